"""A run that is killed, at a hundred points of its way: whatever it was doing, the next one goes on, and nobody is called more
often than one interrupted intent explains."""

import json
import os
import resource
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

    def test_nobody_reads_what_is_said(self):
        """As behind `2>&1 | tee log`, when Ctrl-C has ended tee: it goes on to its end."""
        self.plan_for(60)
        with self.server() as server:
            for command in ("apply", "rollback"):
                reading, writing = os.pipe()
                os.close(reading)
                with subprocess.Popen([TOOL, command, "users.plan", "--digest", self.digest, *FAST], cwd=self.directory, env=self.environment(server),
                                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=writing) as child:
                    os.close(writing)
                    said, _ = child.communicate(timeout=60)
                self.assertEqual(child.returncode, 1 if command == "apply" else 0, said)
                self.assertNotIn(b"sending", self.run_tool("status", "users.plan").stdout)

    def test_interrupted_when_nobody_reads_any_more(self):
        self.plan_for(60)
        with self.server() as server:
            with subprocess.Popen([TOOL, "apply", "users.plan", "--digest", self.digest, "--rate", "100"], cwd=self.directory,
                                  env=self.environment(server), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as child:
                with server.arrived:
                    server.arrived.wait_for(lambda: len(server.calls) >= 12, 60)
                child.stdout.close()
                os.kill(child.pid, signal.SIGINT)
                child.wait(60)
            self.assertEqual(child.returncode, 130)
            self.assertNotIn(b"sending", self.run_tool("status", "users.plan").stdout)

    def test_a_journal_that_may_not_grow(self):
        self.plan_for(60)
        with self.server() as server:
            with subprocess.Popen([TOOL, "apply", "users.plan", "--digest", self.digest, *FAST], cwd=self.directory, env=self.environment(server),
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (24 << 10,) * 2)) as child:
                _, said = child.communicate(timeout=60)
            self.assertEqual(child.returncode, 3, said)
            self.assertIn(b"the journal cannot be written", said)
            self.assertEqual(self.apply(server).status, 1)
            self.assert_as_planned(server)
            self.assertEqual(set(server.done().values()), {1})
