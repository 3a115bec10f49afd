"""What a finding offers to be pasted is correct code in its place: it is pasted there, and the program runs."""

import json
import shutil
import textwrap
import unittest

import support

try:
    import yaml
except ImportError:
    yaml = None

LISTS = {"AutoAcceptConfigs", "AfterContactWorkConfigs", "PhoneNumberConfigs"}
DICT = '{"PhoneType": "SOFT_PHONE", "AutoAccept": True, "AfterContactWorkTimeLimit": 5}'
OBJECT = '{ PhoneType: "SOFT_PHONE", AutoAccept: true, AfterContactWorkTimeLimit: 5 }'

# A program; what the offer takes the place of; what a person changes besides, as the message says.
PYTHON = {
    "an argument": (f"c.create_user(UserId='u', PhoneConfig={DICT})", f"PhoneConfig={DICT}"),
    "an argument behind the call's name": (f"c.update_user_phone_config(\n    UserId='u',\n    PhoneConfig={DICT},\n)",
                                           f"PhoneConfig={DICT}"),
    "a member": (f"p = {{'UserId': 'u', \"PhoneConfig\": {DICT}}}\nc.create_user(**p)", f'"PhoneConfig": {DICT}'),
    "an assignment": (f"p = {{'UserId': 'u'}}\nif p:\n    p[\"PhoneConfig\"] = {DICT}\nc.create_user(**p)",
                      f'p["PhoneConfig"] = {DICT}'),
    "a variable": (f"def f():\n    phone_config = {DICT}  # all\n    c.create_user(UserId='u', PhoneConfig=phone_config)\nf()",
                   f"phone_config = {DICT}", ("PhoneConfig=phone_config", "**phone_config")),
    "a variable with a type": (f"soft: dict[str, object] = {DICT}\nc.create_user(UserId='u', PhoneConfig=soft)",
                               f"soft: dict[str, object] = {DICT}", ("PhoneConfig=soft", "**soft")),
    "a constant of a class": (f"class A:\n    soft = {DICT}\n\n    def f(self):\n        c.create_user(UserId='u', PhoneConfig=self.soft)\n\nA().f()",
                              f"soft = {DICT}", ("PhoneConfig=self.soft", "**self.soft")),
    "an operation by its name": (f"getattr(c, 'create_user')(UserId='u', PhoneConfig={DICT})", f"PhoneConfig={DICT}"),
    "a call by another name": (f"make = c.create_user\nmake(UserId='u', PhoneConfig={DICT})", f"PhoneConfig={DICT}"),
}
JAVASCRIPT = {
    "a member": (f"c.createUser({{ UserId: 'u', PhoneConfig: {OBJECT} }});", f"PhoneConfig: {OBJECT}"),
    "a call of version 2": (f"c.updateUserPhoneConfig({{ PhoneConfig: {OBJECT}, UserId: 'u' }});", f"PhoneConfig: {OBJECT}"),
    "an assignment": (f"const p = {{ UserId: 'u' }};\nif (p) {{\n  p.PhoneConfig = {OBJECT};\n}}\nc.createUser(p);",
                      f"p.PhoneConfig = {OBJECT}"),
    "an assignment without semicolon": (f"const p = {{ UserId: 'u' }}\np['PhoneConfig'] = {OBJECT}\nc.createUser(p)",
                                        f"p['PhoneConfig'] = {OBJECT}"),
    "a variable": (f"const phoneConfig = {OBJECT};\nc.createUser({{ UserId: 'u', PhoneConfig: phoneConfig }});",
                   f"const phoneConfig = {OBJECT}", ("PhoneConfig: phoneConfig", "...phoneConfig")),
    "a constant": (f"const soft = {OBJECT};\nc.createUser({{ UserId: 'u', PhoneConfig: soft }});", f"const soft = {OBJECT}",
                   ("PhoneConfig: soft", "...soft")),
    "a field": (f"class A {{\n  static soft = {OBJECT};\n  f() {{ c.createUser({{ UserId: 'u', PhoneConfig: A.soft }}); }}\n}}\nnew A().f();",
                f"static soft = {OBJECT}", ("PhoneConfig: A.soft", "...A.soft")),
    "a call by another name": (f"const {{ createUser: make }} = c;\nmake({{ UserId: 'u', PhoneConfig: {OBJECT} }});", f"PhoneConfig: {OBJECT}"),
    "a member of the enumeration": ("const PhoneType = { SOFT_PHONE: 'SOFT_PHONE' };\n"
                                    f"c.createUser({{ UserId: 'u', PhoneConfig: {OBJECT.replace(chr(34) + 'SOFT_PHONE' + chr(34), 'PhoneType.SOFT_PHONE')} }});",
                                    f"PhoneConfig: {OBJECT.replace(chr(34) + 'SOFT_PHONE' + chr(34), 'PhoneType.SOFT_PHONE')}"),
}

# Programs within other texts: the file's name; the text; what runs the text once the lists are in it.
SHOW = "import json\nc = type('C', (), {'create_user': lambda self, **k: print(json.dumps(k))})()\n"
CALL = f"c.create_user(UserId='u', PhoneConfig={DICT})\n"
WITHIN = {
    "a here-document": ("a.sh", f"#!/bin/bash\nif true; then\n  python3 - <<'E'\n{SHOW}{CALL}E\nfi", lambda text: ["bash", "-c", text]),
    "a word of a command": ("a.sh", f"python3 -c '{SHOW}{CALL}'".replace("'C'", '"C"').replace("'create_user'", '"create_user"')
                            .replace("'u'", '"u"'), lambda text: ["bash", "-c", text]),
    "a step of a pipeline": ("a.yml", "steps:\n  - shell: python\n    run: |\n" + "".join(
        f"      {line}\n" for line in (SHOW + "if c:\n  " + CALL).splitlines()),
        lambda text: ["python3", "-c", yaml.safe_load(text)["steps"][0]["run"]]),
    "a block of notes": ("a.rst", ".. code-block:: python\n\n" + "".join(f"   {line}\n" for line in (SHOW + CALL).splitlines()),
                         lambda text: ["python3", "-c", textwrap.dedent(text.partition("\n\n")[2])]),
}


class Pasted(support.ToolTest):
    def pasted(self, name, program, replaced, besides=("", "")):
        path = self.write(name, program + "\n")
        done = self.run_tool("rewrite", "--diagnostics", "json", path)
        calls = [d for d in done.diagnostics if d["id"] == "legacy-call"]
        self.assertEqual(len(calls), 1, done.stderr)
        self.assertEqual(program.count(replaced), 1)
        result = program.replace(replaced, calls[0]["replacement"])
        result = result.replace(*besides) if besides[0] else result
        after = self.run_tool("rewrite", "--diagnostics", "json", self.write("after-" + name, result.replace(
            "update_user_phone_config", "update_user_config").replace("updateUserPhoneConfig", "updateUserConfig")))
        self.assertEqual(after.status, 0, "what is pasted is found again")
        return result

    def assert_lists(self, request):
        self.assertEqual(set(request), LISTS | {"UserId"})
        self.assertEqual([len(request[name]) for name in sorted(LISTS)], [4, 4, 1])

    def test_python(self):
        for name, row in PYTHON.items():
            with self.subTest(name):
                requests = []
                client = type("Client", (), {"__getattr__": lambda self, _: lambda **request: requests.append(request)})()
                exec(compile(self.pasted("a.py", *row), name, "exec"), {"c": client})  # pylint: disable=exec-used
                self.assertEqual(len(requests), 1)
                self.assert_lists(requests[0])

    def test_within_other_texts(self):
        for name, (file, text, run) in WITHIN.items():
            with self.subTest(name):
                result = self.pasted(file, text, f"PhoneConfig={DICT}")
                if file.endswith(".yml") and yaml is None:
                    self.skipTest("there is no reader of YAML")
                done = self.run_program(*run(result))
                self.assertEqual(done.status, 0, done.stderr)
                self.assert_lists(json.loads(done.stdout))

    def test_javascript(self):
        if not shutil.which("node"):
            self.skipTest("there is no node")
        for name, row in JAVASCRIPT.items():
            with self.subTest(name):
                program = self.pasted("a.js", *row)
                show = "const show = (r) => console.log(JSON.stringify(r));\nconst c = { createUser: show, updateUserPhoneConfig: show };\n"
                done = self.run_program("node", self.write("run.js", show + program))
                self.assertEqual(done.status, 0, done.stderr)
                self.assert_lists(json.loads(done.stdout))


if __name__ == "__main__":
    unittest.main()
