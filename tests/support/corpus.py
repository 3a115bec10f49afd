"""Small inputs that nobody means well with, or that somebody took for an export: the same ones each time."""

import gzip
import io
import json
import zipfile

from . import SOURCE
from .users import ARN, lines, request, user

CONFIGS = {
    "AutoAcceptConfigs": [{"Channel": "VOICE", "AutoAccept": True, "AgentFirstCallbackAutoAccept": False}],
    "AfterContactWorkConfigs": [{"Channel": "CHAT", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60}}],
    "PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "DESK_PHONE", "PhoneNumber": "+12065550112"}],
    "PersistentConnectionConfigs": [{"Channel": "VOICE", "PersistentConnection": True}],
    "VoiceEnhancementConfigs": [{"Channel": "VOICE", "VoiceEnhancementMode": "NONE"}],
}
PHONE = {"PhoneType": "DESK_PHONE", "AutoAccept": True, "AfterContactWorkTimeLimit": 60, "DeskPhoneNumber": "+12065550112",
         "PersistentConnection": False}
ODD_VALUES = [None, True, 0, -1, 1e400, 30.5, 2**63, 2**64, -(2**63) - 1, "", "\x00", "\x1b[2J", "\u202e", "é" * 300, [], {}, [[]],
              {"": 0}, [None]]


def sound():
    """A small input of each form, as text."""
    full = user("1", **PHONE)
    for path in sorted((SOURCE / "examples").iterdir()):
        if path.is_file() and path.name != "README.md":
            yield path.name, path.read_bytes()
    yield "pages", b"".join(json.dumps({"Users": [user(f"{page}{n}", **PHONE) for n in range(3)], "NextToken": "x"}, indent=1).encode() + b"\n"
                            for page in "ab")
    yield "map", json.dumps({"one": full, "two": user("2")}).encode()
    yield "wrapped", json.dumps({"Users": [{"User": full}, {"User": user("2")}]}).encode()
    yield "array", json.dumps([full, {"Users": [user("2")]}, request("3")]).encode()
    yield "lists", lines({**full, **CONFIGS}, {**user("2"), **CONFIGS})


def damaged(data):
    """A text with one thing wrong: cut, doubled, dropped or put in, at places all over it."""
    step = max(1, len(data) // 6)
    for at in range(0, len(data), step):
        yield f"cut at {at}", data[:at]
        yield f"begun at {at}", data[at:]
        yield f"a piece dropped at {at}", data[:at] + data[at + step // 2 + 1:]
        for what in (b"\0", b"\xff", b'"', b"{", b"}", b"]", b",", b"\\"):
            yield f"{what!r} at {at}", data[:at] + what + data[at:]
    for a, b in ((b'"', b"'"), (b":", b"="), (b",", b",,"), (b"}", b"}}"), (b"]", b"]]"), (b"{", b"["), (b"\n", b"\r"), (b"true", b"True")):
        yield f"{a!r} for {b!r}", data.replace(a, b)
    yield "CRLF", data.replace(b"\n", b"\r\n")
    yield "a byte order mark in the middle", data[: len(data) // 2] + b"\xef\xbb\xbf" + data[len(data) // 2:]
    yield "twice without a break", data.rstrip() + data


def odd_values():
    """Every member with every odd value."""
    for name, base in (("user", {**user("1", **PHONE), **CONFIGS, "Username": "n"}), ("request", request("1", **PHONE))):
        for member in base:
            yield f"{name}: {member}", lines(*({**base, member: value} for value in ODD_VALUES))
        for member in base["PhoneConfig"]:
            yield f"{name}: PhoneConfig.{member}", lines(*({**base, "PhoneConfig": {**base["PhoneConfig"], member: value}} for value in ODD_VALUES))
    for name, config in CONFIGS.items():
        for member in config[0]:
            yield f"{name}.{member}", lines(*({**user(str(i)), name: [{**config[0], member: value}]} for i, value in enumerate(ODD_VALUES)))


def other_files():
    """What is no export at all."""
    export = json.dumps({"Users": [user("1", **PHONE)]}, indent=4).encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("users.json", export)
    yield "zip", archive.getvalue()
    yield "gzip", gzip.compress(export, mtime=0)
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
        yield encoding, export.decode().encode(encoding)
    yield "CSV", b"Id,Username,PhoneType,AutoAccept\r\nu-1,\"a, b\",SOFT_PHONE,true\r\n"
    yield "TSV", b"USERS\tu-1\tSOFT_PHONE\tTrue\nUSERS\tu-2\tDESK_PHONE\tFalse\n"
    yield "YAML", b"Users:\n- Id: u-1\n  PhoneConfig:\n    PhoneType: SOFT_PHONE\n"
    yield "a table", b"-----------------\n|  SearchUsers  |\n+------+--------+\n|  Id  | u-1    |\n+------+--------+\n"
    yield "XML", b"<?xml version=\"1.0\"?>\n<Users><User Id=\"u-1\"/></Users>\n"
    yield "HTML", b"<!DOCTYPE html><html><body>Sign in</body></html>"
    yield "PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    yield "PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(32)
    yield "ELF", b"\x7fELF\x02\x01\x01" + bytes(64)
    yield "an error of AWS", b"\nAn error occurred (AccessDeniedException) when calling the SearchUsers operation: not authorized\n"
    yield "a script", b"#!/bin/sh\naws connect update-user-phone-config --user-id u --instance-id i --phone-config PhoneType=SOFT_PHONE\n"
    yield "list-users", json.dumps({"UserSummaryList": [{"Id": "u-1", "Arn": ARN + "u-1", "Username": "n"}]}).encode()
    yield "our rejects", lines({"source": "x", "record": 1, "diagnostics": [], "input": user("1", **PHONE)}, {"source": "x", "record": 2,
                               "diagnostics": [], "text": "{"}, {"source": "x", "record": 3, "diagnostics": [], "base64": "/w=="})
    yield "two places", json.dumps({"Users": [user("1")], "User": user("2")}).encode()
    yield "an export that stops", json.dumps({"Users": [user("1")], "NextToken": "x", "ApproximateTotalCount": 300}).encode()
    yield "empty though there are 300", b'{"Users": [], "ApproximateTotalCount": 300}'
    for name, text in {"nothing": b"", "blanks": b" \t\r\n" * 99, "null": b"null", "a number": b"1", "a string": b'"' + b"x" * 999 + b'"',
                       "NULs": bytes(4096), "high bytes": b"\xff" * 4096, "backslashes": b"\\" * 999 + b"\n" + b"\\" * 999,
                       "quotes": b'"' * 999, "brackets": b"[]{}" * 999, "closing": b"]}" * 999, "deep": b"[" * 5000, "deep objects": b'{"a":' * 3000,
                       "deep and closed": b"[" * 5000 + b"]" * 5000, "commas": b"," * 999, "colons": b":" * 999, "numbers": b"1 " * 999,
                       "a long number": b"9" * 5000, "a long exponent": b"1e" + b"9" * 500, "lone surrogates": rb'{"Id":"\ud800","Arn":"\udc00\ud800"}',
                       "a string that ends in a backslash": b'{"Users":["\\\n"', "one name a hundred times": b"{" + b'"Id":"u",' * 100 + b'"Id":"u"}',
                       "a name of controls": json.dumps({"\x1b]0;x\x07": user("1")}).encode(), "many names": lines({f"m{n}": n for n in range(2000)})}.items():
        yield name, text


def corpus():
    """All of them, as (name, bytes)."""
    for form, data in sound():
        yield form, data
        for name, text in damaged(data):
            yield f"{form}: {name}", text
    yield from odd_values()
    yield from other_files()
