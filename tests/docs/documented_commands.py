"""The commands that README.md and docs/*.md show print what the pages say.

A block marked `console` holds commands behind `$ ` (and `> ` for their further lines) and what they print, standard error
included. The commands of one page run one after the other in a directory of their own that holds the examples. A block
that shows no output is not run: it tells what to type, not what comes. A block marked `json before` is converted and
compared with the block marked `json after` behind it. Blocks marked otherwise (`sh`, for what needs an AWS account) are
not run. Links to other files have to lead somewhere. run.py --update writes what the commands print today into the pages;
a new block needs one line of output, of whatever text, to be filled.
"""

import json
import pathlib
import re
import shutil
import subprocess

import support
from support import ENVIRONMENT, SOURCE, TOOL
from support.pages import PAGES

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BEFORE_AND_AFTER = re.compile(r"^```json before\n(.*?)^```$.*?^```json after\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def steps_of(block):
    """Commands, and whether anything is said to come out of them."""
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append([[line], False])
        elif line.startswith("> ") and steps and not steps[-1][1]:
            steps[-1][0].append(line)
        elif steps:
            steps[-1][1] = True
    return steps


class Commands(support.ToolTest):
    def block(self, match):
        """The block with what its commands print today."""
        steps = steps_of(match.group(1))
        if not any(printed for _, printed in steps):
            return match.group(0)
        # Where Debian has its programs; another Python's or Node's may hide them.
        environment = {**ENVIRONMENT, "PATH": f"{pathlib.Path(TOOL).parent}:/usr/local/bin:/usr/bin:/bin", "HOME": str(self.directory)}
        shown = []
        status = 0
        for command, _ in steps:
            text = "\n".join(line[2:] for line in command)
            result = self.run_program("bash", "-c", f"(exit {status})\n{text}", env=environment, stderr=subprocess.STDOUT)
            status = result.status
            shown += [*command, *result.stdout.decode().splitlines()]
        return "```console\n" + "".join(line + "\n" for line in shown) + "```"

    def test_the_commands_of_every_page(self):
        for page in PAGES:
            with self.subTest(page.name):
                shutil.rmtree(self.directory)
                shutil.copytree(SOURCE / "examples", self.directory / "examples")
                self.assert_expected(BLOCK.sub(self.block, page.read_text("utf-8")).encode(), page)

    def test_before_and_after(self):
        pairs = [(page.name, *pair) for page in PAGES for pair in BEFORE_AND_AFTER.findall(page.read_text("utf-8"))]
        self.assertTrue(pairs)
        for name, before, after in pairs:
            with self.subTest(name):
                self.assertEqual(self.run_tool("convert", "-q", stdin=before.encode()).requests, [json.loads(after)])

    def test_links_lead_somewhere(self):
        for page in PAGES:
            text = re.sub(r"```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
            for target in LINK.findall(text):
                self.assertTrue((page.parent / target).exists(), f"{page.name}: there is no {target}")
