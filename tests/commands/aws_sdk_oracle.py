"""The AWS SDK for JavaScript sends what `convert` wrote: the server gets those members, and nothing is lost on the way.

usage: aws_sdk_oracle.py TOOL DIRECTORY
DIRECTORY keeps the package from run to run. Exit 77 if there is no Node, or no registry to take the package from.
"""
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading

TOOL, DIRECTORY = (os.path.abspath(path) for path in sys.argv[1:3])
PACKAGE = "@aws-sdk/client-connect"
IDS = {"InstanceId": "i-1", "UserId": "u-1"}
NEW_USER = {"Username": "jdoe", "Password": "Secret0123", "SecurityProfileIds": ["s"], "RoutingProfileId": "r",
            "InstanceId": "i-1", "Tags": {"k": "v"}}
PHONE_CONFIGS = [
    {"PhoneType": "SOFT_PHONE", "AutoAccept": True, "AfterContactWorkTimeLimit": 60},
    {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 0, "PersistentConnection": True},
    {"PhoneType": "DESK_PHONE", "DeskPhoneNumber": "+12065550112", "AfterContactWorkTimeLimit": 2000000},
    {"AutoAccept": True},
]


def skip(reason):
    print("SKIPPED:", reason)
    sys.exit(77)


class Recorder(http.server.BaseHTTPRequestHandler):
    requests = []

    def answer(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        Recorder.requests.append((self.command, self.path, json.loads(body or b"null")))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    do_POST = do_PUT = answer

    def log_message(self, *_):
        pass


def install():
    if os.path.isdir(os.path.join(DIRECTORY, "node_modules", PACKAGE)):
        return
    os.makedirs(DIRECTORY, exist_ok=True)
    with open(os.path.join(DIRECTORY, "package.json"), "w") as file:
        file.write('{"private": true}\n')
    try:
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE], cwd=DIRECTORY,
                              capture_output=True, text=True, timeout=240)
    except subprocess.TimeoutExpired:
        shutil.rmtree(DIRECTORY, ignore_errors=True)
        skip("the package registry does not answer")
    if done.returncode != 0:
        shutil.rmtree(DIRECTORY, ignore_errors=True)
        skip("npm cannot install " + PACKAGE)


def main():
    if not shutil.which("node") or not shutil.which("npm"):
        skip("there is no Node with npm on PATH")
    install()
    knows = subprocess.run(["node", "-e", f"process.exit(require('{PACKAGE}').UpdateUserConfigCommand ? 0 : 1)"],
                           cwd=DIRECTORY, capture_output=True, timeout=120)
    if knows.returncode != 0:
        skip(f"this {PACKAGE} does not know UpdateUserConfig")
    legacy = [{**IDS, "UserId": f"u-{i}", "PhoneConfig": config} for i, config in enumerate(PHONE_CONFIGS)]
    legacy += [{**NEW_USER, "Username": f"user-{i}", "PhoneConfig": config} for i, config in enumerate(PHONE_CONFIGS)]
    done = subprocess.run([TOOL, "convert", "-q"], input="".join(json.dumps(r) + "\n" for r in legacy),
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    requests = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(requests) == len(legacy), done.stdout
    expected, lines = [], []
    for request in requests:
        update = "UserId" in request
        body = {name: value for name, value in request.items() if name not in IDS}
        path = f"/users/{request['InstanceId']}" + (f"/{request['UserId']}/config" if update else "")
        expected.append(("POST" if update else "PUT", path, body))
        lines.append(json.dumps({"command": "UpdateUserConfigCommand" if update else "CreateUserCommand", "input": request}))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "aws_sdk_send.mjs")
    sent = subprocess.run(["node", script, f"http://127.0.0.1:{server.server_address[1]}", DIRECTORY],
                          input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=120)
    assert sent.returncode == 0, sent.stderr
    for got, wanted in zip(Recorder.requests, expected):
        assert got == wanted, f"sent {got}\nwhere this was expected: {wanted}"
    assert len(Recorder.requests) == len(expected)
    print(f"{len(expected)} requests sent and compared")


main()
