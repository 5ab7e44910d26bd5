#!/usr/bin/env python3
"""Measure what the widget costs on the way: its sizes, and how soon it can be used.

widget.py [--rounds N]. Needs Chromium, .venv (make setup) and a release build of `liaison`.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "Tests/Drivers"))

from playwright.sync_api import sync_playwright   # noqa: E402

import chromium   # noqa: E402
from service import Service   # noqa: E402

LANGUAGES = ["en", "zh-Hans", "zh-Hant"]
# Milliseconds, and bits a second; None is the machine's own loopback.
LINES = {"no throttle": None, "400 ms, 400 kbit/s": (400, 400_000)}
HOST_PAGE = (
    '<!doctype html><html lang="{lang}"><title>Host</title>'
    '<script type="module" src="/widget.js"></script><liaison-chat></liaison-chat>')

# Milliseconds from the host page's load until the launcher is there, is clicked, and the open panel
# greets and takes text.
USABLE = """async () => {
  const pause = () => new Promise((resolve) => { setTimeout(resolve, 5); });
  const find = (id) => document.querySelector('liaison-chat')?.shadowRoot
    ?.querySelector(`[data-testid=${id}]`);
  while (document.readyState !== 'complete') await pause();
  while (!find('launcher')?.checkVisibility()) await pause();
  find('launcher').click();
  while (!find('message') || !find('input').checkVisibility() || find('input').disabled) {
    await pause();
  }
  return performance.now() - performance.getEntriesByType('navigation')[0].loadEventStart;
}"""


def table(title, head, rows):
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


def visit(browser, service, lang, line):
    """Milliseconds until usable, and compressed bytes by address, in a browser without a cache."""
    context = browser.new_context()
    page = context.new_page()
    page.route(f"{service.origin}/host", lambda route: route.fulfill(
        content_type="text/html; charset=utf-8", body=HOST_PAGE.format(lang=lang)))
    sizes = {}
    page.on("response", lambda response: sizes.update(
        {response.url: int(response.headers.get("content-length", 0))}))
    if line:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": line[0],
            "downloadThroughput": line[1] / 8, "uploadThroughput": line[1] / 8})
    page.goto(f"{service.origin}/host", wait_until="commit")
    elapsed = page.evaluate(USABLE)
    page.wait_for_load_state("networkidle")
    context.close()
    return elapsed, {
        url: size for url, size in sizes.items() if "/assets/" in url or "/widget.js" in url}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        service = Service(Path(folder) / "data").start()
        browser = chromium.launch(playwright)
        try:
            rows = []
            for lang in LANGUAGES:
                _, sizes = visit(browser, service, lang, None)
                parts = [
                    next(size for url, size in sizes.items() if mark in url)
                    for mark in ("widget.js", "liaison-chat", f"widget.{lang}")]
                rows.append([lang, len(sizes), *parts, sum(sizes.values())])
            table("The widget's weight, bytes as sent (gzip)",
                  ["language", "requests", "loader", "code and styles", "strings", "all"], rows)

            times = {name: [] for name in LINES}
            for _ in range(rounds):
                for name, line in LINES.items():
                    times[name].append(visit(browser, service, "zh-Hans", line)[0])
            first = statistics.median(times["no throttle"])
            table(f"From the host page's load until open and usable, ms ({rounds} rounds)",
                  ["line", "min", "median", "max", "ratio"],
                  [[name, round(min(values)), round(statistics.median(values)),
                    round(max(values)), f"{statistics.median(values) / first:.1f}"]
                   for name, values in times.items()])
        finally:
            browser.close()
            service.stop()


if __name__ == "__main__":
    main()
