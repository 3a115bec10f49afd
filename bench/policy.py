#!/usr/bin/env python3
"""What a policy costs: converts 200,000 users without rules, with 50 and with 1,000 of them, in interleaved runs, and
prints the medians as a table.

  policy.py [--tool PROGRAM] [--users N] [--rounds N]

Rules ask for routing profiles, tags, ids and globs, a quarter each; one user in two matches one. The other shapes are
the bad ones: a tag that all rules share stands first, and globs that begin alike, or begin and end with a star.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
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


SHAPES = {
    "mixed": condition,
    "shared tag first": lambda n: {"Tags": {"site": "berlin", "team": f"t-{n % (TEAMS * 4)}-{n}"}},
    "shared profile first": lambda n: {"SecurityProfile": "arn:aws:connect:us-west-2:111122223333:instance/i-1/security-profile/s-1",
                                       "Username": f"agent-{n % 977:03d}-*"},
    "agent-*NNN": lambda n: {"Username": f"agent-*{n:06d}"},
    "*-NNN-*": lambda n: {"Username": f"*-{n % 977:03d}-*"},
}


def policy(count, shape):
    rules = [{"name": f"rule-{n}", "when": SHAPES[shape](n), "set": {"AfterContactWorkTimeLimit": {"CHAT": "30 s"}}} for n in range(count)]
    return {"policy": 1, "rules": rules}


def write_export(path, count):
    with open(path, "w", encoding="utf-8") as to:
        for user in users(count):
            to.write(json.dumps(user, separators=(",", ":")) + "\n")


def usage_of(command, stdin=None):
    """What a run took of the machine, by itself."""
    tool = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(tool.pid, 0)
    tool.returncode = os.waitstatus_to_exitcode(status)
    if tool.returncode != 0:
        raise subprocess.CalledProcessError(tool.returncode, command)
    return usage


def processor_time(usage):
    """In seconds: what else the machine does matters less to it than to the time on the wall."""
    return usage.ru_utime + usage.ru_stime


def measure(command, source):
    with open(source, "rb") as export:
        return processor_time(usage_of(command, export))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=str(ROOT / "build/release/bin/connect-userconfig"))
    parser.add_argument("--users", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        export = Path(directory, "export.ndjson")
        write_export(export, arguments.users)
        commands = {0: [arguments.tool, "convert", "-q", "--from", "search-users"]}
        for number, (shape, count) in enumerate((shape, count) for shape in SHAPES for count in BOUNDS):
            path = Path(directory, f"{number}.json")
            path.write_text(json.dumps(policy(count, shape)), "utf-8")
            commands[shape, count] = [*commands[0], "--policy", str(path)]
        times = {count: [] for count in commands}
        for _ in range(arguments.rounds):
            for count, command in commands.items():
                times[count].append(measure(command, export))
    plain = statistics.median(times[0])
    print(f"| rules | {arguments.users} users | |\n|---|---|---|\n| none | {plain:.3f} s | |")
    good = True
    for shape, count in list(commands)[1:]:
        bound = BOUNDS[count]
        median = statistics.median(times[shape, count])
        good = good and median <= bound * plain
        print(f"| {count}, {shape} | {median:.3f} s | {median / plain:.2f} times (at most {bound:.1f}) |")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
