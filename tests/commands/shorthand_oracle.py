"""Compares the shorthand parser with the one of an installed AWS CLI (its Python package), on random texts.

usage: shorthand_oracle.py FILTER [COUNT] [SEED]
Exit 77 if no Python at hand has the package awscli: then nothing is compared.
"""
import json
import os
import random
import shutil
import subprocess
import sys

PIECES = ["PhoneType", "a", "b", "=", "=", "=", ",", ",", ",", "{", "}", "[", "]", "'", '"', "\\", "\\,", '\\"', "\\'",
          " ", "\t", "\n", "x", "true", "60", "+18005551212", "é", "\u2003", "@", "@=", "C=", "D=[", "E={", "-", ":",
          "\U0001f600", "\x01"]


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


def has_python_with_awscli(python):
    return subprocess.run([python, "-c", "import awscli.shorthand"], stderr=subprocess.DEVNULL).returncode == 0


def reexec_with_awscli():
    """The package may belong to another Python than the one that runs the tests: the one behind `aws`."""
    if has_python_with_awscli(sys.executable):
        return
    for candidate in filter(None, (shutil.which("python3"), "/usr/bin/python3")):
        if candidate != sys.executable and "ORACLE_AGAIN" not in os.environ and has_python_with_awscli(candidate):
            os.environ["ORACLE_AGAIN"] = "1"
            os.execv(candidate, [candidate] + sys.argv)
    print("SKIPPED: no Python here has the package awscli, so there is nothing to compare with")
    sys.exit(77)


def stricter(text, theirs):
    """Where ours refuses on purpose: empty names, repeated names in braces, dropped text."""
    def names(value):
        if isinstance(value, dict):
            return any(key == "" or names(member) for key, member in value.items())
        return isinstance(value, list) and any(names(member) for member in value)
    return names(theirs) or "\\," in text or any(text.count(n) > 1 for n in ("X=", "Y=", "Z=")) or any(q in text for q in "'\"")


def main():
    reexec_with_awscli()
    from awscli.shorthand import ShorthandParseError, ShorthandParser
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20260222
    print("seed", seed)
    rng = random.Random(seed)
    texts = [random_text(rng) for _ in range(count)]
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    ours = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(ours) == len(texts), "the filter answers line by line"
    wrong = agreed = both_refuse = strict = 0
    for text, line in zip(texts, ours):
        if "@" in text:  # files are another matter
            continue
        mine = json.loads(line)
        try:
            theirs = ShorthandParser().parse(text)
        except ShorthandParseError:
            theirs = None
        if theirs is None and "column" in mine:
            both_refuse += 1
        elif theirs is not None and mine.get("value") == theirs:
            agreed += 1
        elif theirs is not None and "column" in mine and stricter(text, theirs):
            strict += 1
        else:
            wrong += 1
            print("differs:", json.dumps(text), "theirs:", json.dumps(theirs), "ours:", line)
    print(f"equal {agreed}, both refuse {both_refuse}, stricter on purpose {strict}, different {wrong}")
    if wrong or agreed < count // 10:
        sys.exit(1)


main()
