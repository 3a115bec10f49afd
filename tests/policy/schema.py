"""The JSON Schema and the parser take the same policies: what is right is valid in both, and what a schema can say is wrong
is invalid in both."""

import ast
import json
import re
import unittest

import support
from support import SOURCE

try:
    import jsonschema
    import yaml
except ImportError:
    jsonschema = yaml = None

SCHEMA = SOURCE / "docs/connect-userconfig-policy.schema.json"
# What a schema cannot say: it sees neither keys that stand twice, nor anchors, nor how a text was written, nor what
# diagnostics there are, nor text that is no YAML.
BEYOND = ("stands twice", "anchors are not allowed", "aliases are not allowed", "tags are not allowed",
          "there is no diagnostic", "no valid YAML or JSON", "truth value to some readers", "a key of Tags has to be a text")
MORE = {
    "policy: 1\nrules: []\n": True,
    "policy: 1\nrules: []\ntests: []\n": True,
    "policy: 1\nrules:\n- {name: a, decide: {leave: true}}\n": True,
    "policy: 1\nrules:\n- {name: a, set: {AfterContactWorkTimeLimit: unlimited}}\n": True,
    "policy: 1\nrules:\n- {name: a, when: {PhoneType: [SOFT_PHONE]}, set: {AfterContactWorkTimeLimit: {VOICE: 2h}}}\n": True,
    "policy: 1\nrules:\n- {name: a, when: {Username: ['a\\*', b]}, set: {AutoAccept: false}}\n": True,
    "policy: 1\nrules:\n- {name: a, set: {AfterContactWorkTimeLimit: 1.5 min}}\n": False,
    "policy: 1\nrules:\n- {name: a, set: {AfterContactWorkTimeLimit: 30 S}}\n": False,
    "policy: 1\nrules:\n- {name: a, when: {SecurityProfile: [1]}, set: {AutoAccept: false}}\n": False,
    "policy: 1\nrules:\n- {name: a, when: {UserId: {a: b}}, set: {AutoAccept: false}}\n": False,
    "policy: 1\nrules: []\ntests:\n- {name: t, user: {has: {AutoAccept: true}}, expect: {diagnostics: []}}\n": True,
    "policy: 1\nrules: []\ntests:\n- {name: t, user: {HierarchyGroup: [a, b], Tags: {a: b}}, expect: {rules: []}}\n": True,
    "policy: 1\nrules: []\ntests:\n- {name: t, user: {Tags: {a: [b]}}, expect: {rules: []}}\n": False,
    "policy: 1\nrules:\n- {name: a, when: {UserId: mary}, set: {AutoAccept: false}}\n": False,
    "policy: 1\nrules:\n- {name: a, when: {UserId: [8f3c1c2e-0000-4000-8000-00000000000]}, set: {AutoAccept: false}}\n": False,
    "policy: 1\nrules:\n- {name: a, when: {UserId: 'arn:aws:connect:x:1:instance/i/queue/u'}, set: {AutoAccept: false}}\n": False,
    "policy: 1\nrules:\n- {name: a, when: {UserId: 'arn:aws:connect:x:1:instance/i/agent/u'}, set: {AutoAccept: false}}\n": True,
    "policy: 1\nrules:\n- {name: a, when: {Tags: {vip: ''}}, set: {AutoAccept: false}}\n": True,
    "policy: 1\nrules:\n- {name: a, when: {RoutingProfile: ''}, set: {AutoAccept: false}}\n": False,
    "policy: 1\nrules:\n- name: a\n  description: |\n    two\n    lines\n  set: {AutoAccept: false}\n": True,
    "policy: 1\nrules:\n- {name: a, set: {AutoAccept: false}, overrides: []}\n": False,
    "policy: 1\nrules:\n- {name: a, when: {Username: '" + "\u00e4" * 256 + "'}, set: {AutoAccept: false}}\n": True,
    "policy: 1\nrules:\n- {name: a, when: {Username: '" + "\u00e4" * 257 + "'}, set: {AutoAccept: false}}\n": False,
    "policy: 1\nrules: []\ntests:\n- {name: t, user: {has: {PhoneType: SOFT_PHONE}}, expect: {rules: []}}\n": True,
    "policy: 1\nrules: []\ntests:\n- {name: t, user: {has: {PhoneNumber: '+12065550100'}}, expect: {rules: []}}\n": False,
    "policy: 1\nrules: []\ntests:\n- {name: t, user: {has: {}}, expect: {rules: []}}\n": False,
    "policy: 1\nrules: []\ntests:\n- {name: t, user: [], expect: {rules: []}}\n": False,
}


def wrong_policies():
    """The cases of wrong_policies.inc: the text, and the words of the error."""
    for line in (SOURCE / "tests/policy/wrong_policies.inc").read_text("utf-8").splitlines():
        text, words = re.fullmatch(r'\{("(?:[^"\\]|\\.)*"), \d+, \d+, ("(?:[^"\\]|\\.)*")\},', line).groups()
        yield ast.literal_eval(text), ast.literal_eval(words)


def examples():
    """Every policy of the examples and of the pages."""
    for path in sorted(SOURCE.glob("examples/**/*policy*.yaml")):
        yield path.name, path.read_text("utf-8")
    for path in sorted(SOURCE.glob("docs/*.md")):
        for block in re.findall(r"^```yaml\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            if re.search(r"^policy: ", block, re.MULTILINE):
                yield path.name, block


@unittest.skipIf(jsonschema is None, "python3-jsonschema or python3-yaml is not there")
class Schema(support.ToolTest):
    def setUp(self):
        super().setUp()
        schema = json.loads(SCHEMA.read_text("utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        self.validator = jsonschema.Draft7Validator(schema)

    def parses(self, text):
        self.write("policy.yaml", text)
        result = self.run_tool("policy", "check", "policy.yaml")
        self.assertIn(result.status, (0, 2), result.stderr)
        return result.status == 0

    def is_valid(self, text):
        return self.validator.is_valid(yaml.safe_load(text))

    def test_what_is_right_is_right_in_both(self):
        cases = list(examples())
        self.assertTrue(cases)
        for name, text in cases:
            with self.subTest(name=name, text=text):
                self.assertTrue(self.parses(text))
                self.assertTrue(self.is_valid(text))

    def test_what_is_wrong_is_wrong_in_both(self):
        for text, words in wrong_policies():
            with self.subTest(text):
                self.assertFalse(self.parses(text))
                if not words.startswith(BEYOND) and not any(each in words for each in BEYOND):
                    self.assertFalse(self.is_valid(text))

    def test_both_agree_on_more(self):
        for text, right in MORE.items():
            with self.subTest(text):
                self.assertEqual(self.parses(text), right)
                self.assertEqual(self.is_valid(text), right)

    def test_every_key_of_the_schema_is_known_to_the_parser(self):
        """The nearest-name list of the parser is the schema's list."""
        definitions = self.validator.schema["definitions"]
        places = {"rule": "policy: 1\nrules: [{KEY: a}]\n", "condition": "policy: 1\nrules: [{name: a, when: {KEY: a}}]\n",
                  "settings": "policy: 1\nrules: [{name: a, set: {KEY: a}}]\n",
                  "decisions": "policy: 1\nrules: [{name: a, decide: {KEY: a}}]\n",
                  "test": "policy: 1\nrules: []\ntests: [{KEY: a}]\n",
                  "user": "policy: 1\nrules: []\ntests: [{user: {KEY: a}}]\n",
                  "has": "policy: 1\nrules: []\ntests: [{user: {has: {KEY: a}}}]\n",
                  "expectation": "policy: 1\nrules: []\ntests: [{expect: {KEY: a}}]\n"}
        for name, text in places.items():
            self.write("policy.yaml", text.replace("KEY", "Qqqqqqqqqqq"))
            shown = self.run_tool("policy", "check", "policy.yaml").stderr.decode()
            allowed = re.search(r"no key 'Qqqqqqqqqqq'\. Allowed: ([^\[\n]*)", shown).group(1)
            self.assertEqual(set(allowed.strip().split(", ")), set(definitions[name]["properties"]), name)
