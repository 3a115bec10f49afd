"""SARIF 2.1.0: the schema, and what it cannot say, with findings and without, of every command that writes it.

The schema of the parts that are used is ours, and stricter than the format. The format's own is compared with as well, if
an npm package that holds it can be had."""

import json
import os

import jsonschema

import support
from support import SOURCE, lines, user
from support.npm import installed

OURS = json.loads((SOURCE / "tests/data/sarif-2.1.0.schema.json").read_text("utf-8"))
PACKAGE = "@microsoft/jest-sarif"
THEIRS = "lib/schemas/sarif-2.1.0-rtm.5.json"
HOSTILE = "a b%20#?\x1b[1m\u202eÄ'\".json"


def end(region):
    line = region.get("endLine", region["startLine"])
    return line, region.get("endColumn", region.get("startColumn", 1) if line == region["startLine"] else 1)


class Sarif(support.ToolTest):
    def checked(self, text):
        """The run of a document that is as it has to be."""
        document = json.loads(text)
        jsonschema.validate(document, OURS, cls=jsonschema.Draft7Validator)
        run = document["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            for location in result.get("locations", []):
                region = location["physicalLocation"].get("region")
                if region:
                    self.assertGreaterEqual(end(region), (region["startLine"], region.get("startColumn", 1)))
        return run

    def document(self, stdin, *arguments):
        result = self.run_tool("convert", "-q", "--diagnostics", "sarif", "--diagnostics-file", "out.sarif", *arguments, stdin=stdin)
        self.assertEqual(result.stderr, b"")
        return self.checked((self.directory / "out.sarif").read_text("utf-8")), result.status

    def documents(self):
        """Documents of all kinds: nothing to say, all kinds of findings, hostile names, inputs and outputs that fail."""
        self.write(HOSTILE, lines(user("\u2028\x7f", AutoAccept="x")) + b"\xff\n{")
        self.write("clean.sh", "true\n")
        self.write("agents.sh", "aws connect update-user-phone-config $x\n")
        mixed = SOURCE / "tests/data/mixed.json"
        for arguments in (["check", "/dev/null"], ["check", mixed], ["check", HOSTILE], ["check", "missing"], ["convert", "-o", "/dev/full", mixed],
                          ["convert", "-o", "out", "--rejects", "left", mixed], ["rewrite", "clean.sh"], ["rewrite", "agents.sh"],
                          ["rewrite", "missing"]):
            yield arguments, self.run_tool(arguments[0], "--diagnostics", "sarif", *arguments[1:]).stderr

    def test_every_document_is_valid(self):
        for arguments, text in self.documents():
            with self.subTest(arguments):
                self.checked(text)

    def test_the_schema_of_the_format(self):
        if "CONNECT_USERCONFIG_NPM" not in os.environ:
            self.skipTest("CONNECT_USERCONFIG_NPM names no directory for packages")
        schema = json.loads((installed(PACKAGE) / THEIRS).read_text("utf-8"))
        for arguments, text in self.documents():
            with self.subTest(arguments):
                jsonschema.validate(json.loads(text), schema, cls=jsonschema.Draft4Validator)

    def test_a_mistake_is_seen(self):
        run, _ = self.document(lines(user("1", AutoAccept="x")))
        self.assertEqual(len(run["results"]), 1)
        document = json.loads((self.directory / "out.sarif").read_text("utf-8"))
        for path, value in ((("runs", 0, "results", 0, "level"), "fatal"), (("runs", 0, "results", 0, "region"), {}),
                            (("runs", 0, "results", 0, "message"), "text"), (("runs", 0, "invocations"), []), (("version",), "2.0.0")):
            wrong = json.loads(json.dumps(document))
            at = wrong
            for step in path[:-1]:
                at = at[step]
            at[path[-1]] = value
            with self.subTest(path), self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate(wrong, OURS, cls=jsonschema.Draft7Validator)

    def test_whether_it_was_successful(self):
        """Users who are withheld are no failure of the run. An input or an output that failed is."""
        for arguments, successful in ((["-"], True), (["missing"], False), (["/proc/self/mem"], False), (["-o", "/dev/full"], False),
                                      (["--rejects", "/dev/full"], False)):
            with self.subTest(arguments):
                result = self.run_tool("convert", "--diagnostics", "sarif", *arguments, stdin=lines(user("1", AutoAccept="x"), user("2")))
                self.assertEqual(self.checked(result.stderr)["invocations"], [{"executionSuccessful": successful}])
                self.assertEqual(result.status, 1 if successful else 3)

    def test_without_findings(self):
        run, status = self.document(lines(user(AutoAccept=False, AfterContactWorkTimeLimit=0)))
        self.assertEqual((run["results"], status), ([], 0))

    def test_with_findings(self):
        self.write("with space.json", lines(user("1", AutoAccept="x"), user("2", PhoneType="DESK_PHONE", AutoAccept=False, AfterContactWorkTimeLimit=0)))
        run, status = self.document(b"", "with space.json")
        self.assertEqual([r["ruleId"] for r in run["results"]], ["wrong-type", "desk-phone-without-number"])
        self.assertEqual(status, 1)
        first = run["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(first["artifactLocation"]["uri"], "with%20space.json")
        self.assertEqual((first["region"]["startLine"], first["region"]["startColumn"]), (1, 117))

    def test_fingerprints_are_stable(self):
        one, _ = self.document(lines(user("1", AutoAccept="x"), user("2", AutoAccept="x")))
        two, _ = self.document(b"\n\n" + lines(user("0", AutoAccept=False, AfterContactWorkTimeLimit=0), user("2", AutoAccept="x")))
        prints = [r["partialFingerprints"] for r in one["results"]]
        self.assertNotEqual(prints[0], prints[1])
        self.assertEqual(two["results"][0]["partialFingerprints"], prints[1])
