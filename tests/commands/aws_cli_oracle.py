"""What a real AWS CLI sends for legacy commands, for their translations, and for what `convert` makes of the former.

It talks to a server on the loopback interface that records requests. Skipped where no AWS CLI with update-user-config is
on PATH: then there is nothing to compare with.
"""

import json
import shutil

import support
from support import ENVIRONMENT, TOOL
from support.recorder import Recorder

IDS = ["--user-id", "u-1", "--instance-id", "i-1"]
PHONE = "connect update-user-phone-config".split()
CREATE = ["connect", "create-user", "--username", "jdoe", "--security-profile-ids", "s1", "s2", "--routing-profile-id",
          "r", "--instance-id", "i-1"]

COMMANDS = {
    "documented": PHONE + ["--phone-config",
                           "PhoneType=SOFT_PHONE,AutoAccept=false,AfterContactWorkTimeLimit=60,"
                           "DeskPhoneNumber=+18005551212"] + IDS,
    "booleans in any case": PHONE + IDS + ["--phone-config", "AutoAccept=TRUE,AfterContactWorkTimeLimit= +1_0"],
    "white space and quotes": PHONE + IDS + ["--phone-config", "PhoneType = 'DESK_PHONE' , DeskPhoneNumber=\"+12065550112\""],
    "json": PHONE + IDS + ["--phone-config", ' {"PhoneType": "SOFT_PHONE", "PersistentConnection": true}'],
    "file": PHONE + IDS + ["--phone-config", "file://phone.json"],
    "file by variable": PHONE + IDS + ["--phone-config", "file://$SETTINGS/phone.json"],
    "input json": PHONE + ["--cli-input-json", "file://request.json"],
    "input json, options win": PHONE + ["--cli-input-json", "file://request.json", "--phone-config",
                                        "AutoAccept=true", "--user-id", "other"],
    "input json, identifiers only": PHONE + ["--cli-input-json", '{"UserId":"u","InstanceId":"i"}', "--phone-config",
                                             "PhoneType=SOFT_PHONE"],
    "joined and abbreviated": PHONE + ["--phone-c=PhoneType=SOFT_PHONE", "--user=u", "--inst", "i"],
    "global options in between": ["--output", "json", "connect", "--no-paginate", "update-user-phone-config",
                                  "--phone-config", "--color", "off", "PhoneType=SOFT_PHONE"] + IDS,
    "repeated": PHONE + ["--phone-config", "PhoneType=DESK_PHONE"] + IDS + ["--phone-config", "PhoneType=SOFT_PHONE"],
    "create-user": CREATE + ["--phone-config", "PhoneType=SOFT_PHONE,AutoAccept=true,AfterContactWorkTimeLimit=5"],
    "create-user, more": CREATE + ["--password", "Secret0123", "--identity-info", "FirstName=Zo\u00eb,LastName='O\\'Hara'",
                                   "--phone-config", "PhoneType=SOFT_PHONE", "--tags", "a=b,c=d e"],
    "create-user from a file": ["connect", "create-user", "--cli-input-json", "file://create.json"],
    "identity info": ["connect", "update-user-identity-info"] + IDS + ["--identity-info", "FirstName=Mary,LastName=Major"],
    "chime": ["chime", "update-user", "--account-id", "a", "--user-id", "u", "--license-type", "Basic"],
}
FILES = {
    "phone.json": '{"PhoneType": "SOFT_PHONE", "AfterContactWorkTimeLimit": 30}\n',
    "request.json": '{"InstanceId": "i", "UserId": "u", "PhoneConfig": {"PhoneType": "DESK_PHONE", '
                    '"DeskPhoneNumber": "+12065550112", "AutoAccept": true}}',
    "create.json": '{"Username": "jdoe", "Password": "Secret0123", "PhoneConfig": {"PhoneType": "SOFT_PHONE"}, '
                   '"SecurityProfileIds": ["s"], "RoutingProfileId": "r", "InstanceId": "i", "Tags": {"k": "v"}}',
}
AWS = shutil.which("aws")


class Cli(support.ToolTest):
    def setUp(self):
        super().setUp()
        self.environment = {**ENVIRONMENT, "HOME": str(self.directory), "SETTINGS": str(self.directory),
                            "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none", "AWS_DEFAULT_REGION": "us-west-2",
                            "AWS_EC2_METADATA_DISABLED": "true", "AWS_PAGER": ""}
        if AWS is None or self.aws("connect", "update-user-config", "--generate-cli-skeleton").status != 0:
            self.skipTest("no AWS CLI that knows update-user-config is on PATH")

    def aws(self, *arguments, program=(AWS,)):
        return self.run_program(*program, *arguments, env=self.environment)

    def sent_by(self, *command, recorder, program=(AWS,)):
        """The one request that a command sends."""
        recorder.requests.clear()
        done = self.aws(*command, "--endpoint-url", recorder.url, program=program)
        self.assertEqual((done.status, len(recorder.requests)), (0, 1), done.stderr)
        return recorder.requests[0]

    def expected(self, old):
        """The request that the translation of a command has to send, from what the command itself sends."""
        method, path, body = old
        _, instance, *rest = path.strip("/").split("/")
        identity = {"InstanceId": instance, **({"UserId": rest[0]} if rest else {})}

        def converted(legacy):
            return {name: value for name, value in self.run_tool("convert", "-q", stdin=json.dumps({**legacy, **identity}).encode())
                    .requests[0].items() if identity.get(name) != value}

        if path.endswith("/phone-config"):
            return method, path.replace("/phone-config", "/config"), converted({"PhoneConfig": body["PhoneConfig"]})
        return (method, path, converted(body)) if method == "PUT" else old

    def test_the_translation_sends_what_convert_makes_of_the_command(self):
        commands, files = dict(COMMANDS), dict(FILES)
        if self.aws("--version").stdout.startswith(b"aws-cli/2"):
            commands["input yaml"] = PHONE + ["--cli-input-yaml", "file://request.yaml"]
            files["request.yaml"] = "InstanceId: i\nUserId: u\nPhoneConfig:\n  PhoneType: SOFT_PHONE\n  AutoAccept: true\n"
        for name, text in files.items():
            self.write(name, text)
        with Recorder() as recorder:
            for name, command in commands.items():
                with self.subTest(name):
                    old = self.sent_by(*command, recorder=recorder)
                    self.assertEqual(self.sent_by(*command, recorder=recorder, program=(TOOL, "aws")), self.expected(old))
