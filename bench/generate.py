#!/usr/bin/env python3
"""Prints users as Amazon Connect's SearchUsers exports them: any number, always the same for one seed.

  generate.py N [--format ndjson|document|describe] [--seed S]

ndjson: one user a line. document: one SearchUsers response, indented as the AWS CLI does. Limits are in milliseconds in
both. describe: DescribeUser responses, one after the other, indented, limits in seconds.
"""

import argparse
import json
import random
import sys

FIRST_NAMES = ["First", "Prénom", "Förnamn", "Vorname", "Nombre", "Имя", "Ad", "Imię", "名"]
LAST_NAMES = ["Last", "Nom", "Efternamn", "Nachname", "Apellido", "Фамилия", "Soyadı", "Nazwisko", "姓"]
TEAMS = ["billing", "claims", "sales-emea", "tier-2", "onboarding", "retention"]
LIMITS = [0, 0, 15, 30, 30, 60, 60, 60, 90, 120, 180, 300, 600]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.instance = self.identifier()
        self.routing = [self.identifier() for _ in range(12)]
        self.security = [self.identifier() for _ in range(8)]
        self.groups = [self.identifier() for _ in range(40)]

    def identifier(self):
        digits = "%032x" % self.random.getrandbits(128)
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def user(self, number, milliseconds):
        """One user. A single draw of bits decides everything: calls of `random` are what costs here."""
        bits = self.random.getrandbits(64)

        def pick(choices):
            nonlocal bits
            bits, index = divmod(bits, len(choices))
            return choices[index]

        identifier = self.identifier()
        desk = pick(range(16)) == 0
        phone = {
            "PhoneType": "DESK_PHONE" if desk else "SOFT_PHONE",
            "AutoAccept": pick((False, False, True)),
            "AfterContactWorkTimeLimit": pick(LIMITS) * (1000 if milliseconds else 1),
        }
        if desk or pick(range(8)) == 0:
            phone["DeskPhoneNumber"] = "+1206555%04d" % (number % 10000)
        elif pick(range(2)) == 0:
            phone["DeskPhoneNumber"] = ""
        if not desk and pick(range(2)) == 0:
            phone["PersistentConnection"] = pick((False, True))
        first, last = pick(FIRST_NAMES), pick(LAST_NAMES)
        user = {
            "Arn": "arn:aws:connect:eu-central-1:111122223333:instance/%s/agent/%s" % (self.instance, identifier),
            "Id": identifier,
            "IdentityInfo": {"FirstName": first, "LastName": last},
            "PhoneConfig": phone,
            "RoutingProfileId": pick(self.routing),
            "SecurityProfileIds": [pick(self.security)],
            "Tags": {"team": pick(TEAMS), "cost-center": "%04d" % (number % 9973)},
            "Username": "agent-%07d@example.com" % number,
        }
        if pick(range(2)) == 0:
            user["HierarchyGroupId"] = pick(self.groups)
        return user


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
