"""docs/diagnostics.md says what `connect-userconfig explain` says: every diagnostic has a section, in the order of the
tool, whose text is the tool's own, and an example that names it. run.py --update writes the tool's texts into the page;
headings, their order and the examples stay a person's work."""

import re

import support
from support import SOURCE
from support.pages import said

PAGE = SOURCE / "docs/diagnostics.md"
# The heading, the text up to the example, and all the rest.
SECTION = re.compile(r"^### ([a-z0-9-]+)\n(.*?)(?=^```|^#)(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)


def text_of(name):
    """The section's text: `name (severity)`, then the paragraphs `What:`, `Why:` and `Do:`."""
    head, *paragraphs = re.split(r"\n\n", said("explain", name).strip())
    severity = re.fullmatch(rf"{name} \((\w+)\)", head).group(1)
    what, why, remedy = (" ".join(part.split()).split(": ", 1)[1].replace("*", r"\*") for part in paragraphs)
    return f"\n**{severity.capitalize()}:** {what}\n\n*Why:* {why}\n\n*What to do:* {remedy}\n\n"


class Diagnostics(support.ToolTest):
    def test_every_section_in_the_order_of_the_tool(self):
        sections = [match.group(1) for match in SECTION.finditer(PAGE.read_text("utf-8"))]
        self.assertEqual(sections, [line.split()[0] for line in said("explain").splitlines()])

    def test_the_texts_are_the_tool_s(self):
        today = SECTION.sub(lambda m: f"### {m[1]}\n{text_of(m[1])}{m[3]}", PAGE.read_text("utf-8"))
        self.assert_expected(today.encode(), PAGE)

    def test_every_section_has_an_example_that_shows_it(self):
        sections = SECTION.finditer(PAGE.read_text("utf-8"))
        self.assertEqual([match.group(1) for match in sections if match.group(1) not in match.group(3)], [])
