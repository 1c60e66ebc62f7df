"""The life of an entry: proposed, approved, determined, changed, withdrawn; never public before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm.exc import StaleDataError

from ppid.admin.duties import queries as duties
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Category, Duty, ItemState, ListStage, NotAllowed, Rule
from ppid.letters import queries as letters
from ppid.office.calendar import local_day
from ppid.publication import queries
from ppid.publication.determining import actions as determining
from ppid.publication.models import EditionWord
from ppid.publication.proposing import actions as proposing
from ppid.publication.reading import queries as public
from ppid.publication.reading.queries import Asked
from ppid.verifying import queries as verifying
from tests.builders import NOON, a_case, a_unit
from tests.decisions.desk import a_ppid, a_superior, acting, stored
from tests.publication import clerk

LATER = NOON + timedelta(days=30)


def titles(**asked) -> list[str]:
    """What everybody reads, newest first."""
    return [row.title for row in public.page(Asked(**asked))[0]]


def test_only_what_was_determined_is_public(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    clerk.a_draft(ppid, title="Konsep")
    clerk.a_proposal(ppid, title="Usulan")
    decree = clerk.an_asked_decree(ppid)
    assert titles() == []
    clerk.approve(decree, superior)
    assert titles() == []
    clerk.determine(decree, ppid)
    assert titles() == ["Usulan"]


def test_without_the_superiors_approval_nothing_is_determined(app: Flask):
    ppid = a_ppid()
    clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    with pytest.raises(NotAllowed) as refused:
        clerk.determine(decree, ppid)
    assert refused.value.rule is Rule.LIST_NEEDS_APPROVAL
    assert "Pasal 45 ayat (6)" in refused.value.article


def test_who_prepared_the_list_does_not_approve_it(app: Flask):
    ppid = a_ppid()
    clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    with pytest.raises(NotAllowed) as refused:
        clerk.approve(decree, ppid)
    assert refused.value.rule is Rule.OWN_LIST


@pytest.mark.parametrize(
    "missing", ["title", "responsible", "made_when", "made_place", "retention"]
)
def test_an_entry_without_an_element_of_the_annex_is_not_proposed(app: Flask, missing: str):
    item = clerk.a_draft(ppid := a_ppid(), **{missing: ""})
    with pytest.raises(NotAllowed) as refused:
        clerk.propose(item, ppid)
    assert refused.value.rule is Rule.LIST_ENTRY_INCOMPLETE


def test_a_list_without_changes_is_not_laid_before_the_superior(app: Flask):
    decree = determining.prepare(by=acting(ppid := a_ppid()), at=NOON)
    with pytest.raises(NotAllowed) as refused:
        determining.ask_approval(decree, seen=decree.version, by=acting(ppid), at=NOON)
    assert refused.value.rule is Rule.LIST_NEEDS_ENTRIES


def test_a_decree_bears_no_day_before_its_approval_or_the_last_decree_or_ahead(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    clerk.a_public_entry(ppid, superior, LATER)
    clerk.a_proposal(ppid, NOON, title="Kedua")
    decree = clerk.an_asked_decree(ppid, NOON)
    clerk.approve(decree, superior, NOON)
    for on, rule in (
        (local_day(NOON) - timedelta(days=1), Rule.LIST_NEEDS_APPROVAL),
        (local_day(LATER) - timedelta(days=1), Rule.LIST_BEFORE_LAST),
        (local_day(LATER) + timedelta(days=1), Rule.IN_THE_FUTURE),
    ):
        with pytest.raises(NotAllowed) as refused:
            clerk.determine(decree, ppid, LATER, on=on)
        assert refused.value.rule is rule


def test_a_change_is_public_only_after_the_next_decree_and_the_old_list_is_kept(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    item = clerk.a_public_entry(ppid, superior)
    first = queries.determined()[0]
    proposing.rewrite(
        item,
        seen=item.version,
        by=acting(ppid),
        at=LATER,
        **(clerk.SAYS | {"title": "Laporan realisasi anggaran setahun"}),
    )
    assert titles() == [clerk.SAYS["title"]]
    clerk.propose(item, ppid, LATER)
    assert titles() == [clerk.SAYS["title"]]
    clerk.decreed(ppid, superior, LATER, number="480/2/2026")
    assert titles() == ["Laporan realisasi anggaran setahun"]
    (kept,), _more = public.list_after(first, 0)
    assert (kept.title, kept.number) == (clerk.SAYS["title"], item.number)
    second = queries.determined()[0]
    assert (second.added, second.changed, second.whole) == (0, 1, 1)
    assert first.seal != second.seal
    assert determining.seal_of(first) == (first.whole, first.seal)


def test_what_is_withdrawn_leaves_the_list_and_the_search_and_its_number_is_not_given_again(
    app: Flask,
):
    ppid, superior = a_ppid(), a_superior()
    item = clerk.a_public_entry(ppid, superior)
    proposing.propose_leaving(
        item, reason="Sudah digabung ke entri lain", seen=item.version, by=acting(ppid), at=LATER
    )
    db.session.flush()
    assert titles() == [clerk.SAYS["title"]]
    clerk.decreed(ppid, superior, LATER)
    assert titles() == []
    assert item.state is ItemState.WITHDRAWN
    assert db.session.scalar(sa.select(sa.func.count()).select_from(EditionWord)) == 0
    other = clerk.a_public_entry(ppid, superior, LATER, title="Yang lain")
    assert other.number == (item.number or 0) + 1


def test_giving_a_change_up_leaves_the_entry_as_it_is_public(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    item = clerk.a_public_entry(ppid, superior)
    proposing.rewrite(
        item,
        seen=item.version,
        by=acting(ppid),
        at=LATER,
        **(clerk.SAYS | {"title": "Keliru"}),
    )
    db.session.flush()
    proposing.dismiss(
        item, reason="Salah entri, batal", seen=item.version, by=acting(ppid), at=LATER
    )
    assert (item.title, item.state) == (clerk.SAYS["title"], ItemState.DETERMINED)


def test_a_dropped_decree_lets_its_proposals_wait_for_the_next(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    item = clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    determining.drop(decree, seen=decree.version, by=acting(ppid), at=NOON)
    assert (decree.stage, item.state) == (ListStage.DROPPED, ItemState.PROPOSED)
    clerk.decreed(ppid, superior)
    assert titles() == [clerk.SAYS["title"]]


def test_what_lies_before_the_superior_is_not_rewritten(app: Flask):
    ppid = a_ppid()
    item = clerk.a_proposal(ppid)
    clerk.an_asked_decree(ppid)
    with pytest.raises(NotAllowed):
        proposing.rewrite(item, seen=item.version, by=acting(ppid), at=NOON, **clerk.SAYS)


def test_who_read_an_older_version_changes_nothing(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    with pytest.raises(StaleDataError):
        determining.approve(decree, seen=decree.version - 1, by=superior, at=NOON)


def test_the_duty_of_six_months_is_settled_by_the_decree_itself(app: Flask):
    a_case()
    ppid, superior = a_ppid(), a_superior()
    before = {one.duty: one.deadline for one in duties.next_times(local_day(LATER))}
    clerk.a_public_entry(ppid, superior, LATER)
    after = {one.duty: one.deadline for one in duties.next_times(local_day(LATER))}
    assert before[Duty.LIST_UPDATE].day_zero == local_day(NOON)
    assert after[Duty.LIST_UPDATE].day_zero == local_day(LATER)
    assert after[Duty.LIST_UPDATE].on == date(2027, 3, 9)
    assert after[Duty.ANNOUNCEMENT] == before[Duty.ANNOUNCEMENT]
    assert duties.records()[0].reference == "480/1/2026"


def test_a_file_is_public_from_one_decree_until_another(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    item = clerk.a_draft(ppid)
    (file,) = proposing.lay_files(
        item, [stored(Slot.PUBLISHED)], seen=item.version, by=acting(ppid), at=NOON
    )
    clerk.propose(item, ppid)
    clerk.decreed(ppid, superior)
    edition = public.edition(item.public_id)
    assert edition is not None
    assert public.public_files(edition) == [file]
    proposing.take_file_off(item, file, seen=item.version, by=acting(ppid), at=LATER)
    assert public.public_files(edition) == [file]
    clerk.propose(item, ppid, LATER)
    clerk.decreed(ppid, superior, LATER)
    changed = public.edition(item.public_id)
    assert changed is not None
    assert public.public_files(changed) == []


def test_the_search_finds_by_the_beginning_of_words_kind_unit_and_year(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    unit = a_unit("Dinas Contoh Anggaran")
    clerk.a_proposal(ppid, title="Rincian anggaran jembatan", unit_id=unit.id, year=2025)
    clerk.a_proposal(ppid, title="Tarif rumah sakit", category=Category.ALWAYS, year=2026)
    clerk.decreed(ppid, superior)
    assert titles(words="anggar JEMBATAN") == ["Rincian anggaran jembatan"]
    assert titles(words="jembatan tarif") == []
    assert titles(words="100%_' OR 1") == []
    assert titles(category=Category.ALWAYS) == ["Tarif rumah sakit"]
    assert titles(unit_id=unit.id) == ["Rincian anggaran jembatan"]
    assert titles(year=2026) == ["Tarif rumah sakit"]
    assert titles(words="漢字") == []


def test_pages_of_the_list_neither_repeat_nor_skip(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    for number in range(3):
        for place in range(20):
            clerk.a_proposal(ppid, title=f"Data {number} {place}")
        clerk.decreed(ppid, superior, NOON + timedelta(days=number))
    seen, after = [], None
    while True:
        rows, more = public.page(Asked(words="data", after=after))
        seen += [row.title for row in rows]
        if not more:
            break
        after = (rows[-1].since_on, rows[-1].id)
    assert len(seen) == len(set(seen)) == 60
    assert seen[0].startswith("Data 2")


def test_what_is_alike_comes_by_its_rare_words_and_never_by_one_alone(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    for place in range(12):
        clerk.a_proposal(ppid, title=f"Laporan keuangan bagian {place}", summary="")
    clerk.a_proposal(ppid, title="Kontrak pengadaan obat RSUD", summary="Harga satuan obat.")
    clerk.decreed(ppid, superior)
    asked = "Saya mohon dokumen kontrak pengadaan obat di RSUD tahun 2025, berapa harganya"
    assert [one.title for one in public.alike(asked)] == ["Kontrak pengadaan obat RSUD"]
    assert len(public.alike("laporan keuangan kabupaten")) == 5
    assert public.alike("rekaman kamera terminal obat") == []
    assert public.alike("yang untuk dan") == ()


def test_a_list_that_is_determined_here_is_a_numbered_letter_that_anyone_verifies(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    clerk.a_proposal(ppid)
    decree = clerk.an_asked_decree(ppid)
    clerk.approve(decree, superior)
    clerk.determine(decree, ppid, number="", on=None)
    letter = letters.of_determination(decree.id)
    assert letter is not None
    assert decree.number == letter.number == "KDIP/0001/2026"
    assert clerk.SAYS["title"] in letter.html
    assert decree.seal in letter.html
    assert superior.name in letter.html
    shown = verifying.letter(letter.code)
    assert shown is not None
    assert (shown.number, shown.on) == (letter.number, decree.on)
    copy = queries.copy_of(decree)
    assert copy is not None
    assert verifying.holding(copy.sha256) is not None


def test_a_decree_that_was_made_on_paper_keeps_its_number_and_is_no_letter(app: Flask):
    ppid, superior = a_ppid(), a_superior()
    clerk.a_proposal(ppid)
    decree = clerk.decreed(ppid, superior)
    assert (decree.number, letters.of_determination(decree.id)) == ("480/1/2026", None)
