"""Users for tests and benchmarks: one as a test wants it, or any number as a contact centre has them."""

import json
import random

ARN = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/"


def user(number="1", **phone):
    """A user as SearchUsers gives it. Without settings it has a soft phone."""
    return {"Id": f"u-{number}", "Arn": f"{ARN}u-{number}", "PhoneConfig": phone or {"PhoneType": "SOFT_PHONE"}}


def request(number="1", **phone):
    """A saved UpdateUserPhoneConfig request."""
    return {"InstanceId": "i-1", "UserId": f"u-{number}", "PhoneConfig": phone or {"PhoneType": "SOFT_PHONE"}}


def lines(*values):
    return "".join(json.dumps(value) + "\n" for value in values).encode()


FIRST_NAMES = ["First", "Prénom", "Förnamn", "Vorname", "Nombre", "Имя", "Ad", "Imię", "名"]
LAST_NAMES = ["Last", "Nom", "Efternamn", "Nachname", "Apellido", "Фамилия", "Soyadı", "Nazwisko", "姓"]
TEAMS = ["billing", "claims", "sales-emea", "tier-2", "onboarding", "retention"]
LIMITS = [0, 0, 15, 30, 30, 60, 60, 60, 90, 120, 180, 300, 600]


class Generator:
    """Random users, always the same for one seed."""

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
