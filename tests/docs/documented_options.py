"""The man page and the completions know the options of the tool's help, no more and no fewer. What a completion offers
is asked of its shell, not read."""

import os
import re
import shutil
import subprocess
import unittest

from support import SOURCE, TOOL
from support.pages import MANUAL, commands, options_of_help


def completions(*words):
    script = f"""
        source {SOURCE}/completions/connect-userconfig.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _connect_userconfig
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    result = subprocess.run(["bash", "-c", script, "bash", "connect-userconfig", *words], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def asked(*arguments):
    """What a shell prints, with the tool on its PATH."""
    environment = {**os.environ, "PATH": f"{os.path.dirname(TOOL)}:{os.environ['PATH']}"}
    result = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
    if result.stderr:
        raise AssertionError(result.stderr)
    return result.stdout


def fish_completions(*words):
    line = " ".join(("connect-userconfig", *words))
    shown = asked("fish", "--no-config", "-c", f"source {SOURCE}/completions/connect-userconfig.fish; complete -C '{line}'")
    return {line.split("\t")[0] for line in shown.splitlines()}


def zsh_completions(*words):
    """Options, and the words of descriptions: zsh itself completes only on a terminal, so its two functions that the
    completion calls print what they are given."""
    script = f"""
        _arguments() {{ print -rl -- "$@" }}
        _describe() {{ print -rl -- "${{(P@)2}}" }}
        words=("$@") CURRENT=$# argv=()
        source {SOURCE}/completions/connect-userconfig.zsh
    """
    shown = asked("zsh", "-f", "-c", script, "zsh", "connect-userconfig", *words)
    lines = (re.sub(r"^(\(.*?\)|\*(?=--))", "", line) for line in shown.splitlines())  # `*`: may come again
    return {re.split(r"[\[:]", line)[0] for line in lines if line[0] not in "*1"}


SHELLS = {"bash": completions, "fish": fish_completions, "zsh": zsh_completions}


def shell(name):
    if shutil.which(name) is None:
        raise unittest.SkipTest(f"{name} is not installed")
    return SHELLS[name]


class Options(unittest.TestCase):
    def test_convert_and_check_take_the_same(self):
        self.assertEqual(options_of_help("convert"), options_of_help("check"))

    def test_the_manual(self):
        manual = {f"--{name}" for name in re.findall(r"^\.It Fl -([a-z-]+)", MANUAL.read_text("utf-8"), re.MULTILINE)}
        self.assertEqual(manual, set().union(*map(options_of_help, ("", *commands()))))

    def check_completion(self, name):
        offered = shell(name)
        for command in set(commands()) - {"explain", "example", "help"}:
            with self.subTest(command):
                found = {word for word in offered(command, "--") if word.startswith("--")}
                self.assertEqual(found - {"--version"}, options_of_help(command) - {"--version"})
        for words in ([""], ["help", ""]):
            found = {word for word in offered(*words) if not word.startswith("-")}
            self.assertEqual(found, set(commands()))

    def test_the_completion_of_bash(self):
        self.check_completion("bash")

    def test_the_completion_of_fish(self):
        self.check_completion("fish")

    def test_the_completion_of_zsh(self):
        self.check_completion("zsh")


class Developers(unittest.TestCase):
    """The commands of tools/dev.sh: what its help lists is what there is, and what the pages name."""

    def test_the_commands(self):
        script = SOURCE / "tools" / "dev.sh"
        usage = subprocess.run([script, "--help"], capture_output=True, text=True, check=True).stdout
        listed = set(re.findall(r"^  ([a-z-]+) ", usage, re.MULTILINE))
        self.assertEqual(listed, {name.replace("_", "-") for name in re.findall(r"^cmd_([a-z_]+)\(", script.read_text("utf-8"), re.MULTILINE)})
        for page in (SOURCE / "README.md", *(SOURCE / "docs").glob("*.md")):
            self.assertLessEqual(set(re.findall(r"tools/dev\.sh ([a-z-]+)", page.read_text("utf-8"))), listed, page)

    def test_each_is_taken(self):
        # What a command does is replaced by a word: what is tested is the way to it.
        script = (SOURCE / "tools" / "dev.sh").read_text("utf-8")
        for name in re.findall(r"^cmd_([a-z_]+)\(", script, re.MULTILINE):
            with self.subTest(name):
                only_said = f"cmd_{name}() {{ echo taken; }}\n"
                cut = script.replace("command=${1:-}", only_said + "command=${1:-}")
                said = subprocess.run(["bash", "-c", cut, SOURCE / "tools" / "dev.sh", name.replace("_", "-")], capture_output=True, text=True, check=False)
                self.assertEqual((said.stdout, said.returncode), ("taken\n", 0), said.stderr)
        self.assertEqual(subprocess.run([SOURCE / "tools" / "dev.sh", "nothing"], capture_output=True, check=False).returncode, 2)
