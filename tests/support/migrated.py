"""A contact centre that is migrated: a plan, an Amazon Connect that remembers, and the tool's four commands."""

import json
import re

from . import ENVIRONMENT, TOOL, ToolTest
from .connect_server import ConnectServer
from .connect_users import from_search
from .contact_centre import write_export

# What would lead elsewhere.
CLEAN = {key: value for key, value in ENVIRONMENT.items() if not key.lower().endswith("_proxy")}
# Quick, and never above what the server allows.
FAST = ("--rate", "800", "--burst", "40")


class MigrationTest(ToolTest):
    """`plan_for` makes users.plan; `tool` runs a command with the server's environment."""

    def plan_for(self, count, *options):
        write_export(self.directory / "users.json", count, hostile=False)
        self.exported = json.loads((self.directory / "users.json").read_text("utf-8"))["Users"]
        made = self.run_tool("plan", "users.json", "-q", "-o", "users.plan", *options)
        self.assertIn(made.status, (0, 1), made.stderr)
        lines = (self.directory / "users.plan").read_text("utf-8").splitlines()
        self.digest = json.loads(lines[-1])["sha256"]
        self.planned = {user["UserId"]: user for user in map(json.loads, lines[1:-1])}
        self.sent = [user for user in self.planned.values() if user["outcome"] == "converted"]
        self.withheld = [user for user in self.planned.values() if user["outcome"] == "withheld"]

    def server(self, **options):
        return ConnectServer(from_search(self.exported), **options)

    def environment(self, server, **more):
        return {**CLEAN, **server.environment(), **more}

    def tool(self, server, command, *options, env=None, **more):
        return self.run_tool(command, "users.plan", *options, env=env or self.environment(server), **more)

    def apply(self, server, *options, **more):
        return self.tool(server, "apply", "--digest", self.digest, *FAST, *options, **more)

    def roll_back(self, server, *options, **more):
        return self.tool(server, "rollback", "--digest", self.digest, *FAST, *options, **more)

    def verify(self, server, *options, **more):
        return self.tool(server, "verify", *FAST, *options, **more)

    def counts(self, result):
        """The last line of a report in words: `60 users: 54 applied, 3 withheld`."""
        line = result.stdout.decode().splitlines()[-1]
        return {state: int(count) for count, state in re.findall(r"(\d+) ([a-z-]+)", line.split(":", 1)[1] if ":" in line else "")}

    def lists_of(self, server, user_id):
        return {name: value for name, value in server.users.by_id[user_id].items() if name.endswith("Configs")}

    def assert_as_planned(self, server, users=None):
        for user in self.planned.values() if users is None else users:
            self.assertEqual(self.lists_of(server, user["UserId"]), user["after"], user.get("Username"))


class SixtyUsers(MigrationTest):
    def setUp(self):
        super().setUp()
        self.plan_for(60)

    def name(self, number):
        return self.sent[number]["Username"]


__all__ = ["CLEAN", "FAST", "TOOL", "MigrationTest", "SixtyUsers"]
