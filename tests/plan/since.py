"""`--since`: a policy that has changed, after a plan of the first one was sent."""

import json

from support import user
from support.plans import SOFT, PlanTest, export


class Since(PlanTest):
    def policy(self, **channels):
        self.write("policy.json", json.dumps({"policy": 1, "rules": [{"name": "chats", "set": {"AutoAccept": channels}}]}))

    def setUp(self):
        super().setUp()
        self.policy(CHAT=True)
        self.write("users.json", export(user("1", **SOFT), user("2", **SOFT)))
        self.assertEqual(self.run_tool("plan", "-o", "first.plan", "--policy", "policy.json", "users.json").status, 0)
        sent = [json.loads(line) for line in (self.directory / "first.plan").read_bytes().splitlines()[1:-1]]
        later = [{**json.loads(json.dumps(user(str(n), **SOFT))), **each["request"]} for n, each in enumerate(sent, 1)]
        for each in later:  # SearchUsers has milliseconds
            for limit in each["AfterContactWorkConfigs"]:
                for config in (limit[key] for key in limit if key != "Channel"):
                    config["AfterContactWorkTimeLimit"] *= 1000
        later[1]["AutoAcceptConfigs"][2]["AutoAccept"] = True  # somebody's own decision
        self.write("later.json", export(*later))
        self.policy(CHAT=False, EMAIL=True)

    def test_a_plan_moves_on_what_the_first_one_wrote_and_says_so(self):
        result = self.plan("--policy", "policy.json", "--since", "first.plan", "later.json")
        self.assertEqual(result.status, 1, result.stderr)
        _, one, two, end = self.lines()
        self.assertEqual((one["outcome"], two["outcome"]), ("converted", "withheld"))
        self.assertEqual(([each["name"] for each in end["since"]], self.lines()[0]["since"]), (["first.plan"], ["first.plan"]))
        self.assertIn(b"\nsince first.plan\n", self.run_tool("plan", "--summary", "a.plan").stdout)
        self.assertEqual(end["since"][0]["bytes"], (self.directory / "first.plan").stat().st_size)
        self.assertEqual(self.run_tool("plan", "--summary", "a.plan").status, 0)

    def test_convert_check_and_explain(self):
        options = ("--policy", "policy.json", "later.json")
        self.assertEqual(self.run_tool("convert", "-q", *options).stdout, b"")
        self.assertEqual(self.run_tool("check", "-q", "--since", "first.plan", *options).status, 1)
        converted = self.run_tool("convert", "-q", "--since", "first.plan", *options)
        self.assertEqual([json.loads(line)["UserId"] for line in converted.stdout.splitlines()], ["u-1"])
        without_policy = self.run_tool("convert", "-q", "--since", "first.plan", "later.json")
        self.assertEqual([json.loads(line)["UserId"] for line in without_policy.stdout.splitlines()], ["u-1"])
        explained = self.run_tool("policy", "explain", "policy.json", "later.json", "--user", "u-1", "--since", "first.plan")
        self.assertIn(b"u-1: converted", explained.stdout)

    def test_what_is_no_plan_is_refused_before_anything_is_written(self):
        content = (self.directory / "first.plan").read_bytes()
        self.write("edited.plan", content.replace(b"u-1", b"u-9"))
        for name, status, word in (("edited.plan", 2, b"plan-edited"), ("later.json", 2, b"plan-unrecognized"),
                                   ("nowhere.plan", 3, b"nowhere.plan"), (".", 3, b"directory")):
            for command in ("convert", "plan"):
                with self.subTest(name, command=command):
                    self.write("out", "as it was")
                    result = self.run_tool(command, "-o", "out", "--since", name, "later.json")
                    self.assertEqual(result.status, status, result.stderr)
                    self.assertIn(word, result.stderr)
                    self.assertEqual((self.directory / "out").read_bytes(), b"as it was")

    def test_a_plan_of_another_instance_is_refused(self):
        self.write("elsewhere.json", (self.directory / "later.json").read_text().replace("instance/i-1", "instance/i-2"))
        self.write("a.plan", "as it was")
        result = self.plan("--since", "first.plan", "elsewhere.json")
        self.assertEqual(result.status, 2)
        self.assertIn(b"plan-other-instance", result.stderr)
        self.assertEqual((self.directory / "a.plan").read_bytes(), b"as it was")
        result = self.run_tool("convert", "-q", "--since", "first.plan", "elsewhere.json")
        self.assertEqual((result.status, result.stdout), (1, b""))

    def test_no_output_replaces_what_is_read_beside_the_exports(self):
        for option, name in (("--since", "first.plan"), ("--policy", "policy.json")):
            for command in ("convert", "plan"):
                with self.subTest(option, command=command):
                    before = (self.directory / name).read_bytes()
                    result = self.run_tool(command, "-o", name, option, name, "later.json")
                    self.assertEqual(result.status, 2)
                    self.assertIn(b"is an input", result.stderr)
                    self.assertEqual((self.directory / name).read_bytes(), before)

    def test_from_standard_input(self):
        plan = (self.directory / "first.plan").read_bytes()
        result = self.run_tool("convert", "-q", "--since", "-", "--policy", "policy.json", "later.json", stdin=plan)
        self.assertEqual(len(result.stdout.splitlines()), 1)
        self.assertEqual(self.run_tool("convert", "--since", "-", stdin=plan).status, 2)
