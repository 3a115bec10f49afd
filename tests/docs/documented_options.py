#!/usr/bin/env python3
"""Holds the man page and the bash completion against the tool's own help.

documented_options.py TOOL SOURCE_DIRECTORY: fails if an option is in one of the three and not in the others. What the
completion offers is asked of bash, not read.
"""

import re
import subprocess
import sys
from pathlib import Path

COMMANDS = ("convert", "check", "explain", "example", "rewrite", "aws")
LONG_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def options_of_help(tool, command):
    arguments = [tool, *([command] if command else []), "--help"]
    result = subprocess.run(arguments, capture_output=True, text=True, check=True)
    # The name of an option stands at the beginning of its line; in the texts behind it others may be mentioned.
    return {
        option
        for line in result.stdout.splitlines()
        if re.match(r"\s*-", line)
        for option in LONG_OPTION.findall(re.split(r"\s{2,}", line.strip())[0])
    }


def options_of_manual(source):
    text = (source / "docs/connect-userconfig.1").read_text(encoding="utf-8")
    return {f"--{name}" for name in re.findall(r"^\.It Fl -([a-z-]+)", text, re.MULTILINE)}


def completions(source, *words):
    script = f"""
        source {source}/completions/connect-userconfig.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _connect_userconfig
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    result = subprocess.run(
        ["bash", "-c", script, "bash", *words], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def main():
    tool, source = sys.argv[1], Path(sys.argv[2])
    complaints = []

    def compare(what, found, expected):
        for option in sorted(expected - found):
            complaints.append(f"{what} lacks {option}")
        for option in sorted(found - expected):
            complaints.append(f"{what} has {option}, which the tool does not know")

    helps = {command: options_of_help(tool, command) for command in ("", *COMMANDS)}
    if helps["convert"] != helps["check"]:
        complaints.append("convert and check differ in their options")
    compare("the man page", options_of_manual(source), set().union(*helps.values()))
    for command in ("convert", "check", "rewrite", "aws"):
        offered = completions(source, "connect-userconfig", command, "--")
        compare(f"the completion of {command}", offered - {"--version"}, helps[command] - {"--version"})
    offered = completions(source, "connect-userconfig", "")
    compare("the completion", {word for word in offered if not word.startswith("-")}, set(COMMANDS))

    print("\n".join(complaints) or "the help, the man page and the completion agree")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
