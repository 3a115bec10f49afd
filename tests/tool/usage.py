"""A command line that is wrong: nothing is run, and the nearest word that is right is named. And `help`."""

import support


class Usage(support.ToolTest):
    def test_the_nearest_word_is_named(self):
        for arguments, near in (
            (["chek"], "'check'"), (["covnert"], "'convert'"), (["rewrit"], "'rewrite'"), (["help", "chek"], "'check'"),
            (["convert", "--fromat", "json"], "--format"), (["convert", "--fromat=json"], "--format"),
            (["check", "--quite"], "--quiet"), (["convert", "--reject", "x"], "--rejects"),
            (["rewrite", "--wirte", "x"], "--write"), (["--verison"], "--version"),
            (["convert", "--from", "serch-users"], "'search-users'"), (["convert", "--from=user-phone-config"], "'phone-config'"),
            (["check", "--diagnostics", "jsno"], "'json'"), (["check", "--absent", "kep"], "'keep'"),
            (["rewrite", "--existing", "overwritten", "x"], "'overwrite'"), (["check", "--color", "allways"], "'always'"),
            (["example", "describe-usr"], "'describe-user'"), (["explain", "wrong-typ"], "'wrong-type'"),
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
