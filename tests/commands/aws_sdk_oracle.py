"""The AWS SDK for JavaScript sends what `convert` wrote: the server gets those members, and nothing is lost on the way.

Skipped where there is no Node, or no registry to take the package from.
"""

import pathlib

import support
from support import lines
from support.npm import installed
from support.recorder import Recorder

PACKAGE = "@aws-sdk/client-connect"
SEND = pathlib.Path(__file__).with_name("aws_sdk_send.mjs")
IDS = {"InstanceId": "i-1", "UserId": "u-1"}
NEW_USER = {"Username": "jdoe", "Password": "Secret0123", "SecurityProfileIds": ["s"], "RoutingProfileId": "r",
            "InstanceId": "i-1", "Tags": {"k": "v"}}
PHONE_CONFIGS = [
    {"PhoneType": "SOFT_PHONE", "AutoAccept": True, "AfterContactWorkTimeLimit": 60},
    {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 0, "PersistentConnection": True},
    {"PhoneType": "DESK_PHONE", "DeskPhoneNumber": "+12065550112", "AfterContactWorkTimeLimit": 2000000},
    {"AutoAccept": True},
]


class Sdk(support.ToolTest):
    def setUp(self):
        super().setUp()
        self.packages = installed(PACKAGE).parents[2]
        knows = f"process.exit(require('{PACKAGE}').UpdateUserConfigCommand ? 0 : 1)"
        if self.run_program("node", "-e", knows, cwd=self.packages).status != 0:
            self.skipTest(f"this {PACKAGE} does not know UpdateUserConfig")

    def test_it_sends_what_convert_wrote(self):
        legacy = [{**IDS, "UserId": f"u-{i}", "PhoneConfig": config} for i, config in enumerate(PHONE_CONFIGS)]
        legacy += [{**NEW_USER, "Username": f"user-{i}", "PhoneConfig": config} for i, config in enumerate(PHONE_CONFIGS)]
        requests = self.run_tool("convert", "-q", stdin=lines(*legacy)).requests
        self.assertEqual(len(requests), len(legacy))
        expected, commands = [], []
        for request in requests:
            update = "UserId" in request
            body = {name: value for name, value in request.items() if name not in IDS}
            path = f"/users/{request['InstanceId']}" + (f"/{request['UserId']}/config" if update else "")
            expected.append(("POST" if update else "PUT", path, body))
            commands.append({"command": "UpdateUserConfigCommand" if update else "CreateUserCommand", "input": request})
        with Recorder() as recorder:
            sent = self.run_program("node", SEND, recorder.url, self.packages, stdin=lines(*commands))
        self.assertEqual(sent.status, 0, sent.stderr)
        self.assertEqual(recorder.requests, expected)
