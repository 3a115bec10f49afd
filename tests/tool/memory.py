"""Memory that does not grow with the file: 200 MB from a file and from a pipe, in 64 MiB."""

import os
import subprocess
import sys
import unittest

import support
from support import SOURCE, TOOL

BOUND = 64 * 1024  # KiB


class Memory(support.ToolTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if support.SANITIZED:
            raise unittest.SkipTest("a sanitizer's own memory is no measure")

    def peak(self, stdin, *arguments):
        """The peak of resident memory in KiB, as the kernel counted it."""
        # A process of its own in between, so that no other child counts.
        script = ("import resource, subprocess, sys; status = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
                  "print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run([sys.executable, "-c", script, TOOL, "convert", "--from", "search-users", *arguments],
                              stdin=stdin, stdout=subprocess.PIPE, cwd=self.directory, check=True)
        status, peak = map(int, done.stdout.split())
        self.assertEqual(status, 0)
        return peak

    def generate(self, form, users):
        path = self.directory / form
        with path.open("wb") as file:
            subprocess.run([sys.executable, SOURCE / "bench" / "generate.py", str(users), "--format", form], stdout=file, check=True)
        self.assertGreater(path.stat().st_size, 200_000_000)
        return path

    def check(self, path, users):
        for duplicates, bound in (("ignore", BOUND), ("check", BOUND + users * 48 // 1024)):
            with path.open("rb") as file:
                self.assertLess(self.peak(file, "--duplicates", duplicates, path.name), bound)
            with subprocess.Popen(["cat", path], stdout=subprocess.PIPE) as cat:
                self.assertLess(self.peak(cat.stdout, "--duplicates", duplicates), bound)
        path.unlink()

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
            script = "import resource, subprocess, sys; subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            done = subprocess.run([sys.executable, "-c", script, TOOL, "convert", "--duplicates", "ignore", "--rejects", os.devnull],
                                  stdin=file, stdout=subprocess.PIPE, check=True)
        self.assertLess(int(done.stdout), BOUND)


if __name__ == "__main__":
    support.main()
