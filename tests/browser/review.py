"""The review page in a real browser: what people find, read, print and cannot be harmed by."""

import base64
import os
import re
import shutil
import socket
import subprocess
import unittest

from support import SOURCE, UPDATE, contact_centre, npm
from support.browser import Browser, program
from support.reviewed import Reviewed

USERS = 20_000
ROWS = "[role=row], tr"


def setUpModule():
    global centre, browser, planned
    browser = Browser()
    centre = Reviewed(USERS)
    planned = centre.users()


def tearDownModule():
    browser.close()
    centre.close()


def treatment(user):
    if user["outcome"] == "converted":
        return "changed" if any(each.get("before") != each.get("after") for each in user["changes"]) else "moved"
    return {"unchanged": "done", "withheld": "withheld"}[user["outcome"]]


def says(user, diagnostic):
    return any(each["id"] == diagnostic for each in user.get("diagnostics", []))


class Page(unittest.TestCase):
    def setUp(self):
        browser.size(1280, 900)
        browser.complaints()
        browser.requests()

    def tearDown(self):
        self.assertEqual(browser.complaints(), [])

    def open(self, fragment=""):
        browser.open(centre.page, fragment)

    def told(self):
        """How many users the list says it has."""
        return int(re.match(r"([\d,]+) of", browser.text("[role=status]")).group(1).replace(",", ""))

    def choose(self, name, value):
        browser.run("const select = document.querySelector(`select[name=${arguments[0]}]`); select.value = arguments[1];"
                    "select.dispatchEvent(new Event('change'))", name, value)
        self.assertEqual(browser.run("return document.querySelector(`select[name=${arguments[0]}]`).value", name), value)


class Reading(Page):
    def test_groups_come_first_and_add_up(self):
        self.open()
        self.assertIn(centre.digest, browser.text("header"))
        sizes = [int(text.replace(",", "")) for text in browser.texts(".size")]
        self.assertEqual(sum(sizes), USERS)
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertIn("Auto-accept, Chats: off \u2192 on (rule chats-at-once, policy.yaml:", browser.text("#view"))

    def test_counts(self):
        self.open()
        counts = dict(zip(("changed", "moved", "done", "withheld"), browser.texts(".count b")))
        for name, count in counts.items():
            self.assertEqual(int(count.replace(",", "")), sum(treatment(user) == name for user in planned), name)
        # Each leads to just these users.
        for name, count in counts.items():
            browser.go(f"#users&outcome={name}")
            self.assertEqual(self.told(), int(count.replace(",", "")))

    def test_a_group_leads_to_its_users(self):
        self.open()
        size = browser.texts(".size")[1]
        links = browser.run("return [...document.querySelectorAll('.group')[1].querySelectorAll('a')].map((each) => each.getAttribute('href'))")
        browser.go(next(each for each in links if each.startswith("#users")))
        self.assertEqual(f"{self.told():,}", size)

    def test_users_by_each_thing_they_have_in_common(self):
        self.open()
        for by in ("routing", "security", "hierarchy", "tag", "rule", "diagnostic", "outcome", "setting"):
            browser.go(f"#groups&by={by}")
            counts = [int(text.replace(",", "")) for text in browser.texts("#view td:nth-child(2)")]
            self.assertTrue(counts)
            browser.go(browser.run("return document.querySelector('#view td a').getAttribute('href')"))
            self.assertEqual(self.told(), counts[0], by)

    def test_search_by_name_and_id(self):
        self.open("#users")
        self.assertEqual(self.told(), USERS)
        user = planned[12345]
        for word in (user["Username"], user["UserId"], user["Username"].upper(), f"  {user['UserId'][:20]} {user['Username'][-5:]} "):
            browser.run("const field = document.querySelector('input[type=search]'); field.value = arguments[0]; field.dispatchEvent(new Event('input'))", word)
            self.assertEqual(self.told(), 1, word)
            self.assertEqual(browser.texts(".rows a"), [user["Username"]])
        browser.run("const field = document.querySelector('input[type=search]'); field.value = 'nobody.at.all'; field.dispatchEvent(new Event('input'))")
        self.assertEqual((self.told(), browser.text(".rows")), (0, "Nobody."))

    def test_filters(self):
        profile = planned[40]["profile"]
        expected = {
            "outcome": ("withheld", lambda user: treatment(user) == "withheld"),
            "routing": (profile["RoutingProfileId"], lambda user: user["profile"].get("RoutingProfileId") == profile["RoutingProfileId"]),
            "security": (profile["SecurityProfileIds"][0], lambda user: profile["SecurityProfileIds"][0] in user["profile"]["SecurityProfileIds"]),
            "hierarchy": (profile["HierarchyGroupId"], lambda user: user["profile"].get("HierarchyGroupId") == profile["HierarchyGroupId"]),
            "tag": ("team=night", lambda user: user["profile"]["Tags"]["team"] == "night"),
            "rule": ("outbound", lambda user: "outbound" in user.get("rules", [])),
            "diagnostic": ("existing-config-differs", lambda user: says(user, "existing-config-differs")),
            "setting": ("AfterContactWorkTimeLimit EMAIL", lambda user: any(
                each["setting"] == "AfterContactWorkTimeLimit" and "EMAIL" in each["channels"] and each["before"] != each["after"]
                for each in user.get("changes", []))),
        }
        for name, (value, holds) in expected.items():
            with self.subTest(name):
                self.open("#users")
                self.choose(name, value)
                count = sum(map(holds, planned))
                self.assertGreater(count, 0)
                self.assertEqual(self.told(), count)
                # The address is a link to the same list.
                self.open(browser.run("return location.hash"))
                self.assertEqual(self.told(), count)
        self.open("#users&rule=outbound&tag=team%3Dnight")
        self.assertEqual(self.told(), sum("outbound" in user.get("rules", []) and user["profile"]["Tags"]["team"] == "night" for user in planned))

    def test_a_hierarchy_group_holds_those_below_it(self):
        europe = contact_centre.identifier(4, 0)
        self.open(f"#users&hierarchy={europe}")
        self.assertEqual(self.told(), sum(number % 12 % 2 == 0 for number in range(USERS)))

    def test_one_user_by_link(self):
        index = next(i for i, user in enumerate(planned) if "chats-at-once" in user.get("rules", []) and treatment(user) == "changed"
                     and user["before"]["PhoneConfig"]["AfterContactWorkTimeLimit"] == 60)
        self.open(f"#user={planned[index]['UserId']}")
        text = browser.text("#view")
        self.assertIn(contact_centre.routing_name(index * index % 7919 % 40), text)
        self.assertRegex(text, r"Voice\s+60 s, as before \(legacy limit 60000 ms\)")
        self.assertRegex(text, r"Chats\s+60 s \u2192 30 s \(rule chats-at-once, policy\.yaml:\d+\)")
        self.assertRegex(text, r"Chats\s+off \u2192 on \(rule chats-at-once, policy\.yaml:\d+\)")
        self.assertIn("The way back", text)

    def test_a_withheld_user_says_why_and_what_to_do(self):
        user = next(user for user in planned if says(user, "existing-config-differs"))
        self.open(f"#user={user['UserId']}")
        text = browser.text("#view")
        self.assertIn("nothing is sent until somebody decides", text)
        self.assertIn("error existing-config-differs", text)
        self.assertIn("withheld: stays until somebody decides", text)

    def test_a_link_to_nobody(self):
        for fragment in ("#user=nobody", "#user=", "#user=%", "#row=0", "#row=99999999", "#row=x"):
            self.open(fragment)
            self.assertIn("There is no such user", browser.text("#view"))

    def test_whose_callbacks_change(self):
        names = [user["Username"] for user in planned if says(user, "voice-now-covers-callbacks")]
        self.open("#callbacks")
        self.assertIn("Whose treatment changes although nobody asked", browser.text("#view h2"))
        self.assertEqual(self.told(), len(names))
        # Every one of them is there, by name.
        seen = set()
        while True:
            seen.update(browser.texts(".rows a"))
            self.assertLess(browser.count(ROWS), 500)
            before = browser.run("return scrollY")
            browser.run("scrollBy(0, innerHeight)")
            browser.frame()
            if browser.run("return scrollY") == before:
                break
        self.assertEqual(len(seen), len({name[:120] for name in names}))

    def test_few_rows_are_in_the_document(self):
        self.open("#users")
        for place in (0, 0.5, 1):
            browser.run("scrollTo(0, document.body.scrollHeight * arguments[0])", place)
            browser.frame()
            self.assertLess(browser.count(ROWS), 500)
        self.assertEqual(browser.run("return document.querySelector('[role=table]').getAttribute('aria-rowcount')"), str(USERS + 1))
        last = browser.run("return [...document.querySelectorAll('.rows [role=row]')].at(-1).getAttribute('aria-rowindex')")
        self.assertEqual(last, str(USERS + 1))
        self.assertLess(os.path.getsize(centre.page), 2_500_000)

    def test_at_390_pixels_and_at_200_percent(self):
        for width, height in ((390, 844), (640, 450)):
            browser.size(width, height)
            for fragment in ("#groups", "#users", "#callbacks", "#sign-off", "#row=7"):
                self.open(fragment)
                self.assertLessEqual(browser.run("return document.documentElement.scrollWidth"), width, fragment)
                self.assertEqual(browser.run(
                    "return [...document.querySelectorAll('.row')].filter((row) => row.offsetParent"
                    " && [...row.children].some((cell) => cell.getBoundingClientRect().bottom > row.getBoundingClientRect().bottom)).length"), 0)


class Harm(Page):
    def test_names_of_strangers_are_text(self):
        for number, name in enumerate(contact_centre.HOSTILE):
            self.open(f"#user={planned[number]['UserId']}")
            heading = browser.run("return document.querySelector('#view h2').textContent")
            seen = name if name.strip() else planned[number]["UserId"]
            self.assertEqual(heading, re.sub("[\u202e\u2028]", lambda mark: f"\\u{ord(mark.group()):04x}", seen))
            self.assertEqual(browser.count("#view img, #view script"), 0)
            self.assertTrue(browser.run("return document.title").startswith("Review: 20,000 users"))
        self.open("#users")
        self.assertEqual(browser.count("img"), 0)
        self.assertEqual(browser.count("script"), 2)

    def test_nothing_is_asked_of_anybody(self):
        browser.command("Network.enable")
        offline = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        browser.command("Network.emulateNetworkConditions", **offline)
        browser.command("Network.setBlockedURLs", urls=["http://*", "https://*", "ws://*", "wss://*"])
        self.addCleanup(browser.command, "Network.setBlockedURLs", urls=[])
        self.addCleanup(browser.command, "Network.emulateNetworkConditions", **{**offline, "offline": False})
        browser.requests()
        self.open()
        for fragment in ("#users&q=agent", "#callbacks", "#sign-off", "#row=1"):
            browser.go(fragment)
        self.assertEqual([url for url in browser.requests() if url != "about:blank"], [centre.page.resolve().as_uri()])

    def test_the_policy_lets_nothing_else_in(self):
        server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(server.close)
        server.setblocking(False)
        self.open()
        browser.driver.execute_async_script(
            "const made = document.createElement('script'); made.textContent = 'document.title = 1'; document.body.append(made);"
            "const image = new Image(); image.onerror = image.onload = () => arguments[1](); image.src = arguments[0]; document.body.append(image);",
            f"http://127.0.0.1:{server.getsockname()[1]}/x.png")
        with self.assertRaises(BlockingIOError):
            server.accept()
        self.assertNotEqual(browser.run("return document.title"), "1")
        refused = browser.complaints()
        self.assertTrue(any("script-src" in each for each in refused) and any("default-src" in each or "img-src" in each for each in refused), refused)


class Keyboard(Page):
    def key(self, *keys):
        from selenium.webdriver.common.action_chains import ActionChains
        actions = ActionChains(browser.driver)
        for key in keys:
            actions.send_keys(key)
        actions.perform()
        browser.frame()

    def focused(self):
        return browser.run("return document.activeElement.innerText || document.activeElement.tagName")

    def test_everything_can_be_reached(self):
        from selenium.webdriver.common.keys import Keys
        self.open()
        stops = []
        for _ in range(12):
            self.key(Keys.TAB)
            stops.append(self.focused())
        for view in ("Groups", "Users", "Callbacks", "Sign-off"):
            self.assertIn(view, stops)
        browser.run("document.querySelector('nav a[href=\"#users\"]').focus()")
        self.key(Keys.ENTER)
        self.assertEqual(browser.text("#view h2"), "Users")
        self.assertEqual(self.focused(), "Users", "the focus is where reading goes on")
        self.key(Keys.TAB, "agent.00100")
        self.assertEqual(self.told(), 1)

    def test_rows_are_walked_through(self):
        from selenium.webdriver.common.keys import Keys
        self.open("#users")
        browser.run("document.querySelector('.rows a').focus()")
        place = lambda: browser.run("const row = document.activeElement.closest('[data-place]'); return row && Number(row.dataset.place)")
        self.assertEqual(place(), 0)
        self.key(Keys.DOWN, Keys.DOWN, Keys.UP)
        self.assertEqual(place(), 1)
        self.key(Keys.END)
        self.assertEqual(place(), USERS - 1)
        self.key(Keys.PAGE_UP)
        self.assertLess(place(), USERS - 5)
        self.key(Keys.HOME)
        self.assertEqual(place(), 0)
        for _ in range(60):
            self.key(Keys.DOWN)
        self.assertEqual(place(), 60)
        seen = browser.run("const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight")
        self.assertTrue(seen, "who has the focus can be seen")
        self.key(Keys.ENTER)
        self.assertEqual(browser.text("#view h2"), planned[60]["Username"])


class Paper(Page):
    def printed(self):
        pdf = centre.directory / "page.pdf"
        pdf.write_bytes(base64.b64decode(browser.command("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"]))
        return subprocess.run([program("pdftotext"), "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout

    def test_every_view_prints_the_sign_off(self):
        for fragment in ("#groups", "#users", "#row=1"):
            self.open(fragment)
            text = self.printed()
            self.assertIn(centre.digest, re.sub(r"\s", "", text))
            for words in ("Decided for everybody", "Legacy auto-accept is taken for voice calls alone", "Withheld", "Name", "Date", "Signature",
                          "Groups of identical changes, the largest first", "chats-at-once"):
                self.assertIn(words, text)
            self.assertNotIn("agent.00", text)
            self.assertLess(text.count("\f"), 7)


class WithoutScript(unittest.TestCase):
    def test_the_summary_is_there(self):
        quiet = Browser(script=False)
        self.addCleanup(quiet.close)
        quiet.open(centre.page)
        # The driver's own scripts run all the same; the page's do not.
        text = quiet.text()
        for words in ("This is the summary", centre.digest, "Decided for everybody", "Withheld", "chats-at-once",
                      f"{sum(treatment(user) == 'changed' for user in planned):,} Change"):
            self.assertIn(words, text)
        self.assertEqual(quiet.count(".group"), 0)
        self.assertLess(quiet.count("tr"), 500)


class Access(Page):
    def test_axe_finds_nothing(self):
        axe = (npm.installed("axe-core") / "axe.min.js").read_text()
        for scheme in ("light", "dark"):
            browser.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            self.addCleanup(browser.command, "Emulation.setEmulatedMedia", features=[])
            for width in (1280, 390):
                browser.size(width, 900)
                for fragment in ("#groups", "#groups&by=routing", "#users", "#users&q=nobody.at.all", "#callbacks", "#sign-off", "#row=8"):
                    with self.subTest(scheme=scheme, width=width, fragment=fragment):
                        self.open(fragment)
                        browser.run(axe)
                        found = browser.driver.execute_async_script("axe.run().then((r) => arguments[0](r.violations))")
                        self.assertEqual([(each["id"], [node["html"][:150] for node in each["nodes"]][:3]) for each in found], [])


class Pictures(Page):
    """Those of the documentation. With --update they are taken anew: look at them before you commit them."""

    VIEWS = {"groups": "", "users": "#users&rule=chats-at-once", "user": ""}
    SIZES = {1280: 900, 390: 844}

    def test_there_is_one_of_each_view(self):
        if UPDATE:
            self.take()
        for width in self.SIZES:
            for name in self.VIEWS:
                picture = SOURCE / f"docs/images/review-{name}-{width}.png"
                self.assertLess(picture.stat().st_size, 150_000)
                self.assertEqual(int.from_bytes(picture.read_bytes()[16:20], "big"), width)

    def take(self):
        plain = Reviewed(USERS, hostile=False)
        self.addCleanup(plain.close)
        changed = next(user for user in plain.users() if "chats-at-once" in user.get("rules", []) and says(user, "voice-now-covers-callbacks"))
        for width, height in self.SIZES.items():
            for name, fragment in self.VIEWS.items():
                browser.size(width, height)
                browser.open(plain.page, fragment or (f"#user={changed['UserId']}" if name == "user" else ""))
                browser.frame()
                picture = SOURCE / f"docs/images/review-{name}-{width}.png"
                picture.parent.mkdir(exist_ok=True)
                browser.screenshot(picture)
                if shutil.which("pngquant"):
                    subprocess.run(["pngquant", "--force", "--ext", ".png", "--strip", "64", picture], check=True)
