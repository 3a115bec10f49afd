"""What the service model says of a call's body, checked: a body that the API would refuse is refused."""

import json
import re

from . import SOURCE

MODEL = json.loads((SOURCE / "tests/data/service-calls.json").read_text("utf-8"))
OPERATIONS = MODEL["operations"]
ERRORS = MODEL["errors"]
LISTS = [name for name in MODEL["shapes"]["UpdateUserConfigRequest"]["members"] if name.endswith("Configs")]
TYPES = {"structure": dict, "map": dict, "list": list, "string": str, "boolean": bool, "integer": int, "long": int}


def wrong_value(name, value, place):
    """The first thing that is wrong with a value of this shape, in words; None if nothing is."""
    shape = MODEL["shapes"][name]
    kind = shape["type"]
    if not isinstance(value, TYPES[kind]) or (kind in ("integer", "long") and isinstance(value, bool)):
        return f"{place} is no {kind}"
    size = value if kind in ("integer", "long") else len(value) if kind in ("string", "list", "map") else None
    if size is not None and not shape.get("min", size) <= size <= shape.get("max", size):
        return f"{place} is out of range"
    if "enum" in shape and value not in shape["enum"]:
        return f"{place} is none of {shape['enum']}"
    if "pattern" in shape and not re.search(shape["pattern"].replace("\\\\", "\\"), value):
        return f"{place} does not match {shape['pattern']}"
    if kind == "structure":
        return wrong_members(shape, value, place)
    if kind == "list":
        return next(filter(None, (wrong_value(shape["member"], each, f"{place}[{i}]") for i, each in enumerate(value))), None)
    return None


def wrong_members(shape, value, place):
    where = set(shape.get("uri", []))
    for name in value:
        if name not in shape["members"] or name in where:
            return f"{place} has an unknown member {name}"
    for name in shape.get("required", []):
        if name not in value and name not in where:
            return f"{place} lacks {name}"
    return next(filter(None, (wrong_value(shape["members"][name], each, f"{place}.{name}") for name, each in value.items())), None)


def wrong_body(operation, body):
    """The same for the body of a call, also what the model cannot say: a channel stands once in a list, an operation
    that changes something says what."""
    wrong = wrong_value(OPERATIONS[operation]["input"], body, "the body")
    if wrong:
        return wrong
    for name in LISTS:
        channels = [each["Channel"] for each in body.get(name, [])]
        if len(set(channels)) < len(channels):
            return f"{name} has a channel twice"
    if operation == "UpdateUserConfig" and not body:
        return "there is nothing to update"
    return None
