"""Plays the stories on an empty database, in the order in which they happened."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from flask_security.utils import hash_password

from ppid.accounts.actors import THE_REQUESTER, officer_actor
from ppid.accounts.models import Officer, Role
from ppid.cases import actions as cases
from ppid.cases.kinds import Audience, Channel, CopyForm, Missing, Obtain, RequesterKind
from ppid.cases.models import Case
from ppid.cases.register import register
from ppid.casework.considering import actions as considering
from ppid.demo import papers, people
from ppid.demo.disputing import a_decree_on_paper
from ppid.demo.listing import a_public_list
from ppid.demo.reporting import a_draft
from ppid.demo.steps import STEPS, Scene
from ppid.demo.stories import STORIES, Step, Story
from ppid.files import actions as files
from ppid.kit.db import db, transaction
from ppid.law import State
from ppid.office import actions as office_actions
from ppid.office.calendar import local_day, working_calendar, zone
from ppid.outbox.models import Mail, MailState
from ppid.publication.upkeep import take_in_opened

Progress = Callable[[int, int], None]
_MORNING = time(8, 10)
_NO_EMAIL = ""


def fill(
    *,
    at: datetime,
    progress: Progress = lambda done, all_: None,
    stories: Sequence[Story] = STORIES,
) -> None:
    """Fill an empty database with the fictitious office, its people and forty requests.

    `at` is now (aware); everything happened on working days before it. `progress` is told how
    many stories are done, and of how many.
    """
    with transaction():
        staff, units = _people()
    scenes: dict[int, Scene] = {}
    moments = sorted(_moments(at, stories), key=lambda moment: moment[0])
    for done, (when, place, step) in enumerate(moments, 1):
        with transaction():
            if step is None:
                scenes[place] = _file(stories[place], when, staff, units)
            else:
                STEPS[step.do](scenes[place], step, when)
        progress(done, len(moments))
    with transaction():
        a_decree_on_paper(staff["ppid"], at=at)
        a_public_list(staff["ppid"], staff["atasan"], units, at=at)
        take_in_opened(at=at)
        a_draft(staff["ppid"], at=at)
        _ask_the_team(staff["ppid"], at)
        _mail_today(at)


def _ask_the_team(ppid: Officer, at: datetime) -> None:
    """One request in work waits for the Tim Pertimbangan."""
    case = db.session.scalars(
        sa.select(Case).where(Case.state == State.IN_PROGRESS).order_by(Case.due_on.desc())
    ).first()
    if case is not None:
        considering.ask(
            case,
            question="Apakah sebagian dapat dibuka setelah nama orang dihitamkan?",
            due_on=min(working_calendar().add(local_day(at), 2), case.due_on or local_day(at)),
            by=officer_actor(ppid),
            at=at,
        )


def _people() -> tuple[Mapping[str, Officer], Mapping[str, tuple[int, Officer]]]:
    office_actions.set_up(**people.OFFICE)
    password = hash_password(people.PASSWORD)
    staff = {
        login: _officer(login, name, roles, password, title=title)
        for login, name, title, roles in people.OFFICERS
    }
    units = {}
    for name, short, head in people.UNITS:
        unit = office_actions.add_unit(
            name=name, short=short, email=f"{short.lower()}@{people.DOMAIN}"
        )
        units[short] = (
            unit.id,
            _officer(
                short.lower(),
                head,
                (Role.UNIT,),
                password,
                title=f"PPID pelaksana {short}",
                unit_id=unit.id,
                active=short not in people.LEFT,
            ),
        )
    return staff, units


def _officer(login: str, name: str, roles: tuple[Role, ...], password: str, **said: Any) -> Officer:
    officer = Officer(
        name=name,
        email=f"{login}@{people.DOMAIN}",
        roles=list(roles),
        password=password,
        fs_uniquifier=secrets.token_hex(16),
        **said,
    )
    db.session.add(officer)
    db.session.flush()
    return officer


def _moments(at: datetime, stories: Sequence[Story]) -> list[tuple[datetime, int, Step | None]]:
    """Every filing and step with its moment, none of them later than `at`."""
    days = _working_days_back(local_day(at), max(story.began for story in stories))
    found: list[tuple[datetime, int, Step | None]] = []
    for place, story in enumerate(stories):
        for turn, step in enumerate((None, *story.steps)):
            ago = story.began - (step.day if step else 0)
            minutes = place * 7 + turn * 23
            when = datetime.combine(days[ago], _MORNING, zone()) + timedelta(minutes=minutes)
            found.append(
                (min(when, at - timedelta(minutes=45 - place, seconds=-turn)), place, step)
            )
    return found


def _working_days_back(today: date, most: int) -> list[date]:
    """Today (or the working day before it), then the working days before that."""
    calendar, day = working_calendar(), today
    days: list[date] = []
    while len(days) <= most:
        if calendar.is_working(day):
            days.append(day)
        day -= timedelta(days=1)
    return days


def _file(
    story: Story,
    when: datetime,
    staff: Mapping[str, Officer],
    units: Mapping[str, tuple[int, Officer]],
) -> Scene:
    by = THE_REQUESTER if story.channel is Channel.WEB else officer_actor(staff["meja"])
    case, _code = register(
        requester=_requester(story),
        questions=story.questions,
        purpose="" if Missing.PURPOSE in story.missing else story.purpose,
        obtain=story.obtain,
        delivery=story.delivery,
        copy_form=CopyForm.SOFTCOPY if story.obtain is Obtain.COPY else None,
        channel=story.channel,
        language=story.language,
        missing=story.missing,
        received_at=when,
        at=when,
        by=by,
        submission_key=secrets.token_hex(16),
    )
    if Missing.IDENTITY not in story.missing:
        _lay_identity(case, story, by, when)
    return Scene(
        story,
        case,
        staff["meja"],
        staff["ppid"],
        staff["atasan"],
        [units[short][0] for short in story.units],
        dict(units.values()),
    )


def _lay_identity(case: Case, story: Story, by: Any, when: datetime) -> None:
    paper = files.keep(papers.identity_card(story.name), when)
    cases.attach(case, paper, audience=Audience.OFFICE, by=by, at=when)


def _requester(story: Story) -> dict[str, Any]:
    """Contact at reserved example addresses; numbers that nobody has."""
    first = story.name.split()[0].lower()
    legal = story.kind is RequesterKind.LEGAL_ENTITY
    tail = sum(map(ord, story.name)) % 10_000
    return {
        "kind": story.kind,
        "name": story.name,
        "identity_number": f"AHU-{tail:04d}.AH.01.04" if legal else f"999901010190{tail:04d}",
        "address": f"Jalan Contoh Nomor {tail % 90 + 1}, Kabupaten Teluk Biru",
        "occupation": story.occupation,
        "phone": f"0800 0000 {tail:04d}",
        "email": f"{first}.{tail}@warga.example" if story.email else _NO_EMAIL,
    }


def _mail_today(at: datetime) -> None:
    """What the stories promised leaves today: the mailbox of the demo shows all of it."""
    db.session.execute(
        sa.update(Mail)
        .where(Mail.state == MailState.WAITING)
        .values(due_at=at, give_up_at=at + timedelta(days=3))
    )
