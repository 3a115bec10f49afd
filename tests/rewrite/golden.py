"""Scripts and templates of real shapes, rewritten by the tool.

    golden.py TOOL DATA_DIRECTORY [--update]

NAME.in.EXT becomes NAME.out.EXT and tells NAME.EXT.findings. What else must hold of each: the diff, applied, gives the
same bytes as --write; the second run changes nothing; a script still parses; line ends stay as they were.
"""
import pathlib
import subprocess
import sys
import tempfile

OPTIONS = {"existing_keep": ["--existing", "keep"], "existing_overwrite": ["--existing", "overwrite"]}


def run(tool, options, cwd):
    return subprocess.run([tool, "rewrite", *options], cwd=cwd, capture_output=True, timeout=60, check=False)


def patched(before, diff):
    """Applies a unified diff, strictly: the context has to be there, at the line that the header names."""
    old = before.split(b"\n")
    old = [line + b"\n" for line in old[:-1]] + ([old[-1]] if old[-1] else [])
    new, at = [], 0
    lines = diff.split(b"\n")
    lines = [line + b"\n" for line in lines[:-1]]
    assert lines[0].startswith(b"--- a/") and lines[1].startswith(b"+++ b/"), lines[:2]
    i = 2
    while i < len(lines):
        header = lines[i].split()
        assert header[0] == b"@@" == header[3], lines[i]
        (start, count), (new_start, new_count) = ([int(n) for n in part[1:].split(b",")] for part in header[1:3])
        start -= 1 if count else 0
        new.extend(old[at:start])
        at = start
        assert len(new) == new_start - (1 if new_count else 0), (lines[i], len(new))
        i += 1
        seen_old = seen_new = 0
        while i < len(lines) and not lines[i].startswith(b"@@"):
            mark, text = lines[i][:1], lines[i][1:]
            if i + 1 < len(lines) and lines[i + 1].startswith(b"\\"):
                text = text[:-1]
            if mark in b" -" and mark:
                assert old[at] == text, (old[at], text)
                at += 1
                seen_old += 1
            if mark in b" +" and mark:
                new.append(text)
                seen_new += 1
            i += 1
        assert (seen_old, seen_new) == (count, new_count), "a hunk counts its lines wrong"
    return b"".join(new + old[at:])


def check(tool, source, update):
    name = source.name.split(".in.")[0]
    extension = source.suffix
    expected = source.with_name(f"{name}.out{extension}")
    findings = source.with_name(f"{name}{extension}.findings")
    options = OPTIONS.get(name, [])
    before = source.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder, "file" + extension)
        target.write_bytes(before)
        shown = run(tool, [*options, target.name], folder)
        assert target.read_bytes() == before, "the file was written without --write"
        written = run(tool, ["--write", *options, target.name], folder)
        after = target.read_bytes()
        assert written.stdout == b"", written.stdout
        told = b"".join(line for line in written.stderr.splitlines(keepends=True) if b" looked at: " not in line)
        told = told.replace(b"file" + extension.encode() + b":", b"")
        if update:
            expected.write_bytes(after)
            findings.write_bytes(told)
        assert after == expected.read_bytes(), f"{after.decode()}\nis not {expected.name}"
        assert told == findings.read_bytes(), f"{told.decode()}\nis not {findings.name}"
        assert after != before, "nothing changed"
        assert patched(before, shown.stdout) == after, "the diff is not what --write does"
        person = b": error: " in told or b": warning: " in told
        assert shown.returncode == 1, shown.returncode
        assert written.returncode == (1 if person else 0), written.returncode
        if b"\r\n" in before:
            assert after.count(b"\n") == after.count(b"\r\n"), "a line lost its CR"
        else:
            assert b"\r" not in after
        again = run(tool, [*options, target.name], folder)
        assert again.stdout == b"", f"the second run changes {again.stdout.decode()}"
        if extension == ".sh":
            parse = subprocess.run(["bash", "-n", target.name], cwd=folder, capture_output=True, check=False)
            assert parse.returncode == 0, parse.stderr


def main():
    tool, data = sys.argv[1], pathlib.Path(sys.argv[2])
    sources = sorted(data.glob("*.in.*"))
    assert sources, "no samples"
    failures = 0
    for source in sources:
        try:
            check(tool, source, "--update" in sys.argv)
            print(f"ok    {source.name}")
        except AssertionError as error:
            failures += 1
            print(f"FAIL  {source.name}: {error}")
    sys.exit(1 if failures else 0)


main()
