"""`plan`: exit status, the file, what is refused, and what a plan says of itself."""

import hashlib
import json
import os
import stat

import support
from support import SOURCE, SANITIZED, user
from support.plans import SOFT, PlanTest, export


class Making(PlanTest):
    def test_the_file(self):
        self.write("users.json", export(user("1", **SOFT), user("2", **SOFT)))
        result = self.plan("users.json")
        self.assertEqual((result.status, result.stdout), (0, b""))
        path = self.directory / "a.plan"
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        path.chmod(0o644)
        result = self.plan("users.json")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, "it holds whole phone numbers")
        first, *users, last = self.lines()
        self.assertEqual((first["plan"], first["InstanceId"], first["region"]), (1, "i-1", "us-west-2"))
        self.assertEqual([each["UserId"] for each in users], ["u-1", "u-2"])
        self.assertEqual((last["end"], last["counts"]["converted"]), (2, 2))
        self.assertIn(f"digest {last['sha256']}".encode(), result.stderr)

    def test_the_digest_is_of_all_before_it(self):
        self.write("users.json", export(user("1", **SOFT)))
        self.plan("users.json")
        content = (self.directory / "a.plan").read_bytes()
        self.assertEqual(content[-67:-3].decode(), hashlib.sha256(content[:-67]).hexdigest())
        last = self.lines()[-1]
        self.assertEqual([(each["name"], each["bytes"]) for each in last["exports"]],
                         [("users.json", (self.directory / "users.json").stat().st_size)])

    def test_the_same_exports_give_the_same_plan(self):
        self.write("users.json", export(*(user(str(n), **SOFT) for n in range(500))))
        environment = {**support.ENVIRONMENT, "SOURCE_DATE_EPOCH": "1764086400"}
        contents = set()
        for _ in range(2):
            self.plan("users.json", env=environment)
            contents.add((self.directory / "a.plan").read_bytes())
        self.assertEqual(len(contents), 1)
        self.assertEqual(self.lines()[0]["created"], "2025-11-25T16:00:00Z")

    def test_to_standard_output(self):
        result = self.run_tool("plan", "-q", "-o", "-", stdin=export(user("1", **SOFT)).encode())
        self.assertEqual((result.status, result.stderr), (0, b""))
        self.assertEqual(json.loads(result.stdout.splitlines()[-1])["end"], 1)

    def test_a_policy_decides_and_is_named(self):
        self.write("policy.yaml", "policy: 1\nrules:\n  - {name: chats, set: {AutoAccept: {CHAT: true}}}\n")
        self.write("users.json", export(user("1", **SOFT)))
        self.assertEqual(self.plan("--policy", "policy.yaml", "users.json").status, 0)
        first, mary, last = self.lines()
        self.assertEqual((first["policy"], mary["rules"], last["policy"]["name"]), ("policy.yaml", ["chats"], "policy.yaml"))
        self.assertIn({"setting": "AutoAccept", "channels": ["CHAT"], "before": "false", "after": "true",
                       "because": "rule chats (policy.yaml:3)"}, mary["changes"])

    def test_what_is_sent_is_what_convert_sends(self):
        self.write("users.json", export(*(user(str(n), AutoAccept=n % 2 == 0, AfterContactWorkTimeLimit=n * 1000) for n in range(20))))
        requests = self.run_tool("convert", "-q", "users.json").requests
        self.plan("users.json")
        planned = [{"InstanceId": "i-1", "UserId": each["UserId"], **each["request"]} for each in self.lines()[1:-1]]
        self.assertEqual(planned, requests)

    def test_both_of_two_records_that_differ_are_withheld(self):
        """On one page or on two."""
        changed = {**SOFT, "AutoAccept": True}
        self.write("one.json", export(user("1", **SOFT), user("2", **SOFT), user("1", **changed), ApproximateTotalCount=2))
        self.write("a.json", json.dumps({"Users": [user("1", **SOFT), user("2", **SOFT)], "NextToken": "x"}))
        self.write("b.json", json.dumps({"Users": [user("1", **changed)]}))
        for files in (["one.json"], ["a.json", "b.json"]):
            with self.subTest(files):
                self.assertEqual(self.plan(*files).status, 1)
                _, first, second, last = self.lines()
                self.assertEqual((first["outcome"], second["outcome"]), ("withheld", "converted"))
                self.assertEqual(first["diagnostics"][-1]["id"], "conflicting-user")
                self.assertEqual(last["counts"], {"converted": 1, "unchanged": 0, "withheld": 1})

    def test_records_that_differ_in_what_there_is_are_withheld(self):
        """Though both lead to the same: one of them has the lists already, and is undone otherwise."""
        self.write("users.json", export(user("1", **SOFT)))
        self.plan("users.json")
        done = {**user("1", **SOFT), **self.lines()[1]["after"]}
        for limits in done["AfterContactWorkConfigs"]:
            for name in ("AfterContactWorkConfig", "AgentFirstCallbackAfterContactWorkConfig"):
                if name in limits:
                    limits[name]["AfterContactWorkTimeLimit"] *= 1000
        for users in ([user("1", **SOFT), done], [done, user("1", **SOFT)]):
            self.write("users.json", export(*users, ApproximateTotalCount=1))
            self.assertEqual(self.plan("users.json").status, 1)
            self.assertEqual([line.get("outcome") for line in self.lines()], [None, "withheld", None])

    def test_records_that_differ_in_who_it_is_are_withheld(self):
        """An agent who changed the profile between two pages; the order of tags and security profiles is no difference."""
        one = {**user("1", **SOFT), "Username": "mary", "RoutingProfileId": "r-1", "HierarchyGroupId": "g-1",
               "SecurityProfileIds": ["s-1", "s-2"], "Tags": {"team": "a", "site": "b"}}
        same = {**one, "SecurityProfileIds": ["s-2", "s-1"], "Tags": {"site": "b", "team": "a"}}
        self.write("users.json", export(one, same, ApproximateTotalCount=1))
        self.assertEqual(self.plan("users.json").status, 0)
        for change in ({"Username": "maria"}, {"RoutingProfileId": "r-2"}, {"HierarchyGroupId": "r-1"}, {"SecurityProfileIds": ["s-1"]},
                       {"Tags": {"team": "b", "site": "a"}}, {"Tags": {"team": "a"}}):
            with self.subTest(change):
                self.write("users.json", export(one, {**one, **change}, ApproximateTotalCount=1))
                self.assertEqual(self.plan("users.json").status, 1)
                self.assertEqual(self.lines()[-1]["counts"], {"converted": 0, "unchanged": 0, "withheld": 1})

    def test_who_cannot_be_brought_back_is_counted_once(self):
        """Also where lines are written again, because of a conflict."""
        self.write("users.json", export(user("1", **SOFT), user("2", PhoneType="SOFT_PHONE"), user("1", **{**SOFT, "AutoAccept": True}), ApproximateTotalCount=2))
        self.assertRegex(self.plan("users.json").stderr, rb"exactly: 1 user: \S*2 \[undo-refused\]")

    def test_the_same_record_in_two_units_is_the_same(self):
        self.write("search.json", export(user("1", **SOFT)))
        self.write("describe.json", json.dumps({"User": user("1", **{**SOFT, "AfterContactWorkTimeLimit": 60})}))
        result = self.plan("search.json", "describe.json")
        self.assertEqual(result.status, 0, result.stderr)
        self.assertEqual(self.lines()[-1]["counts"], {"converted": 1, "unchanged": 0, "withheld": 0})

    def test_a_withheld_user_has_a_line(self):
        self.write("users.json", export(user("1", AfterContactWorkTimeLimit=15500)))
        self.assertEqual(self.plan("users.json").status, 1)
        line = self.lines()[1]
        self.assertEqual((line["outcome"], line["before"]["PhoneConfig"]), ("withheld", {"AfterContactWorkTimeLimit": {"Milliseconds": 15500}}))
        self.assertEqual(line["after"], {})


class Refused(PlanTest):
    def refused(self, status, words, *arguments, **options):
        self.write("a.plan", "as it was")
        result = self.plan(*arguments, **options)
        self.assertEqual(result.status, status, result.stderr.decode())
        self.assertIn(words, result.stderr.decode())
        self.assertEqual((self.directory / "a.plan").read_bytes(), b"as it was")

    def test_requests(self):
        for name in ("update-user-phone-config", "create-user", "update-user-config", "user", "phone-config"):
            with self.subTest(name):
                self.refused(2, "plan-needs-export", SOURCE / f"examples/{name}.json")

    def test_two_instances(self):
        other = {**user("2", **SOFT)}
        other["Arn"] = other["Arn"].replace("instance/i-1", "instance/i-2")
        self.write("users.json", export(user("1", **SOFT), other))
        self.refused(2, "plan-of-two-instances", "users.json")

    def test_an_export_that_lacks_users(self):
        pages = {"page.json": json.dumps({"Users": [user("1", **SOFT)], "NextToken": "x"}),
                 "few.json": json.dumps({"Users": [user("1", **SOFT)], "ApproximateTotalCount": 300}),
                 "cut.json": export(user("1", **SOFT), user("2", **SOFT))[:-60],
                 "broken.json": export(user("1", **SOFT), user("2", **SOFT)).replace('"u-2"', '"u-2'),
                 "no-user.json": export(user("1", **SOFT), 7), "what.json": export(user("1", **SOFT)) + '{"What": []}'}
        for name, text in pages.items():
            with self.subTest(name):
                self.write(name, text)
                self.refused(2, "--incomplete accept", name)
                self.assertIn(self.plan("--incomplete", "accept", name).status, (0, 1))
                self.assertIs(self.lines()[0]["incomplete"], True)

    def test_live_needs_an_instance(self):
        for options in (["--live", ""], ["--live", "", "--region", "us-west-2"]):
            with self.subTest(options):
                self.refused(2, "--live has no value", *options)

    def test_an_export_without_a_record(self):
        self.write("users.json", export(user("1", **SOFT)))
        self.plan("users.json")
        good = (self.directory / "a.plan").read_bytes()
        for text in ("", "\n", "[]", export()):
            self.write("empty.json", text)
            for names in (["empty.json"], ["users.json", "empty.json"], ["empty.json", "users.json"]):
                with self.subTest(text, names=names):
                    result = self.plan(*names)
                    self.assertEqual(result.status, 2)
                    left = text == "" and len(names) > 1
                    said = "error: the export is not complete: this input is empty" if left else "warning: the input holds no record"
                    self.assertIn(f"empty.json: {said}".encode(), result.stderr)
                    self.assertIn(b"no plan was written", result.stderr)
                    self.assertEqual((self.directory / "a.plan").read_bytes(), good)
        self.assertEqual(self.plan("--incomplete", "accept", "users.json", "empty.json").status, 0)
        self.assertEqual((self.lines()[0]["incomplete"], self.lines()[-1]["end"]), (True, 1))
        self.assertEqual(self.run_tool("plan", "-o", "b.plan", stdin=b"").status, 2)

    def test_what_is_no_export(self):
        self.write("users.json", export(user("1", **SOFT)))
        for content in (bytes(1000), b"\x1f\x8b\x08\0zipped"):
            self.write("what", content)
            self.refused(2, "not-an-export", "users.json", "what")
            self.refused(2, "not-an-export", "--incomplete", "accept", "what")

    def test_a_policy_that_is_wrong(self):
        self.write("policy.yaml", "policy: 1\nrules:\n  - {name: chats, set: {AutoAcept: true}}\n")
        self.write("users.json", export(user("1", **SOFT)))
        self.refused(2, "AutoAccept", "--policy", "policy.yaml", "users.json")

    def test_files(self):
        self.refused(3, "No such file", "nowhere.json")
        self.write("users.json", export(user("1", **SOFT)))
        result = self.run_tool("plan", "-o", "users.json", "users.json")
        self.assertEqual(result.status, 2)
        self.assertEqual(json.loads((self.directory / "users.json").read_text())["ApproximateTotalCount"], 1)
        self.assertEqual(self.run_tool("plan", "-o", "no/where.plan", "users.json").status, 3)
        self.assertEqual(self.run_tool("plan", "users.json").status, 2)
        with open("/dev/full", "wb") as full:
            self.assertEqual(self.run_tool("plan", "-o", "-", "users.json", stdout=full).status, 3)

    def test_names_without_a_policy(self):
        self.refused(2, "--policy", "--names", SOURCE / "examples/policy/routing-profiles.json", stdin=b"{}")

    def test_standard_input_named_twice(self):
        self.refused(2, "standard input can be read only once", "--policy", "-", stdin=b"policy: 1\nrules: []\n")

    def test_no_litter(self):
        self.write("users.json", export(user("1", **SOFT)))
        self.plan("users.json")
        self.assertEqual(sorted(os.listdir(self.directory)), ["a.plan", "users.json"])


class Reading(PlanTest):
    def setUp(self):
        super().setUp()
        desk = {"PhoneType": "DESK_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 0, "DeskPhoneNumber": "+12065550112"}
        users = [{**user(str(n), **SOFT), "Username": f"agent-{n}"} for n in range(5)]
        self.write("users.json", export(*users, {**user("desk", **desk), "Username": "\x1b[31mdesk"}))
        self.plan("--auto-accept", "voice", "users.json")

    def test_summary(self):
        result = self.run_tool("plan", "--summary", "a.plan")
        self.assertEqual((result.status, result.stderr), (0, b""))
        text = result.stdout.decode()
        self.assert_clean(result.stdout)
        self.assertIn("6 users: 6 to send, 0 unchanged, 0 withheld\n"
                      "of those to send, 0 get another setting, 6 keep all they have, 0 cannot be brought back exactly\n", text)
        self.assertIn("        6  converted: agent-0, agent-1, agent-2, ...\n           every channel as before\n", text)

    def test_one_user(self):
        result = self.run_tool("plan", "--show", "agent-3", "a.plan")
        self.assertEqual(result.status, 0)
        self.assertRegex(result.stdout.decode(), r"AfterContactWorkTimeLimit +CHAT +60 s +60 s +PhoneConfig AfterContactWorkTimeLimit 60000 ms\n")
        self.assertEqual(self.run_tool("plan", "--show", "u-3", "a.plan").stdout, result.stdout)
        self.assertEqual(self.run_tool("plan", "--show", "nobody", "a.plan").status, 1)

    def test_names(self):
        names = {"RoutingProfileSummaryList": [{"Id": "r-1", "Name": "Chat"}], "SecurityProfileSummaryList": [{"Id": "s-1", "Name": "Agent"}]}
        places = {"HierarchyGroup": {"Id": "g-2", "Name": "Berlin", "HierarchyPath": {"LevelOne": {"Id": "g-1", "Name": "Europe"}, "LevelTwo": {"Id": "g-2", "Name": "Berlin"}}}}
        self.write("names.json", json.dumps(names) + json.dumps(places))
        self.write("users.json", export({**user("1", **SOFT), "RoutingProfileId": "r-1", "SecurityProfileIds": ["s-1", "s-2"],
                                         "HierarchyGroupId": "g-2", "Tags": {"site": "berlin", "team": "night"}},
                                        {**user("2", **SOFT), "RoutingProfileId": "r-2"}, {**user("3", **SOFT), "RoutingProfileId": "r-2"}))
        self.plan("users.json")
        named = self.run_tool("plan", "--summary", "--names", "names.json", "a.plan").stdout.decode()
        self.assertIn("        2         0         0  r-2\n        1         0         0  Chat\n", named, "the most users first")
        self.assertIn("  r-1\n", self.run_tool("plan", "--summary", "a.plan").stdout.decode())
        shown = self.run_tool("plan", "--show", "u-1", "--names", "names.json", "a.plan").stdout.decode()
        self.assertIn("routing profile: Chat\nhierarchy group: Europe / Berlin\nsecurity profiles: Agent, s-2\ntags: site=berlin, team=night\n", shown)
        self.assertIn("hierarchy group: g-2\n", self.run_tool("plan", "--show", "u-1", "a.plan").stdout.decode())
        self.assertEqual(self.run_tool("plan", "--summary", "--names", "nowhere.json", "a.plan").status, 3)
        self.assertEqual(self.run_tool("plan", "--summary", "--names", "users.json", "a.plan").status, 2)
        self.assertEqual(self.run_tool("plan", "--summary", "--names", "-", stdin=b"{}").status, 2)

    def test_what_there_is_of_one_for_whom_nothing_is_sent(self):
        lists = {"AutoAcceptConfigs": [{"Channel": "CHAT", "AutoAccept": True}]}
        self.write("users.json", export({**user("1", **SOFT), **lists, "Username": ""}, user("2", AfterContactWorkTimeLimit=15500)))
        self.plan("users.json")
        shown = self.run_tool("plan", "--show", "u-1", "a.plan").stdout.decode()
        self.assertRegex(shown, r"AutoAccept +CHAT +true +true +withheld: stays until somebody decides\n")
        self.assertRegex(shown, r"AfterContactWorkTimeLimit +TASK +60 s +60 s +withheld: stays")
        self.assertNotIn("way back", shown)
        summary = self.run_tool("plan", "--summary", "a.plan").stdout.decode()
        self.assertIn("withheld existing-config-differs: u-1\n", summary, "an empty name is no name")

    def test_the_way_back(self):
        lists = {"VoiceEnhancementConfigs": [{"Channel": "VOICE", "VoiceEnhancementMode": "NONE"}]}
        rules = [{"name": "calm", "set": {"VoiceEnhancement": "NOISE_SUPPRESSION"}}]
        self.write("policy.yaml", json.dumps({"policy": 1, "rules": rules}))
        self.write("users.json", export({**user("1", **SOFT), **lists}, user("2", **SOFT), lists | {key: value for key, value in user("3").items() if key != "PhoneConfig"}))
        self.plan("--policy", "policy.yaml", "--existing", "overwrite", "users.json")
        for who, said in (("u-1", "UpdateUserPhoneConfig writes the legacy setting, UpdateUserConfig writes the lists that there were"),
                          ("u-2", "none: VoiceEnhancementConfigs was not there before, and no call takes it away"),
                          ("u-3", "UpdateUserConfig writes the lists that there were")):
            self.assertIn(f"\nway back: {said}\n", self.run_tool("plan", "--show", who, "a.plan").stdout.decode())
        self.assertIn("of those to send, 3 get another setting, 0 keep all they have, 1 cannot", self.run_tool("plan", "--summary", "a.plan").stdout.decode())

    def test_options_that_would_do_nothing(self):
        for option in (("-o", "b.plan"), ("--policy", "nowhere.yaml"), ("--from", "search-users"), ("--absent", "reset"), ("--incomplete", "accept"), ("-q",)):
            for telling in (("--summary",), ("--show", "u-1")):
                result = self.run_tool("plan", *telling, *option, "a.plan")
                self.assertEqual((result.status, result.stdout), (2, b""), option)
                self.assertIn(b"is about making a plan", result.stderr)
        self.assertIn(b"--show has no value", self.run_tool("plan", "--show", "", "a.plan").stderr)

    def test_a_full_disk(self):
        for telling in (("--summary",), ("--show", "u-1")):
            with open("/dev/full", "wb") as full:
                result = self.run_tool("plan", *telling, "a.plan", stdout=full)
            self.assertEqual(result.status, 3)
            self.assertIn(b"output-unwritable", result.stderr)

    def test_a_plan_without_users(self):
        self.write("users.json", export())
        self.assertEqual(self.plan("--incomplete", "accept", "users.json").status, 0)
        self.assertTrue(self.run_tool("plan", "--summary", "a.plan").stdout.startswith(b"made 20"))

    def test_numbers_are_masked(self):
        masked = self.run_tool("plan", "--show", "u-desk", "a.plan").stdout
        self.assert_clean(masked)
        self.assertNotIn(b"+12065550112", masked)
        self.assertIn(b"+12065550112", self.run_tool("plan", "--show", "u-desk", "--show-numbers", "a.plan").stdout)

    def test_from_standard_input(self):
        content = (self.directory / "a.plan").read_bytes()
        self.assertEqual(self.run_tool("plan", "--summary", stdin=content).status, 0)

    def test_a_plan_that_is_none(self):
        content = (self.directory / "a.plan").read_bytes()
        for wrong, name in ((content[:-70], "plan-cut-short"), (content.replace(b"agent-1", b"agent-9"), "plan-edited"),
                            (content.replace(b'"plan":1', b'"plan":2'), "plan-newer"), (b"{}", "plan-unrecognized"), (b"", "plan-unrecognized")):
            with self.subTest(name):
                result = self.run_tool("plan", "--summary", stdin=wrong)
                self.assertEqual((result.status, result.stdout), (2, b""))
                self.assertIn(name.encode(), result.stderr)
        self.assertEqual(self.run_tool("plan", "--summary", "nowhere.plan").status, 3)
        self.assertEqual(self.run_tool("plan", "--summary", "a.plan", "a.plan").status, 2)


class Memory(PlanTest):
    def test_it_does_not_grow_with_the_users(self):
        if SANITIZED:
            self.skipTest("sanitizers need memory of their own")
        with open(self.directory / "users.ndjson", "w", encoding="utf-8") as to:
            for number in range(40_000):
                to.write(json.dumps(user(str(number), **SOFT)) + "\n")
        limit = 120 << 20
        result = self.run_program("prlimit", f"--as={4 * limit}", support.TOOL, "plan", "--from", "search-users", "-q", "-o", "a.plan", "users.ndjson")
        self.assertEqual(result.status, 0, result.stderr)
        self.assertGreater((self.directory / "a.plan").stat().st_size, 80_000_000)
        result = self.run_program("prlimit", f"--as={limit}", support.TOOL, "plan", "--summary", "a.plan")
        self.assertEqual(result.status, 0, result.stderr)
