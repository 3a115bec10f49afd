"""The tool as a stand-in for the AWS CLI: what reaches the real one, byte for byte, and what comes back."""

import json
import os
import signal
import subprocess

import support
from support import ENVIRONMENT, TOOL

RECORDER = """#!/bin/sh
printf '%s\\0' "$@" > "$RECORD"
cat
echo out
echo err >&2
exit "${STATUS:-0}"
"""

OLD = ["connect", "update-user-phone-config", "--user-id", "u", "--instance-id", "i", "--phone-config"]
NEW = ["connect", "update-user-config", "--user-id", "u", "--instance-id", "i"]
SOFT = ["--phone-number-configs", "Channel=VOICE,PhoneType=SOFT_PHONE"]


class Shim(support.ToolTest):
    def setUp(self):
        super().setUp()
        (self.directory / "bin").mkdir()
        self.record = self.directory / "record"
        self.script("bin/aws", RECORDER)

    def environment(self, **more):
        return {**ENVIRONMENT, "PATH": f"{self.directory}/bin:/usr/bin:/bin", "RECORD": str(self.record), **more}

    def aws(self, *arguments, stdin=b"", **more):
        return self.run_program(TOOL, "aws", *arguments, stdin=stdin, env=self.environment(**more))

    def recorded(self):
        return [os.fsdecode(word) for word in self.record.read_bytes().split(b"\0")[:-1]]

    def assert_nothing_ran(self):
        self.assertFalse(self.record.exists())

    def test_other_commands_go_through_byte_for_byte(self):
        words = ["s3", "cp", "", "a b", "it's", "\n", "*", "--x=\udcff", "{a,b}", "--print"]
        result = self.aws(*words)
        self.assertEqual(self.recorded(), words)
        self.assertEqual((result.status, result.stdout, result.stderr), (0, b"out\n", b"err\n"))

    def test_legacy_commands_are_translated(self):
        result = self.aws("--quiet", *OLD, "PhoneType=SOFT_PHONE", "--region", "us-west-2")
        self.assertEqual(self.recorded(), NEW + SOFT + ["--region", "us-west-2"])
        self.assertEqual((result.status, result.stdout, result.stderr), (0, b"out\n", b"err\n"))

    def test_notes_are_said_if_asked_for(self):
        # Calls of one script know nothing of each other, and say the same again and again.
        self.assertEqual(self.aws(*OLD, "PhoneType=SOFT_PHONE").stderr, b"err\n")
        for result in (self.aws("--level", "note", *OLD, "PhoneType=SOFT_PHONE"),
                       self.aws(*OLD, "PhoneType=SOFT_PHONE", CONNECT_USERCONFIG_AWS_LEVEL="note")):
            self.assertIn(b"[absent-field-kept]", result.stderr)
            self.assertEqual(result.stdout, b"out\n")
        warned = [*OLD, "PhoneType=DESK_PHONE"]
        self.assertIn(b"[desk-phone-without-number]", self.aws(*warned).stderr)
        self.assertEqual(self.aws("--level=error", *warned).stderr, b"err\n")
        self.assertEqual(self.aws("-q", *warned, CONNECT_USERCONFIG_AWS_LEVEL="note").stderr, b"err\n")
        self.assertEqual(self.aws("s3", CONNECT_USERCONFIG_AWS_LEVEL="loud").status, 2)

    def test_what_the_aws_cli_refuses_is_refused_as_it_does(self):
        for wrong in (["phoneType=SOFT_PHONE"], ["PhoneType=DESK_PHONE,PhoneNumber=+12065550112"], ["AutoAccept=maybe"],
                      ["PhoneType=SOFT_PHONE,PhoneType=DESK_PHONE"],
                      ['{"PhoneConfig":{"PhoneType":"SOFT_PHONE"}}'], ["PhoneType=SOFT_PHONE", "--colour", "red"],
                      ["file://none.json"], ["{"]):
            for options in (["-q"], ["-q", "--print"]):
                result = self.aws(*options, *OLD, *wrong)
                self.assert_nothing_ran()
                self.assertEqual((result.status, result.stdout), (252, b""), wrong)
                self.assertIn(b"error: ", result.stderr)

    def test_standard_input_and_status_pass(self):
        for status in (0, 1, 130, 255):
            result = self.aws("s3", "cp", "-", "s3://b/k", stdin=b"\0data\xff", STATUS=str(status))
            self.assertEqual((result.status, result.stdout), (status, b"\0data\xffout\n"))

    def test_signals_pass(self):
        self.script("bin/aws", "#!/bin/sh\nkill -TERM $$\n")
        self.assertEqual(self.aws("s3", "ls").status, -signal.SIGTERM)

    def test_the_process_becomes_the_aws_cli(self):
        self.script("bin/aws", "#!/bin/sh\necho $$\n")
        process = subprocess.Popen([TOOL, "aws", "s3", "ls"], stdout=subprocess.PIPE, env=self.environment())
        out, _ = process.communicate(timeout=60)
        self.assertEqual(int(out), process.pid)

    def test_print(self):
        result = self.aws("--print", *OLD, "PhoneType=SOFT_PHONE,AutoAccept=true")
        self.assert_nothing_ran()
        self.assertEqual(result.status, 0)
        shown = subprocess.run(["sh", "-c", "set -- " + result.stdout.decode().rstrip("\n") + '; printf "%s\\n" "$@"'],
                               capture_output=True, text=True, check=True).stdout.splitlines()
        self.assertEqual(shown[:7], ["aws"] + NEW)
        self.assertEqual(shown[-2:], SOFT)
        self.assertEqual(self.aws("--print", "s3", "ls", "it's").stdout, b"aws s3 ls 'it'\\''s'\n")

    def test_refused_commands_run_nothing(self):
        result = self.aws(*OLD, "PhoneType=DESK_PHONE,DeskPhoneNumber=2065550177")
        self.assert_nothing_ran()
        self.assertEqual((result.status, result.stdout), (1, b""))
        self.assertIn(b"[invalid-phone-number]", result.stderr)
        self.assertIn(b"argument 8, column 38", result.stderr)
        self.assertNotIn(b"2065550177", result.stderr)

    def test_quiet_hides_what_is_no_error_and_nothing_else(self):
        refused = [*OLD, "PhoneType=DESK_PHONE,DeskPhoneNumber=2065550177,AutoAccept=true"]
        loud, quiet = self.aws(*refused), self.aws("-q", *refused)
        self.assertEqual(quiet.status, 1)
        self.assertRegex(loud.stderr, rb"(?m): (warning|note): .*\]$")
        self.assertNotRegex(quiet.stderr, rb"(?m): (warning|note): .*\]$")
        self.assertIn(b"[invalid-phone-number]", quiet.stderr)
        self.assertLessEqual(set(quiet.stderr.splitlines()), set(loud.stderr.splitlines()))
        for wrong in (["--wrong-option", *OLD], [*OLD[:-1], "--phone-confg", "x"]):
            self.assertEqual(self.aws("-q", *wrong).stderr, self.aws(*wrong).stderr)

    def test_nothing_to_migrate_runs_nothing(self):
        result = self.aws(*OLD, "{}")
        self.assert_nothing_ran()
        self.assertEqual((result.status, result.stdout), (0, b""))
        # What is not run is never dropped unseen.
        self.assertIn(b"warning: the record has no setting to migrate: nothing was run [nothing-to-migrate]", result.stderr)
        self.assertEqual(self.aws("--level=note", *OLD, "{}").stderr.count(b"[nothing-to-migrate]"), 1)
        self.assertEqual(self.aws("-q", *OLD, "{}").stderr, b"")
        self.assertNotIn(b"[nothing-to-migrate]", self.aws("connect", "create-user", "--username", "u").stderr)

    def test_options_of_its_own(self):
        self.aws("--auto-accept=all", "--absent", "reset", "--existing", "keep", *OLD, "AutoAccept=true")
        self.assertIn("Channel=EMAIL,AutoAccept=true", self.recorded())
        for wrong in (["--auto-accept", "some"], ["--absent"], ["--existing=none"]):
            result = self.aws(*wrong)
            self.assertEqual((result.status, result.stdout), (2, b""))
            self.assertTrue(result.stderr)
        help_text = self.aws("--help")
        self.assertEqual((help_text.status, help_text.stderr), (0, b""))
        self.assertIn(b"--aws-command", help_text.stdout)

    def test_parameter_files(self):
        self.write("phone.json", '{"PhoneType": "SOFT_PHONE"}')
        self.aws(*OLD, "file://phone.json")
        self.assertEqual(self.recorded(), NEW + SOFT)
        self.record.unlink()
        result = self.aws(*OLD, "file://none.json")
        self.assert_nothing_ran()
        self.assertIn(b"[parameter-file-unreadable]", result.stderr)

    def test_a_password_from_a_file_stays_off_the_command_line(self):
        self.script("bin/aws", '#!/bin/sh\nprintf "%s\\0" "$@" > "$RECORD"\ncat "${4#file://}"\n')
        request = {"Username": "u", "Password": "Secret0123", "SecurityProfileIds": ["s"], "RoutingProfileId": "r",
                   "InstanceId": "i", "PhoneConfig": {"PhoneType": "SOFT_PHONE"}}
        self.write("user.json", json.dumps(request))
        result = self.aws("connect", "create-user", "--cli-input-json", "file://user.json")
        self.assertNotIn("Secret0123", " ".join(self.recorded()))
        sent = json.loads(result.stdout)
        self.assertEqual(sent["Password"], "Secret0123")
        self.assertEqual(sent["PhoneNumberConfigs"], [{"Channel": "VOICE", "PhoneType": "SOFT_PHONE"}])
        self.assertNotIn("PhoneConfig", sent)

    def test_the_command_can_be_named(self):
        other = str(self.script("other cli", "#!/bin/sh\necho other \"$@\"\n"))
        self.assertEqual(self.aws("--aws-command", other, "s3", "ls").stdout, b"other s3 ls\n")
        self.assertEqual(self.aws("s3", "ls", CONNECT_USERCONFIG_AWS=other).stdout, b"other s3 ls\n")
        self.script("bin/aws2", "#!/bin/sh\necho aws2\n")
        self.assertEqual(self.aws("s3", "ls", CONNECT_USERCONFIG_AWS="aws2").stdout, b"aws2\n")

    def test_a_script_without_an_interpreter_line(self):
        self.script("bin/aws", "echo plain \"$@\"\n")
        self.assertEqual(self.aws("s3", "a b").stdout, b"plain s3 a b\n")

    def test_no_command(self):
        result = self.aws("s3", "ls", PATH="/nonexistent")
        self.assertEqual((result.status, result.stdout), (127, b""))
        self.assertEqual(self.aws("s3", "ls", CONNECT_USERCONFIG_AWS="/no/such/file").status, 127)
        self.assertEqual(self.aws("s3", "ls", CONNECT_USERCONFIG_AWS=str(self.directory)).status, 126)
        self.assertEqual(self.aws("--aws-command", self.write("plain", ""), "s3").status, 126)

    def test_it_never_executes_itself(self):
        first = self.directory / "first"
        first.mkdir()
        (first / "aws").symlink_to(TOOL)
        self.assertEqual(self.aws("s3", PATH=f"{first}:{self.directory}/bin:/usr/bin:/bin").status, 0)
        self.assertEqual(self.recorded(), ["s3"])
        self.assertEqual(self.aws("s3", PATH=str(first)).status, 127)
        self.assertEqual(self.aws("s3", CONNECT_USERCONFIG_AWS=TOOL).status, 126)

    def test_a_wrapper_that_calls_it_ends(self):
        self.script("bin/aws", '#!/bin/sh\nexec "%s" aws "$@"\n' % TOOL)
        result = self.aws("s3", "ls")
        self.assertEqual(result.status, 126)
        self.assertIn(b"leads back to this tool", result.stderr)

    def test_control_characters_do_not_reach_a_terminal(self):
        result = self.aws(*OLD, '{"PhoneType":"\\u001b[31mRED\\u202e"}')
        self.assertEqual(result.status, 1)
        self.assertNotIn(b"\x1b", result.stderr)
        self.assertNotIn("\u202e".encode(), result.stderr)
