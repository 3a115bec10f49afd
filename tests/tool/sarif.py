"""SARIF 2.1.0: what the schema asks of the parts that are used, with findings and without."""

import json

import support
from support import lines, user

LEVELS = ("none", "note", "warning", "error")


class Sarif(support.ToolTest):
    def document(self, stdin, *arguments):
        result = self.run_tool("convert", "--diagnostics", "sarif", "--diagnostics-file", "out.sarif", *arguments, stdin=stdin)
        self.assertEqual(result.stderr, b"")
        document = json.loads((self.directory / "out.sarif").read_text("utf-8"))
        self.check(document)
        return document["runs"][0], result.status

    def check(self, document):
        self.assertEqual(document["version"], "2.1.0")
        self.assertTrue(document["$schema"].endswith("sarif-2.1.0.json"))
        self.assertEqual(len(document["runs"]), 1)
        run = document["runs"][0]
        driver = run["tool"]["driver"]
        self.assertEqual(driver["name"], "connect-userconfig")
        rules = driver["rules"]
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for rule in rules:
            for text in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(rule[text]["text"])
            self.assertIn(rule["defaultConfiguration"]["level"], LEVELS)
        self.assertIsInstance(run["results"], list)
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertIn(result["level"], LEVELS)
            self.assertTrue(result["message"]["text"])
            self.assertTrue(all(isinstance(v, str) and v for v in result["partialFingerprints"].values()))
            for location in result["locations"]:
                physical = location["physicalLocation"]
                self.assertTrue(physical["artifactLocation"]["uri"])
                if "region" in physical:
                    self.assertGreaterEqual(physical["region"]["startLine"], 1)
                    self.assertGreaterEqual(physical["region"].get("startColumn", 1), 1)

    def test_without_findings(self):
        for stdin in (lines(user(AutoAccept=False)),):
            run, status = self.document(stdin)
            self.assertEqual((run["results"], status), ([], 0))

    def test_with_findings(self):
        self.write("with space.json", lines(user("1", AutoAccept="x"), user("2", PhoneType="DESK_PHONE")))
        run, status = self.document(b"", "with space.json")
        self.assertEqual([r["ruleId"] for r in run["results"]], ["wrong-type", "desk-phone-without-number"])
        self.assertEqual(status, 1)
        first = run["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(first["artifactLocation"]["uri"], "with%20space.json")
        self.assertEqual((first["region"]["startLine"], first["region"]["startColumn"]), (1, 117))

    def test_fingerprints_are_stable(self):
        one, _ = self.document(lines(user("1", AutoAccept="x"), user("2", AutoAccept="x")))
        two, _ = self.document(b"\n\n" + lines(user("0"), user("2", AutoAccept="x")))
        prints = [r["partialFingerprints"] for r in one["results"]]
        self.assertNotEqual(prints[0], prints[1])
        self.assertEqual(two["results"][0]["partialFingerprints"], prints[1])
