"""Every letter as a reader other than its maker finds it: its words, its looks, its make-up.

`pytest tests/letters --golden` writes the texts and pictures anew: read and look, then keep.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from ppid.letters import codes
from tests.letters import stories
from tests.letters.stories import made, made_all

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "blank_objection_form",
    "blank_request_form",
    "change_decree",
    "change_test",
    "consequence_test",
    "copy_form",
    "correction",
    "cost_receipt",
    "decree",
    "extension",
    "handover",
    "incomplete",
    "list_decree",
    "notice",
    "notice_english",
    "objection_answer",
    "objection_answer_granted",
    "objection_form",
    "objection_receipt",
    "opening_decree",
    "receipt",
    "refusal",
    "request_form",
    "settlement",
)
MADE_ANEW = {name for name in NAMES if "form" in name or "receipt" in name} - {"cost_receipt"}
DPI = 30
_HASH = re.compile(r"\b[0-9a-f]{40}[\s\u200b]*[0-9a-f]{24}\b")
_SIZE = re.compile(r"\b\d+([.,]\d)? KB\b")

pytestmark = pytest.mark.usefixtures("app")


@cache
def lines(pdf: bytes) -> tuple[str, ...]:
    """The lines of each page as another reader finds them; a hyphen at an end is one."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return tuple("\n".join(page.replace("\ufffe", "-").splitlines()) for page in pages)


def read(pdf: bytes) -> list[str]:
    """The words of each page, spaces as one."""
    return [" ".join(page.split()) for page in lines(pdf)]


def text(name: str) -> str:
    """What is kept: what is another in each run made the same."""
    same = (_SIZE.sub("UKURAN", _HASH.sub("SIDIK", page)) for page in lines(made(name)))
    return "\n\n".join(same) + "\n"


def picture(pdf: bytes) -> Image.Image:
    """All pages side by side, small and grey."""
    pages = [
        page.render(scale=DPI / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)
    ]
    across = Image.new("L", (sum(page.width for page in pages), pages[0].height), 255)
    left = 0
    for page in pages:
        across.paste(page, (left, 0))
        left += page.width
    return across


def test_every_letter_has_a_story():
    assert tuple(sorted(dict(made_all()))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_another_reader_finds_the_words_of_the_letter(name: str, writes_golden: bool):
    kept = GOLDEN / f"{name}.txt"
    said = text(name)
    if writes_golden:
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")
    assert not re.findall(r"\{[{%]|None|Undefined|LazyString|\[U\+", said)


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_look_as_they_were_approved(name: str, writes_golden: bool):
    kept = GOLDEN / f"{name}.png"
    seen = picture(made(name))
    if writes_golden:
        out = io.BytesIO()
        seen.quantize(16).save(out, "PNG", optimize=True)
        kept.write_bytes(out.getvalue())
    approved = Image.open(kept).convert("L")
    assert seen.size == approved.size, "another number of pages"
    blurred = (
        seen.resize((seen.width // 4, seen.height // 4)),
        approved.resize((seen.width // 4, seen.height // 4)),
    )
    apart = ImageStat.Stat(ImageChops.difference(*blurred))
    assert apart.mean[0] < 1.5
    assert apart.extrema[0][1] < 90


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_which_it_is_and_how_it_is_verified(name: str):
    pages = read(made(name))
    for number, said in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in said
        assert (codes.shown(stories.CODE) in said) is (name not in MADE_ANEW)


def test_no_golden_file_is_left_over():
    assert {path.stem for path in GOLDEN.iterdir()} == set(NAMES)
