"""The way by the AWS CLI that docs/migrate.md shows, walked with 300 users of all kinds and an AWS that remembers: what became of each of them
can be read from the outputs."""

import collections
import json
import re

import support
from support import ENVIRONMENT, SOURCE, TOOL
from support.users import Generator

AWS = """#!/bin/sh
case "$2" in
  search-users) exec python3 "$HOME/search_users.py" "$HOME" ;;
  update-user-config) printf '%s\\n' "$4" >> "$HOME/sent" ;;
  *) exit 252 ;;
esac
"""

# What everybody has, with what was sent since.
SEARCH_USERS = """import json, pathlib, sys
home = pathlib.Path(sys.argv[1])
users = json.loads((home / "users.json").read_text())
sent = home / "sent"
for line in sent.read_text().splitlines() if sent.exists() else []:
    request = json.loads(line)
    for user in users:
        if user["Id"] == request["UserId"]:
            lists = {name: value for name, value in request.items() if name.endswith("Configs")}
            for element in lists.get("AfterContactWorkConfigs", []):
                for member in element.values():
                    if isinstance(member, dict):
                        member["AfterContactWorkTimeLimit"] *= 1000
            user.update(lists)
print(json.dumps({"Users": users, "ApproximateTotalCount": len(users)}, indent=4))
"""

SOFT = [{"Channel": "VOICE", "PhoneType": "SOFT_PHONE"}]
DESK = [{"Channel": "VOICE", "PhoneType": "DESK_PHONE", "PhoneNumber": "+12065550112"}]


def plain(user):
    user["PhoneConfig"] = {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 60_000}


# What is done to a user of the generator, one in how many, and what has to become of him: outcome, and the ids that name him.
KINDS = {
    "plain": (plain, "converted", set()),
    "auto-accept": (lambda u: u["PhoneConfig"].update(AutoAccept=True), "converted", set()),
    "already migrated": (lambda u: (u.pop("PhoneConfig"), u.update(PhoneNumberConfigs=SOFT)), "unchanged", {"already-per-channel"}),
    "the same in both": (lambda u: u.update(PhoneConfig={"PhoneType": "SOFT_PHONE"}, PhoneNumberConfigs=SOFT), "unchanged", {"already-per-channel"}),
    "something else in both": (lambda u: u.update(PhoneNumberConfigs=DESK), "withheld", {"existing-config-differs"}),
    "a desk phone without a number": (lambda u: u["PhoneConfig"].update(PhoneType="DESK_PHONE"), "converted", {"desk-phone-without-number"}),
    "an empty number": (lambda u: u["PhoneConfig"].update(DeskPhoneNumber=""), "converted", {"empty-phone-number-dropped"}),
    "a wrong number": (lambda u: u["PhoneConfig"].update(DeskPhoneNumber="5550112"), "withheld", {"invalid-phone-number"}),
    "no limit": (lambda u: u["PhoneConfig"].pop("AfterContactWorkTimeLimit"), "converted", {"absent-field-not-sent"}),
    "nothing": (lambda u: u.pop("PhoneConfig"), "unchanged", {"nothing-to-migrate"}),
}


def users():
    """300 users, and the kind of each by id."""
    generator = Generator(20260210)
    everybody, kinds = [], {}
    names = [*KINDS] + ["plain"] * 5 + ["auto-accept"] * 5
    for number in range(300):
        user = generator.user(number, milliseconds=True)
        plain(user)
        kind = "one odd limit" if number == 137 else names[number % len(names)]
        if number == 137:
            user["PhoneConfig"]["AfterContactWorkTimeLimit"] = 15_500
        else:
            KINDS[kind][0](user)
        everybody.append(user)
        kinds[user["Id"]] = kind
    return everybody, kinds


def expected(kind):
    return ("withheld", {"acw-not-whole-seconds"}) if kind == "one odd limit" else KINDS[kind][1:]


class WalkThrough(support.ToolTest):
    def outcomes(self, requests, rejects, diagnostics):
        """By id of the user: what became of him, and the diagnostics that name him."""
        named = collections.defaultdict(set)
        for each in diagnostics:
            named[each.get("user_id")].add(each["id"])
        withheld = {each["input"]["Id"] for each in rejects}
        converted = {each["UserId"] for each in requests}
        self.assertFalse(withheld & converted)
        return {id: ("withheld" if id in withheld else "converted" if id in converted else "unchanged", named[id])
                for id in {*withheld, *converted, *named} - {None}}

    def read(self, name):
        return [json.loads(line) for line in (self.directory / name).read_text("utf-8").splitlines()]

    def check(self, kinds, outcomes):
        self.assertEqual(outcomes.keys(), kinds.keys(), "somebody was passed over")
        for user, kind in kinds.items():
            outcome, ids = expected(kind)
            with self.subTest(kind):
                self.assertEqual(outcomes[user][0], outcome)
                self.assertLessEqual(ids, outcomes[user][1])

    def test_two_pages(self):
        everybody, kinds = users()
        twice, conflicting = everybody[10], json.loads(json.dumps(everybody[20]))
        conflicting["PhoneConfig"]["AfterContactWorkTimeLimit"] = 90_000
        pages = everybody[:150], everybody[150:] + [twice, conflicting]
        for name, page, token in (("page1.json", pages[0], {"NextToken": "more"}), ("page2.json", pages[1], {})):
            self.write(name, json.dumps({"Users": page, "ApproximateTotalCount": 300, **token}, indent=2))
        result = self.run_tool("convert", "--diagnostics", "json", "-o", "requests", "--rejects", "left", "page1.json", "page2.json")
        self.assertEqual(result.status, 1)
        rejects = self.read("left")
        second = [each for each in rejects if each["source"] == "page2.json" and each["input"] == conflicting]
        self.assertEqual([d["id"] for d in second[0]["diagnostics"] if d["severity"] == "error"], ["conflicting-user"])
        self.assertEqual([d["user_id"] for d in result.diagnostics if d["id"] == "duplicate-user"], [twice["Id"]])
        rejects.remove(second[0])
        names = {user["Id"]: user["Username"] for user in everybody}
        for each in result.diagnostics + [d for reject in rejects for d in reject["diagnostics"]]:
            if each["severity"] != "note" or "user_id" in each:
                self.assertEqual(each["username"], names[each["user_id"]], "people are called by their names")
        self.check(kinds, self.outcomes(self.read("requests"), rejects, result.diagnostics))

    def test_the_way_by_the_aws_cli(self):
        everybody, kinds = users()
        self.write("users.json", json.dumps(everybody))
        self.write("search_users.py", SEARCH_USERS)
        (self.directory / "bin").mkdir()
        self.script("bin/aws", AWS)
        (self.directory / "bin/connect-userconfig").symlink_to(TOOL)
        way = re.search(r"^```sh walk-through\n(.*?)^```", (SOURCE / "docs/migrate.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
        environment = {**ENVIRONMENT, "HOME": str(self.directory), "INSTANCE": "i-1", "PATH": f"{self.directory}/bin:/usr/bin:/bin"}
        steps = re.split(r"\n\n(?=# )", way)
        shown = self.run_program("sh", "-c", way, env=environment)
        self.assertEqual(len(steps), 7)
        text = shown.stderr.decode()
        by_outcome = collections.Counter(expected(kind)[0] for kind in kinds.values())
        withheld = by_outcome["withheld"]
        summaries = re.findall(r"^(\d+) records? read: (\d+) (?:to convert|converted), (\d+) unchanged, (\d+) withheld", text, re.MULTILINE)
        first = ("300", str(by_outcome["converted"]), str(by_outcome["unchanged"]), str(withheld))
        pilot = ("300", str(by_outcome["converted"] - 10), str(by_outcome["unchanged"] + 10), str(withheld))
        after = ("300", "0", str(300 - withheld), str(withheld))
        self.assertEqual(summaries, [first, first, pilot, after])
        self.assertIn(b"Who will be treated how", (self.directory / "review.html").read_bytes())
        sent = [request["UserId"] for request in self.read("sent")]
        self.assertEqual(len(sent), len(set(sent)), "nobody is sent to twice")
        self.assertEqual({user for user, kind in kinds.items() if expected(kind)[0] == "converted"}, set(sent))
        self.assertEqual({each["input"]["Id"] for each in self.read("left.ndjson")},
                         {user for user, kind in kinds.items() if expected(kind)[0] == "withheld"})
