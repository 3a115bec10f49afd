"""`apply`, `status` and `rollback` from outside: who is asked for, what is said, and what it exits with."""

import csv
import io
import json
import os
import pty
import resource
import signal
import stat
import subprocess

from support import TOOL
from support.connect_server import SECRET, TOKEN, Fault
from support.connect_users import Habits
from support.migrated import FAST, SixtyUsers


class Command(SixtyUsers):
    def test_the_whole_way(self):
        with self.server() as server:
            pilot = self.apply(server, "--first", "10")
            self.assertEqual((pilot.status, self.counts(pilot)), (0, {"applied": 10}))
            self.assertEqual(set(server.done()), {user["UserId"] for user in self.sent[:10]})
            self.assertEqual(self.verify(server, "--sent").status, 0)
            rest = self.apply(server)
            self.assertEqual((rest.status, self.counts(rest)), (1, {"applied": 54, "withheld": 3, "unchanged": 3}))
            self.assert_as_planned(server)
            self.assertEqual(set(server.done().values()), {1})
            verified = self.verify(server)
            self.assertEqual(self.counts(verified), {"as-planned": 57, "withheld": 3})
            for user in self.withheld:
                self.assertIn(user["Username"], verified.stdout.decode())
            # All is done: nothing is asked, nobody is called.
            calls = len(server.calls)
            self.assertEqual(self.tool(server, "apply").status, 1)
            self.assertEqual(len(server.calls), calls)

    def test_the_way_back(self):
        with self.server(habits=Habits(legacy_clears_lists=True)) as server:
            before = json.dumps(server.users.by_id, sort_keys=True)
            self.apply(server)
            back = self.roll_back(server)
            self.assertEqual((back.status, self.counts(back)), (0, {"undone": 54}))
            self.assertEqual(json.dumps(server.users.by_id, sort_keys=True), before)
            verified = self.verify(server)
            self.assertEqual(self.counts(verified), {"undone": 54, "withheld": 3, "as-planned": 3})
            refused = self.apply(server)
            self.assertEqual(refused.status, 2)
            self.assertIn(b"--again", refused.stderr)
            self.assertEqual(self.apply(server, "--again").status, 1)
            self.assert_as_planned(server)

    def test_the_digest_is_that_of_the_plan(self):
        with self.server() as server:
            for options in ([], ["--digest", "0" * 64], ["--digest", self.digest[:12]]):
                with self.subTest(options):
                    refused = self.tool(server, "apply", *options)
                    self.assertEqual(refused.status, 2, refused.stderr)
                    self.assertIn(self.digest.encode(), refused.stderr)
            self.assertEqual(server.calls, [])
            self.assertFalse((self.directory / "users.plan.journal").exists())

    def test_an_edited_plan_is_refused(self):
        text = (self.directory / "users.plan").read_text("utf-8")
        (self.directory / "users.plan").write_text(text.replace("30 s", "40 s", 1), "utf-8")
        with self.server() as server:
            for command in ("apply", "status", "verify", "rollback"):
                with self.subTest(command):
                    self.assertEqual(self.tool(server, command).status, 2)
            self.assertEqual(server.calls, [])

    def test_who_is_asked_for(self):
        with self.server() as server:
            some = self.apply(server, "--only", self.name(3), "--only", self.sent[5]["UserId"])
            self.assertEqual((some.status, self.counts(some)), (0, {"applied": 2}))
            self.write("them.txt", f"\ufeff{self.name(7)}\r\n\n{self.name(8)}\n")
            listed = self.apply(server, "--only", "@them.txt", "--except", self.name(8))
            self.assertEqual(self.counts(listed), {"applied": 1})
            self.assertEqual(set(server.done()), {self.sent[number]["UserId"] for number in (3, 5, 7)})
            unknown = self.apply(server, "--only", "nobody")
            self.assertEqual(unknown.status, 2)
            self.assertIn(b"there is no user 'nobody' in the plan", unknown.stderr)
            self.assertEqual(self.apply(server, "--only", "@nowhere.txt").status, 3)

    def test_a_file_that_names_nobody(self):
        with self.server() as server:
            for text in ("", "\n\r\n", "\ufeff"):
                self.write("nobody.txt", text)
                for option in ("--except", "--only"):
                    with self.subTest(option, text=text):
                        refused = self.apply(server, "--only", self.name(1), option, "@nobody.txt")
                        self.assertEqual((refused.status, refused.stdout), (2, b""))
                        self.assertIn(b"nobody.txt names nobody", refused.stderr)
            self.assertEqual(server.calls, [])

    def test_a_stale_user_is_named_and_not_sent(self):
        with self.server() as server:
            server.users.by_id[self.sent[2]["UserId"]]["PhoneConfig"]["AfterContactWorkTimeLimit"] = 77
            result = self.apply(server, "--first", "10")
            self.assertEqual((result.status, self.counts(result)), (1, {"applied": 9, "stale": 1}))
            self.assertIn(f"stale  {self.name(2)}", result.stdout.decode())
            self.assertIn("AfterContactWorkTimeLimit of PhoneConfig is 77 s, not ", result.stdout.decode())
            self.assertNotIn(self.sent[2]["UserId"], server.done())
            # An earlier run's: told, and counted.
            self.assertEqual(self.tool(server, "status").status, 1)
            self.assertIn(f"stale  {self.name(2)}", self.tool(server, "status").stdout.decode())

    def test_who_was_changed_since_is_not_brought_back(self):
        with self.server() as server:
            self.apply(server, "--first", "5")
            theirs = server.users.by_id[self.sent[1]["UserId"]]
            theirs["AutoAcceptConfigs"][1]["AutoAccept"] = True
            kept = json.dumps(theirs)
            back = self.roll_back(server)
            self.assertEqual((back.status, self.counts(back)), (1, {"undone": 4, "changed-since": 1}))
            self.assertEqual(json.dumps(theirs), kept)
            self.assertIn("AutoAccept of CHAT is true, not false", back.stdout.decode())

    def test_a_report_for_programs_and_for_spreadsheets(self):
        with self.server() as server:
            server.users.by_id[self.sent[0]["UserId"]]["Username"] = "somebody"
            report = json.loads(self.apply(server, "--format", "json").stdout)
            self.assertEqual(report["counts"], {"applied": 54, "withheld": 3, "unchanged": 3})
            self.assertEqual([user["UserId"] for user in report["users"]], list(self.planned))
            self.assertEqual({user["UserId"] for user in report["users"] if not user["as_planned"]}, {user["UserId"] for user in self.withheld})
            rows = list(csv.DictReader(io.StringIO(self.tool(server, "status", "--format", "csv").stdout.decode())))
            self.assertEqual([row["UserId"] for row in rows], list(self.planned))
            self.assertEqual({row["state"] for row in rows if row["as planned"] == "yes"}, {"applied", "unchanged"})

    def test_a_plan_of_what_the_instance_answers(self):
        with self.server(page=25) as server:
            server.faults.append(Fault("error", operation="SearchUsers", after=1, name="TooManyRequestsException", status=429))
            made = self.run_tool("plan", "--live", server.instance, "-q", "-o", "live.plan", "--rate", "800", env=self.environment(server))
            self.assertEqual(made.status, 1, made.stderr)
            self.assertEqual(server.count(operation="SearchUsers"), 4)
            self.assertIn(b"SearchUsers is tried again: TooManyRequestsException", made.stderr)
            lines = [(self.directory / name).read_text("utf-8").splitlines()[1:-1] for name in ("live.plan", "users.plan")]
            self.assertEqual(*([json.loads(line)["after"] for line in each] for each in lines))
            server.faults.append(Fault("error", operation="SearchUsers", after=1, name="AccessDeniedException", times=9))
            stopped = self.run_tool("plan", "--live", server.instance, "-q", "-o", "half.plan", "--rate", "800", env=self.environment(server))
            self.assertEqual(stopped.status, 5)
            self.assertFalse((self.directory / "half.plan").exists())
            self.assertRegex(stopped.stderr, rb"\Aconnect-userconfig: stopped: [^\n]*AccessDeniedException[^\n]*\n\Z", "what follows from it is not said")
            server.faults.clear()
            told = self.run_tool("plan", "--live", server.instance, "-o", "live.plan", "--rate", "800", env=self.environment(server))
            self.assertIn(b"to send", told.stderr)
            self.assertRegex(told.stderr, rb"warning|note", "what a complete export has is said")

    def test_two_at_once(self):
        """The second one is refused while the first still waits for its first answer."""
        with self.server(faults=[Fault("slow", operation="DescribeUser")]) as server:
            first = subprocess.Popen([TOOL, "apply", "users.plan", "--digest", self.digest, "--rate", "800"], cwd=self.directory,
                                     env=self.environment(server), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                with server.arrived:
                    server.arrived.wait_for(lambda: server.calls, 60)
                second = self.apply(server)
                self.assertEqual(second.status, 2, second.stderr)
                self.assertEqual(self.tool(server, "status").status, 1)
            finally:
                first.kill()
                first.wait()

    def test_the_journal_is_the_owners_alone_and_no_link(self):
        with self.server() as server:
            self.apply(server, "--first", "1")
            journal = self.directory / "users.plan.journal"
            self.assertEqual(stat.S_IMODE(os.stat(journal).st_mode), 0o600)
            journal.rename(self.directory / "elsewhere")
            journal.symlink_to("elsewhere")
            self.assertEqual(self.apply(server).status, 3)
            self.assertEqual(self.apply(server, "--journal", "elsewhere").status, 1)

    def test_a_journal_of_another_plan(self):
        with self.server() as server:
            self.apply(server, "--first", "1")
            before = (self.directory / "users.plan").read_bytes()
            over = self.run_tool("plan", "users.json", "-q", "-o", "users.plan", "--absent", "reset")
            self.assertEqual(over.status, 2, "it would take away the way back")
            self.assertIn(b"users.plan.journal", over.stderr)
            self.assertEqual((self.directory / "users.plan").read_bytes(), before)
            self.assertIn(b"Name another file", over.stderr)
            self.run_tool("plan", "users.json", "-q", "-o", "other.plan", "--absent", "reset")
            refused = self.run_tool("status", "other.plan", "--journal", "users.plan.journal")
            self.assertEqual(refused.status, 2)
            self.assertIn(b"plan", refused.stderr)

    def test_no_output_takes_the_way_back(self):
        with self.server() as server:
            self.apply(server, "--first", "3")
            elsewhere = self.apply(server, "--first", "3", "--journal", "elsewhere")
            self.assertEqual(elsewhere.status, 0)
        (self.directory / "link").symlink_to("users.plan")
        self.run_tool("plan", "users.json", "-q", "-o", "other.plan")
        kept = {name: (self.directory / name).read_bytes() for name in ("users.plan", "users.plan.journal", "elsewhere")}
        for name in (*kept, "link"):
            for command in (["plan", "users.json", "-o"], ["convert", "users.json", "-o"], ["convert", "users.json", "--rejects"],
                            ["check", "users.json", "--diagnostics-file"], ["review", "other.plan", "-o"], ["review", "other.plan", "--csv"]):
                with self.subTest(name, command=command):
                    refused = self.run_tool(*command, name)
                    self.assertEqual((refused.status, refused.stdout), (2, b""), refused.stderr)
                    self.assertRegex(refused.stderr.decode(), f"(beside {name} stands users.plan.journal|{name} is a journal)")
        self.assertEqual({name: (self.directory / name).read_bytes() for name in kept}, kept)
        self.write("no.journal", "SQLite format 3" + 200 * "\0")
        self.assertEqual(self.run_tool("convert", "users.json", "-q", "-o", "no.journal").status, 1)

    def test_one_user_is_brought_back_and_the_others_are_sent(self):
        with self.server() as server:
            self.apply(server, "--first", "2")
            self.assertEqual(self.roll_back(server, "--only", self.name(0)).status, 0)
            refused = self.apply(server)
            self.assertEqual(refused.status, 2)
            self.assertIn(f"there was a rollback for {self.name(0)}; ", refused.stderr.decode())
            rest = self.apply(server, "--except", self.name(0))
            self.assertEqual(self.counts(rest)["applied"], len(self.sent) - 1)

    def test_all_who_were_brought_back_are_counted(self):
        with self.server() as server:
            self.apply(server, "--first", "7")
            self.roll_back(server)
            refused = self.apply(server)
            self.assertEqual(refused.status, 2)
            self.assertIn(f"for 7 users: {', '.join(self.name(number) for number in range(5))}, ...; ", refused.stderr.decode())
            self.assertIn(b"status users.plan --format csv", refused.stderr)
            rows = csv.DictReader(io.StringIO(self.tool(server, "status", "--format", "csv").stdout.decode()))
            self.write("back.txt", "".join(row["UserId"] + "\n" for row in rows if row["state"] == "undone"))
            self.assertEqual(self.counts(self.apply(server, "--except", "@back.txt"))["applied"], len(self.sent) - 7)

    def test_without_a_journal_there_is_no_way_back(self):
        with self.server() as server:
            self.apply(server, "--first", "3")
            (self.directory / "link.plan").symlink_to("users.plan")
            self.assertEqual(self.counts(self.run_tool("status", "link.plan"))["applied"], 3)
            (self.directory / "users.plan.journal").rename(self.directory / "away")
            for command, options in (("rollback", ["--digest", self.digest]), ("verify", ["--sent"])):
                with self.subTest(command):
                    refused = self.tool(server, command, *options)
                    self.assertEqual((refused.status, refused.stdout), (2, b""))
                    self.assertIn(b"users.plan.journal", refused.stderr)

    def test_who_was_not_sent_to_is_named(self):
        with self.server() as server:
            self.apply(server, "--only", self.name(0))
            for command, options in (("rollback", ["--digest", self.digest]), ("verify", ["--sent"])):
                for asked, said in ((["--only", self.name(2)], f"nothing was sent to {self.name(2)}\n"),
                                    (["--only", self.name(2), "--only", self.name(3)], f"nothing was sent to 2 users: {self.name(2)}, {self.name(3)}\n"),
                                    (["--except", self.name(0)], "nothing was sent to 59 users: ")):
                    with self.subTest(command, asked=asked):
                        refused = self.tool(server, command, *options, *asked)
                        self.assertEqual((refused.status, refused.stdout), (2, b""))
                        self.assertIn(said, refused.stderr.decode())
                some = self.tool(server, command, *options, *FAST, "--only", self.name(0), "--only", self.name(2))
                self.assertIn(f"nothing was sent to {self.name(2)}\n", some.stderr.decode())
                self.assertIn(b"1 user: ", some.stdout)

    def test_a_journal_that_is_not_there(self):
        with self.server() as server:
            self.apply(server)
            for command, options in (("status", []), ("verify", FAST), ("verify", ["--sent"]), ("rollback", ["--digest", self.digest])):
                with self.subTest(command, options=options):
                    told = self.tool(server, command, *options, "--journal", "typo.journal")
                    self.assertIn(b"there is no journal typo.journal", told.stderr)
            self.assertNotIn(b"there is no journal", self.tool(server, "status").stderr)

    def test_options_that_cannot_be(self):
        with self.server() as server:
            for options in (["--rate", "nan"], ["--rate", "0"], ["--burst", "inf"], ["--rate", "-1"], ["--first", "0"], ["--first", "x"],
                            ["--only", self.name(0), "--except", self.name(0)]):
                with self.subTest(options):
                    self.assertEqual(self.tool(server, "apply", "--digest", self.digest, *options).status, 2)
            self.assertIn(b"'0' is no number of users: 1 or more", self.apply(server, "--first", "0").stderr)
            self.apply(server)
            self.assertEqual(self.tool(server, "apply", "--digest", "0" * 64).status, 2, "also when nothing is left to send")
            self.assertEqual(self.tool(server, "apply", "--digest", self.digest).status, 1)

    def at_a_terminal(self, server, *options, answer, meanwhile=lambda: None):
        """What the tool shows there, and its exit code. `meanwhile` happens between question and answer."""
        try:
            controller, terminal = pty.openpty()
        except OSError as error:
            self.skipTest(f"there are no terminals here: {error}")
        with subprocess.Popen([TOOL, "apply", "users.plan", *FAST, *options], cwd=self.directory, env=self.environment(server), stdin=terminal,
                              stdout=subprocess.PIPE, stderr=terminal, start_new_session=True) as child:
            os.close(terminal)
            shown = b""
            while not shown.endswith(b"Only yes is taken for an answer: "):
                shown += os.read(controller, 4096)
            meanwhile()
            os.write(controller, answer)
            try:
                while piece := os.read(controller, 4096):
                    shown += piece
            except OSError:
                pass  # the other side is closed
            report = child.stdout.read()
        os.close(controller)
        return child.returncode, shown.decode(), report.decode()

    def test_at_a_terminal_it_asks(self):
        with self.server() as server:
            for answer in (b"y\n", b"no\n", b"\n", b"\x04"):
                with self.subTest(answer):
                    code, shown, _ = self.at_a_terminal(server, "--first", "3", answer=answer)
                    self.assertEqual(code, 1)
                    self.assertIn("nothing was sent", shown)
            self.assertEqual(server.calls, [])
            code, shown, report = self.at_a_terminal(server, "--first", "3", answer=b"yes\n")
            self.assertEqual(code, 0)
            self.assertIn(self.digest, shown)
            self.assertIn("Send these settings to 3 users?", shown)
            self.assertRegex(shown, r"\r\x1b\[K3/3 agent\.\d+, [0-9.]+/s, 0 s left")
            self.assertEqual(report, "3 users: 3 applied\n")

    def test_yes_to_what_was_so_is_no_yes_to_what_is_so_now(self):
        with self.server() as server:
            def apply_and_roll_back():
                self.assertEqual(self.apply(server, "--first", "3").status, 0)
                self.assertEqual(self.roll_back(server).status, 0)
                server.calls.clear()

            code, shown, report = self.at_a_terminal(server, "--first", "3", answer=b"yes\n", meanwhile=apply_and_roll_back)
            self.assertEqual((code, report, server.calls), (2, "", []))
            self.assertIn("another run was here since you were asked: nothing was sent", shown)

    def test_a_core_has_nothing_secret(self):
        """There is none."""
        def dumps(*command, **options):
            with subprocess.Popen(command, cwd=self.directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2), **options) as child:
                yield child
                child.send_signal(signal.SIGABRT)
                yield os.WCOREDUMP(os.waitpid(child.pid, 0)[1])
                child.returncode = 0

        def dumped(steps, wait):
            wait(next(steps))
            return next(steps)

        if not dumped(dumps("sleep", "60"), lambda _: None):
            self.skipTest("this machine writes no cores")
        with self.server(faults=[Fault("slow")]) as server:
            def called(_):
                with server.arrived:
                    server.arrived.wait_for(lambda: server.calls, 60)
            self.assertFalse(dumped(dumps(TOOL, "apply", "users.plan", "--digest", self.digest, *FAST, env=self.environment(server)), called))

    def test_nothing_secret_is_left_anywhere(self):
        with self.server(faults=[Fault("error", name="AccessDeniedException", after=5, message=f"{SECRET} {TOKEN}")]) as server:
            result = self.apply(server)
        for place in (result.stdout, result.stderr, *(path.read_bytes() for path in self.directory.iterdir())):
            for secret in (SECRET, TOKEN):
                self.assertNotIn(secret.encode(), place)
