"""A thousand and more inputs with something wrong in them. Whatever comes in: no crash, no hang, nothing that acts on a
terminal, an exit code that agrees with what is said, requests of known members only, and rejects that can be read."""

import concurrent.futures
import json
import os
import subprocess

import support
from support import ENVIRONMENT, TOOL
from support.corpus import corpus

LISTS = {"AutoAcceptConfigs", "AfterContactWorkConfigs", "PhoneNumberConfigs", "PersistentConnectionConfigs"}


class Corpus(support.ToolTest):
    def convert_file(self, path):
        # Rejects go to memory: a file would be on the disk before the tool ends, a thousand times.
        with open(os.memfd_create("rejects"), "rb") as left:
            done = subprocess.run([TOOL, "convert", "--diagnostics", "json", "--rejects", f"/dev/fd/{left.fileno()}", path],
                                  capture_output=True, timeout=60, env=ENVIRONMENT, stdin=subprocess.DEVNULL, pass_fds=[left.fileno()])
            left.seek(0)
            return done, left.read()

    def check(self, done, rejects):
        self.assertIn(done.returncode, (0, 1, 3), done.stderr[-2000:])
        self.assert_clean(done.stderr)
        diagnostics = [json.loads(line) for line in done.stderr.splitlines()]
        errors = [each for each in diagnostics if each["severity"] == "error"]
        self.assertEqual(done.returncode != 0, bool(errors), "the exit code agrees with what is said")
        for line in done.stdout.splitlines():
            request = json.loads(line)
            if "PhoneConfig" not in request and {"InstanceId", "UserId"} <= request.keys():
                self.assertLessEqual(request.keys() - {"InstanceId", "UserId", "IdentityInfo"}, LISTS)
        for line in rejects.splitlines():
            self.assertTrue(any(each["severity"] == "error" for each in json.loads(line)["diagnostics"]), line[:200])

    def test_convert(self):
        inputs = list(corpus())
        paths = [self.write(f"input-{number}", data) for number, (_, data) in enumerate(inputs)]
        refused = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for (name, data), (done, rejects) in zip(inputs, pool.map(self.convert_file, paths)):
                with self.subTest(name, input=data[:200]):
                    self.check(done, rejects)
                refused += bool(rejects)
        self.assertGreater(len(inputs), 1000)
        self.assertGreater(refused, 500)

    def test_all_of_it_at_once_on_any_number_of_threads(self):
        """One after the other they are the same, however they are read."""
        data = b"\n".join(text for _, text in corpus())
        one, other = (self.run_tool("convert", "--diagnostics", "json", "--rejects", "left", *options, stdin=data)
                      for options in (["--threads", "1"], ["--threads", "3", "--unbuffered"]))
        self.assertEqual(one, other)

    def test_rewrite(self):
        """The same as scripts and templates."""
        for number, (_, text) in enumerate(corpus()):
            if number % 5 == 0:  # shfmt is started for each script
                self.write(f"{number}.{('sh', 'json', 'yaml')[number // 5 % 3]}", text)
        result = self.run_tool("rewrite", ".")
        self.assertIn(result.status, (0, 1))
        self.assert_clean(result.stderr)
