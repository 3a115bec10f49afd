// The command create-user whose operation, or whose words so far, are kept in a variable.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(kept_operation)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // The operation in a variable
    {"of a Makefile", makefile, "OP := create-user\na:\n\taws connect $(OP) --cli-input-json file://u.json\n",
     "1:7 aws-cli-commands"},
    {"of a Makefile, with options from elsewhere", makefile, "OP = create-user\na:\n\taws connect $(OP) $(PHONE)\n",
     "1:6 aws-cli-commands"},
    {"of a Makefile, without settings", makefile, "OP = create-user\na:\n\taws connect $(OP) --username $(U)\n", ""},
    {"of a workflow", yaml, "env:\n  OP: create-user\nrun: aws connect $OP --username x $PHONE_ARGS\n",
     "2:7 aws-cli-commands"},
    {"of a workflow, in quotes", yaml, "env:\n  OP: 'create-user'\nrun: aws connect \"$OP\" --cli-input-json \"$J\"\n",
     "2:8 aws-cli-commands"},
    {"of a workflow, by an expression", yaml,
     "env: {OP: create-user}\nrun: aws connect ${{ env.OP }} --cli-input-json file://u.json\n",
     "1:11 aws-cli-commands"},
    {"of a container, by name and value", yaml,
     "- name: OP\n  value: create-user\n- command: aws connect $OP --cli-input-json file://u.json\n",
     "2:10 aws-cli-commands"},
    {"of a batch file", batch, "set OP=create-user\naws connect %OP% --cli-input-json file://u.json\n",
     "1:8 aws-cli-commands"},
    {"of PowerShell", powershell, "$op = 'create-user'\naws connect $op --cli-input-json file://u.json\n",
     "1:8 aws-cli-commands"},
    {"of Groovy", groovy, "def op = 'create-user'\nsh \"aws connect ${op} --cli-input-json file://u.json\"\n",
     "1:11 aws-cli-commands"},
    {"of a Dockerfile", dockerfile, "ENV OP=create-user\nRUN aws connect $OP --cli-input-json file:///v.json\n",
     "1:8 aws-cli-commands"},
    {"of a Dockerfile, without a sign", dockerfile,
     "ENV OP create-user\nRUN aws connect \\\n  $OP \\\n  --cli-input-json file:///v.json\n", "1:8 aws-cli-commands"},
    {"of Python, in a list", python,
     "op = \"create-user\"\nrun([\"aws\", \"connect\", op, \"--cli-input-json\", \"file://u.json\"])\n",
     "1:7 aws-cli-commands"},
    {"of Python, in a list with others from elsewhere", python,
     "OP = \"create-user\"\nrun([\"aws\", \"connect\", OP, \"--username\", u, *more])\n", "1:7 aws-cli-commands"},
    {"of Python, in a text", python, "op = 'create-user'\nos.system(f'aws connect {op} --cli-input-json {f}')\n",
     "1:7 aws-cli-commands"},
    {"of Python, without settings", python, "op = 'create-user'\nrun(['aws', 'connect', op, '--username', u])\n", ""},
    {"of Python, a member", python,
     "self.op = 'create-user'\nrun(['aws', 'connect', self.op, '--cli-input-json', f])\n", "1:12 aws-cli-commands"},
    {"of JavaScript", javascript,
     "const op = 'create-user';\nexecSync(`aws connect ${op} --cli-input-json file://u.json`);\n",
     "1:13 aws-cli-commands"},
    {"of Terraform", terraform,
     "locals {\n  op = \"create-user\"\n}\n  command = \"aws connect ${local.op} --cli-input-json file://u.json\"\n",
     "2:9 aws-cli-commands"},
    {"of fish", other_shell, "set -g op create-user\naws connect $op --cli-input-json file://u.json\n",
     "1:11 aws-cli-commands"},
    {"of a Taskfile", yaml, "vars: {OP: create-user}\ncmds:\n- aws connect {{.OP}} --cli-input-json file://u.json\n",
     "1:12 aws-cli-commands"},
    {"for another service", makefile, "OP = create-user\na:\n\taws iam $(OP) --cli-input-json file://u.json\n", ""},
    {"for nobody", python, "op = 'create-user'\nconnect(other, '--cli-input-json')\n", ""},
    {"in a comment", python, "# op = 'create-user'\nrun(['aws', 'connect', op, '--cli-input-json', f])\n", ""},
    // The words so far in a variable
    {"a list that is added to", python,
     "base = [\"aws\", \"connect\", \"create-user\"]\nrun(base + [\"--cli-input-json\", f\"file://{path}\"])\n",
     "1:28 aws-cli-commands"},
    {"a list that grows", python,
     "cmd = ['aws', 'connect', 'create-user', '--username', u]\ncmd += ['--cli-input-json', "
     "'file://u.json']\nrun(cmd)\n",
     "1:27 aws-cli-commands"},
    {"a list that is extended", python,
     "cmd = ['aws', 'connect', 'create-user']\ncmd.extend(['--cli-input-json', p])\n", "1:27 aws-cli-commands"},
    {"a list that is extended by another", python, "cmd = ['aws', 'connect', 'create-user']\ncmd.extend(phone_args)\n",
     "1:27 aws-cli-commands"},
    {"a list plus another", python, "cmd = ['aws', 'connect', 'create-user']\nrun(cmd + args)\n",
     "1:27 aws-cli-commands"},
    {"a list that is spread", javascript,
     "const base = ['connect', 'create-user'];\nspawn('aws', [...base, '--cli-input-json', f]);\n",
     "1:27 aws-cli-commands"},
    {"a list with words that are pushed", javascript,
     "const args = ['connect', 'create-user'];\nargs.push('--cli-input-json', f);\nspawn('aws', args);\n",
     "1:27 aws-cli-commands"},
    {"a list and another by concat", javascript,
     "const args = ['connect', 'create-user'];\nspawn('aws', args.concat(more));\n", "1:27 aws-cli-commands"},
    {"a text that is added to", python,
     "cmd = 'aws connect create-user'\nos.system(cmd + ' --cli-input-json file://u.json')\n", "1:20 aws-cli-commands"},
    {"a text in a text", python,
     "cmd = 'aws connect create-user --username a'\nos.system(f'{cmd} --cli-input-json file://u.json')\n",
     "1:20 aws-cli-commands"},
    {"a list that is run as it is", python,
     "cmd = ['aws', 'connect', 'create-user', '--username', u]\nrun(cmd, check=True)\nprint(cmd)\n", ""},
    {"a list that gets a name", python,
     "cmd = ['aws', 'connect', 'create-user']\ncmd += ['--username', u]\ncmd.append('--debug')\n", ""},
    {"words of another tool", makefile, "CMD = $(KC) create-user\na:\n\t$(KC2) $(CMD) $(ARGS)\n", ""},
    {"a list of another tool", python, "cmd = [f'{kc}', 'create-user']\ncmd += args\nrun(cmd)\n", ""},
    {"a list of another service", python,
     "cmd = ['aws', 'iam', 'create-user']\ncmd += ['--cli-input-json', 'file://u.json']\n", ""},
    // The task of Azure DevOps
    {"a saved request in Azure's task", yaml,
     "steps:\n- task: AWSCLI@1\n  inputs:\n    awsCommand: connect\n    awsSubCommand: create-user\n"
     "    awsArguments: '--cli-input-json file://user.json'\n",
     "5:20 aws-cli-commands"},
    {"quoted words, in another order", yaml,
     "- task: AWSCLI@1\n  inputs:\n    awsArguments: >-\n      --cli-input-json file://u.json\n"
     "    awsSubCommand: 'create-user'\n    awsCommand: 'connect'\n",
     "5:21 aws-cli-commands"},
    {"options from a variable in Azure's task", yaml,
     "- task: AWSCLI@1\n  inputs:\n    awsCommand: connect\n    awsSubCommand: create-user\n"
     "    awsArguments: --username $(U) $(PHONE)\n",
     "4:20 aws-cli-commands"},
    {"Azure's task without settings", yaml,
     "- task: AWSCLI@1\n  inputs:\n    awsCommand: connect\n    awsSubCommand: create-user\n"
     "    awsArguments: --username $(U)\n",
     ""},
    {"Azure's task for another service", yaml,
     "- task: AWSCLI@1\n  inputs:\n    awsCommand: iam\n    awsSubCommand: create-user\n"
     "    awsArguments: --cli-input-json file://u.json\n",
     ""},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
