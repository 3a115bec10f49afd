"""The CDK and Pulumi examples of docs/call-sites.md: compiled, and run, with the packages of npm.

These are 450 MB, so this runs only if CONNECT_USERCONFIG_LARGE is set.
"""

import json
import os
import re
import subprocess
import unittest

import support
from support.call_sites import BLOCK, PAGE, SETTING, wanted
from support.npm import compile_typescript, installed

LISTS = {name: value for name, value in wanted().items() if name.endswith("Configs")}

CDK = """
class Users extends cdk.Stack {
  constructor(app%s) {
    super(app, "Users");
    const user = { instanceArn: "arn:i", routingProfileArn: "arn:r", securityProfileArns: ["arn:s"], username: "mary" };
    const instanceId = "i-1", userId = "u-1", userArn = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1";
%s
    void [user, instanceId, userId, userArn];
  }
}
const app = new cdk.App();
new Users(app);
console.log(JSON.stringify(app.synth().getStackByName("Users").template));
"""
CDK_NAMES = {"cdk": "aws-cdk-lib", "connect": "aws-cdk-lib/aws-connect", "cr": "aws-cdk-lib/custom-resources"}

PULUMI = """
const user = { instanceId: "i-1", instanceArn: "arn:i", name: "mary", username: "mary", routingProfileId: "r", routingProfileArn: "arn:r",
               securityProfileIds: ["s"], securityProfileArns: ["arn:s"] };
"""
PULUMI_NAMES = {"pulumi": "@pulumi/pulumi", "aws": "@pulumi/aws", "awsnative": "@pulumi/aws-native"}


def block(when, name):
    return next(code for language, first, second, code in BLOCK.findall(PAGE)
                if language == "typescript" and (first.strip(), second.strip()) == (when, name))


def imports(names, code):
    return "".join(f"import * as {name} from '{package}';\n" for name, package in names.items() if name + "." in code)


def requires(names, code):
    return "".join(f"const {name} = require('{package}');\n" for name, package in names.items() if name + "." in code)


def upper(value):
    """Members with a capital, as the API has them."""
    if isinstance(value, list):
        return [upper(item) for item in value]
    return {name[0].upper() + name[1:]: upper(item) for name, item in value.items()} if isinstance(value, dict) else value


@unittest.skipUnless(os.environ.get("CONNECT_USERCONFIG_LARGE"), "its packages are 450 MB: CONNECT_USERCONFIG_LARGE=1 gets them")
class Infrastructure(support.ToolTest):
    def run_node(self, folder, name, program):
        file = folder / f"example-{os.getpid()}-{name}.cjs"
        file.write_text(program)
        self.addCleanup(file.unlink)
        done = subprocess.run(["node", file], cwd=folder, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def cdk(self):
        return installed("aws-cdk-lib", "constructs").parents[1]

    def synthesized(self, when, name, code=None):
        program = CDK % ("", code or block(when, name))
        return self.run_node(self.cdk(), f"{when}-{name}", requires(CDK_NAMES, program) + program)

    def test_cdk_compiles(self):
        bodies = "".join("{\n" + block(when, name) + "}\n" for when in ("before", "after") for name in ("cdk", "custom"))
        program = CDK % (": cdk.App", bodies)
        self.assertEqual(compile_typescript("example.mts", imports(CDK_NAMES, program) + program, self.cdk()), "")

    def test_cdk_makes_what_rewrite_makes(self):
        before, after = (self.synthesized(when, "cdk") for when in ("before", "after"))
        self.assertEqual(before["Resources"]["Mary"]["Properties"]["PhoneConfig"], SETTING)
        file = self.write("t.json", json.dumps(before, indent=1))
        self.assertEqual(self.run_tool("rewrite", "--write", file).status, 0)
        self.assertEqual(json.loads(file.read_text("utf-8")), after)
        self.assertEqual({n: v for n, v in after["Resources"]["Mary"]["Properties"].items() if n in LISTS}, LISTS)

    def test_cdk_takes_what_a_finding_shows(self):
        code = block("before", "cdk")
        finding, = (d for d in self.run_tool("rewrite", "--diagnostics", "json", self.write("a.ts", code)).diagnostics
                    if d["id"] == "legacy-call")
        pasted = re.sub(r"phoneConfig: \{.*?\}", lambda _: finding["replacement"], code)
        self.assertEqual(self.synthesized("pasted", "cdk", pasted), self.synthesized("after", "cdk"))

    def test_cdk_takes_a_constant_with_the_type_that_a_finding_shows(self):
        code = block("before", "cdk")
        setting = re.search(r"phoneConfig: (\{.*?\})", code)[1]
        constant = f"const soft: connect.CfnUser.UserPhoneConfigProperty = {setting};"
        text = CDK % (": cdk.App", constant + "\n" + code.replace(setting, "soft"))
        finding, = (d for d in self.run_tool("rewrite", "--diagnostics", "json", self.write("a.ts", text)).diagnostics
                    if d["id"] == "legacy-call")
        self.assertIn("const soft: Partial<connect.CfnUserProps> = {", finding["replacement"])
        pasted = text.replace(constant, finding["replacement"] + ";").replace("phoneConfig: soft", "...soft")
        self.assertEqual(compile_typescript("pasted.mts", imports(CDK_NAMES, pasted) + pasted, self.cdk()), "")

    def test_custom_resource(self):
        calls = []
        for when in ("before", "after"):
            resources = self.synthesized(when, "custom")["Resources"].values()
            calls += [json.loads(r["Properties"]["Update"]) for r in resources if r["Type"] == "Custom::AWS"]
        self.assertEqual([call["action"] for call in calls], ["UpdateUserPhoneConfig", "UpdateUserConfig"])
        request = {"InstanceId": "i-1", "UserId": "u-1"}
        self.assertEqual(calls[0]["parameters"], {**request, "PhoneConfig": {"PhoneType": "SOFT_PHONE"}})
        self.assertEqual(calls[1]["parameters"], {**request, "PhoneNumberConfigs": LISTS["PhoneNumberConfigs"]})

    def pulumi(self):
        return installed("@pulumi/aws-native", "@pulumi/aws", "@pulumi/pulumi").parents[2]

    def test_pulumi_compiles(self):
        program = PULUMI + "".join(block(when, "pulumi").join(("{\n", "}\n")) for when in ("before", "after"))
        # Both packages take members that are not theirs from a spread object.
        self.assertEqual(compile_typescript("example.mts", imports(PULUMI_NAMES, program) + program, self.pulumi()), "")

    def test_pulumi_runs(self):
        program = ("const pulumi = require('@pulumi/pulumi');\n"
                   "const seen = [];\n"
                   "pulumi.runtime.setMocks({ newResource: (r) => { seen.push([r.type, r.inputs]); return { id: r.name, state: r.inputs }; },\n"
                   "                          call: (c) => c.inputs });\n" + PULUMI + "{0}\n{1}\n"
                   "pulumi.runtime.disconnect().then(() => console.log(JSON.stringify(seen)));\n")
        program = program.replace("{0}", "{" + block("before", "pulumi") + "}").replace("{1}", "{" + block("after", "pulumi") + "}")
        names = {name: package for name, package in PULUMI_NAMES.items() if name != "pulumi"}
        seen = dict(self.run_node(self.pulumi(), "pulumi", requires(names, program) + program))
        self.assertEqual(upper(seen["aws:connect/user:User"]["phoneConfig"]), SETTING)
        new = upper(seen["aws-native:connect:User"])
        self.assertEqual({name: value for name, value in new.items() if name in LISTS}, LISTS)


if __name__ == "__main__":
    unittest.main()
