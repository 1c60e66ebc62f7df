"""For each step on a case: its page, what is asked, what is done, what is said after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from flask_babel import gettext as _

from ppid.accounts.models import Officer
from ppid.cases import actions as case_actions
from ppid.cases import queries as cases
from ppid.cases import watching
from ppid.cases.clock import clock_of
from ppid.cases.models import Assignment, Case
from ppid.casework import actions, forms, unit_forms, units, words
from ppid.casework.case_form import CaseForm
from ppid.casework.unit_answer import UnitAnswerForm
from ppid.law import Code
from ppid.office.queries import units as all_units


@dataclass(frozen=True, slots=True)
class Ask:
    """One step as a view walks it; `act` gets the form's answers, `by` and `at`."""

    page: str
    form: CaseForm
    act: Callable[..., object]
    done: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def take(case: Case, officer: Officer) -> Ask:
    """Becoming the owner; it has no page of its own."""
    form = forms.StepForm(seen=case)
    return Ask("", form, partial(actions.take, officer=officer), "")


def accept(case: Case) -> Ask:
    """Declaring complete."""
    return Ask(
        "casework/accept.html",
        forms.AcceptForm(seen=case),
        actions.accept,
        _("Permohonan dinyatakan lengkap. Pemohon diberi tahu."),
        {"counting": clock_of(case)},
    )


def ask_for_completion(case: Case, today: date) -> Ask:
    """The incompleteness letter; by post without proof it counts as received later (A-15)."""
    counting = clock_of(case)
    latest = counting.calendar.add(today, counting.profile.post_days)
    return Ask(
        "casework/ask_for_completion.html",
        forms.CompletionForm(
            seen=case,
            today=today,
            latest=latest,
            missing=case.missing,
            note=case.missing_note,
        ),
        actions.ask_for_completion,
        _("Surat keterangan tidak lengkap dikirim lewat email.")
        if case.requester.email
        else _("Surat keterangan tidak lengkap dibuat. Cetak dan serahkan kepada pemohon."),
        {"latest": latest, "counting": counting},
    )


def find_still_incomplete(case: Case) -> Ask:
    """A repair found wanting."""
    return Ask(
        "casework/find_still_incomplete.html",
        forms.StillIncompleteForm(seen=case, missing=case.missing, note=case.missing_note),
        actions.find_still_incomplete,
        _("Pemohon diberi tahu bahwa permohonannya masih kurang."),
    )


def record_repair(case: Case, today: date) -> Ask:
    """What was brought to the desk."""
    return Ask(
        "casework/record_repair.html",
        forms.RepairForm(seen=case, today=today),
        actions.record_repair,
        _("Perbaikan dicatat."),
    )


def accept_late_repair(case: Case, today: date) -> Ask:
    """What was brought after the window, where the profile leaves it to the PPID."""
    return Ask(
        "casework/accept_late_repair.html",
        forms.LateRepairForm(seen=case, today=today),
        actions.accept_late_repair,
        _("Perbaikan yang terlambat diterima. Kelengkapan diperiksa lagi."),
    )


def lapse(case: Case) -> Ask:
    """The note in the register."""
    return Ask(
        "casework/lapse.html",
        forms.LapseForm(
            seen=case,
            note=case.register_note or words.lapse_note(clock_of(case).days(Code.REPAIR)),
        ),
        actions.lapse,
        _("Dicatat dalam register: tidak ditindaklanjuti."),
    )


def withdraw_for(case: Case) -> Ask:
    """The requester's own letter of withdrawal."""
    return Ask(
        "casework/withdraw_for.html",
        forms.WithdrawForm(seen=case),
        actions.withdraw_for,
        _("Pencabutan dicatat."),
    )


def change_contact(case: Case) -> Ask:
    """Where the requester is reached."""
    return Ask(
        "casework/change_contact.html",
        forms.ContactForm(seen=case, obj=case.requester),
        case_actions.change_contact,
        _("Kontak pemohon disimpan."),
    )


def write_note(officer: Officer) -> Ask:
    """A note to the colleagues."""
    return Ask(
        "casework/write_note.html",
        forms.NoteForm(colleagues=colleagues_of(officer)),
        actions.write_note,
        _("Catatan disimpan."),
    )


def colleagues_of(officer: Officer) -> list[Officer]:
    """Whom an officer may mention in a note."""
    return [one for one in watching.readers_of_notes() if one.id != officer.id]


def send_message(case: Case) -> Ask:
    """A message to the requester."""
    return Ask(
        "casework/send_message.html",
        forms.MessageForm(seen=case),
        actions.send_message,
        _("Pesan dikirim kepada pemohon."),
    )


def add_paper(case: Case) -> Ask:
    """A paper that came to the desk."""
    return Ask(
        "casework/add_paper.html",
        forms.PaperForm(seen=case),
        actions.add_paper,
        _("Berkas ditambahkan."),
    )


def assign(case: Case, today: date) -> Ask:
    """Which units are asked."""
    form = unit_forms.AssignForm(
        seen=case,
        units=all_units(),
        questions=cases.questions(case),
        today=today,
        usual=units.inner_due_on(case, today),
        latest=units.latest_due_on(case, today),
    )
    return Ask(
        "casework/assign.html",
        form,
        units.assign,
        _("Permohonan diteruskan. Perangkat daerah diberi tahu lewat email."),
    )


def recall(asked: Assignment) -> Ask:
    """Taking a case back from a unit."""
    return Ask(
        "casework/recall.html",
        forms.StepForm(seen=asked),
        partial(units.recall, assignment=asked),
        _("Penugasan ditarik kembali."),
        {"asked": asked},
    )


def answer_as_unit(case: Case, asked: Assignment) -> Ask:
    """What a unit holds."""
    return Ask(
        "casework/answer_as_unit.html",
        UnitAnswerForm(seen=asked, found=asked.found, answer=asked.answer),
        partial(units.answer_as_unit, assignment=asked),
        _("Jawaban terkirim ke PPID."),
        {"asked": asked, "questions": cases.asked_questions(asked)},
    )


def change_unit_due(case: Case, asked: Assignment, today: date) -> Ask:
    """Another day for a unit."""
    latest = units.latest_due_on(case, today)
    return Ask(
        "casework/change_unit_due.html",
        unit_forms.DueForm(seen=asked, today=today, latest=latest),
        partial(units.change_due, assignment=asked),
        _("Tenggat perangkat daerah diubah. Mereka diberi tahu lewat email."),
        {"asked": asked},
    )


def ask_for_time(asked: Assignment) -> Ask:
    """A unit that cannot answer in time."""
    return Ask(
        "casework/ask_for_time.html",
        unit_forms.MoreTimeForm(seen=asked),
        partial(units.ask_for_time, assignment=asked),
        _("Permintaan waktu terkirim ke PPID."),
        {"asked": asked},
    )


def remind_unit(asked: Assignment) -> Ask:
    """Reminding a unit, with a new link."""
    return Ask(
        "casework/remind_unit.html",
        forms.StepForm(seen=asked),
        partial(units.remind, assignment=asked),
        _("Perangkat daerah diingatkan lewat email. Tautan yang lama tidak berlaku lagi."),
        {"asked": asked},
    )
