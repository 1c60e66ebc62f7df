"""The decree (Penetapan): made, recorded from paper, replaced, opened. Perki 1/2021 49 to 53."""

from datetime import date, datetime
from typing import Any

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import queries as case_queries
from ppid.cases import timeline as case_timeline
from ppid.cases.models import Case
from ppid.exclusions import queries, timeline
from ppid.exclusions.actions import clock_of, facts, hold, new_row
from ppid.exclusions.models import Exclusion
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import Event, ExclusionEvent, NotAllowed, OpeningReason, Rule
from ppid.letters import actions as letters
from ppid.letters import prints
from ppid.letters.models import Letter, LetterKind, PrintRole
from ppid.letters.signing.actions import no_longer_wanted
from ppid.office.calendar import legal_clock, local_day, profile_on


def decree(exclusion: Exclusion, *, seen: int, by: Actor, at: datetime) -> Letter:
    """Make the decree (Penetapan), Lampiran III, or that of the change of status, Lampiran V."""
    hold(exclusion, seen)
    today = local_day(at)
    profile = clock_of(exclusion).profile
    move = law.decree_exclusion(exclusion.standing, on=today, approver=profile.approver)
    timeline.apply(exclusion, move, by=by, on=today, at=at)
    kind = LetterKind.CHANGE_DECREE if exclusion.changes_id else LetterKind.DECREE
    letter = letters.issue_on_exclusion(kind, exclusion.id, by=by, at=at, **facts(exclusion))
    exclusion.decree_number = letter.number
    _replace(exclusion, letter, by=by, on=today, at=at)
    case = case_queries.case_by_id(exclusion.case_id) if exclusion.case_id else None
    if case:
        case_timeline.write(
            case, Event.TEST_DECREED, by=by, at=at, exclusion=exclusion.id, decree=letter.number
        )
    db.session.flush()
    return letter


def _replace(exclusion: Exclusion, letter: Letter, *, by: Actor, on: date, at: datetime) -> None:
    before = queries.changed_from(exclusion)
    if before is not None:
        move = law.change_exclusion(before.standing, on=on)
        timeline.apply(before, move, by=by, on=on, at=at, note=letter.number)


def add_signed_copy(
    exclusion: Exclusion, stored: Stored, *, seen: int, by: Actor, at: datetime
) -> None:
    """Keep the signed decree: from now on it is what requesters are given."""
    hold(exclusion, seen)
    if ExclusionEvent.SIGNED_COPY_ADDED not in law.may_exclude(exclusion.standing):
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=exclusion.state)
    paper = files.keep(stored, at)
    exclusion.decree_paper_id = paper.id
    exclusion.decree_paper = paper
    letter = queries.decree_letter(exclusion)
    if letter is not None:
        prints.enter(letter, paper, PrintRole.SCAN, at, by)
        no_longer_wanted(letter)
    timeline.write(
        exclusion,
        ExclusionEvent.SIGNED_COPY_ADDED,
        by=by,
        on=local_day(at),
        at=at,
        paper=paper,
    )


def record(
    stored: Stored,
    *,
    by: Actor,
    at: datetime,
    tested_on: date,
    decreed_on: date,
    superior_on: date | None = None,
    head_on: date | None = None,
    approved_by: str = "",
    approver_title: str = "",
    case: Case | None = None,
    **said: Any,
) -> Exclusion:
    """Record a decree that the office has on paper, with its scan.

    An approval that the paper does not show is still to be given. Raises NotAllowed.
    """
    today = local_day(at)
    kept = {name: value for name, value in said.items() if value is not None}
    sheet = law.Sheet(
        ground=kept["ground"],
        point=kept.get("sub_point"),
        statute=kept.get("law_article", ""),
        if_opened=kept.get("if_opened", ""),
        if_closed=kept.get("if_closed", ""),
        testers=1,
        expires_on=kept.get("period_ends_on"),
        condition=kept.get("condition", ""),
    )
    move = law.record_decree(
        sheet,
        tested_on=tested_on,
        decreed_on=decreed_on,
        superior_on=superior_on,
        head_on=head_on,
        today=today,
        approver=legal_clock(profile_on(today)).profile.approver,
    )
    exclusion = new_row(move.standing, today, case, kept | {"recorded": True})
    db.session.add(exclusion)
    paper = files.keep(stored, at)
    exclusion.decree_paper_id, exclusion.decree_paper = paper.id, paper
    timeline.write(exclusion, move.event, by=by, on=today, at=at, paper=paper)
    _approved_on_paper(exclusion, approved_by, approver_title, by=by, at=at)
    return exclusion


def _approved_on_paper(
    exclusion: Exclusion, name: str, title: str, *, by: Actor, at: datetime
) -> None:
    given = (
        (ExclusionEvent.SUPERIOR_APPROVED, exclusion.superior_on),
        (ExclusionEvent.HEAD_APPROVED, exclusion.head_on),
    )
    for event, on in given:
        if on is not None:
            timeline.write(exclusion, event, by=by, on=on, at=at, name=name, title=title)


def open_up(
    exclusion: Exclusion, *, seen: int, reason: OpeningReason, note: str, by: Actor, at: datetime
) -> Letter:
    """Decree that the information is open, PP 61/2010 Pasal 11; Perki 1/2021 Pasal 52."""
    hold(exclusion, seen)
    today = local_day(at)
    move = law.open_exclusion(
        exclusion.standing, reason, ground=exclusion.ground, on=today, clock=clock_of(exclusion)
    )
    exclusion.opening_reason = reason
    timeline.apply(exclusion, move, by=by, on=today, at=at, note=note)
    letter = letters.issue_on_exclusion(
        LetterKind.OPENING_DECREE,
        exclusion.id,
        by=by,
        at=at,
        **facts(exclusion),
        note=note,
        reason=reason,
        reason_article=law.OPENING_ARTICLES[reason],
    )
    exclusion.opening_number = letter.number
    db.session.flush()
    return letter
