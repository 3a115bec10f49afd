"""What is no known form: the message says the next step, and who takes it has all users converted, with nothing guessed."""

import json
import re

import support
from support import lines, user

STEP = re.compile(r"jq '(.*)' FILE \| connect-userconfig convert")
A, B, C, D, E = (user(str(number), PhoneType="SOFT_PHONE", AfterContactWorkTimeLimit=30000) for number in range(5))

# what stands in the file, the expression that takes the users out, the users, whether their unit has to be told
ROWS = [
    ({"users": [A, B]}, ".users[]", [A, B], True),
    ({"result": {"Users": [A, B]}}, ".result", [A, B], False),
    ({"body": {"User": A}, "status": 200}, ".body", [A], None),
    ({"status": 200, "data": {"page one": [{"Users": [A]}, {"Users": [B]}]}}, '.data["page one"][]', [A, B], False),
    ({"Users": {"a": A, "b": B}}, ".Users.a, .Users.b", [A, B], True),
    ({"User": [A, B]}, ".User[]", [A, B], True),
    ({"a": [A], "b": [B]}, ".a[], .b[]", [A, B], True),
    ([[A], [B]], ".[][]?", [A, B], True),
    ([{"result": {"Users": [A]}}, {"result": {"Users": [B]}}], ".[].result? // empty", [A, B], False),
    ({"a": [{"b": A, "c": B}, {"c": C}, 4]}, ".a[].b? // empty, .a[].c? // empty", [A, B, C], True),
    ({"a": A, "b": None}, ".a", [A], True),
    ({"a": A, "exportedAt": "2026", "c": B}, ".a, .c", [A, B], True),
    ({"at": 1, "all": {"a": A, "b": B, "c": C, "d": D, "e": E}}, ".all[] | objects", [A, B, C, D, E], True),
    ({"at": 1, "all": {"a": A, "b": B, "c": C, "d": D, "list": [E]}}, "(.all[] | objects), .all.list[]",
     [A, B, C, D, E], True),
    ({"x": {"User": A}, "y": 1}, ".x", [A], None),
    ({"statusCode": 200, "body": json.dumps({"User": A}, indent=1)}, ".body | fromjson", [A], None),
    ([{"body": json.dumps({"Users": [A, B]})}, {"body": json.dumps({"Users": [C]})}], ".[].body | fromjson", [A, B, C], False),
    ({"x": {"InstanceId": "i-1", "UserId": "u-0", "PhoneConfig": A["PhoneConfig"]}, "y": 1}, ".x", [A], None),
]


class Unrecognized(support.ToolTest):
    def step_for(self, content, *arguments):
        self.write("input.json", content)
        result = self.convert(b"", *arguments, "input.json")
        self.assertEqual((result.status, result.stdout), (1, b""))
        self.assertLessEqual(set(result.ids), {"unrecognized-form", "text-not-read"})
        steps = {STEP.search(each["message"])[1] for each in result.diagnostics if each["id"] == "unrecognized-form"}
        self.assertEqual(len(steps), 1)
        return steps.pop()

    def take_out(self, expression):
        taken = self.run_program("jq", expression, "input.json")
        self.assertEqual(taken.status, 0, taken.stderr)
        return taken.stdout

    def test_the_step_can_be_followed(self):
        for content, expression, users, unit in ROWS:
            for arguments in ([], ["--from", "search-users"], ["--from", "phone-config"]):
                with self.subTest(content=content, arguments=arguments):
                    self.assertEqual(self.step_for(json.dumps(content), *arguments), expression)
                    result = self.convert(self.take_out(expression))
                    if unit:
                        self.assertEqual({d["id"] for d in result.diagnostics if d["severity"] == "error"}, {"acw-unit-unknown"})
                        result = self.convert(self.take_out(expression), "--from", "search-users")
                    self.assertEqual([each["UserId"] for each in result.requests], [each["Id"] for each in users])
                    limits = {each["AfterContactWorkConfigs"][0]["AfterContactWorkConfig"]["AfterContactWorkTimeLimit"]
                              for each in result.requests}
                    self.assertEqual(limits, {30000 if unit is None else 30})

    def test_users_in_two_places_of_a_response(self):
        self.write("input.json", json.dumps({"Users": [A], "page2": {"Users": [B, C]}, "NextToken": "t"}))
        result = self.convert(b"", "input.json")
        self.assertEqual(result.status, 1)
        told = next(each["message"] for each in result.diagnostics if each["id"] == "unrecognized-form")
        self.assertEqual(STEP.search(told)[1], "del(.page2), (.page2 // empty)")
        # Other documents of the file need not have the place.
        self.write("input.json", (self.directory / "input.json").read_text() + json.dumps({"Users": [D]}))
        result = self.convert(self.take_out(STEP.search(told)[1]))
        self.assertEqual([each["UserId"] for each in result.requests], ["u-0", "u-1", "u-2", "u-3"])
        self.assertEqual(result.status, 0)

    def test_no_step_is_made_up(self):
        for content in ({"Queues": []}, {"users": []}, [[1]], {"a": {"b": {"Name": "x"}}}, {"note": "a \"User\""}, {"body": "{\"Queues\":[]}"}):
            result = self.convert(json.dumps(content).encode())
            self.assertIn("no user is seen in it", result.diagnostics[0]["message"])
            self.assertNotIn("--from", result.diagnostics[0]["message"])

    def test_an_option_is_advised_only_where_it_helps(self):
        content = json.dumps({"Username": "ann", "PhoneConfig": {}}).encode()
        told = re.search(r"--from ([a-z-]+)", self.convert(json.dumps({"Username": "ann"}).encode()).diagnostics[0]["message"])
        self.assertEqual(told[1], "create-user")
        self.assertNotIn("unrecognized-form", self.convert(content, "--from", told[1]).ids)

    def test_records_between_are_converted(self):
        result = self.convert(lines({"InstanceId": "i-1", "UserId": "u-9", "PhoneConfig": {"AutoAccept": True}}, {"users": [A]}))
        self.assertEqual([each["UserId"] for each in result.requests], ["u-9"])
        self.assertEqual(STEP.search(result.diagnostics[-1]["message"])[1], ".users[]")


if __name__ == "__main__":
    support.main()
