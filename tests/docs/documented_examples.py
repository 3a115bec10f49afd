#!/usr/bin/env python3
"""Runs every command of examples/README.md, and sees that no file is left out.

documented_examples.py TOOL SOURCE_DIRECTORY: each command has to exit with 0 and to print one JSON object a line.
"""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path


def main():
    tool, examples = Path(sys.argv[1]).resolve(), Path(sys.argv[2]) / "examples"
    table = (examples / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \|.*\| `([^`]+)` \|$", table, re.MULTILINE)
    complaints = []
    documented = {name for name, _ in rows}
    present = {path.name for path in examples.iterdir()} - {"README.md"}
    complaints += [f"{name} is not in the table" for name in sorted(present - documented)]
    complaints += [f"{name} is in the table and not there" for name in sorted(documented - present)]

    for name, command in rows:
        result = subprocess.run(
            [tool, *shlex.split(command)], cwd=examples, capture_output=True, text=True, check=False
        )
        if result.returncode != 0:
            complaints.append(f"{command}: exit status {result.returncode}\n{result.stderr}")
        for line in result.stdout.splitlines():
            if not isinstance(json.loads(line), dict):
                complaints.append(f"{command}: printed {line}")
        print(f"{name}: {len(result.stdout.splitlines())} requests")

    print("\n".join(complaints) or "all examples do as the table says")
    return 1 if complaints or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
