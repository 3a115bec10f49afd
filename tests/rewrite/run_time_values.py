"""Values that only the running script knows, run both ways.

A script with a value in a variable is rewritten once, and both scripts run under bash with an `aws` that records its
arguments, with the variable unset, empty, 0, and set to whatever somebody may write there. What the old call means is said by
the shim, which sees the value; the new call has to be the same, or both have to be refused. The shim does not look into
`update-user-config`, so the new lists are put to it as those of a new user, where it refuses what the AWS CLI and the service
model do.
"""

import json
import re
import shlex

from support import SANITIZED
from support.recorded_calls import RecordedCalls

SAME = ["connect", "create-user", "--username", "u", "--security-profile-ids", "s", "--routing-profile-id", "r"]
OLD = "aws connect update-user-phone-config --user-id u --instance-id i --phone-config "
DOCUMENT = ("aws connect update-user-phone-config --cli-input-json "
            r'''"{\"UserId\":\"$U\",\"InstanceId\":\"i\",\"PhoneConfig\":{\"PhoneType\":\"SOFT_PHONE\",%s}}"''')

FLAGS = ["true", "false", "True", "0", "1", "yes", "true,PhoneType=DESK_PHONE"]
LIMITS = ["0", "1", "60", "-1", "2000000", "2000001", "30s", "1.5", "60,AutoAccept=true", "0}", "[1]"]
NUMBERS = ["+12065550112", "12065550112", "0", "+1 206", "+12065550112,PersistentConnection=true"]
TYPES = ["SOFT_PHONE", "DESK_PHONE", "soft_phone", "0", "DESK_PHONE,AutoAccept=true"]

# The call, and what its variable X may hold besides nothing.
CALLS = {
    "auto-accept": (OLD + "PhoneType=SOFT_PHONE,AutoAccept=$X", FLAGS),
    "auto-accept of a desk phone": (OLD + '"PhoneType=DESK_PHONE,AutoAccept=$X,DeskPhoneNumber=+12065550112"', FLAGS),
    "auto-accept in quotes of shorthand": (OLD + """'PhoneType=SOFT_PHONE,AutoAccept="'"$X"'"'""", ["true", "false", "0", "no"]),
    "auto-accept in JSON": (OLD + r'''"{\"PhoneType\":\"SOFT_PHONE\",\"AutoAccept\":$X}"''', ["true", "false", "0", "no", "null"]),
    "auto-accept in a document": (DOCUMENT % r'''\"AutoAccept\":$X''', ["true", "false", "0", "no", "null"]),
    "persistent connection": (OLD + "PhoneType=SOFT_PHONE,PersistentConnection=$X", FLAGS),
    "persistent connection in JSON": (OLD + r'''"{\"PhoneType\":\"SOFT_PHONE\",\"PersistentConnection\":$X}"''',
                                      ["true", "false", "0", "null"]),
    "limit": (OLD + "PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=$X", LIMITS),
    "limit in the middle": (OLD + '"AfterContactWorkTimeLimit=${X},AutoAccept=true"', LIMITS),
    "limit alone": (OLD + '"AfterContactWorkTimeLimit=$X"', LIMITS),
    "limit with a default": (OLD + "PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=${X:-30}", LIMITS),
    "limit with a default if unset": (OLD + "PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=${X-30}", LIMITS),
    "limit in JSON": (OLD + r'''"{\"PhoneType\":\"SOFT_PHONE\",\"AfterContactWorkTimeLimit\":$X}"''',
                      ["0", "60", "-1", "2000001", "30s", "1.5", "null"]),
    "limit in a document": (DOCUMENT % r'''\"AfterContactWorkTimeLimit\":$X''', ["0", "60", "-1", "30s", "1.5", "null"]),
    "type": (OLD + "PhoneType=$X", TYPES),
    "type with all else": (OLD + '"AutoAccept=true,PersistentConnection=false,PhoneType=$X,AfterContactWorkTimeLimit=0"', TYPES),
    "type with a number": (OLD + "PhoneType=$X,DeskPhoneNumber=+12065550112", TYPES),
    "type in JSON": (OLD + r'''"{\"PhoneType\":\"$X\"}"''', ["SOFT_PHONE", "DESK_PHONE", "0"]),
    "type with a default": (OLD + "PhoneType=${X:-SOFT_PHONE}", TYPES),
    "number": (OLD + '"PhoneType=DESK_PHONE,DeskPhoneNumber=$X"', NUMBERS),
    "number of a soft phone, not last": (OLD + '"DeskPhoneNumber=$X,PhoneType=SOFT_PHONE"', NUMBERS),
    "number with a default": (OLD + '"PhoneType=DESK_PHONE,DeskPhoneNumber=${X:-+12065550113}"', NUMBERS),
    "number in JSON": (OLD + r'''"{\"PhoneType\":\"DESK_PHONE\",\"DeskPhoneNumber\":\"$X\"}"''', ["+12065550112", "0"]),
    "one variable for two fields": (OLD + "PhoneType=SOFT_PHONE,AutoAccept=$X,PersistentConnection=$X", FLAGS),
}
CREATE = "aws connect create-user --username u --security-profile-ids s --routing-profile-id r --instance-id i --phone-config "
CALLS |= {"new user, " + name: (call.replace(OLD, CREATE), values) for name, (call, values) in CALLS.items() if call.startswith(OLD)}

# Calls that no text of a script can keep the meaning of.
FINDINGS = {
    "a boolean as a text, which the AWS CLI refuses": (OLD + r'''"{\"AutoAccept\":\"$X\"}"''', "wrong-type"),
    "a limit as a text": (OLD + r'''"{\"AfterContactWorkTimeLimit\":\"$X\"}"''', "wrong-type"),
    "a text that brings its quotes": (OLD + r'''"{\"PhoneType\":$X}"''', "dynamic-phone-config"),
    "a field that may not be there": (OLD + '"PhoneType=SOFT_PHONE${X:+,AutoAccept=$X}"', "dynamic-phone-config"),
    "a number in a document": (DOCUMENT % r'''\"DeskPhoneNumber\":\"$X\"''', "dynamic-phone-config"),
    "another value for each channel": (OLD + "AfterContactWorkTimeLimit=$RANDOM", "dynamic-phone-config"),
    "a word if it is set": (OLD + "PhoneType=SOFT_PHONE,AutoAccept=${X:+true}", "dynamic-phone-config"),
}

# Sanitizers look for other faults, and make a start of the tool slow.
OPTIONS = ([], ["--auto-accept", "all"], ["--absent", "reset"])[:1 if SANITIZED else 3]


class RunTimeValues(RecordedCalls):
    def meaning(self, call, options):
        """The translated call; nothing if it is refused."""
        shown = self.run_tool("aws", *options, "--print", *call)
        return shlex.split(shown.stdout.decode())[1:] if shown.status == 0 else None

    def refused(self, call):
        """True if the AWS CLI or the service refuses the call."""
        for word in call:
            number = re.search("PhoneNumber=([^,]*)", word)
            if number and not re.fullmatch("[+][1-9][0-9]{1,14}", number.group(1)) or re.search(":null[,}]", word):
                return True
        if "create-user" in call:
            return self.run_tool("aws", "--print", *call).status != 0
        rest = call[call.index("update-user-config") + 1:]
        if "--cli-input-json" in rest:
            try:
                members = json.loads(rest[rest.index("--cli-input-json") + 1])
            except ValueError:
                return True
            del members["UserId"]
            rest = ["--cli-input-json", json.dumps(members)]
        else:
            at = rest.index("--user-id")
            del rest[at:at + 2]
        return self.run_tool("aws", "--print", *SAME, *rest).status != 0

    def rewritten(self, call, options):
        path = self.write("script.sh", call + "\n")
        run = self.run_tool("rewrite", "--diagnostics", "json", "--write", *options, path)
        return path.read_text("utf-8"), run

    def compare(self, call, values, options):
        script, run = self.rewritten(call, options)
        if run.status != 0:  # left to a person, who is told so
            self.assertEqual(script, call + "\n")
            return 0
        self.assertNotIn("phone-config ", script)
        around = "unset X; {0}for X in {1}; do {0}done\n"
        words = " ".join(shlex.quote(value) for value in ["", *values])
        old, new = (self.calls("U=u\n" + around.format(text, words)) for text in (call + "\n", script))
        self.assertEqual(len(old), len(values) + 2)
        self.assertEqual(len(new), len(old))
        for value, before, after in zip(["unset", "", *values], old, new):
            with self.subTest(value=value):
                meant = self.meaning(before, options)
                # The AWS CLI refuses null, and the lists a field that was smuggled in: an error, and never other settings.
                if meant is None or value == "null" or "," in value:
                    self.assertTrue(self.refused(after), after)
                else:
                    self.assertEqual([word.replace("=True", "=true") for word in after], meant)  # the AWS CLI takes any case
                    self.assertFalse(self.refused(after), after)
        return len(old)

    def test_every_call(self):
        compared = 0
        for name, (call, values) in CALLS.items():
            for options in OPTIONS:
                with self.subTest(name, options=options):
                    compared += self.compare(call, values, options)
        self.assertGreater(compared, 300 * len(OPTIONS))
        print(f"{compared} calls compared")

    def test_findings(self):
        for name, (call, expected) in FINDINGS.items():
            with self.subTest(name):
                script, run = self.rewritten(call, [])
                self.assertEqual((script, run.status), (call + "\n", 1))
                self.assertIn(expected, run.ids)
