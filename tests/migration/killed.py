"""A run that is killed, at a hundred points of its way: whatever it was doing, the next one goes on, and nobody is called more
often than one interrupted intent explains."""

import json
import os
import signal
import subprocess

from support import SANITIZED, TOOL
from support.migrated import FAST, MigrationTest

USERS = 300
POINTS = 20 if SANITIZED else 100


class Killed(MigrationTest):
    def run_until(self, server, calls):
        """Runs `apply` until the server has got so many calls, and kills it."""
        with subprocess.Popen([TOOL, "apply", "users.plan", "--digest", self.digest, *FAST], cwd=self.directory, env=self.environment(server),
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            with server.arrived:
                server.arrived.wait_for(lambda: len(server.calls) >= calls or child.poll() is not None, 60)
            child.kill()
        return child.returncode

    def test_killed_at_a_hundred_points(self):
        self.plan_for(USERS)
        interrupted = 0
        with self.server() as server:
            # Two calls a user, and one more for each that is looked up: as many points, evenly.
            for point in range(1, POINTS + 1):
                before = len(server.calls)
                code = self.run_until(server, before + max(1, 2 * len(self.sent) // POINTS))
                interrupted += code == -signal.SIGKILL
            self.assertGreater(interrupted, POINTS // 2)
            last = self.apply(server)
            self.assertEqual(last.status, 1, last.stderr)
            self.assertEqual(self.counts(last)["applied"], len(self.sent))
            self.assert_as_planned(server)
            done = server.done()
            self.assertEqual(set(done), {user["UserId"] for user in self.sent})
            self.assertEqual(set(done.values()), {1}, "an intent that arrived is looked up, and not sent again")

    def test_interrupted_once_and_twice(self):
        self.plan_for(60)
        with self.server() as server:
            for times in (1, 2):
                with subprocess.Popen([TOOL, "apply", "users.plan", "--digest", self.digest, "--rate", "100"], cwd=self.directory,
                                      env=self.environment(server), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
                    calls = len(server.calls) + 12
                    with server.arrived:
                        server.arrived.wait_for(lambda: len(server.calls) >= calls, 60)
                    for _ in range(times):
                        os.kill(child.pid, signal.SIGINT)
                    _, said = child.communicate(timeout=60)
                self.assertEqual(child.returncode, 130, said)
                self.assertIn(b"the same command goes on", said)
            last = self.apply(server, "--format", "json")
            self.assertEqual(last.status, 1)
            self.assertEqual(json.loads(last.stdout)["counts"]["applied"], len(self.sent))
            self.assertEqual(set(server.done().values()), {1})
