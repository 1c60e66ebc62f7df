"""What the desk's two large pages are given: the queue, and a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ppid import law
from ppid.accounts import queries as accounts
from ppid.accounts.access import Permission, may, sees_only_unit
from ppid.accounts.models import Officer
from ppid.cases import ledger, links, objection_file, printed_words, printing, returned, telling
from ppid.cases import words as case_words
from ppid.cases.clock import clock_of
from ppid.cases.helped import helped
from ppid.cases.kinds import RequesterKind
from ppid.cases.models import Case, CasePaper
from ppid.casework import (
    around,
    filters,
    forms,
    history,
    queries,
    queue,
    screen,
    steps,
    units,
    words,
)
from ppid.casework.keeping import queries as keeping
from ppid.casework.keeping.forms import KeepForm
from ppid.casework.moved_today import moved_today
from ppid.exclusions import queries as excluding
from ppid.office.calendar import doubt, working_calendar


def queue_page(officer: Officer, args: Mapping[str, str], *, today: date) -> dict[str, Any]:
    """The queue as an address asks for it."""
    calendar = working_calendar()
    asked = filters.asked(args)
    wanted = filters.wanted(asked, officer)
    mark, backward = filters.from_token(args.get("mark", ""), wanted.shelf)
    page = queue.page(officer, wanted, today=today, calendar=calendar, mark=mark, backward=backward)
    counts = queue.counts(officer, today=today, calendar=calendar)
    scoped = sees_only_unit(officer) is not None
    choices = filters.choices(
        () if scoped else queue.officers_to_ask_for(), () if scoped else queue.units_to_ask_for()
    )
    neighbours = (("previous", page.before, True), ("next", page.after, False))
    turn = {
        name: _address(asked | {"mark": filters.to_token(at, backward=back)})
        for name, at, back in neighbours
        if at is not None
    }
    return {
        "doubt": doubt(today),
        "moved": moved_today(officer, today),
        "tiles": screen.tiles(counts, asked),
        "lines": screen.lines(page, today=today, calendar=calendar),
        "heading": screen.heading(wanted.shelf),
        "asked": asked,
        "wanted": wanted,
        "choices": choices,
        "scoped": scoped,
        "turn": turn,
        "saved": keeping.at_hand(officer),
        "to_print": printing.waiting_count(today) if may(Permission.ENTER) else (0, 0),
        "keep": KeepForm(formdata=None),
    }


def _address(query: Mapping[str, Any]) -> str:
    return url_for("casework.queue", **query)


def case_page(
    case: Case, officer: Officer, args: Mapping[str, str], *, today: date
) -> dict[str, Any]:
    """A case with everything that stands in its file; `args` narrow its timeline."""
    folder = queries.folder(case, officer)
    situation = steps.Situation(case, folder, today)
    whole = sees_only_unit(officer) is None
    objections = objection_file.objections_of(case) if whole else ()
    beside = around.facts(case, officer, folder.entries, whole=whole)
    next_step, others = steps.ways(situation)
    return {
        "case": case,
        "folder": folder,
        **around.history(folder.entries, args),
        **beside,
        "messages": history.thread(case, folder),
        "notes": telling.notes(folder.notes, beside["mentions"]),
        "papers": history.papers(case, [laid for laid in folder.papers if _lies_loose(laid)]),
        "unit_papers": {
            asked.id: history.papers(
                case, [laid for laid in folder.papers if _is_of(asked.id, laid)]
            )
            for asked in folder.assignments
        },
        "unit_links": _unit_links(folder),
        "mails": ledger.mails(folder.mails),
        "printed": printed_words.shown(case, folder.entries) if whole else (),
        "unreached": whole and returned.unreached(case, folder.mails),
        "objections": objections,
        "tests": excluding.under_test(case) if whole else (),
        "decrees": excluding.for_questions(folder.questions) if whole else {},
        "next_step": next_step,
        "others": others,
        "sections": _sections(folder, whole=whole, objected=bool(objections)),
        "sentence": steps.sentence(situation),
        "clock": screen.clock(case, today=today, counting=clock_of(case)),
        "unit_id": sees_only_unit(officer),
        "helped": helped,
        "sees_identity": may(Permission.SEE_IDENTITY),
        "is_minor": _is_minor(case, today),
        "officer": officer,
        "form": forms.StepForm(seen=case),
        "note": forms.NoteForm(),
        "is_waiting": units.is_waiting,
        "papers_with_purpose": telling.WITH_PURPOSE,
        "personal_papers": telling.PERSONAL,
        "words": words,
        "case_words": case_words,
        "open_states": law.OPEN,
        "unanswered_states": law.UNANSWERED,
        "today": today,
    }


def _is_of(assignment_id: int, laid: CasePaper) -> bool:
    """Whether a paper came with a unit's answer; a sealed original is for who sees identities."""
    sealed = laid.paper.slot in telling.WITH_PURPOSE
    return laid.assignment_id == assignment_id and (not sealed or may(Permission.SEE_IDENTITY))


def _unit_links(folder: queries.Folder) -> dict[int, str]:
    """The links of units without accounts that still owe an answer, for who may ask units."""
    if not may(Permission.ASSIGN):
        return {}
    waiting = [asked for asked in folder.assignments if units.is_waiting(asked)]
    return {
        asked.id: links.for_unit(asked)
        for asked in waiting
        if not accounts.active_of_unit(asked.unit_id)
    }


def _is_minor(case: Case, today: date) -> bool:
    """Whether somebody under age asks alone: the officer decides (A-16)."""
    who = case.requester
    alone = who.kind is RequesterKind.PERSON and not who.by_proxy
    return alone and law.is_minor(who.identity_number or "", today)


def _lies_loose(laid: CasePaper) -> bool:
    """Whether a paper belongs to no message and no unit's answer, beside which it is shown."""
    return laid.message_id is None and laid.assignment_id is None


def _sections(folder: queries.Folder, *, whole: bool, objected: bool) -> list[tuple[str, Any]]:
    """The parts of the page and their anchors, in its order."""
    parts = (
        ("butir", _("Informasi yang diminta"), True),
        ("perangkat-daerah", _("Perangkat daerah"), bool(folder.assignments)),
        ("pertimbangan", _("Pertimbangan"), bool(folder.considerations)),
        ("kaitan", _("Kaitan dan konsultasi"), whole),
        ("keberatan", _("Keberatan"), objected),
        ("pemohon", _("Pemohon"), whole),
        ("berkas", _("Berkas dan surat"), True),
        ("pesan", _("Pesan"), whole),
        ("catatan", _("Catatan"), whole),
        ("surel", _("Email"), whole),
        ("riwayat", _("Riwayat"), True),
        ("tanggal", _("Tanggal penting"), True),
    )
    return [(anchor, text) for anchor, text, shown in parts if shown]
