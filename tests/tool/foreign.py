"""Files that are no export: each is called by its name, once, and nothing of it is taken for a record."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import support
from support import SOURCE, lines, user

USERS = [user(str(number), AutoAccept=True, PhoneType="SOFT_PHONE") for number in range(700)]
EXPORT = json.dumps({"Users": USERS}, indent=1).encode()
NEXT = "aws connect search-users --instance-id ID --output json"


def archive(method):
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", method) as file:
        for number in range(20):
            file.writestr(f"users{number}.ndjson", lines(*USERS))
    return to.getvalue()


def tar():
    to = io.BytesIO()
    with tarfile.open(fileobj=to, mode="w") as file:
        member = tarfile.TarInfo("users.json")
        member.size = len(EXPORT)
        file.addfile(member, io.BytesIO(EXPORT))
    return to.getvalue()


def column_of_json():
    to = io.StringIO()
    csv.writer(to, quoting=csv.QUOTE_ALL).writerows([["Id", "PhoneConfig"], *([each["Id"], json.dumps(each["PhoneConfig"])]
                                                                            for each in USERS)])
    return to.getvalue().encode()


# name, bytes, what it is called, the next step
ROWS = [
    ("gzip", gzip.compress(EXPORT), "compressed with gzip", "gzip -dc FILE | connect-userconfig convert"),
    ("gzip that was stored", gzip.compress(EXPORT, 0), "compressed with gzip", "gzip -dc"),
    ("bzip2", bz2.compress(EXPORT), "compressed with bzip2", "bzip2 -dc"),
    ("xz", lzma.compress(EXPORT), "compressed with xz", "xz -dc"),
    ("zip", archive(zipfile.ZIP_DEFLATED), "a zip archive", "unzip -p"),
    ("zip that is stored", archive(zipfile.ZIP_STORED), "a zip archive", "unzip -p"),
    ("PDF", b"%PDF-1.4\n1 0 obj\n" + EXPORT, "a PDF document", NEXT),
    ("tar", tar(), "a tar archive", "tar -xOf FILE | connect-userconfig convert"),
    ("tar, compressed", gzip.compress(tar()), "compressed with gzip", "gzip -dc FILE"),
    ("UTF-16, big end first", EXPORT.decode().encode("utf-16-be"), "UTF-16", "iconv -f UTF-16BE -t UTF-8"),
    ("UTF-32, big end first", EXPORT.decode().encode("utf-32-be"), "UTF-32", "iconv -f UTF-32BE -t UTF-8"),
    ("no AWS CLI", b"bash: line 1: aws: command not found\n", "(bash: line 1: aws: command not found)", NEXT),
    ("YAML, a line", b"Arn: arn:aws:connect:x\n", "YAML", NEXT),
    ("list-users", lines(*[{"UserSummaryList": [{"Id": str(n)} for n in range(500)]}] * 3), "what list-users prints", NEXT),
    ("a template in JSON", json.dumps({"Description": "x", "Resources": {"U": {"Type": "AWS::Connect::User"}}}, indent=1).encode(),
     "a CloudFormation template", "connect-userconfig rewrite FILE"),
    ("a report", lines(*[{"id": "wrong-type", "severity": "error", "message": "x"}] * 300), "--diagnostics json", "--rejects"),
    ("SARIF", b'{"$schema":"x/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[' + b"{}," * 30000 + b"{}]}]}", "a SARIF report",
     "--rejects"),
    ("UTF-16", EXPORT.decode().encode("utf-16"), "UTF-16", "iconv -f UTF-16 -t UTF-8"),
    ("UTF-16 without a mark", EXPORT.decode().encode("utf-16-le"), "UTF-16", "iconv -f UTF-16"),
    ("UTF-32", EXPORT.decode().encode("utf-32"), "UTF-32", "iconv -f UTF-32"),
    ("HTML", b"<!DOCTYPE html>\n<html><script>\n" + EXPORT, "an HTML page", NEXT),
    ("XML", b'<?xml version="1.0"?>\n<Users>\n' + b"<User><Id>a</Id></User>\n" * 600, "XML", NEXT),
    ("YAML", b"Users:\n" + b"- Arn: arn:aws:connect\n  Id: a\n" * 600, "YAML", NEXT),
    ("CSV", b"username,phone type,auto accept\n" + b"mary,SOFT_PHONE,true\n" * 600, "a table of values (CSV)", NEXT),
    ("CSV with a column of JSON", column_of_json(), "a table of values (CSV)", NEXT),
    ("identifiers", b"aaaa0000-0000-4000-8000-000000000000\n" * 600, "CSV of one column", NEXT),
    ("a column of names", b"Username\n" + b"agent-1\n" * 600, "CSV of one column", NEXT),
    ("JSON in strings", lines(*map(json.dumps, USERS)), "JSON inside of strings", "jq fromjson FILE | connect-userconfig convert"),
    ("what Python prints", repr({"Users": USERS}).encode(), "Python or JavaScript prints", "json.dumps(RESPONSE, default=str)"),
    ("AWS CLI, table", b"-" * 40 + b"\n|" + b" SearchUsers ".center(38) + b"|\n" + b"+--+--+\n|  Id  |\n" * 600,
     "--output table", NEXT),
    ("AWS CLI, text", b"USERS\tarn:aws:connect\ta\nPHONECONFIG\t0\tFalse\n" * 600, "--output text", NEXT),
    ("AWS CLI, error", b"\nAn error occurred (AccessDeniedException) when calling the SearchUsers operation: no\n",
     "(An error occurred (AccessDeniedException) when calling the SearchUsers operation: no)", NEXT),
    ("AWS CLI, no credentials", b"\nUnable to locate credentials. You can configure them.\n", "Unable to locate", NEXT),
    ("our own script", None, "a script", "connect-userconfig rewrite FILE"),
    ("a template", (SOURCE / "tests/rewrite/data/mixed.in.yaml").read_bytes(), "a CloudFormation template",
     "connect-userconfig rewrite FILE"),
]


def listed(number):
    """A user as ListUsers tells of it."""
    return {key: value for key, value in user(str(number)).items() if key in ("Id", "Arn")} | {
        "Username": f"agent-{number}", "LastModifiedTime": "2026-01-01T00:00:00Z", "LastModifiedRegion": "us-west-2"}


LISTED = [listed(number) for number in range(3)]
# JSON that somebody has at hand and that holds no settings: name, records, what it is called.
FAMILIAR = [
    ("list-users", [{"NextToken": "t", "UserSummaryList": LISTED}], NEXT),
    ("an answer", [{"message": "Forbidden"}], NEXT),
    ("an answer of another protocol", [{"__type": "AccessDeniedException", "Message": "x"}], NEXT),
    ("its users alone", LISTED, NEXT),
    ("its users as a list", [LISTED], NEXT),
    ("its users as if they were of SearchUsers", [{"Users": LISTED}], NEXT),
    ("routing profiles", [{"RoutingProfileSummaryList": [{"Id": "r", "Name": "n"}]}], "--names FILE"),
    ("security profiles", [{"NextToken": "t", "SecurityProfiles": []}], "--names FILE"),
    ("hierarchy groups", [{"UserHierarchyGroups": []}], "--names FILE"),
    ("a policy", [{"policy": 1, "rules": []}], "--policy FILE"),
]


class Foreign(support.ToolTest):
    def content(self, name, content):
        if content is not None:
            return content
        return self.run_tool("convert", "-q", "--format", "aws-cli", stdin=lines(*USERS)).stdout

    def test_called_by_its_name_once(self):
        for name, content, called, step in ROWS:
            with self.subTest(name):
                self.write("input", self.content(name, content))
                for arguments in ([], ["--rejects", "rejects"], ["--from", "search-users"], ["--unbuffered"]):
                    result = self.convert(b"", "input", *arguments)
                    self.assertEqual((result.status, result.stdout, result.ids), (1, b"", ["not-an-export"]))
                    self.assertIn(called, result.diagnostics[0]["message"])
                    self.assertIn(step, result.diagnostics[0]["message"])
                    self.assertEqual(result.diagnostics[0]["source"], "input")
                shown = self.run_tool("check", "input").stderr.decode()
                self.assertEqual(shown.count("[not-an-export]"), 1)
                self.assertIn("0 records read", shown)

    def test_familiar_json_is_called_by_its_name(self):
        for name, records, step in FAMILIAR:
            for arguments in ([], ["--from", "search-users"], ["--instance-id", "i-1"]):
                with self.subTest(name, arguments=arguments):
                    result = self.convert(lines(*records), *arguments)
                    self.assertEqual((result.status, result.stdout, set(result.ids)), (1, b"", {"unrecognized-form"}))
                    for each in result.diagnostics:
                        self.assertIn(step, each["message"])

    def test_a_plan_is_no_export(self):
        self.write("users.json", json.dumps({"Users": USERS[:3], "ApproximateTotalCount": 3}))
        self.assertEqual(self.run_tool("plan", "-q", "-o", "a.plan", "users.json").status, 0)
        for arguments in ([], ["--instance-id", "i-1"], ["--from", "describe-user"]):
            with self.subTest(arguments):
                result = self.convert(b"", "a.plan", *arguments)
                self.assertEqual((result.status, result.stdout, result.ids), (1, b"", ["not-an-export"]))
                self.assertIn("plan --summary FILE", result.diagnostics[0]["message"])
                self.assertIn("0 records read", self.run_tool("check", *arguments, "a.plan").stderr.decode())
        # Behind an export it is a record at a time, and still called by its name.
        result = self.convert(lines(user("1")) + (self.directory / "a.plan").read_bytes())
        self.assertEqual([each["UserId"] for each in result.requests], ["u-1"])
        self.assertIn("plan --summary FILE", result.diagnostics[-1]["message"])

    def test_the_step_gives_the_users(self):
        """What can be made an export of is one when the command was run."""
        for name, content, _, step in ROWS:
            if not step.startswith(("gzip", "xz", "bzip2", "iconv", "tar")) or name == "tar, compressed":
                continue
            self.write("FILE", content)
            told = self.convert(b"", "FILE").diagnostics[0]["message"]
            command = told[told.rindex(": ") + 2:told.index(" | connect-userconfig convert")]
            made = self.run_program("sh", "-c", command)
            self.assertEqual((made.status, json.loads(made.stdout)), (0, json.loads(EXPORT)), name)

    def test_beside_the_export_too(self):
        self.write("users.json", EXPORT)
        self.write("names", gzip.compress(b"{}"))
        self.write("utf16", "policy: 1".encode("utf-16"))
        self.write("good.yaml", b"policy: 1\nrules: []\n")
        for arguments, step in ((["check", "--policy", "names"], "gzip -dc FILE > NEW_FILE"),
                                (["check", "--policy", "utf16"], "iconv -f UTF-16 -t UTF-8 FILE > NEW_FILE"),
                                (["check", "--policy", "good.yaml", "--names", "names"], "gzip -dc FILE > NEW_FILE"),
                                (["check", "--since", "names"], "gzip -dc FILE > NEW_FILE"),
                                (["plan", "--summary"], "gzip -dc FILE > NEW_FILE")):
            file = "names" if arguments[0] == "plan" else "users.json"
            result = self.run_tool(*arguments, file)
            self.assertEqual(result.status, 2)
            self.assertEqual(result.stderr.decode().count(step), 1, result.stderr)
            self.assertEqual(result.stderr.decode().count("error:"), 1, result.stderr)

    def test_the_other_inputs_are_converted(self):
        content = {name: content for name, content, *_ in ROWS}
        self.write("zip", content["zip"])
        self.write("csv", content["CSV"])
        result = self.convert(lines(user("in")), "zip", "-", "csv")
        self.assertEqual(result.status, 1)
        self.assertEqual([request["UserId"] for request in result.requests], ["u-in"])
        self.assertEqual([(d["id"], d["source"]) for d in result.diagnostics if d["severity"] == "error"],
                         [("not-an-export", "zip"), ("not-an-export", "csv")])

    def test_text_around_records_does_not_hide_them(self):
        for before in ("no JSON\n", "a,b\nc,d\n", "Note: x\nWarning: y\n", "\nAn error occurred (X) when calling the Y operation: z\n",
                       "#comment\n", "<p>\n", "x" * 5000 + "\n"):
            with self.subTest(before):
                result = self.convert(before.encode() + lines(user("1"), user("2")))
                self.assertEqual([request["UserId"] for request in result.requests], ["u-1", "u-2"])
                self.assertNotIn("not-an-export", result.ids)
                self.assertEqual(result.status, 1)

    def test_every_sample_is_an_export(self):
        for path in (SOURCE / "examples").glob("*.*json"):
            self.assertNotIn("not-an-export", self.convert(path.read_bytes()).ids)


if __name__ == "__main__":
    support.main()
