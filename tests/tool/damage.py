"""Damaged input: the exact place of what is wrong, and every record beside it that is right."""

import json
import subprocess
import unittest

import support
from support import lines, request, user

# A wrong token, and the column at which it starts.
PLACES = [
    ('{"InstanceId":"i",}', 1, 19),
    ('{"InstanceId":"i","a":[1,]}', 1, 26),
    ('{"InstanceId" : : "i"}', 1, 17),
    ('{"a" "b"}', 1, 6),
    ('{"a":"b" "c"}', 1, 10),
    ('{"a":1 23}', 1, 8),
    ('{"a":1 true}', 1, 8),
    ('{"a":1 null}', 1, 8),
    ('{\n "UserId": "u",\n}', 3, 1),
    ('{"UserId": "u",\n"InstanceId": "abc",,"x":1}', 2, 21),
    ('{"NextToken":"x",,"Users":[]}', 1, 18),
    ('{"Users":[],"a":1,}', 1, 19),
    ('{"a":"é",}', 1, 10),
]


def pretty(*numbers):
    return "".join(json.dumps(user(number), indent=4) + "\n" for number in numbers)


class Damage(support.ToolTest):
    def converted(self, text, *arguments):
        """The users that come out, and the diagnostics."""
        data = text if isinstance(text, bytes) else text.encode()
        result = self.run_tool("convert", "--diagnostics", "json", *arguments, stdin=data)
        return [each["UserId"] for each in result.requests], result.findings

    def test_the_place_of_a_wrong_token(self):
        for text, line, column in PLACES:
            with self.subTest(text):
                _, diagnostics = self.converted(text)
                self.assertEqual(diagnostics[0]["id"], "malformed-json")
                self.assertEqual((diagnostics[0]["line"], diagnostics[0]["column"]), (line, column))

    def test_a_good_record_right_behind_one_that_is_too_large(self):
        large = b'{"Id":[' + b"1," * 4_500_000 + b"\n"
        users, diagnostics = self.converted(lines(user(1)) + large + lines(user(3), user(4)))
        self.assertEqual(users, ["u-1", "u-3", "u-4"])
        self.assertEqual([each["id"] for each in diagnostics], ["record-too-large"])

    def test_a_pretty_document_that_was_cut_off(self):
        whole = pretty(2)
        for cut in range(2, len(whole) - 3):
            with self.subTest(whole[:cut]):
                users, diagnostics = self.converted(pretty(1) + whole[:cut] + "\n" + pretty(3, 4))
                self.assertEqual(users, ["u-1", "u-3", "u-4"])
                self.assertEqual(diagnostics[0]["id"], "malformed-json")

    def test_a_line_that_was_cut_off(self):
        whole = json.dumps(user(2))
        for cut in range(1, len(whole)):
            with self.subTest(whole[:cut]):
                users, _ = self.converted(lines(user(1)) + whole[:cut].encode() + b"\n" + lines(user(3), user(4)))
                self.assertEqual(users, ["u-1", "u-3", "u-4"])

    def test_an_element_of_users_that_was_cut_off(self):
        document = json.dumps({"Users": [user(1), user(2), user(3)]}, indent=2)
        start = document.index('"u-2"')
        end = document.index("    }", start)
        users, diagnostics = self.converted(document[:start] + document[end:].lstrip())
        self.assertEqual(users, ["u-1", "u-3"])
        self.assertEqual(diagnostics[0]["id"], "malformed-json")

    def test_a_byte_order_mark_before_each_of_two_files(self):
        mark = b"\xef\xbb\xbf"
        users, diagnostics = self.converted(mark + pretty(1).encode() + mark + pretty(2).encode())
        self.assertEqual((users, diagnostics), (["u-1", "u-2"], []))


class Meaning(support.ToolTest):
    def test_nobody_is_passed_over_who_stands_in_a_second_place(self):
        one, other = user(1), user(2)
        inside = ({"Previous": other, **one}, {**one, "Team": {"User": other}}, {"u0": {"User": one}, "User": other},
                  {"User": one, "previous": {"User": other}}, {**one, "x": {"y": [[other]]}},
                  {**one, "IdentityInfo": {"FirstName": "Ann", "AutoAcceptConfigs": [{"Channel": "CHAT", "AutoAccept": True}]}})
        for record in inside:
            with self.subTest(record):
                result = self.run_tool("convert", "--rejects", "rejects", "--diagnostics", "json", stdin=lines(record))
                self.assertEqual((result.status, result.requests), (1, []))
                self.assertIn("unrecognized-form", result.ids)
                self.assertEqual(json.loads((self.directory / "rejects").read_text("utf-8"))["input"], record)
        beside = ({"page2": {"Users": [other]}}, {"more": {"x": {"y": other}}}, {"pages": [[other]]}, {"b": [{"Users": [other]}]})
        for more in beside:
            for page in ({"Users": [one], **more}, {**more, "Users": [one]}):
                with self.subTest(page):
                    result = self.run_tool("convert", "--rejects", "rejects", "--diagnostics", "json", stdin=lines(page))
                    self.assertEqual(result.status, 1)
                    self.assertIn("unrecognized-form", result.ids)
                    self.assertIn("u-2", (self.directory / "rejects").read_text("utf-8"))

    def test_users_are_compared_by_what_their_settings_mean(self):
        def migrated(value):
            lists = {"PersistentConnectionConfigs": [{"Channel": "VOICE", "PersistentConnection": value}]}
            return {**user(1, PersistentConnection=value), **lists}

        plain = user(1, PersistentConnection=True)
        for first, second, expected in ((migrated(True), migrated(False), "conflicting-user"),
                                        (migrated(True), plain, "duplicate-user"),
                                        (plain, migrated(True), "duplicate-user")):
            for form in ("ndjson", "json", "aws-cli"):
                result = self.run_tool("convert", "--diagnostics", "json", "--format", form,
                                       stdin=lines(first, second))
                self.assertIn(expected, result.ids)

    def test_an_existing_limit_of_unknown_unit_is_asked_about(self):
        record = {**user(1, AutoAccept=False),
                  "AfterContactWorkConfigs": [{"Channel": "VOICE",
                                               "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60}}]}
        result = self.run_tool("convert", "--absent", "reset", "--diagnostics", "json", stdin=lines(record))
        self.assertEqual((result.status, result.ids), (1, ["acw-unit-unknown"]))

    def test_a_limit_is_not_asked_about_where_there_is_none_to_compare(self):
        limit = {"AfterContactWorkConfigs": [{"Channel": "VOICE", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60}}]}
        number = {"PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "SOFT_PHONE"}]}
        for name, existing, arguments in (("the user has limits, the legacy setting has none", limit, []),
                                       ("a limit is reset, the user has none", number, ["--absent", "reset"]),
                                       ("the user has no limits, and none is reset", number, [])):
            with self.subTest(name):
                result = self.run_tool("convert", "--diagnostics", "json", *arguments, stdin=lines({**user(1, AutoAccept=False), **existing}))
                self.assertEqual((result.status, len(result.requests), result.ids), (0, 1, []))

    def test_an_arn_that_goes_on_is_no_arn_of_an_agent(self):
        record = user(1)
        record["Arn"] += "/extra"
        result = self.run_tool("convert", "--diagnostics", "json", stdin=lines(record))
        self.assertEqual((result.status, result.ids), (1, ["invalid-identifier"]))

    def test_a_repeated_member_in_what_is_not_read(self):
        text = json.dumps(user(1))[:-1].encode() + b', "IdentityInfo": {"Email": "a", "Email": "b"}}'
        result = self.run_tool("convert", "--diagnostics", "json", stdin=text)
        self.assertEqual((result.status, result.ids), (1, ["duplicate-member"]))
        self.assertEqual(result.diagnostics[0]["pointer"], "/IdentityInfo/Email")

    def test_users_is_in_milliseconds_whatever_its_elements_look_like(self):
        result = self.run_tool("convert", stdin=json.dumps({"Users": [request(1, AfterContactWorkTimeLimit=5000)]}).encode())
        limit = result.requests[0]["AfterContactWorkConfigs"][0]["AfterContactWorkConfig"]
        self.assertEqual(limit, {"AfterContactWorkTimeLimit": 5})

    def test_the_list_that_is_never_touched_is_read_like_the_others(self):
        record = {**user(1), "VoiceEnhancementConfigs": [{"Channel": "VOICE", "VoiceEnhancementMode": "NEW"}]}
        result = self.run_tool("convert", "--diagnostics", "json", stdin=lines(record))
        self.assertEqual((result.status, result.ids), (1, ["unknown-enum-value"]))


class Privacy(support.ToolTest):
    def test_swapped_columns_show_no_number_address_or_password(self):
        def records(secret):
            yield user(1, PhoneType=secret)
            yield {**user(1), "AutoAcceptConfigs": [{"Channel": secret, "AutoAccept": True}]}
            if secret == "Hunter2!":
                return  # as the name of a member it is a name like any other
            yield user(1, AutoAccept=False, **{secret: 1})
            yield {secret: 1}
            yield {secret: user(1, PhoneType="?")}

        for secret in ("+12065550199", "jane@example.com", "Hunter2!"):
            for record in records(secret):
                for form in ("text", "json", "sarif"):
                    with self.subTest(record=record, form=form):
                        result = self.run_tool("convert", "--diagnostics", form, stdin=lines(record))
                        self.assertNotEqual(result.stderr, b"")
                        self.assertNotIn(secret, result.stderr.decode())


class Bounds(support.ToolTest):
    def test_the_problems_of_one_record_are_bounded_and_an_error_is_never_among_the_lost(self):
        unknown = ",".join(f'"x{i}":1' for i in range(20_000))
        text = f'{{"InstanceId":"i","UserId":"u","PhoneConfig":{{{unknown},"AutoAccept":"true"}}}}'.encode()
        result = self.run_tool("convert", "--rejects", "left", "--diagnostics", "json", stdin=text)
        self.assertEqual((result.status, result.stdout), (1, b""))
        self.assertIn("wrong-type", result.ids)
        self.assertLess(len(result.ids), 200)

    def test_names_are_listed_in_the_order_in_which_they_came(self):
        records = lines(*(request(i, AutoAccept=False, AfterContactWorkTimeLimit=0, **{f"n{999 - i}": 1})
                          for i in range(400)))
        one = self.run_tool("convert", "--diagnostics", "json", stdin=records)
        other = self.run_tool("convert", "--diagnostics", "json", "--unbuffered", "--threads", "4", stdin=records)
        self.assertEqual(one.stderr, other.stderr)
        self.assertEqual(one.ids.count("unknown-member"), 101)


class Outputs(support.ToolTest):
    def test_a_report_is_whole_though_an_output_failed(self):
        self.run_tool("convert", "-o", "/dev/full", "--diagnostics", "sarif", "--diagnostics-file", "d", stdin=lines(user(1)))
        document = json.loads((self.directory / "d").read_bytes())
        self.assertIn("output-unwritable", [each["ruleId"] for each in document["runs"][0]["results"]])

    def test_a_fingerprint_does_not_depend_on_the_records_before(self):
        def fingerprints(records):
            result = self.run_tool("convert", "--diagnostics", "sarif", stdin=json.dumps(records).encode())
            return [each["partialFingerprints"] for each in json.loads(result.stderr)["runs"][0]["results"]]

        bad = user(2, AutoAccept="true")
        self.assertEqual(fingerprints([bad]), fingerprints([user(1, AutoAccept=False, AfterContactWorkTimeLimit=0), bad]))

    def test_diagnostics_do_not_land_in_an_output_when_standard_error_is_closed(self):
        path = self.write("in", lines(user(1)))
        subprocess.run(["sh", "-c", f"'{support.TOOL}' convert -o out {path.name} 2>&-"], cwd=self.directory, check=True)
        self.assertEqual(len((self.directory / "out").read_bytes().splitlines()), 1)

    def test_an_identifier_of_the_command_line_that_is_no_text(self):
        for form in ("ndjson", "json"):
            result = self.run_tool("convert", "--format", form, "--instance-id", "i", "--user-id", "\udcff",
                                   stdin=b'{"PhoneType":"SOFT_PHONE"}')
            self.assertEqual(result.status, 1)
            json.loads(result.stdout or "0")
        self.assertEqual(self.run_tool("convert", "--instance-id", "", stdin=b"{}").status, 2)
