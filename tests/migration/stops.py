"""What ends a run of `apply`, or of `verify`, before all is done: permissions, credentials, the place, too many failures, and what AWS may do."""

import json
import subprocess

from support.connect_server import Fault
from support.connect_users import Habits
from support.migrated import CLEAN, SixtyUsers


class Stops(SixtyUsers):
    def test_a_missing_permission_stops_at_once(self):
        fault = Fault("error", operation="UpdateUserConfig", name="AccessDeniedException", times=99,
                      message="User: x is not authorized to perform: connect:UpdateUserConfig")
        with self.server(faults=[fault]) as server:
            result = self.apply(server)
            self.assertEqual(result.status, 5)
            self.assertIn(b"not authorized to perform: connect:UpdateUserConfig", result.stderr)
            self.assertLess(server.count(operation="UpdateUserConfig"), len(self.sent))
        with self.server() as server:
            self.assertEqual(self.apply(server).status, 1)
            self.assert_as_planned(server)

    def test_too_many_failures_stop_it(self):
        with self.server(faults=[Fault("error", operation="UpdateUserConfig", name="InvalidParameterException", times=40)]) as server:
            stopped = self.apply(server)
            self.assertEqual(stopped.status, 4)
            self.assertRegex(stopped.stderr, rb"\d+ of \d+ users failed, the last one with: InvalidParameterException")
            self.assertIn(b"the same command goes on", stopped.stderr)
            server.faults.clear()
            self.assertEqual(self.apply(server).status, 1)
            self.assert_as_planned(server)

    def test_another_instance_stops_it(self):
        with self.server(instance="b1b2c3d4-5678-90ab-cdef-EXAMPLE11111") as server:
            stopped = self.apply(server)
            self.assertEqual(stopped.status, 4)
            self.assertIn(b"the first three users do not exist", stopped.stderr)

    def test_users_of_another_account_stop_it(self):
        with self.server() as server:
            for user in server.users.by_id.values():
                user["Arn"] = user["Arn"].replace("111122223333", "999988887777")
            stopped = self.apply(server)
            self.assertEqual((stopped.status, server.done()), (4, {}))
            self.assertIn(b"999988887777", stopped.stderr)

    def test_credentials_that_are_no_good(self):
        with self.server() as server:
            wrong = self.environment(server, AWS_SECRET_ACCESS_KEY="something/else")
            self.assertEqual(self.apply(server, env=wrong).status, 5)
            none = {key: value for key, value in self.environment(server).items() if not key.startswith("AWS_S")}
            none["PATH"] = str(self.directory)
            refused = self.apply(server, env=none)
            self.assertEqual(refused.status, 5, refused.stderr)
            self.assertEqual(server.done(), {})

    def test_a_machine_without_a_library_that_is_loaded_by_name(self):
        self.plan_for(5)
        for file, name, package in (("libcurl.so.4", "libcurl", "libcurl4"), ("libsqlite3.so.0", "SQLite", "libsqlite3-0")):
            broken = self.directory / name
            broken.mkdir()
            (broken / file).write_bytes(b"")
            with self.subTest(file), self.server() as server:
                here = self.environment(server, LD_LIBRARY_PATH=str(broken))
                refused = self.apply(server, env=here)
                self.assertEqual(refused.status, 3)
                self.assertRegex(refused.stderr.decode(), rf"{name} cannot be loaded \(.*\); install it: apt-get install {package}")
                self.assertEqual(server.calls, [])
                # Who sends nothing needs none.
                self.assertIn(self.run_tool("check", "users.json", env={**CLEAN, "LD_LIBRARY_PATH": str(broken)}).status, (0, 1))

    def test_the_endpoint_is_the_one_of_the_aws_cli(self):
        """Who rehearses with AWS_ENDPOINT_URL writes to nobody else."""
        nowhere = "http://127.0.0.1:1"
        with self.server() as server:
            general = self.environment(server, AWS_ENDPOINT_URL=server.url)
            del general["AWS_ENDPOINT_URL_CONNECT"]
            self.assertEqual(self.counts(self.apply(server, "--first", "2", env=general)), {"applied": 2})
            own = self.environment(server, AWS_ENDPOINT_URL=nowhere)
            self.assertEqual(self.counts(self.apply(server, "--first", "4", env=own)), {"applied": 4})
            # Without any, nobody knows where that would be.
            calls = len(server.calls)
            for ignored, code in (("true", 2), ("TRUE", 2), ("1", 1), ("", 1)):
                here = self.environment(server, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=ignored, AWS_ENDPOINT_URL=nowhere)
                made = self.run_tool("plan", "--live", server.instance, "--region", "us-iso-east-1", "-o", "live.plan", "-q", env=here)
                self.assertEqual(made.status == 2, code == 2, made.stderr)
                self.assertEqual(b"AWS_ENDPOINT_URL_CONNECT has to say it" in made.stderr, code == 2)
                self.assertEqual(len(server.calls) == calls, code == 2)

    def test_credentials_in_the_environment_that_expire(self):
        with self.server(faults=[Fault("error", operation="UpdateUserConfig", after=3, name="ExpiredTokenException", times=999)]) as server:
            stopped = self.apply(server)
            self.assertEqual(stopped.status, 5)
            self.assertEqual(len(server.done()), 3)
            server.faults.clear()
            self.assertEqual(self.apply(server).status, 1)
            self.assertEqual(set(server.done().values()), {1})

    def test_why_it_stopped_is_said_last(self):
        both = {"stderr": subprocess.STDOUT}
        denied = Fault("error", operation="DescribeUser", name="AccessDeniedException", times=999)
        with self.server(faults=[denied]) as server:
            said = self.apply(server, **both)
            self.assertEqual(said.status, 5)
            *_, report, reason, advice = said.stdout.decode().splitlines()
            self.assertRegex(report, "^60 users: ")
            self.assertRegex(reason, "^connect-userconfig: stopped: a permission is missing")
            self.assertIn("the same command goes on", advice)
            verified = self.verify(server, **both)
            self.assertEqual(verified.status, 5)
            self.assertRegex(verified.stdout.decode().splitlines()[-1], "^connect-userconfig: stopped: a permission is missing")

    def test_what_aws_says_is_told_without_phone_numbers(self):
        fault = Fault("error", operation="UpdateUserConfig", name="InvalidParameterException", message="Phone number +12065550142 is not valid")
        with self.server(faults=[fault]) as server:
            result = self.apply(server)
            self.assertIn(b"Phone number +1206*****42 is not valid", result.stdout)
            self.assertNotIn(b"+12065550142", result.stdout + result.stderr + (self.directory / "users.plan.journal").read_bytes())

    def test_whatever_aws_does_the_outcome_is_right_or_refused_by_name(self):
        """What AWS does not document, either way: everybody is as planned, and then as before, or is named."""
        for number in range(8):
            habits = Habits(legacy_clears_lists=bool(number & 1), keeps_omitted_channels=bool(number & 2), mirrors=bool(number & 4))
            with self.subTest(habits), self.server(habits=habits) as server:
                (self.directory / "users.plan.journal").unlink(missing_ok=True)
                before = {user_id: self.lists_of(server, user_id) for user_id in self.planned}
                self.assertEqual(self.counts(self.apply(server))["applied"], len(self.sent))
                self.assertEqual(self.counts(self.verify(server))["as-planned"], len(self.planned) - len(self.withheld))
                back = json.loads(self.roll_back(server, "--format", "json").stdout)
                for user in back["users"]:
                    now = self.lists_of(server, user["UserId"])
                    if user["as_planned"]:
                        self.assertIn(now, (before[user["UserId"]], self.planned[user["UserId"]]["after"]), user)
                    else:
                        self.assertIn(user["state"], ("undo-failed", "undo-refused"))
                        self.assertTrue(user["detail"])
