"""An `aws` that gives credentials, and writes down how it was asked for them."""

import json
import sys

from .connect_server import KEY, SECRET, TOKEN

# Writes down how it was called, and gives what the next file says; the last one again and again. `expires` of its
# first line is in seconds from now.
AWS = r'''#!{python}
import datetime, json, os, pathlib, sys
here = pathlib.Path({directory!r})
number = len(list(here.glob("asked-*")))
(here / f"asked-{{number}}").write_text(json.dumps({{"arguments": sys.argv[1:], "environment": dict(os.environ),
    "descriptors": sorted(os.listdir("/proc/self/fd"))}}))
answers = json.loads((here / "answers").read_text())
answer = answers[min(number, len(answers) - 1)]
sys.stderr.write(answer.pop("stderr", ""))
status = answer.pop("status", 0)
if "expires" in answer:
    time = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=answer.pop("expires"))
    answer["Expiration"] = time.isoformat(timespec="seconds")
print(answer.pop("text", None) or json.dumps(answer))
sys.exit(status)
'''


def keys(number, **more):
    return {"Version": 1, "AccessKeyId": f"{KEY}{number}", "SecretAccessKey": f"{SECRET}{number}", "SessionToken": f"{number}{TOKEN}", **more}


def accounts(count, expired=()):
    return {f"{KEY}{number}": (f"{SECRET}{number}", f"{number}{TOKEN}", number in expired) for number in range(count)}


class FakeAws:
    """For a ToolTest: an `aws` in `self.bin`, whose `answers` come one after the other."""

    def setUp(self):
        super().setUp()
        self.bin = self.directory / "bin"
        self.bin.mkdir()
        self.fake(self.bin)

    def fake(self, where):
        aws = where / "aws"
        aws.write_text(AWS.format(python=sys.executable, directory=str(self.directory)))
        aws.chmod(0o755)

    def answers(self, *answers):
        (self.directory / "answers").write_text(json.dumps(answers))

    def asked(self):
        return [json.loads(path.read_text()) for path in sorted(self.directory.glob("asked-*"), key=lambda path: int(path.name[6:]))]
