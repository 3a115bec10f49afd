"""The Python of docs/call-sites.md, run for real by boto3 against a server on this machine."""

import json
import shutil
import subprocess
import sys
import unittest

import support
from support import ENVIRONMENT, SOURCE
from support.call_sites import SETTING, example, wanted
from support.recorder import Recorder


SHAPES = """import json, sys, botocore.session
model = botocore.session.get_session().get_service_model("connect")
found = {}
for name in set(model.shape_names) & set(sys.argv[1:]):
    shape = model.shape_for(name)
    found[name] = {"type": shape.type_name, **{k: v for k, v in shape.metadata.items() if k in ("min", "max", "pattern", "enum")}}
    if shape.type_name == "structure":
        found[name]["members"] = {member: inner.name for member, inner in shape.members.items()}
        if shape.required_members:
            found[name]["required"] = shape.required_members
    if shape.type_name == "list":
        found[name]["member"] = shape.member.name
print(json.dumps(found))
"""
PYTHONS = list(dict.fromkeys(filter(None, (sys.executable, "/usr/bin/python3", shutil.which("python3")))))


class Python(support.ToolTest):
    def test_the_service_model(self):
        """What botocore's model says of the shapes is what tests/data/service-model.json says; an older one knows fewer."""
        ours = json.loads((SOURCE / "tests/data/service-model.json").read_text("utf-8"))["shapes"]
        del ours["AfterContactWorkTimeLimit"]["max"]  # of the API reference only
        ours["SensitivePhoneNumber"]["pattern"] = ours["SensitivePhoneNumber"]["pattern"].lstrip("^")
        compared = 0
        for python in PYTHONS:
            done = subprocess.run([python, "-c", SHAPES, *ours], capture_output=True, text=True, timeout=120)
            if done.returncode != 0:
                continue
            for name, theirs in json.loads(done.stdout).items():
                expected = dict(ours[name])
                if "enum" in theirs:
                    self.assertLessEqual(set(theirs.pop("enum")), set(expected.pop("enum")), name)
                self.assertEqual(theirs, expected, f"{python}: {name}")
                compared += 1
        if compared == 0:
            self.skipTest("no Python here has botocore")
        print(f"{compared} shapes compared")

    def test_python_with_boto3(self):
        program = ("import sys, boto3\nclient = boto3.client('connect', endpoint_url=sys.argv[1], region_name='us-west-2', "
                   "aws_access_key_id='none', aws_secret_access_key='none')\n"
                   "instance_id, user_id = 'i-1', 'u-1'\nhasattr(client, sys.argv[2]) or sys.exit(77)\n")
        body = {name: value for name, value in wanted().items() if name.endswith("Configs")}
        reasons = []
        for python in PYTHONS:
            if subprocess.run([python, "-c", "import boto3"], capture_output=True).returncode != 0:
                reasons.append(f"{python} has no boto3")
                continue
            before, after = example("python")
            with Recorder() as recorder:
                for operation, code in (("update_user_phone_config", before), ("update_user_config", after)):
                    done = subprocess.run([python, "-c", program + code, recorder.url, operation], capture_output=True, text=True,
                                          timeout=120, env={**ENVIRONMENT, "AWS_EC2_METADATA_DISABLED": "true"})
                    if done.returncode == 77:
                        reasons.append(f"the boto3 of {python} is older than {operation}; its members were compared instead")
                        break
                    self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(recorder.requests[0], ("POST", "/users/i-1/u-1/phone-config", {"PhoneConfig": SETTING}))
                if len(recorder.requests) == 2:
                    self.assertEqual(recorder.requests[1], ("POST", "/users/i-1/u-1/config", body))
                    return
        self.skipTest("; ".join(reasons))

if __name__ == "__main__":
    unittest.main()
