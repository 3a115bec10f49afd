"""Credentials of the AWS CLI that expire in the middle of a run: nobody is lost, and nobody is sent to twice."""

import signal
import subprocess

from support import TOOL
from support.connect_server import KEY
from support.fake_aws import FakeAws, accounts, keys
from support.migrated import CLEAN, FAST, MigrationTest


class Credentials(FakeAws, MigrationTest):
    def environment(self, server, **more):
        return {**CLEAN, "AWS_ENDPOINT_URL_CONNECT": server.url, "PATH": f"{self.bin}:/usr/bin:/bin", **more}

    def expire_after(self, server, calls):
        with server.arrived:
            server.arrived.wait_for(lambda: len(server.calls) >= calls, 60)
            server.accounts[KEY + "0"] = (*server.accounts[KEY + "0"][:2], True)

    def run_over(self, server):
        with subprocess.Popen([TOOL, "apply", "users.plan", "--digest", self.digest, *FAST], cwd=self.directory, env=self.environment(server),
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
            self.expire_after(server, 40)
            said = child.stderr.read()
        return child.returncode, said

    def test_they_are_renewed(self):
        self.plan_for(60)
        self.answers(keys(0), keys(1))
        with self.server(accounts=accounts(2)) as server:
            code, said = self.run_over(server)
            self.assertEqual(code, 1, said)
            self.assert_as_planned(server)
            self.assertEqual(set(server.done().values()), {1})
            self.assertGreater(server.count(error="ExpiredTokenException"), 0)
        self.assertEqual(len(self.asked()), 2)

    def test_nobody_waits_for_an_aws_that_hangs(self):
        self.plan_for(20)
        self.script("bin/aws", "#!/bin/sh\n: > asked\nexec sleep 600\n")
        with self.server() as server, subprocess.Popen([TOOL, "apply", "users.plan", "--digest", self.digest], cwd=self.directory,
                                                       env=self.environment(server), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                                       stderr=subprocess.PIPE) as child:
            while not (self.directory / "asked").exists():
                self.assertIsNone(child.poll())
            child.send_signal(signal.SIGINT)
            _, said = child.communicate(timeout=50)
        self.assertEqual(child.returncode, 130, said)

    def test_those_that_cannot_be_renewed_stop_it(self):
        self.plan_for(60)
        self.answers(keys(0), {"status": 255, "stderr": "Error when retrieving token from sso: Token has expired and refresh failed"})
        with self.server(accounts=accounts(1)) as server:
            code, said = self.run_over(server)
            self.assertEqual(code, 5, said)
            self.assertIn(b"Token has expired and refresh failed", said)
            server.accounts.update(accounts(1))
            self.answers(keys(0))
            self.assertEqual(self.apply(server).status, 1)
            self.assertEqual(set(server.done().values()), {1})
