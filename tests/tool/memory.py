"""Memory that does not grow with the file: 200 MB from a file and from a pipe, in 64 MiB."""

import os
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

    def test_rejects_and_names_do_not_pile_up(self):
        path = self.directory / "bad"
        with path.open("wb") as file:
            for number in range(200_000):
                file.write(b'{"Id":"%d","PhoneConfig":{"X%d":1,"AutoAccept":"%s"}}\n' % (number, number, b"x" * 100))
        with path.open("rb") as file:
            self.assertLess(self.peak(file, "--duplicates", "ignore", "--rejects", os.devnull, status=1), BOUND)
