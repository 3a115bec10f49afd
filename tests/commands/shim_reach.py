"""Which calls the shim reaches: the table in docs/cli.md, measured.

Each call of the table runs with each way to put the shim before the AWS CLI. The `aws` behind it records its operation: the
new one was translated, the old one went past the shim.
"""

import shutil

import support
from support import SOURCE, TOOL

CALL = "connect update-user-phone-config --user-id u --instance-id i --phone-config PhoneType=SOFT_PHONE"
WORDS = ", ".join(f'"{word}"' for word in CALL.split())

# What stands in the first column, and the line of a script that does it.
CALLS = {
    "`aws ...`": f"aws {CALL}",
    '`eval "aws ..."`': f'eval "aws {CALL}"',
    "`$(aws ...)`": f"x=$(aws {CALL})",
    "`$AWS ...`": f"AWS=aws; $AWS {CALL}",
    "`time aws ...`": f"time aws {CALL}",
    "`bash -c 'aws ...'`": f"bash -c 'aws {CALL}'",
    "another bash script": "./other.bash",
    "`sh -c 'aws ...'`": f"sh -c 'aws {CALL}'",
    "another sh script": "./other.sh",
    "`command`": f"command aws {CALL}",
    "`exec`": f"exec aws {CALL}",
    "`env`": f"env aws {CALL}",
    "`timeout`": f"timeout 60 aws {CALL}",
    "`nice`": f"nice aws {CALL}",
    "`nohup`": f"nohup aws {CALL}",
    "`setsid`": f"setsid -w aws {CALL}",
    "`stdbuf`": f"stdbuf -o0 aws {CALL}",
    "`xargs`": f"echo u | xargs aws {CALL} --user-id",
    "`find -exec`": f"find . -maxdepth 0 -exec aws {CALL} \\;",
    "`parallel`": f"parallel --will-cite aws {CALL} --user-id ::: u",
    '`sudo env "PATH=$PATH"`': f'sudo -n --preserve-env=RECORD env "PATH=$PATH" aws {CALL}',
    "`sudo -E` where sudoers sets `secure_path`": f"sudo -n -E aws {CALL}",
    "Python": f"{{python}} -c 'import subprocess; subprocess.run([\"aws\", {WORDS}])'",
    "Python with `shell=True`": f"{{python}} -c 'import subprocess; subprocess.run(\"aws {CALL}\", shell=True)'",
    "Node.js": f"node -e 'require(\"child_process\").execFileSync(\"aws\", [{WORDS}])'",
    "Node.js with `exec`": f"node -e 'require(\"child_process\").exec(\"aws {CALL}\")'",
    "`/usr/local/bin/aws ...`": f"{{directory}}/bin/aws {CALL}",
}
# Another machine, or a container's own files.
NOT_MEASURED = {"`ssh`", "`docker run`"}

FUNCTION = 'aws() { connect-userconfig aws "$@"; }\n'
# What stands before the call in the script, which shell runs it, and which variables are set.
WAYS = {
    "function in the script": (FUNCTION, "bash", {}),
    "the same with `export -f aws`": (FUNCTION + "export -f aws\n", "bash", {}),
    "`BASH_ENV`": ("", "bash", {"BASH_ENV": "{directory}/aws.bash"}),
    "program on `PATH`": ("", "bash", {"PATH": "{directory}/first:{path}"}),
    "`alias` in sh": ("alias aws='connect-userconfig aws'\n", "sh", {}),
}


def table():
    """(call, way, what the page says)"""
    lines = (SOURCE / "docs/cli.md").read_text("utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("| call | function in the script |"))
    ways = [cell.strip() for cell in lines[start].strip("|").split("|")][1:]
    for line in lines[start + 2:]:
        if not line.startswith("|"):
            return
        calls, *answers = [cell.strip() for cell in line.strip("|").split("|")]
        for call in calls.split(", "):
            yield from ((call, way, answer) for way, answer in zip(ways, answers, strict=True))


class ShimReach(support.ToolTest):
    def setUp(self):
        super().setUp()
        for name in ("bin", "first", "tool"):
            (self.directory / name).mkdir()
        self.script("bin/aws", '#!/bin/sh\necho "$2" >> "$RECORD"\n')
        self.script("first/aws", f'#!/bin/sh\nexec connect-userconfig aws --aws-command {self.directory}/bin/aws "$@"\n')
        (self.directory / "tool/connect-userconfig").symlink_to(TOOL)
        self.write("aws.bash", FUNCTION)
        self.script("other.bash", f"#!/bin/bash\naws {CALL}\n")
        self.script("other.sh", f"#!/bin/sh\naws {CALL}\n")
        self.path = f"{self.directory}/tool:{self.directory}/bin:/usr/bin:/bin"

    def reached(self, call, way):
        """True if the shim translated the call; nothing if no AWS CLI was run."""
        before, shell, variables = WAYS[way]
        names = {"directory": self.directory, "path": self.path, "python": "/usr/bin/python3"}
        record = self.write("record", "")
        line = CALLS[call]
        for name, value in names.items():
            line = line.replace("{" + name + "}", str(value))
        script = self.write("script", f"{before}{line}\n")
        environment = {"PATH": self.path, "HOME": str(self.directory), "RECORD": str(record), "LC_ALL": "C",
                       "CONNECT_USERCONFIG_AWS": f"{self.directory}/bin/aws"}
        self.run_program(shell, script, env=environment | {n: v.format(**names) for n, v in variables.items()})
        operations = record.read_text().split()
        return operations == ["update-user-config"] if operations else None

    def program(self, call):
        return CALLS[call].replace("{python}", "/usr/bin/python3").split()[0]

    def test_the_table(self):
        measured = 0
        for call, way, answer in table():
            if call in NOT_MEASURED:
                self.assertEqual(answer, "no")
                continue
            with self.subTest(call, way=way):
                program = self.program(call)
                if program in ("sudo", "parallel", "node", "/usr/bin/python3") and not shutil.which(program):
                    self.skipTest(f"there is no {program}")
                if program == "sudo" and self.run_program("sudo", "-n", "true").status != 0:
                    self.skipTest("sudo asks for a password")
                self.assertEqual("yes" if self.reached(call, way) else "no", answer)
                measured += 1
        print(f"{measured} cells measured")

    def test_nothing_is_left_out(self):
        self.assertEqual({call for call, _, _ in table()} - NOT_MEASURED, set(CALLS))
