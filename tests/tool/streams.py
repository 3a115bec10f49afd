"""Outputs that are streams of the process, and outputs that are the same place as an input or another output."""

import json
import os
import subprocess
import threading

import support
from support import TOOL, lines, user

GOOD, BAD = lines(user("good", AutoAccept=False, AfterContactWorkTimeLimit=0)), lines(user("bad", AutoAccept=7))


class Streams(support.ToolTest):
    def shell(self, command, stdin=b""):
        done = subprocess.run(["bash", "-c", command.replace("TOOL", f"'{TOOL}'")], cwd=self.directory, input=stdin,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=support.ENVIRONMENT, timeout=120)
        return support.Result(done.returncode, done.stdout, done.stderr)

    def content(self, name):
        return (self.directory / name).read_bytes()

    def test_an_output_on_a_stream_goes_where_the_stream_goes(self):
        self.write("in", GOOD + BAD)
        (self.directory / "link").symlink_to("/dev/stdout")
        for command in (
            "{ echo header; TOOL convert -q -o NAME in; echo footer; } > f",
            "echo header > f; { TOOL convert -q -o NAME in; echo footer; } >> f",
            "{ echo header; TOOL check -q --rejects NAME in; echo footer; } > f",
            "{ echo header; TOOL check -q --diagnostics-file NAME in; echo footer; } > f",
        ):
            for name in ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link", "./link"):
                with self.subTest(command=command, name=name):
                    self.shell(command.replace("NAME", name))
                    written = self.content("f").splitlines()
                    self.assertEqual((len(written), written[0], written[-1]), (3, b"header", b"footer"), written)

    def test_standard_error_is_appended_to(self):
        self.write("in", GOOD + BAD)
        for option in ("--rejects", "--diagnostics-file"):
            self.write("log", "before\n")
            result = self.shell(f"TOOL convert -q {option} /dev/stderr in 2>> log")
            self.assertEqual(result.status, 1)
            log = self.content("log")
            self.assertTrue(log.startswith(b"before\n") and b"wrong-type" in log, log)

    def test_other_descriptors(self):
        self.write("in", GOOD + BAD)
        self.shell("{ TOOL convert -q -o /dev/fd/3 --rejects /proc/self/fd/4 in; echo end >&3; } 3> out 4> rejects")
        self.assertEqual(len(self.content("out").splitlines()), 2)
        self.assertIn(b"u-bad", self.content("rejects"))

    def test_a_deleted_file_does_not_come_back(self):
        self.write("in", GOOD)
        result = self.shell("exec 3> gone; rm gone; TOOL convert -q -o /dev/fd/3 in; cat /proc/self/fd/3")
        self.assertEqual(sorted(path.name for path in self.directory.iterdir()), ["in"])
        self.assertIn(b"u-good", result.stdout)

    def test_process_substitution(self):
        self.write("in", GOOD + BAD)
        self.shell("TOOL convert -q -o >(cat > out; echo > done1) --rejects >(cat > rejects; echo > done2) in; "
                   "until [[ -e done1 && -e done2 ]]; do :; done")
        self.assertIn(b"u-good", self.content("out"))
        self.assertIn(b"u-bad", self.content("rejects"))

    def test_streams_that_are_not_there(self):
        self.write("in", GOOD)
        for command in ("TOOL convert -o /dev/fd/77 in", "TOOL convert -o /dev/stdin in < in", "TOOL convert in >&-",
                        "TOOL convert /dev/fd/3 -o out", "TOOL convert -o /dev/fd/3 in", "TOOL convert -o /dev/fd/4 in",
                        "TOOL convert -o /dev/stdout in >&-", "TOOL convert -o /dev/fd/999999999999 in"):
            with self.subTest(command):
                result = self.shell(command)
                self.assertIn(result.status, (2, 3), result.stderr)
                self.assertNotIn(b"u-good", result.stdout + result.stderr)
                self.assertEqual(self.content("in"), GOOD)

    def test_a_place_is_used_once(self):
        """Exit status 2, nothing run, and every file as it was."""
        for command in (
            # an output in the place of an input
            "TOOL convert -o in in", "TOOL convert --rejects ./in in", "TOOL convert --diagnostics-file in in",
            "TOOL convert -o link in", "TOOL convert -o in link", "TOOL convert -o hard in", "TOOL convert -o in - < in",
            "TOOL convert -o in < in", "TOOL convert --rejects in < in", "TOOL check --diagnostics-file in < in",
            "TOOL convert in >> in", "TOOL convert < in >> in", "TOOL convert in 2>> in", "TOOL check in 2>> in",
            "TOOL convert < in 1<> in", "TOOL convert -o /dev/fd/3 in 3>> in", "TOOL convert in -o - >> in",
            "TOOL convert --rejects - -o out in >> in", "TOOL convert -o in /dev/fd/3 3< in",
            "TOOL convert -o in other in", "cd sub && TOOL convert -o ../in < ../in",
            # two outputs in one place
            "TOOL convert -o z --rejects z other", "TOOL convert -o z --rejects ./z other",
            "TOOL convert -o z --diagnostics-file sub/../z other", "TOOL check --rejects z --diagnostics-file z other",
            "TOOL convert -o zlink --rejects z other", "TOOL convert --rejects z other > z",
            "TOOL convert --diagnostics-file z other > z", "TOOL convert --rejects z other 2> z",
            "TOOL convert -o z other 2> z", "TOOL convert other > z 2> z", "TOOL convert --rejects - other",
            "TOOL convert --rejects /dev/stdout other", "TOOL convert --diagnostics-file - other",
            "TOOL convert --rejects /dev/stdout other > z", "TOOL convert -o - --rejects - other",
            "TOOL convert -o hard --rejects in other", "set -o pipefail; TOOL convert --rejects /dev/fd/1 other | cat",
        ):
            with self.subTest(command):
                (self.directory / "sub").mkdir(exist_ok=True)
                for path in self.directory.iterdir():
                    if path.name != "sub":
                        path.unlink()
                self.write("in", GOOD + BAD)
                self.write("other", GOOD + BAD)
                os.link(self.directory / "in", self.directory / "hard")
                (self.directory / "link").symlink_to("in")
                (self.directory / "zlink").symlink_to("z")
                result = self.shell(command)
                self.assertEqual((result.status, result.stdout), (2, b""), result.stderr)
                self.assertEqual(self.content("other"), GOOD + BAD)
                # The diagnosis itself may go where the shell was told to send it.
                self.assertTrue(self.content("in").startswith(GOOD + BAD))
                self.assertNotIn(b'"AutoAcceptConfigs"', self.content("in"))
                self.assertNotIn(b"PhoneNumberConfigs", self.content("in"))

    def test_what_shares_a_place_without_harm(self):
        for command, expected in (
            ("TOOL convert in > z 2>&1", b"u-good"), ("TOOL convert in >> z 2>> z", b"u-good"),
            ("TOOL convert -o /dev/null --rejects /dev/null in; touch z", b""),
            ("TOOL check --rejects - in > z", b"u-bad"), ("TOOL check --rejects /dev/stderr in 2> z", b"u-bad"),
            ("TOOL convert -o z other < in", b"u-good"), ("TOOL check -o in in; touch z", b""),
            ("TOOL convert --rejects - -o /dev/null in > z", b"u-bad"),
        ):
            with self.subTest(command):
                self.write("in", GOOD + BAD)
                self.write("other", GOOD + BAD)
                self.assertIn(self.shell(command).status, (0, 1))
                self.assertEqual(self.content("in"), GOOD + BAD)
                self.assertIn(expected, self.content("z"))

    def test_rejects_on_standard_output_are_no_file(self):
        result = self.run_tool("check", "--rejects", "-", stdin=GOOD + BAD)
        self.assertEqual([json.loads(line)["input"]["Id"] for line in result.stdout.splitlines()], ["u-bad"])
        self.assertEqual(list(self.directory.iterdir()), [])

    def test_an_output_that_does_not_block_is_written_whole(self):
        stdin = lines(*(user(str(number)) for number in range(20_000)))
        whole = self.run_tool("convert", stdin=stdin).stdout
        self.assertGreater(len(whole), 2 << 20)
        for arguments in ([], ["-o", "/dev/stdout"]):
            read_end, write_end = os.pipe()
            os.set_blocking(write_end, False)
            child = subprocess.Popen([TOOL, "convert", "--quiet", *arguments], stdin=subprocess.PIPE, stdout=write_end)
            os.close(write_end)
            feeder = threading.Thread(target=lambda: (child.stdin.write(stdin), child.stdin.close()))
            feeder.start()
            # Nothing is read before the pipe is full: the tool has to wait.
            got = b""
            while block := os.read(read_end, 4096):
                got += block
            feeder.join()
            os.close(read_end)
            self.assertEqual(child.wait(60), 0)
            self.assertEqual(got, whole)


if __name__ == "__main__":
    support.main()
