#!/usr/bin/env python3
"""Prints users as Amazon Connect's SearchUsers exports them: any number, always the same for one seed.

  generate.py N [--format ndjson|document|describe] [--seed S]

ndjson: one user a line. document: one SearchUsers response, indented as the AWS CLI does. Limits are in milliseconds in
both. describe: DescribeUser responses, one after the other, indented, limits in seconds.
"""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parent.parent / "tests" / "support"))
from users import Generator  # what the tests' random users are, too


def encoders():
    """Two functions from a value to bytes: compact, and indented by four."""
    try:
        import orjson
    except ImportError:
        return (
            lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(),
            lambda value: json.dumps(value, ensure_ascii=False, indent=4).encode(),
        )

    def indented(value):
        # orjson indents by two: every indentation is doubled.
        lines = orjson.dumps(value, option=orjson.OPT_INDENT_2).split(b"\n")
        return b"\n".join([line[: len(line) - len(line.lstrip(b" "))] + line for line in lines])

    return orjson.dumps, indented


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", metavar="N", type=int)
    parser.add_argument("--format", choices=("ndjson", "document", "describe"), default="ndjson")
    parser.add_argument("--seed", type=int, default=20260210)
    arguments = parser.parse_args()
    compact, indented = encoders()
    generator = Generator(arguments.seed)
    write = sys.stdout.buffer.write
    users = (generator.user(number, arguments.format != "describe") for number in range(1, arguments.count + 1))
    if arguments.format == "ndjson":
        for user in users:
            write(compact(user) + b"\n")
    elif arguments.format == "describe":
        for user in users:
            write(indented({"User": user}) + b"\n")
    else:
        write(b'{\n    "Users": [')
        separator = b"\n        "
        for user in users:
            write(separator + indented(user).replace(b"\n", b"\n        "))
            separator = b",\n        "
        write(b'\n    ],\n    "ApproximateTotalCount": %d\n}\n' % arguments.count)


if __name__ == "__main__":
    main()
