"""Nobody is passed over without a word: every user of a damaged or incomplete export is in the requests or, whole, in the
rejects, and the exit status says so."""

import base64
import json

import support
from support import user

LIMIT = {"AutoAccept": False, "AfterContactWorkTimeLimit": 30000}


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def page(*users, **members):
    return compact({"Users": list(users), **members})


def texts(count):
    return [compact(user(number, **LIMIT)) for number in range(count)]


def with_one(count, change, at=5):
    """The texts of users, one of which is changed."""
    result = texts(count)
    result[at] = change(result[at])
    return result


def half(text):
    return text[:len(text) // 2]


def without_end(text):
    return text[:-1]


def with_bracket(text):
    return text + "]"


def with_other_bracket(text):
    return "]" + text[1:]


def with_end(text):
    return text + "]}"


def with_word(text):
    return text.replace("false", "fals")


def one_line(parts):
    return '{"Users":[' + ",".join(parts) + "]}"


def array(parts):
    return "[" + ",".join(parts) + "]"


def map_of_users(parts):
    return "{" + ",".join(f'"user {number}":{part}' for number, part in enumerate(parts)) + "}"


def wrapped(parts):
    return "[" + ",".join('{"User":' + part + "}" for part in parts) + "]"


def joined(parts):
    return "".join(parts)


def one_a_line(parts):
    return "\n".join(parts) + "\n"


FORMS = (one_line, array, map_of_users, wrapped, joined, one_a_line)
CHANGES = (half, without_end, with_bracket, with_word)
A, B = user("a", AutoAccept=True), user("b", AutoAccept=True)

# What a document says that is not complete, or names twice: the users that come out, and what is said.
NOT_COMPLETE = [
    ("one page of three", page(A, NextToken="t", ApproximateTotalCount=300), ["u-a"], ["incomplete-export"]),
    ("no user of 300", page(ApproximateTotalCount=300), [], ["no-records", "incomplete-export"]),
    ("96 of 100", page(*(user(n, AutoAccept=False) for n in range(96)), ApproximateTotalCount=100), [f"u-{n}" for n in range(96)], ["user-count-differs"]),
    ("94 of 100", page(*(user(n, AutoAccept=False) for n in range(94)), ApproximateTotalCount=100), [f"u-{n}" for n in range(94)], ["incomplete-export"]),
    ("a list without its end", '{"Users":[' + compact(A) + "," + compact(B), ["u-a", "u-b"], ["incomplete-export"]),
    ("a user without its end", '{"Users":[' + compact(A) + "," + half(compact(B)), ["u-a"], ["malformed-json", "incomplete-export"]),
    ("Users, then User", '{"Users":[' + compact(A) + '],"User":' + compact(B) + "}", ["u-a"], ["unrecognized-form"]),
    ("User, then Users", '{"User":' + compact(B) + ',"Users":[' + compact(A) + "]}", ["u-a"], ["unrecognized-form"]),
    ("lists beside User", compact({"User": A, "AutoAcceptConfigs": [{"Channel": "CHAT", "AutoAccept": True}]}), [], ["unrecognized-form"]),
    ("lists beside Users", page(A, AutoAcceptConfigs=[{"Channel": "CHAT", "AutoAccept": True}]), ["u-a"], ["unrecognized-form"]),
    ("names of settings that nobody knows", page(A, user("b", autoAccept=True)), ["u-a"], ["unrecognized-form", "unknown-member"]),
    ("a response that ends twice", page(A)[:-1] + "," + compact(B) + '],"ApproximateTotalCount":2}', ["u-a", "u-b"], ["malformed-json"]),
    ("a response that ends twice, all of it", page(A) + "," + compact(B) + '],"ApproximateTotalCount":2}', ["u-a", "u-b"], ["malformed-json"]),
    ("a key twice", '{"x":' + compact(A) + ',"x":' + compact(B) + "}", ["u-a"], ["duplicate-member"]),
    ("NextToken twice", '{"NextToken":"","Users":[' + compact(A) + '],"NextToken":""}', ["u-a"], ["duplicate-member"]),
]


class Accounted(support.ToolTest):
    def outputs(self, text, *arguments):
        """The users that come out, those that the rejects hold, and the identifiers of the diagnostics."""
        result = self.run_tool("convert", "--diagnostics", "json", "--absent", "keep", "--rejects", "rejects", *arguments, stdin=text.encode())
        rejected = b""
        for line in (self.directory / "rejects").read_bytes().splitlines():
            reject = json.loads(line)
            rejected += base64.b64decode(reject["base64"]) if "base64" in reject else (
                reject["text"].encode() if "text" in reject else compact(reject["input"]).encode() if "input" in reject else b"")
        severe = [each["id"] for each in result.diagnostics if each["severity"] != "note" and each["id"] != "acw-looks-like-milliseconds"]
        return result, [each["UserId"] for each in result.requests], rejected.decode(), severe

    def test_what_is_not_complete_or_said_twice(self):
        for name, text, users, ids in NOT_COMPLETE:
            with self.subTest(name):
                result, converted, rejected, said = self.outputs(text)
                self.assertEqual((converted, said), (users, ids))
                self.assertEqual(result.status, 0 if ids == ["user-count-differs"] else 1)
                for each in ("u-a", "u-b"):
                    cut = ids[0] == "malformed-json" and each == "u-b"
                    self.assertTrue(f'"{each}"' not in text or cut or each in converted or f'"{each}"' in rejected, each)

    def test_pages_count_together_in_any_order(self):
        first, last = page(A, NextToken="t", ApproximateTotalCount=2), page(B, ApproximateTotalCount=2)
        for text in (first + last, last + first):
            self.assertEqual(self.outputs(text)[3], [])

    def costs_one(self, count, form, change):
        text = form(with_one(count, change))
        result, converted, rejected, said = self.outputs(text, "--from", "auto" if form is one_line else "describe-user")
        lost = 0 if change is with_bracket and form is not wrapped else 1
        expected = [f"u-{n}" for n in range(count) if n != 5 or not lost]
        self.assertEqual(len(converted), len(expected))
        self.assertEqual(converted, expected)
        self.assertEqual(result.status, 1)
        self.assertLessEqual(len(said), 2, said)
        self.assertIn(change(texts(6)[5]).rstrip("]}") if lost else "", rejected)

    def test_a_broken_user_costs_that_user(self):
        for form in FORMS:
            for change in CHANGES:
                with self.subTest(form=form.__name__, change=change.__name__):
                    self.costs_one(100, form, change)

    def test_users_go_on_behind_a_response_that_ends_too_early(self):
        for indent in (None, 2):
            for change, lost in ((with_other_bracket, 1), (with_end, 0)):
                with self.subTest(change=change.__name__, indent=indent):
                    parts = [json.dumps(user(number, **LIMIT), indent=indent) for number in range(100)]
                    parts[5] = change(parts[5])
                    text = '{"Users":[' + ("," if indent is None else ",\n").join(parts) + '],"ApproximateTotalCount":100}'
                    result, converted, rejected, said = self.outputs(text)
                    self.assertEqual(converted, [f"u-{n}" for n in range(100) if n != 5 or not lost])
                    self.assertEqual((result.status, set(said) - {"malformed-json"}), (1, {"user-count-differs"} if lost else set()))
                    self.assertEqual('"u-5"' in rejected, bool(lost))

    def test_a_broken_user_in_more_than_is_ever_kept(self):
        count = 55_000
        self.assertGreater(len(one_line(texts(count))), 8 << 20)
        for form in FORMS[:1] if support.SANITIZED else FORMS:
            for change in CHANGES[:1] if support.SANITIZED else CHANGES[:2]:
                with self.subTest(form=form.__name__, change=change.__name__):
                    self.costs_one(count, form, change)

    def test_a_broken_user_of_100_000_in_one_line(self):
        self.costs_one(100_000, one_line, half)

    def test_a_map_whose_first_user_is_broken(self):
        for change in (half, without_end, with_word):
            with self.subTest(change.__name__):
                text = map_of_users(with_one(100, change, at=0))
                _, converted, rejected, _ = self.outputs(text, "--from", "describe-user")
                self.assertEqual(converted, [f"u-{n}" for n in range(1, 100)])
                self.assertIn(change(texts(1)[0])[:50], rejected)

    def test_a_compact_document_that_was_cut_off_before_pretty_ones(self):
        whole = compact({"User": user("x", **LIMIT)})
        pretty = "".join(json.dumps({"User": user(n, **LIMIT)}, indent=4) + "\n" for n in range(3))
        for cut in range(1, len(whole)):
            with self.subTest(whole[:cut]):
                _, converted, rejected, _ = self.outputs(whole[:cut] + "\n" + pretty)
                self.assertEqual(converted, ["u-0", "u-1", "u-2"])
                self.assertIn(whole[:cut].strip(), rejected)

    def test_a_compact_document_that_was_cut_off_before_8_MiB_of_pretty_ones(self):
        pretty = "".join(json.dumps({"User": user(n, **LIMIT)}, indent=4) + "\n" for n in range(30_000))
        _, converted, rejected, _ = self.outputs('{"User":{"Id":"cut"\n' + pretty)
        self.assertEqual(len(converted), 30_000)
        self.assertIn('{"User":{"Id":"cut"', rejected)

    def test_a_broken_pretty_record_in_a_compact_array_is_told_of_once(self):
        broken = json.dumps(user(5, **LIMIT), indent=2)
        parts = with_one(10_000, lambda _: broken[:broken.index("AfterContact")])
        _, converted, rejected, said = self.outputs(array(parts), "--from", "describe-user")
        self.assertEqual(len(converted), 9_999)
        self.assertIn('"u-5"', rejected)
        self.assertLessEqual(len(said), 2)
