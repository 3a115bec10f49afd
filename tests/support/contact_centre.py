"""A contact centre for the tests and benchmarks of plans and reviews: its export, its names and its policy. Always the
same for one number of users."""

import json

PROFILES = 40
ARN = "arn:aws:connect:us-west-2:111122223333:instance/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111/agent/"
DEPARTMENTS = ["Billing", "Claims", "Sales", "Technical support", "Onboarding", "Retention", "Reservations", "Front desk"]
KINDS = ["voice", "chat", "voice and chat", "back office", "outbound"]
TEAMS = ["billing", "claims", "outbound", "night", "trainers"]
LIMITS = [0, 30, 60, 60, 60, 120]

# What strangers may be called.
HOSTILE = [
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=document.title='broken'>",
    "agent\u202egpj.exe",
    "\U0001f469\u200d\U0001f4bb \U0001f4de support",
    "=HYPERLINK(\"http://example.invalid\";\"x\")",
    "\u05d0\u05d1\u05d2 \u0645\u0648\u0638\u0641",
    "a" * 4000,
    " \u3000",
    "--><!-- & &lt; \"quoted\" 'single' \u2028 {{data}}",
]


def identifier(kind, number):
    return f"{kind:04x}{number % 65536:04x}-{number % 9973:04x}-4000-8000-{number * 2654435761 % 2**48:012x}"


def routing_name(number):
    return f"{DEPARTMENTS[number % 8]}, {KINDS[number // 8]}"


def lists(chat):
    """What a user has who was set up channel by channel before."""
    return {"AutoAcceptConfigs": [{"Channel": channel, "AutoAccept": channel == "CHAT" and chat} for channel in ("VOICE", "CHAT", "TASK", "EMAIL")],
            "AfterContactWorkConfigs": [{"Channel": channel, "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 30000}}
                                        for channel in ("VOICE", "CHAT", "TASK", "EMAIL")]}


def user(number):
    routing = number * number % 7919 % PROFILES
    desk = number % 11 == 3
    phone = {"PhoneType": "DESK_PHONE" if desk else "SOFT_PHONE", "AutoAccept": number % 3 == 0,
             "AfterContactWorkTimeLimit": LIMITS[number % len(LIMITS)] * 1000, "PersistentConnection": number % 2 == 0 and not desk}
    if desk:
        phone["DeskPhoneNumber"] = f"+1206555{number % 10000:04d}"
    if number % 97 == 5:
        phone["DeskPhoneNumber"] = "12065550100"
    user_id = identifier(1, number)
    made = {"Id": user_id, "Arn": ARN + user_id, "Username": f"agent.{number:05d}", "RoutingProfileId": identifier(2, routing),
            "SecurityProfileIds": [identifier(3, number % PROFILES)] + ([identifier(3, 0)] if number % 50 == 1 else []),
            "HierarchyGroupId": identifier(4, number % 12), "Tags": {"team": TEAMS[number % 5], "site": "berlin" if number % 2 else "lisbon"},
            "PhoneConfig": phone}
    if number % 41 == 7:
        made.update(lists(True))
    if number % 23 == 9:
        del made["PhoneConfig"]
        made.update(lists(False))
    return made


def write_export(path, count, hostile=True):
    """A `SearchUsers` response. The strangers come first."""
    with open(path, "w", encoding="utf-8") as to:
        to.write('{"Users": [\n')
        for number in range(count):
            made = user(number)
            if hostile and number < len(HOSTILE):
                made["Username"] = HOSTILE[number]
            to.write(json.dumps(made, ensure_ascii=False) + (",\n" if number + 1 < count else "\n"))
        to.write(f'], "ApproximateTotalCount": {count}}}\n')


def write_names(path):
    """What the AWS CLI prints: routing profiles, security profiles, and hierarchy groups with their places."""
    groups = [{"Id": identifier(4, n), "Name": f"Team {n}" if n >= 2 else ("Europe", "America")[n]} for n in range(12)]

    def level(number):
        return {"Id": groups[number]["Id"], "Name": groups[number]["Name"]}

    with open(path, "w", encoding="utf-8") as to:
        json.dump({"RoutingProfileSummaryList": [{"Id": identifier(2, n), "Name": routing_name(n)} for n in range(PROFILES)]}, to)
        json.dump({"SecurityProfileSummaryList": [{"Id": identifier(3, n), "Name": f"Security {n}"} for n in range(PROFILES)]}, to)
        for number, group in enumerate(groups):
            place = {"LevelOne": level(number % 2)}
            if number >= 2:
                place["LevelTwo"] = level(number)
            json.dump({"HierarchyGroup": {**group, "HierarchyPath": place}}, to)


def policy():
    """As JSON, which is YAML as well."""
    return {"policy": 1, "rules": [
        {"name": "chats-at-once", "when": {"RoutingProfile": [routing_name(n) for n in range(8, 16)]},
         "set": {"AutoAccept": {"CHAT": True}, "AfterContactWorkTimeLimit": {"CHAT": "30 s", "TASK": "15 s"}}},
        {"name": "outbound", "when": {"RoutingProfile": [routing_name(n) for n in range(32, 40)]},
         "set": {"PersistentConnection": True, "VoiceEnhancement": "NOISE_SUPPRESSION"}},
        {"name": "night-shift", "when": {"Tags": {"team": "night"}}, "set": {"AfterContactWorkTimeLimit": {"EMAIL": "unlimited"}}},
        {"name": "trainers-stay", "when": {"Tags": {"team": "trainers"}, "RoutingProfile": [routing_name(0)]}, "decide": {"leave": True}},
    ]}
