"""A real browser for the tests of pages: Debian's chromium, driven by its chromium-driver. Where one of them is missing,
the tests are skipped with the reason."""

import json
import pathlib
import shutil
import tempfile
import unittest

ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-extensions", "--hide-scrollbars", "--force-device-scale-factor=1", "--lang=en-US",
]


def program(name):
    found = shutil.which(name)
    if not found:
        raise unittest.SkipTest(f"there is no {name} on PATH")
    return found


class Browser:
    """A browser with a profile of its own. `log` is what it asked the network for."""

    def __init__(self, width=1280, height=900, script=True, dark=False):
        try:
            from selenium import webdriver
            from selenium.webdriver.chrome.options import Options
            from selenium.webdriver.chrome.service import Service
        except ImportError:
            raise unittest.SkipTest("python3-selenium is not installed") from None
        binary, driver = program("chromium"), program("chromedriver")
        self.profile = tempfile.mkdtemp(prefix="connect-userconfig-browser-")
        options = Options()
        options.binary_location = binary
        for argument in [*ARGUMENTS, f"--user-data-dir={self.profile}", *(["--force-dark-mode"] if dark else [])]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        self.driver = webdriver.Chrome(service=Service(driver), options=options)
        self.driver.set_page_load_timeout(120)
        self.size(width, height)

    def size(self, width, height, mobile=False, scale=1):
        """The size of what is seen, in CSS pixels; `scale` is that of a zoomed page."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile)

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def open(self, path, fragment=""):
        self.driver.get("about:blank")
        self.driver.get(pathlib.Path(path).resolve().as_uri() + fragment)

    def go(self, fragment):
        """Another address of the same page; answers when the page has shown it."""
        self.driver.execute_async_script(
            "const done = arguments[1]; if (location.hash === arguments[0]) return done();"
            "addEventListener('hashchange', () => requestAnimationFrame(() => done()), {once: true}); location.hash = arguments[0];",
            fragment)

    def text(self, selector="body"):
        return self.run("return document.querySelector(arguments[0]).innerText", selector)

    def texts(self, selector):
        return self.run("return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText)", selector)

    def count(self, selector):
        return self.run("return document.querySelectorAll(arguments[0]).length", selector)

    def frame(self):
        """Lets the page draw, so that what waits for it is done."""
        self.driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));")

    def requests(self):
        """The addresses that were asked for since the last time."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = {"Network.requestWillBeSent": lambda p: p["request"]["url"], "Network.webSocketCreated": lambda p: p["url"]}
        return [asked[event["method"]](event["params"]) for event in events if event["method"] in asked]

    def complaints(self):
        """What stands in the console, refusals of the security policy among it."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def screenshot(self, path):
        self.driver.save_screenshot(str(path))

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)
