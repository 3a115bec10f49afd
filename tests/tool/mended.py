"""A broken record in the rejects keeps what is known of it: mended, it is read in the form and unit that it had; not mended,
it is rejected again as it was."""

import json

import support
from support import lines, user

A, B, C = (user(name, PhoneType="SOFT_PHONE", AfterContactWorkTimeLimit=30000) for name in "abc")


def broken(value):
    """Its text with a colon missing, and what mends it."""
    text = json.dumps(value)
    return text.replace('"Id": ', '"Id" ', 1), lambda text: json.loads(text.replace('"Id" ', '"Id": ', 1))


BROKEN, MEND = broken(B)
RESPONSE = '{"Users":[' + json.dumps(A) + "," + BROKEN + "," + json.dumps(C) + '],"ApproximateTotalCount":3}'


class Mended(support.ToolTest):
    def rejects_of(self, data, *arguments):
        self.convert(data.encode(), "--rejects", "left", *arguments)
        return [json.loads(line) for line in (self.directory / "left").read_bytes().splitlines()]

    def limit_of(self, line, *arguments):
        line = dict(line)
        line["input"] = MEND(line.pop("text"))
        result = self.convert(lines(line), *arguments)
        self.assertEqual(result.status, 0, result.stderr)
        [request] = result.requests
        self.assertEqual(request["UserId"], "u-b")
        return request["AfterContactWorkConfigs"][0]["AfterContactWorkConfig"]["AfterContactWorkTimeLimit"]

    def test_a_user_of_a_response(self):
        [line] = self.rejects_of(RESPONSE)
        self.assertEqual(line["form"], "search-users")
        self.assertEqual(self.limit_of(line), 30)

    def test_a_user_whose_bracket_ended_the_list(self):
        text = RESPONSE.replace(BROKEN, "]" + BROKEN[1:])
        *_, line = self.rejects_of(text)
        self.assertEqual(line["form"], "search-users")
        line["text"] = "{" + line["text"]
        self.assertEqual(self.limit_of(line), 30)

    def test_a_user_whose_unit_was_told(self):
        bare = json.dumps(A) + "\n" + BROKEN + "\n"
        for arguments, unit in ((("--acw-unit", "milliseconds"), "milliseconds"), (("--from", "search-users"), "milliseconds")):
            with self.subTest(arguments):
                [line] = self.rejects_of(bare, *arguments)
                self.assertEqual((line.get("form"), line["acw_unit"]), (None, unit))
                self.assertEqual(self.limit_of(line), 30)
        [line] = self.rejects_of(bare.replace("30000", "30"), "--from", "describe-user")
        self.assertEqual(line["acw_unit"], "seconds")
        self.assertEqual(self.limit_of(line), 30)
        lines_without = self.rejects_of(bare)
        self.assertNotIn("acw_unit", lines_without[-1])

    def test_an_option_that_says_another_unit_than_the_line(self):
        """Passed over, it would be an answer that nobody gets."""
        for unit, other in (("seconds", "milliseconds"), ("milliseconds", "seconds")):
            [line] = self.rejects_of(json.dumps(A | {"PhoneConfig": {"AfterContactWorkTimeLimit": 1500000500}}), "--acw-unit", unit)
            self.assertEqual(line["acw_unit"], unit)
            result = self.convert(lines(line), "--acw-unit", other)
            self.assertEqual((result.status, result.ids), (1, ["option-contradicts-input"]))
            self.assertIn(f"in {unit}, and it was said to be in {other}", result.diagnostics[0]["message"])
            self.assertNotIn("option-contradicts-input", self.convert(lines(line), "--acw-unit", unit).ids)
            open_line = {name: value for name, value in line.items() if name != "acw_unit"}
            self.assertNotIn("option-contradicts-input", self.convert(lines(open_line), "--acw-unit", other).ids)

    def test_what_is_not_mended_stays_as_it_is(self):
        kept = ("form", "acw_unit", "text", "base64", "input")
        for data, arguments in ((RESPONSE, ()), (BROKEN, ("--acw-unit", "seconds")), ('{"Users":[{"x":1}]}', ()), ('{"x":[}', ())):
            with self.subTest(data, arguments=arguments):
                first = self.rejects_of(data, *arguments)
                second = self.rejects_of("".join(json.dumps(line) + "\n" for line in first))
                third = self.rejects_of("".join(json.dumps(line) + "\n" for line in second))
                for again in (second, third):
                    self.assertEqual([{name: line.get(name) for name in kept} for line in again],
                                     [{name: line.get(name) for name in kept} for line in first])

    def test_bytes_that_are_no_text(self):
        self.convert(b'{"Id":"\xff"', "--rejects", "left")
        first = json.loads((self.directory / "left").read_bytes())
        [again] = self.rejects_of(json.dumps(first) + "\n")
        self.assertEqual(again["base64"], first["base64"])


if __name__ == "__main__":
    support.main()
