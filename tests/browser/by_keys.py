"""Somebody without a mouse: Tab, arrows, Space, Enter and letters; nothing is clicked or set.

Every stop of the Tab key on the way must be seen: within the screen, covered by nothing, and
marked by an outline or a shadow (WCAG 2.1.1, 2.4.7, 2.4.11).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.browser.acts import PHONE
from tests.browser.audit import Auditor
from tests.browser.office import Office

MOST_TABS = 120
WIDTHS = (1280, 360)

_HERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body)
    return {words: "", shown: "", kind: "", main: false, trouble: ""};
  const plain = (text) => (text || "").replace(/\\s+/g, " ").trim();
  const label = one.labels && one.labels[0];
  const words = plain(one.getAttribute("aria-label") || (label ? label.innerText : one.innerText));
  const copy = one.cloneNode(true);
  for (const unseen of copy.querySelectorAll(".govuk-visually-hidden")) unseen.remove();
  const box = [...one.getClientRects()].find((part) => part.width && part.height);
  const drawn = label ? [one, label] : [one];
  const styles = drawn.flatMap((each) => [each, "::before", "::after"].map((part) =>
    part === each ? getComputedStyle(each) : getComputedStyle(each, part)));
  // A date has parts (day, month, year, a calendar) that the browser itself marks.
  const marked = one.matches("input[type=date]") || styles.some((style) =>
    style.boxShadow !== "none" || (style.outlineStyle !== "none" && style.outlineWidth !== "0px"));
  let trouble = "";
  if (!box) trouble = "has no size";
  else if (!marked) trouble = "is not marked";
  else {
    const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
    const top = Math.max(box.y, 0), bottom = Math.min(box.bottom, innerHeight);
    if (bottom <= top || box.right <= 0 || box.x >= innerWidth) trouble = "is out of sight";
    else {
      const over = document.elementFromPoint(x, (top + bottom) / 2);
      const ours = over && drawn.some((each) => each.contains(over) || over.contains(each));
      if (!ours) trouble = "is covered by " + (over ? over.outerHTML.slice(0, 80) : "nothing");
    }
  }
  const kind = one.matches("input") ? one.type : one.localName;
  return {words, shown: plain(copy.textContent), kind, main: one.closest("main") !== null, trouble,
    checked: one.checked === true, name: one.name || "", value: one.value || ""};
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus is: what is written there, and what keeps it from being seen."""

    words: str
    shown: str
    kind: str
    main: bool
    trouble: str
    checked: bool = False
    name: str = ""
    value: str = ""

    def is_called(self, words: str) -> bool:
        """Whether its label or its text says so, also with a remark behind it."""
        return words in (self.words, self.shown) or self.words.startswith(f"{words} (")


class Keys:
    """The keyboard on one page; a stop that is not seen is an error at once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0
        # Who listens from the start is heard: the browser is told to hand windows over in time.
        page.on("filechooser", lambda _window: None)

    def here(self) -> Stop:
        """What has the focus now."""
        return Stop(**self.page.evaluate(_HERE))

    def to(
        self, words: str, *, kinds: Sequence[str] = (), back: bool = False, anywhere: bool = False
    ) -> Stop:
        """Tab on, or back, to the stop of that label or text: the main part's, or also a menu's."""

        def there(stop: Stop) -> bool:
            in_place = stop.main or anywhere
            return in_place and stop.is_called(words) and (not kinds or stop.kind in kinds)

        return self._until(words, there, back=back)

    def _until(self, words: str, there: Callable[[Stop], bool], *, back: bool = False) -> Stop:
        met: list[str] = []
        for _press in range(MOST_TABS):
            self.key("Shift+Tab" if back else "Tab")
            stop = self.here()
            assert not stop.trouble, f"{stop.words!r} {stop.trouble} at {self.page.url}"
            if there(stop):
                return stop
            met.append(stop.words[:40])
        raise AssertionError(f"{words!r} is not reached at {self.page.url}: {met}")

    def key(self, *keys: str) -> None:
        """Press these keys, one after the other."""
        for one in keys:
            self.page.keyboard.press(one)
        self.presses += len(keys)

    def press(self, words: str, *, back: bool = False) -> None:
        """Go to a link or button and press Enter; what it opens is there afterwards."""
        self.to(words, kinds=("a", "button"), back=back)
        self.enter()

    def enter(self) -> None:
        """Enter, where it opens a page."""
        with self.page.expect_navigation():
            self.key("Enter")

    def unfold(self, words: str, *, back: bool = False) -> None:
        """Open what is folded away."""
        self.to(words, kinds=("summary",), back=back)
        self.key("Enter")

    def type(self, typed: str) -> None:
        """Letters, where the focus is."""
        self.page.keyboard.type(typed)
        self.presses += len(typed)

    def write(self, words: str, typed: str, *, back: bool = False) -> None:
        """Type into a field, over what stands there."""
        self.to(words, back=back)
        self.key("Control+a")
        self.type(typed)

    def write_day(self, words: str, day: date) -> None:
        """Type a day into a field of the browser's calendar, in the browser's own order."""
        self.to(words, kinds=("date",))
        self.type(f"{day:%m%d%Y}")
        assert self.here().value == day.isoformat(), self.here()

    def tick(self, words: str, *, back: bool = False) -> None:
        """Tick a box."""
        if not self.to(words, kinds=("checkbox",), back=back).checked:
            self.key("Space")
        assert self.here().checked

    def choose(self, words: str) -> None:
        """Choose one of several by the arrows: the Tab key stops at a group once."""
        one = self.page.get_by_role("radio", name=words, exact=True)
        name = one.get_attribute("name")
        first = self._until(words, lambda stop: stop.kind == "radio" and stop.name == name)
        while not self.here().is_called(words):
            self.key("ArrowDown")
            assert self.here().value != first.value, f"{words!r} is not in its group"
        self.key("Space")
        assert self.here().checked

    def pick(self, words: str, option: str, *, back: bool = False) -> None:
        """Go down a list to the entry that begins so: letters come too slowly on a busy machine."""
        self.to(words, kinds=("select",), back=back)
        chosen = "document.activeElement.selectedOptions[0].text"
        self.key("Home")
        for _press in range(MOST_TABS):
            if self.page.evaluate(chosen).startswith(option):
                return
            self.key("ArrowDown")
        raise AssertionError(f"{option!r} is not in {words!r} at {self.page.url}")

    def bring(self, words: str, file: Any) -> None:
        """Choose a file: the key opens the system's own window."""
        self.to(words, kinds=("file",))
        with self.page.expect_file_chooser() as window:
            self.key("Enter")
        window.value.set_files(file)


class Walk(Keys):
    """A person at a screen of this width: by day on a desk, by night on a phone.

    `looks` audits each page of the way once; at the end `complaints` is empty.
    """

    def __init__(self, chrome: Browser, office: Office, width: int) -> None:
        self.context = chrome.new_context(
            base_url=office.base, locale="id-ID", viewport={"width": width, "height": 800}
        )
        self.context.set_default_timeout(15_000)
        self.auditor = Auditor(self.context)
        super().__init__(self.auditor.page)
        self.office, self.width = office, width
        self._seen: set[str] = set()

    def signs_in(self, role: str) -> Walk:
        """Address and password of who has this role."""
        self.opens("/petugas/masuk")
        self.write("Alamat email", self.office.cast.sign_ins[role])
        self.write("Kata sandi", self.office.cast.password)
        self.press("Masuk")
        return self

    def opens(self, path: str, *, expect: int = 200) -> None:
        """Type an address."""
        self.auditor.open(path, expect=expect)

    def looks(self, name: str) -> None:
        """Audit the page as it stands, once."""
        if name in self._seen:
            return
        self._seen.add(name)
        light = "dark" if self.width == PHONE["width"] else "light"
        self.auditor.look(name, width=self.width, light=light, language="id")

    @property
    def complaints(self) -> list[str]:
        """What is wrong with the pages that were looked at."""
        return self.auditor.complaints


@contextmanager
def walking(chrome: Browser, office: Office, width: int) -> Iterator[Callable[[], Walk]]:
    """Lets people come, each with a browser of their own; all pages must be well in the end."""
    came: list[Walk] = []

    def come() -> Walk:
        came.append(Walk(chrome, office, width))
        return came[-1]

    try:
        yield come
        assert [said for one in came for said in one.complaints] == []
    finally:
        for one in came:
            with suppress(BrowserError):
                one.context.close()
