#!/usr/bin/env python3
"""How soon a review page is of use: plans 20,000 and 200,000 users, reviews the plans, and opens the pages in a headless
Chromium. Prints the medians as a table.

  review.py [--tool PROGRAM] [--users N...] [--rounds N]

The time of `review` is the processor's. First content is the browser's own first-contentful-paint; ready is the end of the page's script. A filter or a search is
measured from the event until the list is laid out again.
"""

import argparse
import os
import resource
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests"))

PAINTED = """const done = arguments[0];
const painted = () => performance.getEntriesByName('first-contentful-paint')[0];
const wait = () => painted() ? done([painted().startTime, performance.timing.loadEventEnd - performance.timing.navigationStart]) : setTimeout(wait, 5);
wait();"""
FILTERS = """const timed = (field, event, value) => {
  const begin = performance.now();
  field.value = value;
  field.dispatchEvent(new Event(event));
  document.body.offsetHeight;
  return performance.now() - begin;
};
const search = document.querySelector('input[type=search]');
const times = {search: timed(search, 'input', 'agent.0012'), filter: 0};
timed(search, 'input', '');
for (const select of document.querySelectorAll('select')) {
  times.filter = Math.max(times.filter, timed(select, 'change', select.options[1].value));
  timed(select, 'change', '');
}
return times;"""


def processor():
    """The seconds that the programs which were run have computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(browser, page, rounds):
    paint, ready, search, filters = [], [], [], []
    for _ in range(rounds):
        browser.open(page, "#users")
        first, end = browser.driver.execute_async_script(PAINTED)
        times = browser.run(FILTERS)
        for values, value in ((paint, first), (ready, end), (search, times["search"]), (filters, times["filter"])):
            values.append(value)
    return [statistics.median(values) for values in (paint, ready, search, filters)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=str(ROOT / "build/release/bin/connect-userconfig"))
    parser.add_argument("--users", type=int, nargs="*", default=[20_000, 200_000])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    os.environ["CONNECT_USERCONFIG_TOOL"] = arguments.tool
    from support.browser import Browser
    from support.reviewed import Reviewed

    print("| users | page | `review` | first content | ready | search | slowest filter |\n|---|---|---|---|---|---|---|")
    for count in arguments.users:
        browser = Browser()
        centre = Reviewed(count)
        try:
            before = processor()
            centre.tool("review", "users.plan", "--names", "names.json", "-o", "again.html")
            took = processor() - before
            paint, ready, search, slowest = measure(browser, centre.page, arguments.rounds)
            size = centre.page.stat().st_size / 1e6
            print(f"| {count:,} | {size:.1f} MB | {took:.2f} s | {paint / 1000:.2f} s | {ready / 1000:.2f} s | {search:.0f} ms | {slowest:.0f} ms |",
                  flush=True)
        finally:
            browser.close()
            centre.close()


if __name__ == "__main__":
    main()
