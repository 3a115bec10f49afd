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


class FilesTest(support.ToolTest):
    def start(self, *arguments, **options):
        child = subprocess.Popen([TOOL, "convert", *arguments], cwd=self.directory, stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        self.addCleanup(lambda: (child.kill(), child.wait(), child.stdin.close(), child.stdout.close(), child.stderr.close()))
        return child


class Output(FilesTest):
    def only(self, *names):
        """No temporary file is left behind."""
        self.assertEqual(sorted(path.name for path in self.directory.iterdir()), sorted(names))

    def files_without_name(self):
        """Whether this file system has them: else a name may stay behind when nobody is asked (SIGKILL)."""
        try:
            os.close(os.open(self.directory, os.O_TMPFILE | os.O_WRONLY))
        except (AttributeError, OSError):
            return False
        return True

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

    def test_what_holds_phone_numbers_is_for_its_owner(self):
        stdin = lines(user("1"), user("2", AutoAccept=7))
        for mask, private, public in ((0o022, 0o600, 0o644), (0o027, 0o600, 0o640), (0o477, 0o200, 0o200)):
            with self.subTest(mask):
                files = {"--output": private, "--rejects": private, "--diagnostics-file": public}
                arguments = [word for option in files for word in (option, option[2:])]
                result = self.run_tool("convert", *arguments, stdin=stdin, preexec_fn=lambda: os.umask(mask))
                self.assertEqual(result.status, 1)
                for option, mode in files.items():
                    path = self.directory / option[2:]
                    self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode, option)
                    path.unlink()

    def test_a_read_only_file_is_not_replaced(self):
        path = self.write("out", "old")
        path.chmod(0o444)
        for option in ("-o", "--rejects", "--diagnostics-file"):
            result = self.run_tool("convert", option, "out", stdin=lines(user()))
            self.assertEqual((result.status, result.stdout, path.read_bytes()), (3, b"", b"old"), option)
            self.assertIn(b"Permission denied", result.stderr)
        self.only("out")

    def test_a_loop_of_links_is_refused(self):
        for name, target in (("a", "b"), ("b", "a"), ("self", "self")):
            (self.directory / name).symlink_to(target)
        for name in ("a", "self"):
            for option in ("-o", "--rejects", "--diagnostics-file"):
                result = self.run_tool("convert", option, name, stdin=lines(user()))
                self.assertEqual((result.status, result.stdout), (3, b""), (option, name))
                self.assertIn(b"symbolic links", result.stderr)
        self.assertTrue((self.directory / "a").is_symlink() and (self.directory / "self").is_symlink())
        self.only("a", "b", "self")

    def test_a_name_as_long_as_names_can_be(self):
        for name in ("x" * 250, "y" * 255):
            for content in ("u-1", "u-2"):  # a new one, and one in the place of another
                result = self.run_tool("convert", "-o", name, stdin=lines(user(content[2:])))
                self.assertEqual(result.status, 0, result.stderr)
                self.assertIn(content.encode(), (self.directory / name).read_bytes())
        self.only("x" * 250, "y" * 255)

    def test_a_link_to_what_does_not_exist_yet(self):
        (self.directory / "link").symlink_to("new")
        self.assertEqual(self.run_tool("convert", "-o", "link", stdin=lines(user())).status, 0)
        self.assertTrue((self.directory / "link").is_symlink())
        self.assertIn(b"u-1", (self.directory / "new").read_bytes())

    def test_no_name_reaches_the_terminal_raw(self):
        name = "a\x1b[2J\x9b\n\u202eb"
        self.write(name, lines(user(AutoAccept=7)))
        for arguments in (["convert", name], ["check", name], ["convert", name + "missing"], ["convert", "-o", name, name],
                          ["convert", "-o", name + "/out"], ["convert", "--rejects", name + "/out"], [name],
                          ["convert", "--" + name], ["explain", name], ["example", name], ["convert", "--from", name],
                          ["convert", "--threads", name], ["convert", "--diagnostics", "json", name],
                          ["convert", "--diagnostics", "sarif", name]):
            with self.subTest(arguments):
                result = self.run_tool(*arguments, stdin=lines(user()))
                self.assertIn(result.status, (1, 2, 3))
                self.assert_clean(result.stderr)
                self.assertNotIn("\u202e", result.stderr.decode())
                self.assertNotIn(b"\nb", result.stderr)

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
            if number != signal.SIGKILL or self.files_without_name():
                self.only("out")

    def test_an_interrupted_run_tells_what_it_found(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for options in ((), ("-q",), ("--unbuffered",)):
                with self.subTest(number, options=options):
                    child = self.start("-o", "out", *options)
                    child.stdin.write(b'{"Id" "broken"}\n' + MANY)
                    child.stdin.flush()  # more than fits into a pipe: it is at work, and will wait for more
                    child.send_signal(number)
                    said = child.stderr.read().decode()
                    self.assertEqual(child.wait(60), -number)
                    self.assertFalse((self.directory / "out").exists())
                    self.assertIn("malformed-json", said)
                    self.assertIn(": interrupted before its end [input-unreadable]", said)

    def test_a_second_signal_ends_a_run_that_cannot_write(self):
        self.write("many", MANY)
        child = self.start("many")
        child.send_signal(signal.SIGTERM)
        child.send_signal(signal.SIGINT)
        self.assertIn(child.wait(60), (-signal.SIGTERM, -signal.SIGINT))

    def test_a_broken_pipe(self):
        child = self.start()
        child.stdout.close()
        try:
            child.stdin.write(MANY * 5)
            child.stdin.close()
        except BrokenPipeError:
            pass
        self.assertIn(child.wait(60), (3, -signal.SIGPIPE))

    def test_converting_twice_changes_nothing_more(self):
        first = self.run_tool("convert", stdin=MANY)
        second = self.run_tool("convert", "--diagnostics", "json", stdin=first.stdout)
        self.assertEqual((second.status, second.stdout), (0, b""))
        self.assertEqual(set(second.ids), {"already-converted"})


class Input(FilesTest):
    def changed_while_read(self, change):
        """A pipe comes first: when the tool answers to that, it has opened the file behind it, and reads no more."""
        path = self.write("users", MANY)
        old = self.write("out", "old")
        child = self.start("--unbuffered", "-q", "-o", "out", "--rejects", "rejects", "-", "users")
        child.stdin.write(lines(user("first", AutoAccept=7)))
        child.stdin.flush()
        self.assertIn(b"wrong-type", child.stderr.readline())
        change(path)
        child.stdin.close()
        stderr = child.stderr.read()
        return child.wait(60), stderr, old.read_bytes()

    def test_an_input_that_shrinks_has_failed(self):
        for size in (0, 1000, len(MANY) - 1, len(MANY) - len(lines(user("19999")))):
            with self.subTest(size):
                status, stderr, out = self.changed_while_read(lambda path: os.truncate(path, size))
                self.assertEqual((status, out), (3, b"old"), stderr)
                self.assertIn(b"it became shorter", stderr)
                self.assertFalse((self.directory / "rejects").exists())

    def test_an_input_that_grows_is_read_to_its_end(self):
        def append(path):
            with path.open("ab") as file:
                file.write(lines(user("last")))

        status, stderr, out = self.changed_while_read(append)
        self.assertEqual(status, 1, stderr)
        self.assertIn(b"u-last", out)

    def test_a_stream_is_read_on_where_it_stands(self):
        self.write("users", b"not JSON\n" + lines(user()))
        for name in ("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"):
            done = subprocess.run(["bash", "-c", f"{{ read -r; exec '{TOOL}' convert {name}; }} < users"],
                                  cwd=self.directory, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.assertEqual((done.returncode, done.stdout.count(b"u-1")), (0, 1), (name, done.stderr))

    def test_nothing_is_read_on_when_nobody_takes_the_output(self):
        record = json.dumps(user()).replace("u-1", "u-'$n'")
        command = f"(n=0; while echo '{record}'; do n=$((n + 1)); done) | '{TOOL}' convert 2>/dev/null | head -n 1"
        done = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120)
        self.assertIn(b"u-0", done.stdout)


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
                while form == "aws-cli" and not answer.startswith(b"send "):
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
