"""Every command of examples/README.md does as its table says: exit with 0, and one JSON object a line. No file is left out."""

import re
import shlex

import support
from support import SOURCE

EXAMPLES = SOURCE / "examples"
ROWS = re.findall(r"^\| `([^`]+)` \|.*\| `([^`]+)` \|$", (EXAMPLES / "README.md").read_text("utf-8"), re.MULTILINE)


class Examples(support.ToolTest):
    def test_the_table_lists_every_file(self):
        self.assertEqual(sorted(name for name, _ in ROWS), sorted(p.name for p in EXAMPLES.iterdir() if p.name != "README.md"))

    def test_every_command(self):
        for name, command in ROWS:
            with self.subTest(name):
                result = self.run_tool(*shlex.split(command), cwd=EXAMPLES)
                self.assertEqual(result.status, 0, result.stderr)
                self.assertTrue(all(isinstance(each, dict) for each in result.requests))
