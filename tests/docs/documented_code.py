"""The C++ that README.md and docs/*.md show compiles.

A block marked `cpp` is a program, or, without an #include, the body of a function that has seen all public headers.
Blocks marked otherwise (`c++`, for code that is not there yet) are left alone. CXX names the compiler.
"""

import os
import re
import subprocess
import unittest
from concurrent.futures import ThreadPoolExecutor

from support import SOURCE
from support.pages import PAGES

BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMPILE = [os.environ.get("CXX", "c++"), f"-I{SOURCE / 'include'}", "-std=c++20", "-Wall", "-Wextra", "-Wconversion",
           "-Wshadow", "-Werror", "-fsyntax-only", "-x", "c++", "-"]
HEADERS = sorted(path.name for path in SOURCE.glob("include/connect_userconfig/*.hpp"))


def program(block):
    if "#include" in block:
        return block
    includes = "".join(f"#include <connect_userconfig/{name}>\n" for name in HEADERS)
    before = f"{includes}#include <iostream>\nusing namespace connect_userconfig;\nvoid documented() {{\n"
    return f"#pragma GCC diagnostic ignored \"-Wunused\"\n{before}{block}}}\n"


class Code(unittest.TestCase):
    def test_every_block_compiles(self):
        blocks = [(path, block) for path in PAGES for block in BLOCK.findall(path.read_text("utf-8"))]
        self.assertTrue(blocks)
        with ThreadPoolExecutor(2) as pool:
            done = pool.map(lambda pair: subprocess.run(COMPILE, input=program(pair[1]), capture_output=True, text=True), blocks)
            for (path, block), result in zip(blocks, done):
                with self.subTest(path.name):
                    self.assertEqual(result.returncode, 0, f"{block}{result.stderr}")
