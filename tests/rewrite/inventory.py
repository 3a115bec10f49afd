"""`rewrite` as an inventory: every text file of a folder is looked through, and nothing is passed over without a word."""

import json
import os
import shutil
import subprocess
import unittest

import support
from support import ENVIRONMENT

CALL = "aws connect update-user-phone-config --user-id u --instance-id i --phone-config PhoneType=SOFT_PHONE"
PYTHON = "client.update_user_phone_config(UserId=u)\n"


class Inventory(support.ToolTest):
    def rewrite(self, *arguments, **environment):
        return self.run_tool("rewrite", *arguments, env={**ENVIRONMENT, **environment})

    def findings(self, *arguments):
        """File, line, column and language of each finding that is no note."""
        done = self.rewrite("--diagnostics", "json", *arguments)
        return [(os.path.relpath(self.directory / d["source"], self.directory), d["line"], d["column"], d["language"])
                for d in done.diagnostics if d["severity"] != "note"]

    def folder(self, **files):
        for name, text in files.items():
            path = self.directory / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.directory

    def test_a_folder_of_many_languages(self):
        self.folder(
            main_dot_tf='resource "aws_connect_user" "a" {\n  phone_config { phone_type = "SOFT_PHONE" }\n}\n',
            buildspec_dot_yml=f"phases:\n  build:\n    commands:\n      - {CALL}\n",
            Makefile=f"phones:\n\t{CALL}\n",
            setup_dot_ps1=f'aws connect create-user --username "a" --phone-config PhoneType=SOFT_PHONE\n{CALL}\n',
            RUNBOOK_dot_md=f"# Step 5\n```bash\n{CALL}\n```\n",
        )
        self.assertEqual(self.findings("."), [
            ("Makefile", 2, 14, "makefile"), ("buildspec.yml", 4, 21, "yaml"), ("main.tf", 2, 3, "terraform"),
            ("setup.ps1", 1, 42, "powershell"), ("setup.ps1", 2, 13, "powershell")])
        done = self.rewrite(".")
        self.assertEqual(done.status, 1)
        self.assertIn(b"+aws connect update-user-config --user-id u", done.stdout)
        summary = done.stderr.decode()
        self.assertIn("markdown: 1 file to rewrite\npowershell: 2 findings in 1 file\n", summary)
        self.assertIn("5 files looked at: 1 to rewrite, 5 findings for a person\n", summary)
        self.assertIn("Change the call as the named section of docs/call-sites.md shows.", summary)

    def test_hidden_folders_and_names_without_extension(self):
        self.folder(_dot_github__workflows__x_dot_yml=f"run: {CALL}\n", bin__tool="#!/usr/bin/env python3\n" + PYTHON,
                    Jenkinsfile=f"sh '{CALL}'\n", unknown=f"{CALL}\n")
        self.assertEqual([row[0] for row in self.findings(".")],
                         [".github/workflows/x.yml", "Jenkinsfile", "bin/tool", "unknown"])

    def test_programs_and_operations_from_elsewhere_in_scripts(self):
        self.folder(
            a_dot_sh=f"#!/bin/bash\npython3 <<E\n{PYTHON}E\n",
            b_dot_sh='#!/bin/bash\naws connect "$OP" --username x --phone-config PhoneType=SOFT_PHONE\n',
            c_dot_md=f"```bash\npython3 <<E\n{PYTHON}E\n```\n")
        self.assertEqual(self.findings("."), [
            ("a.sh", 3, 8, "python"), ("b.sh", 2, 13, "shell"), ("c.md", 3, 8, "python")])

    def test_utf_16(self):
        self.folder(a_dot_ps1=f"# Wählen\r\n{CALL}\r\n".encode("utf-16"), b_dot_ps1="\ufeff$x\n".encode("utf-16-be") +
                    f"{CALL}\n".encode("utf-16-be"), c_dot_sh=f"\ufeff{CALL}\n".encode("utf-16-le"))
        before = (self.directory / "c.sh").read_bytes()
        self.assertEqual(self.findings("--write", "."), [
            ("a.ps1", 2, 13, "powershell"), ("b.ps1", 2, 13, "powershell"), ("c.sh", 1, 13, "shell")])
        self.assertEqual((self.directory / "c.sh").read_bytes(), before)

    def test_other_encodings(self):
        self.folder(a_dot_ps1=f"{CALL}\n".encode("utf-16-le"), b_dot_ps1=f"{CALL}\n".encode("utf-16-be"),
                    c_dot_sh=f"{CALL}\n".encode("utf-32"), d_dot_py=PYTHON.encode("utf-32-be"))
        self.assertEqual([row[:3] for row in self.findings("--write", ".")],
                         [("a.ps1", 1, 13), ("b.ps1", 1, 13), ("c.sh", 1, 13), ("d.py", 1, 8)])
        self.assertIn(b"the file is UTF-32, which is not edited", self.rewrite("c.sh").stderr)
        self.folder(cut_dot_py=f"\ufeff{PYTHON}".encode("utf-16-le") + b"x")
        self.folder(cut2_dot_py=f"\ufeffPhoneConfig = x\n".encode("utf-16-le") + b"x")
        self.assertIn(b"cut.py: warning", self.rewrite(".").stderr)
        self.assertIn(b"cut2.py: warning", self.rewrite(".").stderr)

    def test_one_call_is_counted_once(self):
        call = "aws connect update-user-phone-config --user-id u --instance-id i --phone-config AutoAccept=true,PhoneType=SOFT_PHONE\n"
        self.folder(a_dot_sh=call + call, b_dot_md=f"```sh\n{call}```\n")
        done = self.rewrite("--diagnostics", "json", ".")
        self.assertEqual([d["line"] for d in done.diagnostics if d["id"] == "rewritable-call"], [1, 2, 2])

    def test_binary_files(self):
        self.folder(data=b"\0update_user_phone_config(", odd_dot_ps1=b"\xff\xfea")
        done = self.rewrite(".")
        self.assertEqual((done.status, done.stdout), (0, b""))
        self.assertIn(b"0 files looked at", done.stderr)
        done = self.rewrite("data")
        self.assertEqual(done.status, 1)
        self.assertIn(b"it is no text [not-searched]", done.stderr)

    def test_a_file_that_is_too_large(self):
        self.folder(dump_dot_sql=b"x" * 79 + b"\n")
        with open(self.directory / "dump.sql", "ab") as file:
            file.truncate((16 << 20) + 1)  # a hole reads as zeros behind what decides: the beginning
        done = self.rewrite(".")
        self.assertEqual(done.status, 0, "what is binary is passed over")
        with open(self.directory / "dump.sql", "wb") as file:
            for _ in range(17):
                file.write(b"x" * (1 << 20))
        done = self.rewrite(".")
        self.assertEqual(done.status, 1)
        self.assertIn(b"larger than 16 MiB [not-searched]", done.stderr)

    def test_what_git_ignores(self):
        if not shutil.which("git"):
            self.skipTest("there is no git")
        subprocess.run(["git", "init", "-q", self.directory], check=True)
        self.folder(_dot_gitignore="*.log.py\nbuild/\n", a_dot_log_dot_py=PYTHON, build__b_dot_py=PYTHON, c_dot_py=PYTHON,
                    sub__build__d_dot_py=PYTHON, node_modules__e_dot_py=PYTHON)
        self.assertEqual([row[0] for row in self.findings(".")], ["c.py"])
        self.assertEqual([row[0] for row in self.findings(self.directory)], ["c.py"])
        self.assertEqual([row[0] for row in self.findings("--ignored", ".")],
                         ["a.log.py", "build/b.py", "c.py", "node_modules/e.py", "sub/build/d.py"])
        self.assertEqual([row[0] for row in self.findings("build")], ["build/b.py"])

    def test_baseline(self):
        self.folder(a_dot_py=PYTHON, b_dot_sh=f"{CALL}\n", c_dot_py="f()\n")
        known = self.write("known.json", self.rewrite("--diagnostics", "json", "a.py", "b.sh", "c.py").stderr)
        self.folder(a_dot_py="import x\n\n    " + PYTHON)
        done = self.rewrite("--baseline", known, "a.py", "b.sh", "c.py")
        self.assertEqual((done.status, done.stdout), (0, b""))
        self.assertIn(b"0 findings for a person, 1 known from the baseline", done.stderr)
        self.folder(c_dot_py=PYTHON)
        done = self.rewrite("--baseline", known, "--diagnostics", "json", "a.py", "b.sh", "c.py")
        self.assertEqual(done.status, 1)
        self.assertEqual([(d["source"], d.get("known", False)) for d in done.diagnostics if d["id"] == "legacy-call"],
                         [("a.py", True), ("c.py", False)])
        again = self.write("again.json", done.stderr)
        self.assertEqual(self.rewrite("--baseline", again, "a.py", "b.sh", "c.py").status, 0)
        self.folder(a_dot_py=PYTHON + PYTHON)
        self.assertEqual(self.rewrite("--baseline", known, "a.py").status, 1, "one more of the same is new")
        self.assertEqual(self.rewrite("--baseline", known, self.directory / "b.sh").status, 0, "by another path")
        self.folder(b_dot_sh=f"{CALL}\n{CALL} --region r\n")
        self.assertEqual(self.rewrite("--baseline", known, "b.sh").status, 1)

    def test_a_new_call_beside_a_known_setting(self):
        """A setting that stands in no call is known; the calls with their own that are added beside it are new."""
        payload = "def payload(u):\n    return {'Username': u, 'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\n"
        agent = "def agent(u):\n    c.create_user(InstanceId=I, **payload(u))\n"
        admin = "def admin(u):\n    c.create_user(Username=u, PhoneConfig={'PhoneType': 'DESK_PHONE'})\n"
        values = "locals {\n  phone_config = { phone_type = \"DESK_PHONE\" }\n}\n"
        user = "resource \"aws_connect_user\" \"b\" {\n  name = \"b\"\n%s}\n"
        self.folder(a_dot_py=payload + agent, m_dot_tf=values + user % "")
        known = self.write("known.json", self.rewrite("--diagnostics", "json", "a.py", "m.tf").stderr)
        self.assertEqual(self.rewrite("--baseline", known, "a.py", "m.tf").status, 0)
        self.folder(a_dot_py=payload + admin + agent,
                    m_dot_tf=values + user % "  phone_config {\n    phone_type = \"SOFT_PHONE\"\n  }\n")
        done = self.rewrite("--baseline", known, "--diagnostics", "json", "a.py", "m.tf")
        self.assertEqual(done.status, 1)
        self.assertEqual([(d["source"], d["line"], d.get("known", False)) for d in done.diagnostics
                          if d["id"] == "legacy-call"],
                         [("a.py", 2, True), ("a.py", 4, False), ("m.tf", 2, True), ("m.tf", 6, False)])

    def test_a_baseline_that_is_none(self):
        file = self.write("a.py", PYTHON)
        for content in (b"no report", b"[]\n", b"{}\n", self.rewrite("--diagnostics", "sarif", "a.py").stderr):
            done = self.rewrite("--baseline", self.write("b", content), file)
            self.assertEqual((done.status, done.stdout), (2, b""))
            self.assertIn(b"--baseline", done.stderr)
        self.assertEqual(self.rewrite("--baseline", "missing", file).status, 2)

    def test_sarif(self):
        self.folder(a_dot_py=PYTHON + "\n" + PYTHON.replace("u)", "v)"))
        run = json.loads(self.rewrite("--diagnostics", "sarif", "a.py").stderr)["runs"][0]
        self.assertEqual([r["properties"]["language"] for r in run["results"]], ["python", "python"])
        marks = [json.dumps(r["partialFingerprints"]) for r in run["results"]]
        self.assertEqual(len(set(marks)), 2)

    def test_literal_settings(self):
        self.folder(a_dot_py="c.update_user_phone_config(\n    PhoneConfig={'PhoneType': 'SOFT_PHONE', 'AutoAccept': False})\n",
                    b_dot_ts="c.send(new CreateUserCommand({ PhoneConfig: { AutoAccept: flag } }));\n")
        one, two = (d for d in self.rewrite("--diagnostics", "json", ".").diagnostics if d["id"] == "legacy-call")
        self.assertEqual(one["replacement"], (
            "AutoAcceptConfigs=[\n"
            "        {'Channel': 'VOICE', 'AutoAccept': False, 'AgentFirstCallbackAutoAccept': False},\n"
            "        {'Channel': 'CHAT', 'AutoAccept': False},\n"
            "        {'Channel': 'TASK', 'AutoAccept': False},\n"
            "        {'Channel': 'EMAIL', 'AutoAccept': False},\n"
            "    ],\n"
            "    PhoneNumberConfigs=[\n"
            "        {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n"
            "    ]"))
        self.assertNotIn("replacement", two)
        self.assertIn("AutoAccept is no literal", two["message"])
        self.assertIn(b"    AutoAcceptConfigs=[\n", self.rewrite("a.py").stderr)

    # Writing

    def test_hard_links(self):
        self.folder(a_dot_sh=f"{CALL}\n")
        os.link(self.directory / "a.sh", self.directory / "b")
        done = self.rewrite("--write", "a.sh")
        self.assertEqual(done.status, 3)
        self.assertIn(b"hard links", done.stderr)
        self.assertEqual((self.directory / "a.sh").read_text(), f"{CALL}\n")

    def test_a_file_that_changes_in_the_meantime(self):
        file = self.write("a.sh", f"{CALL}\n")
        programs = self.directory / "programs"
        programs.mkdir()
        shfmt = programs / "shfmt"
        shfmt.write_text(f'#!/bin/sh\necho "# mine" >> {file}\nexec {shutil.which("shfmt")} "$@"\n')
        shfmt.chmod(0o755)
        done = self.rewrite("--write", file, PATH=f"{programs}:{ENVIRONMENT['PATH']}")
        self.assertEqual(done.status, 3)
        self.assertIn(b"somebody changed it in the meantime", done.stderr)
        self.assertIn("# mine", file.read_text())
        self.assertIn(CALL, file.read_text())

    def test_names_that_would_forge(self):
        for name in ("a\n+++ b", "a\x1b[31m", 'a"b\\c', "a\tb"):
            folder = self.directory / "f"
            folder.mkdir(exist_ok=True)
            (folder / f"{name}.sh").write_text(f"{CALL}\n")
            done = self.rewrite("f")
            self.assertEqual(done.stdout.count(b"\n--- ") + done.stdout.startswith(b"--- "), 1)
            self.assertEqual(sum(line.startswith(b"+++ ") for line in done.stdout.splitlines()), 1)
            self.assert_clean(done.stdout)
            self.assert_clean(done.stderr)
            patched = subprocess.run(["patch", "-p1", "--dry-run", "-s"], input=done.stdout, cwd=self.directory,
                                     capture_output=True) if shutil.which("patch") else None
            self.assertTrue(patched is None or patched.returncode == 0, patched)
            shutil.rmtree(folder)

    def test_long_names(self):
        name = "a" * 247 + ".sh"
        self.write(name, f"{CALL}\n")
        self.assertEqual(self.rewrite("--write", name).status, 0)
        self.assertIn("update-user-config", (self.directory / name).read_text())

    def test_a_circle_of_links(self):
        (self.directory / "a.sh").symlink_to("b.sh")
        (self.directory / "b.sh").symlink_to("a.sh")
        done = self.rewrite("--write", "a.sh")
        self.assertEqual(done.status, 3)
        self.assertIn(b"[input-unreadable]", done.stderr)
        self.assertEqual(self.rewrite(".").status, 0)

    # Pages

    def page(self, text):
        file = self.write("a.md", text)
        done = self.rewrite("--write", file)
        return file.read_text(), done

    def test_blocks_of_a_page(self):
        new = CALL.replace("phone-config --user", "config --user").replace(
            "--phone-config PhoneType", "--phone-number-configs Channel=VOICE,PhoneType")
        rows = (
            f"```sh\n{CALL}\n```\n", f"1. Do:\n\n   ```bash\n   {CALL}\n   ```\n", f"> ~~~~ bash\n> {CALL}\n> ~~~~\n",
            f"```console\n$ {CALL}\nnothing\n$ ls\nupdate-user-phone-config\n```\n", f"```sh title=x\r\n{CALL}\r\n```\r\n",
            f"```bash\n{CALL.replace('-id u ', '-id <USER_ID> ').replace('-id i', '-id <instance id>')}\n```\n",
            f"```bash\nif x; then\n{CALL}\nfi\n",
        )
        for row in rows:
            with self.subTest(row):
                text, done = self.page(row)
                expected = row.replace("update-user-phone-config --", "update-user-config --").replace(
                    "--phone-config PhoneType", "--phone-number-configs Channel=VOICE,PhoneType")
                self.assertEqual(text, expected.replace("\r\n", "\n"))
                self.assertEqual(done.status, 0, done.stderr)
        self.assertNotEqual(new, CALL)

    def test_a_block_whose_lines_go_on(self):
        text, _ = self.page("- x\n\n  ```console\n  $ aws connect update-user-phone-config \\\n  > --user-id u --instance-id i \\\n"
                            "  > --phone-config PhoneType=SOFT_PHONE,PersistentConnection=true\n  done\n  ```\n")
        self.assertEqual(text, "- x\n\n  ```console\n  $ aws connect update-user-config \\\n  > --user-id u --instance-id i \\\n"
                         "  > --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE \\\n  > --persistent-connection-configs "
                         "Channel=VOICE,PersistentConnection=true\n  done\n  ```\n")

    def test_places_in_blocks(self):
        self.folder(a_dot_md=f"# A\n\n- x\n\n  ```sh\n  {CALL} --colour x\n  ```\n```console\n$ ls\n$ {CALL} --colour x\n```\n")
        at = len(CALL) + 2
        self.assertEqual([row[1:3] for row in self.findings("a.md")], [(6, at + 2), (10, at + 2)])

    def test_blocks_that_are_left(self):
        for row in (f"```\n{CALL}\n```\n", f"Run `{CALL}`.\n", f"```sh\n{CALL} (\n```\n", f"    {CALL}\n",
                    f"```sh\n{CALL.replace('SOFT_PHONE', '<type>')}\n```\n"):
            with self.subTest(row):
                text, done = self.page(row)
                self.assertEqual(text, row)
                self.assertEqual(done.status, 1, done.stderr)


if __name__ == "__main__":
    unittest.main()
