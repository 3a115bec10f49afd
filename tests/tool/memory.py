"""Memory that does not grow with the file: 200 MB from a file and from a pipe, in 64 MiB."""

import os
import resource
import subprocess
import sys
import unittest

import support
from support import SOURCE, TOOL

BOUND = 64 * 1024  # KiB
# A process of its own in between, so that no other child counts.
MEASURE = """import resource, subprocess, sys
quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(subprocess.call(sys.argv[1:], **quiet), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""


@unittest.skipIf(support.SANITIZED, "a sanitizer's own memory is no measure")
class Memory(support.ToolTest):
    def peak(self, stdin, *arguments, status=0):
        """The peak of resident memory in KiB, as the kernel counted it."""
        result = self.run_program(sys.executable, "-c", MEASURE, TOOL, "convert", *arguments, stdin=stdin)
        found, peak = map(int, result.stdout.split())
        self.assertEqual(found, status)
        return peak

    def generate(self, form, users):
        path = self.directory / form
        with path.open("wb") as file:
            self.run_program(sys.executable, SOURCE / "bench" / "generate.py", users, "--format", form, stdout=file)
        self.assertGreater(path.stat().st_size, 200_000_000)
        return path

    def check(self, path, users):
        for duplicates, bound in (("ignore", BOUND), ("check", BOUND + users * 48 // 1024)):
            options = ["--from", "search-users", "--duplicates", duplicates]
            self.assertLess(self.peak(b"", *options, path.name), bound)
            with subprocess.Popen(["cat", path], stdout=subprocess.PIPE) as cat:
                self.assertLess(self.peak(cat.stdout, *options), bound)

    def test_newline_delimited(self):
        self.check(self.generate("ndjson", 340_000), 340_000)

    def test_one_document(self):
        self.check(self.generate("document", 215_000), 215_000)

    def test_one_record_of_8_MB(self):
        """However little of it the fast parser takes, and whatever is wrong with it, a tree of it is never made."""
        ones = b"[" + b"1," * 3_900_000 + b"1]"
        good = b'{"Id":"u","PhoneConfig":{"AutoAccept":false},"x":%s,"y":%s}'
        beyond = b"9" * 30
        for name, text, status in (("valid", good % (ones, b"1"), 0),
                                   ("an integer beyond 64 bits", good % (ones, beyond), 0),
                                   ("a letter at the end", good % (ones, b"z"), 1),
                                   ("in a list, with nothing behind it", b'{"Users":[' + good % (ones, beyond), 1),
                                   ("at the start of a response", b'{"x":%s,"Users":[]}' % ones, 0),
                                   ("at the end of a response", b'{"Users":[],"x":%s}' % ones, 0),
                                   ("the first member of an object", b'{"x":{"y":%s},"z":%s}' % (ones, beyond), 1)):
            with self.subTest(name):
                peak = self.peak(text, "--threads", "1", "--instance-id", "i", status=status)
                self.assertLess(peak, 160 * 1024)

    def test_the_stack_for_a_record_of_1000_levels(self):
        for opening, closing in ((b'{"a":{"a":1,"b":2},"b":', b"}"), (b"[", b"]")):
            for last in (b"1", b"9" * 30, b"z"):
                levels = 998  # the record is another one
                text = b'{"Id":"u","PhoneConfig":{"AutoAccept":true},"x":' + opening * levels + b"1" + closing * levels + b',"y":' + last + b"}"
                for threads in ("1", "2"):
                    result = self.run_tool("convert", "--threads", threads, "--instance-id", "i", "--rejects", "rejects", stdin=text,
                                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_STACK, (2 << 20, 2 << 20)))
                    self.assertEqual(result.status, 1 if last == b"z" else 0, result.stderr)

    def test_a_system_that_gives_a_small_stack(self):
        """Every command has as much as it needs all the same."""
        self.write("deep.yaml", "policy: 1\nrules: " + "[" * 50_000 + "]" * 50_000)
        self.write("deep.json", '{"policy": 1, "rules": ' + "[" * 900 + "]" * 900 + "}")
        users = SOURCE / "examples" / "search-users.json"
        for arguments, status in ((["policy", "check", "deep.yaml"], 2), (["policy", "check", "deep.json"], 2),
                                  (["plan", "-q", "-o", "a.plan", users], 0), (["plan", "--summary", "a.plan"], 0),
                                  (["convert", "--threads", "3", users], 0), (["explain"], 0)):
            with self.subTest(arguments):
                result = self.run_tool(*arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_STACK, (32 << 10, 32 << 10)))
                self.assertEqual(result.status, status, result.stderr)

    def test_rejects_and_names_do_not_pile_up(self):
        path = self.directory / "bad"
        with path.open("wb") as file:
            for number in range(200_000):
                file.write(b'{"Id":"%d","PhoneConfig":{"X%d":1,"AutoAccept":"%s"}}\n' % (number, number, b"x" * 100))
        with path.open("rb") as file:
            self.assertLess(self.peak(file, "--duplicates", "ignore", "--rejects", os.devnull, status=1), BOUND)
