"""What exit codes mean stands in one table, tools/connect-userconfig/exit_codes.hpp. The help, the man page and docs/cli.md
say the same, and no other page has a table of its own."""

import re
import unittest

from support import SOURCE
from support.pages import MANUAL, PAGES, help_of

HEADER = (SOURCE / "tools/connect-userconfig/exit_codes.hpp").read_text("utf-8")
NUMBERS = dict(re.findall(r"^  (exit_\w+) = (\d+),", HEADER, re.MULTILINE))
TABLE = {NUMBERS[name]: meaning for name, meaning in re.findall(r'^    \{(exit_\w+), "(.*)"\},$', HEADER, re.MULTILINE)}


class ExitCodes(unittest.TestCase):
    def test_every_code_has_a_meaning(self):
        self.assertEqual(sorted(TABLE), sorted(NUMBERS.values()))

    def test_the_help(self):
        for command in ("", "convert", "check", "plan", "policy", "review", "apply", "status", "verify", "rollback", "rewrite"):
            with self.subTest(command):
                self.assertEqual(dict(re.findall(r"^  (\d+)  (.*)$", help_of(command), re.MULTILINE)), TABLE)

    def test_the_manual(self):
        section = re.search(r"^\.Sh EXIT STATUS\n(.*?)^\.Sh", MANUAL.read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
        rows = dict(re.findall(r"^\.It (\d+)\n(.*)$", section, re.MULTILINE))
        self.assertEqual({code: text[0].lower() + text[1:].rstrip(".") for code, text in rows.items()}, TABLE)

    def test_the_page(self):
        rows = re.findall(r"^\| (\d+) \| (.*?) \|.*\|$", (SOURCE / "docs/cli.md").read_text("utf-8"), re.MULTILINE)
        self.assertEqual(dict(rows), TABLE)

    def test_no_other_page_repeats_it(self):
        for page in PAGES:
            if page.name != "cli.md":
                self.assertEqual(re.findall(r"^\| [0-9]+ \|.*", page.read_text("utf-8"), re.MULTILINE), [], page.name)
