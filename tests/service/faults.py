"""What may go wrong on the way: each is told apart, and nothing is tried again behind the caller's back."""

import json

from support.connect_server import TOKEN, ConnectServer, Fault
from support.service_room import SEARCH, Room, RoomTest, describe, settings, update

HTML = "an answer that is not Amazon Connect's (text/html)"
# The fault, what becomes of the call, and a part of the words.
OF_ALL = {
    "throttled": (Fault("error", name="ThrottlingException"), "throttled", "ThrottlingException: as the test asks for"),
    "throttled, said in the body": (Fault("error", name="ThrottlingException", where="body"), "throttled", "ThrottlingException"),
    "too many, with 400": (Fault("error", name="TooManyRequestsException", status=400), "throttled", "TooManyRequestsException"),
    "limit": (Fault("error", name="LimitExceededException", status=429, where="both"), "throttled", "LimitExceededException"),
    "conflict": (Fault("error", name="ConditionalOperationFailedException"), "conflict", "ConditionalOperationFailedException"),
    "deleted": (Fault("error", name="ResourceNotFoundException"), "not found", "ResourceNotFoundException"),
    "expired": (Fault("error", name="ExpiredTokenException"), "expired", "ExpiredTokenException"),
    "no permission": (Fault("error", name="AccessDeniedException", message="User: x is not authorized to perform: connect:DescribeUser"), "denied",
                      "not authorized to perform: connect:DescribeUser"),
    "401": (Fault("error", name="UnrecognizedClientException", status=401), "denied", "another partition"),
    "another clock": (Fault("error", name="RequestTimeTooSkewed", status=403), "denied", "the clock of this machine differs"),
    "wrong": (Fault("error", name="InvalidParameterException"), "refused", "InvalidParameterException"),
    "wrong request": (Fault("error", name="InvalidRequestException", where="body"), "refused", "InvalidRequestException"),
    "server": (Fault("error"), "server", "InternalServiceException"),
    "503 of a proxy": (Fault("html"), "server", "HTTP 503, and " + HTML),
    "404 of a proxy": (Fault("html", status=404), "connection", "HTTP 404, and " + HTML),
    "403 of a proxy": (Fault("html", status=403), "denied", "HTTP 403, and " + HTML),
    "200 of a proxy": (Fault("html", status=200), "connection", "HTTP 200, and " + HTML),
    "reset": (Fault("reset"), "connection", ""),
    "no HTTP": (Fault("garbage"), "connection", ""),
    "a secret in the words": (Fault("error", name="AccessDeniedException", message=f"token {TOKEN} is odd"), "denied", "token *** is odd"),
    "words without end": (Fault("error", name="AccessDeniedException", message="x" * 100_000), "denied", "(cut)"),
    "words for a terminal": (Fault("error", name="AccessDeniedException", message="\x1b[31mred\r\n\u202etfel"), "denied", "\\u{1b}[31mred"),
}
OF_DESCRIBE = {
    "half of it": (Fault("truncated"), "connection", ""),
    "half of it, said to be all": (Fault("half"), "connection", "HTTP 200, and an answer that is not"),
    "too large": (Fault("oversized", size=2 << 20), "connection", "more than 1048576 bytes"),
    "somebody else": (Fault("other"), "connection", "another user than it asked for"),
    "lost": (Fault("lost"), "connection", ""),
}


class Faults(RoomTest):
    def check(self, line, fault, becomes, words):
        user = settings(1)
        with ConnectServer([user], faults=[Fault(**vars(fault))]) as server, Room(server.url, server.environment()) as room:
            reply = room.ask(line)
            self.assertEqual(reply["fault"], becomes, reply)
            self.assertIn(words, reply["error"])
            self.assertTrue(reply["error"].isprintable(), reply["error"])
            self.assertLess(len(reply["error"]), 600)
            self.assertNotIn(TOKEN, reply["error"])
            self.assertEqual(len(server.calls), 1)
            # The next call goes on as if nothing had been.
            self.assertEqual(room.ask(line)["fault"], "none")
            self.assertEqual(len(server.calls), 2)

    def test_of_all_calls(self):
        for name, case in OF_ALL.items():
            for line in (describe(), update(), SEARCH):
                with self.subTest(name, call=line["operation"]):
                    self.check(line, *case)

    def test_of_describe_user(self):
        for name, case in OF_DESCRIBE.items():
            with self.subTest(name):
                self.check(describe(), *case)

    def test_half_a_page(self):
        for kind in ("truncated", "half", "lost"):
            with self.subTest(kind):
                self.check(SEARCH, Fault(kind), "connection", "")

    def test_a_reply_that_is_lost_after_success(self):
        with ConnectServer([settings(1)], faults=[Fault("lost")]) as server, Room(server.url, server.environment()) as room:
            self.assertEqual(room.ask(update())["fault"], "connection")
            self.assertEqual(server.done(), {"u-1": 1})
            self.assertTrue(room.ask(describe())["user"]["lists"])

    def test_nothing_is_sent_twice_on_a_connection_that_was_used_before(self):
        # HTTP libraries do that by themselves when no byte of an answer has come: then nobody counts it.
        for line in (update(), describe(), SEARCH):
            for kind in ("lost", "reset"):
                fault = Fault(kind, operation=line["operation"], after=1)
                with ConnectServer([settings(1)], faults=[fault]) as server, Room(server.url, server.environment()) as room:
                    self.assertEqual([room.ask(line)["fault"] for _ in range(2)], ["none", "connection"])
                    self.assertEqual(len(server.calls), 2)
                    self.assertEqual(room.ask(line)["fault"], "none")

    def test_bytes_that_drip(self):
        with ConnectServer([settings(1)], faults=[Fault("slow")]) as server, Room(server.url, server.environment(), timeout=1) as room:
            reply = room.ask(describe())
            self.assertEqual(reply["fault"], "connection")
            self.assertIn("timed out", reply["error"].lower())

    def test_one_that_drips_stops_no_other(self):
        users = [settings(number) for number in range(6)]
        with ConnectServer(users, faults=[Fault("slow", user="u-0")]) as server, Room(server.url, server.environment(), side_by_side=2) as room:
            room.give(*map(describe, range(6)))
            self.assertEqual({room.take()["user"]["Id"] for _ in range(5)}, {f"u-{number}" for number in range(1, 6)})

    def test_nobody_there(self):
        with ConnectServer([settings(1)]) as server:
            url, environment = server.url, server.environment()
        with Room(url, environment) as room:
            self.assertEqual(room.ask(describe())["fault"], "connection")

    def test_the_log_and_the_state_are_on_disk(self):
        log, state = self.directory / "log", self.directory / "state"
        with ConnectServer([settings(1)], log=log, state=state) as server:
            self.ask(server, update())
            call = json.loads(log.read_text())
            self.assertEqual((call["operation"], call["user"], call["status"], call["done"]), ("UpdateUserConfig", "u-1", 200, True))
            self.assertEqual(json.loads(state.read_text()), list(server.users.by_id.values()))
            self.assertNotIn(TOKEN, log.read_text())
