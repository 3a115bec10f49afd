#!/usr/bin/env python3
"""Holds docs/cli.md against the tool's own help.

documented_reference.py TOOL SOURCE_DIRECTORY: every command has a section `## COMMAND` with a table whose rows are its
options, no more and no fewer, and each row names all the words that the help lists for its value.
"""

import re
import subprocess
import sys
from pathlib import Path

from documented_options import COMMANDS, LONG_OPTION, options_of_help

# `check` takes what `convert` takes.
SECTIONS = [command for command in COMMANDS if command != "check"]


def words_of_help(tool, command):
    """The words that each option takes: `--color auto|always|never`."""
    text = subprocess.run([tool, command, "--help"], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^\s+(?:-\w, ?)?(--[a-z-]+) ([a-z-]+(?:\|[a-z-]+)+)", text, re.MULTILINE)
    return {option: words.split("|") for option, words in found}


def rows_of(page, section):
    """The table rows of a section by option."""
    match = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| (`-[^|]*(?:\\\|[^|]*)*)\|(.*)\|$", match.group(1) if match else "", re.MULTILINE)
    return {option: head + text for head, text in rows for option in LONG_OPTION.findall(head)}


def main():
    tool, source = sys.argv[1], Path(sys.argv[2])
    page = (source / "docs/cli.md").read_text(encoding="utf-8")
    complaints = []
    for command in SECTIONS:
        rows, options = rows_of(page, command), options_of_help(tool, command)
        complaints += [f"{command} lacks {option}" for option in sorted(options - rows.keys())]
        complaints += [f"{command} has {option}, which the tool does not know" for option in sorted(rows.keys() - options)]
        for option, words in words_of_help(tool, command).items():
            missing = [word for word in words if f"`{word}`" not in rows.get(option, "")]
            complaints += [f"{command} {option}: {word} is not said" for word in missing]
        print(f"{command}: {len(options)} options")
    print("\n".join(complaints) or "the reference and the help agree")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
