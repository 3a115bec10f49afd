"""What all tests of the tool share. They run it as a user would: arguments and bytes in; exit status, both outputs and
files out. tests/run.py says which tool."""

import dataclasses
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

from .users import ARN, lines, request, user

__all__ = ["ARN", "ENVIRONMENT", "SANITIZED", "SOURCE", "TOOL", "UPDATE", "Result", "ToolTest", "lines", "request", "user"]

TOOL = os.environ.get("CONNECT_USERCONFIG_TOOL")
UPDATE = bool(os.environ.get("CONNECT_USERCONFIG_UPDATE"))
SANITIZED = bool(os.environ.get("CONNECT_USERCONFIG_SANITIZE"))
SOURCE = pathlib.Path(__file__).resolve().parents[2]

# What the tests say about colors, terminals and the AWS CLI must not depend on who runs them.
ENVIRONMENT = {key: value for key, value in os.environ.items()
               if key not in ("NO_COLOR", "CLICOLOR_FORCE") and not key.startswith(("CONNECT_USERCONFIG", "AWS_"))}
ENVIRONMENT["LC_ALL"] = "C.UTF-8"


@dataclasses.dataclass
class Result:
    status: int
    stdout: bytes
    stderr: bytes

    @property
    def requests(self):
        return [json.loads(line) for line in self.stdout.splitlines()]

    @property
    def diagnostics(self):
        return [json.loads(line) for line in self.stderr.splitlines()]

    @property
    def findings(self):
        """The diagnostics, but for what nearly every user of a test gets, who is as short as can be."""
        return [diagnostic for diagnostic in self.diagnostics if diagnostic["id"] != "absent-field-not-sent"]

    @property
    def ids(self):
        return [diagnostic["id"] for diagnostic in self.findings]


class ToolTest(unittest.TestCase):
    """Each test has a directory of its own, in which the tool runs."""

    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)

    def run_program(self, *arguments, stdin=b"", timeout=240, **options):
        """Any program, in the directory of the test. `stdin` is bytes, or a file. When its time is over, it ends with all
        that it has started."""
        given = isinstance(stdin, bytes)
        with subprocess.Popen([str(argument) for argument in arguments], stdin=subprocess.PIPE if given else stdin, start_new_session=True, **{
                "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": self.directory, "env": ENVIRONMENT, **options}) as child:
            try:
                stdout, stderr = child.communicate(stdin if given else None, timeout)
            except BaseException:
                os.killpg(child.pid, signal.SIGKILL)
                raise
        return Result(child.returncode, stdout, stderr)

    def run_tool(self, *arguments, stdin=b"", **options):
        result = self.run_program(TOOL, *arguments, stdin=stdin, **options)
        self.assertGreaterEqual(result.status, 0, f"killed by a signal: {(result.stderr or b'')[-2000:]!r}")
        return result

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

    def assert_expected(self, content, path):
        """The bytes are those of a file of the source tree; with --update they are written there."""
        if UPDATE:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self.assertEqual(content.decode(), path.read_bytes().decode(), path.name)

    def write(self, name, content):
        path = self.directory / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def script(self, name, text):
        """A program to be found and run."""
        path = self.write(name, text)
        path.chmod(0o755)
        return path
