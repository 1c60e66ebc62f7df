"""Takes a picture of every page, on a phone and a desktop, by day and by night.

By hand: `python -m tests.browser.pictures FOLDER [words of endpoints]`; then look at them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.browser.chromium import chromium
from tests.browser.office import Office, office
from tests.browser.rounds import ROLES, Round, Visit, pages_of_a_case, starts
from tests.browser.scenes import SCENES, TROUBLE, a_context
from tests.suite import chromium as program

SCREENS = {"phone": 390, "desktop": 1280}
LIGHTS = ("light", "dark")


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
        for who in dict.fromkeys(("completer", "holder", *ROLES, *SCENES)):
            with a_context(browser, found, who if who in ROLES else "") as context:
                visits = _visits(found, context, who)
                fresh = [
                    v
                    for v in {visit.kind: visit for visit in visits}.values()
                    if v.kind not in seen and (not only or any(word in v.name for word in only))
                ]
                seen |= {v.kind for v in visits}
                _take(context, fresh, folder)


def _visits(found: Office, context: BrowserContext, who: str) -> list[Visit]:
    visits = []
    if who in SCENES:
        visits = SCENES[who](found, context.new_page())
    going = Round(found, context, who)
    going.go(starts(found, who))
    if who in ROLES:
        going.try_cases(pages_of_a_case(found.app))
    trouble = [Visit(who, "errors", path.strip("/").replace("/", "-"), path) for path in TROUBLE]
    return [*visits, *going.seen.values(), *trouble]


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


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
