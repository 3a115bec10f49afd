"""What a real AWS CLI sends for legacy commands, for their translations, and for what `convert` makes of the former.

usage: aws_cli_oracle.py TOOL
Runs against a server on the loopback interface that records requests. Exit 77 if no AWS CLI with update-user-config is
on PATH: then nothing is compared.
"""
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading

TOOL = os.path.abspath(sys.argv[1])
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


def environment(home):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CONNECT_USERCONFIG"))}
    return {**kept, "HOME": home, "SETTINGS": home, "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none",
            "AWS_DEFAULT_REGION": "us-west-2", "AWS_EC2_METADATA_DISABLED": "true", "AWS_PAGER": ""}


def sent_by(command, home, url):
    """The one request that a command sends."""
    Recorder.requests.clear()
    done = subprocess.run(command + ["--endpoint-url", url], cwd=home, env=environment(home), capture_output=True,
                          text=True, timeout=120)
    if done.returncode != 0 or len(Recorder.requests) != 1:
        raise AssertionError(f"{command}: status {done.returncode}, requests {Recorder.requests}\n{done.stderr}")
    return Recorder.requests[0]


def converted(request):
    """What `convert` makes of a saved request."""
    done = subprocess.run([TOOL, "convert", "-q"], input=json.dumps(request), capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f"convert {request}: {done.stderr}")
    return json.loads(done.stdout)


def expected(old):
    """The request that the translation of a command has to send, from what the command itself sends."""
    method, path, body = old
    parts = path.strip("/").split("/")
    if path.endswith("/phone-config"):
        request = converted({"InstanceId": parts[1], "UserId": parts[2], "PhoneConfig": body["PhoneConfig"]})
        identity = {"InstanceId": parts[1], "UserId": parts[2]}
        return method, path.replace("/phone-config", "/config"), \
            {name: value for name, value in request.items() if identity.get(name) != value}
    if method == "PUT":
        request = converted({**body, "InstanceId": parts[1]})
        del request["InstanceId"]
        return method, path, request
    return old


def main():
    aws = shutil.which("aws")
    if aws is None or subprocess.run([aws, "connect", "update-user-config", "--generate-cli-skeleton"],
                                     capture_output=True).returncode != 0:
        print("SKIPPED: no AWS CLI that knows update-user-config is on PATH")
        sys.exit(77)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    failures = 0
    version_2 = subprocess.run([aws, "--version"], capture_output=True, text=True).stdout.startswith("aws-cli/2")
    if version_2:
        COMMANDS["input yaml"] = PHONE + ["--cli-input-yaml", "file://request.yaml"]
        FILES["request.yaml"] = "InstanceId: i\nUserId: u\nPhoneConfig:\n  PhoneType: SOFT_PHONE\n  AutoAccept: true\n"
    with tempfile.TemporaryDirectory() as home:
        for name, text in FILES.items():
            with open(os.path.join(home, name), "w") as file:
                file.write(text)
        for name, command in COMMANDS.items():
            old = sent_by([aws] + command, home, url)
            new = sent_by([TOOL, "aws"] + command, home, url)
            if new != expected(old):
                failures += 1
                print(f"{name}: sends\n  {new}\nwhere this was expected\n  {expected(old)}\nfor\n  {old}")
    print(f"{len(COMMANDS)} commands compared, {failures} differ")
    sys.exit(1 if failures else 0)


main()
