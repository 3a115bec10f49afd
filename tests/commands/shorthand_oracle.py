"""The shorthand parser answers random texts as the one of an installed AWS CLI (its Python package) does.

CONNECT_USERCONFIG_FILTER names the program shorthand_filter, ORACLE_SEED another seed. Skipped where no Python at hand
has the package awscli.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import unittest

COUNT = 20_000
PIECES = ["PhoneType", "a", "b", "=", "=", "=", ",", ",", ",", "{", "}", "[", "]", "'", '"', "\\", "\\,", '\\"', "\\'",
          " ", "\t", "\n", "x", "true", "60", "+18005551212", "é", "\u2003", "@", "@=", "C=", "D=[", "E={", "-", ":",
          "\U0001f600", "\x01"]

# The other side: a JSON text a line in, its value or null out.
THEIRS = """import json, sys
from awscli.shorthand import ShorthandParseError, ShorthandParser
for line in sys.stdin:
    try:
        print(json.dumps(ShorthandParser().parse(json.loads(line))))
    except ShorthandParseError:
        print("null")
"""


def random_text(rng):
    if rng.random() < 0.7:
        names = ["A", "B", "C", "D"]
        rng.shuffle(names)
        return ",".join(name + "=" + random_value(rng, 0) for name in names[: rng.randint(1, 4)])
    return "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 12)))


def random_value(rng, depth):
    kind = rng.random()
    if depth < 3 and kind < 0.12:
        return "{" + ",".join(k + "=" + random_value(rng, depth + 1) for k in "XYZ"[: rng.randint(0, 3)]) + "}"
    if depth < 3 and kind < 0.24:
        return "[" + ",".join(random_value(rng, depth + 1) for _ in range(rng.randint(0, 3))) + "]"
    word = "".join(rng.choice(PIECES) for _ in range(rng.randint(0, 3)))
    if kind < 0.4:
        return '"' + word + '"'
    if kind < 0.55:
        return "'" + word + "'"
    return word


def stricter(text, theirs):
    """Where ours refuses on purpose: empty names, repeated names in braces, dropped text."""
    def names(value):
        if isinstance(value, dict):
            return any(key == "" or names(member) for key, member in value.items())
        return isinstance(value, list) and any(names(member) for member in value)
    return names(theirs) or "\\," in text or any(text.count(n) > 1 for n in ("X=", "Y=", "Z=")) or any(q in text for q in "'\"")


def verdict(text, theirs, ours):
    if theirs is None and "column" in ours:
        return "both refuse"
    if theirs is not None and ours.get("value") == theirs:
        return "equal"
    return "stricter on purpose" if theirs is not None and "column" in ours and stricter(text, theirs) else "different"


class Shorthand(unittest.TestCase):
    def python_with_awscli(self):
        """The package may belong to another Python than the one that runs the tests: the one behind `aws`."""
        for python in filter(None, (sys.executable, shutil.which("python3"), "/usr/bin/python3")):
            if subprocess.run([python, "-c", "import awscli.shorthand"], stderr=subprocess.DEVNULL).returncode == 0:
                return python
        self.skipTest("no Python here has the package awscli, so there is nothing to compare with")

    def test_random_texts(self):
        python = self.python_with_awscli()
        seed = int(os.environ.get("ORACLE_SEED", 20260222))
        rng = random.Random(seed)
        texts = [random_text(rng) for _ in range(COUNT)]
        stdin = "".join(json.dumps(text) + "\n" for text in texts)

        def answers(*command):
            done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=True)
            return [json.loads(line) for line in done.stdout.splitlines()]

        ours, theirs = answers(os.environ["CONNECT_USERCONFIG_FILTER"]), answers(python, "-c", THEIRS)
        self.assertEqual((len(ours), len(theirs)), (COUNT, COUNT), "both answer line by line")
        # Files, which begin with @, are another matter.
        found = [(verdict(*each), *each) for each in zip(texts, theirs, ours) if "@" not in each[0]]
        self.assertEqual([each for each in found if each[0] == "different"], [], f"seed {seed}")
        self.assertGreater(sum(each[0] == "equal" for each in found), COUNT // 10)
