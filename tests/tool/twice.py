"""Users who come twice in one run: what comes of them does not depend on the order, no list is sent over without a
word, and no record that was withheld is sent later over a request that was written."""

import itertools
import json

import support
from support import lines, user

SOFT = {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 30000}


def auto_accept(chat):
    channels = [{"Channel": "VOICE", "AutoAccept": False, "AgentFirstCallbackAutoAccept": False}]
    return channels + [{"Channel": name, "AutoAccept": chat and name == "CHAT"} for name in ("CHAT", "TASK", "EMAIL")]


BEFORE = user(1, **SOFT)
AFTER = BEFORE | {"AutoAcceptConfigs": auto_accept(False)}
TURNED = BEFORE | {"AutoAcceptConfigs": auto_accept(False)[::-1]}
CHANGED = BEFORE | {"AutoAcceptConfigs": auto_accept(True)}
OTHERWISE = BEFORE | {"AutoAcceptConfigs": auto_accept(True)[:2]}
NEWER = BEFORE | {"AutoAcceptConfigs": [each | {"Mode": "ON"} for each in auto_accept(False)]}
UNWANTED = user(1, PhoneType="SOFT_PHONE") | {"AutoAcceptConfigs": auto_accept(True)}
OTHER_UNWANTED = user(1, PhoneType="SOFT_PHONE")
# Two records of a user, and whether they lead to the same.
PAIRS = {"the same": (BEFORE, BEFORE, True),
         "before a migration and after": (BEFORE, AFTER, True),
         "after a migration, in another order": (AFTER, TURNED, True),
         "a list that somebody set since": (BEFORE, CHANGED, False),
         "a list that somebody changed since the migration": (AFTER, CHANGED, False),
         "two lists that differ from what is wanted and from each other": (CHANGED, OTHERWISE, False),
         "a member that the model does not know": (AFTER, NEWER, False),
         "a list that nothing is wanted of": (UNWANTED, OTHER_UNWANTED, True)}


class Twice(support.ToolTest):
    def outcome(self, records, *options):
        """How many requests were written, the ids of errors by record, and whether the user was a duplicate."""
        result = self.convert(json.dumps({"Users": records}).encode(), "--rejects", "left", *options)
        errors = {(each["record"], each["id"]) for each in result.diagnostics if each["severity"] == "error"}
        self.assertEqual(result.status, 1 if errors else 0)
        rejected = [(each["record"], d["id"]) for each in self.left() for d in each["diagnostics"] if d["severity"] == "error"]
        self.assertEqual(set(rejected), errors)
        return result.requests, errors, "duplicate-user" in result.ids

    def left(self):
        return [json.loads(line) for line in (self.directory / "left").read_bytes().splitlines()]

    def test_lists_that_stand_are_compared(self):
        for (name, (one, two, same)), turned in itertools.product(PAIRS.items(), (False, True)):
            with self.subTest(name, turned=turned):
                records = [two, one] if turned else [one, two]
                requests, errors, duplicate = self.outcome(records, "--existing", "keep")
                self.assertEqual((errors, duplicate), (set(), True) if same else ({(2, "conflicting-user")}, False))
                alone = self.convert(json.dumps({"Users": records[:1]}).encode(), "--existing", "keep").requests
                self.assertEqual(requests, alone)

    def test_a_list_that_somebody_has_to_decide_on(self):
        """In either order nothing is sent over it without a word."""
        differs, conflicting = "existing-config-differs", "conflicting-user"
        self.assertEqual(self.outcome([CHANGED, BEFORE]), ([], {(1, differs), (2, conflicting)}, False))
        requests, errors, _ = self.outcome([BEFORE, CHANGED])
        self.assertEqual((len(requests), errors), (1, {(2, differs), (2, conflicting)}))
        turned_on = user(1, **SOFT | {"AutoAccept": True})  # is sent what the other has, but may not be meant to have
        has = BEFORE | {"AutoAcceptConfigs": [auto_accept(False)[0] | {"AutoAccept": True}, *auto_accept(False)[1:]]}
        self.assertEqual(self.outcome([turned_on, has])[1], {(2, differs), (2, conflicting)})
        self.assertEqual(self.outcome([has, turned_on])[:2], ([], {(1, differs), (2, conflicting)}))
        self.assertEqual(self.outcome([CHANGED, CHANGED]), ([], {(1, differs), (2, differs)}, False))
        self.assertEqual(self.outcome([CHANGED, OTHERWISE]), ([], {(1, differs), (2, differs), (2, conflicting)}, False))

    def test_a_list_that_is_replaced_is_compared_like_one_that_stands(self):
        """Or the first record, which has what is wanted, would stand for the later one, which has not."""
        for (name, (one, two, same)), turned in itertools.product(PAIRS.items(), (False, True)):
            with self.subTest(name, turned=turned):
                records = [two, one] if turned else [one, two]
                alone = self.outcome(records[:1], "--existing", "overwrite")
                requests, errors, duplicate = self.outcome(records, "--existing", "overwrite")
                self.assertEqual(requests, alone[0])
                own = alone[1] | {(2, each) for _, each in self.outcome(records[1:], "--existing", "overwrite")[1]}
                self.assertEqual((errors, duplicate), (own, True) if same else (own | {(2, "conflicting-user")}, False))

    def test_a_record_with_errors_does_not_come_back_over_a_request(self):
        broken = {"invalid-phone-number": user(1, PhoneType="DESK_PHONE", DeskPhoneNumber="2065550112"),
                  "acw-not-whole-seconds": user(1, AfterContactWorkTimeLimit=1500),
                  "wrong-type": user(1, AutoAccept="true"),
                  "duplicate-channel": user(1) | {"PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "SOFT_PHONE"}] * 2}}
        for expected, record in broken.items():
            for options in ([], ["--threads", "4"], ["--unbuffered"]):
                with self.subTest(expected, options=options):
                    requests, errors, _ = self.outcome([BEFORE, user(2, **SOFT), record], *options)
                    self.assertEqual((len(requests), errors), (2, {(3, expected), (3, "conflicting-user")}))
            mended = self.left()[0] | {"input": user(1, PhoneType="SOFT_PHONE", PersistentConnection=True)}
            again = self.convert(lines(mended), "--rejects", "again")
            self.assertEqual((again.status, again.requests, again.ids), (1, [], ["conflicting-user"]), expected)
            decided = mended | {"diagnostics": []}
            self.assertEqual(len(self.convert(lines(decided)).requests), 1)

    def test_a_record_behind_one_with_errors(self):
        """Nobody can tell which of them counts, whichever came first; and the first may be mended and come back."""
        broken = {"invalid-phone-number": user(1, PhoneType="DESK_PHONE", DeskPhoneNumber="2065550112"),
                  "wrong-type": user(1, AutoAccept="true")}
        for expected, record in broken.items():
            for options in ([], ["--threads", "4"], ["--unbuffered"], ["--existing", "keep"]):
                with self.subTest(expected, options=options):
                    records = [record, user(2, **SOFT), BEFORE, AFTER, CHANGED]
                    requests, errors, duplicate = self.outcome(records, *options)
                    differs = set() if "keep" in options else {(5, "existing-config-differs")}
                    conflicts = {(each, "conflicting-user") for each in (3, 4, 5)}
                    self.assertEqual(([each["UserId"] for each in requests], duplicate), (["u-2"], False))
                    self.assertEqual(errors, {(1, expected)} | conflicts | differs)
            left = self.left()
            self.assertIn("which was withheld over errors of its own", left[1]["diagnostics"][0]["message"])
            mended = [left[0] | {"input": user(1, PhoneType="SOFT_PHONE")}, *left[1:]]
            again = self.convert(lines(*mended))
            self.assertEqual((again.status, [each["UserId"] for each in again.requests]), (1, ["u-1"]))

    def test_what_is_not_compared(self):
        broken = user(1, AutoAccept="true")
        for name, records, sent, expected in (
                ("came once", [broken, BEFORE | user(2)], 1, {(1, "wrong-type")}),
                ("broken twice", [broken, broken], 0, {(1, "wrong-type"), (2, "wrong-type")}),
                ("of nobody knows whom", [BEFORE, {"Id": "u-1", "PhoneConfig": {}}], 1, {(2, "instance-id-missing")})):
            with self.subTest(name):
                requests, errors, _ = self.outcome(records)
                self.assertEqual((len(requests), errors), (sent, expected))

    def test_an_option_names_one_user(self):
        """Several settings that say of nobody whose they are may be of several users."""
        for second in ({"AutoAccept": False}, {"AutoAccept": True}):
            bare = [{"AutoAccept": False, "PhoneType": "SOFT_PHONE"}, second | {"PhoneType": "SOFT_PHONE"}]
            result = self.convert(lines(*bare), "--user-id", "u-1", "--instance-id", "i-1", "--rejects", "left")
            errors = [(each["id"], each["record"]) for each in result.diagnostics if each["severity"] == "error"]
            self.assertEqual((result.status, len(result.requests), errors), (1, 1, [("user-id-missing", 2)]))
            self.assertIn("record 1 of this run was taken for that one", result.stderr.decode())
            again = self.convert((self.directory / "left").read_bytes(), "--user-id", "u-2", "--instance-id", "i-1")
            self.assertEqual([each["UserId"] for each in again.requests], ["u-2"])
        own = user(1, **SOFT)
        self.assertEqual(self.convert(lines({"Users": [own, own]}), "--user-id", "u-1").status, 0)

    def test_requests_for_new_users(self):
        new = json.loads((support.SOURCE / "examples" / "create-user.json").read_text())
        other = new | {"PhoneConfig": {"PhoneType": "SOFT_PHONE", "DeskPhoneNumber": "1"}}
        result = self.convert(lines(new, other), "--rejects", "left")
        errors = [each["id"] for each in result.diagnostics if each["severity"] == "error"]
        self.assertEqual((result.status, len(result.requests), errors), (1, 1, ["invalid-phone-number", "conflicting-user"]))
        again = self.convert(lines(self.left()[0] | {"input": new | {"PhoneConfig": {"AutoAccept": False}}}))
        self.assertEqual((again.status, again.requests, again.ids), (1, [], ["conflicting-user"]))

    def test_the_count_and_those_who_are_named(self):
        """A withheld record that gets another reason is counted once, and both reasons are."""
        records = [user(n, **SOFT) for n in range(40)] + [user(n, AutoAccept="true") for n in range(40)]
        self.write("export.json", json.dumps({"Users": records}))
        shown = self.run_tool("check", "export.json").stderr.decode()
        self.assertIn("80 records read: 40 to convert, 0 unchanged, 40 withheld", shown)
        self.assertIn("40  error    conflicting-user", " ".join(shown.split(" " * 7)))
        self.assertIn("40  error    wrong-type", " ".join(shown.split(" " * 7)))
        self.assertLessEqual(len(shown.splitlines()), 30)


if __name__ == "__main__":
    support.main()
