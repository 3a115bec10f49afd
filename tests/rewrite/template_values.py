"""Values that only a stack knows, evaluated both ways.

Random templates give the fields of a `PhoneConfig` by parameters, conditions, maps and texts. What is rewritten is evaluated,
before and after, for every combination of what the parameters allow: empty, 0, true, and so on. What the old settings mean is
said by `convert`. A number that turns out empty meant none, so none may be there afterwards.
"""

import itertools
import json
import os
import random
import re

import support

NONE = object()
REST = {"Username": "u", "InstanceId": "i", "SecurityProfileIds": ["s"], "RoutingProfileId": "r"}
NO_VALUE = {"Ref": "AWS::NoValue"}
MAPPINGS = {"M": {"eu": {"Type": "DESK_PHONE", "Number": "+12065550112", "Limit": 0, "Flag": True, "Gap": ""},
                  "us": {"Type": "SOFT_PHONE", "Number": "+12065550113", "Limit": 45, "Flag": False, "Gap": "+12065550114"}}}
# What a parameter may hold, before its constraints.
VALUES = {"Number": ["", "+12065550112"], "Type": ["SOFT_PHONE", "DESK_PHONE", ""], "Limit": ["0", "60", "", "1.5"],
          "Flag": ["true", "false", ""], "Place": ["eu", "us"], "Stage": ["", "2065550112"]}
CONSTRAINTS = [{}, {}, {"Default": ""}, {"Default": "+12065550112"}, {"MinLength": 1}, {"MinLength": 0},
               {"AllowedPattern": "[+][0-9]+"}, {"AllowedPattern": "([+][0-9]+)?"}, {"AllowedValues": ["+12065550112"]},
               {"AllowedValues": ["", "+12065550112"]}]


def allowed(value, parameter):
    return (len(value) >= parameter.get("MinLength", 0) and value in parameter.get("AllowedValues", [value])
            and re.fullmatch(parameter.get("AllowedPattern", ".*"), value) is not None)


class Stack:
    """A template with a value for each parameter."""

    def __init__(self, template, parameters):
        self.template, self.parameters = template, parameters

    def condition(self, node):
        if isinstance(node, str):
            return self.condition(self.template["Conditions"][node])
        (name, argument), = node.items()
        if name == "Condition":
            return self.condition(argument)
        if name == "Fn::Equals":
            return self.value(argument[0]) == self.value(argument[1])
        answers = [self.condition(item) for item in argument]
        return {"Fn::Not": not answers[0], "Fn::And": all(answers), "Fn::Or": any(answers)}[name]

    def text(self, node):
        value = self.value(node)
        return json.dumps(value) if isinstance(value, (bool, int)) else value

    def value(self, node):
        if isinstance(node, list):
            return [value for value in map(self.value, node) if value is not NONE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            (name, argument), = node.items()
            if name == "Ref":
                return NONE if argument == "AWS::NoValue" else self.parameters[argument]
            if name == "Fn::If":
                return self.value(argument[1 if self.condition(argument[0]) else 2])
            if name == "Fn::Sub":
                text, own = argument if isinstance(argument, list) else (argument, {})
                return re.sub(r"\$\{(\w+)\}", lambda m: self.text(own.get(m[1], {"Ref": m[1]})), text)
            if name == "Fn::Join":
                return argument[0].join(map(self.text, argument[1]))
            if name == "Fn::FindInMap":
                return self.template["Mappings"][argument[0]][self.value(argument[1])][self.value(argument[2])]
        return {name: value for name, value in ((n, self.value(v)) for n, v in node.items()) if value is not NONE}


def typed(node):
    """The values as CloudFormation sends them, or ValueError if it refuses one."""
    if isinstance(node, list):
        return [typed(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for name, value in node.items():
        if name in ("AutoAccept", "AgentFirstCallbackAutoAccept", "PersistentConnection") and isinstance(value, str):
            value = {"true": True, "false": False}.get(value, None)
            if value is None:
                raise ValueError(name)
        elif name == "AfterContactWorkTimeLimit":
            value = int(value)
        elif name == "PhoneNumber" or (name == "DeskPhoneNumber" and value):
            if not re.fullmatch("[+][1-9][0-9]{1,14}", value):
                raise ValueError(name)
        elif name == "PhoneType" and value not in ("SOFT_PHONE", "DESK_PHONE"):
            raise ValueError(name)
        result[name] = typed(value)
    return result


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def condition(self, depth=0):
        kind = self.random.randrange(8 if depth < 3 else 4)
        name = self.pick("Number", "Other", "Stage", "Flag")
        asked = [{"Ref": name}, self.pick("", "", "", "true", "+12065550112")]
        if kind < 4:
            return {"Fn::Equals": asked if kind < 3 else asked[::-1]}
        if kind < 6:
            return {"Fn::Not": [self.condition(depth + 1)]}
        return {"Fn::And" if kind == 6 else "Fn::Or": [self.condition(depth + 1), self.condition(depth + 1)]}

    def expression(self, kind, literals, depth=0):
        choice = self.random.randrange(10 if depth < 3 else 5)
        names = [kind, "Other"] if kind == "Number" else [kind]
        if choice < 2:
            return self.pick(*literals)
        if choice < 4:
            return {"Ref": self.pick(*names)}
        if choice == 4:
            column = self.pick(kind, "Gap") if kind == "Number" else kind
            return {"Fn::FindInMap": ["M", {"Ref": "Place"}, column]}
        if choice < 8:
            branches = [self.expression(kind, literals, depth + 1) for _ in "ab"]
            if kind == "Number" and self.pick(True, False):
                branches[self.pick(0, 1)] = NO_VALUE
            return {"Fn::If": [self.pick("A", "B", "C"), *branches]}
        if kind == "Number" and choice == 8:
            return {"Fn::Join": ["", [{"Ref": "Number"}, {"Ref": "Other"}] if self.pick(0, 1) else ["+1", {"Ref": "Stage"}]]}
        own = {"X": self.expression(kind, literals, depth + 2)}
        if isinstance(own["X"], dict) and ("Fn::If" in own["X"] or own["X"] == NO_VALUE):
            return {"Ref": kind}
        return {"Fn::Sub": self.pick("${" + kind + "}", ["${X}", own])}

    def template(self):
        fields = {"PhoneType": self.expression("Type", ["SOFT_PHONE", "DESK_PHONE"])}
        if self.pick(True, False):
            fields["AutoAccept"] = self.expression("Flag", [True, False, "true", "false"])
        if self.pick(True, False):
            fields["AfterContactWorkTimeLimit"] = self.expression("Limit", [0, 30, "0", "60"])
        if self.pick(True, False):
            fields["PersistentConnection"] = self.expression("Flag", [True, False])
        if self.pick(True, True, False):
            fields["DeskPhoneNumber"] = self.expression("Number", ["+12065550112", "", NO_VALUE])
        parameters = {name: {"Type": "String"} for name in VALUES}
        parameters["Number"] |= self.pick(*CONSTRAINTS)
        parameters["Other"] = {"Type": "String"} | self.pick(*CONSTRAINTS)
        conditions = {"A": self.condition(), "B": self.condition(), "C": {"Fn::Not": [{"Condition": "A"}]}}
        return {"Parameters": parameters, "Conditions": conditions, "Mappings": MAPPINGS,
                "Resources": {"U": {"Type": "AWS::Connect::User", "Properties": {"Username": "u", "PhoneConfig": fields}}}}


class TemplateValues(support.ToolTest):
    def assignments(self, template):
        names = template["Parameters"]
        values = [[v for v in VALUES.get(name, VALUES["Number"]) if allowed(v, rules)] for name, rules in names.items()]
        for combination in itertools.product(*values):
            yield dict(zip(names, combination))

    def settings(self, template, assignment):
        return Stack(template, assignment).value(template["Resources"]["U"]["Properties"])

    def compare(self, before, after):
        """The settings of both, for each assignment; the old ones are translated all at once."""
        requests, found = [], []
        for assignment in self.assignments(before):
            new = self.settings(after, assignment)
            try:
                old = typed(self.settings(before, assignment))
            except ValueError:
                self.assertRaises(ValueError, typed, new)
                continue
            new = typed(new)
            del new["Username"]
            requests.append({**REST, **old})
            found.append((assignment, new))
        lines = "\n".join(map(json.dumps, requests)).encode()
        done = self.run_tool("convert", "-q", "--from", "create-user", "--duplicates", "ignore", stdin=lines)
        self.assertEqual(len(done.requests), len(requests), done.stderr)
        for (assignment, new), request in zip(found, done.requests):
            meant = {name: value for name, value in request.items() if name not in REST}
            self.assertEqual(new, meant, assignment)
        return len(found)

    def test_random_templates(self):
        seed = int(os.environ.get("CONNECT_USERCONFIG_SEED", random.randrange(1 << 32)))
        print(f"CONNECT_USERCONFIG_SEED={seed}")
        maker = Maker(seed)
        templates = [maker.template() for _ in range(300)]
        files = [self.write(f"t{number}.json", json.dumps(template)) for number, template in enumerate(templates)]
        done = self.run_tool("rewrite", "--write", "--diagnostics", "json", *files)
        left = {d["source"] for d in done.diagnostics if d["severity"] == "error"}
        compared = rewritten = 0
        for template, file in zip(templates, files):
            after = json.loads(file.read_text("utf-8"))
            if str(file) in left:
                self.assertEqual(after, template)
                continue
            self.assertNotIn("PhoneConfig", after["Resources"]["U"]["Properties"])
            with self.subTest(template=json.dumps(template["Resources"]), conditions=template["Conditions"],
                              parameters=template["Parameters"]):
                compared += self.compare(template, after)
            rewritten += 1
        print(f"{rewritten} templates rewritten, {len(left)} left to a person, {compared} stacks compared")
        self.assertGreater(rewritten, 60)
        self.assertGreater(len(left), 20)
