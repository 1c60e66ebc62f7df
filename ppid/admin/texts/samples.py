"""A letter or mail of each kind about a request that nobody made, for previews."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final

from flask_babel import gettext as _

from ppid import law
from ppid.admin.texts.sample_rows import CODE, GROUNDS, about, decision, question
from ppid.cases import words
from ppid.cases.clock import clock_of
from ppid.cases.kinds import CopyForm, Missing
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.language import speaking
from ppid.law import Code, Ground, Outcome, Ruling
from ppid.letters import anew, saying
from ppid.letters.catalogue import (
    CATALOGUE,
    COPY_FORM,
    OBJECTION_FORM,
    OBJECTION_RECEIPT,
    RECEIPT,
    REQUEST_FORM,
    LetterForm,
)
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day
from ppid.office.queries import office

_RECEIPTS: Final[Mapping[str, LetterForm]] = {
    "receipt": RECEIPT,
    "request_form": REQUEST_FORM,
    "copy_form": COPY_FORM,
    "objection_receipt": OBJECTION_RECEIPT,
    "objection_form": OBJECTION_FORM,
}
_STANDS_FOR: Final = {"letter": LetterKind.NOTICE.value}
"""Where a place stands in several letters, the one that is shown."""


def letter(place: str, language: str, *, at: datetime) -> str:
    """The letter that a place stands in, as it would be issued now, with sample data."""
    name = _STANDS_FOR.get(place, place)
    with speaking(language):
        if name in _TO_NOBODY:
            kind, number = LetterKind(name), _("(nomor)")
            return saying.to_nobody(kind, number=number, at=at, facts=_TO_NOBODY[name](at))
        subject = about(name, language, at)
        form = _RECEIPTS.get(name) or CATALOGUE[LetterKind(name)]
        number = subject.number if name in _RECEIPTS else None
        facts = _FACTS[name](subject, at)
        return saying.said(name, form, subject, at=at, number=number, spoken=(language,), **facts)


def _asked() -> dict[str, Any]:
    return {"questions": [question(1)]}


def _receipt(case: Case, at: datetime) -> dict[str, Any]:
    clock = clock_of(case)
    return _asked() | {
        "helped": "",
        "code": CODE,
        "missing": [],
        "deadlines": {due.code: due for due in law.deadlines(case.standing, clock)},
        "period": law.explanations(case.standing, clock)[Code.ANSWER],
        "counted_of": anew.counted,
    }


def _incomplete(case: Case, at: datetime) -> dict[str, Any]:
    return _asked() | {
        "missing": [words.MISSING[Missing.IDENTITY]],
        "note": "",
        "repair_due": clock_of(case).ends_on(Code.REPAIR, local_day(at)),
    }


def _extension(case: Case, at: datetime) -> dict[str, Any]:
    clock = clock_of(case)
    old = clock.ends_on(Code.ANSWER, local_day(at))
    ground = next(iter(law.EXTENSION_GROUNDS))
    return _asked() | {
        "ground": ground.value,
        "wording": law.EXTENSION_GROUNDS[ground],
        "ground_article": law.extension_article(ground),
        "days": clock.days(Code.EXTENSION),
        "reason": _("Arsipnya masih kami kumpulkan dari beberapa unit (contoh)."),
        "old_due": old,
        "new_due": clock.ends_on(Code.EXTENSION, old),
    }


def _notice(case: Case, at: datetime) -> dict[str, Any]:
    today, clock = local_day(at), clock_of(case)
    given = question(
        1, Outcome.GRANTED, reason=_("Satu berkas PDF (contoh)"), available_form=CopyForm.HARDCOPY
    )
    away = question(
        2,
        Outcome.NOT_HELD,
        holder=_("Pemerintah Provinsi Contoh"),
        reason=_("Urusan ini kewenangan provinsi (contoh)."),
    )
    provide_by = clock.calendar.add(today, 3)
    return {
        "questions": [given, away],
        "outcome": Outcome.PARTLY_GRANTED,
        "given": [given],
        "not_held": [away],
        "excluded": [],
        "grounds": law.GROUNDS,
        "decrees": {},
        "decision": decision(),
        "cost": 25_000,
        "provide_by": provide_by,
        "provide_days": 3,
        "objection_due": clock.ends_on(Code.OBJECTION, today),
    }


def _refusal(case: Case, at: datetime) -> dict[str, Any]:
    today = local_day(at)
    refused = question(
        1,
        Outcome.REFUSED,
        ground=Ground.H,
        sub_point=2,
        consequence=_("Rahasia pribadi seseorang terungkap (contoh)."),
        part_releasable=_("Seluruh isinya data pribadi (contoh)."),
    )
    refused.exclusion_id = 1
    decree = SimpleNamespace(decree_number="PKI/0001/2026", decreed_on=today)
    return {
        "questions": [refused],
        "excluded": [refused],
        "grounds": law.GROUNDS,
        "decrees": {1: decree},
        "decision": decision(at),
        "outcome": Outcome.REFUSED,
        "objection_due": clock_of(case).ends_on(Code.OBJECTION, today),
    }


def _cost_receipt(case: Case, at: datetime) -> dict[str, Any]:
    given = question(1, Outcome.GRANTED, available_form=CopyForm.HARDCOPY)
    return _asked() | {
        "amount": 25_000,
        "paid_on": local_day(at),
        "receipt": "",
        "decision": decision(),
        "given": [given],
    }


def _handover(case: Case, at: datetime) -> dict[str, Any]:
    today = local_day(at)
    file = SimpleNamespace(question=1, name="laporan-2025.pdf", size=482_000, sha256="0" * 64)
    return _asked() | {
        "handed_on": today,
        "files": [file],
        "ends_on": today + timedelta(days=30),
        "place": "",
        "received_by": "",
        "note": "",
    }


def _objection_receipt(objection: Objection, at: datetime) -> dict[str, Any]:
    found = law.objection_explanations(objection.standing, clock_of(objection))
    return _asked() | {
        "code": CODE,
        "period": found[Code.OBJECTION_ANSWER],
        "counted_of": anew.counted,
        "wordings": law.GROUND_WORDINGS,
    }


def _answer(objection: Objection, at: datetime) -> dict[str, Any]:
    clock, today = clock_of(objection), local_day(at)
    due = clock.calendar.add(today, 5)
    return _asked() | {
        "answer": SimpleNamespace(statement=_("Keberatan Anda beralasan (contoh).")),
        "ruling": Ruling.GRANTED,
        "wordings": [(letter, law.GROUND_WORDINGS[letter]) for letter in GROUNDS],
        "reasons": "",
        "decree": None,
        "orders": [{"text": _("Menjawab permohonan (contoh)"), "due_on": due, "position": None}],
        "dispute_until": clock.ends_on(Code.DISPUTE, today),
        "dispute_days": clock.days(Code.DISPUTE),
        "signer": office().superior_name,
    }


def _settlement(objection: Objection, at: datetime) -> dict[str, Any]:
    return _asked() | {
        "agreed": _("PPID menyerahkan salinan dalam lima hari kerja (contoh)."),
        "orders": [],
        "officer": None,
    }


def _correction(case: Case, at: datetime) -> dict[str, Any]:
    title = CATALOGUE[LetterKind.NOTICE].title
    return _asked() | {
        "corrected": {"number": "PT/0001/2026", "issued_on": local_day(at), "title": title},
        "rows": [{"said": _("satu berkas (contoh)"), "meant": _("dua berkas (contoh)")}],
        "reason": _("Jumlah berkas keliru ditulis (contoh)."),
        "by_superior": False,
    }


def _copy_form(case: Case, at: datetime) -> dict[str, Any]:
    given = question(1, Outcome.GRANTED, available_form=CopyForm.HARDCOPY)
    return {"questions": [given], "decision": decision(), "given": [given], "cost": 0}


def _list_decree(at: datetime) -> dict[str, Any]:
    today = local_day(at)
    return {
        "decree": SimpleNamespace(
            approver_name=_("Nama Pejabat (contoh)"),
            approver_title=_("Jabatan"),
            approved_on=today,
            seal="",
        ),
        "is_first": True,
        "changes": SimpleNamespace(added=[], changed=[], withdrawn=[], lines=[]),
        "listed": True,
        "address": "",
    }


def _decree(at: datetime) -> dict[str, Any]:
    today = local_day(at)
    approved = SimpleNamespace(name=_("Nama Pejabat (contoh)"), title=_("Jabatan"), on=today)
    excluded = SimpleNamespace(
        title=_("Data pribadi pasien (contoh)"),
        information=_("Nama, alamat, dan riwayat kesehatan pasien (contoh)."),
        ground=Ground.H,
        sub_point=2,
        law_article="",
        if_opened=_("Rahasia pribadi seseorang terungkap (contoh)."),
        if_closed=_("Rahasia pribadi terlindungi (contoh)."),
        period_ends_on=date(today.year + 2, 12, 31),
        condition="",
        unit=None,
        place="",
        test_number="LUK/0001/2026",
        tested_on=today,
        decree_number="",
        decreed_on=None,
        change_reason="",
    )
    return {
        "exclusion": excluded,
        "rows": [excluded],
        "before": None,
        "exemption": law.GROUNDS[Ground.H],
        "grounds": law.GROUNDS,
        "testers": [],
        "head": approved,
        "superior": approved,
    }


_TO_NOBODY: Final[Mapping[str, Callable[[datetime], dict[str, Any]]]] = {
    LetterKind.DECREE.value: _decree,
    LetterKind.CONSEQUENCE_TEST.value: _decree,
    LetterKind.LIST_DECREE.value: _list_decree,
}
_FACTS: Final[Mapping[str, Callable[[Any, datetime], dict[str, Any]]]] = {
    "receipt": _receipt,
    "request_form": lambda _subject, _at: _asked() | {"blank": False},
    "copy_form": _copy_form,
    "correction": _correction,
    "incomplete": _incomplete,
    "extension": _extension,
    "notice": _notice,
    "refusal": _refusal,
    "cost_receipt": _cost_receipt,
    "handover": _handover,
    "objection_receipt": _objection_receipt,
    "objection_form": lambda _subject, _at: (
        _asked() | {"wordings": law.GROUND_WORDINGS, "blank": False, "counted_of": anew.counted}
    ),
    "objection_answer": _answer,
    "settlement": _settlement,
}
