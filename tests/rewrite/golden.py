"""Scripts and templates of real shapes, rewritten by the tool.

data/NAME.in.EXT becomes NAME.out.EXT and tells NAME.EXT.findings, which run.py --update writes. What else must hold of
each: the diff, applied, gives the same bytes as --write; the second run changes nothing; a script still parses; line ends
stay as they were.
"""

import pathlib

import support

DATA = pathlib.Path(__file__).with_name("data")
OPTIONS = {"existing_keep": ["--existing", "keep"], "existing_overwrite": ["--existing", "overwrite"]}


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


class Golden(support.ToolTest):
    def test_every_sample(self):
        sources = sorted(DATA.glob("*.in.*"))
        self.assertTrue(sources)
        for source in sources:
            with self.subTest(source.name):
                self.check(source)

    def check(self, source):
        name, extension = source.name.split(".in.")[0], source.suffix
        options = OPTIONS.get(name, [])
        before = source.read_bytes()
        target = self.write("file" + extension, before)
        shown = self.run_tool("rewrite", *options, target.name)
        self.assertEqual(target.read_bytes(), before, "the file was written without --write")
        written = self.run_tool("rewrite", "--write", *options, target.name)
        after = target.read_bytes()
        self.assertEqual(written.stdout, b"")
        told = b"".join(line for line in written.stderr.splitlines(keepends=True) if b" looked at: " not in line)
        told = told.replace(b"file" + extension.encode() + b":", b"")
        self.assert_expected(after, source.with_name(f"{name}.out{extension}"))
        self.assert_expected(told, source.with_name(f"{name}{extension}.findings"))
        self.assertNotEqual(after, before, "nothing changed")
        self.assertEqual(patched(before, shown.stdout), after, "the diff is not what --write does")
        person = b": error: " in told or b": warning: " in told
        self.assertEqual((shown.status, written.status), (1, 1 if person else 0))
        self.assertEqual(after.count(b"\r"), after.count(b"\n") if b"\r\n" in before else 0, "a line lost its CR, or got one")
        self.assertEqual(self.run_tool("rewrite", *options, target.name).stdout, b"", "the second run changes something")
        if extension == ".sh":
            self.assertEqual(self.run_program("bash", "-n", target.name).status, 0)
