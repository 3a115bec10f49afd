#!/usr/bin/env python3
"""Runs the tests that look at the tool from outside: the Python files below tests/, which are unittest modules.

    tests/run.py [--tool PROGRAM] [--update] [-k PATTERN] [FILE...]

Without a file it runs all of them. The tool is build/release/bin/connect-userconfig unless another one is named.
--update writes what comes out today into expected files and pages: look at the difference before you commit it. Exit
status: 0 all passed, 1 something failed, 77 everything was skipped, with the reasons.
"""

import argparse
import importlib
import os
import sys
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent


def modules(files):
    """The modules of these files, or of all."""
    found = [Path(file).resolve() for file in files] or sorted(TESTS.glob("*/*.py"))
    names = [".".join(path.with_suffix("").relative_to(TESTS).parts) for path in found]
    return [importlib.import_module(name) for name in names if not name.startswith("support.")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", metavar="FILE", nargs="*")
    parser.add_argument("--tool", type=Path, default=TESTS.parent / "build/release/bin/connect-userconfig")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("-k", metavar="PATTERN", help="only the tests whose name holds it")
    arguments = parser.parse_args()
    os.environ["CONNECT_USERCONFIG_TOOL"] = str(arguments.tool.resolve())
    os.environ["CONNECT_USERCONFIG_UPDATE"] = "1" if arguments.update else ""
    sys.dont_write_bytecode = True
    sys.path[0] = str(TESTS)

    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{arguments.k}*"] if arguments.k else None
    suite = unittest.TestSuite(loader.loadTestsFromModule(module) for module in modules(arguments.files))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    for test, reason in result.skipped:
        print(f"SKIPPED: {test}: {reason}", file=sys.stderr)
    if not result.wasSuccessful() or not (result.testsRun or result.skipped):
        return 1
    return 77 if result.skipped and result.testsRun <= len(result.skipped) else 0


if __name__ == "__main__":
    sys.exit(main())
