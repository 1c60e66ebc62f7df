"""One simulated year for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from ppid.reports.scope import Scope
from tests.reports.a_year import AS_OF, YEAR, Year


@pytest.fixture(scope="module")
def a_year(house: Flask) -> Iterator[Scope]:
    """A year of an office, and the day of its figures; taken back after the module."""
    from ppid.kit.db import db, writing
    from ppid.office.calendar import forget

    with house.app_context():
        engine = db.engine
        with writing(), engine.connect() as connection:
            outer = connection.begin()
            db.engines[None] = connection  # type: ignore[assignment]
            Year().play()
            yield Scope(YEAR, AS_OF)
            db.session.remove()
            outer.rollback()
            forget()
        db.engines[None] = engine
