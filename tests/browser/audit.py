"""Looks at one page as it stands: axe, its outline, its width, what the console said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

AXE = Path(__file__).with_name("axe.min.js")
GRAVE = ("serious", "critical")
NARROWEST = 320

_LOOK = """async () => {
  const patience = new Promise((_, fail) => {
    setTimeout(() => fail(new Error("axe does not come to an end")), 20000);
  });
  const run = axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    preload: false, iframes: false,
    resultTypes: ["violations", "incomplete"],
  });
  const found = await Promise.race([run, patience]);
  // It never knows what lies behind letters in SVG: tests/reports measures the colours themselves.
  const withoutDrawings = (rule) => ({...rule,
    nodes: rule.nodes.filter((node) => !node.html.startsWith("<text "))});
  const told = (rules) => rules.map((rule) => ({
    id: rule.id, impact: rule.impact,
    nodes: rule.nodes.map((node) => node.target.join(" ") + " " + node.html.slice(0, 120)
      + " " + node.any.map((check) => (check.data && check.data.messageKey) || "").join(" ")),
  }));
  return {
    violations: told(found.violations),
    incomplete: told(found.incomplete.filter((rule) => rule.id === "color-contrast")
      .map(withoutDrawings).filter((rule) => rule.nodes.length)),
    h1: document.querySelectorAll("h1").length,
    title: document.title, lang: document.documentElement.lang,
  };
}"""
_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return "";
  const wide = [...document.querySelectorAll("body *")].find(
    (one) => one.getBoundingClientRect().right > room + 1);
  return wide ? wide.outerHTML.slice(0, 160) : "something";
}"""


class Auditor:
    """One tab that looks at pages; `complaints` are sentences, empty when all is well."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(path=AXE)
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._said.append(f"script: {error}"))
        self.complaints: list[str] = []
        self.looks = 0
        self._said: list[str] = []

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self._said.append(f"console: {message.text}")

    def open(self, path: str, *, expect: int = 200) -> None:
        """Go there; a page of trouble is expected to say so in its status."""
        self._said.clear()
        answer = self.page.goto(path)
        status = answer.status if answer else 0
        if status != expect:
            self.complaints.append(f"{path}: {status} instead of {expect}")

    def look(self, name: str, *, width: int, light: str, language: str) -> None:
        """Everything about the page as it shows at this width, by day or by night."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme=light, reduced_motion="reduce")  # type: ignore[arg-type]
        found = self.page.evaluate(_LOOK)
        self.looks += 1
        where = f"{name} ({width}, {light}, {language})"
        self.fits(name, width)
        self.complaints += [f"{where}: {words}" for words in _faults(found, language)]
        self.complaints += [f"{where}: {words}" for words in self._said if _matters(words)]
        self._said.clear()

    def fits(self, name: str, width: int) -> None:
        """Nothing is wider than the screen."""
        self.page.set_viewport_size({"width": width, "height": 800})
        wide = self.page.evaluate(_TOO_WIDE)
        if wide:
            self.complaints.append(f"{name}: wider than {width} px: {wide}")


def _matters(said: str) -> bool:
    """A page of trouble has a status of trouble, and the browser says so."""
    return "the server responded with a status of 4" not in said


def _faults(found: dict[str, Any], language: str) -> Iterator[str]:
    if found["h1"] != 1:
        yield f"{found['h1']} h1"
    if not found["title"].strip():
        yield "no title"
    if found["lang"] != language:
        yield f"lang {found['lang']!r}"
    yield from _rules(rule for rule in found["violations"] if rule["impact"] in GRAVE)
    yield from (f"unsure: {words}" for words in _rules(found["incomplete"]))


def _rules(rules: Iterable[dict[str, Any]]) -> Iterator[str]:
    for rule in rules:
        yield f"{rule['id']}: {'; '.join(rule['nodes'][:3])}"
