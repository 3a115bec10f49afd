"""`policy test`, `policy explain`, `policy check`, and --policy of `convert`: exit status, both outputs, all errors at
once."""

import json
import xml.etree.ElementTree

import support
from support import user

POLICY = """policy: 1
rules:
  - name: chat-agents
    when: {RoutingProfile: Chat support}
    set: {AutoAccept: {CHAT: true}}
  - name: pilots
    when: {Username: "pilot-*"}
    set: {AutoAccept: {CHAT: false}}
tests:
  - name: a chat agent
    user: {RoutingProfile: Chat support, PhoneConfig: {AutoAccept: false}}
    expect: {AutoAccept: {CHAT: true}, rules: [chat-agents]}
"""
NAMES = '{"RoutingProfileSummaryList": [{"Id": "r-1", "Name": "Chat support"}, {"Id": "r-2", "Name": "Voice"}]}'


def agent(number, **members):
    return {**user(number, PhoneType="SOFT_PHONE", AutoAccept=False), **members}


class Policy(support.ToolTest):
    def setUp(self):
        super().setUp()
        self.write("policy.yaml", POLICY)
        self.write("names.json", NAMES)
        users = [agent("1", Username="mary", RoutingProfileId="r-1"), agent("2", Username="john", RoutingProfileId="r-2")]
        self.export = json.dumps({"Users": users}).encode()
        self.write("export.json", self.export)

    def chats(self, result):
        return {request["UserId"]: request["AutoAcceptConfigs"][1]["AutoAccept"] for request in result.requests}

    def test_convert_with_a_policy(self):
        result = self.convert(self.export, "--policy", "policy.yaml", "--names", "names.json")
        self.assertEqual(result.status, 0)
        self.assertEqual(self.chats(result), {"u-1": True, "u-2": False})
        unmatched = [each for each in result.diagnostics if each["id"] == "policy-rule-unmatched"]
        self.assertEqual([(each["source"], each["line"]) for each in unmatched], [("policy.yaml", 6)])

    def test_check_takes_a_policy_and_writes_nothing(self):
        result = self.run_tool("check", "--policy", "policy.yaml", "--names", "names.json", "export.json")
        self.assertEqual((result.status, result.stdout), (0, b""))
        self.assertIn(b"policy-rule-unmatched", result.stderr)

    def test_a_request_for_a_new_user_is_withheld(self):
        new = json.dumps({"InstanceId": "i-1", "Username": "new", "PhoneConfig": {"PhoneType": "SOFT_PHONE"},
                          "SecurityProfileIds": ["s"], "RoutingProfileId": "r-1"}).encode()
        self.assertEqual(self.convert(new).status, 0)
        result = self.convert(new, "--policy", "policy.yaml", "--names", "names.json")
        self.assertEqual((result.status, result.stdout), (1, b""))
        self.assertIn("policy-cannot-tell", result.ids)

    def test_threads_make_no_difference(self):
        users = [agent(str(n), Username=f"pilot-{n}" if n % 3 else "mary", RoutingProfileId=f"r-{n % 2}") for n in range(3000)]
        export = json.dumps({"Users": users}).encode()
        options = ("--policy", "policy.yaml", "--names", "names.json")
        one = self.convert(export, *options, "--threads", "1")
        four = self.convert(export, *options, "--threads", "4")
        self.assertEqual((one.status, one.stdout, one.stderr), (four.status, four.stdout, four.stderr))
        self.assertEqual(one.status, 1)  # pilots among the chat agents

    def test_names_that_are_not_there(self):
        self.write("policy.yaml", POLICY.replace("Chat support}", "Chat suport}", 1))
        result = self.run_tool("convert", "--policy", "policy.yaml", "--names", "names.json", "export.json")
        self.assertEqual((result.status, result.stdout), (2, b""))
        self.assertIn(b"policy.yaml:4:28: error:", result.stderr)
        self.assertIn(b"did you mean 'Chat support'?", result.stderr)
        self.assertIn(b"policy-name-unknown", result.stderr)

    def test_without_names_a_name_is_no_id(self):
        result = self.run_tool("convert", "--policy", "policy.yaml", "export.json")
        self.assertEqual(result.status, 2)
        self.assertIn(b"it knows none", result.stderr)

    def test_files_that_cannot_be_read(self):
        for arguments in (("convert", "--policy", "none.yaml", "export.json"), ("policy", "test", "none.yaml"),
                          ("convert", "--policy", "policy.yaml", "--names", "none.json", "export.json"),
                          ("policy", "explain", "policy.yaml", "none.json", "--names", "names.json", "--user", "mary"),
                          ("policy", "check", "none.yaml")):
            with self.subTest(arguments):
                result = self.run_tool(*arguments)
                self.assertEqual((result.status, result.stdout), (3, b""))

    def test_what_is_read_is_not_replaced(self):
        (self.directory / "link").symlink_to("policy.yaml")
        for command, option in (("convert", "--output"), ("convert", "--rejects"), ("convert", "--diagnostics-file"), ("plan", "--output")):
            for path in ("policy.yaml", "names.json", "./link"):
                with self.subTest(command, option=option, path=path):
                    result = self.run_tool(command, "--policy", "policy.yaml", "--names", "names.json", option, path, "export.json")
                    self.assertEqual((result.status, result.stdout), (2, b""))
                    self.assertIn(f"{option} is an input, which it would replace".encode(), result.stderr)
        self.assertEqual((self.directory / "policy.yaml").read_text(), POLICY)
        self.assertEqual((self.directory / "names.json").read_text(), NAMES)

    def test_names_without_a_policy(self):
        result = self.run_tool("convert", "--names", "names.json", "export.json")
        self.assertEqual((result.status, result.stdout), (2, b""))

    def test_tests_pass(self):
        result = self.run_tool("policy", "test", "policy.yaml")
        self.assertEqual((result.status, result.stdout), (0, b"ok    a chat agent\n1 test, 0 failed\n"))
        self.assertIn(b"policy.yaml:6:5: warning:", result.stderr)
        self.assertIn(b"pilots", result.stderr)
        self.assertEqual(self.run_tool("policy", "test", "--strict", "policy.yaml").status, 1)
        self.assertEqual(self.run_tool("policy", "test", "policy.yaml", "--names", "names.json").status, 0)

    def test_a_test_that_fails_says_what_it_got_and_from_which_rule(self):
        self.write("policy.yaml", POLICY.replace("expect: {AutoAccept: {CHAT: true}", "expect: {AutoAccept: {CHAT: false, TASK: true}"))
        result = self.run_tool("policy", "test", "policy.yaml")
        self.assertEqual(result.status, 1)
        self.assertEqual(result.stdout.decode(), """FAIL  a chat agent (policy.yaml:10)
      AutoAccept of CHAT: expected false, got true (rule chat-agents (policy.yaml:3))
      AutoAccept of TASK: expected true, got false (PhoneConfig AutoAccept)
1 test, 1 failed
""")

    def test_junit(self):
        self.write("policy.yaml", POLICY.replace("a chat agent", "a <chat> & \\\"agent\\\"\"").replace("name: a <", "name: \"a <")
                   .replace("rules: [chat-agents]}", "rules: []}"))
        result = self.run_tool("policy", "test", "--format", "junit", "policy.yaml", "policy.yaml")
        self.assertEqual(result.status, 1)
        suites = xml.etree.ElementTree.fromstring(result.stdout)
        self.assertEqual((suites.tag, len(suites)), ("testsuites", 2))
        self.assertEqual((suites[0].get("tests"), suites[0].get("failures")), ("1", "1"))
        self.assertEqual(suites[0][0].get("name"), 'a <chat> & "agent"')
        self.assertIn("rules: expected none, got chat-agents", suites[0][0][0].get("message"))

    def test_a_wrong_policy_says_all_its_errors(self):
        self.write("policy.yaml", "policy: 1\nrules:\n- name: a\n  st: {}\n  set: {AutoAcept: yes}\n- {name: b, overrides: [c]}\n")
        for command in ("test", "check"):
            result = self.run_tool("policy", command, "policy.yaml")
            self.assertEqual((result.status, result.stdout), (2, b""))
            self.assertEqual(result.stderr.count(b"error:"), 4, result.stderr)

    def test_explain(self):
        for name in ("mary", "u-1"):
            result = self.run_tool("policy", "explain", "policy.yaml", "export.json", "--names", "names.json", "--user", name)
            self.assertEqual((result.status, result.stderr), (0, b""))
            rows = result.stdout.decode().splitlines()
            self.assertEqual(rows[:2], ["mary, u-1: converted (export.json:1:12)", "rules that match: chat-agents"])
            self.assertIn(["AutoAccept", "CHAT", "true", "rule", "chat-agents", "(policy.yaml:3)"], [row.split() for row in rows])
            self.assertIn(["AutoAccept", "TASK", "false", "PhoneConfig", "AutoAccept"], [row.split() for row in rows])

    def test_explain_of_nobody(self):
        result = self.run_tool("policy", "explain", "policy.yaml", "export.json", "--names", "names.json", "--user", "nobody")
        self.assertEqual((result.status, result.stdout), (1, b""))
        self.assertEqual(self.run_tool("policy", "explain", "policy.yaml", "export.json").status, 2)
        self.assertEqual(self.run_tool("policy", "explain", "policy.yaml", "--user", "mary").status, 2)

    def test_check_finds_rules_that_could_conflict(self):
        result = self.run_tool("policy", "check", "policy.yaml", "--names", "names.json")
        self.assertEqual((result.status, result.stdout), (0, b""))
        self.assertIn(b"policy.yaml:6:5: warning:", result.stderr)
        self.assertIn(b"rule pilots (policy.yaml:6) says false, rule chat-agents (policy.yaml:3) says true", result.stderr)
        self.assertEqual(self.run_tool("policy", "check", "--strict", "policy.yaml").status, 1)
        for settled in ("    overrides: chat-agents\n", "    when: {RoutingProfile: Voice}\n",
                        "    when: {not: {RoutingProfile: [Voice, Chat support]}}\n"):
            text = POLICY.replace('    when: {Username: "pilot-*"}\n', settled if "when" in settled else '    when: {Username: "pilot-*"}\n' + settled)
            self.write("settled.yaml", text)
            result = self.run_tool("policy", "check", "settled.yaml", "--names", "names.json")
            self.assertEqual((result.status, result.stderr), (0, b""), settled)

    def convert_with(self, policy, export, *options):
        self.write("own.yaml", policy)
        return self.convert(json.dumps(export).encode(), "--policy", "own.yaml", *options)

    def test_tests_say_nothing_of_real_users(self):
        """What a test says of the groups of the instance is not known of anybody else, another test included."""
        rule = "policy: 1\nrules:\n- {name: seattle, when: {HierarchyGroup: Seattle}, set: {AutoAccept: {CHAT: true}}}\n"
        names = {"UserHierarchyGroupSummaryList": [{"Id": "g-1", "Name": "Seattle"}, {"Id": "g-2", "Name": "Team A"}]}
        self.write("groups.json", json.dumps(names))
        export = {"Users": [agent("1", HierarchyGroupId="g-2")]}
        alone = "tests:\n- {name: alone, user: {HierarchyGroup: Team A, PhoneConfig: {AutoAccept: false}}, expect: {rules: []}}\n"
        below = "- {name: below, user: {HierarchyGroup: [Seattle, Team A], PhoneConfig: {AutoAccept: false}}, expect: {rules: [seattle]}}\n"
        for tests in ("", alone, "tests:\n" + below, alone + below):
            result = self.convert_with(rule + tests, export, "--names", "groups.json")
            self.assertEqual((result.status, result.stdout), (1, b""), tests)
            self.assertIn("hierarchy-unknown", result.ids)
        self.assertEqual(self.run_tool("policy", "test", "own.yaml", "--names", "groups.json").status, 0)

    def test_a_user_who_is_left_alone_and_comes_again(self):
        rule = "policy: 1\nrules:\n- {name: x, when: {Username: a}, decide: {leave: true}}\n"
        one, two = agent("1", Username="a"), agent("1", Username="b")
        for users, sent in (((one, two), 0), ((two, one), 1)):
            result = self.convert_with(rule, {"Users": users})
            self.assertEqual((result.status, len(result.requests)), (1, sent))
            self.assertIn("conflicting-user", result.ids)
        self.assertEqual(self.convert_with(rule, {"Users": [one, one]}).status, 0)

    def test_an_empty_policy_passes_requests_for_new_users_on(self):
        new = (support.SOURCE / "examples" / "create-user.json").read_bytes()
        self.write("empty.yaml", "policy: 1\nrules: []\n")
        without, with_policy = self.convert(new), self.convert(new, "--policy", "empty.yaml")
        self.assertEqual((without.status, without.stdout, without.stderr), (with_policy.status, with_policy.stdout, with_policy.stderr))

    def test_explain_hides_no_broken_input(self):
        explain = ("policy", "explain", "policy.yaml")
        result = self.run_tool(*explain, "export.json", "--names", "none.json", "--names", "names.json", "--user", "mary")
        self.assertEqual((result.status, result.stdout), (3, b""))
        self.write("cut.json", self.export[:-30])
        result = self.run_tool(*explain, "cut.json", "--names", "names.json", "--user", "john")
        self.assertEqual(result.status, 1)
        self.assertIn(b"malformed-json", result.stderr)
        result = self.run_tool(*explain, str(support.SOURCE / "examples" / "create-user.json"), "--names", "names.json", "--user", "agent-0006")
        self.assertEqual(result.status, 0)
        self.assertIn(b"policy-cannot-tell", result.stdout + result.stderr)
        self.assertNotIn(b"user-id-missing", result.stdout + result.stderr)

    def test_policies_and_names_come_from_pipes(self):
        arguments = ("convert", "--policy", "-", "--names", "names.json", "export.json")
        result = self.run_tool(*arguments, stdin=POLICY.encode())
        self.assertEqual((result.status, len(result.requests)), (0, 2))
        result = self.run_tool("policy", "check", "/dev/stdin", stdin=b"policy: 2\nrules: []\n")
        self.assertEqual(result.status, 2)
        self.assertIn(b"/dev/stdin:1:9: error:", result.stderr)
        result = self.run_tool("policy", "check", "--names", "-", "policy.yaml", stdin=NAMES.encode())
        self.assertEqual(result.status, 0)
        for twice in (("--policy", "-", "--names", "-", "export.json"), ("--policy", "-"), ("--policy", "-", "-")):
            result = self.run_tool("convert", *twice, stdin=POLICY.encode())
            self.assertEqual((result.status, result.stdout), (2, b""), twice)

    def test_what_is_wrong_with_a_policy_goes_where_diagnostics_go(self):
        self.write("policy.yaml", "policy: 2\nrules: []\n")
        self.write("out.ndjson", "as it was")
        result = self.run_tool("convert", "--policy", "policy.yaml", "--diagnostics", "json", "--diagnostics-file", "told.json",
                               "-o", "out.ndjson", "export.json")
        self.assertEqual((result.status, result.stderr), (2, b""))
        self.assertEqual(json.loads((self.directory / "told.json").read_text())["id"], "policy-invalid")
        self.assertEqual((self.directory / "out.ndjson").read_text(), "as it was")

    def test_tests_of_users_who_were_migrated_or_are_withheld(self):
        self.write("policy.yaml", """policy: 1
rules:
- {name: a, set: {AutoAccept: {CHAT: true}}}
- {name: b, when: {Username: b}, set: {AutoAccept: {CHAT: false}}}
tests:
- name: migrated
  user: {PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: false}, has: {PhoneType: SOFT_PHONE, AutoAccept: {VOICE: false, CHAT: true, TASK: false, EMAIL: false}, AgentFirstCallback: {AutoAccept: false}}}
  expect: {outcome: unchanged, AutoAccept: {CHAT: true}}
- name: "withheld \\uFFFE"
  user: {Username: b, PhoneConfig: {AutoAccept: false}}
  expect: {outcome: withheld, AutoAccept: {CHAT: true}}
""")
        result = self.run_tool("policy", "test", "policy.yaml", "none.yaml")
        self.assertEqual(result.status, 3)
        self.assertIn(b"ok    migrated\n", result.stdout)
        self.assertIn(b"AutoAccept of CHAT: expected true, got nothing: the user is withheld\n", result.stdout)
        result = self.run_tool("policy", "test", "--format", "junit", "policy.yaml")
        self.assertEqual(result.status, 1)
        xml.etree.ElementTree.fromstring(result.stdout)

    def test_more_errors_than_anybody_reads(self):
        rules = "".join(f"- {{name: r{n}, sett: {{}}, set: {{AutoAccept: true}}, overrides: no-{n}}}\n" for n in range(150))
        self.write("policy.yaml", "policy: 1\nrules:\n" + rules)
        result = self.run_tool("policy", "check", "policy.yaml")
        self.assertEqual((result.status, result.stderr.count(b"\n")), (2, 101))
        self.assertNotIn(b"needs a name", result.stderr)
        self.write("policy.yaml", "policy: 1\nrules:\n" + rules.replace("sett: {}, ", ""))
        self.assertEqual(self.run_tool("policy", "check", "policy.yaml").stderr.count(b"\n"), 101)
        names = "".join(f"- {{name: r{n}, when: {{RoutingProfile: no-{n}}}, set: {{AutoAccept: true}}}}\n" for n in range(150))
        self.write("policy.yaml", "policy: 1\nrules:\n" + names)
        result = self.run_tool("policy", "check", "--names", "names.json", "policy.yaml")
        self.assertEqual(result.stderr.count(b"\n"), 101)

    def test_broken_texts_say_what_their_author_has_done(self):
        rule = b"policy: 1\nrules:\n- name: x\n  when: {Username: %s}\n  set: {AutoAccept: true}\n"
        for text, words in ((rule % b"*", b"begins with * or & has to be quoted"), (rule % b"*mary", b"quote a text that begins with *"),
                            (rule % b'"mary', b"is not closed"), (rule % b"x" + b"\ttests: []\n", b"by blanks, never by tabs"),
                            (rule % b"J\xf6rg", b":4:21: error: the policy is no valid YAML or JSON: from here on it is not valid UTF-8"),
                            ("policy: 1\n".encode("utf-16"), b"it is UTF-16"),
                            (b"policy: 1\nrules:\n- name: \0\n", b":3:9: error:"),
                            (b'{"policy": 1, "rules": ' + b"[" * 5000, b"nested too deep"),
                            (b'{"policy": 1, "rules": [}', b":1:25: error:")):
            self.write("policy.yaml", text)
            result = self.run_tool("policy", "check", "policy.yaml")
            self.assertEqual(result.status, 2)
            self.assertIn(words, result.stderr)
        for text in (b"\xef\xbb\xbf" + rule % b"x", b"{policy: 1, rules: [{name: x, set: {AutoAccept: true}}]}",
                     b'\xef\xbb\xbf{"policy": 1, "rules": []}'):
            self.write("policy.yaml", text)
            self.assertEqual(self.run_tool("policy", "check", "policy.yaml").status, 0, text)

    def test_the_nearest_name_is_found_for_the_commonest_slips(self):
        for slip, meant in (("set: {AutoAccept: {Chat: true}}", "CHAT"), ("set: {VoiceEnhancement: noise_suppression}", "NOISE_SUPPRESSION"),
                            ("when: {Hierarchy: x}", "HierarchyGroup"), ("when: {PhoneType: softphone}", "SOFT_PHONE"),
                            ("overrides: [tow]", "two")):
            self.write("policy.yaml", f"policy: 1\nrules:\n- {{name: two, set: {{AutoAccept: true}}}}\n- name: a\n  {slip}\n")
            self.assertIn(f"did you mean '{meant}'?".encode(), self.run_tool("policy", "check", "policy.yaml").stderr, slip)

    def test_wrong_usage(self):
        for arguments in ((), ("tst", "policy.yaml"), ("test",), ("test", "--format", "xml", "policy.yaml")):
            result = self.run_tool("policy", *arguments)
            self.assertEqual((result.status, result.stdout), (2, b""), arguments)

    def test_diagnostics_of_a_policy_come_in_every_format(self):
        self.write("policy.yaml", "policy: 2\nrules: []\n")
        result = self.run_tool("convert", "--policy", "policy.yaml", "--diagnostics", "json", "export.json")
        self.assertEqual((result.status, result.ids), (2, ["policy-invalid"]))
        result = self.run_tool("convert", "--policy", "policy.yaml", "--diagnostics", "sarif", "export.json")
        self.assertEqual(json.loads(result.stderr)["runs"][0]["results"][0]["ruleId"], "policy-invalid")
