"""What the tests of `plan` share: exports, and how a plan is made and read."""

import json

import support

SOFT = {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 60000}


def export(*users, **members):
    return json.dumps({"Users": list(users), "ApproximateTotalCount": len(users), **members})


class PlanTest(support.ToolTest):
    def plan(self, *arguments, stdin=b"", **options):
        return self.run_tool("plan", "-o", "a.plan", *arguments, stdin=stdin, **options)

    def lines(self, name="a.plan"):
        return [json.loads(line) for line in (self.directory / name).read_bytes().splitlines()]
