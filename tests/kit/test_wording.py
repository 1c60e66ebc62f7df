"""A text with named places is refused with a line and a reason, or it prints as it was written."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppid.kit.wording import PLAIN_PAGE, Fault, Trouble, as_text, on_page, read

KNOWN = ("nama", "nomor_pendaftaran", "batas_waktu")
VALUES = {
    "nama": "<b>Siti</b> & {nama}",
    "nomor_pendaftaran": "PIP-2026-000118",
    "batas_waktu": "Rabu, 25 November 2026",
}


def page(text: str) -> str:
    return str(on_page(read(text, KNOWN).blocks, VALUES, PLAIN_PAGE))


def plain(text: str) -> str:
    return as_text(read(text, KNOWN).blocks, VALUES)


def faults(text: str) -> list[Fault]:
    return list(read(text, KNOWN).faults)


def test_names_are_replaced_and_all_else_stays():
    assert page("Nomor {nomor_pendaftaran}.") == "<p>Nomor PIP-2026-000118.</p>"


def test_an_empty_line_parts_paragraphs_and_a_line_end_is_kept():
    assert page("satu\ndua\n\n\ntiga") == "<p>satu<br>dua</p>\n<p>tiga</p>"


def test_lists_and_bold():
    said = "Bawalah:\n- KTP\n- **surat kuasa**\n\n1. pertama\n2. kedua"
    assert page(said) == (
        "<p>Bawalah:</p>\n<ul><li>KTP</li><li><strong>surat kuasa</strong></li></ul>\n"
        "<ol><li>pertama</li><li>kedua</li></ol>"
    )
    assert plain(said) == "Bawalah:\n\n- KTP\n- surat kuasa\n\n1. pertama\n2. kedua"


def test_a_number_that_begins_no_list_is_a_number():
    assert page("17. Agustus") == "<p>17. Agustus</p>"


def test_doubled_braces_are_braces():
    assert page("{{nama}} dan {{{nama}}}") == (
        "<p>{nama} dan {&lt;b&gt;Siti&lt;/b&gt; &amp; {nama}}</p>"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("baik\nbaik\nYth. {nama", Fault(3, 6, Trouble.NOT_CLOSED, "{")),
        ("Yth. nama}", Fault(1, 10, Trouble.NOT_OPENED, "}")),
        ("Yth. {nma}", Fault(1, 6, Trouble.UNKNOWN, "{nma}", "nama")),
        ("Yth. { Nama }", Fault(1, 6, Trouble.UNKNOWN, "{ Nama }", "nama")),
        ("- {Batas Waktu}", Fault(1, 3, Trouble.UNKNOWN, "{Batas Waktu}", "batas_waktu")),
        ("{nama.__class__}", Fault(1, 1, Trouble.UNKNOWN, "{nama.__class__}")),
        ("{nama!r:>9}", Fault(1, 1, Trouble.UNKNOWN, "{nama!r:>9}", "nama")),
        ("{xyz}", Fault(1, 1, Trouble.UNKNOWN, "{xyz}")),
        ("{}", Fault(1, 1, Trouble.NO_NAME, "{}")),
        ("a **tebal", Fault(1, 3, Trouble.BOLD_NOT_CLOSED, "**")),
        ("a ****", Fault(1, 3, Trouble.BOLD_EMPTY, "****")),
        ("a\nb\u202ec", Fault(2, 2, Trouble.HIDDEN, "U+202E")),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(text, fault):
    assert faults(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}".replace("{{", "{{{{").replace("}}", "}}}}"),
        "{% raw %}".replace("{", "{{").replace("}", "}}"),
        "مرحبا بكم في المكتب",
        "🧾👩🏽‍⚖️",
        "panjang " * 1_250,
        "x" * 10_000,
        "%(nama)s %s &lt; </article>",
    ],
)
def test_hostile_words_print_as_words(text):
    assert faults(text) == []
    shown = page(text)
    assert re.sub(r"</?(p|br)>", "", shown).count("<") == 0
    as_written = text.replace("{{", "{").replace("}}", "}")
    assert html.unescape(re.sub(r"<[^>]+>", " ", shown)).split() == as_written.split()


_BITS = st.one_of(
    st.sampled_from(["{", "}", "{{", "}}", "**", "*", "\n", "\n\n", "- ", "1. ", "2. ", " "]),
    st.sampled_from(["{nama}", "{batas_waktu}", "{nma}", "{nama[0]}", "\r\n", "\t", "<p>", "&"]),
    st.text(max_size=6),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_BITS, max_size=24).map("".join))
def test_any_text_is_refused_with_a_line_or_prints(text):
    reading = read(text, KNOWN)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in reading.faults:
        line = lines[fault.line - 1]
        assert 1 <= fault.column <= len(line)
        if fault.found and fault.trouble is not Trouble.HIDDEN:
            assert line[fault.column - 1 :].startswith(fault.found)
    shown = str(on_page(reading.blocks, VALUES, PLAIN_PAGE))
    assert not re.sub(r"</?(p|br|ul|ol|li|strong)>", "", shown).count("<")
    if not reading.faults:
        assert as_text(reading.blocks, VALUES).count(VALUES["batas_waktu"]) == len(
            re.findall(r"\{batas_waktu\}", re.sub(r"\{\{|\}\}", "", text))
        )
