"""Random policies over random users: the tool and oracle.py have to agree on every one of them. And what holds of any
policy: applied twice is applied once, a second run changes nothing, the order of rules does not matter.

CONNECT_USERCONFIG_POLICIES says how many policies (default 150), CONNECT_USERCONFIG_SEED which ones; every failure says
its seed."""

import copy
import json
import os
import random

import support

from . import oracle

COUNT = int(os.environ.get("CONNECT_USERCONFIG_POLICIES", "150"))
SEED = int(os.environ.get("CONNECT_USERCONFIG_SEED", str(random.SystemRandom().randrange(1 << 32))))
USERS = 20
OPTIONS = {"auto-accept": "voice", "absent": "keep", "existing": "ask"}
DECISIONS = {"existing": ("ask", "keep", "overwrite", "base"), "absent": ("keep", "reset"), "auto-accept": ("voice", "all"),
             "leave": (True, False)}
# The errors that the oracle knows. That a group's place is unknown is one way of not being able to tell.
KNOWN = {"policy-conflict", "policy-cannot-tell", "policy-incomplete", "existing-config-differs"}

PROFILES = {"Chat support": "r-1", "Voice": "r-2", "Mail": "r-3"}
SECURITY = {"Agent": "s-1", "Quality": "s-2", "Admin": "s-3"}
GROUPS = {"Germany": "g-1", "Berlin": "g-2", "Team A": "g-3", "Lost": "g-4"}
PATHS = {"g-1": ["g-1"], "g-2": ["g-1", "g-2"], "g-3": ["g-1", "g-2", "g-3"]}
NAMES = oracle.Names({**PROFILES, **SECURITY, **GROUPS}, PATHS)


def id_of(number):
    return f"{number:08d}-0000-4000-8000-000000000000"


def names_file():
    level = ("LevelOne", "LevelTwo", "LevelThree")
    by_id = {id_: name for name, id_ in GROUPS.items()}
    groups = [{"Id": id_, "Name": by_id[id_], "HierarchyPath": {
        level[depth]: {"Id": each, "Name": by_id[each]} for depth, each in enumerate(path)}} for id_, path in PATHS.items()]
    return "\n".join(map(json.dumps, (
        {"RoutingProfileSummaryList": [{"Id": id_, "Name": name} for name, id_ in PROFILES.items()]},
        {"SecurityProfiles": [{"Id": id_, "SecurityProfileName": name} for name, id_ in SECURITY.items()]},
        {"UserHierarchyGroups": groups}, {"UserHierarchyGroupSummaryList": [{"Id": "g-4", "Name": "Lost"}]})))


class Random(random.Random):
    def maybe(self, n=2):
        return self.randrange(n) == 0

    def some(self, values, most=2):
        values = self.sample(list(values), self.randint(1, most))
        return values[0] if len(values) == 1 and self.maybe() else values

    def condition(self, depth=0):
        keys = ["RoutingProfile", "SecurityProfile", "HierarchyGroup", "Tags", "Username", "UserId", "PhoneType"]
        keys += ["all", "any", "not"] if depth < 2 else []
        return {key: self.condition_value(key, depth) for key in self.sample(keys, self.choice((1, 1, 1, 2)))}

    def condition_value(self, key, depth):
        if key in ("all", "any"):
            return [self.condition(depth + 1) for _ in range(self.randint(1, 3))]
        if key == "not":
            return self.condition(depth + 1)
        if key == "Tags":
            return {tag: self.some(("a", "b", "c")) for tag in self.some(("team", "site"), 2)} if self.maybe() else {"team": "a"}
        return self.some({"RoutingProfile": [*PROFILES, "arn:aws:connect:x:1:instance/i/routing-profile/r-2"],
                          "SecurityProfile": SECURITY, "HierarchyGroup": GROUPS,
                          "Username": ("a*", "*b", "ab", "?b", "a\\*", "*", "*a*b"), "UserId": [id_of(n) for n in (1, 2, 3)],
                          "PhoneType": ("SOFT_PHONE", "DESK_PHONE")}[key])

    def limit(self):
        return self.choice(("unlimited", "30 s", "1 min", "15s"))

    def by_channel(self, value):
        if self.maybe(3):
            return value()
        return {channel: value() for channel in self.sample(oracle.CHANNELS, self.randint(1, 3))}

    def settings(self):
        accept = lambda: self.maybe()
        made = {"AutoAccept": lambda: self.by_channel(accept), "AfterContactWorkTimeLimit": lambda: self.by_channel(self.limit),
                "AgentFirstCallback": lambda: self.choice(({"AutoAccept": self.maybe()}, {"AfterContactWorkTimeLimit": self.limit()})),
                "PersistentConnection": accept, "VoiceEnhancement": lambda: self.choice(("NONE", "NOISE_SUPPRESSION"))}
        return {key: made[key]() for key in self.sample(list(made), self.randint(1, 2))}

    def policy(self):
        rules = []
        for number in range(self.randint(0, 6)):
            rule = {"name": f"rule-{number}"}
            if not self.maybe(5):
                rule["when"] = self.condition()
            if not self.maybe(4):
                rule["set"] = self.settings()
            if self.maybe(3) or "set" not in rule:
                rule["decide"] = {key: self.choice(DECISIONS[key]) for key in self.sample(list(DECISIONS), 1)}
            if rules and self.maybe(3):
                rule["overrides"] = self.some([each["name"] for each in rules], 1)
            rules.append(rule)
        return {"policy": 1, "rules": rules}

    def lists(self):
        """Some lists that a user has already, in seconds."""
        lists = {}
        channels = [c for c in oracle.CHANNELS if not self.maybe(6)]
        if self.maybe(3) and channels:
            lists["AutoAcceptConfigs"] = [{"Channel": c, "AutoAccept": self.maybe()} for c in channels]
            if channels[0] == "VOICE" and self.maybe():
                lists["AutoAcceptConfigs"][0]["AgentFirstCallbackAutoAccept"] = self.maybe()
        if self.maybe(3) and channels:
            limit = lambda: {"AfterContactWorkTimeLimit": self.choice((0, 30, 60))}
            lists["AfterContactWorkConfigs"] = [{"Channel": c, "AfterContactWorkConfig": limit()} for c in channels]
            if channels[0] == "VOICE" and self.maybe():
                lists["AfterContactWorkConfigs"][0]["AgentFirstCallbackAfterContactWorkConfig"] = limit()
        if self.maybe(4):
            lists["PersistentConnectionConfigs"] = [{"Channel": "VOICE", "PersistentConnection": self.maybe()}]
        if self.maybe(4):
            lists["VoiceEnhancementConfigs"] = [{"Channel": "VOICE", "VoiceEnhancementMode": self.choice(("NONE", "NOISE_SUPPRESSION"))}]
        if self.maybe(4):
            lists["PhoneNumberConfigs"] = [{"Channel": "VOICE", "PhoneType": self.choice(("SOFT_PHONE", "DESK_PHONE"))}]
        return lists

    def user(self, number):
        record = {"Id": id_of(number), "Arn": f"{support.ARN}{id_of(number)}", **(self.lists() if self.maybe() else {})}
        members = {"Username": lambda: self.choice(("a", "b", "ab", "a*", "aab", "xyz")), "RoutingProfileId": lambda: self.choice(list(PROFILES.values())),
                   "HierarchyGroupId": lambda: self.choice(list(GROUPS.values())),
                   "SecurityProfileIds": lambda: self.sample(list(SECURITY.values()), self.randint(1, 2)),
                   "Tags": lambda: {"team": self.choice("abc"), **({"site": self.choice("abc")} if self.maybe() else {})}}
        record.update({key: value() for key, value in members.items() if not self.maybe(3)})
        if not self.maybe(5) or len(record) == 2:
            phone = {"PhoneType": self.choice(("SOFT_PHONE", "DESK_PHONE")), "AutoAccept": self.maybe(),
                     "AfterContactWorkTimeLimit": self.choice((0, 30, 60)), "PersistentConnection": self.maybe()}
            record["PhoneConfig"] = {key: value for key, value in phone.items() if not self.maybe(4)} or {"AutoAccept": True}
        return record


def in_milliseconds(value):
    if isinstance(value, list):
        return [in_milliseconds(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: each * 1000 if key == "AfterContactWorkTimeLimit" else in_milliseconds(each) for key, each in value.items()}


class Agreement(support.ToolTest):
    def setUp(self):
        super().setUp()
        self.write("names.json", names_file())
        self.seed = None

    def run(self, result=None):
        failures = len((result or self.defaultTestResult()).failures)
        super().run(result)
        if result and len(result.failures) > failures:
            print(f"To repeat it: CONNECT_USERCONFIG_SEED={self.seed} CONNECT_USERCONFIG_POLICIES=1")

    def run_policy(self, policy, users, complete, options=OPTIONS, since=()):
        self.write("policy.json", json.dumps(policy))
        told = [*since] if complete else ["--from", "user", "--acw-unit", "seconds"]
        told += [word for name, answer in options.items() for word in (f"--{name}", answer)]
        stdin = json.dumps({"Users": in_milliseconds(users)}) if complete else "\n".join(map(json.dumps, users))
        result = self.convert(stdin.encode(), "--policy", "policy.json", "--names", "names.json", "--threads", "1", *told)
        self.assertIn(result.status, (0, 1), result.stderr)
        errors = {}
        for each in result.diagnostics:
            if each["severity"] == "error":
                id_ = "policy-cannot-tell" if each["id"] == "hierarchy-unknown" else each["id"]
                errors.setdefault(each["user_id"], set()).add(id_)
        sent = {}
        for request in result.requests:
            sent[request["UserId"]] = request
        return errors, sent

    def compare(self, policy, users, complete, options, errors, sent, since={}):
        judge = oracle.Policy(policy, NAMES)
        for user in users:
            expected = oracle.Judgement(judge, user, complete, options, since=since.get(user["Id"]))
            got = errors.get(user["Id"], set())
            about = json.dumps({"policy": policy, "user": user})
            self.assertLessEqual(got, KNOWN, about)
            self.assertEqual(got, expected.errors, about)
            lists = oracle.elements_of_lists(sent.get(user["Id"], {}))
            self.assertEqual(lists, expected.lists if expected.outcome == "converted" else {}, about)

    def each(self, count):
        for number in range(count):
            seed = SEED + number
            generator = Random(seed)
            policy, users = generator.policy(), [generator.user(n) for n in range(USERS)]
            self.seed = seed
            yield generator, policy, users

    def test_the_tool_agrees_with_the_oracle(self):
        reached = set()
        for generator, policy, users in self.each(COUNT):
            complete = not generator.maybe(3)
            options = {name: generator.choice(answers) for name, answers in DECISIONS.items() if name != "leave"}
            if generator.maybe():
                options = OPTIONS
            errors, sent = self.run_policy(policy, users, complete, options)
            self.compare(policy, users, complete, options, errors, sent)
            reached |= {"sent"} if sent else set()
            reached |= set().union(*errors.values())
        if COUNT >= 100:
            self.assertEqual(reached, KNOWN | {"sent"})

    def test_a_second_run_changes_nothing(self):
        for _, policy, users in self.each(max(1, COUNT // 5)):
            errors, sent = self.run_policy(policy, users, True)
            later = copy.deepcopy([user for user in users if user["Id"] not in errors])
            for user in later:
                user.update({key: value for key, value in sent.get(user["Id"], {}).items() if key.endswith("Configs")})
            again, sent_again = self.run_policy(policy, later, True) if later else ({}, {})
            self.assertEqual((again, sent_again), ({}, {}))

    def lines(self, name):
        return [json.loads(line) for line in (self.directory / name).read_bytes().splitlines()]

    def wrote(self, line):
        """The lists that a plan sent to a user, and whether elements of them were the user's own."""
        settings = {"AutoAccept": "AutoAcceptConfigs", "AfterContactWorkTimeLimit": "AfterContactWorkConfigs",
                    "PersistentConnection": "PersistentConnectionConfigs", "VoiceEnhancement": "VoiceEnhancementConfigs"}
        own = {settings.get(each["setting"]) for each in line["changes"] if each["because"] == "the user has it"}
        return {name: (elements, name in own) for name, elements in oracle.elements_of_lists(line["request"]).items()}

    def test_a_changed_policy_moves_on_what_an_earlier_plan_wrote(self):
        moved = left = 0
        for generator, policy, users in self.each(max(1, COUNT // 3)):
            errors, sent = self.run_policy(policy, users, True)
            export = json.dumps({"Users": in_milliseconds(users)}).encode()
            result = self.run_tool("plan", "-q", "-o", "a.plan", "--policy", "policy.json", "--names", "names.json", stdin=export)
            self.assertIn(result.status, (0, 1), result.stderr)
            later = copy.deepcopy(users)
            for user in later:
                user.update({key: value for key, value in sent.get(user["Id"], {}).items() if key.endswith("Configs")})
                if generator.maybe(3):
                    user.update(generator.lists())  # somebody changes them
            options = {name: generator.choice(answers) for name, answers in DECISIONS.items() if name != "leave"}
            since = {each["UserId"]: self.wrote(each) for each in self.lines("a.plan")[1:-1] if "request" in each}
            changed = generator.policy()
            errors, sent = self.run_policy(changed, later, True, options, ["--since", "a.plan"])
            self.compare(changed, later, True, options, errors, sent, since)
            moved += len(sent)
            left += len(errors)
        if COUNT >= 100:
            self.assertTrue(moved and left)

    def test_the_order_of_rules_does_not_matter(self):
        for generator, policy, users in self.each(max(1, COUNT // 5)):
            for rule in policy["rules"]:
                rule.pop("overrides", None)
            first = self.run_policy(policy, users, True)
            generator.shuffle(policy["rules"])
            self.assertEqual(self.run_policy(policy, users, True), first)

    def test_an_empty_policy_changes_no_byte(self):
        self.write("policy.json", '{"policy": 1, "rules": []}')
        for _, _, users in self.each(10):
            export = json.dumps({"Users": in_milliseconds(users)}).encode()
            for form in ("ndjson", "json", "aws-cli"):
                for diagnostics in ("text", "json", "sarif"):
                    options = ("convert", "--format", form, "--diagnostics", diagnostics)
                    without = self.run_tool(*options, "--rejects", "without", stdin=export)
                    with_policy = self.run_tool(*options, "--rejects", "with", "--policy", "policy.json", stdin=export)
                    self.assertEqual((without.status, without.stdout, without.stderr),
                                     (with_policy.status, with_policy.stdout, with_policy.stderr))
                    self.assertEqual((self.directory / "without").read_bytes(), (self.directory / "with").read_bytes())
