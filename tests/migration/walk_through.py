"""The way that docs/migrate.md shows, walked literally with 300 users: the quota is tight, one user was changed meanwhile, one
deleted, and the run is killed once."""

import re
import signal
import subprocess

from support import SOURCE, TOOL
from support.connect_server import Fault
from support.migrated import MigrationTest

PAGE = (SOURCE / "docs/migrate.md").read_text("utf-8")


def block(name):
    return re.search(rf"^```sh {name}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[1]


class WalkThrough(MigrationTest):
    def test_the_way_of_the_page(self):
        self.plan_for(300)
        (self.directory / "bin").mkdir()
        # The page says nothing of a rate: the quota of this server is that of an account that got more.
        self.script("bin/connect-userconfig", f"""#!/bin/sh
case "$1" in
  plan | apply | verify | rollback) command=$1; shift; exec {TOOL} "$command" --rate 300 --burst 20 "$@" ;;
  *) exec {TOOL} "$@" ;;
esac
""")
        # Room for a second burst: that of the run before, which is killed, and calls that a busy machine lets come together.
        # To the call it is tested in virtual time.
        with self.server(quota=(300, 80), page=100) as server:
            env = {**self.environment(server), "PATH": f"{self.directory}/bin:/usr/bin:/bin", "INSTANCE": server.instance,
                   "REGION": "us-west-2", "DIGEST": ""}
            plan, *rest = re.split(r"\n\n(?=# )", block("migration").strip())
            self.assertEqual(len(rest), 5)
            made = self.run_program("sh", "-c", plan, env=env)
            self.assertEqual(made.status, 1, "users are withheld")
            env["DIGEST"] = re.search(rb"^digest ([0-9a-f]{64})$", made.stderr, re.MULTILINE)[1].decode()
            review, pilot, verify_pilot, send, verify = rest

            self.assertEqual(self.run_program("sh", "-c", review, env=env).status, 0)
            self.assertIn(env["DIGEST"], (self.directory / "review.html").read_text("utf-8"))

            # Meanwhile: one is changed, one is deleted, and somebody else uses the quota.
            changed, deleted = self.sent[40], self.sent[80]
            server.users.by_id[changed["UserId"]]["PhoneConfig"]["AfterContactWorkTimeLimit"] = 7
            del server.users.by_id[deleted["UserId"]]
            server.faults.append(Fault("error", name="ThrottlingException", after=30, times=8))

            self.assertEqual(self.run_program("sh", "-c", pilot, env=env).status, 0)
            self.assertEqual(len(server.done()), 10)
            self.assertEqual(self.run_program("sh", "-c", verify_pilot, env=env).status, 0)

            with subprocess.Popen(["sh", "-c", "exec " + send.split("\n", 1)[1]], cwd=self.directory, env=env, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as killed:
                with server.arrived:
                    server.arrived.wait_for(lambda: len(server.done()) >= 100, 60)
                killed.kill()
            self.assertEqual(killed.returncode, -signal.SIGKILL)

            sent = self.run_program("sh", "-c", send, env=env)
            self.assertEqual(sent.status, 1)
            self.assertEqual(self.counts(sent), {"applied": len(self.sent) - 2, "stale": 1, "deleted": 1, "withheld": len(self.withheld),
                                                 "unchanged": 300 - len(self.sent) - len(self.withheld)})
            for user, state in ((changed, "stale"), (deleted, "deleted")):
                self.assertIn(f"{state}  {user['Username']}", sent.stdout.decode())
            self.assertEqual(set(server.done().values()), {1})
            self.assertEqual(server.count(status=429, fault=None), 0, "never above the quota")

            verified = self.run_program("sh", "-c", verify, env=env)
            self.assertEqual(verified.status, 1)
            self.assertEqual(self.counts(verified), {"as-planned": 300 - len(self.withheld) - 2, "different": 1, "deleted": 1,
                                                     "withheld": len(self.withheld)})

            undo, verify_undo = block("migration-undo").strip().split("\n")
            back = self.run_program("sh", "-c", undo, env=env)
            self.assertEqual((back.status, self.counts(back)), (0, {"undone": len(self.sent) - 2}), back.stderr)
            self.assertEqual(self.counts(self.run_program("sh", "-c", verify_undo, env=env))["undone"], len(self.sent) - 2)
