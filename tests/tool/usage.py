"""A command line that is wrong: nothing is run, and the nearest word that is right is named. And `help`."""

import support


class Usage(support.ToolTest):
    def test_the_nearest_word_is_named(self):
        for arguments, near in (
            (["chek"], "'check'"), (["covnert"], "'convert'"), (["rewrit"], "'rewrite'"), (["help", "chek"], "'check'"),
            (["convert", "--fromat", "json"], "--format"), (["convert", "--fromat=json"], "--format"),
            (["check", "--quite"], "--quiet"), (["convert", "--reject", "x"], "--rejects"),
            (["rewrite", "--wirte", "x"], "--write"), (["--verison"], "--version"),
            (["convert", "--from", "serch-users"], "'search-users'"), (["convert", "--from=user-phone-config"], "'update-user-phone-config'"),
            (["check", "--diagnostics", "jsno"], "'json'"), (["check", "--absent", "kep"], "'keep'"),
            (["rewrite", "--existing", "overwritten", "x"], "'overwrite'"), (["check", "--color", "allways"], "'always'"),
            (["example", "describe-usr"], "'describe-user'"), (["explain", "wrong-typ"], "'wrong-type'"),
            (["check", "--from", "SEARCH-USERS"], "'search-users'"), (["explain", "MALFORMED-JSON"], "'malformed-json'"),
            (["check", "--fail-on", "warn"], "'warning'"), (["check", "--acw-unit", "sec"], "'seconds'"),
            (["check", "--existing", "over"], "'overwrite'"), (["check", "--unit", "s"], "--acw-unit"),
            (["check", "--instance", "x"], "--instance-id"), (["version"], "'--version'"), (["-v"], "--version"),
            (["explain", "acw-unit"], "'acw-unit-unknown' or 'acw-unit-doubtful'"),
            (["explain", "policy"], "'policy-syntax', 'policy-invalid', 'policy-name-unknown', 'policy-cannot-tell', 'policy-incomplete', ..."),
            (["convert", "--dia", "json"], "--diagnostics or --diagnostics-file"), (["convert", "-acw-uint", "seconds"], "--acw-unit"),
            (["explain", "x"], None), (["frobnicate"], None), (["convert", "--frobnicate"], None),
            (["example", "x" * 100_000], None), (["x" * 100_000], None), (["convert", "--" + "x" * 100_000], None),
        ):
            with self.subTest(arguments[:2]):
                result = self.run_tool(*arguments)
                shown = result.stderr.decode()
                self.assertEqual((result.status, result.stdout), (2, b""))
                if near:
                    self.assertIn(f"did you mean {near}?", shown)
                else:
                    self.assertNotIn("did you mean", shown)
                self.assertLess(len(shown), 3000)

    def test_one_dash_before_a_long_option(self):
        """It is not taken for a short one with a value: `-out x` would write to ut, and read x."""
        self.write("users.json", '{"Users":[]}')
        for arguments, near in ((["convert", "-quiet"], "--quiet"), (["convert", "-quiet=notes"], "--quiet"),
                                (["convert", "-out", "requests.json"], "--output"), (["convert", "-output=requests.json"], "--output"),
                                (["plan", "-out", "users.plan"], "--output"), (["check", "-from", "search-users"], "--from"),
                                (["convert", "-diagnostics", "json"], "--diagnostics or --diagnostics-file"), (["-version"], "--version"),
                                (["rewrite", "-write"], "--write")):
            with self.subTest(arguments):
                result = self.run_tool(*arguments, "users.json")
                self.assertEqual((result.status, result.stdout), (2, b""))
                self.assertIn(f"did you mean {near}, with two dashes?", result.stderr.decode())
                self.assertEqual([path.name for path in self.directory.iterdir()], ["users.json"])
        for arguments, written in ((["-oput"], "put"), (["-q", "-oout"], "out"), (["-qo", "ut"], "ut")):
            self.assertEqual(self.run_tool("convert", *arguments, "users.json").status, 0)
            self.assertTrue((self.directory / written).exists())
        self.write("-quiet", '{"Users":[]}')
        self.assertEqual(self.run_tool("check", "--", "-quiet").status, 0)

    def test_in_plain_words(self):
        for arguments, words in ((["--threads", "0"], "'0' is no number from 1 to 64"),
                                 (["--from", "user", "--from", "user"], "--from is given more than once")):
            result = self.run_tool("check", *arguments)
            self.assertEqual(result.status, 2)
            self.assertIn(words, result.stderr.decode())

    def test_a_word_cannot_make_a_line_of_its_own(self):
        for arguments in (["--from", "a\x1b[1m\nx"], ["--a\nx"], ["--quiet=a\nx"]):
            result = self.run_tool("check", *arguments)
            self.assertEqual(result.status, 2)
            self.assertNotIn(b"\nx", result.stderr)
            self.assertIn(b"\\u{a}", result.stderr)

    def test_help_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            for words in (["--help"], ["--version"], ["help", "convert"], ["convert", "--help"], ["plan", "--help"]):
                self.assertEqual(self.run_tool(*words, stdout=full).status, 3, words)

    def test_help_is_a_command(self):
        for words in ([], ["convert"], ["check"], ["explain"], ["example"], ["aws"], ["rewrite"], ["help"]):
            with self.subTest(words):
                help_command, option = self.run_tool("help", *words), self.run_tool(*words, "--help")
                self.assertEqual((help_command.status, help_command.stderr), (0, b""))
                self.assertIn(b"Usage: connect-userconfig", help_command.stdout)
                self.assertEqual(help_command.stdout, option.stdout)
        self.assertEqual(self.run_tool("help", "convert", "check").status, 2)


if __name__ == "__main__":
    support.main()
