#!/usr/bin/env python3
"""Runs the commands that README.md and docs/*.md show, and compares what they print with what the pages say.

documented_commands.py TOOL SOURCE_DIRECTORY [--update]: a block marked `console` holds commands behind `$ ` (and `> ` for
their further lines) and what they print, standard error included. The commands of one page run one after the other in a
directory of their own that holds the examples. A block that shows no output is not run: it tells what to type, not what
comes. A block marked `json before` is converted and compared with the block marked `json after` behind it. Blocks marked
otherwise (`sh`, for what needs an AWS account) are not run. Links to other files have to lead somewhere. --update writes
what the commands print today into the pages; a new block needs one line of output, of whatever text, to be filled.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BEFORE_AND_AFTER = re.compile(r"^```json before\n(.*?)^```$.*?^```json after\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def environment(tool, home):
    result = {name: value for name, value in os.environ.items() if not name.startswith(("CONNECT_USERCONFIG", "AWS_"))}
    # Where Debian has its programs; another Python's or Node's may hide them.
    result["PATH"] = f"{Path(tool).resolve().parent}:/usr/local/bin:/usr/bin:/bin"
    result["LC_ALL"] = "C.UTF-8"
    result["HOME"] = home
    return result


def steps_of(block):
    """Commands, and what is said to come out of each."""
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append(([line], []))
        elif line.startswith("> ") and steps and not steps[-1][1]:
            steps[-1][0].append(line)
        elif steps:
            steps[-1][1].append(line)
    return steps


class Page:
    def __init__(self, path, tool, directory):
        self.path, self.tool, self.directory = path, tool, directory
        self.complaints = []
        self.commands = 0

    def run(self, arguments, **more):
        return subprocess.run(
            arguments, cwd=self.directory, env=environment(self.tool, self.directory), text=True, check=False, timeout=60, **more
        )

    def block(self, match):
        """The block with what its commands print today."""
        lines = []
        status = 0
        steps = steps_of(match.group(1))
        if not any(said for _, said in steps):
            return match.group(0)
        for command, said in steps:
            self.commands += 1
            text = "\n".join(line[2:] for line in command)
            result = self.run(
                ["bash", "-c", f"(exit {status})\n{text}"],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )
            status = result.returncode
            printed = result.stdout.splitlines()
            if printed != said:
                self.complaints.append(
                    "\n".join([f"{self.path}: {text}", "  it says:", *said, "  it prints:", *printed])
                )
            lines += [*command, *printed]
        return "```console\n" + "".join(line + "\n" for line in lines) + "```"

    def before_and_after(self, before, after):
        self.commands += 1
        result = self.run([self.tool, "convert", "-q"], input=before, capture_output=True)
        try:
            same = json.loads(result.stdout) == json.loads(after)
        except json.JSONDecodeError:
            same = False
        if not same:
            self.complaints.append(f"{self.path}: the request is {result.stdout}{result.stderr}")

    def check_links(self, text):
        for target in LINK.findall(re.sub(r"```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)):
            if not (self.path.parent / target).exists():
                self.complaints.append(f"{self.path}: there is no {target}")


def main():
    tool, source, update = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]), "--update" in sys.argv[3:]
    complaints = []
    for path in [source / "README.md", *sorted(source.glob("docs/*.md"))]:
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as directory:
            shutil.copytree(source / "examples", Path(directory) / "examples")
            page = Page(path, tool, directory)
            today = BLOCK.sub(page.block, text)
            for before, after in BEFORE_AND_AFTER.findall(text):
                page.before_and_after(before, after)
            page.check_links(text)
        if update:
            path.write_text(today, encoding="utf-8")
        complaints += page.complaints
        print(f"{path.relative_to(source)}: {page.commands} commands")
    print("\n".join(complaints) or "all commands print what the pages say")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
