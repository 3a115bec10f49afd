"""The man page and the bash completion know the options of the tool's help, no more and no fewer. What the completion
offers is asked of bash, not read."""

import re
import subprocess
import unittest

from support import SOURCE
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


class Options(unittest.TestCase):
    def test_convert_and_check_take_the_same(self):
        self.assertEqual(options_of_help("convert"), options_of_help("check"))

    def test_the_manual(self):
        manual = {f"--{name}" for name in re.findall(r"^\.It Fl -([a-z-]+)", MANUAL.read_text("utf-8"), re.MULTILINE)}
        self.assertEqual(manual, set().union(*map(options_of_help, ("", *commands()))))

    def test_the_completion_of_options(self):
        for command in set(commands()) - {"explain", "example"}:
            with self.subTest(command):
                self.assertEqual(completions(command, "--") - {"--version"}, options_of_help(command) - {"--version"})

    def test_the_completion_of_commands(self):
        self.assertEqual({word for word in completions("") if not word.startswith("-")}, set(commands()))
