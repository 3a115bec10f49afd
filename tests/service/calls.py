"""What goes over the wire, and what comes back: path, body, signature; by HTTP and by HTTPS."""

import json
import shutil
import subprocess

from support import signatures
from support.certificates import Authority, available
from support.connect_server import INSTANCE, KEY, REGION, SECRET, TOKEN, ConnectServer
from support.service_room import CLEAN, SEARCH, Room, RoomTest, describe, settings, update

PHONE = {"operation": "UpdateUserPhoneConfig", "user": "u-2", "phone": {"PhoneType": "SOFT_PHONE", "AfterContactWorkTimeLimit": 5}}
AWS = shutil.which("aws")


def compact(text):
    """The same without the blanks that Python's JSON has and others have not."""
    return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False) if text else ""


class Calls(RoomTest):
    def test_each_call_does_what_it_says(self):
        with ConnectServer([settings(1), settings(2)]) as server, Room(server.url, server.environment()) as room:
            replies = [room.ask(line) for line in (describe(), update(), PHONE, SEARCH, describe())]
            self.assertEqual([reply["fault"] for reply in replies], ["none"] * 5)
            self.assertEqual(replies[0]["user"], {"Id": "u-1", "PhoneConfig": settings(1)["PhoneConfig"], "lists": {}})
            self.assertEqual(replies[4]["user"]["lists"], {"AutoAcceptConfigs": [{"Channel": "CHAT", "AutoAccept": True}]})
            self.assertEqual(server.users.by_id["u-2"]["PhoneConfig"], {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 5})
            # A page comes as it is: milliseconds.
            self.assertEqual([user["PhoneConfig"]["AfterContactWorkTimeLimit"] for user in replies[3]["page"]["Users"]], [60000, 5000])
            self.assertEqual(server.connections, 1, "a connection is used again")

    def test_https(self):
        if not available():
            self.skipTest("no openssl")
        authority = Authority(self.directory)
        with ConnectServer([settings(1)], tls=authority.server("localhost")) as server:
            self.assertEqual(self.ask(server, describe(), authority.bundle)["user"]["Id"], "u-1")

    def test_pages(self):
        with ConnectServer([settings(number) for number in range(5)], page=2) as server, Room(server.url, server.environment()) as room:
            ids, token = [], {}
            while True:
                reply = room.ask({**SEARCH, **token})
                ids += [user["Id"] for user in reply["page"]["Users"]]
                if "token" not in reply:
                    break
                token = {"token": reply["token"]}
            self.assertEqual(ids, [f"u-{number}" for number in range(5)])

    def test_several_at_a_time(self):
        with ConnectServer([settings(number) for number in range(20)]) as server, Room(server.url, server.environment(), side_by_side=8) as room:
            replies = room.all(*map(describe, range(20)))
            self.assertEqual([reply["user"]["Id"] for reply in replies], [f"u-{number}" for number in range(20)])
            self.assertGreater(server.connections, 1)

    def test_botocore_signs_the_same(self):
        if not signatures.botocore:
            self.skipTest("no botocore")
        for token in (TOKEN, None):
            environment = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, **({"AWS_SESSION_TOKEN": token} if token else {})}
            with ConnectServer([settings(1), settings(2)], accounts={KEY: (SECRET, token, False)}) as server:
                with Room(server.url, environment) as room:
                    for line in (describe(), update(), PHONE, SEARCH, describe("A.z_9~-")):
                        room.ask(line)
                self.assertEqual(server.verifier.agreed, 5)

    def test_a_signature_is_really_checked(self):
        with ConnectServer([settings(1)]) as server:
            environment = {**server.environment(), "AWS_SECRET_ACCESS_KEY": SECRET + "x"}
            reply = self.ask(server, describe(), environment=environment)
            self.assertEqual(reply["fault"], "denied")
            self.assertIn("InvalidSignatureException", reply["error"])
            # The answer of AWS has in it what was signed.
            self.assertNotIn(TOKEN[:40], reply["error"])
            for change in ({"AWS_SESSION_TOKEN": TOKEN + "x"}, {"AWS_SESSION_TOKEN": ""}, {"AWS_ACCESS_KEY_ID": "OTHER"}):
                reply = self.ask(server, describe(), environment={**server.environment(), **change})
                self.assertEqual((reply["fault"], "UnrecognizedClientException" in reply["error"]), ("denied", True), reply)
        with ConnectServer([settings(1)], region="eu-west-1") as server:
            self.assertEqual(self.ask(server, describe())["fault"], "denied")

    def test_the_quota(self):
        with ConnectServer([settings(1)], quota=(0.0001, 2)) as server, Room(server.url, server.environment()) as room:
            self.assertEqual([room.ask(describe())["fault"] for _ in range(3)], ["none", "none", "throttled"])
            # Each operation has its own, and nobody tries again behind the caller's back.
            self.assertEqual(room.ask(update())["fault"], "none")
            self.assertEqual(len(server.calls), 4)

    def test_what_the_service_model_does_not_know_is_refused(self):
        with ConnectServer([settings(1)]) as server, Room(server.url, server.environment()) as room:
            self.assertIn("InvalidParameterException", room.ask({"operation": "UpdateUserConfig", "user": "u-1"})["error"])
            bad = {**PHONE, "phone": {"PhoneType": "DESK_PHONE", "DeskPhoneNumber": "12"}}
            self.assertEqual(room.ask(bad)["fault"], "refused")
            self.assertEqual(server.done(), {})

    def test_an_id_that_needs_escaping_is_never_sent(self):
        with ConnectServer([settings(1)]) as server, Room(server.url, server.environment()) as room:
            self.assertEqual(room.ask({"operation": "DescribeUser", "user": "../u-1"})["fault"], "refused")
            self.assertEqual(server.connections, 0)

    def test_the_aws_cli_sends_the_same(self):
        environment = {**CLEAN, "HOME": str(self.directory), "AWS_PAGER": "", "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1"}
        if AWS is None or subprocess.run([AWS, "connect", "update-user-config", "--generate-cli-skeleton"], env=environment, check=False,
                                         stdin=subprocess.DEVNULL, capture_output=True).returncode:
            self.skipTest("no AWS CLI that knows update-user-config")
        whole = {"AutoAcceptConfigs": [{"Channel": "VOICE", "AutoAccept": True, "AgentFirstCallbackAutoAccept": False}],
                 "AfterContactWorkConfigs": [{"Channel": "VOICE", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 0},
                                              "AgentFirstCallbackAfterContactWorkConfig": {"AfterContactWorkTimeLimit": 30}}],
                 "PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE", "PhoneNumber": "+12065550112"}],
                 "PersistentConnectionConfigs": [{"Channel": "VOICE", "PersistentConnection": True}],
                 "VoiceEnhancementConfigs": [{"Channel": "VOICE", "VoiceEnhancementMode": "NOISE_SUPPRESSION"}]}
        pairs = [(describe(), "describe-user", {"UserId": "u-1"}), ({**update(), "config": whole}, "update-user-config", {"UserId": "u-1", **whole}),
                 (PHONE, "update-user-phone-config", {"UserId": "u-2", "PhoneConfig": PHONE["phone"]}), (SEARCH, "search-users", {"MaxResults": 500})]
        with ConnectServer([settings(1), settings(2)]) as server, Room(server.url, server.environment()) as room:
            for line, command, parameters in pairs:
                self.assertEqual(room.ask(line)["fault"], "none")
                subprocess.run([AWS, "connect", command, "--no-paginate", "--cli-input-json", json.dumps({"InstanceId": INSTANCE, **parameters})],
                               env={**environment, **server.environment(), "AWS_DEFAULT_REGION": REGION}, check=True, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL)
                ours, theirs = server.calls[-2:]
                self.assertEqual([ours[name] for name in ("method", "path", "status")], [theirs[name] for name in ("method", "path", "status")])
                self.assertEqual(ours["body"], compact(theirs["body"]))
