"""The script of --format aws-cli, run by real shells with an AWS CLI that does what the test says."""

import json
import os
import shutil
import signal
import stat
import subprocess

import support
from support import ARN, ENVIRONMENT, lines, user

SHELLS = [[shell] for shell in ("dash", "bash") if shutil.which(shell)]
SHELLS += [["busybox", "sh"]] if shutil.which("busybox") else []
EVIL = "m'; touch pwned; $(touch pwned) `touch pwned` \" \\ * ~ & | ; # (x"

# Writes down each call, and then does what `$HOME/say-USER` says.
AWS = """#!/bin/sh
[ -z "$(cat)" ] || echo input >> "$HOME/pwned"
printf '%s\\n' "$4" >> "$HOME/calls"
printf '%s %s\\n' "$AWS_RETRY_MODE" "$AWS_MAX_ATTEMPTS" > "$HOME/retries"
id=${4#*'"UserId":"'}
id=${id%%'"'*}
[ ! -f "$HOME/say-$id" ] || . "$HOME/say-$id"
"""


def named(number, **config):
    return {**user(number, **config), "Username": f"mary{number}"}


class Script(support.ToolTest):
    def setUp(self):
        super().setUp()
        (self.directory / "bin").mkdir()
        self.script("bin/aws", AWS)
        self.environment = {**ENVIRONMENT, "HOME": str(self.directory), "PATH": f"{self.directory}/bin:/usr/bin:/bin"}

    def in_each_shell(self):
        for shell in SHELLS:
            with self.subTest(shell=shell[0]):
                for path in self.directory.iterdir():
                    if path.is_file() or path.is_symlink():
                        path.unlink()
                self.shell = shell
                yield shell

    def generate(self, *users, name="migrate.sh"):
        content = self.run_tool("convert", "-q", "--format", "aws-cli", stdin=lines(*users)).stdout
        self.write(name, content)
        return content

    def says(self, number, text):
        self.write(f"say-u-{number}", text)

    def run_script(self, *arguments, **options):
        return self.run_program(*self.shell, *(arguments or ["migrate.sh"]), **{"env": self.environment, **options})

    def called(self):
        """Who was called since the last look, in order."""
        path = self.directory / "calls"
        calls = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        # A line that is cut may end before its request: the AWS CLI refuses that.
        return [json.loads(call)["UserId"] for call in calls if call]

    def expect(self, result, status, called, *told):
        shown = result.stderr.decode()
        self.assertEqual((result.status, self.called()), (status, called), shown)
        for text in told:
            self.assertIn(text, shown)
        self.assertFalse((self.directory / "pwned").exists())

    def test_a_failure_in_the_middle(self):
        for _ in self.in_each_shell():
            self.generate(*(named(n) for n in range(4)))
            self.says(1, "echo 'An error occurred (ResourceNotFoundException): no such user' >&2; exit 254")
            self.says(2, "echo said")
            first = self.run_script()
            self.expect(first, 1, ["u-0", "u-1", "u-2", "u-3"], "(ResourceNotFoundException): no such user",
                        "3 sent, 0 done before, 1 failed", "\n  mary1 (u-1)\n")
            self.assertEqual(first.stdout, b"said\n")
            self.expect(self.run_script(), 1, ["u-1"], "0 sent, 3 done before, 1 failed", "mary1 (u-1)")
            self.says(1, "")
            self.expect(self.run_script(), 0, ["u-1"], "1 sent, 3 done before, 0 failed")
            self.expect(self.run_script(), 0, [], "0 sent, 4 done before")
            self.assertEqual(stat.S_IMODE((self.directory / "migrate.sh.done").stat().st_mode), 0o600)

    def test_whoever_runs_it_strictly(self):
        for _ in self.in_each_shell():
            self.generate(*(named(n) for n in range(3)))
            self.says(1, "exit 254")
            self.expect(self.run_script("-eu", "migrate.sh"), 1, ["u-0", "u-1", "u-2"], "2 sent, 0 done before, 1 failed")
            self.expect(self.run_script("-eu", "migrate.sh"), 1, ["u-1"], "0 sent, 2 done before, 1 failed")

    def test_a_changed_request_is_sent_again_and_so_is_the_way_back(self):
        for _ in self.in_each_shell():
            for auto_accept in (True, False, True):
                self.generate(named(0), named(1, AutoAccept=auto_accept))
                self.run_script()
                self.assertIn(self.called(), (["u-0", "u-1"], ["u-1"]))
            content = self.generate(named(0), named(1, AutoAccept=True)).replace(b"us-west-2", b"us-east-1")
            self.write("migrate.sh", content)
            self.expect(self.run_script(), 0, ["u-0", "u-1"])

    def test_a_rehearsal_elsewhere_is_not_what_was_done_here(self):
        elsewhere = "http://127.0.0.1:9"
        for _ in self.in_each_shell():
            self.generate(named(0))
            for more in ({"AWS_ENDPOINT_URL_CONNECT": elsewhere}, {}, {"AWS_ENDPOINT_URL": elsewhere}, {},
                         {"AWS_ENDPOINT_URL": "http://127.0.0.1:8", "AWS_ENDPOINT_URL_CONNECT": elsewhere},
                         {"AWS_ENDPOINT_URL_CONNECT": elsewhere, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "True"}):
                self.expect(self.run_script(env={**self.environment, **more}), 0, ["u-0"], "1 sent, 0 done before")
            self.expect(self.run_script(), 0, [], "0 sent, 1 done before")

    def test_what_may_have_arrived_is_not_what_was_done_before(self):
        for _ in self.in_each_shell():
            self.generate(named(0, AutoAccept=True))
            self.expect(self.run_script(), 0, ["u-0"])
            self.generate(named(0, AutoAccept=False))
            self.says(0, "exit 255")
            self.expect(self.run_script(), 1, ["u-0"])
            self.generate(named(0, AutoAccept=True))
            self.says(0, "")
            self.expect(self.run_script(), 0, ["u-0"])

    def test_retries_are_the_clis(self):
        for _ in self.in_each_shell():
            self.generate(named(0))
            self.run_script()
            self.assertEqual((self.directory / "retries").read_text(), "standard 10\n")
            (self.directory / "migrate.sh.done").unlink()
            self.run_script(env={**self.environment, "AWS_RETRY_MODE": "legacy", "AWS_MAX_ATTEMPTS": "2"})
            self.assertEqual((self.directory / "retries").read_text(), "legacy 2\n")

    def test_what_nobody_gets_over_stops_it_at_once(self):
        rows = [("exit 127", "not found"), ("exit 253", "credentials"),
                ("echo 'Unable to locate credentials.' >&2; exit 255", "no credentials"),
                ("echo 'You must specify a region.' >&2; exit 255", "no region"),
                ("echo 'Could not connect to the endpoint URL: x' >&2; exit 255", "cannot be reached"),
                ("echo 'argument operation: Found invalid choice' >&2; exit 252", "2.33.19"),
                ("exit 252", "2.33.19"),
                ("echo 'An error occurred (ExpiredTokenException) when' >&2; exit 254", "credentials"),
                ("echo 'Error when retrieving token from sso: Token has expired' >&2; exit 255", "credentials")]
        for _ in self.in_each_shell():
            self.generate(*(named(n) for n in range(3)))
            for action, told in rows:
                self.says(0, action)
                self.expect(self.run_script(), 1, ["u-0"], "Stopped at mary0 (u-0)", told, "0 sent, 0 done before, 0 failed")
            self.says(0, "echo 'Parameter validation failed:' >&2; exit 252")
            self.expect(self.run_script(), 1, ["u-0", "u-1", "u-2"], "2 sent, 0 done before, 1 failed")

    def test_no_aws_cli(self):
        for shell in self.in_each_shell():
            self.generate(named(0), named(1))
            (self.directory / "without").mkdir(exist_ok=True)
            for name in ("grep", "cksum", shell[0]):
                path = self.directory / "without" / name
                if not path.exists():
                    path.symlink_to(shutil.which(name))
            result = self.run_script(env={**self.environment, "PATH": f"{self.directory}/without"})
            self.expect(result, 1, [], "Stopped at mary0 (u-0)", "not found")

    def test_hostile_names_and_ids(self):
        for _ in self.in_each_shell():
            self.generate({**named(0), "Username": EVIL}, {**named(1), "Username": "x\ntouch pwned\n"},
                          {**named(2), "Username": "-n %s \\n\x1b[2J"}, {**named(3), "Id": EVIL, "Arn": ARN + EVIL})
            for number in range(3):
                self.says(number, "exit 254")
            for _ in range(2):
                result = self.run_script()
                self.assertEqual(result.status, 1)
                self.assert_clean(result.stderr)
                self.assertIn(f"  {EVIL} (u-0)\n", result.stderr.decode())
            self.assertFalse((self.directory / "pwned").exists())

    def test_a_record_that_somebody_else_wrote_runs_nothing(self):
        for _ in self.in_each_shell():
            self.generate(named(0))
            self.write("migrate.sh.done", "1_1;touch pwned 1_1\n$(touch pwned) 1\n1_2 $(touch pwned)\n`touch pwned`\ntorn")
            self.expect(self.run_script(), 0, ["u-0"])
            self.expect(self.run_script(), 0, ["u-0"])
            self.expect(self.run_script(), 0, [])

    def test_the_record_is_a_file_and_no_link(self):
        for _ in self.in_each_shell():
            self.generate(named(0))
            self.write("victim", "precious\n")
            for target in ("victim", "missing"):
                (self.directory / "migrate.sh.done").symlink_to(target)
                self.expect(self.run_script(), 1, [], "migrate.sh.done")
                (self.directory / "migrate.sh.done").unlink()
            self.assertEqual((self.directory / "victim").read_text(), "precious\n")
            self.assertFalse((self.directory / "missing").exists())

    def test_from_a_pipe_there_is_no_record_unless_it_is_named(self):
        for shell in self.in_each_shell():
            content = self.generate(named(0), named(1))
            for path in (shell[0], "aws"):  # what $0 may look like
                self.write(path, "no script\n")
            for arguments in (["-s"], ["-s", "aws"]):
                self.expect(self.run_script(*arguments, stdin=content), 0, ["u-0", "u-1"], "CONNECT_USERCONFIG_DONE")
            self.assertEqual(list(self.directory.glob("*.done")), [])
            environment = {**self.environment, "CONNECT_USERCONFIG_DONE": "-n"}
            for expected in (["u-0", "u-1"], []):
                self.expect(self.run_script("-s", stdin=content, env=environment), 0, expected)
            self.assertTrue((self.directory / "-n").exists())

    def test_one_behind_another_and_one_that_is_cut(self):
        for _ in self.in_each_shell():
            one, two = self.generate(named(0), named(1)), self.generate(named(2), named(1, AutoAccept=True), named(3))
            self.says(0, "exit 254")
            self.write("migrate.sh", one + two)
            self.expect(self.run_script(), 1, ["u-0", "u-1", "u-2", "u-1", "u-3"], "4 sent, 0 done before, 1 failed", "mary0 (u-0)")
            self.write("cut.sh", b"".join(two.splitlines(True)[:-2]))
            self.expect(self.run_script("cut.sh"), 0, ["u-2", "u-1"], "2 sent", "cut off")
            for size in range(0, len(two), 97):
                self.write("cut.sh", two[:size])
                result = self.run_script("cut.sh")
                if size > two.rindex(b"send "):
                    continue
                self.assertLessEqual(len(self.called()), 2)
                if result.status == 0 and size > two.index(b"\nsend "):
                    self.assertIn(b"cut off", result.stderr)

    def test_nobody_to_send_to(self):
        for _ in self.in_each_shell():
            self.generate()
            self.expect(self.run_script(), 0, [], "0 sent, 0 done before, 0 failed")

    def test_interrupted(self):
        for _ in self.in_each_shell():
            self.generate(*(named(n) for n in range(3)))
            # As Ctrl-C does: all that run in the foreground get it, and the AWS CLI ends by itself.
            self.says(1, "trap '' INT; kill -s INT 0; exit 130")
            self.expect(self.run_script(), -signal.SIGINT, ["u-0", "u-1"], "1 sent, 0 done before, 0 failed", "goes on where it was")
            self.says(1, "")
            self.expect(self.run_script(), 0, ["u-1", "u-2"])

    def test_asked_to_end(self):
        """What is under way is finished, and counts."""
        for shell in self.in_each_shell():
            self.generate(*(named(n) for n in range(3)))
            self.says(1, 'kill -s TERM "$(cat "$HOME/pid")"')
            result = self.run_script("-c", 'echo $$ > "$HOME/pid"; exec "$@"', "x", *shell, "migrate.sh")
            self.expect(result, -signal.SIGTERM, ["u-0", "u-1"], "2 sent, 0 done before, 0 failed", "goes on where it was")
            self.says(1, "")
            self.expect(self.run_script(), 0, ["u-2"])

    def test_neighbours(self):
        for _ in self.in_each_shell():
            request = {"Username": "it's", "Password": "Secret123", "PhoneConfig": {"PhoneType": "SOFT_PHONE"},
                       "SecurityProfileIds": ["s"], "RoutingProfileId": "r", "InstanceId": "i"}
            content = self.generate(request)
            self.assertIn(b"\nsend 'it'\\''s' aws connect create-user --cli-input-json '", content)
            self.assertEqual(self.run_script().status, 0)
            self.assertEqual(self.run_script().stderr.count(b"0 sent, 1 done before"), 1)

    def test_it_is_no_finding(self):
        request = {"Username": "u", "PhoneConfig": {"PhoneType": "SOFT_PHONE"}, "SecurityProfileIds": ["s"],
                   "RoutingProfileId": "r", "InstanceId": "i"}
        content = self.generate(named(0), named(1, AutoAccept=True), request)
        if not shutil.which("shfmt"):
            self.skipTest("no shfmt")
        for arguments in ([], ["--write"]):
            result = self.run_tool("rewrite", *arguments, "migrate.sh")
            self.assertEqual((result.status, result.stdout), (0, b""), result)
        self.assertEqual((self.directory / "migrate.sh").read_bytes(), content)

    def test_many_who_are_done(self):
        """20,000 lines of a record cost no time to speak of; the test's own limit is what would tell."""
        for _ in self.in_each_shell():
            self.generate(*(named(n) for n in range(3)))
            self.run_script()
            record = (self.directory / "migrate.sh.done").read_bytes()
            self.write("migrate.sh.done", b"".join(b"%d_%d 1_1\n" % (n, n) for n in range(20_000)) + record)
            self.called()
            self.expect(self.run_script(), 0, [], "0 sent, 3 done before")

    def test_no_linter_finds_anything(self):
        if not shutil.which("shellcheck"):
            self.skipTest("no shellcheck")
        self.generate(named(0))
        shown = subprocess.run(["shellcheck", "migrate.sh"], cwd=self.directory, stdout=subprocess.PIPE)
        self.assertEqual((shown.returncode, shown.stdout.decode()), (0, ""))


if __name__ == "__main__":
    support.main()
