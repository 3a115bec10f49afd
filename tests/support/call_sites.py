"""The examples of docs/call-sites.md, for the tests of that page."""

import json
import re
import subprocess

from . import ENVIRONMENT, SOURCE, TOOL

PAGE = (SOURCE / "docs/call-sites.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)( \w+)?( \w+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = {"python": "a.py", "typescript": "a.ts", "java": "A.java", "csharp": "a.cs", "go": "a.go", "powershell": "a.ps1",
         "hcl": "a.tf", "json": "a.json"}
SETTING = {"PhoneType": "SOFT_PHONE", "AutoAccept": True, "AfterContactWorkTimeLimit": 60}


def slug(heading):
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


def examples():
    """(section, language, before, after)"""
    for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        blocks = {}
        for language, first, second, code in BLOCK.findall(text):
            for word in (first.strip(), second.strip()):
                if word in ("before", "after"):
                    blocks[word] = (language, code)
        if "before" in blocks:
            yield slug(heading), blocks["before"][0], blocks["before"][1], blocks["after"][1]


def example(section):
    return next((before, after) for name, _, before, after in examples() if name == section)


def wanted():
    """The body that the new call has to send."""
    request = {"InstanceId": "i-1", "UserId": "u-1", "PhoneConfig": SETTING}
    done = subprocess.run([TOOL, "convert", "-q"], input=json.dumps(request), capture_output=True, text=True, check=True,
                          env=ENVIRONMENT)
    return json.loads(done.stdout)


def without_space(text):
    return re.sub(r"[\s,]+", "", text)
