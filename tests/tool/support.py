"""Runs the tool as a user would: arguments and bytes in; exit status, both outputs and files out."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

TOOL = os.environ["CONNECT_USERCONFIG_TOOL"]
SOURCE = pathlib.Path(os.environ["CONNECT_USERCONFIG_SOURCE_DIR"])
SANITIZED = bool(os.environ.get("CONNECT_USERCONFIG_SANITIZE"))
ARN = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/"

# What the tests say about colors and terminals must not depend on who runs them.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "CLICOLOR_FORCE")}
ENVIRONMENT["LC_ALL"] = "C.UTF-8"


def user(number="1", **phone):
    """A user as SearchUsers gives it. Without settings it has a soft phone."""
    return {"Id": f"u-{number}", "Arn": f"{ARN}u-{number}", "PhoneConfig": phone or {"PhoneType": "SOFT_PHONE"}}


def request(number="1", **phone):
    """A saved UpdateUserPhoneConfig request."""
    return {"InstanceId": "i-1", "UserId": f"u-{number}", "PhoneConfig": phone or {"PhoneType": "SOFT_PHONE"}}


def lines(*values):
    return "".join(json.dumps(value) + "\n" for value in values).encode()


class Result:
    def __init__(self, status, stdout, stderr):
        self.status = status
        self.stdout = stdout
        self.stderr = stderr

    @property
    def requests(self):
        return [json.loads(line) for line in self.stdout.splitlines()]

    @property
    def diagnostics(self):
        return [json.loads(line) for line in self.stderr.splitlines()]

    @property
    def ids(self):
        return [diagnostic["id"] for diagnostic in self.diagnostics]


class ToolTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)

    def run_tool(self, *arguments, stdin=b"", **options):
        done = subprocess.run(
            [TOOL, *map(str, arguments)],
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=options.pop("cwd", self.directory),
            env=options.pop("env", ENVIRONMENT),
            timeout=240,
            **options,
        )
        self.assertGreaterEqual(done.returncode, 0, f"killed by a signal: {done.stderr[-2000:]!r}")
        return Result(done.returncode, done.stdout, done.stderr)

    def convert(self, stdin, *arguments):
        """Converts bytes with diagnostics as JSON, and looks at what must always hold."""
        result = self.run_tool("convert", "--diagnostics", "json", *arguments, stdin=stdin)
        self.assert_clean(result.stderr)
        for diagnostic in result.diagnostics:
            self.assertIn(diagnostic["severity"], ("error", "warning", "note"))
        return result

    def assert_clean(self, shown):
        """Nothing in it acts on a terminal."""
        text = shown.decode()  # strict: the tool's own words are always UTF-8
        bad = [c for c in text if (ord(c) < 0x20 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0]
        self.assertEqual(bad, [])

    def write(self, name, content):
        path = self.directory / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


main = unittest.main
