"""The pages of the form while it is being filled in, and the pages of trouble."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.browser.acts import attach_the_card, say_what_is_asked, say_who_asks
from tests.browser.office import Office
from tests.browser.rounds import Visit

FILING = {
    "intake.who": "pemohon",
    "intake.details": "data-pemohon",
    "intake.what": "informasi",
    "intake.how": "cara-menerima",
    "intake.identity": "identitas",
    "intake.check": "periksa",
}
TROUBLE = {"not_found": "/tidak-ada", "link_ended": "/lacak/tautan/salah"}


def pages_of_filing(found: Office, context: BrowserContext) -> list[Visit]:
    """Fill in the form up to the check page; every page of it then shows what was typed."""
    page = context.new_page()
    page.goto(f"{found.base}/")
    say_who_asks(page, found, email="rupa@warga.example")
    say_what_is_asked(page)
    attach_the_card(page)
    page.close()
    return [
        Visit("visitor", endpoint, "", f"/permohonan/baru/{part}")
        for endpoint, part in FILING.items()
    ]


def pages_of_trouble() -> list[Visit]:
    """Pages that say what went wrong."""
    return [Visit("visitor", "errors", name, path) for name, path in TROUBLE.items()]
