"""The tool `rewrite`: exit code, standard output, standard error and files, each by itself.

    command_line.py TOOL
"""
import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile

TOOL = sys.argv[1]
OLD = b"#!/bin/sh\naws connect update-user-phone-config --user-id u --instance-id i --phone-config PhoneType=SOFT_PHONE\n"
NEW = b"#!/bin/sh\naws connect update-user-config --user-id u --instance-id i --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE\n"
TEMPLATE = b"Resources:\n  A:\n    Type: AWS::Connect::User\n    Properties:\n      PhoneConfig: {PhoneType: SOFT_PHONE}\n"


def run(*arguments, path=None):
    environment = dict(os.environ)
    if path is not None:
        environment["PATH"] = path
    return subprocess.run([TOOL, "rewrite", *map(str, arguments)], capture_output=True, timeout=60, check=False, env=environment)


def test_clean(folder):
    file = folder / "a.sh"
    file.write_bytes(NEW)
    done = run(file)
    assert (done.returncode, done.stdout) == (0, b""), done


def test_diff(folder):
    file = folder / "a.sh"
    file.write_bytes(OLD)
    done = run(file)
    name = str(file).lstrip("/").encode()
    assert done.returncode == 1
    assert done.stdout == (b"--- a/" + name + b"\n+++ b/" + name + b"\n@@ -1,2 +1,2 @@\n #!/bin/sh\n-" + OLD.splitlines()[1]
                           + b"\n+" + NEW.splitlines()[1] + b"\n"), done.stdout
    assert b"absent-field-kept" in done.stderr
    assert file.read_bytes() == OLD


def test_write_keeps_mode_and_links(folder):
    file, link = folder / "a.sh", folder / "link.sh"
    file.write_bytes(OLD)
    file.chmod(0o751)
    link.symlink_to("a.sh")
    done = run("--write", link)
    assert (done.returncode, done.stdout) == (0, b""), done
    assert link.is_symlink() and file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o751
    assert sorted(p.name for p in folder.iterdir()) == ["a.sh", "link.sh"], "a temporary file stayed"


def test_write_fails(folder):
    if os.geteuid() == 0:
        return  # root may write anywhere
    file = folder / "a.sh"
    file.write_bytes(OLD)
    folder.chmod(0o555)
    done = run("--write", file)
    folder.chmod(0o755)
    assert done.returncode == 3 and b"[output-unwritable]" in done.stderr
    assert file.read_bytes() == OLD


def test_directory(folder):
    (folder / "sub").mkdir()
    (folder / ".git").mkdir()
    (folder / "node_modules").mkdir()
    for place in ("sub/run", "sub/b.bash", ".git/c.sh", "node_modules/d.sh", "sub/notes.txt"):
        (folder / place).write_bytes(OLD if place != "sub/notes.txt" else OLD[10:])
    (folder / "t.template").write_bytes(TEMPLATE)
    (folder / "chart.yaml").write_bytes(b"{{ .Values.broken }}: [\n")
    (folder / "loop").symlink_to(".")
    (folder / "again.sh").symlink_to("sub/b.bash")
    done = run(folder)
    assert done.returncode == 1
    changed = [line.split(b"/")[-1] for line in done.stdout.splitlines() if line.startswith(b"+++ ")]
    assert changed == [b"again.sh", b"run", b"t.template"], changed
    assert b"not-a-template" not in done.stderr, done.stderr
    assert run("--write", folder).returncode == 0
    assert (folder / "sub/b.bash").read_bytes() == NEW and (folder / ".git/c.sh").read_bytes() == OLD
    assert run(folder).returncode == 0


def test_shebangs(folder):
    for number, line in enumerate((b"#!/usr/bin/env bash", b"#!/bin/sh -e", b"#! /usr/bin/env -S dash")):
        file = folder / f"script{number}"
        file.write_bytes(line + OLD[9:])
        assert run(file).stdout, line
    file = folder / "python"
    file.write_bytes(b"#!/usr/bin/python3" + OLD[9:])
    done = run(file)
    assert (done.returncode, done.stdout) == (1, b"") and b"[not-a-template]" in done.stderr


def test_shfmt_missing(folder):
    file = folder / "a.sh"
    file.write_bytes(OLD)
    done = run(file, path=str(folder))
    assert (done.returncode, done.stdout) == (3, b""), done
    assert b"Debian package shfmt" in done.stderr


def test_syntax_error(folder):
    file = folder / "a.sh"
    file.write_bytes(b"if true; then\n" + OLD[10:] + b"(\n")
    done = run(file)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"a.sh:3:1: error: " in done.stderr and b"[shell-syntax]" in done.stderr, done.stderr


def test_bash_under_a_posix_first_line(folder):
    file = folder / "a.sh"
    file.write_bytes(OLD + b"list=(a b)\n")
    assert run(file).stdout


def test_broken_template(folder):
    file = folder / "a.yaml"
    file.write_bytes(TEMPLATE + b"  - [\n")
    done = run("--write", file)
    assert done.returncode == 1 and b"[not-a-template]" in done.stderr, done
    assert file.read_bytes() == TEMPLATE + b"  - [\n"


def test_unreadable(folder):
    done = run(folder / "no.sh", folder)
    assert (done.returncode, done.stdout) == (3, b"") and b"[input-unreadable]" in done.stderr


def test_unreadable_does_not_stop_the_rest(folder):
    file = folder / "a.sh"
    file.write_bytes(OLD)
    done = run("--write", folder / "no.sh", file)
    assert done.returncode == 3 and file.read_bytes() == NEW


def test_usage(folder):
    for arguments in ((), ("--wirte", folder), ("--auto-accept", "some", folder), ("--diagnostics", "xml", folder)):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, b""), (arguments, done)
        assert done.stderr, arguments
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, b"") and b"--write" in done.stdout


def test_json_and_sarif(folder):
    file = folder / "a.yaml"
    file.write_bytes(TEMPLATE + b"  P: {Effect: Allow, Action: connect:UpdateUserPhoneConfig}\n")
    lines = [json.loads(line) for line in run("--diagnostics", "json", file).stderr.splitlines()]
    assert [line["id"] for line in lines] == ["absent-field-kept", "absent-field-kept", "iam-permission-needed"], lines
    assert (lines[2]["line"], lines[2]["pointer"]) == (6, "/Resources/P")
    sarif = json.loads(run("--diagnostics", "sarif", file).stderr)
    assert sarif["version"] == "2.1.0" and len(sarif["runs"][0]["results"]) == 3
    file.write_bytes(b"a: b\n")
    assert json.loads(run("--diagnostics", "sarif", file).stderr)["runs"][0]["results"] == []


def test_options(folder):
    file = folder / "a.sh"
    file.write_bytes(OLD.replace(b"SOFT_PHONE", b"SOFT_PHONE,AutoAccept=true"))
    assert b"Channel=EMAIL,AutoAccept=true" in run("--auto-accept", "all", file).stdout
    assert b"AfterContactWorkTimeLimit=0" in run("--absent", "reset", file).stdout


def test_names_cannot_write_to_the_terminal(folder):
    file = folder / "a\x1b[31m.sh"
    file.write_bytes(b"eval 'aws connect update-user-phone-config'\n")
    done = run(file)
    assert b"\x1b" not in done.stderr, done.stderr


def main():
    failures = 0
    for name, test in sorted(globals().items()):
        if not name.startswith("test_"):
            continue
        try:
            with tempfile.TemporaryDirectory() as folder:
                test(pathlib.Path(folder))
            print(f"ok    {name}")
        except AssertionError as error:
            failures += 1
            print(f"FAIL  {name}: {error}")
    sys.exit(1 if failures else 0)


main()
