"""Letters can be listened to and archived: tagged, titled, in a language, with their fonts."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.letters.stories import made
from tests.letters.test_golden import NAMES

pytestmark = pytest.mark.usefixtures("app")


def tags(page: pypdfium2.PdfPage) -> Iterator[str]:
    """The kinds of elements in a page's structure, from the top down."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    waiting = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, place) for place in range(count)]
    while waiting:
        element = waiting.pop(0)
        yield _said(pdfium.FPDF_StructElement_GetType, element)
        for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
            if child:
                waiting.append(child)
    pdfium.FPDF_StructTree_Close(tree)


def _said(ask: object, element: object) -> str:
    room = ctypes.create_string_buffer(400)
    length = ask(element, room, 400)  # type: ignore[operator]
    return room.raw[: max(0, length - 2)].decode("utf-16-le")


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_tagged_titled_and_in_a_language(name: str):
    pdf = made(name)
    document = pypdfium2.PdfDocument(pdf)
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_dict()["Title"]
    assert re.search(rb"/Lang ?\(id", pdf)
    assert b"<pdfuaid:part>1<" in pdf
    assert b"<pdfaid:part>2<" in pdf
    assert b"<pdfaid:conformance>A<" in pdf
    first = list(tags(document[0]))
    assert first[0] == "Document"
    assert {"H1", "P"} <= set(first)


@pytest.mark.parametrize("name", ["notice", "receipt", "consequence_test"])
def test_every_font_is_in_the_file(name: str):
    for page in pypdfium2.PdfDocument(made(name)):
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
            font = pdfium.FPDFTextObj_GetFont(item)
            assert pdfium.FPDFFont_GetIsEmbedded(font) == 1
