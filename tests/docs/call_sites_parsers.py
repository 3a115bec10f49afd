"""The examples of docs/call-sites.md in other languages, parsed where their parsers can be had.

C# and PowerShell have no compiler in Debian or npm; tree-sitter's grammars say that they are well formed, and no more.
"""

import json
import os
import re
import shutil
import subprocess
import unittest

import support
from support.call_sites import SETTING, example, wanted
from support.npm import installed

TREE_SITTER = """const { Parser, Language } = require("web-tree-sitter");
(async () => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve(process.argv[2])));
  for (const text of JSON.parse(require("fs").readFileSync(0, "utf8"))) {
    const root = parser.parse(text).rootNode;
    console.log(root.hasError ? root.toString() : "ok");
  }
})();
"""
HCL = """require("@cdktf/hcl2json").parse("example.tf", require("fs").readFileSync(0, "utf8")).then((v) => console.log(JSON.stringify(v)));"""


def upper(value):
    """Members as the API has them: `auto_accept` is AutoAccept."""
    if isinstance(value, list):
        return [upper(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {"".join(word.capitalize() for word in name.split("_")): upper(item) for name, item in value.items()}


class Parsers(support.ToolTest):
    def node(self, folder, program, text, *arguments):
        file = folder / f"example-{os.getpid()}-{self.id().rsplit('.', 1)[-1]}.cjs"
        file.write_text(program)
        self.addCleanup(file.unlink, missing_ok=True)
        done = subprocess.run(["node", file, *arguments], input=text, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def well_formed(self, package, grammar, texts):
        folder = installed(package, "web-tree-sitter")
        while folder.name != "node_modules":
            folder = folder.parent
        told = self.node(folder.parent, TREE_SITTER, json.dumps([*texts, "if ( {"]), f"{package}/{grammar}.wasm").splitlines()
        self.assertNotEqual(told.pop(), "ok", "the parser takes anything")
        self.assertEqual(told, ["ok"] * len(texts))

    def test_csharp_is_well_formed(self):
        self.well_formed("tree-sitter-c-sharp", "tree-sitter-c_sharp",
                         [f"class A {{ async Task F() {{\n{code}}} }}\n" for code in example("net")])

    def test_powershell_is_well_formed(self):
        self.well_formed("tree-sitter-powershell", "tree-sitter-powershell", example("powershell"))

    def test_hcl_says_the_same(self):
        folder = installed("@cdktf/hcl2json").parents[2]
        before, after = (json.loads(self.node(folder, HCL, code)) for code in example("terraform"))
        old, = before["resource"]["aws_connect_user"]["mary"]
        self.assertEqual(upper(old["phone_config"]), [SETTING])
        new, = after["resource"]["awscc_connect_user"]["mary"]
        lists = {name: value for name, value in wanted().items() if name.endswith("Configs")}
        self.assertEqual({name: value for name, value in upper(new).items() if name in lists}, lists)

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
