"""Every letter keeps what PDF/A-2a and PDF/UA-1 ask, judged by another library than its maker.

No validator of the standards can be installed where this suite runs; the rules that a letter could
break are read here from the file itself (ISO 19005-2, ISO 14289-1).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, Final

import pikepdf
import pytest
from pikepdf import Name, Pdf

from tests.letters.stories import made
from tests.letters.test_golden import NAMES

pytestmark = pytest.mark.usefixtures("app")

FORBIDDEN: Final = {"/JS", "/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/GoToE", "/Sound",
                    "/Movie", "/ImportData", "/ResetForm", "/Rendition", "/RichMedia"}  # fmt: skip
DRAWS: Final = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do",
                "INLINE IMAGE"}  # fmt: skip
LONG: Final = 5  # pages from which a reader needs bookmarks


@cache
def opened(name: str) -> Pdf:
    return pikepdf.open(BytesIO(made(name)))


def dictionaries(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary of the file, also those within streams and arrays of objects."""
    return (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream))


def elements(pdf: Pdf) -> Iterator[Any]:
    """The elements of the structure, from the top down."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            waiting += [one.K] if "/K" in one else []


def unmarked(page: pikepdf.Page) -> list[str]:
    """What a page draws outside every mark: neither content of the structure nor artifact."""
    depth, found = 0, []
    for step in pikepdf.parse_content_stream(page):
        sign = str(step.operator)
        depth += {"BMC": 1, "BDC": 1, "EMC": -1}.get(sign, 0)
        if sign in DRAWS and depth == 0:
            found.append(sign)
    return found


def fonts(pdf: Pdf) -> Iterator[Any]:
    return (one for one in dictionaries(pdf) if one.get("/Type") == Name.Font)


@pytest.mark.parametrize("name", NAMES)
def test_it_says_which_standards_it_keeps_and_carries_its_colours(name: str):
    pdf = opened(name)
    with pdf.open_metadata() as said:
        claims = [said.get(f"{kind}") for kind in ("pdfaid:part", "pdfaid:conformance",
                                                   "pdfuaid:part")]  # fmt: skip
        assert claims == ["2", "A", "1"]
        assert said["dc:title"] == str(pdf.docinfo["/Title"])
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == Name.GTS_PDFA1
    assert len(intent.DestOutputProfile.read_bytes()) > 100


@pytest.mark.parametrize("name", NAMES)
def test_it_is_whole_in_itself_and_does_nothing(name: str):
    pdf = opened(name)
    assert not pdf.is_encrypted
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
    assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    for one in dictionaries(pdf):
        assert str(one.get("/S")) not in FORBIDDEN
        assert not {"/JS", "/AA", "/XFA"} & set(one.keys())
        assert not (isinstance(one, pikepdf.Stream) and "/F" in one), "bytes in another file"


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_within_and_gives_its_words_back(name: str):
    found = list(fonts(opened(name)))
    assert found
    for font in found:
        if font.Subtype in (Name.CIDFontType0, Name.CIDFontType2):
            held = font.FontDescriptor.keys()
            assert {"/FontFile2", "/FontFile3"} & set(held), font.BaseFont
        else:
            assert font.Subtype == Name.Type0, "no other kind is made"
            assert font.ToUnicode.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_who_listens_hears_all_in_order_and_in_the_right_language(name: str):
    pdf = opened(name)
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).startswith("id")
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    for page in pdf.pages:
        assert unmarked(page) == []
        if "/Annots" in page:
            assert page.Tabs == Name.S
            assert all("/Contents" in one and "/StructParent" in one for one in page.Annots)
    kinds = [str(one.S) for one in elements(pdf)]
    assert {"/Document", "/H1", "/P"} <= set(kinds)
    for one in elements(pdf):
        if one.S in (Name.Figure, Name.Formula):
            assert str(one.Alt).strip()
    if len(pdf.pages) >= LONG:
        assert "/Outlines" in pdf.Root
