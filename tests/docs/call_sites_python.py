"""The Python of docs/call-sites.md, run for real by boto3 against a server on this machine."""

import shutil
import subprocess
import sys
import unittest

import support
from support import ENVIRONMENT
from support.call_sites import SETTING, example, wanted
from support.recorder import Recorder


class Python(support.ToolTest):
    def test_python_with_boto3(self):
        program = ("import sys, boto3\nclient = boto3.client('connect', endpoint_url=sys.argv[1], region_name='us-west-2', "
                   "aws_access_key_id='none', aws_secret_access_key='none')\n"
                   "instance_id, user_id = 'i-1', 'u-1'\nhasattr(client, sys.argv[2]) or sys.exit(77)\n")
        body = {name: value for name, value in wanted().items() if name.endswith("Configs")}
        reasons = []
        for python in dict.fromkeys(filter(None, (sys.executable, shutil.which("python3")))):
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
