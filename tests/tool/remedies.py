"""What a diagnostic advises must not make things worse: every option that a remedy names, given on ordinary inputs, either
is refused or changes no limit. A limit that came out a thousand times longer is what this project exists to prevent."""

import itertools
import json
import re

from support import SOURCE, ToolTest, user

ADVICE = re.compile(r"(--[a-z-]+)(?: ([a-z][a-z-]*))?")
# Options whose value the remedy leaves to the reader.
# Names mean nothing without a policy: tests/policy/command.py follows that advice.
VALUES = {"--instance-id": "i-1", "--user-id": "u-1", "--names": None}
ORDINARY = ("search-users.json", "describe-user.json", "update-user-phone-config.json", "users.ndjson", "user.json",
            "create-user.json")
# How an ordinary user converts these, which is what the advice is measured against.
KNOWN = {"users.ndjson": ["--from", "search-users"], "user.json": ["--from", "describe-user"]}


def limits(requests):
    """Every limit that would be sent, by user and place."""
    found = {}

    def walk(who, place, value):
        if isinstance(value, dict):
            for name, member in value.items():
                walk(who, (*place, name), member)
        elif isinstance(value, list):
            for element in value:
                walk(who, (*place, element.get("Channel") if isinstance(element, dict) else None), element)
        elif place and place[-1] == "AfterContactWorkTimeLimit":
            found[(who, place)] = value

    for request in requests:
        walk(request.get("UserId") or request.get("Username"), (), request)
    return found


class Remedies(ToolTest):
    def advised(self):
        """All options with their values that any remedy names."""
        advised = set()
        for name in (line.split()[0] for line in self.run_tool("explain").stdout.decode().splitlines() if line.strip()):
            text = self.run_tool("explain", name).stdout.decode()
            remedy = " ".join(text[text.index("Do:"):].split())
            for option, value in ADVICE.findall(remedy):
                help_text = self.run_tool("convert", "--help").stdout.decode()
                if option not in help_text:
                    continue  # an option of another command
                value = VALUES.get(option, value)
                if value:
                    advised.add((option, value))
        return advised

    def test_no_advice_makes_a_limit_longer(self):
        advised = self.advised()
        self.assertIn(("--from", "describe-user"), advised)
        for name in ORDINARY:
            path = SOURCE / "examples" / name
            before = limits(self.convert(b"", *KNOWN.get(name, []), str(path)).requests)
            self.assertTrue(before, name)
            for option, value in sorted(advised):
                after = limits(self.convert(b"", option, value, str(path)).requests)
                for place in after.keys() & before.keys():
                    if (name, option, value) == ("users.ndjson", "--from", "describe-user"):
                        continue  # says where the users come from, and it is not so: no advice can know
                    self.assertLessEqual(after[place], before[place], (name, option, value, place))

    def test_an_edited_export(self):
        """The case that showed it: one limit that is no whole second, and the advice for it."""
        user = {"Id": "u-1", "Arn": "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1", "PhoneConfig": {}}
        users = [{**user, "Id": f"u-{i}", "Arn": user["Arn"][:-1] + str(i),
                  "PhoneConfig": {"PhoneType": "SOFT_PHONE", "AfterContactWorkTimeLimit": limit}}
                 for i, limit in enumerate((60000, 15500, 30000))]
        export = json.dumps({"Users": users}).encode()
        result = self.convert(export)
        self.assertEqual((result.status, sorted(result.ids)), (1, ["acw-not-whole-seconds"]))
        self.assertEqual(sorted(set(limits(result.requests).values())), [30, 60])
        for told in (["--acw-unit", "seconds"], ["--from", "describe-user"], ["--from", "user"]):
            result = self.convert(export, *told)
            self.assertEqual((result.status, set(result.ids)), (1, {"option-contradicts-input"}), told)
            self.assertEqual(result.requests, [])
        cut_out = b"\n".join(json.dumps(each).encode() for each in users)
        result = self.convert(cut_out, "--acw-unit", "seconds")
        self.assertEqual(sorted(set(result.ids)), ["acw-unit-doubtful"])
        self.assertEqual(set(limits(result.requests).values()), {15500})

    def test_a_list_that_can_only_be_kept(self):
        """Nobody is sent to an option that is refused, and what is kept was not left out."""
        has = user(AutoAccept=True, AfterContactWorkTimeLimit=30000) | {"AfterContactWorkConfigs": [
            {"Channel": "VOICE", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 5000}, "AfterContactWorkMode": "ON"}]}
        export = json.dumps({"Users": [has]}).encode()
        for decision in ("ask", "overwrite"):
            result = self.convert(export, "--existing", decision)
            told = [each["message"] for each in result.diagnostics if each["id"] == "existing-config-differs"]
            self.assertEqual((result.status, len(told)), (1, 1), decision)
            self.assertIn("it can only be kept", told[0])
        result = self.convert(export, "--existing", "keep")
        self.assertEqual([sorted(each)[0] for each in result.requests], ["AutoAcceptConfigs"])
        warned = [each["message"] for each in result.diagnostics if each["id"] == "unknown-member"]
        self.assertEqual(len(warned), 1)
        self.assertNotIn("left out", warned[0])
        self.assertIn("that one can only be kept", " ".join(self.run_tool("explain", "existing-config-differs").stdout.decode().split()))

    def test_nobody_is_withheld_without_a_reason(self):
        """Nor told what would be so if the record were sent."""
        told = [[], *(["--from", form] for form in ("search-users", "describe-user", "create-user", "update-user-identity-info")),
                ["--acw-unit", "milliseconds"], ["--instance-id", "i-2"], ["--user-id", "u-2"]]
        for name, options in itertools.product((*ORDINARY, "update-user-identity-info.json"), told):
            with self.subTest(name, options=options):
                result = self.convert(b"", *options, "--rejects", "left", str(SOURCE / "examples" / name))
                left = [json.loads(line) for line in (self.directory / "left").read_bytes().splitlines()]
                self.assertEqual(result.status, 1 if left else 0)
                errors = {each["record"] for each in result.diagnostics if each["severity"] == "error"}
                self.assertEqual({each["record"] for each in left}, errors)
                covers = {each["record"] for each in result.diagnostics if each["id"] == "voice-now-covers-callbacks"}
                self.assertEqual(covers & errors, set())

    def test_two_options_that_contradict_each_other(self):
        for form, unit in itertools.product(("search-users", "describe-user", "create-user"), ("seconds", "milliseconds")):
            right = unit == ("milliseconds" if form == "search-users" else "seconds")
            result = self.run_tool("check", "--from", form, "--acw-unit", unit, stdin=b"")
            self.assertEqual(result.status, 0 if right else 2, (form, unit, result.stderr))
