"""A contact centre, planned and reviewed with the tool: what tests of pages open."""

import json
import pathlib
import subprocess
import tempfile

from . import ENVIRONMENT, TOOL, contact_centre


class Reviewed:
    """Files in a directory of their own, which `close` takes away."""

    def __init__(self, count, hostile=True):
        self._directory = tempfile.TemporaryDirectory()
        self.directory = pathlib.Path(self._directory.name)
        self.page, self.csv = self.directory / "review.html", self.directory / "review.csv"
        contact_centre.write_export(self.directory / "users.json", count, hostile)
        contact_centre.write_names(self.directory / "names.json")
        (self.directory / "policy.yaml").write_text(json.dumps(contact_centre.policy(), indent=1))
        # Some users are withheld, which the exit status tells.
        self.tool("plan", "-q", "--policy", "policy.yaml", "--names", "names.json", "-o", "users.plan", "users.json", status=1)
        self.digest = json.loads((self.directory / "users.plan").read_bytes().splitlines()[-1])["sha256"]
        self.tool("review", "users.plan", "--names", "names.json", "-o", self.page, "--csv", self.csv)

    def tool(self, *arguments, status=0):
        done = subprocess.run([TOOL, *map(str, arguments)], cwd=self.directory, env=ENVIRONMENT, capture_output=True, timeout=600)
        if done.returncode != status:
            raise AssertionError(f"{arguments}: {done.returncode}, {done.stderr.decode()}")
        return done.stdout

    def users(self):
        """The lines of the plan about users. What stays has its value before, which the lines leave out."""
        users = [json.loads(line) for line in (self.directory / "users.plan").read_bytes().splitlines()[1:-1]]
        for user in users:
            for change in user.get("changes", []):
                change.setdefault("before", change.get("after"))
        return users

    def close(self):
        self._directory.cleanup()
