"""`review`: exit status, both outputs, what is refused; and its CSV, read back."""

import csv
import io
import itertools
import json
import os
import stat

import support
from support import contact_centre
from support.reviewed import Reviewed

HEAD = ["UserId", "Username", "Outcome", "Treatment", "RoutingProfile", "HierarchyGroup", "SecurityProfiles", "Tags"]
USERS = 300


def setUpModule():
    global centre
    centre = Reviewed(USERS)


def tearDownModule():
    centre.close()


def rows(text):
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), strict=True))


class Review(support.ToolTest):
    def setUp(self):
        super().setUp()
        self.write("users.plan", (centre.directory / "users.plan").read_bytes())
        self.names = centre.directory / "names.json"

    def review(self, *arguments, **options):
        return self.run_tool("review", *arguments, **options)

    def test_the_page(self):
        result = self.review("users.plan", "-o", "page.html", "--names", self.names)
        self.assertEqual((result.status, result.stdout, result.stderr), (0, b"", b""))
        page = (self.directory / "page.html").read_bytes()
        self.assertEqual(page, centre.page.read_bytes(), "the same plan gives the same bytes")
        self.assertIn(f"Plan <code>{centre.digest}</code>".encode(), page)
        self.assertIn(contact_centre.routing_name(0).encode(), page)
        self.assertEqual(stat.S_IMODE(os.stat(self.directory / "page.html").st_mode), 0o600)
        (self.directory / "page.html").chmod(0o644)
        self.review("users.plan", "-o", "page.html")
        self.assertEqual(stat.S_IMODE(os.stat(self.directory / "page.html").st_mode), 0o600)

    def test_streams(self):
        page = self.review("users.plan", "-o", "-", "--names", self.names)
        self.assertEqual((page.status, page.stderr), (0, b""))
        self.assertEqual(page.stdout, centre.page.read_bytes())
        piped = self.review("-", "--csv", "/dev/stdout", "--names", self.names, stdin=(centre.directory / "users.plan").read_bytes())
        self.assertEqual(piped.stdout, centre.csv.read_bytes())

    def test_the_csv_is_read_back(self):
        text = centre.csv.read_bytes()
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(text.count(b"\r\n"), USERS + 1)
        found = rows(text)
        self.assertEqual(list(found[0])[:8], HEAD)
        planned = centre.users()
        self.assertEqual(len(found), len(planned))
        for row, user in zip(found, planned):
            self.assertNotIn(None, row)
            self.assertEqual(row["UserId"], user["UserId"])
            self.assertEqual(row["Outcome"], user["outcome"])
            self.assertEqual(row["Rules"], ", ".join(user.get("rules", [])))
            for change in user.get("changes", []):
                values = {"before": change.get("before", change["after"]), "after": change["after"]}
                for channel, when in itertools.product(change["channels"], values):
                    shown = row[f"{change['setting']} {channel}, {when}"]
                    if change["setting"] != "PhoneNumber":
                        self.assertEqual(shown, values[when] or "")
            said = any(each["id"] == "voice-now-covers-callbacks" for each in user.get("diagnostics", []))
            self.assertEqual(row["CallbacksChange"], "yes" if said else "no")
        self.assertEqual({row["Treatment"] for row in found}, {"Change", "Move", "Done", "Withheld"})

    def test_no_cell_begins_a_formula(self):
        for delimiter in ",;\t":
            for row in csv.reader(io.StringIO(centre.csv.read_text("utf-8-sig"), newline=""), delimiter=delimiter):
                for cell in row:
                    self.assertFalse(cell.strip(" \"").startswith(("=", "+", "-", "@", "\t", "\r", "\n")), cell)
        names = [row["Username"] for row in rows(centre.csv.read_bytes())]
        self.assertIn("'=HYPERLINK(\"http://example.invalid\";\"x\")", names)
        self.assertIn("a" * 4000, names)

    def test_numbers(self):
        number = "+12065550003"
        self.assertIn(number, (centre.directory / "users.plan").read_text())
        for content in (centre.page.read_text(), centre.csv.read_text()):
            self.assertNotIn(number, content)
            self.assertIn("+1206*****03", content)
        shown = self.review("users.plan", "-o", "page.html", "--csv", "rows.csv", "--show-numbers")
        self.assertEqual(shown.status, 0)
        for name in ("page.html", "rows.csv"):
            self.assertIn(number, (self.directory / name).read_text())

    def test_a_plan_that_is_not_whole(self):
        lines = (self.directory / "users.plan").read_bytes().splitlines(keepends=True)
        newer = b'{"plan":2,' + lines[0].split(b",", 1)[1]
        edited = lines[1].replace(b'"AutoAccept":false', b'"AutoAccept":true', 1)
        self.assertNotEqual(edited, lines[1])
        for name, content in {"cut": lines[:-1], "cut in a line": [*lines[:20], lines[20][:40]], "edited": [lines[0], edited, *lines[2:]],
                              "newer": [newer, *lines[1:]], "empty": [], "no plan": [b'{"Users": []}\n']}.items():
            for output in (("-o", "page.html"), ("--csv", "rows.csv"), ("--csv", "-"), ("-o", "-")):
                with self.subTest(name, output=output):
                    self.write("bad.plan", b"".join(content))
                    result = self.review("bad.plan", *output)
                    self.assertEqual((result.status, result.stdout), (2, b""), result.stderr)
                    self.assertRegex(result.stderr, rb"plan-(unrecognized|newer|cut-short|edited)")
                    self.assertFalse((self.directory / output[1]).exists())

    def test_usage(self):
        for arguments, said in ((("users.plan",), b"needs -o or --csv"), ((), b"PLAN"), (("users.plan", "-o", "x", "--csvv", "y"), b"--csv"),
                                (("users.plan", "-o", "users.plan"), b"--output is an input"),
                                (("users.plan", "--csv", "./users.plan"), b"--csv is an input"),
                                (("users.plan", "-o", "x", "--csv", "./x"), b"--output and --csv are the same place"),
                                (("-", "-o", "x", "--names", "-"), b"standard input can be read only once"),
                                (("users.plan", "-o", "-", "--csv", "-"), b"--output and --csv are the same place")):
            with self.subTest(arguments):
                before = sorted(path.name for path in self.directory.iterdir())
                result = self.review(*arguments)
                self.assertEqual((result.status, result.stdout), (2, b""))
                self.assertIn(said, result.stderr)
                self.assertEqual(sorted(path.name for path in self.directory.iterdir()), before)
        self.assertEqual((self.directory / "users.plan").read_bytes(), (centre.directory / "users.plan").read_bytes())

    def test_names_that_are_not_replaced(self):
        self.write("names.json", self.names.read_bytes())
        result = self.review("users.plan", "--names", "names.json", "-o", "names.json")
        self.assertEqual(result.status, 2)
        self.assertEqual((self.directory / "names.json").read_bytes(), self.names.read_bytes())

    def test_files(self):
        for arguments in (("missing.plan", "-o", "x"), ("users.plan", "-o", "missing/x"), ("users.plan", "-o", "."),
                          ("users.plan", "--csv", "/dev/full"), ("users.plan", "-o", "/dev/full"),
                          ("users.plan", "-o", "x", "--names", "missing.json")):
            with self.subTest(arguments):
                result = self.review(*arguments)
                self.assertEqual((result.status, result.stdout), (3, b""), result.stderr)
                self.assertRegex(result.stderr, rb"input-unreadable|output-unwritable")
        self.assertFalse((self.directory / "x").exists())

    def test_names_that_are_none(self):
        self.write("names.json", json.dumps({"What": []}))
        result = self.review("users.plan", "-o", "x", "--names", "names.json")
        self.assertEqual(result.status, 2)
        self.assertIn(b"names-unrecognized", result.stderr)

    def test_a_pipe_that_nobody_reads(self):
        reading, writing = os.pipe()
        os.close(reading)
        result = self.review("users.plan", "-o", "-", stdout=writing)
        os.close(writing)
        self.assertEqual(result.status, 3)
