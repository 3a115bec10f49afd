"""Input that nobody means well with: a diagnostic, never a crash, never a raw control character."""

import os
import subprocess

import support
from support import TOOL, lines, request, user

GOOD = lines(user("good"))


class Hostile(support.ToolTest):
    def refused(self, bad, identifier, arguments=()):
        """The bad record is refused; one behind it, on a line of its own, is converted."""
        result = self.convert(bad + b"\n" + GOOD, *arguments)
        self.assertIn(identifier, result.ids)
        self.assertEqual(result.status, 1)
        self.assertEqual([r["UserId"] for r in result.requests], ["u-good"])
        return result

    def test_deep_nesting(self):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            self.refused(b'{"Id": ' + opening * 10_000 + b"1" + closing * 10_000 + b"}", "nesting-too-deep")
        for text in (b"[" * 100_000, b'{"a":' * 100_000, b"[{" * 50_000, b"]" * 100_000, b"}" * 100_000):
            self.assertEqual(self.convert(text).status, 1)

    def test_a_string_of_100_MB(self):
        result = self.refused(b'{"Id": "' + b"x" * 100_000_000 + b'"}', "record-too-large")
        self.assertLess(len(result.stderr), 2000)

    def test_a_line_of_100_MB_of_nonsense(self):
        self.refused(b"x" * 100_000_000, "malformed-json")

    def test_a_hundred_thousand_members(self):
        members = b",".join(b'"m%d":1' % n for n in range(100_000))
        result = self.convert(b'{"Id":"u","PhoneConfig":{' + members + b"}}", "--instance-id", "i")
        self.assertLess(len(result.stderr), 100_000)

    def test_bytes_that_are_no_text(self):
        for bad in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe6\xbc", b"\x80"):
            self.refused(b'{"Id": "' + bad + b'", "PhoneConfig": {}}', "malformed-json")
            self.refused(bad, "malformed-json")

    def test_lone_surrogates(self):
        for bad in (rb"\ud800", rb"\udc00", rb"\ud800\ud800", rb"\ud800x"):
            self.refused(b'{"Id": "' + bad + b'", "PhoneConfig": {}}', "malformed-json")

    def test_nul(self):
        self.refused(b'{"Id": "a\0b", "PhoneConfig": {}}', "malformed-json")
        self.refused(b"\0", "malformed-json")
        self.refused(b'{"Id": "a\\u0000b", "PhoneConfig": {"AutoAccept": true}}', "invalid-identifier")
        self.refused(b'{"Id": "a", "PhoneConfig": {}}\0', "malformed-json")

    def test_numbers_beyond_64_bits(self):
        for number in (b"9223372036854775808", b"18446744073709551616", b"-9223372036854775809", b"9" * 300, b"-" + b"9" * 300):
            self.refused(lines(request(AfterContactWorkTimeLimit=7)).strip().replace(b"7", number), "acw-out-of-range")
        for number in (b"9" * 400, b"-" + b"9" * 400, b"1e400", b"-1e400", b"1.5", b"6e1", b"0.0"):
            result = self.convert(lines(request(AfterContactWorkTimeLimit=7)).strip().replace(b"7", number) + b"\n" + GOOD)
            self.assertEqual(result.status, 1)
            self.assertTrue({"wrong-type", "malformed-json", "acw-out-of-range"} & set(result.ids), result.ids)

    def test_nothing(self):
        for stdin in (b"", b"\n", b" \r\n\t", b"\xef\xbb\xbf", b"[]", b'{"Users": []}'):
            result = self.convert(stdin)
            self.assertEqual((result.status, result.stdout, result.ids), (0, b"", ["no-records"]), stdin)
            path = self.write("empty", stdin)
            self.assertEqual(self.convert(b"", path).status, 0)

    def test_only_the_start_of_something(self):
        whole = lines({"Users": [user("1"), user("2")]})
        for end in range(1, len(whole) - 2):
            result = self.convert(whole[:end])
            self.assertEqual(result.status, 1, whole[:end])
            self.assertEqual(len(result.diagnostics) > 0, True)

    def test_terminal_escapes_never_come_through(self):
        escape = "\x1b[2J\x1b]0;owned\x07\u009b31m\u202e\u200b\x7f"
        bad = [
            {**user("1", AutoAccept=1), "Id": escape},
            user("2", **{escape: 1, "PhoneType": escape, "DeskPhoneNumber": escape}),
            {escape: escape},
            {"User": {"Id": escape, "Arn": escape, "PhoneConfig": {"AutoAccept": escape}}},
            {escape: user("3", AutoAccept=escape)},
        ]
        name = "\x1b[2J.json"
        self.write(name, lines(*bad))
        for form in ("text", "json", "sarif"):
            shown = self.run_tool("convert", "--diagnostics", form, name).stderr
            self.assert_clean(shown)
            self.assertGreater(len(shown), 100)
            if form == "text":  # JSON Pointers are exact, so other formats may hold what is no control character
                self.assertFalse(set("\u202e\u200b") & set(shown.decode()))
        self.assert_clean(self.run_tool("convert", "missing\x1b[2J").stderr)
        self.assert_clean(self.run_tool("convert", "--from", "\x1b[2J").stderr)
        self.assert_clean(self.run_tool("explain", "\x1b[2J").stderr)
        self.assert_clean(self.run_tool("\x1b[2J").stderr)

    def test_hostile_values_stay_values_in_a_script(self):
        evil = "'; touch pwned; echo $(touch pwned) `touch pwned` '"
        result = self.run_tool("convert", "--format", "aws-cli", stdin=lines({**request(), "UserId": evil, "InstanceId": evil}))
        self.assertEqual(result.status, 0)
        (self.directory / "aws").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
        (self.directory / "aws").chmod(0o755)
        done = subprocess.run(["sh"], input=result.stdout, cwd=self.directory, stdout=subprocess.PIPE, check=True,
                              env={**os.environ, "PATH": f"{self.directory}:{os.environ['PATH']}"})
        self.assertIn(b"touch pwned", done.stdout)
        self.assertFalse((self.directory / "pwned").exists())


class Inputs(support.ToolTest):
    def test_missing_directory_and_unreadable(self):
        (self.directory / "directory").mkdir()
        (self.directory / "loop").symlink_to("loop")
        for name in ("missing", "directory", "loop", "missing/below"):
            result = self.convert(b"", name)
            self.assertEqual(result.status, 3, name)
            self.assertEqual(result.ids, ["input-unreadable"])
            self.assertEqual(result.stdout, b"")

    def test_a_file_without_permission(self):
        path = self.write("secret", GOOD)
        path.chmod(0)
        arguments = [TOOL, "convert", str(path)]
        if os.geteuid() == 0:
            self.directory.chmod(0o755)
            arguments = ["setpriv", "--reuid", "65534", "--clear-groups", *arguments]
            if not os.access(TOOL, os.X_OK) or subprocess.run(
                    ["setpriv", "--reuid", "65534", "--clear-groups", TOOL, "--version"],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
                self.skipTest("nobody may not run the tool here")
        done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"[input-unreadable]", done.stderr)

    def test_an_unreadable_input_does_not_take_the_others_with_it(self):
        path = self.write("good.json", GOOD)
        result = self.convert(b"", "missing", path.name)
        self.assertEqual(result.status, 3)

    def test_standard_input_that_is_closed(self):
        done = subprocess.run(["sh", "-c", f"'{TOOL}' convert <&-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)


class Usage(support.ToolTest):
    def test_mistyped_commands_and_options_run_nothing(self):
        self.write("in.json", GOOD)
        for arguments in (
            [], ["conver"], ["convert", "--form", "user"], ["convert", "--from", "users"], ["convert", "--acw-unit", "minutes"],
            ["convert", "--output"], ["convert", "--format", "yaml"], ["convert", "--fail-on", "note"], ["convert", "--threads", "0"],
            ["convert", "--from=search-users", "--unbufered"], ["explain", "--x"], ["example"], ["example", "nothing"],
            ["--verbose"], ["convert", "--auto", "voice"], ["convert", "--diagnostics=xml"],
        ):
            with self.subTest(arguments):
                result = self.run_tool(*arguments, stdin=GOOD)
                self.assertEqual(result.status, 2)
                self.assertEqual(result.stdout, b"")
                self.assertNotEqual(result.stderr, b"")

    def test_help_and_version(self):
        for arguments in (["--help"], ["convert", "--help"], ["check", "-h"], ["explain", "--help"], ["--version"]):
            result = self.run_tool(*arguments)
            self.assertEqual((result.status, result.stderr), (0, b""))
            self.assertNotEqual(result.stdout, b"")

    def test_explain(self):
        everything = self.run_tool("explain")
        self.assertEqual(everything.status, 0)
        names = [line.split()[0] for line in everything.stdout.decode().splitlines() if line.strip()]
        self.assertIn("acw-unit-unknown", names)
        for name in names:
            one = self.run_tool("explain", name)
            self.assertEqual(one.status, 0)
            self.assertIn(name.encode(), one.stdout)
        self.assertEqual(self.run_tool("explain", "nothing-like-that").status, 2)

    def test_every_example_converts(self):
        needs = {"user": ["--acw-unit", "seconds"],
                 "phone-config": ["--acw-unit", "seconds", "--instance-id", "i", "--user-id", "u"]}
        for form in ("search-users", "describe-user", "update-user-phone-config", "user", "phone-config"):
            example = self.run_tool("example", form)
            self.assertEqual(example.status, 0)
            for told in ([], ["--from", form]):
                result = self.convert(example.stdout, *told, *needs.get(form, []))
                self.assertEqual(result.status, 0, (form, result.stderr))
                self.assertGreater(len(result.requests), 0)
