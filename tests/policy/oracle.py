"""What a policy makes of a user, told a second time: slowly, by trying everything, from the words of docs/policy.md and
docs/semantics.md alone. The tests hold the tool to it. A policy, a user and the names are JSON values here."""

import itertools
import re

CHANNELS = ("VOICE", "CHAT", "TASK", "EMAIL")
ELEMENTS = {
    "AutoAcceptConfigs": [("AutoAccept", channel) for channel in CHANNELS] + [("AutoAccept", "callback")],
    "AfterContactWorkConfigs": [("Limit", channel) for channel in CHANNELS] + [("Limit", "callback")],
    "PersistentConnectionConfigs": [("Connection", "VOICE")],
    "VoiceEnhancementConfigs": [("Enhancement", "VOICE")],
}
CONFLICT = "conflict"
YES, NO, UNCLEAR = "yes", "no", "unclear"


def seconds(text):
    if text == "unlimited":
        return 0
    count, unit = re.fullmatch(r"(\d+) ?(s|min|h)", text).groups()
    return int(count) * {"s": 1, "min": 60, "h": 3600}[unit]


def as_list(value):
    return value if isinstance(value, list) else [value]


def glob(pattern, text):
    """By regular expressions: nothing is shared with the tool's way."""
    parts = re.findall(r"\\(.)|(\*)|(\?)|(.)", pattern, re.DOTALL)
    expression = "".join(".*" if star else "." if one else re.escape(escaped or plain) for escaped, star, one, plain in parts)
    return re.fullmatch(expression, text, re.DOTALL) is not None


def every(answers):
    answers = list(answers)
    return NO if NO in answers else UNCLEAR if UNCLEAR in answers else YES


def some(answers):
    answers = list(answers)
    return YES if YES in answers else UNCLEAR if UNCLEAR in answers else NO


class User:
    def __init__(self, record, complete):
        self.record, self.complete = record, complete

    def member(self, name):
        """The value, None for a user that has none, UNCLEAR where nothing says it."""
        value = self.record.get(name)
        return value if value else None if self.complete else UNCLEAR

    def phone_type(self):
        phone = self.record.get("PhoneConfig", {}).get("PhoneType")
        lists = [each["PhoneType"] for each in self.record.get("PhoneNumberConfigs", []) if each["Channel"] == "VOICE"]
        found = phone or (lists[0] if lists else None)
        return found if found else None if self.complete else UNCLEAR


class Names:
    def __init__(self, ids, parents):
        self.ids, self.parents = ids, parents  # name -> id; group id -> list of ids from the top, where known

    def id(self, text):
        return self.ids.get(text, text.rsplit("/", 1)[-1] if text.startswith("arn:") else text)


def holds(condition, user, names):
    return every(holds_key(key, value, user, names) for key, value in condition.items())


def holds_key(key, value, user, names):
    if key == "all":
        return every(holds(each, user, names) for each in value)
    if key == "any":
        return some(holds(each, user, names) for each in value)
    if key == "not":
        return {YES: NO, NO: YES, UNCLEAR: UNCLEAR}[holds(value, user, names)]
    if key == "Tags":
        return every(holds_tag(tag, wanted, user) for tag, wanted in value.items())
    has = {"RoutingProfile": lambda: user.member("RoutingProfileId"), "SecurityProfile": lambda: user.member("SecurityProfileIds"),
           "HierarchyGroup": lambda: user.member("HierarchyGroupId"), "Username": lambda: user.member("Username"),
           "UserId": lambda: user.member("Id"), "PhoneType": user.phone_type}[key]()
    if has is UNCLEAR:
        return UNCLEAR
    if has is None:
        return NO
    wanted = [names.id(each) for each in as_list(value)]
    if key == "Username":
        return YES if any(glob(pattern, has) for pattern in as_list(value)) else NO
    if key == "SecurityProfile":
        return YES if set(has) & set(wanted) else NO
    if key == "HierarchyGroup":
        if has in wanted:
            return YES
        above = names.parents.get(has)
        return UNCLEAR if above is None else YES if set(above) & set(wanted) else NO
    return YES if has in wanted else NO


def holds_tag(tag, wanted, user):
    tags = user.member("Tags")
    if tags is UNCLEAR:
        return UNCLEAR
    return YES if tags and tags.get(tag) in as_list(wanted) else NO


def elements_of(rule):
    """Everything a rule says: (setting, channel) -> value, decisions as ("decide", name)."""
    said = {}
    for setting, key in (("AutoAccept", "AutoAccept"), ("Limit", "AfterContactWorkTimeLimit")):
        value = rule.get("set", {}).get(key)
        read = seconds if setting == "Limit" else bool
        if isinstance(value, dict):
            said.update({(setting, channel): read(each) for channel, each in value.items()})
        elif value is not None:
            said.update({(setting, channel): read(value) for channel in CHANNELS})
        callback = rule.get("set", {}).get("AgentFirstCallback", {}).get(key)
        if callback is not None:
            said[setting, "callback"] = read(callback)
    for setting, key in (("Connection", "PersistentConnection"), ("Enhancement", "VoiceEnhancement")):
        if key in rule.get("set", {}):
            said[setting, "VOICE"] = rule["set"][key]
    said.update({("decide", name): value for name, value in rule.get("decide", {}).items()})
    return said


class Policy:
    def __init__(self, policy, names):
        self.rules, self.names = policy["rules"], names
        self.said = [elements_of(rule) for rule in self.rules]
        numbers = {rule["name"]: number for number, rule in enumerate(self.rules)}
        self.beats = []
        for rule in self.rules:
            beaten = set()
            for name in as_list(rule.get("overrides", [])):
                beaten |= {numbers[name]} | self.beats[numbers[name]]
            self.beats.append(beaten)

    def left(self, element, matching):
        """The values of these rules that are not void."""
        sayers = [rule for rule in matching if element in self.said[rule]]
        return {self.said[rule][element] for rule in sayers if not any(rule in self.beats[other] for other in sayers)}

    def value(self, element, matching):
        """What these rules say: None for nothing, a value, or CONFLICT."""
        left = self.left(element, matching)
        return None if not left else left.pop() if len(left) == 1 else CONFLICT

    def subsets(self, element, unclear):
        """All the ways in which the unclear rules could match."""
        unclear = [rule for rule in unclear if element in self.said[rule]]
        return [some for n in range(len(unclear) + 1) for some in itertools.combinations(unclear, n)]

    def outcomes(self, element, certain, unclear):
        """What could be said, over all of them."""
        return {self.value(element, [*certain, *some]) for some in self.subsets(element, unclear)}


def expand(phone, scope, absent):
    """The legacy setting, as elements of each list."""
    lists = {}
    accept, limit = phone.get("AutoAccept"), phone.get("AfterContactWorkTimeLimit")
    if absent == "reset":
        accept, limit = bool(accept), limit or 0
    if accept is not None:
        lists["AutoAcceptConfigs"] = {("AutoAccept", c): accept and (c == "VOICE" or scope == "all") for c in (*CHANNELS, "callback")}
    if limit is not None:
        lists["AfterContactWorkConfigs"] = {("Limit", c): limit for c in (*CHANNELS, "callback")}
    if "PersistentConnection" in phone:
        lists["PersistentConnectionConfigs"] = {("Connection", "VOICE"): phone["PersistentConnection"]}
    if "PhoneType" in phone:
        lists["PhoneNumberConfigs"] = {("PhoneType", "VOICE"): phone["PhoneType"]}
    return lists


def elements_of_lists(record):
    """The per-channel lists of a record (limits in seconds), as elements."""
    lists = {}
    for each in record.get("AutoAcceptConfigs", []):
        to = lists.setdefault("AutoAcceptConfigs", {})
        to["AutoAccept", each["Channel"]] = each["AutoAccept"]
        if "AgentFirstCallbackAutoAccept" in each:
            to["AutoAccept", "callback"] = each["AgentFirstCallbackAutoAccept"]
    for each in record.get("AfterContactWorkConfigs", []):
        to = lists.setdefault("AfterContactWorkConfigs", {})
        to["Limit", each["Channel"]] = each["AfterContactWorkConfig"]["AfterContactWorkTimeLimit"]
        if "AgentFirstCallbackAfterContactWorkConfig" in each:
            to["Limit", "callback"] = each["AgentFirstCallbackAfterContactWorkConfig"]["AfterContactWorkTimeLimit"]
    for name, setting, member in (("PersistentConnectionConfigs", "Connection", "PersistentConnection"),
                                  ("VoiceEnhancementConfigs", "Enhancement", "VoiceEnhancementMode"),
                                  ("PhoneNumberConfigs", "PhoneType", "PhoneType")):
        for each in record.get(name, []):
            lists.setdefault(name, {})[setting, each["Channel"]] = each[member]
    return lists


class Judgement:
    """problems: (id, where). errors: their ids. lists: what is sent, as elements. outcome. With `answers`: what it would
    come to if that were what is decided."""

    def __init__(self, policy, record, complete, options, answers=None, since=None):
        self.policy, self.record, self.complete, self.options = policy, record, complete, dict(options)
        self.since = since or {}  # what an earlier plan wrote: lists as elements, and whether any was the user's own
        user = User(record, complete)
        asked = [holds(rule.get("when", {}), user, policy.names) for rule in policy.rules]
        self.matching = [number for number, answer in enumerate(asked) if answer == YES]
        self.unclear = [number for number, answer in enumerate(asked) if answer == UNCLEAR]
        self.problems, self.lists = set(), {}
        self.outcome = self.judge(answers)
        self.errors = {id_ for id_, where in self.problems}

    def one(self, element, where, could_be=None):
        """The value of an element, or None and a problem. `could_be` is what it is without any rule."""
        outcomes = self.policy.outcomes(element, self.matching, self.unclear)
        if len(outcomes) == 1:
            value = outcomes.pop()
            if value != CONFLICT:
                return value
            self.problems.add(("policy-conflict", where))
        elif could_be is None or outcomes - {None, could_be} or self.policy.value(element, self.matching) is not None:
            self.problems.add(("policy-cannot-tell", where))
        return None

    def judge(self, answers):
        existing, phone = elements_of_lists(self.record), self.record.get("PhoneConfig")
        plain = expand(phone, self.options["auto-accept"], self.options["absent"]) if phone is not None else {}
        if answers is None:
            answers = self.decide()
            if answers is None:
                return "withheld"
        if answers["leave"]:
            return "unchanged"
        self.options = answers
        legacy = expand(phone, answers["auto-accept"], answers["absent"]) if phone is not None else {}
        wanted = {name: self.want(name, existing.get(name, {}), legacy.get(name, {}), self.answer(name, existing)) for name in {*ELEMENTS, *legacy}}
        if self.problems:
            return "withheld"
        for name, elements in wanted.items():
            self.compare(name, existing.get(name), elements, plain.get(name), self.answer(name, existing))
        if self.problems:
            self.lists = {}
            return "withheld"
        return "converted" if self.lists else "unchanged"

    def decide(self):
        """An answer that nobody can give is no matter if every one of them leads to the same."""
        standing = {**self.options, "leave": False}
        choices = {name: self.choices(name, standing[name]) for name in standing}
        results = {}
        for combination in itertools.product(*(sorted(each, key=str) for each in choices.values())):
            told = Judgement(self.policy, self.record, self.complete, self.options, dict(zip(choices, combination)),
                             self.since)
            results[combination] = (told.outcome, told.problems, told.lists)
        answers = {}
        for place, name in enumerate(choices):
            rest = lambda combination: (*combination[:place], *combination[place + 1:])
            matters = any(rest(a) == rest(b) and results[a] != results[b] for a in results for b in results)
            if matters:
                self.one(("decide", name), "record")
            answers[name] = standing[name] if matters or standing[name] in choices[name] else sorted(choices[name], key=str)[0]
            if matters and name == "leave":
                return None
        return answers

    def choices(self, name, standing):
        """What could be decided, whichever of the unclear rules match."""
        element = ("decide", name)
        subsets = self.policy.subsets(element, self.unclear) if len(self.policy.outcomes(element, self.matching, self.unclear)) > 1 else [()]
        left = [self.policy.left(element, [*self.matching, *some]) for some in subsets]
        return {value for values in left for value in (values or {standing})}

    def answer(self, name, existing):
        """What is done about a list that differs. One that nobody has changed since an earlier plan wrote it is no question."""
        answer = self.options["existing"]
        wrote, in_part = self.since.get(name, (None, False))
        if answer == "keep" or wrote is None or existing.get(name) != wrote:
            return answer
        return "ours" if not in_part else "base" if answer == "ask" else answer

    def want(self, name, existing, legacy, answer):
        """The elements of a list as they are to be; empty if the list is left as it is."""
        if name not in ELEMENTS or not any(element in self.policy.said[rule] for element in ELEMENTS[name]
                                           for rule in self.matching + self.unclear):
            return legacy
        answer = answer if existing else None
        if answer == "keep":
            return existing
        first, second = (existing, legacy) if answer == "base" else (legacy, existing)
        below = {**second, **first}
        before = self.problems
        self.problems = set()
        said = {element: self.one(element, name, below.get(element)) for element in ELEMENTS[name]}
        uncertain = bool(self.problems)
        self.problems |= before
        said = {element: value for element, value in said.items() if value is not None}
        if uncertain or not said:
            return {} if uncertain else legacy
        result = {**below, **said}
        for element in ELEMENTS[name]:
            if element in result or (element[1] == "callback" and (element[0], "VOICE") in below):
                continue
            if self.options["absent"] == "reset" and element[0] in ("AutoAccept", "Limit"):
                result[element] = False if element[0] == "AutoAccept" else 0
            else:
                self.problems.add(("policy-incomplete", name))
        return result

    def compare(self, name, existing, wanted, plain, answer):
        if not wanted or existing == wanted:
            return
        if existing and answer != "ours":
            if answer == "ask" and existing != plain:
                self.problems.add(("existing-config-differs", name))
                return
            if answer == "keep":
                return
            rules = any(element in self.policy.said[rule] for rule in self.matching for element in ELEMENTS.get(name, []))
            if answer == "base" and not rules:
                return
        self.lists[name] = wanted
