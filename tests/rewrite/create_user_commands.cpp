// The command create-user whose settings come from elsewhere, and that of other services.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(create_user_commands)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // Commands whose settings come from elsewhere
    {"a saved request in a Makefile", makefile, "a:\n\taws connect create-user --cli-input-json file://u.json\n",
     "2:14 aws-cli-commands"},
    {"a saved request in a list of words", dockerfile,
     "CMD [\"aws\",\"connect\",\"create-user\",\"--cli-input-yaml\",\"x\"]\n", "1:23 aws-cli-commands"},
    {"a saved request in folded YAML", yaml,
     "- run: >\n    aws connect create-user\n      --cli-input-json file://u.json\n", "2:17 aws-cli-commands"},
    {"options from a variable", makefile, "a:\n\taws connect create-user $(OPTIONS)\n", "2:14 aws-cli-commands"},
    {"a name from a variable", makefile, "a:\n\taws connect create-user --username $(NAME)\n", ""},
    // Wherever it stands among the options.
    {"options from a variable behind others", yaml, "- run: aws connect create-user --username $U $ARGS\n",
     "1:20 aws-cli-commands"},
    {"options from a list behind others", yaml, "- run: aws connect create-user --username $U \"${ARGS[@]}\"\n",
     "1:20 aws-cli-commands"},
    {"options from a variable behind others, of Groovy", groovy,
     "node { sh \"aws connect create-user --username ${u} ${args}\" }\n", "1:24 aws-cli-commands"},
    {"options from a variable behind others, of Python", python,
     "os.system(f\"aws connect create-user --username {u} {args}\")\n", "1:25 aws-cli-commands"},
    {"options from a variable of Python", python, "os.system(f\"aws connect create-user {args}\")\n",
     "1:25 aws-cli-commands"},
    {"options from a variable behind others, of JavaScript", javascript,
     "execSync(`aws connect create-user --username ${u} ${args}`);\n", "1:23 aws-cli-commands"},
    {"options from a table behind others", powershell, "aws connect create-user --username $u @phoneArgs\n",
     "1:13 aws-cli-commands"},
    {"options from a variable behind others, in a Makefile", makefile,
     "x:\n\taws connect create-user --username $(U) $(PHONE)\n", "2:14 aws-cli-commands"},
    {"options from a variable behind others, of a batch file", batch,
     "aws connect create-user --username %U% %PHONE%\n", "1:13 aws-cli-commands"},
    {"options from a variable behind others, in a Dockerfile", dockerfile,
     "CMD aws connect create-user --instance-id=$I $ARGS\n", "1:17 aws-cli-commands"},
    {"options from a variable behind others, in a page", markdown,
     "```yaml\n- aws connect create-user --instance-id $I $ARGS\n```\n", "2:15 aws-cli-commands"},
    {"options spread into a list", python, "run([\"aws\", \"connect\", \"create-user\", \"--username\", u, *args])\n",
     "1:25 aws-cli-commands"},
    {"options spread into a list of JavaScript", javascript,
     "spawn('aws', ['connect', 'create-user', '--username', u, ...args]);\n", "1:27 aws-cli-commands"},
    {"options in quotes within a text", groovy, "sh(\"aws connect create-user --username a \\\"$args\\\"\")\n",
     "1:17 aws-cli-commands"},
    {"options behind one that takes no value", yaml, "- run: aws connect create-user --no-cli-pager $ARGS\n",
     "1:20 aws-cli-commands"},
    {"options from GitHub's inputs", yaml, "- run: aws connect create-user --username $U ${{ inputs.args }}\n",
     "1:20 aws-cli-commands"},
    {"values from variables", yaml,
     "- run: aws connect create-user --username \"$U\" --instance-id ${I} --region=$R --password '${{ inputs.p }}'\n",
     ""},
    {"values from variables of a program", javascript,
     "execSync(`aws connect create-user --username ${u} --instance-id \"${i}\" --directory-user-id ${d.id}`);\n", ""},
    {"values in a list", python,
     "run([\"aws\", \"connect\", \"create-user\", \"--username\", u, \"--instance-id\", f\"{i}\"])\nf(*args)\n", ""},
    {"a variable in a value in quotes", yaml, "- run: aws connect create-user --username \"a $U\" --region r\n", ""},
    {"a variable of the next command", yaml, "- run: aws connect create-user --username a && echo $X\n", ""},
    {"a file that is written", yaml, "- run: aws connect create-user --username a > $OUT 2> ${ERR}\n", ""},
    {"a variable behind the end of the text", python,
     "os.system(f\"aws connect create-user --username {u}\"); g(f\"{x}\")\n", ""},
    {"a variable behind the end of a text in code", javascript, "x = `aws connect create-user --username u` + $x;\n",
     ""},
    {"options in the next line of PowerShell", powershell, "aws connect create-user --username $u `\n  @phoneArgs\n",
     "1:13 aws-cli-commands"},
    {"another command's saved request", yaml,
     "- aws connect create-user --username a\n- aws s3api x --cli-input-json y\n", ""},
    // Other services have users, too.
    {"a user of IAM in a workflow", yaml, "- run: aws iam create-user --cli-input-json file://u.json\n", ""},
    {"users of IAM and WorkMail in a Makefile", makefile,
     "a:\n\taws iam create-user --cli-input-json file://u.json\n\t$(AWS) workmail create-user $(ARGS)\n", ""},
    {"a user of IAM in a list of words", python,
     "run(['aws', 'iam', 'create-user', '--cli-input-json', 'file://u.json'])\n", ""},
    {"a user of IAM in a list of YAML", yaml, "- aws\n- iam\n- create-user\n- --cli-input-json\n- file://u.json\n", ""},
    {"a user of Redshift in PowerShell", powershell, "aws redshift-serverless create-user @args\n", ""},
    {"a user of IAM in a page", markdown,
     "Run `aws iam create-user --cli-input-json file://u.json`.\n\n```\naws iam create-user $ARGS\n```\n", ""},
    {"a user of MemoryDB behind options", groovy,
     "sh \"aws --no-cli-pager --region r memorydb create-user --cli-input-json file://u.json\"\n", ""},
    {"a user of Transfer by a variable in a script", shell, "\"$AWS\" transfer create-user --cli-input-json file://u\n",
     ""},
    {"a user of IAM beside one of Connect", makefile,
     "a:\n\taws iam create-user $(ARGS)\n\taws connect create-user $(ARGS)\n", "3:14 aws-cli-commands"},
    {"options between the service and its command", makefile,
     "a:\n\taws connect --region r --debug create-user $(ARGS)\n", "2:33 aws-cli-commands"},
    {"a service in a variable", makefile, "a:\n\taws $(service) create-user --cli-input-json file://u.json\n",
     "2:17 aws-cli-commands"},
    {"a service in a variable of a program", python,
     "run(f'aws {service} create-user --cli-input-json file://u.json')\n", "1:21 aws-cli-commands"},
    {"a service in a variable of a list", python,
     "run(['aws', service, 'create-user', '--cli-input-json', 'file://u.json'])\n", "1:23 aws-cli-commands"},
    {"a profile with the name of a service", makefile,
     "a:\n\taws connect --profile iam create-user --cli-input-json file://u.json\n", "2:28 aws-cli-commands"},
    {"a service in a variable of a script", shell, "\"$AWS\" \"$S\" create-user --cli-input-json file://u\n",
     "1:13 aws-cli-commands"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
