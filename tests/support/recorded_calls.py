"""A script is run under bash with an `aws` that records its arguments, and calls nobody."""

import support

RECORDER = 'aws() { { printf "%s\\0" "$@"; printf "\\n\\0"; } >> "$RECORD"; }\n'


class RecordedCalls(support.ToolTest):
    def calls(self, script):
        """The arguments of each call, in their order."""
        record = self.write("record", "")
        run = self.run_program("bash", "-c", RECORDER + script,
                               env={"RECORD": str(record), "PATH": "/usr/bin:/bin", "HOME": str(self.directory)})
        self.assertEqual(run.status, 0, run.stderr)
        found, call = [], []
        for word in record.read_bytes().split(b"\0")[:-1]:
            if word == b"\n":
                found.append(call)
                call = []
            else:
                call.append(word.decode())
        return found
