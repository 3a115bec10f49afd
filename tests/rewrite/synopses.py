"""What a reference page shows of a command is no command: neither its brackets nor its dots are options."""

import unittest

import support

VALUES = "aws connect {} --user-id <id> --instance-id <id> {}"
REFUSALS = ("unknown-option", "missing-option", "invalid-option-value")


class Synopses(support.ToolTest):
    def found(self, script):
        """Line, column and id of each finding that is no note."""
        file = self.write("page.md", f"```bash\n{script}\n```\n")
        done = self.run_tool("rewrite", "--diagnostics", "json", file)
        return [(d["line"], d["column"], d["id"]) for d in done.diagnostics if d["severity"] != "note"]

    def test_names_the_call(self):
        for script, place in (
                ("aws connect create-user \\\n    --username <value> \\\n    [--phone-config <value>] \\\n    [--cli-input-json | --cli-input-yaml]", (4, 8)),
                ("aws connect create-user \\\n  --phone-config ... \\\n  --username u \\\n  ...", (3, 5)),
                ("aws connect update-user-phone-config\n    --phone-config <value>\n    --user-id <value>\n    [--cli-input-json <value>]", (2, 13)),
                (VALUES.format("update-user-phone-config", "[--phone-config PhoneType=<type>,...]"), (2, 13)),
                (VALUES.format("update-user-phone-config", "--phone-config <value>"), (2, 13)),
                ("aws connect update-user-phone-config [--region <r>] --user-id u --instance-id i --phone-config PhoneType=SOFT_PHONE", (2, 13))):
            with self.subTest(script):
                self.assertEqual(self.found(script), [(*place, "legacy-call")])

    def test_is_silent_about_the_new_calls(self):
        for script in ("aws connect create-user \\\n    --username <value> \\\n    --phone-number-configs <value> \\\n    [--cli-input-json <value>]",
                       VALUES.format("update-user-config", "[--phone-number-configs <value>] [--cli-input-yaml | --cli-input-json]")):
            with self.subTest(script):
                self.assertEqual(self.found(script), [])

    def test_a_command_beside_a_synopsis_is_rewritten(self):
        command = VALUES.format("update-user-phone-config", "--phone-config AutoAccept=true").replace("<id>", "i")
        file = self.write("page.md", f"```bash\naws connect create-user [--phone-config <value>]\n{command}\n```\n")
        done = self.run_tool("rewrite", file)
        self.assertIn(b"\n-" + command.encode(), done.stdout)
        self.assertIn(b"page.md:2:28: error: the legacy API is called here", done.stderr)

    def test_a_mistake_is_told_as_one(self):
        command = VALUES.format("update-user-phone-config", "--phone-config AutoAccept=true").replace("<id>", "i")
        for script in (f"{command} --colour x", command.replace("AutoAccept=true", "AutoAcept=true"), f"{command} [ a"):
            with self.subTest(script):
                self.assertNotEqual([row[2] for row in self.found(script)], ["legacy-call"])


if __name__ == "__main__":
    unittest.main()
