"""Every line of every plan is as docs/connect-userconfig-plan.schema.json says, and what the schema forbids is read by nobody."""

import json
import random
import unittest

import support
from support import SOURCE, corpus, user

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = json.loads((SOURCE / "docs/connect-userconfig-plan.schema.json").read_text("utf-8"))
LISTS = {"AutoAcceptConfigs": [{"Channel": "CHAT", "AutoAccept": True}],
         "VoiceEnhancementConfigs": [{"Channel": "VOICE", "VoiceEnhancementMode": "NONE"}]}


def random_user(random, number):
    phone = {"PhoneType": random.choice(["SOFT_PHONE", "DESK_PHONE"]), "AutoAccept": random.random() < 0.5,
             "AfterContactWorkTimeLimit": random.choice([0, 1000, 15500, 60000, 2000000000, 2000001000]),
             "DeskPhoneNumber": random.choice(["", "+12065550112", "12"]), "PersistentConnection": random.random() < 0.5}
    some = {key: value for key, value in phone.items() if random.random() < 0.8}
    lists = {key: value for key, value in LISTS.items() if random.random() < 0.3}
    profile = {"Username": random.choice(["mary", "</script>", "\u202eyram", "\U0001f600"]), "RoutingProfileId": "r-1",
               "SecurityProfileIds": ["s-1"], "Tags": {"b": "1", "a": "2"}, "HierarchyGroupId": "g"}
    return {**user(str(number), **some), **lists, **{key: value for key, value in profile.items() if random.random() < 0.8}}


@unittest.skipIf(jsonschema is None, "python3-jsonschema is not there")
class Schema(support.ToolTest):
    def setUp(self):
        super().setUp()
        self.validator = jsonschema.Draft7Validator(SCHEMA)

    def check(self, content):
        kinds = set()
        for line in content.splitlines():
            value = json.loads(line)
            self.assertEqual([error.message for error in self.validator.iter_errors(value)], [], line)
            kinds.add(next(iter(value)))
        self.assertLessEqual({"plan", "end"}, kinds)

    def test_the_schema_is_one(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)

    def test_the_example_of_the_page(self):
        block = (SOURCE / "docs/plan.md").read_text("utf-8").split("```json\n")[1].split("```")[0]
        self.check(block)

    def test_plans_of_random_users(self):
        seed = random.randrange(2**32)
        numbers = random.Random(seed)
        for options in ([], ["--absent", "reset"], ["--existing", "overwrite", "--auto-accept", "all"]):
            with self.subTest(seed=seed, options=options):
                users = [random_user(numbers, number) for number in range(300)]
                export = json.dumps({"Users": users, "ApproximateTotalCount": len(users)}).encode()
                result = self.run_tool("plan", "-q", "-o", "-", *options, stdin=export)
                self.assertEqual(result.status, 1, result.stderr)
                self.check(result.stdout)
                self.write("earlier.plan", result.stdout)
                again = self.run_tool("plan", "-q", "-o", "-", "--since", "earlier.plan", *options, stdin=export)
                self.assertIn(b'"since":[', again.stdout)
                self.check(again.stdout)
                self.assertEqual(self.run_tool("plan", "--summary", stdin=result.stdout).status, 0)

    def test_plans_of_damaged_exports(self):
        """Whatever the export is, there is no plan, or one that is read."""
        made = 0
        for form, data in corpus.corpus():
            result = self.run_tool("plan", "-q", "--incomplete", "accept", "-o", "-", stdin=data)
            self.assertIn(result.status, (0, 1, 2, 3), form)
            if result.status in (2, 3):
                continue
            made += 1
            if made % 10 == 0:
                self.check(result.stdout)
            self.assertEqual(self.run_tool("plan", "--summary", stdin=result.stdout).status, 0, (form, data))
        self.assertGreater(made, 50)
