#!/usr/bin/env python3
"""What a policy costs: converts 200,000 users without rules, with 50 and with 1,000 of them, in interleaved runs, and
prints the medians as a table.

  policy.py [--tool PROGRAM] [--users N] [--rounds N]

Rules ask for routing profiles, tags, ids and globs, a quarter each; one user in two matches one.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROFILES, TEAMS = 40, 40
BOUNDS = {50: 2.0, 1000: 3.0}


def users(count):
    """An export whose users have what rules ask for."""
    for number in range(count):
        yield {"Id": f"{number:08d}-0000-4000-8000-000000000000", "Username": f"agent-{number % 977:03d}-{number:06d}",
               "Arn": f"arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/{number:08d}-0000-4000-8000-000000000000",
               "RoutingProfileId": f"r-{number % (PROFILES * 4)}", "SecurityProfileIds": ["s-1", f"s-{number % 7}"],
               "HierarchyGroupId": f"g-{number % 11}", "Tags": {"team": f"t-{number % (TEAMS * 4)}", "site": "berlin"},
               "PhoneConfig": {"PhoneType": "SOFT_PHONE", "AutoAccept": number % 3 == 0, "AfterContactWorkTimeLimit": 60000}}


def condition(number):
    of = number // 4
    return ({"RoutingProfile": f"arn:aws:connect:us-west-2:111122223333:instance/i-1/routing-profile/r-{of % PROFILES}"},
            {"Tags": {"team": f"t-{of % TEAMS}", "site": ["berlin", "paris"]}},
            {"UserId": f"{of * 7:08d}-0000-4000-8000-000000000000"},
            {"Username": f"agent-{of * 3 % 977:03d}-*"})[number % 4]


def policy(count):
    rules = [{"name": f"rule-{n}", "when": condition(n), "set": {"AfterContactWorkTimeLimit": {"CHAT": "30 s"}}} for n in range(count)]
    return {"policy": 1, "rules": rules}


def measure(command, source):
    begin = time.perf_counter()
    with open(source, "rb") as export:
        subprocess.run(command, stdin=export, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=str(ROOT / "build/release/bin/connect-userconfig"))
    parser.add_argument("--users", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        export = Path(directory, "export.ndjson")
        with open(export, "w", encoding="utf-8") as to:
            for user in users(arguments.users):
                to.write(json.dumps(user, separators=(",", ":")) + "\n")
        commands = {0: [arguments.tool, "convert", "-q", "--from", "search-users"]}
        for count in BOUNDS:
            path = Path(directory, f"{count}.json")
            path.write_text(json.dumps(policy(count)), "utf-8")
            commands[count] = [*commands[0], "--policy", str(path)]
        times = {count: [] for count in commands}
        for _ in range(arguments.rounds):
            for count, command in commands.items():
                times[count].append(measure(command, export))
    plain = statistics.median(times[0])
    print(f"| rules | {arguments.users} users | |\n|---|---|---|\n| none | {plain:.3f} s | |")
    good = True
    for count, bound in BOUNDS.items():
        median = statistics.median(times[count])
        good = good and median <= bound * plain
        print(f"| {count} | {median:.3f} s | {median / plain:.2f} times (at most {bound:.1f}) |")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
