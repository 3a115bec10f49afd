"""docs/call-sites.md: each example before the change is found and named by its section, none behind it is; what both send is the
same setting. What needs another program is in the files beside this one."""

import json
import re
import unittest

import support
from support import SOURCE
from support.call_sites import FILES, PAGE, SETTING, example, examples, slug, wanted, without_space


class CallSites(support.ToolTest):
    def findings(self, language, code):
        file = self.write(FILES[language], code)
        done = self.run_tool("rewrite", "--diagnostics", "json", file)
        return [d for d in done.diagnostics if d["severity"] != "note"]

    def test_every_example_is_found_and_its_change_is_not(self):
        languages = set()
        for section, language, before, after in examples():
            with self.subTest(section):
                found = self.findings(language, before)
                self.assertEqual([d["section"] for d in found], [section], found)
                self.assertEqual(self.findings(language, after), [])
                languages.add(language)
        self.assertEqual(languages, set(FILES))

    def test_every_change_names_all_channels(self):
        for section, _, _, after in examples():
            if section == "custom-resources":
                continue
            with self.subTest(section):
                for channel in ("CHAT", "EMAIL"):
                    self.assertEqual(len(re.findall(rf"\b(?:Channel)?{channel}\b", after, re.IGNORECASE)), 2, channel)

    def test_findings_show_the_change_of_a_literal(self):
        for section, language in (("python", "python"), ("javascript-and-typescript", "typescript")):
            before, after = example(section)
            self.assertIn(without_space(self.findings(language, before)[0]["replacement"]), without_space(after))

    def test_sections_of_findings_exist(self):
        source = (SOURCE / "lib/rewrite/inventory/patterns.cpp").read_text("utf-8")
        headings = {slug(heading) for heading in re.findall(r"^## (.*)$", PAGE, re.MULTILINE)}
        named = set(re.findall(r'return "([a-z-]+)";', source)) | {s for s, *_ in examples()} | {"saved-requests"}
        for table in re.findall(r"table = \{\{(.*?)^\}\};", source, re.MULTILINE | re.DOTALL):
            named |= set(re.findall(r'"([a-z-]+)"(?:, Role::\w+)?\}', table))
        self.assertLessEqual({"cloudformation", "rest-requests", "custom-resources", "net"}, named)
        self.assertLessEqual(named, headings)

    def test_a_template_is_rewritten_as_shown(self):
        blocks = dict(re.findall(r"^```yaml (old|new)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
        template = self.write("t.yaml", blocks["old"])
        self.assertEqual(self.run_tool("rewrite", "--write", template).status, 0)
        self.assertEqual((self.directory / "t.yaml").read_text(), blocks["new"])

    # Python

    def calls_of_python(self, code):
        """What the code passes to a client, whatever the client is."""
        calls = []

        class Client:
            def __getattr__(self, name):
                return lambda **members: calls.append((name, members))

        exec(compile(code, "example", "exec"), {"client": Client(), "instance_id": "i-1", "user_id": "u-1"})  # noqa: S102
        return calls

    def test_python_members(self):
        before, after = example("python")
        self.assertEqual(self.calls_of_python(before), [
            ("update_user_phone_config", {"InstanceId": "i-1", "UserId": "u-1", "PhoneConfig": SETTING})])
        self.assertEqual(self.calls_of_python(after), [("update_user_config", wanted())])

    # Others

    def test_json_parses(self):
        before, after = (json.loads(code) for code in example("step-functions"))
        self.assertEqual(before["Parameters"]["PhoneConfig"], SETTING)
        lists = {name: value for name, value in wanted().items() if name.endswith("Configs")}
        self.assertEqual({n: v for n, v in after["Parameters"].items() if not n.endswith(".$")}, lists)

    def test_brackets_close(self):
        pairs = {")": "(", "]": "[", "}": "{"}
        for section, _, *codes in examples():
            for code in codes:
                stack = []
                for c in re.sub(r'"[^"\n]*"', "", code):
                    if c in "([{":
                        stack.append(c)
                    elif c in pairs:
                        self.assertTrue(stack and stack.pop() == pairs[c], section)
                self.assertEqual(stack, [], section)

if __name__ == "__main__":
    unittest.main()
