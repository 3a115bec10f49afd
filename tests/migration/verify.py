"""`verify`: what users have, against the plan and against what there was before."""

import json

from support.connect_server import Fault
from support.connect_users import Habits
from support.migrated import SixtyUsers


class Verify(SixtyUsers):
    def test_verify_from_a_file(self):
        with self.server() as server:
            self.apply(server)
        offline = self.run_tool("verify", "users.plan", "users.json")
        self.assertEqual(offline.status, 1)
        self.assertEqual(self.counts(offline)["different"], len(self.sent))
        exported = {"Users": [self.after(user) for user in self.exported[:-1]]}
        self.write("after.json", json.dumps(exported))
        fresh = self.run_tool("verify", "users.plan", "after.json")
        self.assertEqual(self.counts(fresh), {"as-planned": 56, "withheld": 3, "missing": 1})
        self.assertIn(self.exported[-1]["Username"], fresh.stdout.decode())
        self.assertEqual(self.run_tool("verify", "users.plan", "users.plan").status, 1, "a plan says nothing of anybody")
        self.write("cut.json", json.dumps(exported["Users"]))
        cut = self.run_tool("verify", "users.plan", "cut.json")
        self.assertEqual((cut.status, cut.stdout), (2, b""), "nothing says in which unit its limits are")
        self.assertEqual(self.run_tool("verify", "users.plan", "cut.json", "--from", "search-users").stdout, fresh.stdout)
        self.write("again.json", json.dumps({"Users": [{**exported["Users"][3], "AutoAcceptConfigs": [{"Channel": "VOICE", "AutoAccept": True}]}]}))
        twice = self.run_tool("verify", "users.plan", "after.json", "again.json")
        self.assertEqual(self.counts(twice), {"as-planned": 55, "withheld": 3, "missing": 1, "unknown": 1}, "nobody knows which of the two is right")
        self.assertRegex(twice.stdout.decode(), rf"unknown  {exported['Users'][3]['Username']}, .*: two records differ\n")
        self.assertEqual(twice.status, 1)

    def sent_users(self):
        """As an export has them, after all were sent to."""
        return [self.after(user) for user in self.exported if self.planned[user["Id"]]["outcome"] == "converted"]

    def test_verify_names_who_is_not_in_the_plan(self):
        others = [{**user, "Id": f"other-{number}", "Username": f"new.{number}", "Arn": user["Arn"] + "9"} for number, user in enumerate(self.exported[:7])]
        for count, said in ((1, "of the export, not in the plan: new.0\n"), (2, "2 users: new.0, new.1\n"), (7, "7 users: new.0, new.1, new.2, new.3, new.4, ...\n")):
            self.write("more.json", json.dumps({"Users": self.exported + others[:count]}))
            self.assertIn(said, self.run_tool("verify", "users.plan", "more.json").stderr.decode())

    def test_verify_of_what_this_version_does_not_know(self):
        users = self.sent_users()
        for user in users[:6]:
            user["AfterContactWorkConfigs"][0]["AfterContactWorkMode"] = "AUTO"
        users[6]["AutoAcceptConfigs"][0]["AutoAccept"] = 7
        self.write("after.json", json.dumps({"Users": users}))
        result = self.run_tool("verify", "users.plan", "after.json", "--only", users[0]["Id"], "--only", users[6]["Id"], "--only", users[7]["Id"])
        self.assertEqual((result.status, self.counts(result)), (1, {"unknown": 2, "as-planned": 1}))
        self.assertRegex(result.stdout.decode(), r"unknown  agent\.\d+, .*: AfterContactWorkConfigs/AfterContactWorkMode is not known to this version\n")
        self.assertRegex(result.stdout.decode(), r"unknown  agent\.\d+, .*AutoAccept")
        with self.server() as server:
            self.apply(server)
            for user in users[:6]:
                server.users.by_id[user["Id"]]["AfterContactWorkConfigs"][0]["AfterContactWorkMode"] = "AUTO"
            live = self.verify(server)
            self.assertEqual((live.status, self.counts(live)), (1, {"unknown": 6, "as-planned": len(self.planned) - 9, "withheld": 3}))

    def after(self, user):
        """As SearchUsers would tell of a user who was sent to: limits in milliseconds."""
        lists = json.loads(json.dumps(self.planned[user["Id"]]["after"]))
        for each in lists.get("AfterContactWorkConfigs", []):
            for member in ("AfterContactWorkConfig", "AgentFirstCallbackAfterContactWorkConfig"):
                if "AfterContactWorkTimeLimit" in each.get(member, {}):
                    each[member]["AfterContactWorkTimeLimit"] *= 1000
        return {**user, **lists}

    def test_verify_asks_again_about_who_differs(self):
        with self.server(habits=Habits(stale_search=True)) as server:
            self.apply(server)
            stale = self.verify(server)
            self.assertIn(stale.status, (0, 1), stale.stderr)
            self.assertEqual(self.counts(stale), {"as-planned": 57, "withheld": 3})
            server.users.by_id[self.sent[4]["UserId"]]["AutoAcceptConfigs"][2]["AutoAccept"] = True
            del server.users.by_id[self.sent[5]["UserId"]]
            differs = self.verify(server)
            self.assertEqual(self.counts(differs), {"as-planned": 55, "withheld": 3, "different": 1, "deleted": 1})
            self.assertIn("AutoAccept of TASK is true, not false", differs.stdout.decode())
            server.faults.append(Fault("error", operation="DescribeUser", name="AccessDeniedException", times=9))
            stopped = self.verify(server)
            self.assertEqual((stopped.status, self.counts(stopped)["withheld"]), (5, 3))
            self.assertIn(self.name(4), stopped.stdout.decode())
            self.assertIn(b"not everybody who differs was asked again", stopped.stderr)

    def test_verify_against_another_instance(self):
        text = (self.directory / "users.json").read_text("utf-8").replace("EXAMPLE11111", "EXAMPLE99999")
        self.write("other.json", text)
        self.assertEqual(self.run_tool("verify", "users.plan", "other.json").status, 2)
