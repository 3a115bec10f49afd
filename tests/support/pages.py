"""The pages, and what the tool says of itself, for the tests that hold one against the other."""

import re
import subprocess

from . import ENVIRONMENT, SOURCE, TOOL

PAGES = [SOURCE / "README.md", *sorted(SOURCE.glob("docs/*.md"))]
MANUAL = SOURCE / "docs/connect-userconfig.1"
LONG_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def said(*arguments):
    """What the tool prints."""
    return subprocess.run([TOOL, *arguments], capture_output=True, text=True, check=True, env=ENVIRONMENT).stdout


def help_of(command):
    return said(*([command] if command else []), "--help")


def options_of_help(command):
    # The name of an option stands at the beginning of its line; in the texts behind it others may be mentioned.
    return {
        option
        for line in help_of(command).splitlines()
        if re.match(r"\s*-", line)
        for option in LONG_OPTION.findall(re.split(r"\s{2,}", line.strip())[0])
    }


def commands():
    """The commands that the help lists."""
    return re.findall(r"^  ([a-z]+)  ", help_of(""), re.MULTILINE)
