"""The PDFs of a letter are kept for good and found again by code and by digest."""

from __future__ import annotations

import hashlib

import pytest

from ppid.accounts.models import Role
from ppid.letters import codes, prints, queries
from ppid.letters.models import PrintRole
from tests.builders import NOON, a_case, an_officer
from tests.decisions.desk import acting
from tests.letters.test_letter_pages import a_letter

pytestmark = pytest.mark.usefixtures("app")


def test_a_code_is_read_however_it_was_typed():
    code = codes.new()
    assert len(code) == codes.LENGTH
    assert codes.read(codes.shown(code).lower()) == code
    assert codes.read(f"  {code[:4]} {code[4:8]}–{code[8:]} ") == code
    assert codes.read("OIL0-0000-0000") == "011000000000"


@pytest.mark.parametrize("typed", ["", "7K3F", "7K3F-Q2M9-XTR*", "7K3F-Q2M9-XTRA-1", "x" * 5000])
def test_what_cannot_be_a_code_finds_nothing(typed: str):
    assert codes.read(typed) is None
    assert queries.letter_by_code(typed) is None


def test_a_letter_is_found_by_its_code():
    letter = a_letter(a_case())
    assert queries.letter_by_code(codes.shown(letter.code)) is letter


def test_a_print_is_kept_once_and_found_by_its_digest():
    letter, by = a_letter(a_case()), acting(an_officer(Role.PPID))
    pdf = b"%PDF-1.7 isi"
    made = prints.keep_print(letter, pdf, PrintRole.SIGNED, NOON, by)
    again = prints.keep_print(letter, pdf, PrintRole.SIGNED, NOON, by)
    assert again is made
    assert made.sha256 == hashlib.sha256(pdf).hexdigest()
    assert prints.content(made) == pdf
    found = queries.print_by_sha256(made.sha256)
    assert found is made
    assert found.letter is letter
    assert found.role is PrintRole.SIGNED
