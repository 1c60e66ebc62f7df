"""The fictitious office on real processes, with every state of a request on its pages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from ppid import create_app
from ppid.cases import links
from ppid.cases.disputes import Dispute
from ppid.cases.models import Case, Decision
from ppid.cases.objections import Objection
from ppid.demo import people
from ppid.demo.fill import fill
from ppid.exclusions.models import Exclusion
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.law import State
from ppid.letters.models import Letter
from tests.browser import further
from tests.journeys.site import Site
from tests.journeys.story import Cast
from tests.journeys.walk_http import cast_of_the_demo


class FilledSite(Site):
    """A site that shows the mailbox, as the demonstration does."""

    @property
    def settings(self) -> dict[str, object]:
        """The settings of this site, as overrides; its letters wait for BSrE, which is away."""
        return super().settings | {
            "DEMO": True,
            "SIGN_BY": "bsre",
            "SIGN_BSRE_URL": "http://127.0.0.1:9",
            "SIGN_BSRE_USERNAME": "ppid",
            "SIGN_BSRE_PASSWORD": "kantor",
        }


@dataclass(frozen=True, slots=True)
class Office:
    """A running office: who works there, the state of each case, objection and dispute by its
    number and of each exclusion by its address, the kind of each letter by its address, an
    applicant's way into each case and each objection without one, the cases that are before the
    Komisi Informasi, and a case with a whole draft."""

    app: Flask
    cast: Cast
    states: Mapping[str, str]
    objections: Mapping[str, str]
    disputes: Mapping[str, str]
    exclusions: Mapping[str, str]
    letters: Mapping[str, str]
    ways_in: Mapping[str, str]
    disputed: Sequence[str]
    drafted: str

    @property
    def base(self) -> str:
        """The address of the site."""
        return self.cast.base


def _prepare(site: FilledSite) -> Office:
    app = create_app(**site.settings)
    with app.app_context():
        db.create_all()
        fill(at=now())
        with transaction():
            further.add(now())
        cases = db.session.scalars(sa.select(Case).order_by(Case.number)).all()
        states = {case.number: case.state.value for case in cases}
        objected = db.session.scalars(sa.select(Objection).order_by(Objection.number)).all()
        objections = {one.number: one.state.value for one in objected}
        brought = db.session.scalars(sa.select(Dispute)).all()
        disputes = {one.number: one.stage for one in brought}
        disputed = [one.objection.case.number for one in brought if one.objection.case]
        exclusions = {one.public_id: one.state for one in db.session.scalars(sa.select(Exclusion))}
        letters = {
            letter.public_id: letter.kind.value for letter in db.session.scalars(sa.select(Letter))
        }
        ways_in = {case.number: links.follow(case) for case in cases}
        ways_in |= {one.number: links.follow_objection(one) for one in objected if not one.case}
        ways_in = {number: way.removeprefix(site.base) for number, way in ways_in.items()}
        drafted = db.session.scalars(
            sa.select(Case.number)
            .join(Decision, Decision.case_id == Case.id)
            .where(Case.state == State.IN_PROGRESS, Decision.approval_asked_at.is_not(None))
        ).first()
        assert drafted
        db.session.remove()
        db.engine.dispose()
    cast = cast_of_the_demo(site.base, site.folder)
    admin = {"admin": f"admin@{people.DOMAIN}"}
    everybody = Cast(cast.base, {**cast.sign_ins, **admin}, cast.password, cast.unit, cast.caught)
    known = (states, objections, disputes, exclusions)
    return Office(app, everybody, *known, letters, ways_in, disputed, drafted)


@contextlib.contextmanager
def office(folder: Path) -> Iterator[Office]:
    """An office that works while the block does."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    site = FilledSite(folder)
    found = _prepare(site)
    try:
        for name in ("mail", "web", "worker", "beat"):
            site.start(name)
        site.wait()
        yield found
    finally:
        for name in list(site.running):
            site.kill(name)
