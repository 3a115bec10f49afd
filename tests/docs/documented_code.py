"""The C++ that README.md and docs/*.md show compiles.

A block marked `cpp` is a program, or, without an #include, the body of a function that has seen all public headers.
Blocks marked otherwise (`c++`, for code that is not there yet) are left alone. CXX names the compiler.
"""

import os
import re
import subprocess
import unittest

from support import SOURCE
from support.pages import PAGES

BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMPILE = [os.environ.get("CXX", "c++"), f"-I{SOURCE / 'include'}", "-std=c++20", "-Wall", "-Wextra", "-Wconversion",
           "-Wshadow", "-Werror", "-fsyntax-only", "-x", "c++", "-"]
HEADERS = sorted(path.name for path in SOURCE.glob("include/connect_userconfig/*.hpp"))


def blocks():
    """Each block, behind a line that makes the compiler name its place."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in BLOCK.finditer(text):
            line = text.count("\n", 0, match.start()) + 2
            yield f'#line {line} "{page.relative_to(SOURCE)}"\n{match.group(1)}'


class Code(unittest.TestCase):
    def compile(self, text):
        result = subprocess.run(COMPILE, input=text, capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_programs(self):
        programs = [block for block in blocks() if "#include" in block]
        self.assertTrue(programs)
        for program in programs:
            self.compile(program)

    def test_pieces(self):
        """All in one go: what costs is reading the headers."""
        pieces = [block for block in blocks() if "#include" not in block]
        self.assertTrue(pieces)
        includes = "".join(f"#include <connect_userconfig/{name}>\n" for name in HEADERS)
        functions = "".join(f"void documented_{number}() {{\n{piece}}}\n" for number, piece in enumerate(pieces))
        self.compile(f'#pragma GCC diagnostic ignored "-Wunused"\n{includes}#include <iostream>\nusing namespace connect_userconfig;\n{functions}')
