#!/usr/bin/env python3
"""Compiles the C++ that README.md and docs/*.md show.

documented_code.py COMPILER SOURCE_DIRECTORY: a block marked `cpp` is a program, or, without an #include, the body of a
function that has seen all public headers. Blocks marked otherwise (`c++`, for code that is not there yet) are left alone.
"""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror", "-fsyntax-only", "-x", "c++", "-"]


def program(block, headers):
    if "#include" in block:
        return block
    includes = "".join(f"#include <connect_userconfig/{name}>\n" for name in headers)
    before = f"{includes}#include <iostream>\nusing namespace connect_userconfig;\nvoid documented() {{\n"
    return f"#pragma GCC diagnostic ignored \"-Wunused\"\n{before}{block}}}\n"


def main():
    compiler, source = sys.argv[1], Path(sys.argv[2])
    headers = sorted(path.name for path in source.glob("include/connect_userconfig/*.hpp"))
    blocks = [
        (path, block)
        for path in [source / "README.md", *sorted(source.glob("docs/*.md"))]
        for block in BLOCK.findall(path.read_text(encoding="utf-8"))
    ]

    def complaint(path_and_block):
        path, block = path_and_block
        result = subprocess.run(
            [compiler, f"-I{source / 'include'}", *FLAGS],
            input=program(block, headers), capture_output=True, text=True, check=False,
        )
        return f"{path}:\n{block}{result.stderr}" if result.returncode != 0 else ""

    with ThreadPoolExecutor(2) as pool:
        complaints = [text for text in pool.map(complaint, blocks) if text]
    print("\n".join(complaints) or f"{len(blocks)} pieces of code compile")
    return 1 if complaints or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())
