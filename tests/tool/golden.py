"""Every form of input, in every format of output, byte by byte. run.py --update writes the expected files."""

import support
from support import SOURCE

GOLDEN = SOURCE / "tests" / "data" / "golden"
IDENTITY = ["--instance-id", "i-1", "--user-id", "u-1"]
ARGUMENTS = {
    "search-users.json": [],
    "users.ndjson": ["--from", "search-users"],
    "describe-user.json": [],
    "update-user-phone-config.json": [],
    "update-user-config.json": [],
    "user.json": ["--acw-unit", "seconds"],
    "phone-config.json": ["--acw-unit", "seconds", *IDENTITY],
}


class Golden(support.ToolTest):
    def compare(self, name, content):
        self.assert_expected(content, GOLDEN / name)

    def test_requests(self):
        for example, arguments in ARGUMENTS.items():
            for form, ending in (("ndjson", "ndjson"), ("json", "json"), ("aws-cli", "sh")):
                with self.subTest(example=example, form=form):
                    result = self.run_tool("convert", "--format", form, *arguments, example, cwd=SOURCE / "examples")
                    self.assertEqual(result.status, 0)
                    self.compare(f"{example.replace('.', '-')}.{ending}", result.stdout)

    def test_diagnostics(self):
        mixed = SOURCE / "tests" / "data"
        for form, ending in (("text", "txt"), ("json", "ndjson"), ("sarif", "sarif")):
            result = self.run_tool("convert", "--diagnostics", form, "--rejects", self.directory / "rejects", "mixed.json", cwd=mixed)
            self.assertEqual(result.status, 1)
            self.compare(f"mixed-diagnostics.{ending}", result.stderr)
            self.compare("mixed-requests.ndjson", result.stdout)
            self.compare("mixed-rejects.ndjson", (self.directory / "rejects").read_bytes())

    def test_options(self):
        for option in (["--auto-accept", "all"], ["--absent", "reset"], ["--existing", "keep"], ["--existing", "overwrite"]):
            result = self.run_tool("convert", *option, "mixed.json", cwd=SOURCE / "tests" / "data")
            self.compare(f"mixed{''.join(option)}.ndjson", result.stdout)
