#!/usr/bin/env python3
"""Exits 0 if two files of newline-delimited JSON hold the same values, line by line: same.py A B"""

import itertools
import sys

try:
    from orjson import loads
except ImportError:
    from json import loads

with open(sys.argv[1], "rb") as a, open(sys.argv[2], "rb") as b:
    for number, (left, right) in enumerate(itertools.zip_longest(a, b), 1):
        if left != right and (left is None or right is None or loads(left) != loads(right)):
            sys.exit(f"{sys.argv[1]} and {sys.argv[2]} differ in line {number}")
