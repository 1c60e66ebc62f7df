"""Takes a picture of every page, on a phone and a desktop, by day and by night.

By hand: `python -m tests.browser.pictures FOLDER [words of endpoints]`; then look at them.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from tests.browser.acts import sign_in
from tests.browser.chromium import chromium
from tests.browser.filing import pages_of_filing, pages_of_trouble
from tests.browser.office import Office, office
from tests.browser.rounds import ROLES, Round, Visit, starts
from tests.suite import chromium as program

SCREENS = {"phone": 390, "desktop": 1280}
LIGHTS = ("light", "dark")


@contextlib.contextmanager
def somebody(browser: Browser, found: Office, who: str) -> Iterator[BrowserContext]:
    """A browser of this person, signed in when an officer."""
    context = browser.new_context(base_url=found.base, locale="id-ID")
    if who in ROLES:
        page = context.new_page()
        sign_in(page, found, who)
        page.close()
    yield context
    context.close()


def main(folder: Path, only: Sequence[str]) -> None:
    """All pictures into the folder."""
    path = program()
    assert path, "PPID_CHROMIUM"
    with (
        tempfile.TemporaryDirectory() as data,
        office(Path(data) / "data") as found,
        chromium(path) as browser,
    ):
        seen: set[tuple[str, str]] = set()
        for who in ("holder", *ROLES, "visitor"):
            with somebody(browser, found, who) as context:
                visits = Round(found, context, who).go(starts(found, who))
                if who == "visitor":
                    visits += pages_of_filing(found, context) + pages_of_trouble()
                fresh = [
                    v
                    for v in visits
                    if (v.endpoint, v.shade) not in seen
                    and (not only or any(word in v.name for word in only))
                ]
                seen |= {(v.endpoint, v.shade) for v in visits}
                _take(context, fresh, folder)


def _take(context: BrowserContext, visits: Sequence[Visit], folder: Path) -> None:
    page = context.new_page()
    for visit in visits:
        page.emulate_media(reduced_motion="reduce")
        page.goto(visit.path)
        for screen, width in SCREENS.items():
            page.set_viewport_size({"width": width, "height": 844})
            for light in LIGHTS:
                page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
                where = folder / screen / light
                where.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=where / f"{visit.name}.png", full_page=True)
        sys.stdout.write(f"{visit.name} {visit.path}\n")
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
