"""What becomes of files: complete or untouched, whatever happens. And signals, pipes and full disks."""

import json
import os
import signal
import stat
import subprocess
import threading

import support
from support import TOOL, lines, user

MANY = lines(*(user(str(number)) for number in range(20_000)))


class Output(support.ToolTest):
    def only(self, *names):
        """No temporary file is left behind."""
        self.assertEqual(sorted(path.name for path in self.directory.iterdir()), sorted(names))

    def start(self, *arguments, **options):
        child = subprocess.Popen([TOOL, "convert", *arguments], cwd=self.directory, stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        self.addCleanup(lambda: (child.kill(), child.wait(), child.stdin.close(), child.stdout.close(), child.stderr.close()))
        return child

    def test_written_and_replaced(self):
        for stdin, expected in ((lines(user("1")), ["u-1"]), (lines(user("2"), user("3")), ["u-2", "u-3"])):
            result = self.run_tool("convert", "-o", "out.ndjson", stdin=stdin)
            self.assertEqual((result.status, result.stdout), (0, b""))
            written = (self.directory / "out.ndjson").read_bytes()
            self.assertEqual([json.loads(line)["UserId"] for line in written.splitlines()], expected)
        self.only("out.ndjson")

    def test_the_same_bytes_as_standard_output(self):
        for form in ("ndjson", "json", "aws-cli"):
            plain = self.run_tool("convert", "--format", form, stdin=MANY)
            self.run_tool("convert", "--format", form, "-o", "out", stdin=MANY)
            self.assertEqual((self.directory / "out").read_bytes(), plain.stdout)

    def test_the_mode_is_kept(self):
        for mode in (0o600, 0o640, 0o755):
            path = self.write("out", "old")
            path.chmod(mode)
            self.assertEqual(self.run_tool("convert", "-o", "out", stdin=lines(user())).status, 0)
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode)

    def test_a_new_file_follows_the_umask(self):
        self.run_tool("convert", "-o", "out", stdin=lines(user()), preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(stat.S_IMODE((self.directory / "out").stat().st_mode), 0o640)

    def test_a_symbolic_link_is_followed(self):
        (self.directory / "below").mkdir()
        self.write("below/real", "old")
        (self.directory / "link").symlink_to("below/real")
        self.assertEqual(self.run_tool("convert", "-o", "link", stdin=lines(user())).status, 0)
        self.assertTrue((self.directory / "link").is_symlink())
        self.assertIn(b"u-1", (self.directory / "below/real").read_bytes())

    def test_a_device_is_written_to(self):
        self.assertEqual(self.run_tool("convert", "-o", "/dev/null", stdin=lines(user())).status, 0)
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))

    def test_output_that_cannot_be_opened_runs_nothing(self):
        (self.directory / "directory").mkdir()
        for name in ("missing/out", "directory"):
            for option in ("-o", "--rejects", "--diagnostics-file"):
                result = self.run_tool("convert", option, name, stdin=lines(user()))
                self.assertEqual((result.status, result.stdout), (3, b""), (option, name))
                self.assertIn(b"output-unwritable", result.stderr)
        self.only("directory")

    def test_a_withheld_record_does_not_stop_the_output(self):
        result = self.run_tool("convert", "-o", "out", stdin=lines(user("1", AutoAccept=7), user("2")))
        self.assertEqual(result.status, 1)
        self.assertEqual(len((self.directory / "out").read_bytes().splitlines()), 1)

    def test_a_full_disk(self):
        for stdin in (lines(user()), MANY):
            for arguments in (["-o", "/dev/full"], ["--rejects", "/dev/full", "--instance-id", "other"]):
                result = self.run_tool("convert", "--quiet", *arguments, stdin=stdin)
                self.assertEqual(result.status, 3, arguments)
                self.assertIn(b"output-unwritable", result.stderr)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TOOL, "convert"], input=MANY, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)

    def test_a_full_disk_leaves_the_old_file(self):
        """A limit on the size of files stands for the disk."""
        path = self.write("out", "old")
        command = f"trap '' XFSZ; ulimit -f 100; exec '{TOOL}' convert -o out"
        done = subprocess.run(["bash", "-c", command], input=MANY, cwd=self.directory, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(path.read_bytes(), b"old")
        self.only("out")

    def test_an_input_that_fails_leaves_the_old_file(self):
        path = self.write("out", "old")
        self.write("good", MANY)
        result = self.run_tool("convert", "-o", "out", "good", "missing")
        self.assertEqual(result.status, 3)
        self.assertEqual(path.read_bytes(), b"old")
        self.only("out", "good")

    def test_killed_in_the_middle(self):
        path = self.write("out", "old")
        for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            child = self.start("--unbuffered", "-o", "out", "--rejects", "rejects")
            child.stdin.write(MANY)
            child.stdin.flush()  # more than fits into a pipe: it is at work
            child.send_signal(number)
            self.assertEqual(child.wait(60), -number)
            self.assertEqual(path.read_bytes(), b"old", number)
            self.assertFalse((self.directory / "rejects").exists())
            if number != signal.SIGKILL:
                left = [p.name for p in self.directory.iterdir() if p.name not in ("out",)]
                self.assertEqual([name for name in left if not name.endswith(".killed")], [], number)
            for left in self.directory.iterdir():
                if left.name != "out":
                    left.unlink()

    def test_a_broken_pipe(self):
        child = self.start()
        child.stdout.close()
        try:
            child.stdin.write(MANY * 5)
            child.stdin.close()
        except BrokenPipeError:
            pass
        self.assertIn(child.wait(60), (3, -signal.SIGPIPE))

    def test_an_output_never_replaces_an_input_or_another_output(self):
        path = self.write("users", MANY)
        for options in (["-o", "users"], ["--rejects", "./users"], ["--diagnostics-file", "users"],
                        ["-o", "new", "--rejects", "./new"]):
            with self.subTest(options):
                self.assertEqual(self.run_tool("convert", *options, "users").status, 2)
                self.assertEqual(path.read_bytes(), MANY)

    def test_converting_twice_changes_nothing_more(self):
        first = self.run_tool("convert", stdin=MANY)
        second = self.run_tool("convert", "--diagnostics", "json", stdin=first.stdout)
        self.assertEqual((second.status, second.stdout), (0, b""))
        self.assertEqual(set(second.ids), {"already-per-channel"})


class Stream(support.ToolTest):
    def test_each_record_is_answered_at_once(self):
        """Write one, read its answer, and only then write the next: a tool that waits for more would stand still."""
        for form in ("ndjson", "aws-cli"):
            child = subprocess.Popen([TOOL, "convert", "--unbuffered", "--format", form], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            timer = threading.Timer(120, child.kill)
            timer.start()
            for number in range(20):
                child.stdin.write(lines(user(str(number))))
                child.stdin.flush()
                answer = child.stdout.readline()
                while answer.startswith(b"#") or answer.startswith(b"set ") or answer == b"\n":
                    answer = child.stdout.readline()
                self.assertIn(f'"u-{number}"'.encode(), answer)
            child.stdin.close()
            self.assertEqual(child.wait(60), 0)
            child.stdout.close()
            timer.cancel()

    def test_an_element_of_a_document_is_answered_at_once(self):
        child = subprocess.Popen([TOOL, "convert", "--unbuffered"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        timer = threading.Timer(120, child.kill)
        timer.start()
        child.stdin.write(b'{"Users": [')
        for number in range(20):
            # The comma says that the element is over only to who waits for it; the bracket is enough.
            child.stdin.write((b"," if number else b"") + json.dumps(user(str(number))).encode() + b"\n")
            child.stdin.flush()
            self.assertIn(f'"u-{number}"'.encode(), child.stdout.readline())
        child.stdin.write(b"]}")
        child.stdin.close()
        self.assertEqual(child.wait(60), 0)
        child.stdout.close()
        timer.cancel()

    def test_the_same_bytes_on_any_number_of_threads(self):
        stdin = lines(*(user(str(number % 15_000), AutoAccept=number % 3 == 0 or (7 if number % 101 == 0 else False))
                        for number in range(20_000)))
        outputs = set()
        for threads in ("1", "2", "3", "8"):
            result = self.run_tool("convert", "--threads", threads, "--diagnostics", "json", "--rejects", "rejects", stdin=stdin)
            outputs.add((result.status, result.stdout, result.stderr, (self.directory / "rejects").read_bytes()))
        self.assertEqual(len(outputs), 1)
        self.assertEqual(next(iter(outputs))[0], 1)

    def test_a_filter_for_sharded_data(self):
        """Line in, line out, no state: shards converted apart are the whole."""
        whole = self.run_tool("convert", "--quiet", stdin=MANY).stdout
        self.write("users.ndjson", MANY)
        done = subprocess.run(
            ["sh", "-c", f"split -l 1500 users.ndjson shard. && ls shard.* | xargs -P 2 -I{{}} '{TOOL}' convert --quiet -o {{}}.out {{}} && cat shard.*.out"],
            cwd=self.directory, stdout=subprocess.PIPE)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, whole)
        if subprocess.run(["sh", "-c", "command -v parallel"], stdout=subprocess.DEVNULL).returncode == 0:
            done = subprocess.run(["parallel", "--pipe", "--keep-order", "--block", "1M", f"'{TOOL}' convert --quiet"],
                                  input=MANY, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(self.directory)})
            self.assertEqual(done.returncode, 0)
            self.assertEqual(done.stdout, whole)
