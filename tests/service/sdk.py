"""The AWS SDK for JavaScript, where npm can get it, makes the same requests: equal bytes of path and body."""

import json
import os
import re
import shutil
import subprocess

from support.connect_server import INSTANCE, REGION, ConnectServer
from support.npm import installed
from support.service_room import CLEAN, SEARCH, Room, RoomTest, describe, settings, update

SDK = "@aws-sdk/client-connect"
WHOLE = {"AutoAcceptConfigs": [{"Channel": "VOICE", "AutoAccept": True, "AgentFirstCallbackAutoAccept": False}, {"Channel": "CHAT", "AutoAccept": False}],
         "AfterContactWorkConfigs": [{"Channel": "VOICE", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 0},
                                      "AgentFirstCallbackAfterContactWorkConfig": {"AfterContactWorkTimeLimit": 30}}],
         "PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE", "PhoneNumber": "+12065550112"}],
         "PersistentConnectionConfigs": [{"Channel": "VOICE", "PersistentConnection": True}],
         "VoiceEnhancementConfigs": [{"Channel": "VOICE", "VoiceEnhancementMode": "NOISE_SUPPRESSION"}]}
PHONE = {"PhoneType": "DESK_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 0, "DeskPhoneNumber": "+12065550112", "PersistentConnection": True}
# The call as our room is given it, and the command of the SDK.
PAIRS = [(describe(), "DescribeUser", {"UserId": "u-1"}),
         ({**update(), "config": WHOLE}, "UpdateUserConfig", {"UserId": "u-1", **WHOLE}),
         ({"operation": "UpdateUserPhoneConfig", "user": "u-2", "phone": PHONE}, "UpdateUserPhoneConfig", {"UserId": "u-2", "PhoneConfig": PHONE}),
         (SEARCH, "SearchUsers", {"MaxResults": 500})]


class Sdk(RoomTest):
    def program(self, url):
        names = [name + "Command" for _, name, _ in PAIRS]
        calls = "".join(f"await client.send(new {name}Command({json.dumps({'InstanceId': INSTANCE, **parameters})}));\n" for _, name, parameters in PAIRS)
        return (f"import {{ ConnectClient, {', '.join(names)} }} from '{SDK}';\n"
                f"const client = new ConnectClient({{ endpoint: '{url}', region: '{REGION}', maxAttempts: 1 }});\n{calls}")

    def test_the_sdk_sends_the_same(self):
        node = shutil.which("node")
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout if node else "v0"
        if int(re.match(r"v(\d+)", version).group(1)) < 20:
            self.skipTest(f"{SDK} needs Node 20")
        folder = installed(SDK).parents[2]
        if "UpdateUserConfigCommand" not in (folder / "node_modules" / SDK / "dist-types/commands/index.d.ts").read_text("utf-8"):
            self.skipTest(f"this {SDK} does not know UpdateUserConfig")
        program = folder / f"calls-{os.getpid()}.mjs"
        self.addCleanup(program.unlink)
        with ConnectServer([settings(1), settings(2)]) as server:
            with Room(server.url, server.environment()) as room:
                for line, _, _ in PAIRS:
                    self.assertEqual(room.ask(line)["fault"], "none")
            program.write_text(self.program(server.url), "utf-8")
            done = subprocess.run([node, program], env={**CLEAN, **server.environment()}, capture_output=True, text=True, timeout=120, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            ours, theirs = server.calls[:4], server.calls[4:]
            for (_, name, _), mine, other in zip(PAIRS, ours, theirs, strict=True):
                with self.subTest(name):
                    for part in ("method", "path", "body", "status"):
                        self.assertEqual(mine[part], other[part], part)
