"""The office writes its numbers as its own rules ask, and no number is ever given twice."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer
from ppid.admin.earlier.models import ImportState, RegisterImport
from ppid.admin.numbering.queries import REGISTERS
from ppid.cases import earlier, numbers
from ppid.cases.kinds import RequesterKind
from ppid.casework import actions as casework
from ppid.files.kinds import Kind
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit import clock
from ppid.kit.db import db
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind
from ppid.office import numbering, patterns
from ppid.office.calendar import local_day
from ppid.office.patterns import Pattern, Reign
from tests import builders

HERE = "/pengaturan/nomor-surat"
INCOMPLETE = numbering.letter_register("SKTL")
EXTENSION = numbering.letter_register("SPW")
SAID = {
    "pattern": "{klasifikasi}/{nomor:4}/{kode}/{bulan_romawi}/{tahun}",
    "code": "PPID-TL",
    "classification": "480",
    "counter": "own",
    "reason": "Tata naskah dinas",
}


@pytest.fixture
def today(app) -> date:
    return local_day(clock.now())


def adopted(register: str, text: str, *, since: date, code: str = "", counter: str = "") -> None:
    """The office adopts a pattern now."""
    pattern, faults = patterns.read(text, code, "480")
    assert not faults
    rule = numbering.NumberRule(register, text, pattern, counter or register, since)
    numbering.adopt(
        rule,
        among=REGISTERS,
        seen=numbering.newest(register),
        reason="Tata naskah dinas",
        author_id=None,
        at=clock.now(),
    )


def an_incomplete_letter() -> str:
    """The number of a letter that is issued now."""
    desk = builders.an_officer()
    case = builders.a_case(complete=False, received=clock.now())
    casework.ask_for_completion(
        case, missing=["identity"], note=None, by=officer_actor(desk), at=clock.now()
    )
    found = letters.latest(case, LetterKind.INCOMPLETE)
    assert found is not None
    return found.number


def test_the_first_letter_under_a_new_pattern_follows_the_last_under_the_old(app, today):
    first = an_incomplete_letter()
    assert first == f"SKTL/0001/{today.year}"
    adopted(INCOMPLETE, SAID["pattern"], since=today, code="PPID")
    month = patterns.MONTHS[today.month - 1]
    assert an_incomplete_letter() == f"480/0002/PPID/{month}/{today.year}"


def test_a_pattern_waits_for_its_day(app, today):
    adopted(INCOMPLETE, "{kode}-{nomor}/{tahun}", since=today + timedelta(days=1), code="TL")
    assert an_incomplete_letter() == f"SKTL/0001/{today.year}"
    tomorrow = numbering.rule_on(INCOMPLETE, today + timedelta(days=1))
    assert tomorrow.pattern.said(2, today) == f"TL-2/{today.year}"


def test_two_kinds_share_one_agenda_without_a_gap(app, today):
    text = "{nomor:3}/PPID/{tahun}"
    for register in (INCOMPLETE, EXTENSION):
        adopted(register, text, since=today, counter=numbering.AGENDA)
    given = [numbers.give(one, today) for one in (INCOMPLETE, EXTENSION, INCOMPLETE)]
    assert given == [f"{n:03d}/PPID/{today.year}" for n in (1, 2, 3)]


def test_a_pattern_that_could_give_anothers_number_is_refused_with_that_number(app, today):
    with pytest.raises(numbering.Meets) as met:
        adopted(INCOMPLETE, "SPW/{nomor:4}/{tahun}", since=today)
    assert met.value.other.register == EXTENSION
    assert re.fullmatch(r"SPW/\d{4}/\d{4}", met.value.number)


def test_what_another_gave_in_years_that_are_over_is_free_again(app, today):
    new_year = date(today.year + 1, 1, 1)
    adopted(EXTENSION, "{nomor:4}/PW/{tahun}", since=new_year)
    adopted(INCOMPLETE, "SPW/{nomor:4}/{tahun}", since=new_year)
    assert numbers.give(INCOMPLETE, new_year) == f"SPW/0001/{new_year.year}"


def test_the_registers_of_files_have_patterns_too_and_their_numbers_are_found(app, today):
    adopted(numbering.REQUESTS, "{kode}{tahun}-{nomor:5}", since=today, code="REG")
    case = builders.a_case(received=clock.now())
    assert case.number == f"REG{today.year}-00001"
    assert case.number in numbers.meant(1, [today.year])
    assert f"PIP-{today.year}-000001" in numbers.meant(1, [today.year])


def an_import(by: Officer) -> RegisterImport:
    """A file of an earlier register that was brought in."""
    paper = Paper(
        name="register.csv",
        kind=Kind.CSV,
        size=1,
        sha256="0" * 64,
        slot=Slot.ATTACHMENT,
        sealed=False,
        place="0" * 32,
        at=clock.now(),
    )
    found = RegisterImport(
        public_id="0" * 32,
        state=ImportState.DONE,
        paper=paper,
        head_line=1,
        columns={},
        by=by,
        at=clock.now(),
    )
    db.session.add_all([paper, found])
    db.session.flush()
    return found


def test_numbers_of_an_earlier_register_are_passed_over(admin: FlaskClient, administrator, today):
    old = earlier.Earlier(
        line=1,
        number=f"{today.year}-REG-00004",
        written=f"4/REG/{today.year}",
        received_on=today,
        requester={"kind": RequesterKind.PERSON, "name": "Siti"},
        question="Laporan keuangan",
    )
    found = an_import(administrator)
    earlier.bring_in([old], import_id=found.id, by=officer_actor(administrator), at=clock.now())
    sent = {"pattern": "{tahun}-{kode}-{nomor:5}", "code": "REG", "classification": ""}
    more = {"effective_from": today.isoformat(), "seen": "0", "reason": "Seperti dahulu"}
    assert admin.post(f"{HERE}/requests", data=sent | more).status_code == 303
    assert builders.a_case(received=clock.now()).number == f"{today.year}-REG-00005"


def test_of_two_administrators_the_second_sees_the_first(admin: FlaskClient, today):
    first = {**SAID, "effective_from": today.isoformat(), "seen": "0"}
    assert admin.post(f"{HERE}/{INCOMPLETE}", data=first).status_code == 303
    second = admin.post(f"{HERE}/{INCOMPLETE}", data=first | {"pattern": "{kode}.{nomor}/{tahun}"})
    assert second.status_code == 409
    page = unescape(second.text)
    assert "Pola ini diubah orang lain" in page
    assert SAID["pattern"] in page
    assert "{kode}.{nomor}/{tahun}" in page
    (seen,) = re.findall(r'name="seen"[^>]*value="(\d+)"', second.text)
    again = first | {"pattern": "{kode}.{nomor}/{tahun}", "seen": seen}
    assert admin.post(f"{HERE}/{INCOMPLETE}", data=again).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"pattern": "{kode}/{tahun}"}, "Pola harus memuat {nomor} satu kali"),
        ({"pattern": "{nomor}/{nomor}/{tahun}"}, "Pola harus memuat {nomor} satu kali"),
        ({"pattern": "{nomor}/{kode}"}, "Pola harus memuat {tahun}"),
        ({"pattern": "{nomer:4}/{tahun}"}, "maksud Anda {nomor:4}?"),
        ({"pattern": "{nomor:4/{tahun}"}, "tanda { tidak ditutup"),
        ({"pattern": "{nomor}{tahun}/{kode}"}, "Beri pemisah seperti / atau -"),
        ({"pattern": "<b>{nomor}/{tahun}"}, "pakai huruf, angka, spasi"),
        ({"pattern": "{nomor:8}/" + "x" * 50 + "/{tahun}"}, "lebih dari 60 huruf"),
        ({"code": ""}, "Isi, karena pola memuat {kode}."),
        ({"code": "<b>"}, "Pakai huruf, angka, spasi"),
        ({"pattern": "SPW/{nomor:4}/{tahun}"}, "Bedakan, misalnya dengan {kode}."),
        ({"effective_from": "2020-01-01"}, "Pilih hari ini atau sesudahnya"),
        ({"reason": ""}, "Tulis alasan perubahan"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(admin, today, wrong, said):
    sent = {**SAID, "effective_from": today.isoformat(), "seen": "0", "reason": "Alasan saya"}
    answer = admin.post(f"{HERE}/{INCOMPLETE}", data=sent | wrong)
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert page.count(said) >= 2
    assert (sent | wrong)["classification"] in page
    assert numbering.newest(INCOMPLETE) == 0


def test_numbers_of_files_stand_in_addresses(admin: FlaskClient, today):
    sent = {"code": "PIP", "effective_from": today.isoformat(), "seen": "0", "reason": "Coba"}
    for pattern in ("{kode}/{tahun}/{nomor}", "{kode}--{tahun}-{nomor}", "pip-{tahun}-{nomor}"):
        answer = admin.post(f"{HERE}/requests", data=sent | {"pattern": pattern})
        assert answer.status_code == 422, pattern


def test_a_preview_shows_the_next_number_and_keeps_nothing(admin: FlaskClient, today):
    sent = {**SAID, "effective_from": today.isoformat(), "seen": "0", "preview": "1"}
    page = unescape(admin.post(f"{HERE}/{INCOMPLETE}", data=sent).text)
    month = patterns.MONTHS[today.month - 1]
    assert f"480/0001/PPID-TL/{month}/{today.year}" in page
    assert numbering.newest(INCOMPLETE) == 0


def test_the_list_shows_every_register_with_its_next_number(admin: FlaskClient, today):
    page = unescape(admin.get(HERE).text)
    assert f"SKTL/0001/{today.year}" in page
    assert all(str(title) in page for title in REGISTERS.values())
    assert admin.get(f"{HERE}/tidak-ada").status_code == 404


@st.composite
def written_patterns(draw: st.DrawFn) -> Pattern:
    """A pattern as an office might write it, and stranger ones."""
    rest = ["{bulan}", "{bulan_romawi}", "{kode}", "1", "I", "XI", "A", "a", "2026", "{tahun}"]
    more = draw(st.lists(st.sampled_from(rest), max_size=3))
    number = draw(st.sampled_from(["{nomor}", "{nomor:2}", "{nomor:4}"]))
    parts = draw(st.permutations([number, "{tahun}", *more]))
    marks = draw(st.lists(st.sampled_from("/-"), min_size=len(parts), max_size=len(parts)))
    text = "".join(part + mark for part, mark in zip(parts, marks, strict=True))
    return patterns.read(text, draw(st.sampled_from("AIX1")))[0]


_PATTERNS = written_patterns()
_DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@settings(max_examples=60, deadline=None)
@given(_PATTERNS, _PATTERNS, st.lists(st.tuples(st.integers(1, 3000), _DAYS), max_size=12))
def test_patterns_that_are_held_apart_never_give_the_same_number(one, other, drawn):
    apart = patterns.shared_number(one, Reign(2026, 2027), other, Reign(2026, 2027)) is None
    ones, others = ({p.said(n, on).lower() for n, on in drawn} for p in (one, other))
    assert not (apart and ones & others)
    if patterns.alike(one, other):
        assert not apart


@settings(max_examples=40, deadline=None)
@given(_PATTERNS, st.lists(st.tuples(st.integers(1, 3000), _DAYS), min_size=2, max_size=30))
def test_one_pattern_never_writes_two_numbers_of_a_year_alike(pattern: Pattern, drawn):
    written = {}
    for number, on in drawn:
        said = pattern.said(number, on)
        assert written.setdefault(said, (number, on.year)) == (number, on.year)
