"""What a script calls, before and after.

Each script runs under bash with an `aws` that records its arguments, as it was and as it was rewritten. The recorded
calls of the old one, translated one by one by the shim (`connect-userconfig aws --print`), must be those of the new
one: so what was carried as `$NAME` means the same as what the shim sees at run time.
"""

import shlex

from support.recorded_calls import RecordedCalls

OLD = "aws connect update-user-phone-config --user-id u --instance-id i "

SCRIPTS = {
    "literal": OLD + "--phone-config PhoneType=SOFT_PHONE,AutoAccept=true,AfterContactWorkTimeLimit=60\n",
    "a variable for each field": 'T=DESK_PHONE A=true L=45 N=+12065550112\n' + OLD
    + "--phone-config PhoneType=$T,AutoAccept=$A,AfterContactWorkTimeLimit=${L},DeskPhoneNumber=$N\n",
    "false in a variable": "A=false\n" + OLD + "--phone-config PhoneType=SOFT_PHONE,AutoAccept=$A\n",
    "quoted as a whole": 'L=7\n' + OLD + '--phone-config "PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=$L"\n',
    "a default": OLD + "--phone-config PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=${LIMIT:-30}\n",
    "an array": "L=(1 2 3)\n" + OLD + "--phone-config PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=${L[1]}\n",
    "JSON in single quotes": OLD + """--phone-config '{"PhoneType": "SOFT_PHONE", "AutoAccept": false}'\n""",
    "JSON over several lines": OLD + """--phone-config '{
  "PhoneType": "DESK_PHONE",
  "DeskPhoneNumber": "+12065550112"
}'\n""",
    "JSON in double quotes": 'T=SOFT_PHONE L=9 A=true\n' + OLD
    + r'''--phone-config "{\"PhoneType\": \"$T\", \"AutoAccept\": $A, \"AfterContactWorkTimeLimit\": $L}"''' + "\n",
    "JSON in both quotes": "L=9\n" + OLD + """--phone-config '{"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":'"$L"'}'\n""",
    "an input document": """aws connect update-user-phone-config --cli-input-json '{"UserId": "it'\\''s $HOME \\"x\\"", "InstanceId": "i", "PhoneConfig": {"PhoneType": "SOFT_PHONE"}}'\n""",
    "line continuations and remarks": """aws --region "eu west" \\
  connect update-user-phone-config `# the call` \\
  --phone-config \\
     PhoneType=SOFT_PHONE,PersistentConnection=true \\
  --user-id 'a b' --instance-id "$(echo i)" # the end\n""",
    "positional parameters": "set -- 12 34\n" + OLD + "--phone-config PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=$2\n",
    "a function in a loop": """f() { aws connect update-user-phone-config --user-id "$1" --instance-id i --phone-config "PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=$2" </dev/null; }
printf 'a,1\\nb,2\\n' | while IFS=, read -r id limit; do f "$id" "$limit"; done\n""",
    "substitutions": "x=$(" + OLD + "--phone-config PhoneType=SOFT_PHONE)\ny=`" + OLD + '--phone-config PhoneType=SOFT_PHONE`\nz="$(' + OLD
    + '--phone-config "PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=${x:-5}")"\n',
    "a variable for the program": "AWS=aws\n" + OLD.replace("aws ", "$AWS ", 1) + "--phone-config PhoneType=SOFT_PHONE\n",
    "ANSI quotes": OLD + r"--phone-config $'{\n\"PhoneType\": \"SOFT_PHONE\"}'" + "\n",
    "create-user": """aws connect create-user --username u --phone-config PhoneType=SOFT_PHONE,AutoAccept=true \\
  --security-profile-ids s --routing-profile-id r --instance-id i\n""",
    "numbers that are empty or not": """T=DESK_PHONE
call() { """ + OLD + """--phone-config "PhoneType=$T,DeskPhoneNumber=$1"; }
call +12065550112; call ''; call
for N in +12065550113 ''; do
  """ + OLD + """--phone-config PhoneType=SOFT_PHONE,DeskPhoneNumber=$N
  """ + OLD + """--phone-config "PhoneType=$T,DeskPhoneNumber=${N:-}"
  """ + OLD + """--phone-config "PhoneType=$T,DeskPhoneNumber=${N:-+12065550114}"
  """ + OLD + """--phone-config "PhoneType=$T,DeskPhoneNumber=${N-}"
  """ + OLD + """--phone-config '{"PhoneType": "'$T'", "DeskPhoneNumber": "'"$N"'"}'
done
A=('' +12065550115)
for i in 0 1; do """ + OLD + """--phone-config "PhoneType=$T,DeskPhoneNumber=${A[i]}"; done
unset N; """ + OLD + """--phone-config "PhoneType=$T,DeskPhoneNumber=$N,PersistentConnection=true"
""",
    "others stay": "aws s3 ls 's3://a b'\naws connect describe-user --user-id u --instance-id i\n" + OLD + "--phone-config PhoneType=SOFT_PHONE\n",
}


class SameCalls(RecordedCalls):
    def translated(self, call):
        shown = self.run_tool("aws", "--print", *call)
        self.assertEqual(shown.status, 0, shown.stderr)
        return shlex.split(shown.stdout.decode())[1:]

    def test_every_script(self):
        for name, script in SCRIPTS.items():
            with self.subTest(name):
                path = self.write("script.sh", script)
                run = self.run_tool("rewrite", "--write", path)
                self.assertEqual(run.status, 0, run.stderr)
                new_script = path.read_text(encoding="utf-8")
                self.assertNotIn("phone-config", new_script)
                old, new = self.calls(script), self.calls(new_script)
                self.assertTrue(old, "nothing was called")
                self.assertEqual(new, [self.translated(call) for call in old])
