"""Everybody is named, and nobody is flooded: the reports of many users, and rejects that are fed in again."""

import json
import subprocess

import support
from support import ARN, TOOL, lines, user

EVIL = "mallory\n$(touch pwned)`touch pwned`'; touch pwned #\x1b[2J\u2028\\"


def named(number, **phone):
    return {**user(f"{number:04}", **phone), "Username": f"agent-{number:04}"}


def mixed(count):
    """Users of many kinds, in milliseconds as SearchUsers has them."""
    kinds = (
        lambda n: named(n, PhoneType="SOFT_PHONE", AutoAccept=True, AfterContactWorkTimeLimit=60000),
        lambda n: named(n, PhoneType="SOFT_PHONE", AutoAccept=False, AfterContactWorkTimeLimit=0),
        lambda n: named(n, PhoneType="DESK_PHONE", AutoAccept=True, AfterContactWorkTimeLimit=0, PersistentConnection=True),
        lambda n: named(n, PhoneType="SOFT_PHONE", AutoAccept=False, AfterContactWorkTimeLimit=15500),
        lambda n: named(n, PhoneType="SOFT_PHONE", AutoAccept=False, DeskPhoneNumber=""),
        lambda n: named(n, PhoneType="DESK_PHONE", DeskPhoneNumber="5550112"),
        lambda n: {"Id": f"u-{n:04}", "Arn": f"{ARN}u-{n:04}", "Username": f"agent-{n:04}"},
        lambda n: {**named(n, PhoneType="SOFT_PHONE"), "PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE"}]},
        lambda n: {**named(n, PhoneType="DESK_PHONE"), "PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE"}]},
        lambda n: named(n, PhoneType="soft", AutoAccept="x"),
        lambda n: named(n // 11 * 11, PhoneType="SOFT_PHONE", AutoAccept=True, AfterContactWorkTimeLimit=60000),
    )
    return {"Users": [kinds[number % len(kinds)](number) for number in range(count)]}


class People(support.ToolTest):
    def test_machine_readable_reports_name_everybody(self):
        stdin = lines(mixed(300))
        diagnostics = self.convert(stdin).diagnostics
        sarif = json.loads(self.run_tool("convert", "--diagnostics", "sarif", stdin=stdin).stderr)["runs"][0]["results"]
        self.assertEqual(len(sarif), len(diagnostics))
        callbacks = {f"u-{n:04}" for n in range(300) if n % 11 in (0, 2)}
        for rows in (
            [(d["id"], d.get("user_id"), d.get("username")) for d in diagnostics],
            [(r["ruleId"], r.get("properties", {}).get("userId"), r.get("properties", {}).get("username")) for r in sarif],
        ):
            self.assertEqual({who for name, who, _ in rows if name == "voice-now-covers-callbacks"}, callbacks)
            for _, who, username in rows:
                self.assertEqual(username, who.replace("u-", "agent-"))

    def test_the_text_names_people(self):
        shown = self.run_tool("convert", stdin=lines(mixed(300))).stderr.decode()
        self.assertIn("(user agent-0003, u-0003) [acw-not-whole-seconds]", shown)
        self.assertRegex(shown, r"(?m)^ +\d+  note +voice-now-covers-callbacks: .*: agent-0000, agent-0002, agent-0011, \.\.\.$")

    def test_a_report_for_people_stays_short(self):
        for count, most in ((300, 30), (20_000, 30)):
            for arguments in ([], ["--threads", "4"], ["--unbuffered"]):
                shown = self.run_tool("check", *arguments, stdin=lines(mixed(count))).stderr.decode().splitlines()
                self.assertLessEqual(len(shown), most, "\n".join(shown))
                listed = [line.rsplit(" ", 1)[1] for line in shown if line.endswith("]")]
                self.assertTrue(all(listed.count(name) <= 3 for name in listed))
                self.assertTrue(any("Every user, by name: --diagnostics json" in line for line in shown))
                self.assertTrue(any(line.startswith(f"{count} records read:") for line in shown))

    def test_the_same_on_any_number_of_threads(self):
        stdin = lines(mixed(20_000))
        self.assertEqual(len({self.run_tool("check", "--threads", n, stdin=stdin).stderr for n in ("1", "2", "4")}), 1)

    def test_what_concerns_the_run_comes_last(self):
        self.write("users", lines(mixed(300)))
        self.write("zip", b"PK\x03\x04")
        for arguments in (["zip", "users"], ["users", "zip"]):
            shown = self.run_tool("check", *arguments).stderr.decode().splitlines()
            self.assertIn("[not-an-export]", shown[-1])
            self.assertEqual(sum("[not-an-export]" in line for line in shown), 1)

    def test_how_much_is_said(self):
        stdin = lines(mixed(300))
        everything, notes, quiet = (
            self.run_tool("check", *arguments, stdin=stdin).stderr.decode() for arguments in ([], ["--quiet=notes"], ["-q"])
        )
        self.assertIn(" note ", everything)
        self.assertNotIn(" note ", notes)
        self.assertEqual(notes, "".join(line for line in everything.splitlines(True) if "  note  " not in line))
        self.assertNotIn("records read", quiet)
        self.assertIn("more of this kind [acw-not-whole-seconds]", quiet)
        self.assertEqual(self.run_tool("check", "--quiet=summary", stdin=stdin).stderr.decode(), quiet)
        wrong = self.run_tool("check", "--quiet=note", stdin=stdin)
        self.assertEqual(wrong.status, 2)
        self.assertIn(b"did you mean 'notes'?", wrong.stderr)

    def test_diagnostics_in_a_file_leave_a_summary(self):
        for form in ("text", "json", "sarif"):
            arguments = ["check", "--diagnostics", form, "--diagnostics-file", "said"]
            result = self.run_tool(*arguments, stdin=lines(mixed(300)))
            self.assertIn(b"300 records read:", result.stderr)
            self.assertNotIn(b"[acw-not-whole-seconds]", result.stderr)
            self.assertEqual(self.run_tool(*arguments, "-q", stdin=lines(mixed(300))).stderr, b"")

    def test_what_was_so_before_is_no_news(self):
        lists = {"PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE"}]}
        for record, ids in (({**named(1, PhoneType="DESK_PHONE"), **lists}, ["already-per-channel"]),
                            (named(1, PhoneType="DESK_PHONE"), ["desk-phone-without-number"])):
            self.assertEqual(self.convert(lines(record)).ids, ids)


class Script(support.ToolTest):
    def script(self, *users):
        return self.run_tool("convert", "-q", "--format", "aws-cli", stdin=lines(*users)).stdout.decode()

    def test_a_command_says_where_and_for_whom(self):
        self.assertRegex(self.script(named(1)), r"(?m)^send 'agent-0001 \(u-0001\)' aws connect update-user-config --cli-input-json '.*' --region us-west-2$")
        self.assertNotIn("--region", self.script({"InstanceId": "i", "UserId": "u", "PhoneConfig": {"PhoneType": "SOFT_PHONE"}}))

    def test_no_name_and_no_region_runs(self):
        script = self.script({**named(1), "Username": EVIL}, {**named(2), "Arn": ARN.replace("us-west-2", "$(touch pwned)") + "u-0002"})
        self.assert_clean(script.encode())
        self.assertEqual(script.count("\nsend "), 2)
        self.write("script", "aws() { echo called; }\n" + script)
        for shell in ("sh", "bash"):
            done = subprocess.run([shell, "script"], cwd=self.directory, capture_output=True)
            (self.directory / "script.done").unlink()
            self.assertEqual((done.returncode, done.stdout.count(b"called")), (0, 2), done.stderr)
        self.assertEqual([path.name for path in self.directory.iterdir()], ["script"])


class Rejects(support.ToolTest):
    def test_rejects_are_fed_in_again_as_they_are(self):
        """What was decided for a run is decided; what was not is asked again, or answered by an option."""
        search = lines({"Users": [named(1, AfterContactWorkTimeLimit=1500), named(2, AfterContactWorkTimeLimit=60000, AutoAccept="x")]})
        describe = lines({"User": {**named(3, AfterContactWorkTimeLimit=60), "Id": "other"}})
        bare = lines(named(4, AfterContactWorkTimeLimit=60))
        request = lines({"InstanceId": "i", "UserId": "u", "PhoneConfig": {"AfterContactWorkTimeLimit": 2000001}})
        stdin = search + describe + bare + request
        first = self.convert(stdin, "--rejects", "once")
        self.assertEqual(first.stdout, b"")
        again = self.run_tool("convert", "--diagnostics", "json", "--rejects", "twice", "once")
        what = lambda result: [(d["id"], d["message"], d.get("user_id")) for d in result.diagnostics if d["severity"] == "error"]
        self.assertEqual(what(again), what(first))
        inputs, others = ([json.loads(line) for line in (self.directory / name).read_bytes().splitlines()] for name in ("once", "twice"))
        self.assertEqual([line["input"] for line in inputs], [line["input"] for line in others])
        self.assertEqual([line.get("form") for line in inputs], [line.get("form") for line in others])
        self.assertEqual([line["form"] for line in inputs],
                         ["search-users", "search-users", "describe-user", "user", "update-user-phone-config"])
        answered = self.run_tool("convert", "-q", "--acw-unit", "seconds", stdin=json.dumps(inputs[3]).encode())
        self.assertIn(b'"AfterContactWorkTimeLimit":60}', answered.stdout)

    def test_a_record_that_was_mended_in_place_is_converted_in_its_unit(self):
        self.convert(lines({"Users": [named(1, AfterContactWorkTimeLimit=60000, AutoAccept="x")]}), "--rejects", "rejects")
        text = (self.directory / "rejects").read_text().replace('"x"', "false")
        result = self.convert(text.encode())
        self.assertEqual(result.status, 0)
        self.assertIn(b'"AfterContactWorkTimeLimit":60}', result.stdout)

    def test_rejects_name_the_user(self):
        self.convert(lines(named(1, AutoAccept="x")), "--rejects", "rejects")
        line = json.loads((self.directory / "rejects").read_bytes())
        self.assertEqual([(d["user_id"], d["username"]) for d in line["diagnostics"]], [("u-0001", "agent-0001")])

    def test_text_that_was_no_record_is_rejected_again(self):
        self.convert(b'{"Id": \n' + lines(user()), "--rejects", "rejects")
        result = self.convert((self.directory / "rejects").read_bytes())
        self.assertEqual((result.status, result.stdout, result.ids), (1, b"", ["malformed-json"]))


if __name__ == "__main__":
    support.main()
