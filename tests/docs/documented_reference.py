"""docs/cli.md knows what the tool's help does: every command has a section `## COMMAND` with a table whose rows are its
options, no more and no fewer, and each row names all the words that the help lists for its value."""

import re
import unittest

from support import SOURCE
from support.pages import LONG_OPTION, PAGES, commands, help_of, options_of_help, said

PAGE = (SOURCE / "docs/cli.md").read_text("utf-8")


def words_of_help(command):
    """The words that each option takes: `--color auto|always|never`."""
    found = re.findall(r"^\s+(?:-\w, ?)?(--[a-z-]+) ([a-z-]+(?:\|[a-z-]+)+)", help_of(command), re.MULTILINE)
    return {option: words.split("|") for option, words in found}


def rows_of(section):
    """The table rows of a section by option."""
    match = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| (`-[^|]*(?:\\\|[^|]*)*)\|(.*)\|$", match.group(1) if match else "", re.MULTILINE)
    return {option: head + text for head, text in rows for option in LONG_OPTION.findall(head)}


class Reference(unittest.TestCase):
    def test_every_option_and_every_word(self):
        for command in commands():
            if command == "check":
                continue  # it takes what `convert` takes
            with self.subTest(command):
                rows = rows_of(command)
                self.assertEqual(set(rows), options_of_help(command))
                for option, words in words_of_help(command).items():
                    self.assertEqual([word for word in words if f"`{word}`" not in rows[option]], [], option)

    def test_the_version_that_a_program_asks_for(self):
        """A package of another major version would not be found."""
        major = re.search(r"(\d+)\.\d+\.\d+", said("--version"))[1]
        asked = {version for page in PAGES for version in re.findall(r"find_package\(connect-userconfig (\d+)\.", page.read_text("utf-8"))}
        self.assertEqual(asked, {major})
