"""The users of an instance of Amazon Connect, and what the four calls of a migration do to them. What AWS does not
document can be played either way."""

import base64
import copy
import dataclasses
import json
import os
import pathlib

from .call_shapes import LISTS


@dataclasses.dataclass
class Habits:
    """Does UpdateUserPhoneConfig take the lists away? Does UpdateUserConfig keep a channel that a list leaves out? Does it
    write VOICE's values into PhoneConfig? Is SearchUsers behind, so that it shows what there was at the start?"""

    legacy_clears_lists: bool = False
    keeps_omitted_channels: bool = False
    mirrors: bool = False
    stale_search: bool = False


def scaled(value, factor):
    """The same with each limit in another unit."""
    if isinstance(value, list):
        return [scaled(each, factor) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: int(each * factor) if name == "AfterContactWorkTimeLimit" else scaled(each, factor) for name, each in value.items()}


def from_search(users):
    """Users as an export has them, as they are: limits in seconds."""
    return [scaled(user, 0.001) for user in users]


class Users:
    """In the order in which they are given; limits in seconds. With a file, each change is on it before it is answered."""

    def __init__(self, users, habits=None, file=None):
        self.by_id = {user["Id"]: copy.deepcopy(user) for user in users}
        self.habits = habits or Habits()
        self.file = pathlib.Path(file) if file else None
        self.at_start = copy.deepcopy(list(self.by_id.values())) if self.habits.stale_search else None
        self.save()

    def save(self):
        if self.file:
            new = self.file.with_name(self.file.name + ".new")
            new.write_text(json.dumps(list(self.by_id.values())))
            os.replace(new, self.file)

    def describe(self, user_id):
        return {"User": self.by_id[user_id]}

    def search(self, body):
        users = self.at_start if self.habits.stale_search else list(self.by_id.values())
        size = body.get("MaxResults", 100)
        token = body.get("NextToken")
        start = int(base64.b64decode(token)) if token else 0
        page = {"Users": scaled(users[start:start + size], 1000), "ApproximateTotalCount": len(users)}
        if start + size < len(users):
            page["NextToken"] = base64.b64encode(b"%d" % (start + size)).decode()
        return page

    def update_config(self, user_id, body):
        user = self.by_id[user_id]
        for name in LISTS:
            if name not in body:
                continue
            new = {each["Channel"]: each for each in body[name]}
            if self.habits.keeps_omitted_channels:
                new = {**{each["Channel"]: each for each in user.get(name, [])}, **new}
            user[name] = copy.deepcopy(list(new.values()))
            if not user[name]:
                del user[name]
        if self.habits.mirrors:
            self.mirror(user)
        self.save()

    def mirror(self, user):
        phone = user.setdefault("PhoneConfig", {})
        voice = {name: each for name in LISTS for each in user.get(name, []) if each["Channel"] == "VOICE"}
        work = voice.get("AfterContactWorkConfigs", {}).get("AfterContactWorkConfig", {})
        number = voice.get("PhoneNumberConfigs", {})
        for name, value in {"AutoAccept": voice.get("AutoAcceptConfigs", {}).get("AutoAccept"), "PhoneType": number.get("PhoneType"),
                            "AfterContactWorkTimeLimit": work.get("AfterContactWorkTimeLimit"), "DeskPhoneNumber": number.get("PhoneNumber"),
                            "PersistentConnection": voice.get("PersistentConnectionConfigs", {}).get("PersistentConnection")}.items():
            if value is not None:
                phone[name] = value

    def update_phone_config(self, user_id, body):
        user = self.by_id[user_id]
        user["PhoneConfig"] = {"AutoAccept": False, "AfterContactWorkTimeLimit": 0, **body["PhoneConfig"]}
        if self.habits.legacy_clears_lists:
            for name in LISTS:
                user.pop(name, None)
        self.save()
