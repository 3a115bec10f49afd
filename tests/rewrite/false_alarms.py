"""Code that does not use Amazon Connect has no findings: counted over the sources that are installed on this machine.

Whatever there is of Debian's own packages is searched, up to 5,000 files. The AWS SDKs, which hold the operation, are left
out. CONNECT_USERCONFIG_FALSE_ALARMS=N searches up to N files.
"""

import os
import pathlib
import subprocess
import unittest

import support
from support import ENVIRONMENT, TOOL

PLACES = ("/usr/lib/python3", "/usr/lib/python3.11", "/usr/share/perl", "/usr/share/cmake-3.25", "/usr/share/doc", "/usr/include",
          "/usr/share/nodejs", "/usr/lib/node_modules", "/usr/share/bash-completion", "/usr/share", "/etc")
SDKS = ("boto", "awscli", "aws-sdk", "connect-userconfig", "connect_userconfig")
MOST = int(os.environ.get("CONNECT_USERCONFIG_FALSE_ALARMS", 5000))


def sources():
    seen = set()
    for place in PLACES:
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(name for name in folders if not any(sdk in name for sdk in SDKS))
            for name in sorted(names):
                path = pathlib.Path(folder, name)
                if path in seen or path.is_symlink() or any(sdk in name for sdk in SDKS):
                    continue
                try:
                    if not path.is_file() or path.stat().st_size > 1 << 20 or b"\0" in path.read_bytes()[:4096]:
                        continue
                except OSError:
                    continue
                seen.add(path)
                yield str(path)
                if len(seen) == MOST:
                    return


class FalseAlarms(support.ToolTest):
    def test_no_finding(self):
        files = list(sources())
        if len(files) < 200:
            self.skipTest("there is next to no source text on this machine")
        found = []
        for start in range(0, len(files), 500):
            done = subprocess.run([TOOL, "rewrite", "--diagnostics", "json", *files[start:start + 500]], capture_output=True,
                                  env=ENVIRONMENT, check=False, timeout=300)
            found += done.stderr.splitlines()
            self.assertEqual(done.stdout, b"")
        alarms = [line for line in found if b"legacy" in line or b"-needed" in line or b"rewritable" in line]
        print(f"{len(files)} files, {len(alarms)} false alarms")
        self.assertEqual(alarms, [])


if __name__ == "__main__":
    unittest.main()
