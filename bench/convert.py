#!/usr/bin/env python3
"""The conversion as one would write it in an afternoon: for comparison with the tool, not for use.

  convert.py FILE

Takes a SearchUsers export, as one document or as newline-delimited users, and writes one request a line. It checks
nothing: no types, no units, no duplicates, no identities.
"""

import os
import sys

try:
    if os.environ.get("BENCH_JSON") == "json":
        raise ImportError
    from orjson import dumps, loads
except ImportError:
    import json

    loads = json.loads

    def dumps(value):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


CHANNELS = ("VOICE", "CHAT", "TASK", "EMAIL")


def convert(user):
    phone = user["PhoneConfig"]
    arn = user["Arn"]
    request = {"InstanceId": arn.split("/")[1], "UserId": user["Id"]}
    if "AutoAccept" in phone:
        accept = phone["AutoAccept"]
        configs = [{"Channel": "VOICE", "AutoAccept": accept, "AgentFirstCallbackAutoAccept": False}]
        configs += [{"Channel": channel, "AutoAccept": False} for channel in CHANNELS[1:]]
        request["AutoAcceptConfigs"] = configs
    if "AfterContactWorkTimeLimit" in phone:
        limit = {"AfterContactWorkTimeLimit": phone["AfterContactWorkTimeLimit"] // 1000}
        configs = [{"Channel": channel, "AfterContactWorkConfig": limit} for channel in CHANNELS]
        configs[0]["AgentFirstCallbackAfterContactWorkConfig"] = limit
        request["AfterContactWorkConfigs"] = configs
    if "PhoneType" in phone:
        config = {"Channel": "VOICE", "PhoneType": phone["PhoneType"]}
        if phone.get("DeskPhoneNumber"):
            config["PhoneNumber"] = phone["DeskPhoneNumber"]
        request["PhoneNumberConfigs"] = [config]
    if "PersistentConnection" in phone:
        request["PersistentConnectionConfigs"] = [
            {"Channel": "VOICE", "PersistentConnection": phone["PersistentConnection"]}
        ]
    return request


def users(file):
    first = file.readline()
    if first.strip() == b"{":
        yield from loads(first + file.read())["Users"]
        return
    yield loads(first)
    for line in file:
        yield loads(line)


def main():
    write = sys.stdout.buffer.write
    with open(sys.argv[1], "rb") as file:
        for user in users(file):
            write(dumps(convert(user)) + b"\n")


if __name__ == "__main__":
    main()
