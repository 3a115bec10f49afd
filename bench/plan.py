#!/usr/bin/env python3
"""What a plan costs: converts and plans 200,000 users, in interleaved runs, and prints the medians of processor and wall time
as a table, with the size of what was written and the most memory that was used.

  plan.py [--tool PROGRAM] [--users N] [--rounds N]
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from policy import ROOT, processor_time, usage_of, write_export

BOUND = 8.0


def measure(command):
    begin = time.perf_counter()
    usage = usage_of(command)
    return processor_time(usage), time.perf_counter() - begin, usage.ru_maxrss // 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=str(ROOT / "build/release/bin/connect-userconfig"))
    parser.add_argument("--users", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        export = Path(directory, "export.ndjson")
        write_export(export, arguments.users)
        runs = {"convert": [], "plan": []}
        sizes = {}
        for _ in range(arguments.rounds):
            for command, results in runs.items():
                output = Path(directory, command)
                results.append(measure([arguments.tool, command, "-q", "--from", "search-users", "-o", output, export]))
                sizes[command] = output.stat().st_size
                output.unlink()
    medians = {command: [statistics.median(column) for column in zip(*results)] for command, results in runs.items()}
    print(f"| {arguments.users} users | processor | wall | memory | written |\n|---|---|---|---|---|")
    for command, (processor, wall, memory) in medians.items():
        print(f"| {command} | {processor:.3f} s | {wall:.3f} s | {memory:.0f} MiB | {sizes[command] / 1e6:.0f} MB |")
    ratio = medians["plan"][0] / medians["convert"][0]
    print(f"\n{ratio:.2f} times the processor time (at most {BOUND:.1f})")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
