#!/usr/bin/env python3
"""Amazon Connect for tests: four calls on the loopback interface, by HTTP or HTTPS, with the quota, the signatures and the
errors of the real one, and with every fault that a test asks for.

    tests/support/connect_server.py --users EXPORT [--state FILE] [--log FILE] [--tls DIRECTORY] [--rate 2 --burst 5]
                                    [--fault JSON]... [--legacy-clears-lists] [--keeps-omitted-channels] [--mirrors] [--stale-search]

prints one line of JSON, with its `url` and the `bundle` to trust, and serves until its standard input ends. The log has a line
of JSON a call, written before it is answered; the state is what the users have by now, limits in seconds.
"""

import argparse
import collections
import dataclasses
import functools
import http.server
import json
import os
import pathlib
import re
import socket
import struct
import sys
import threading
import time
import urllib.parse

if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from support.call_shapes import ERRORS, OPERATIONS, wrong_body
from support.certificates import Authority
from support.connect_users import Habits, Users, from_search
from support.signatures import Refused, Verifier

INSTANCE = "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"
REGION = "us-west-2"
KEY, SECRET, TOKEN = "AKIATESTSONLY", "tests/only+secret/0123456789/abcdefghij", "tests/only+token/" + "0123456789" * 30 + "=="
# AWS's front answers with these before the API sees a call.
FRONT = {"MissingAuthenticationTokenException": 403, "IncompleteSignatureException": 403, "UnrecognizedClientException": 403,
         "InvalidSignatureException": 403, "ExpiredTokenException": 403, "AccessDeniedException": 403, "UnknownOperationException": 404}


@dataclasses.dataclass
class Fault:
    """What happens to a call in place of, or beside, what it asks for. kind: `error` (with status, name, message; where: header,
    body or both), `html` (with status), `truncated` (fewer bytes than promised), `half` (half of the JSON), `oversized` (size bytes),
    `slow` (a byte now and then, without end), `reset` (before anything is done), `lost` (done, and then reset), `redirect` (to
    url), `garbage` (no HTTP), `other` (another user than asked for)."""

    kind: str
    operation: str = None  # any
    user: str = None       # any
    after: int = 0         # so many such calls are left alone first
    times: int = 1
    status: int = None
    name: str = "InternalServiceException"
    message: str = "as the test asks for"
    where: str = "header"
    size: int = 0
    url: str = None
    until: str = None      # of `error`: it comes when there has been a call with this access key

    def takes(self, operation, user):
        """Whether this call is its own; counts."""
        if self.times <= 0 or self.operation not in (None, operation) or self.user not in (None, user):
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.times -= 1
        return True


class Bucket:
    """A token bucket that starts full, as AWS's do."""

    def __init__(self, rate, burst):
        self.rate, self.burst, self.tokens, self.last = rate, burst, burst, time.monotonic()

    def take(self):
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + (now - self.last) * self.rate)
        self.last = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class ConnectServer:
    """`with ConnectServer(users) as server`: its `url`, `users`, `calls` (all, as the log has them), `faults` to be appended to.
    `quota` is (rate, burst) of each operation, or None. `accounts` are as of `Verifier`."""

    def __init__(self, users=(), *, quota=None, faults=(), habits=None, state=None, log=None, tls=None, accounts=None,
                 instance=INSTANCE, region=REGION, page=None):
        self.users = Users(users, habits, state)
        self.faults = list(faults)
        self.calls = []
        self.accounts = accounts if accounts is not None else {KEY: (SECRET, TOKEN, False)}
        self.instance = instance
        self.page = page
        self.connections = 0
        self.lock = threading.RLock()
        self.arrived = threading.Condition(self.lock)  # to wait for calls
        self.stopped = threading.Event()
        self.buckets = {operation: Bucket(*quota) for operation in OPERATIONS} if quota else {}
        self.log = open(log, "a", encoding="utf-8") if log else None
        self.http = Listener(("127.0.0.1", 0), type("Bound", (Handler,), {"connect": self}))
        self.http.daemon_threads = True
        self.http.block_on_close = False
        self.http.handle_error = lambda *_: None
        scheme = "http"
        if tls:
            scheme = "https"
            # The handshake is the handler's, so that one who stops in the middle of it stops nobody else.
            self.http.socket = tls.wrap_socket(self.http.socket, server_side=True, do_handshake_on_connect=False)
        self.verifier = Verifier(self.accounts, region, scheme)
        self.url = f"{scheme}://{'localhost' if tls else '127.0.0.1'}:{self.http.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        with self.arrived:
            self.arrived.notify_all()
        self.http.shutdown()
        self.http.server_close()
        if self.log:
            self.log.close()

    def environment(self):
        """What a client needs to be let in, as the AWS CLI reads it."""
        return {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_SESSION_TOKEN": TOKEN,
                "AWS_ENDPOINT_URL_CONNECT": self.url, "AWS_REGION": REGION}

    def count(self, **wanted):
        """How many calls there were of whom, and with what: `count(operation="UpdateUserConfig", status=200)`."""
        with self.lock:
            return sum(all(call.get(name) == value for name, value in wanted.items()) for call in self.calls)

    def done(self):
        """By user, how often something was changed."""
        with self.lock:
            return collections.Counter(call["user"] for call in self.calls if call["done"] and call["operation"].startswith("Update"))

    def record(self, **call):
        self.calls.append(call)
        self.arrived.notify_all()
        if self.log:
            self.log.write(json.dumps(call) + "\n")
            self.log.flush()

    def operation_of(self, method, path):
        """The name of the operation, and whom it is about."""
        for name, facts in OPERATIONS.items():
            pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(facts["path"]))
            found = re.fullmatch(pattern, path)
            if found and method == facts["method"]:
                parts = {key: urllib.parse.unquote(value) for key, value in found.groupdict().items()}
                return name, parts.get("InstanceId"), parts.get("UserId")
        raise Refused("UnknownOperationException", "there is no such operation")

    def perform(self, operation, instance, user, body):
        """What the API answers to a call that nothing is in the way of."""
        wrong = wrong_body(operation, body)
        if wrong:
            raise Refused("InvalidParameterException", wrong)
        if (instance or body.get("InstanceId")) != self.instance or (user and user not in self.users.by_id):
            raise Refused("ResourceNotFoundException", "Resource not found")
        if operation == "DescribeUser":
            return self.users.describe(user)
        if operation == "SearchUsers":
            return self.users.search({**body, "MaxResults": min(self.page or 500, body.get("MaxResults", 100))})
        if operation == "UpdateUserConfig":
            self.users.update_config(user, body)
        else:
            self.users.update_phone_config(user, body)
        return {}


class Listener(http.server.ThreadingHTTPServer):
    request_queue_size = 128  # of many connections at once none has to knock again a second later


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits for the other side's acknowledgement of its head
    connect = None

    def setup(self):
        super().setup()
        self.connect.connections += 1

    def do_any(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.connect.lock:
            answer = self.call(headers, body)
        answer()  # by itself: nobody has to wait for who reads slowly

    do_GET = do_POST = do_PUT = do_DELETE = do_any

    def call(self, headers, body):
        """Does it, writes it down, and returns what answers."""
        connect = self.connect
        facts = {"operation": None, "user": None, "method": self.command, "path": self.path, "body": body.decode(errors="replace"), "key": None,
                 "fault": None, "done": False, "status": None}
        fault = None
        try:
            facts["operation"], instance, facts["user"] = connect.operation_of(self.command, self.path)
            facts["key"] = connect.verifier.verify(self.command, self.path, headers, body)
            if facts["operation"] in connect.buckets and not connect.buckets[facts["operation"]].take():
                raise Refused("ThrottlingException", "Rate exceeded")
            fault = next((each for each in connect.faults if each.takes(facts["operation"], facts["user"])), None)
            facts["fault"] = fault.kind if fault else None
            if fault and fault.kind in ("reset", "garbage", "html", "redirect", "error"):
                connect.record(**facts)
                return functools.partial(self.fail, fault)
            reply = connect.perform(facts["operation"], instance, facts["user"], self.parsed(body))
        except Refused as refused:
            facts["status"] = {**ERRORS, **FRONT}[refused.name]
            connect.record(**facts, error=refused.name)
            return functools.partial(self.answer, facts["status"], {"Message": str(refused)}, refused.name)
        facts["done"] = True
        facts["status"] = None if fault else 200
        connect.record(**facts)
        # As it is now: the next call may change it.
        reply = json.loads(json.dumps(reply))
        return functools.partial(self.spoil, fault, reply) if fault else functools.partial(self.answer, 200, reply)

    @staticmethod
    def parsed(body):
        try:
            return json.loads(body) if body else {}
        except ValueError as error:
            raise Refused("InvalidRequestException", "the body is no JSON") from error

    def answer(self, status, value, error=None):
        self.send(status, json.dumps(value).encode(), "application/json", {"x-amzn-errortype": f"{error}:http://internal.amazon.com/"} if error else {})

    def send(self, status, body, kind, headers=None, promised=None):
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body) if promised is None else promised))
        self.send_header("x-amzn-requestid", "00000000-0000-4000-8000-000000000000")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def fail(self, fault):
        """Nothing is done."""
        if fault.kind == "reset":
            return self.reset()
        if fault.kind == "garbage":
            self.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
            self.close_connection = True
            return None
        if fault.kind == "html":
            return self.send(fault.status or 503, b"<html><body><h1>Proxy</h1>Please sign in</body></html>", "text/html; charset=utf-8")
        if fault.kind == "redirect":
            return self.send(fault.status or 307, b"", "text/plain", {"location": fault.url + self.path})
        if fault.until:
            with self.connect.arrived:
                self.connect.arrived.wait_for(lambda: self.connect.stopped.is_set() or self.connect.count(key=fault.until))
        body = {"message": fault.message}
        if fault.where in ("body", "both"):
            body["__type"] = f"com.amazonaws.connect#{fault.name}"
        status = fault.status or {**ERRORS, **FRONT}.get(fault.name, 400)
        return self.send(status, json.dumps(body).encode(), "application/json",
                         {"x-amzn-errortype": fault.name + ":"} if fault.where in ("header", "both") else {})

    def spoil(self, fault, reply):
        """It is done, and the reply is not what it should be."""
        body = json.dumps(reply).encode()
        if fault.kind == "lost":
            self.reset()
        elif fault.kind == "truncated":
            self.send(200, body[:len(body) // 2], "application/json", promised=len(body) + 1)
            self.close_connection = True
        elif fault.kind == "half":
            self.send(200, body[:len(body) // 2] or b"{", "application/json")
        elif fault.kind == "oversized":
            self.send(200, b'{"User": {"Id": "' + b"x" * fault.size + b'"}}', "application/json")
        elif fault.kind == "other":
            self.answer(200, {"User": {**reply["User"], "Id": "another-user", "Arn": reply["User"]["Arn"] + "0"}})
        else:
            assert fault.kind == "slow", fault
            self.drip()

    def drip(self):
        """Until the other side goes away."""
        self.send(200, b"", "application/json", promised=1 << 20)
        while not self.connect.stopped.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def reset(self):
        """As when a machine on the way is switched off: the other side reads an error, not an end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())
        self.close_connection = True

    def finish(self):
        try:
            super().finish()
        except (OSError, ValueError):
            pass

    def log_message(self, *_):
        pass


def read_export(path):
    """The users of an export: SearchUsers responses, one after the other."""
    text, users, decoder = pathlib.Path(path).read_text("utf-8"), [], json.JSONDecoder()
    at = 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        page, at = decoder.raw_decode(text, at)
        users += page["Users"]
    return from_search(users)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", required=True)
    for name in ("--state", "--log", "--tls"):
        parser.add_argument(name)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--burst", type=float, default=5)
    parser.add_argument("--page", type=int)
    parser.add_argument("--instance", default=INSTANCE)
    parser.add_argument("--fault", action="append", default=[])
    for field in dataclasses.fields(Habits):
        parser.add_argument("--" + field.name.replace("_", "-"), action="store_true")
    given = parser.parse_args()
    authority = Authority(given.tls) if given.tls else None
    habits = Habits(**{field.name: getattr(given, field.name) for field in dataclasses.fields(Habits)})
    with ConnectServer(read_export(given.users), quota=(given.rate, given.burst) if given.rate else None, habits=habits, state=given.state,
                       faults=[Fault(**json.loads(fault)) for fault in given.fault], log=given.log, page=given.page,
                       instance=given.instance, tls=authority.server("localhost") if authority else None) as server:
        print(json.dumps({"url": server.url, "bundle": str(authority.bundle) if authority else None}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
