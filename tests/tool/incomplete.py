"""Exports that lack users: pages, numbers, files that were left empty. Whoever is missing is told of, with an exit code."""

import json

import support
from support import user

SOFT = {"PhoneType": "SOFT_PHONE", "AutoAccept": False, "AfterContactWorkTimeLimit": 30000}


def export(first, count, said, **members):
    users = [user(str(number), **SOFT) for number in range(first, first + count)]
    return json.dumps({"Users": users, "ApproximateTotalCount": said, **members})


class Incomplete(support.ToolTest):
    def ids(self, *arguments):
        result = self.run_tool("check", "--diagnostics", "json", "--quiet=notes", *arguments)
        return result.status, [json.loads(line)["id"] for line in result.stderr.splitlines()]

    def test_a_whole_export_does_not_stand_for_another(self):
        self.write("whole.json", export(0, 60, 60))
        self.write("page.json", export(100, 20, 70, NextToken="more"))
        self.write("alike.json", export(100, 20, 60, NextToken="more"))
        self.write("rest.json", export(120, 50, 70))
        for names, expected in ((["whole.json"], (0, [])),
                                (["whole.json", "page.json"], (1, ["incomplete-export"])),
                                (["page.json", "whole.json"], (1, ["incomplete-export"])),
                                (["alike.json", "whole.json"], (1, ["incomplete-export"])),
                                (["rest.json", "whole.json", "page.json"], (0, []))):
            with self.subTest(names):
                self.assertEqual(self.ids(*names), expected)

    def test_the_file_that_lacks_users_is_named(self):
        self.write("whole.json", export(0, 60, 60))
        self.write("page.json", export(100, 20, 60, NextToken="more"))
        self.write("next.json", export(120, 20, 60))
        for names, expected in ((["whole.json", "page.json"], "page.json: "), (["page.json", "whole.json"], "page.json: "),
                                (["page.json", "next.json", "whole.json"], "its pages are in page.json, next.json [incom")):
            for options in ([], ["--duplicates", "ignore"]):
                with self.subTest(names, options=options):
                    shown = self.run_tool("check", "-q", *options, *names).stderr.decode()
                    self.assertIn(expected, next(line for line in shown.splitlines() if "[incomplete-export]" in line))

    def test_exports_of_one_size_that_share_users(self):
        self.write("one.json", export(0, 60, 60))
        self.write("other.json", export(30, 60, 60))
        for names in (["one.json", "other.json"], ["other.json", "one.json", "one.json"]):
            for options in ([], ["--duplicates", "ignore"]):
                with self.subTest(names, options=options):
                    self.assertEqual(set(self.ids(*options, *names)[1]) - {"duplicate-user"}, set())

    def test_a_file_that_was_left_empty_beside_others(self):
        self.write("whole.json", export(0, 2, 2))
        self.write("empty.json", "")
        self.write("none.json", "[]")
        for names, expected in ((["empty.json"], (0, ["no-records"])),
                                (["whole.json", "none.json"], (0, ["no-records"])),
                                (["whole.json", "empty.json"], (1, ["incomplete-export"])),
                                (["empty.json", "whole.json"], (1, ["incomplete-export"]))):
            with self.subTest(names):
                self.assertEqual(self.ids(*names), expected)

    def test_an_export_in_which_nobody_has_a_setting(self):
        """Somebody has cut the settings out; one such user may be one."""
        def cut(count):
            return json.dumps({"Users": [{key: value for key, value in user(str(number), **SOFT).items() if key != "PhoneConfig"}
                                         for number in range(count)]})

        self.write("cut.json", cut(2))
        self.write("one.json", cut(1))
        self.write("empty.json", cut(2).replace('"Id"', '"PhoneConfig": {}, "Id"'))
        self.write("whole.json", export(10, 2, 2))
        for names, expected in ((["cut.json"], (1, ["incomplete-export"])), (["one.json"], (0, [])),
                                (["empty.json"], (0, [])),
                                (["cut.json", "whole.json"], (0, []))):
            with self.subTest(names):
                status, ids = self.ids(*names)
                self.assertEqual((status, [each for each in ids if each != "nothing-to-migrate"]), expected)

    def test_the_same_page_again_is_no_other_page(self):
        """Whether or not users who come twice are looked for."""
        self.write("page.json", export(0, 100, 300))
        self.write("rest.json", export(100, 200, 300))
        for options in ([], ["--duplicates", "ignore"], ["--duplicates", "ignore", "--threads", "4", "--unbuffered"]):
            for names, expected in ((["page.json"] * 3, (1, {"incomplete-export"})), (["page.json", "rest.json"], (0, set()))):
                with self.subTest(names, options=options):
                    status, ids = self.ids(*options, *names)
                    self.assertEqual((status, {*ids} - {"duplicate-user"}), expected)
        broken = json.loads(export(0, 100, 300))
        for each in broken["Users"]:
            each["PhoneConfig"] = {"AutoAccept": "true"}
        self.write("broken.json", json.dumps(broken))
        status, ids = self.ids("--duplicates", "ignore", *["broken.json"] * 3)
        self.assertEqual((status, set(ids)), (1, {"wrong-type", "incomplete-export"}))

    def test_many_files_do_not_flood(self):
        names = [f"{number}.json" for number in range(300)]
        for text, said in (("", "incomplete-export"), ("a,b\nc,d\n", "not-an-export")):
            for name in names:
                self.write(name, text)
            for options in ([], ["-q"], ["--unbuffered"], ["--quiet=notes"]):
                with self.subTest(said, options=options):
                    shown = self.run_tool("check", *options, *names).stderr.decode()
                    self.assertLessEqual(len(shown.splitlines()), 10, shown)
                    self.assertIn("297 more" if "-q" in options else f"300  error    {said}", shown)
            self.assertEqual(self.ids(*names), (1, [said] * 300))


if __name__ == "__main__":
    support.main()
