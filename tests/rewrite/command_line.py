"""The tool `rewrite`: exit code, standard output, standard error and files, each by itself."""

import json
import os
import stat

import support
from support import ENVIRONMENT

OLD = b"#!/bin/sh\naws connect update-user-phone-config --user-id u --instance-id i --phone-config PhoneType=SOFT_PHONE\n"
NEW = b"#!/bin/sh\naws connect update-user-config --user-id u --instance-id i --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE\n"
TEMPLATE = b"Resources:\n  A:\n    Type: AWS::Connect::User\n    Properties:\n      PhoneConfig: {PhoneType: SOFT_PHONE}\n"


class CommandLine(support.ToolTest):
    def rewrite(self, *arguments, path=ENVIRONMENT["PATH"]):
        return self.run_tool("rewrite", *arguments, env={**ENVIRONMENT, "PATH": path})

    def test_clean(self):
        file = self.write("a.sh", NEW)
        done = self.rewrite(file)
        assert (done.status, done.stdout) == (0, b""), done

    def test_diff(self):
        file = self.write("a.sh", OLD)
        done = self.rewrite(file)
        name = str(file).lstrip("/").encode()
        assert done.status == 1
        assert done.stdout == (b"--- a/" + name + b"\n+++ b/" + name + b"\n@@ -1,2 +1,2 @@\n #!/bin/sh\n-" + OLD.splitlines()[1]
                               + b"\n+" + NEW.splitlines()[1] + b"\n"), done.stdout
        assert b"absent-field-kept" in done.stderr
        assert file.read_bytes() == OLD

    def test_write_keeps_mode_and_links(self):
        file, link = self.directory / "a.sh", self.directory / "link.sh"
        file.write_bytes(OLD)
        file.chmod(0o751)
        link.symlink_to("a.sh")
        done = self.rewrite("--write", link)
        assert (done.status, done.stdout) == (0, b""), done
        assert link.is_symlink() and file.read_bytes() == NEW
        assert stat.S_IMODE(file.stat().st_mode) == 0o751
        assert sorted(p.name for p in self.directory.iterdir()) == ["a.sh", "link.sh"], "a temporary file stayed"

    def test_write_fails(self):
        if os.geteuid() == 0:
            return  # root may write anywhere
        file = self.write("a.sh", OLD)
        self.directory.chmod(0o555)
        done = self.rewrite("--write", file)
        self.directory.chmod(0o755)
        assert done.status == 3 and b"[output-unwritable]" in done.stderr
        assert file.read_bytes() == OLD

    def test_directory(self):
        (self.directory / "sub").mkdir()
        (self.directory / ".git").mkdir()
        (self.directory / "node_modules").mkdir()
        for place in ("sub/run", "sub/b.bash", ".git/c.sh", "node_modules/d.sh", "sub/notes.txt"):
            (self.directory / place).write_bytes(OLD if place != "sub/notes.txt" else b"Once there was update-user-phone-config.\n")
        (self.directory / "t.template").write_bytes(TEMPLATE)
        (self.directory / "chart.yaml").write_bytes(b"{{ .Values.broken }}: [\n")
        (self.directory / "loop").symlink_to(".")
        (self.directory / "again.sh").symlink_to("sub/b.bash")
        done = self.rewrite(self.directory)
        assert done.status == 1
        changed = [line.split(b"/")[-1] for line in done.stdout.splitlines() if line.startswith(b"+++ ")]
        assert changed == [b"again.sh", b"run", b"t.template"], changed
        assert b"not-a-template" not in done.stderr, done.stderr
        assert self.rewrite("--write", self.directory).status == 0
        assert (self.directory / "sub/b.bash").read_bytes() == NEW and (self.directory / ".git/c.sh").read_bytes() == OLD
        assert self.rewrite(self.directory).status == 0

    def test_shebangs(self):
        for number, line in enumerate((b"#!/usr/bin/env bash", b"#!/bin/sh -e", b"#! /usr/bin/env -S dash")):
            file = self.directory / f"script{number}"
            file.write_bytes(line + OLD[9:])
            assert self.rewrite(file).stdout, line
        file = self.write("python", b"#!/usr/bin/python3" + OLD[9:])
        done = self.rewrite(file)
        assert (done.status, done.stdout) == (1, b"") and b"[legacy-call]" in done.stderr

    def test_shfmt_missing(self):
        file = self.write("a.sh", OLD)
        done = self.rewrite(file, path=str(self.directory))
        assert (done.status, done.stdout) == (3, b""), done
        assert b"Debian package shfmt" in done.stderr

    def test_what_takes_too_much_to_parse_is_no_syntax_error(self):
        file = self.write("a.sh", OLD)
        (self.directory / "bin").mkdir()
        for name, script in (("killed", "kill -9 $$"), ("endless", "exec yes"), ("memory", "echo 'fatal error: out of memory' >&2; exit 2"),
                             ("depth", "echo \"invalid character '{' exceeded max depth\" >&2; exit 1")):
            with self.subTest(name):
                self.script("bin/shfmt", f"#!/bin/sh\n{script}\n")
                done = self.rewrite(file, path=f"{self.directory}/bin:/usr/bin:/bin")
                assert (done.status, done.stdout) == (1, b""), done
                assert b"more than 1 GiB of memory, 60 s" in done.stderr, done.stderr
                assert b"a.sh:2:13: error: the legacy API is called here" in done.stderr, done.stderr

    def test_limits_of_shfmt(self):
        """Whatever shfmt does, it does under limits."""
        file = self.write("a.sh", OLD)
        (self.directory / "bin").mkdir()
        self.script("bin/shfmt", "#!/bin/sh\nwhile [ \"$(ulimit -t)\" = unlimited ] || [ \"$(ulimit -c)\" != 0 ]; do :; done\necho $(ulimit -d; ulimit -t; ulimit -f; ulimit -c) >&2\nexit 1\n")
        done = self.rewrite(file, path=f"{self.directory}/bin:/usr/bin:/bin")
        limits = done.stderr.split(b"does not parse: ")[1].split(b" [")[0].split()
        assert limits == [b"1048576", b"60", b"524288", b"0"], done.stderr

    def test_syntax_error(self):
        file = self.write("a.sh", b"if true; then\n" + OLD[10:] + b"(\n")
        done = self.rewrite(file)
        assert (done.status, done.stdout) == (1, b"")
        assert b"a.sh:3:1: error: " in done.stderr and b"[shell-syntax]" in done.stderr, done.stderr

    def test_bash_under_a_posix_first_line(self):
        file = self.write("a.sh", OLD + b"list=(a b)\n")
        assert self.rewrite(file).stdout

    def test_broken_template(self):
        file = self.write("a.yaml", TEMPLATE + b"  - [\n")
        done = self.rewrite("--write", file)
        assert done.status == 1 and b"[not-a-template]" in done.stderr, done
        assert file.read_bytes() == TEMPLATE + b"  - [\n"

    def test_unreadable(self):
        done = self.rewrite(self.directory / "no.sh", self.directory)
        assert (done.status, done.stdout) == (3, b"") and b"[input-unreadable]" in done.stderr

    def test_unreadable_does_not_stop_the_rest(self):
        file = self.write("a.sh", OLD)
        done = self.rewrite("--write", self.directory / "no.sh", file)
        assert done.status == 3 and file.read_bytes() == NEW

    def test_usage(self):
        for arguments in ((), ("--wirte", self.directory), ("--auto-accept", "some", self.directory), ("--diagnostics", "xml", self.directory)):
            done = self.rewrite(*arguments)
            assert (done.status, done.stdout) == (2, b""), (arguments, done)
            assert done.stderr, arguments
        done = self.rewrite("--help")
        assert (done.status, done.stderr) == (0, b"") and b"--write" in done.stdout

    def test_json_and_sarif(self):
        file = self.write("a.yaml", TEMPLATE + b"  P: {Effect: Allow, Action: connect:UpdateUserPhoneConfig}\n")
        lines = [json.loads(line) for line in self.rewrite("--diagnostics", "json", file).stderr.splitlines()]
        assert [line["id"] for line in lines] == ["iam-permission-needed", "rewritable-call"], lines
        assert [lines[0][name] for name in ("line", "column", "end_line", "end_column")] == [6, 30, 6, 59]
        assert lines[0]["pointer"] == "/Resources/P"
        sarif = json.loads(self.rewrite("--diagnostics", "sarif", file).stderr)
        assert sarif["version"] == "2.1.0" and len(sarif["runs"][0]["results"]) == 2
        region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert (region["endLine"], region["endColumn"]) == (6, 59), region
        file.write_bytes(b"a: b\n")
        assert json.loads(self.rewrite("--diagnostics", "sarif", file).stderr)["runs"][0]["results"] == []

    def test_options(self):
        file = self.write("a.sh", OLD.replace(b"SOFT_PHONE", b"SOFT_PHONE,AutoAccept=true"))
        assert b"Channel=EMAIL,AutoAccept=true" in self.rewrite("--auto-accept", "all", file).stdout
        assert b"AfterContactWorkTimeLimit=0" in self.rewrite("--absent", "reset", file).stdout

    def test_names_cannot_write_to_the_terminal(self):
        file = self.write("a\x1b[31m.sh", b"eval 'aws connect update-user-phone-config'\n")
        done = self.rewrite(file)
        assert b"\x1b" not in done.stderr, done.stderr
