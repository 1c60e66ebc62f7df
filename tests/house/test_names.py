"""Rules 10 and 12: one name in three places; no page unused; files fit in the head."""

import re

from flask import Flask

from ppid.kit.config import ROOT

TEMPLATES = ROOT / "templates"
FRAMES = {"layout", "ui", "emails", "letters", "errors"}
MOST_LINES = 320


def pages() -> set[str]:
    """The pages of the rooms, as room/page."""
    return {
        str(path.relative_to(TEMPLATES).with_suffix(""))
        for path in TEMPLATES.rglob("*.html")
        if path.relative_to(TEMPLATES).parts[0] not in FRAMES and not path.name.startswith("_")
    }


def rendered() -> set[str]:
    """The pages that a view names."""
    named = re.compile(r'"([a-z_]+/[a-z_]+)\.html"')
    return {
        name
        for path in (ROOT / "ppid").rglob("*.py")
        for name in named.findall(path.read_text(encoding="utf-8"))
    }


def test_every_page_is_shown_by_a_view():
    assert pages() - rendered() == set()


def test_every_page_that_a_view_names_is_there():
    assert {n for n in rendered() if n.split("/")[0] not in FRAMES} - pages() == set()


def test_a_page_bears_the_name_of_its_endpoint(house: Flask):
    endpoints = {e.replace(".", "/") for e in house.view_functions}
    assert pages() - endpoints == set()


def test_an_endpoint_bears_the_name_of_its_function(house: Flask):
    wrong = [
        e
        for e, view in house.view_functions.items()
        if "." in e and e.split(".")[1] not in (view.__name__, "static")
    ]
    assert wrong == []


def test_no_file_is_too_long_to_read():
    long = {
        str(p.relative_to(ROOT)): n
        for p in [*(ROOT / "ppid").rglob("*.py"), *(ROOT / "worker").rglob("*.py")]
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_the_readme_names_every_setting():
    from ppid.kit.config import SETTINGS

    front = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in SETTINGS if f"`PPID_{name}`" not in front] == []


def test_every_floor_has_its_page():
    rooms = ("ppid", "ppid/law", "worker", "templates", "migrations", "tests")
    assert [room for room in rooms if not (ROOT / room / "README.md").is_file()] == []
