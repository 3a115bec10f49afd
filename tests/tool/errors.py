"""Every error and warning of a record: its id, where it stands, what comes out, and the exit status."""

import json

import support
from support import ARN, lines, request, user

# name, input, arguments, diagnostics as (id, line, column, pointer), status; in the end the requests that come out.
# A column is a number, or the last text in the line that starts at it; None says that this row is about other things.
ROWS = [
    ("acw-unit-unknown", lines(user(AfterContactWorkTimeLimit=60)), [],
     [("acw-unit-unknown", 1, "60", "/PhoneConfig/AfterContactWorkTimeLimit")], 1, 0),
    ("acw-unit-unknown, bare PhoneConfig", b'{"AfterContactWorkTimeLimit": 60}', ["--instance-id", "i", "--user-id", "u"],
     [("acw-unit-unknown", 1, 31, "/AfterContactWorkTimeLimit")], 1, 0),
    ("acw-not-whole-seconds", b'{"Users":[\n' + lines(user(AfterContactWorkTimeLimit=1500)) + b"]}", [],
     [("acw-not-whole-seconds", 2, "1500", "/Users/0/PhoneConfig/AfterContactWorkTimeLimit")], 1, 0),
    ("acw-out-of-range", lines(request(AutoAccept=False, AfterContactWorkTimeLimit=2000001)), [],
     [("acw-out-of-range", 1, "2000001", "/PhoneConfig/AfterContactWorkTimeLimit")], 1, 0),
    ("acw-looks-like-milliseconds", lines(request(AutoAccept=False, AfterContactWorkTimeLimit=60000)), [],
     [("acw-looks-like-milliseconds", 1, "60000", "/PhoneConfig/AfterContactWorkTimeLimit")], 0, 1),
    ("invalid-phone-number", lines(user(PhoneType="DESK_PHONE", DeskPhoneNumber="2065550112")), [],
     [("invalid-phone-number", 1, '"2065', "/PhoneConfig/DeskPhoneNumber")], 1, 0),
    ("phone-type-missing", lines(user(DeskPhoneNumber="+12065550112")), [],
     [("phone-type-missing", 1, '"+1206', "/PhoneConfig/DeskPhoneNumber")], 1, 0),
    ("desk-phone-without-number", lines(user(PhoneType="DESK_PHONE")), [],
     [("desk-phone-without-number", 1, '"DESK', "/PhoneConfig/PhoneType")], 0, 1),
    ("desk-phone-persistent-connection",
     lines(user(PhoneType="DESK_PHONE", DeskPhoneNumber="+12065550112", PersistentConnection=True)), [],
     [("desk-phone-persistent-connection", 1, "true", "/PhoneConfig/PersistentConnection")], 0, 1),
    ("desk-phone-auto-accept",
     lines(user(PhoneType="DESK_PHONE", DeskPhoneNumber="+12065550112", AutoAccept=True)), [],
     [("voice-now-covers-callbacks", 1, "true", "/PhoneConfig/AutoAccept"),
      ("desk-phone-auto-accept", 1, "true", "/PhoneConfig/AutoAccept")], 0, 1),
    ("existing-config-differs",
     lines({**user(AutoAccept=False), "AutoAcceptConfigs": [{"Channel": "CHAT", "AutoAccept": True}]}), [],
     [("existing-config-differs", 1, "[{", "/AutoAcceptConfigs")], 1, 0),
    ("arn-mismatch", lines({**user(), "Id": "u-2"}), [], [("arn-mismatch", 1, '"arn:', "/Arn")], 1, 0),
    ("instance-id-missing", b'{"Id": "u", "PhoneConfig": {"AutoAccept": false}}', [],
     [("instance-id-missing", 1, 1, "")], 1, 0),
    ("user-id-missing", b'{"PhoneConfig": {"AutoAccept": false}}', ["--instance-id", "i"],
     [("user-id-missing", 1, 1, "")], 1, 0),
    ("invalid-identifier", lines({"InstanceId": "", "UserId": "u", "PhoneConfig": {"AutoAccept": False,
                                                                                  "AfterContactWorkTimeLimit": 0}}), [],
     [("invalid-identifier", 1, '"", ', "/InstanceId")], 1, 0),
    ("unrecognized-form", b'\n {"Queues": []}', [], [("unrecognized-form", 2, 2, "")], 1, 0),
    ("wrong-type", lines(user(AutoAccept="true")), [], [("wrong-type", 1, '"true', "/PhoneConfig/AutoAccept")], 1, 0),
    ("wrong-type, a fraction", lines(user(AfterContactWorkTimeLimit=30.0)), [],
     [("wrong-type", 1, "30.0", "/PhoneConfig/AfterContactWorkTimeLimit")], 1, 0),
    ("unknown-enum-value", lines(user(PhoneType="soft_phone")), [],
     [("unknown-enum-value", 1, '"soft', "/PhoneConfig/PhoneType")], 1, 0),
    ("duplicate-member", b'{"Id": "u", "Id": "v", "PhoneConfig": {}}', ["--instance-id", "i"],
     [("duplicate-member", 1, 13, "/Id")], 1, 0),
    ("duplicate-member, three times and more", b'{"Id": "u", "x": 1, "Id": "v", "x": 1, "Id": "w", "x": 1, "PhoneConfig": {}}',
     ["--instance-id", "i"],
     [("duplicate-member", 1, 21, "/Id"), ("duplicate-member", 1, 32, "/x"), ("duplicate-member", 1, 40, "/Id"),
      ("duplicate-member", 1, 51, "/x")], 1, 0),
    ("unknown-member", lines(user(AutoAccept=False, AutoAcept=1)), [],
     [("unknown-member", 1, '1}', "/PhoneConfig/AutoAcept")], 0, 1),
    ("missing-member", lines({**user(), "AutoAcceptConfigs": [{"Channel": "CHAT"}]}), [],
     [("missing-member", 1, '{"Channel', "/AutoAcceptConfigs/0")], 1, 0),
    ("duplicate-channel",
     lines({**user(), "PersistentConnectionConfigs": [{"Channel": "VOICE", "PersistentConnection": True}] * 2}), [],
     [("duplicate-channel", 1, '"VOICE', "/PersistentConnectionConfigs/1/Channel")], 1, 0),
    ("malformed-json", b'{"Id": "u"\n "Arn": 1}', [], [("malformed-json", 2, 2, None)], 1, 0),
    ("malformed-json, columns count characters", '{"Id": "äöü漢字😀", x}'.encode(), [], [("malformed-json", 1, 18, None)], 1, 0),
    ("nesting-too-deep", b'{"a":' * 1001 + b"1" + b"}" * 1001, [], [("nesting-too-deep", 1, None, None)], 1, 0),
    ("duplicate-user", lines(user(AutoAccept=False), user(AutoAccept=False)), [],
     [("duplicate-user", 2, 1, "")], 0, 1),
    ("conflicting-user", lines(user(AutoAccept=False), user(AutoAccept=True)), [],
     [("conflicting-user", 2, 1, "")], 1, 1),
    ("nothing-to-migrate", lines({"Id": "u", "Arn": ARN + "u", "Username": "n"}), [],
     [("nothing-to-migrate", 1, 1, "")], 0, 0),
    ("already-per-channel", lines({"Id": "u", "Arn": ARN + "u", "AutoAcceptConfigs": [
        {"Channel": "CHAT", "AutoAccept": True}]}), [], [("already-per-channel", 1, 1, "")], 0, 0),
    ("absent-field-kept", lines(request()), [],
     [("absent-field-kept", 1, None, None), ("absent-field-kept", 1, None, None)], 0, 1),
    ("empty-phone-number-dropped", lines(user(PhoneType="SOFT_PHONE", DeskPhoneNumber="")), [],
     [("empty-phone-number-dropped", 1, '""}', "/PhoneConfig/DeskPhoneNumber")], 0, 1),
]


def column(stdin, line, place):
    if not isinstance(place, str):
        return place
    return stdin.splitlines()[line - 1].decode().rindex(place) + 1


class Errors(support.ToolTest):
    def test_every_row(self):
        for name, stdin, arguments, expected, status, requests in ROWS:
            with self.subTest(name):
                result = self.convert(stdin, *arguments)
                found = [(d["id"], d.get("line", 0), d.get("column", 0), d.get("pointer", "")) for d in result.findings]
                expected = [(e[0], e[1], column(stdin, e[1], e[2]), e[3]) for e in expected]
                shown = [
                    tuple(None if e is None else f for e, f in zip(wanted, one)) for wanted, one in zip(expected, found)
                ] + found[len(expected):]
                self.assertEqual(shown, expected)
                self.assertEqual(result.status, status)
                self.assertEqual(len(result.requests), requests)

    def test_what_an_export_leaves_out_is_said_once_a_user(self):
        """The helper leaves it out of what the other tests look at."""
        rows = (({}, "AutoAccept, AfterContactWorkTimeLimit"), ({"AutoAccept": False}, "AfterContactWorkTimeLimit"),
                ({"AfterContactWorkTimeLimit": 0}, "AutoAccept"), ({"AutoAccept": False, "AfterContactWorkTimeLimit": 0}, None))
        for fields, absent in rows:
            result = self.convert(lines(user(PhoneType="SOFT_PHONE", **fields)))
            self.assertEqual([(d["id"], d["pointer"], d["message"].rsplit(": ", 1)[1]) for d in result.diagnostics],
                             [("absent-field-not-sent", "/PhoneConfig", absent)] if absent else [])
            self.assertEqual((result.status, len(result.requests)), (0, 1))

    def test_an_option_without_its_value_takes_no_file_for_it(self):
        """`--output="$OUT"` in a script that has no OUT."""
        self.write("users.json", lines(user(1)).decode())
        kept = (self.directory / "users.json").read_bytes()
        for command, options in (("convert", ("output", "rejects", "diagnostics-file", "policy", "instance-id")), ("check", ("rejects", "policy")),
                                 ("plan", ("output", "policy", "names", "since")), ("review", ("output", "csv")), ("apply", ("journal", "only"))):
            for option in options:
                for words in ([f"--{option}="], [f"--{option}", ""]):
                    with self.subTest(command, words=words):
                        result = self.run_tool(command, *words, "users.json")
                        self.assertEqual((result.status, result.stdout), (2, b""), result.stderr)
                        self.assertIn(option.encode(), result.stderr)
        self.assertEqual((self.directory / "users.json").read_bytes(), kept)
        self.assertEqual([path.name for path in self.directory.iterdir()], ["users.json"])

    def test_diagnostics_that_cannot_be_written_are_told_of_where_they_can(self):
        for quiet in ([], ["-q"], ["--quiet=notes"]):
            result = self.run_tool("check", *quiet, "--diagnostics-file", "/dev/full", stdin=lines(user(AfterContactWorkTimeLimit=60)))
            self.assertEqual(result.status, 3)
            self.assertIn(b"/dev/full: error: an output could not be opened or written: No space left on device", result.stderr)

    def test_fail_on(self):
        error, warning, note = lines(user(AutoAccept="x")), lines(user(PhoneType="DESK_PHONE")), lines(user(AutoAccept=True))
        for stdin, statuses in ((error, (1, 1, 0)), (warning, (0, 1, 0)), (note, (0, 0, 0))):
            for fail_on, status in zip(("error", "warning", "never"), statuses):
                self.assertEqual(self.convert(stdin, "--fail-on", fail_on).status, status, (stdin, fail_on))

    def test_text_is_for_people(self):
        path = self.write("users.json", lines(user("1", AutoAccept="x"), user("2", AutoAccept=True), user("3", AutoAccept=True)))
        result = self.run_tool("convert", path.name)
        shown = result.stderr.decode()
        self.assertRegex(shown, r"(?m)^users\.json:1:117: error: .* \[wrong-type\]$")
        self.assertEqual(shown.count("note     voice-now-covers-callbacks: "), 1)
        self.assertIn("3 records read: 2 converted, 0 unchanged, 1 withheld", shown)
        self.assertEqual(result.status, 1)
        self.assertEqual(len(result.requests), 2)

    def test_quiet_says_errors_only(self):
        result = self.run_tool("convert", "--quiet", stdin=lines(user("1", AutoAccept="x"), user("2", AutoAccept=True)))
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertIn(b"[wrong-type]", result.stderr)

    def test_color_only_where_asked(self):
        stdin = lines(user(AutoAccept="x"))
        self.assertNotIn(b"\x1b", self.run_tool("convert", stdin=stdin).stderr)
        self.assertIn(b"\x1b[", self.run_tool("convert", "--color", "always", stdin=stdin).stderr)
        environment = {**support.ENVIRONMENT, "NO_COLOR": "1"}
        self.assertNotIn(b"\x1b", self.run_tool("convert", "--color", "auto", stdin=stdin, env=environment).stderr)

    def test_progress_only_where_asked(self):
        stdin = lines(user())
        self.assertNotIn(b"records/s", self.run_tool("convert", stdin=stdin).stderr)

    def test_numbers_are_masked_everywhere(self):
        stdin = lines(user("1", PhoneType="DESK_PHONE", DeskPhoneNumber="+1206555011x"),
                      {**user("2", PhoneType="DESK_PHONE", DeskPhoneNumber="+12065550112"),
                       "PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE", "PhoneNumber": "+12065550199"}]})
        for form in ("text", "json", "sarif"):
            shown = self.run_tool("convert", "--diagnostics", form, stdin=stdin).stderr
            for digits in (b"555011x", b"5550112 ", b"5550199"):
                self.assertNotIn(digits, shown)
            self.assertIn(b"expands to VOICE DESK_PHONE +1206*****12", shown)

    def test_unknown_members_are_said_once_a_name(self):
        stdin = lines(*(user(str(n), AutoAccept=False, AutoAcept=1, Other=2) for n in range(50)))
        result = self.convert(stdin)
        self.assertEqual(result.ids, ["unknown-member"] * 2)
        self.assertTrue(all("50" in d["message"] for d in result.findings), result.stderr)

    def test_a_million_names_do_not_flood_the_report(self):
        stdin = lines(*(user(str(n), AutoAccept=False, **{f"X{n}": 1}) for n in range(1000)))
        self.assertLess(len(self.convert(stdin).ids), 200)

    def test_rejects_hold_the_whole_record(self):
        bad = {**user("2", AutoAccept="x"), "Notes": {"kept": ["as", "it", "is"]}}
        stdin = lines(user("1")) + lines(bad) + b'{"broken": \n' + lines(user("3"))
        result = self.convert(stdin, "--rejects", "rejects.ndjson")
        self.assertEqual(result.status, 1)
        self.assertEqual([r["UserId"] for r in result.requests], ["u-1", "u-3"])
        rejects = [json.loads(line) for line in (self.directory / "rejects.ndjson").read_bytes().splitlines()]
        self.assertEqual(len(rejects), 2)
        self.assertEqual(rejects[0]["input"], bad)
        self.assertEqual([d["id"] for d in rejects[0]["diagnostics"]], ["wrong-type"])
        self.assertEqual(rejects[1]["text"], '{"broken":')

    def test_a_broken_record_that_was_mended_has_the_unit_of_the_others(self):
        """But for one that wraps its user, of whom nobody can tell what it was."""
        plain = user("1", AutoAccept=False, AfterContactWorkTimeLimit=30_000)
        for record, form, limits in ((plain, "search-users", [30]), ({"User": plain}, None, [30_000])):
            export = json.dumps({"Users": [record, user("2")]}).replace("false", "fals", 1).encode()
            self.assertEqual(len(self.convert(export, "--rejects", "left").requests), 1)
            left = json.loads((self.directory / "left").read_bytes())
            self.assertEqual(left.get("form"), form)
            again = self.convert(lines({**left, "input": json.loads(left.pop("text").replace("fals", "false"))}))
            self.assertEqual([r["AfterContactWorkConfigs"][1]["AfterContactWorkConfig"]["AfterContactWorkTimeLimit"]
                              for r in again.requests], limits)

    def test_a_record_that_lost_against_another_stays_withheld(self):
        """Alone it would pass for the only one of its user, and be sent over what was taken."""
        stdin = lines(user("1", AutoAccept=False), user("1", AutoAccept=True), user("2", AutoAccept="x"))
        self.assertEqual(len(self.convert(stdin, "--rejects", "first").requests), 1)
        left = (self.directory / "first").read_bytes()
        for run in ("second", "third"):
            result = self.convert(left, "--rejects", run)
            self.assertEqual((result.status, result.requests, sorted(set(result.ids))), (1, [], ["conflicting-user", "wrong-type"]))
            left = (self.directory / run).read_bytes()
        decided = json.loads(left.splitlines()[0])
        decided["diagnostics"] = []
        self.assertEqual([r["UserId"] for r in self.convert(lines(decided)).requests], ["u-1"])

    def test_check_writes_no_requests(self):
        stdin = lines(user("1"), user("2", AutoAccept="x"))
        convert = self.run_tool("convert", "--diagnostics", "json", stdin=stdin)
        check = self.run_tool("check", "--diagnostics", "json", stdin=stdin)
        self.assertEqual((check.status, check.stdout, check.stderr), (1, b"", convert.stderr))
        self.assertEqual(self.run_tool("check", stdin=lines(user())).status, 0)

    def test_records_are_numbered_through_all_files(self):
        a, b = self.write("a.json", lines(user("1"))), self.write("b.json", lines(user("2"), user("3", AutoAccept=1)))
        result = self.convert(lines(user("4")), a.name, "-", b.name)
        self.assertEqual([r["UserId"] for r in result.requests], ["u-1", "u-4", "u-2"])
        self.assertEqual(result.findings[0]["source"], "b.json")
        self.assertEqual(result.findings[0]["record"], 2)
