#!/usr/bin/env python3
"""Holds docs/diagnostics.md against what `connect-userconfig explain` says.

documented_diagnostics.py TOOL SOURCE_DIRECTORY [--update]: every diagnostic has a section, in the order of the tool,
whose text is the tool's own, and an example that names it. --update writes the tool's texts into the page; headings,
their order and the examples stay a person's work.
"""

import re
import subprocess
import sys
from pathlib import Path

# The heading, the text up to the example, and all the rest.
SECTION = re.compile(r"^### ([a-z0-9-]+)\n(.*?)(?=^```|^#)(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)


def explain(tool, *arguments):
    return subprocess.run([tool, "explain", *arguments], capture_output=True, text=True, check=True).stdout


def text_of(tool, name):
    """The section's text: `name (severity)`, then the paragraphs `What:`, `Why:` and `Do:`."""
    head, what, why, remedy = re.split(r"\n\n", explain(tool, name).strip())
    severity = re.fullmatch(rf"{name} \((\w+)\)", head).group(1)
    what, why, remedy = (" ".join(part.split()).split(": ", 1)[1].replace("*", r"\*") for part in (what, why, remedy))
    return f"\n**{severity.capitalize()}:** {what}\n\n*Why:* {why}\n\n*What to do:* {remedy}\n\n"


def main():
    tool, source, update = sys.argv[1], Path(sys.argv[2]), "--update" in sys.argv[3:]
    page = source / "docs/diagnostics.md"
    text = page.read_text(encoding="utf-8")
    names = [line.split()[0] for line in explain(tool).splitlines()]
    complaints = []

    def section(match):
        name, said, rest = match.groups()
        if name not in names:
            complaints.append(f"{name}: the tool has no such diagnostic")
            return match.group(0)
        today = text_of(tool, name)
        if said != today:
            complaints.append(f"{name}: the page says\n{said}and the tool\n{today}")
        if name not in rest:
            complaints.append(f"{name}: there is no example that shows it")
        return f"### {name}\n{today}{rest}"

    today = SECTION.sub(section, text)
    sections = [match.group(1) for match in SECTION.finditer(text)]
    complaints += [f"{name} has no section" for name in names if name not in sections]
    if sorted(sections) == sorted(names) and sections != names:
        complaints.append("the sections are not in the order of the tool")
    if update:
        page.write_text(today, encoding="utf-8")
    print("\n".join(complaints) or f"{len(names)} diagnostics are documented")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
