"""The counts at the end are of users, and a report for people fits a screen however many kinds of trouble there are."""

import json
import re

import support
from support import lines, user

COUNT = re.compile(r"^ *(\d+)  (error|warning|note) +([a-z-]+): (.*)$", re.M)


def person(number, **members):
    whole = user(f"{number:04}", **members.pop("phone", {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 0}))
    return {**whole, "Username": f"agent-{number:04}", **members}


def phone(number, **settings):
    return person(number, phone={"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 0, **settings})


def without(whole, *names):
    return {key: value for key, value in whole.items() if key not in names}


def lists(channels, **value):
    return [{"Channel": channel, "AutoAccept": True, **value} for channel in channels]


# One kind of trouble each. Errors and warnings: 17, notes: 6.
TROUBLES = (
    lambda n: phone(n, AutoAccept="true"),
    lambda n: phone(n, PhoneType="Soft"),
    lambda n: phone(n, AfterContactWorkTimeLimit=15500),
    lambda n: phone(n, AfterContactWorkTimeLimit=99999999000),
    lambda n: phone(n, DeskPhoneNumber="0206"),
    lambda n: person(n, phone={"DeskPhoneNumber": "+12065550112", "AutoAccept": False, "AfterContactWorkTimeLimit": 0}),
    lambda n: phone(n, PhoneType="DESK_PHONE"),
    lambda n: phone(n, PhoneType="DESK_PHONE", DeskPhoneNumber="+12065550112", AutoAccept=True),
    lambda n: phone(n, PhoneType="DESK_PHONE", DeskPhoneNumber="+12065550112", PersistentConnection=True),
    lambda n: phone(n, **{f"Foo{n}": 1}),
    lambda n: person(n, Arn=person(n + 1)["Arn"]),
    lambda n: without(phone(n), "Id", "Arn"),
    lambda n: person(n, AutoAcceptConfigs=lists(["VOICE", "VOICE"])),
    lambda n: person(n, PhoneNumberConfigs=[{"Channel": "VOICE"}]),
    lambda n: person(n, AutoAcceptConfigs=lists(["CHAT"])),
    lambda n: phone(n // 100 * 100, AutoAccept=True),
    lambda n: phone(n // 100 * 100, AutoAccept=True, PersistentConnection=False),
    lambda n: phone(n, DeskPhoneNumber=""),
    lambda n: person(n, phone={"PhoneType": "SOFT_PHONE"}),
    lambda n: person(n, PhoneNumberConfigs=[{"Channel": "VOICE", "PhoneType": "SOFT_PHONE"}]),
    lambda n: without(person(n), "PhoneConfig"),
)


def troubled(count):
    return {"Users": [TROUBLES[number % len(TROUBLES)](number) for number in range(count)]}


class Summary(support.ToolTest):
    def counts(self, shown):
        return {name: int(number) for number, _, name, _ in COUNT.findall(shown)}

    def test_it_fits_a_screen(self):
        for count, runs in ((300, ("check", "check -q", "check --quiet=notes", "plan -o x.plan", "convert --threads 4")),
                            (21_000, ("check", "check -q"))):
            self.write("users.json", json.dumps(troubled(count)))
            told = {each["id"] for each in self.convert(b"", "users.json").diagnostics if each["severity"] != "note"}
            self.assertGreaterEqual(len(told), 16)
            for words in runs:
                with self.subTest(words, count=count):
                    shown = self.run_tool(*words.split(), "users.json").stderr.decode()
                    self.assertLessEqual(len(shown.splitlines()), 30, shown)
                    for name in told:
                        lines_of = [line for line in shown.splitlines() if name in line]
                        # Each kind has somebody who shows what it is.
                        self.assertTrue(any("users.json:" in line and "agent-" in line for line in lines_of), (name, shown))

    def test_few_kinds_are_shown_one_by_one(self):
        """As many of each as of the others; an error is not crowded out by warnings that came before."""
        desk = [phone(n, PhoneType="DESK_PHONE", PersistentConnection=True, AutoAccept=True) for n in range(50)]
        wrong = [phone(n, AutoAccept="x") for n in range(50, 60)]
        shown = self.run_tool("check", stdin=lines({"Users": desk + wrong})).stderr.decode()
        listed = re.findall(r"\[([a-z-]+)\]$", shown, re.M)
        self.assertEqual({name: listed.count(name) for name in listed}, {
            "wrong-type": 3, "desk-phone-auto-accept": 3, "desk-phone-without-number": 3,
            "desk-phone-persistent-connection": 3})
        self.assertLess(shown.index("[desk-phone"), shown.index("[wrong-type]"))
        self.assertIn("Every user, by name", shown)

    def test_counts_are_of_users(self):
        has = lists(["VOICE", "CHAT", "TASK", "EMAIL"])
        mixed = [phone(0, AutoAccept=True), phone(1, AutoAccept=True), phone(0, AutoAccept=True),  # one of them twice
                 phone(2, AutoAccept=True, PhoneType="x"),                  # withheld
                 phone(1, AutoAccept=True, PersistentConnection=True),      # in conflict with who came before
                 phone(3, AutoAccept=False), phone(3, AutoAccept=True),     # likewise
                 {**phone(4, AutoAccept=True), "AutoAcceptConfigs": has},   # asked about
                 person(5, phone={"AutoAccept": True}, AutoAcceptConfigs=[
                     {"Channel": "VOICE", "AutoAccept": True, "AgentFirstCallbackAutoAccept": False},
                     *({"Channel": each, "AutoAccept": False} for each in ("CHAT", "TASK", "EMAIL"))]),
                 {**phone(6), "AutoAcceptConfigs": has, "PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE"}]}]
        stdin = lines({"Users": mixed})
        result = self.run_tool("convert", stdin=stdin)
        sent = [each for each in result.requests if each.get("AutoAcceptConfigs", [{}])[0].get("AutoAccept")]
        counts = self.counts(result.stderr.decode())
        self.assertEqual((len(sent), counts["voice-now-covers-callbacks"]), (2, 2))
        self.assertEqual(counts["existing-config-differs"], 2)  # three lists
        self.assertEqual((counts["duplicate-user"], counts["conflicting-user"]), (1, 2))
        for threads in ("1", "4"):
            named = [each["username"] for each in self.convert(stdin, "--threads", threads).diagnostics
                     if each["id"] == "voice-now-covers-callbacks"]
            self.assertEqual(named, ["agent-0000", "agent-0001"])
        self.assertIn("outbound campaigns: agent-0000, agent-0001\n", result.stderr.decode())

    def test_repeated_pages_count_once(self):
        page = {"Users": [phone(n, AutoAccept=n % 2 == 0, DeskPhoneNumber="") for n in range(40)]}
        once = self.counts(self.run_tool("check", stdin=lines(page)).stderr.decode())
        twice = self.counts(self.run_tool("check", stdin=lines(page, page)).stderr.decode())
        self.assertEqual(twice.pop("duplicate-user"), 40)
        self.assertEqual(twice, once)
        self.assertEqual(once["voice-now-covers-callbacks"], 20)


if __name__ == "__main__":
    support.main()
