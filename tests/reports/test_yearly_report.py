"""The yearly report from its first word to everybody: nothing is lost, always the same."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import docx
import pypdfium2
import pytest
import sqlalchemy as sa

from ppid.accounts.models import Role
from ppid.files import store
from ppid.kit.db import db
from ppid.law import Duty
from ppid.office.models import DutyRecord
from ppid.reports.models import ReportFigure, ReportForm, ReportState
from ppid.reports.queries import figures
from ppid.reports.scope import Scope
from ppid.reports.yearly import actions, files, queries
from ppid.reports.yearly.content import document
from ppid.reports.yearly.making import pdf, word
from ppid.reports.yearly.sections import SECTIONS
from tests import builders

NOW = builders.at(2026, 3, 20)
TODAY = NOW.date()
YEAR = 2025


@pytest.fixture
def ppid(app):
    return builders.an_officer(Role.PPID)


@pytest.fixture
def report(ppid):
    """A report of which every section is written, on a year with a few requests."""
    for day in (5, 6, 7):
        builders.an_accepted_case(at=builders.at(YEAR, 5, day))
    made = actions.begin(YEAR, by=ppid, at=NOW)
    for key in SECTIONS:
        write(made, key, f"Isi bagian {key}.", by=ppid)
    return made


def write(report, key, text, *, by, seen=0, **facts):
    return actions.write(report, key, seen=seen, text=text, facts=facts, by=by, at=NOW)


def determine(report, by):
    actions.determine(report, as_of=date(2026, 2, 1), seen=report.version, by=by, at=NOW)


def test_who_writes_second_is_told_and_both_versions_stay(report, ppid):
    other = builders.an_officer(Role.PPID)
    write(report, "policy", "Kata pertama.", by=ppid, seen=1)
    with pytest.raises(actions.Changed):
        write(report, "policy", "Kata kedua.", by=other, seen=1)
    write(report, "policy", "Kata pertama dan kedua.", by=other, seen=2)
    texts = [one.text for one in queries.versions(report, "policy")]
    assert texts == ["Kata pertama dan kedua.", "Kata pertama.", "Isi bagian policy."]


def test_the_next_year_begins_with_what_was_written(report, ppid):
    write(report, "budget", "Untuk cetak.", by=ppid, seen=1, budget=100, spent=80)
    after = queries.texts(actions.begin(YEAR + 1, by=ppid, at=NOW))
    assert after["budget"].text == "Untuk cetak."
    assert after["budget"].facts == {"budget": 100, "spent": 80}
    assert after["policy"].by is None


def test_it_is_not_determined_before_everything_is_written(report, ppid):
    write(report, "internal", "", by=ppid, seen=1)
    with pytest.raises(actions.Lacking, match="internal"):
        determine(report, ppid)


@pytest.mark.parametrize("as_of", [date(2025, 12, 30), TODAY])
def test_the_figures_are_those_of_a_day_that_passed_after_the_year(report, ppid, as_of):
    with pytest.raises(actions.NotOver):
        actions.determine(report, as_of=as_of, seen=report.version, by=ppid, at=NOW)


def test_what_is_determined_stays_whatever_happens_after(report, ppid):
    determine(report, ppid)
    before = {form: document(report, form, today=TODAY) for form in ReportForm}
    assert figures(Scope(YEAR, TODAY)).of("received") == 3
    late = builders.an_accepted_case(at=builders.at(YEAR, 6, 2))
    late.registered_on = TODAY
    db.session.flush()
    assert figures(Scope(YEAR, TODAY)).of("received") == 4
    after = {form: document(report, form, today=date(2026, 9, 9)) for form in ReportForm}
    assert after == before


def test_a_report_taken_back_and_determined_again_has_the_same_digest(report, ppid):
    determine(report, ppid)
    first = report.digest
    actions.reopen(report, reason="Salah ketik", seen=report.version, by=ppid, at=NOW)
    assert not db.session.scalar(sa.select(sa.func.count()).select_from(ReportFigure))
    determine(report, ppid)
    assert report.digest == first


def test_files_made_twice_are_the_same_bytes(report, ppid):
    determine(report, ppid)
    for make in (pdf, word):
        first, second = (make(document(report, ReportForm.FULL, today=TODAY)) for _turn in "ab")
        assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_the_files_say_the_figures_and_the_words(report, ppid):
    write(report, "policy", "Kebijakan #emph[baru] = <b>tegas</b> \u202e 漢 😀", by=ppid, seen=1)
    determine(report, ppid)
    told = document(report, ReportForm.FULL, today=TODAY)
    pages = pypdfium2.PdfDocument(pdf(told))
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    opened = docx.Document(io.BytesIO(word(told)))
    written = "\n".join(one.text for one in opened.paragraphs)
    cells = [[cell.text for cell in row.cells] for one in opened.tables for row in one.rows]
    assert "Kebijakan #emph[baru] = <b>tegas</b> [U+202E] [U+6F22] [U+1F600]" in text
    assert "Kebijakan #emph[baru] = <b>tegas</b>" in written
    assert "Permohonan diterima 3" in text
    assert ["Permohonan diterima", "3"] in cells
    headings = [one.text for one in opened.paragraphs if one.style.name == "Heading 1"]
    assert headings == [part.heading for part in told.parts]
    pictures = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert pictures
    assert all(pictures)


def test_published_and_sent_settle_the_duty_of_the_year(report, ppid):
    determine(report, ppid)
    actions.note_sending(
        report, on=TODAY, how="045/PPID/2026", seen=report.version, by=ppid, at=NOW
    )
    assert done() is None
    made = files.stored(report, today=TODAY)
    actions.publish(report, made, on=TODAY, seen=report.version, by=ppid, at=NOW)
    assert report.state is ReportState.PUBLISHED
    assert (done().year, done().on, done().reference) == (YEAR, TODAY, "045/PPID/2026")
    kept = queries.files(report)
    assert len(kept) == 4
    with store.open_bytes(kept[0].paper) as content:
        assert content.read(5) == b"%PDF-"


def done():
    return db.session.scalar(sa.select(DutyRecord).where(DutyRecord.duty == Duty.REPORT))


def test_a_published_report_is_neither_written_nor_taken_back(report, ppid):
    determine(report, ppid)
    actions.publish(report, [], on=TODAY, seen=report.version, by=ppid, at=NOW)
    with pytest.raises(actions.NotNow):
        write(report, "policy", "Lain.", by=ppid, seen=1)
    with pytest.raises(actions.NotNow):
        actions.reopen(report, reason="x", seen=report.version, by=ppid, at=NOW)
