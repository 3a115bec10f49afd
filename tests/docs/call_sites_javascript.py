"""The JavaScript and TypeScript of docs/call-sites.md: run by the AWS SDK against a server on this machine, and compiled."""

import os
import re
import shutil
import subprocess
import unittest

import support
from support.call_sites import SETTING, example, examples, wanted
from support.npm import compile_typescript, installed
from support.recorder import Recorder

SDK = "@aws-sdk/client-connect"


class JavaScript(support.ToolTest):
    def setUp(self):
        super().setUp()
        self.files = []

    def program(self, code, endpoint):
        names = sorted(set(re.findall(r"\w+Command(?=\()", code)))
        return (f"import {{ ConnectClient, {', '.join(names)} }} from '{SDK}';\n"
                f"const client = new ConnectClient({{ endpoint: '{endpoint}', region: 'us-west-2', maxAttempts: 1,\n"
                "  credentials: { accessKeyId: 'none', secretAccessKey: 'none' } });\n"
                f"const instanceId = 'i-1', userId = 'u-1';\n{code}")

    def sdk(self):
        node = shutil.which("node")
        version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout if node else "v0"
        if int(re.match(r"v(\d+)", version).group(1)) < 20:
            self.skipTest(f"{SDK} needs Node 20")
        folder = installed(SDK).parents[2]
        if "UpdateUserConfigCommand" not in (folder / "node_modules" / SDK / "dist-types/commands/index.d.ts").read_text("utf-8"):
            self.skipTest(f"this {SDK} does not know UpdateUserConfig")
        return folder

    def in_sdk(self, name, text):
        path = self.sdk() / f"example-{os.getpid()}-{len(self.files)}-{name}"
        self.files.append(path)
        path.write_text(text)
        self.addCleanup(path.unlink)
        return path

    def test_javascript_runs(self):
        body = {name: value for name, value in wanted().items() if name.endswith("Configs")}
        with Recorder() as recorder:
            for code in example("javascript-and-typescript"):
                file = self.in_sdk("a.mjs", self.program(code, recorder.url))
                done = subprocess.run(["node", file], capture_output=True, text=True, timeout=120)
                self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(recorder.requests, [("POST", "/users/i-1/u-1/phone-config", {"PhoneConfig": SETTING}),
                                                 ("POST", "/users/i-1/u-1/config", body)])

    def test_typescript_compiles(self):
        compiler = installed("typescript") / "bin/tsc"
        for number, code in enumerate(example("javascript-and-typescript")):
            file = self.in_sdk(f"{number}.mts", self.program(code, "http://127.0.0.1:1"))
            arguments = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"]
            done = subprocess.run(["node", compiler, *arguments, file.name], cwd=file.parent, capture_output=True, text=True,
                                  timeout=240)
            self.assertEqual(done.returncode, 0, done.stdout)

    def test_an_offered_type_compiles(self):
        """A constant with a type gets another one, which has the lists in it."""
        folder = installed(SDK).parents[2]
        literal = '{ PhoneType: "SOFT_PHONE", AutoAccept: true, AfterContactWorkTimeLimit: 60 }'
        constants = (f"soft: UserPhoneConfig = {literal.replace(chr(34) + 'SOFT_PHONE' + chr(34), 'PhoneType.SOFT_PHONE')}",
                     f"soft = {literal} as const", f"soft = {literal} satisfies UserPhoneConfig")
        for operation, new, constant in (("UpdateUserPhoneConfig", "UpdateUserConfig", constants[0]),
                                         *(("CreateUser", "CreateUser", constant) for constant in constants)):
            before = (f"import {{ {operation}Command, PhoneType, UserPhoneConfig }} from '{SDK}';\n"
                      f"export const {constant};\n"
                      "declare const ids: { InstanceId: string, UserId: string, Username: string, SecurityProfileIds: string[], RoutingProfileId: string };\n"
                      f"export const call = new {operation}Command({{ ...ids, PhoneConfig: soft }});\n")
            done = self.run_tool("rewrite", "--diagnostics", "json", self.write("a.ts", before))
            offer, = (d["replacement"] for d in done.diagnostics if d["id"] == "legacy-call")
            lines = before.replace("PhoneConfig: soft", "...soft").replace("PhoneType, UserPhoneConfig", f"{new}CommandInput").replace(
                f"{operation}Command", f"{new}Command").splitlines()
            lines[1] = offer + ";"
            self.assertEqual(compile_typescript(f"before-{os.getpid()}.mts", before, folder), "")
            self.assertEqual(compile_typescript(f"after-{os.getpid()}.mts", "\n".join(lines), folder), "")

    def test_typescript_parses(self):
        if not shutil.which("node"):
            self.skipTest("there is no Node")
        for section, language, *codes in examples():
            if language != "typescript":
                continue
            for code in codes:
                done = subprocess.run(["node", "--check", self.write("a.mjs", code)], capture_output=True, text=True, timeout=60)
                self.assertEqual(done.returncode, 0, f"{section}: {done.stderr}")

if __name__ == "__main__":
    unittest.main()
