"""The examples of docs/call-sites.md in other languages, parsed where their parsers are installed."""

import re
import shutil
import subprocess
import unittest

import support
from support.call_sites import example


class Parsers(support.ToolTest):
    def parse(self, program, arguments, section, wrap="{}"):
        if not shutil.which(program):
            self.skipTest(f"there is no {program}")
        for code in example(section):
            done = subprocess.run([program, *arguments], input=wrap.format(code), capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_terraform_parses(self):
        self.parse("terraform", ["fmt", "-"], "terraform")

    def test_go_parses(self):
        self.parse("gofmt", ["-e"], "go", "package a\n\nfunc f() error {{\n{}\treturn err\n}}\n")

    def test_java_parses(self):
        if not shutil.which("javac"):
            self.skipTest("there is no javac")
        for code in example("java"):
            file = self.write("A.java", f"class A {{ void f() {{\n{code}}} }}\n")
            done = subprocess.run(["javac", "-proc:none", "-d", self.directory, file], capture_output=True, text=True, timeout=120)
            errors = re.findall(r"A\.java:\d+: error: (.*)", done.stderr)
            self.assertEqual([e for e in errors if e != "cannot find symbol"], [], done.stderr)
            self.assertTrue(errors, "a class of the SDK would be missing")

if __name__ == "__main__":
    unittest.main()
