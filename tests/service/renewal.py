"""Credentials of the AWS CLI: asked for, asked for again before they expire, and never anywhere but in a signature."""

import json
import os
import pathlib

from support.connect_server import KEY, SECRET, TOKEN, ConnectServer, Fault
from support.fake_aws import FakeAws, accounts, keys
from support.service_room import PROGRAM, Room, RoomTest, describe, settings


class Renewal(FakeAws, RoomTest):
    def room(self, server, side_by_side=1, **more):
        return Room(server.url, {"PATH": f"{self.bin}:/usr/bin:/bin", "AWS_PROFILE": "a profile", **more}, side_by_side=side_by_side)

    def test_it_is_asked_as_the_aws_cli_is(self):
        self.answers(keys(0))
        with ConnectServer([settings(1)], accounts=accounts(1)) as server, self.room(server) as room:
            self.assertEqual([room.ask(describe())["fault"] for _ in range(3)], ["none"] * 3)
        [asked] = self.asked()
        self.assertEqual(asked["arguments"], ["configure", "export-credentials", "--format", "process"])
        self.assertEqual(asked["environment"]["AWS_PROFILE"], "a profile")
        # One of them lists the directory.
        self.assertLessEqual(set(asked["descriptors"]), {"0", "1", "2", "3"})

    def test_those_of_the_environment_come_first(self):
        self.answers(keys(0))
        with ConnectServer([settings(1)]) as server, self.room(server, **server.environment()) as room:
            self.assertEqual(room.ask(describe())["fault"], "none")
            self.assertIn("cannot be renewed", room.ask({"renew": True}))
        self.assertEqual(self.asked(), [])

    def test_half_of_them_in_the_environment_is_an_error(self):
        with ConnectServer() as server, self.room(server, AWS_ACCESS_KEY_ID="AKIA1") as room:
            problem = room.take()
            self.assertEqual(problem["problem"], 1)
            self.assertIn("secret access key", problem["message"])
        self.assertEqual(self.asked(), [])

    def test_they_are_renewed_before_they_expire_and_no_call_is_lost(self):
        self.answers(*(keys(number, expires=2) for number in range(4)), keys(4))
        with ConnectServer([settings(1)], accounts=accounts(5)) as server, self.room(server) as room:
            # Each call is one of those that must not fail, until all of them have been used.
            while server.count(key=f"{KEY}4") == 0:
                self.assertEqual(room.ask(describe())["fault"], "none")
            self.assertEqual({call["key"] for call in server.calls}, {f"{KEY}{number}" for number in range(5)})

    def test_those_that_the_service_takes_for_expired(self):
        self.answers(keys(0), keys(1))
        with ConnectServer([settings(1)], accounts=accounts(2, expired={0})) as server, self.room(server) as room:
            self.assertEqual(room.ask(describe())["fault"], "expired")
            self.assertIsNone(room.ask({"renew": True}))
            self.assertEqual(room.ask(describe())["fault"], "none")
            self.assertIn("the same credentials again", room.ask({"renew": True}))

    def test_a_late_answer_to_what_was_signed_with_the_old_ones(self):
        self.answers(keys(0, expires=2), keys(1))
        late = Fault("error", name="ExpiredTokenException", user="u-2", until=f"{KEY}1")
        with ConnectServer([settings(1), settings(2)], accounts=accounts(2), faults=[late]) as server:
            with self.room(server, side_by_side=2) as room:
                room.give(describe(2))
                replies = [room.ask(describe(1))]
                while not any(reply["fault"] == "expired" for reply in replies):
                    replies.append(room.ask(describe(1)))
                # There are new ones already, and nobody has to be asked for them.
                self.assertIsNone(room.ask({"renew": True}))
                self.assertEqual(len(self.asked()), 2)

    def test_they_cannot_be_renewed(self):
        self.answers(keys(0, expires=2), {"status": 255, "stderr": "Error when retrieving token from sso:\n Token has expired\x1b[0m\n"})
        with ConnectServer([settings(1)], accounts=accounts(1)) as server, self.room(server) as room:
            while (reply := room.ask(describe()))["fault"] == "none":
                pass
            self.assertEqual(reply["fault"], "expired")
            why = room.ask({"renew": True})
            self.assertIn("failed with status 255: Error when retrieving token from sso: Token has expired\\u{1b}[0m", why.replace("  ", " "))
            self.assertIn("aws sso login", why)
            calls = len(server.calls)
            self.assertEqual(room.ask(describe())["fault"], "expired")
            self.assertEqual(len(server.calls), calls, "nothing is signed with what has expired")

    def test_none_to_begin_with(self):
        for answer, words in (({"status": 1, "stderr": "no profile"}, "failed with status 1: no profile"), ({"text": "[]"}, "--format process"),
                              ({"text": " " * 70_000}, "printed more than credentials"), (keys(0, expires=-5), "they have expired")):
            self.answers(answer)
            with ConnectServer() as server, self.room(server) as room:
                problem = room.take()
                self.assertEqual(problem["problem"], 1)
                self.assertIn(words, problem["message"])
                self.assertNotIn(SECRET, problem["message"])

    def test_no_aws_cli(self):
        (self.bin / "aws").unlink()
        with ConnectServer() as server, Room(server.url, {"PATH": str(self.bin)}) as room:
            self.assertIn("no AWS CLI on PATH", room.take()["message"])

    def test_the_own_program_under_that_name_is_passed_over(self):
        self.answers(keys(0))
        for make in (os.symlink, os.link):
            shims = self.directory / make.__name__
            shims.mkdir()
            try:
                make(PROGRAM, shims / "aws")
            except OSError:
                continue  # a link to another file system
            with ConnectServer([settings(1)], accounts=accounts(1)) as server, self.room(server, PATH=f"{shims}:{self.bin}:/usr/bin:/bin") as room:
                self.assertEqual(room.ask(describe())["fault"], "none")

    def test_no_secret_is_anywhere(self):
        self.answers(keys(0), keys(1))
        with ConnectServer([settings(1)], accounts=accounts(2), log=self.directory / "log") as server, self.room(server) as room:
            for line in (describe(), {"renew": True}, describe(), describe(9)):
                room.ask(line)
            process = pathlib.Path(f"/proc/{room.process.pid}")
            seen = [process.joinpath(name).read_bytes() for name in ("cmdline", "environ")]
            # Not in the next child either.
            seen += [json.dumps(asked["environment"]).encode() for asked in self.asked()]
            self.assertEqual(len(seen), 4)
            room.process.stdin.close()
            seen += [room.process.stdout.read().encode(), (self.directory / "log").read_bytes()]
            room.process.stdin = open(os.devnull, "w", encoding="utf-8")
        seen.append(room.said[0].encode())
        for text in seen:
            for secret in (SECRET, TOKEN):
                self.assertNotIn(secret.encode(), text)
