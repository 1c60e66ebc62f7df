"""A click may move thousands of dates: it promises the mails, and the worker writes them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from ppid.cases import told_moved
from ppid.kit.db import db, transaction
from ppid.outbox.models import Mail
from tests.cases.test_recount import SEVENTH, accepted, before_the_decree, decree


def written() -> list[str]:
    """The numbers of the requests whose applicants were written to, in order."""
    kinds = sa.select(Mail.case_number).filter_by(kind="dates_moved").order_by(Mail.id)
    return [str(number) for number in db.session.scalars(kinds)]


def test_the_click_writes_one_row_and_the_worker_each_mail_once_though_it_is_killed(
    app, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(told_moved, "AT_ONCE", 2)
    with transaction():
        before_the_decree()
        numbers = [accepted().number for _ in range(3)]
    with transaction():
        decree()
    assert (written(), told_moved.is_owed()) == ([], True)

    told_moved.tell_some(at=SEVENTH)
    assert len(written()) == 2
    db.session.rollback()  # the worker is killed before it has kept anything
    assert written() == []

    while told_moved.is_owed():
        with transaction():
            told_moved.tell_some(at=SEVENTH)
    assert written() == numbers
    assert not told_moved.tell_some(at=SEVENTH)
