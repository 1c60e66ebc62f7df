"""The list and the page of an exclusion as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import acting_roles, may
from ppid.accounts.models import Officer, Role
from ppid.cases.explained import Explained, explained_by
from ppid.cases.words import rule_words
from ppid.exclusions import queries, sheets, words
from ppid.exclusions.actions import clock_of
from ppid.exclusions.models import Exclusion
from ppid.exclusions.queries import Wanted
from ppid.exclusions.testing.forms import StepForm
from ppid.kit.templates import day
from ppid.law import Approver, ExclusionEvent, ExclusionState, Ground

_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Next:
    """What may be done now, for who reads the page."""

    finish: bool
    approve: bool
    sign: bool
    decree: bool
    copy: bool
    change: bool
    open: bool
    drop: bool
    write: bool
    add: bool


def wanted(args: Mapping[str, str]) -> Wanted:
    """What the address asks the list for; nonsense asks for nothing."""
    ground, state, page = args.get("huruf", ""), args.get("status", ""), args.get("halaman", "")
    return Wanted(
        words=args.get("q", "").strip()[:100],
        ground=Ground(ground) if ground in set(Ground) else None,
        state=state if state in words.FILTERS else "",
        page=min(int(page), _MOST_PAGES) if page.isdecimal() and int(page) > 0 else 1,
    )


def period(exclusion: Exclusion) -> str:
    """The period in words: until which day, until what."""
    ends = exclusion.period_ends_on
    said = [
        _("sampai dengan %(day)s", day=day(ends)) if ends else "",
        exclusion.condition,
    ]
    return "; ".join(part for part in said if part)


def warnings(exclusion: Exclusion) -> list[str]:
    """The kinds of UU 14/2008 Pasal 18 ayat (1) that its words speak of."""
    said = f"{exclusion.title}\n{exclusion.information}"
    return [law.NEVER_EXCLUDED[letter] for letter in law.never_excluded_in(said)]


def sheet_facts(form: Any, **more: Any) -> dict[str, Any]:
    """What the page of a sheet shows beside its form."""
    typed = f"{form.title.data or ''}\n{form.information.data or ''}"
    return {
        "form": form,
        "grounds": law.GROUNDS,
        "never_excluded": law.NEVER_EXCLUDED,
        "never_article": law.NEVER_EXCLUDED_ARTICLE,
        "consent": law.CONSENT,
        "consent_article": law.CONSENT_ARTICLE,
        "warnings": [law.NEVER_EXCLUDED[one] for one in law.never_excluded_in(typed)],
    } | more


_APPROVERS: Mapping[Approver, Role] = {
    Approver.SUPERIOR: Role.SUPERIOR,
    Approver.HEAD: Role.HEAD,
}


def approves_as(exclusion: Exclusion, officer: Officer) -> Approver | None:
    """As who an officer may approve a tested sheet now: Atasan PPID, Pimpinan, or not at all."""
    roles = acting_roles(officer)
    waits = exclusion.standing.awaits(clock_of(exclusion).profile.approver)
    return next((who for who in waits if _APPROVERS[who] in roles), None)


def next_steps(exclusion: Exclusion, officer: Officer) -> Next:
    """The steps that law and permission allow."""
    lawful = law.may_exclude(exclusion.standing)
    prepares, approves = may("exclude"), approves_as(exclusion, officer) is not None
    draft = exclusion.state is ExclusionState.DRAFT
    waits = exclusion.standing.awaits(clock_of(exclusion).profile.approver)
    own = officer.id in sheets.prepared_by(exclusion)
    first = exclusion.sheet_of_id is None
    under = first and exclusion.state is ExclusionState.TESTED
    return Next(
        write=prepares and draft,
        add=prepares and draft and first and exclusion.changes_id is None,
        finish=prepares and draft and first,
        approve=approves and not own and under,
        sign=prepares and under and Approver.HEAD in waits,
        decree=prepares and ExclusionEvent.DECREED in lawful,
        copy=prepares and ExclusionEvent.SIGNED_COPY_ADDED in lawful,
        change=prepares
        and ExclusionEvent.CHANGED in lawful
        and queries.changed_by(exclusion) is None,
        open=prepares and ExclusionEvent.OPENED in lawful,
        drop=prepares and ExclusionEvent.DROPPED in lawful and exclusion.decreed_on is None,
    )


def show_facts(exclusion: Exclusion, *, today: date, officer: Officer) -> dict[str, Any]:
    """Everything that its page shows."""
    clock = clock_of(exclusion)
    deadline = exclusion.standing.deadline(clock)
    lacking, lack = lacks(exclusion, today)
    rows = sheets.sheet_rows(exclusion)
    return {
        "exclusion": exclusion,
        "words": words,
        "exemption": law.GROUNDS[exclusion.ground],
        "period": period(exclusion),
        "warnings": warnings(exclusion),
        "never_article": law.NEVER_EXCLUDED_ARTICLE,
        "consent": law.CONSENT,
        "consent_article": law.CONSENT_ARTICLE,
        "testers": sheets.testers(exclusion),
        "steps": [step(row, name) for row, name in reversed(queries.steps(exclusion))],
        "papers": [row for row, _name in queries.steps(exclusion) if row.paper is not None],
        "letters": queries.letters(exclusion),
        "before": queries.changed_from(exclusion),
        "after": queries.changed_by(exclusion),
        "cases": queries.cases_on(exclusion),
        "waits": exclusion.standing.awaits(clock.profile.approver),
        "window": deadline.day_zero if deadline else None,
        "left": clock.calendar.left(today, deadline.on) if deadline else 0,
        "in_window": bool(deadline and deadline.day_zero <= today),
        "is_valid": exclusion.standing.valid_on(today),
        "next": next_steps(exclusion, officer),
        "lacks": lack,
        "lacks_words": _lacking(lack, lacking if len(rows) > 1 else None),
        "sheet_rows": rows if len(rows) > 1 else (),
        "sheet_first": sheets.first_on_sheet(exclusion),
        "form": StepForm(today=today, version=exclusion.version),
    }


@dataclass(frozen=True, slots=True)
class Decree:
    """An exclusion as its dates are explained: by the number of its decree."""

    number: str


def explained(exclusion: Exclusion, code: str) -> Explained | None:
    """Why its opening may be decreed from that day; None for another code or without last day."""
    found = law.opening_explanation(exclusion.standing, clock_of(exclusion))
    if found is None or found.code != code:
        return None
    number = exclusion.decree_number or exclusion.test_number
    return explained_by(exclusion.profile_id, Decree(number), found)


def lacks(exclusion: Exclusion, today: date) -> tuple[Exclusion, law.NotAllowed | None]:
    """The first thing that a draft lacks before its test can be finished, and which piece does."""
    rows = sheets.sheet_rows(exclusion) if exclusion.state is ExclusionState.DRAFT else ()
    for row in rows:
        try:
            law.check_sheet(sheets.sheet(row), on=today)
        except law.NotAllowed as error:
            return row, error
    return exclusion, None


def _lacking(lack: law.NotAllowed | None, piece: Exclusion | None) -> str:
    if lack is None:
        return ""
    said = str(rule_words(lack.rule))
    return f"{piece.title}: {said}" if piece else said


def step(row: Any, name: str | None) -> dict[str, Any]:
    """One line of its history."""
    signer = ", ".join(part for part in (row.name, row.title) if part)
    return {
        "words": words.EVENTS[row.event],
        "when": day(row.on),
        "by": name or _("sistem"),
        "text": "\n".join(part for part in (signer, row.note) if part),
        "tone": "red" if row.event is ExclusionEvent.RETURNED else "",
    }
