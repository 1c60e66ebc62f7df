"""Documents as PDF: what people wrote is only ever shown, and the same words give the same file."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppid.letters import pdf

ON = date(2026, 4, 20)


def made(words: str) -> bytes:
    """A document in which the words stand in every kind of block."""
    blocks = [
        pdf.heading(words),
        pdf.text(words),
        pdf.facts([(words, words)]),
        pdf.table([words, "b"], [[words, words]], (1, 2)),
        pdf.items([words]),
        pdf.days([words]),
    ]
    return pdf.document(
        f"Berkas {words}",
        author=words,
        on=ON,
        front=[("Nama", words)],
        sections=[pdf.Section(f"Bagian {words}", blocks)],
    )


def read(content: bytes) -> str:
    """What another reader finds."""
    document = pypdfium2.PdfDocument(content)
    return " ".join(page.get_textpage().get_text_range() for page in document)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_document_that_is_accessible(words: str):
    assert made(words).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    ['#panic("x")', "$ x^2 $", "*tebal* _miring_", "@rujukan <label>", "`kode`", "= Judul", "\\"],
)
def test_what_looks_like_markup_is_printed_as_it_was_written(words: str):
    assert words in " ".join(read(made(words)).split())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_what_the_fonts_cannot_draw_is_written_as_its_code(words: str):
    shown = pdf.shown(words)
    assert all(c in "\n\u200b" or pdf._is_drawn(ord(c)) for c in shown)


def test_nothing_turns_the_line_around():
    assert pdf.shown("a\u202eb\u2066c") == "a[U+202E]b[U+2066]c"


def test_the_same_words_give_the_same_bytes():
    assert made("sama") == made("sama")


def test_a_word_longer_than_a_line_is_broken_and_whole():
    long = "x" * 900
    assert "".join(pdf.shown(long).split("\u200b")) == long
    document = pypdfium2.PdfDocument(made(long))
    width = document[0].get_width()
    for page in document:
        words = page.get_textpage()
        rights = [words.get_rect(place)[2] for place in range(words.count_rects())]
        assert max(rights) <= width - 28
