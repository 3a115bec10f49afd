"""The room `service` by itself: calls go in, what became of each comes out, and a server says what it saw."""

import json
import os
import subprocess
import threading
import unittest

from . import ENVIRONMENT, SOURCE, ToolTest
from .connect_server import INSTANCE, REGION

PROGRAM = os.environ.get("CONNECT_USERCONFIG_CALL_SERVICE", str(SOURCE / "build/release/tests/bin/call_service"))
SECONDS = 20
# What would lead elsewhere.
CLEAN = {key: value for key, value in ENVIRONMENT.items() if not key.lower().endswith("_proxy")}


def settings(number, **more):
    """A user as the server keeps it."""
    return {"Id": f"u-{number}", "Arn": f"arn:aws:connect:{REGION}:111122223333:instance/{INSTANCE}/agent/u-{number}", "Username": f"agent.{number}",
            "PhoneConfig": {"PhoneType": "SOFT_PHONE", "AutoAccept": True, "AfterContactWorkTimeLimit": 60}, **more}


def describe(number=1):
    return {"operation": "DescribeUser", "user": f"u-{number}"}


def update(number=1, accept=True):
    return {"operation": "UpdateUserConfig", "user": f"u-{number}", "config": {"AutoAcceptConfigs": [{"Channel": "CHAT", "AutoAccept": accept}]}}


SEARCH = {"operation": "SearchUsers"}


class Room:
    """A process that makes one call after the other: `ask` gives a call and takes its reply."""

    def __init__(self, url, environment, bundle="", timeout=SECONDS, side_by_side=1, region=REGION, instance=INSTANCE):
        self.process = subprocess.Popen([PROGRAM, instance, region, url, str(bundle), str(timeout), str(side_by_side)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**CLEAN, **environment})
        self.said = []
        self.listener = threading.Thread(target=lambda: self.said.append(self.process.stderr.read()), daemon=True)
        self.listener.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.listener.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

    def give(self, *lines):
        self.process.stdin.write("".join(json.dumps(line) + "\n" for line in lines))
        self.process.stdin.flush()

    def take(self):
        return json.loads(self.process.stdout.readline())

    def ask(self, line):
        self.give(line)
        return self.take()

    def all(self, *lines):
        """Gives all, ends, and takes all; by the number of the call."""
        self.give(*lines)
        self.process.stdin.close()
        replies = sorted((json.loads(line) for line in self.process.stdout), key=lambda reply: reply["call"])
        self.process.stdin = open(os.devnull, "w", encoding="utf-8")
        return replies


@unittest.skipUnless(os.path.exists(PROGRAM), "the component `service` is not built")
class RoomTest(ToolTest):
    def ask(self, server, line, bundle="", environment=None, **options):
        with Room(server.url, server.environment() if environment is None else environment, bundle, **options) as room:
            return room.ask(line)
