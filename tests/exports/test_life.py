"""A file from being asked for to its end: made once, mailed, fetched on record, gone in time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask, current_app
from flask.testing import FlaskClient

from ppid.accounts.access import Permission
from ppid.accounts.models import Officer, Role
from ppid.exports import actions, queries, upkeep
from ppid.exports.making import Progress, UnknownKind
from ppid.exports.models import Export, ExportFault, ExportFetch, ExportState
from ppid.files import actions as files
from ppid.files.reasons import Reason, Refused
from ppid.kit import clock
from ppid.kit.db import db
from tests.builders import NOON, an_officer, mails, signed_in
from worker import exports as worker

CONTENT = b"%PDF-1.7 satu halaman"


def a_wish(by: Officer, **said: Any) -> Export:
    """A small file that was asked for."""
    return actions.want(
        **(
            {
                "kind": "uji",
                "by": by,
                "title": "Register permohonan 2026 (PDF)",
                "name": "register-2026.pdf",
                "parameters": {"year": 2026},
                "needs": Permission.READ,
                "at": clock.now(),
            }
            | said
        )
    )


def writes(parameters: Mapping[str, Any], path: Path, progress: Progress) -> None:
    """A maker that does what it should."""
    progress(1, 2)
    path.write_bytes(CONTENT)


def made(by: Officer, **said: Any) -> Export:
    """A file that is ready."""
    wish = a_wish(by, **said)
    assert worker.make_next({"uji": writes})
    return wish


def address(export: Export, more: str = "") -> str:
    """Where its page is."""
    return f"/petugas/ekspor/{export.public_id}{more}"


def test_a_file_is_made_kept_sealed_and_its_officer_is_told(app: Flask):
    wish = made(an_officer(Role.PPID, email="rahma@sukamaju.example"))
    assert wish.state is ExportState.READY
    assert wish.paper is not None
    assert wish.paper.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert wish.paper.sealed
    lying = Path(current_app.config["DATA"]) / "files"
    place = wish.paper.place
    assert CONTENT not in (lying / place[:2] / place[2:4] / place).read_bytes()
    (mail,) = mails(kind="officer_export_ready")
    assert mail.to == "rahma@sukamaju.example"
    assert wish.public_id in mail.text
    assert not list(worker._desks().glob("*"))


def test_the_maker_is_told_what_was_asked_for(app: Flask):
    told = []

    def listens(parameters: Mapping[str, Any], path: Path, progress: Progress) -> None:
        told.append(parameters)
        path.write_bytes(CONTENT)

    a_wish(an_officer(), parameters={"year": 2026, "words": "Siti"})
    worker.make_next({"uji": listens})
    assert told == [{"year": 2026, "words": "Siti"}]


def test_what_was_searched_for_is_not_readable_in_the_table(app: Flask):
    a_wish(an_officer(), parameters={"words": "Siti Rahmawati"})
    kept = db.session.scalar(sa.text("SELECT parameters FROM exports"))
    assert "Siti" not in kept


def test_files_are_made_in_the_order_in_which_they_were_asked_for(app: Flask):
    officer, order = an_officer(), []

    def notes(parameters: Mapping[str, Any], path: Path, progress: Progress) -> None:
        order.append(parameters["turn"])
        path.write_bytes(CONTENT)

    for turn in (1, 2):
        a_wish(officer, parameters={"turn": turn})
    while worker.make_next({"uji": notes}):
        pass
    assert order == [1, 2]


def test_a_file_of_an_unknown_kind_is_not_promised(app: Flask):
    with pytest.raises(UnknownKind):
        a_wish(an_officer(), name="register.exe")


def test_a_file_in_hand_is_not_taken_by_another(app: Flask):
    a_wish(an_officer())
    assert actions.take(at=NOON)
    assert actions.take(at=NOON + timedelta(seconds=30)) is None


def test_what_a_killed_worker_left_behind_is_made_by_the_next(app: Flask):
    wish = a_wish(an_officer())
    actions.take(at=clock.now() - timedelta(minutes=5))
    assert worker.make_next({"uji": writes})
    assert (wish.state, wish.attempts) == (ExportState.READY, 2)


def test_what_took_every_worker_down_fails_in_the_end_and_its_officer_is_told(app: Flask):
    wish = a_wish(an_officer())
    for minutes in (30, 20, 10):
        actions.take(at=clock.now() - timedelta(minutes=minutes))
    assert not worker.make_next({"uji": writes})
    assert (wish.state, wish.fault) == (ExportState.FAILED, ExportFault.WORKER_STOPPED)
    assert len(mails(kind="officer_export_failed")) == 1


def test_a_maker_that_breaks_is_tried_three_times(app: Flask):
    def breaks(parameters: Mapping[str, Any], path: Path, progress: Progress) -> None:
        raise ZeroDivisionError

    wish = a_wish(an_officer())
    for _try in range(3):
        with pytest.raises(ZeroDivisionError):
            worker.make_next({"uji": breaks})
    assert (wish.state, wish.fault) == (ExportState.FAILED, ExportFault.BROKEN)


def test_a_full_disk_is_said_to_be_full(app: Flask, monkeypatch: pytest.MonkeyPatch):
    def full(*_args: object, **_said: object) -> None:
        raise Refused(Reason.NO_SPACE)

    monkeypatch.setattr(files, "store_made", full)
    wish = a_wish(an_officer())
    for _try in range(3):
        assert not worker.make_next({"uji": writes})
    assert wish.fault is ExportFault.NO_SPACE


def test_a_worker_that_is_told_to_stop_puts_its_file_back_untried(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    wish = a_wish(an_officer())
    monkeypatch.setattr(worker, "halted", lambda: True)
    assert not worker.make_next({"uji": writes})
    assert (wish.state, wish.attempts) == (ExportState.QUEUED, 0)


def test_a_worker_that_was_away_too_long_keeps_nothing(app: Flask):
    wish = a_wish(an_officer())

    def slow(parameters: Mapping[str, Any], path: Path, progress: Progress) -> None:
        path.write_bytes(CONTENT)
        actions.take(at=clock.now() + timedelta(hours=1))

    worker.make_next({"uji": slow})
    db.session.refresh(wish)
    assert (wish.state, wish.paper_id) == (ExportState.RUNNING, None)


def test_the_page_asks_again_until_the_file_is_there(app: Flask, client: FlaskClient):
    officer = an_officer(Role.PPID)
    wish = a_wish(officer)
    browser = signed_in(client, officer)
    waiting = browser.get(address(wish)).text
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert "Menunggu giliran" in waiting
    worker.make_next({"uji": writes})
    ready = browser.get(address(wish)).text
    assert "refresh" not in ready
    assert "Unduh register-2026.pdf" in ready


def test_the_page_says_how_far_the_file_is(app: Flask, client: FlaskClient):
    officer = an_officer(Role.PPID)
    wish = a_wish(officer)
    held = actions.take(at=clock.now())
    assert held is not None
    held.done, held.total = 2500, 10_000
    page = signed_in(client, officer).get(address(wish)).text
    assert 'value="25"' in page
    assert "2.500 dari 10.000 baris" in page


def test_a_download_is_the_file_and_stands_on_record(app: Flask, client: FlaskClient):
    officer = an_officer(Role.PPID)
    wish = made(officer)
    answer = signed_in(client, officer).post(address(wish, "/unduh"))
    assert answer.data == CONTENT
    assert "register-2026.pdf" in answer.headers["Content-Disposition"]
    (fetch,) = db.session.scalars(sa.select(ExportFetch))
    assert (fetch.export_id, fetch.officer_id) == (wish.id, officer.id)


def test_nobody_else_learns_that_a_file_is_there(app: Flask, client: FlaskClient):
    wish = made(an_officer(Role.PPID))
    browser = signed_in(client, an_officer(Role.PPID))
    assert browser.get(address(wish)).status_code == 404
    assert browser.post(address(wish, "/unduh")).status_code == 404


def test_who_lost_the_permission_cannot_fetch_the_file(app: Flask, client: FlaskClient):
    officer = an_officer(Role.PPID)
    wish = made(officer)
    officer.roles = [Role.ADMIN]
    browser = signed_in(client, officer)
    assert browser.post(address(wish, "/unduh")).status_code == 403
    assert browser.post(address(wish, "/ulangi")).status_code == 403
    assert "Wewenang Anda sudah berubah" in browser.get(address(wish)).text


def test_a_file_ends_after_a_week_and_the_record_stays(app: Flask, client: FlaskClient):
    officer = an_officer(Role.PPID)
    wish = made(officer)
    assert upkeep.end_old(at=clock.now() + timedelta(days=6)) == 0
    assert upkeep.end_old(at=clock.now() + timedelta(days=8)) == 1
    assert wish.state is ExportState.ENDED
    assert wish.paper is not None
    assert wish.paper.erased_at
    browser = signed_in(client, officer)
    assert browser.post(address(wish, "/unduh")).status_code == 303
    again = browser.post(address(wish, "/ulangi"))
    assert again.status_code == 303
    assert len(queries.of_officer(officer)) == 2


def test_a_file_can_be_ended_by_who_asked_for_it(app: Flask, client: FlaskClient):
    officer = an_officer(Role.PPID)
    wish = made(officer)
    page = signed_in(client, officer).post(address(wish, "/hapus"), follow_redirects=True)
    assert wish.state is ExportState.ENDED
    assert "Sudah dihapus" in page.text


def test_what_was_left_of_a_file_never_made_is_cleared(app: Flask):
    wish = a_wish(an_officer())
    long_ago = (clock.now() - timedelta(hours=2)).timestamp()
    for name, when in ((wish.id, long_ago), (wish.id + 1, long_ago), ("baru", None)):
        folder = worker._desks() / str(name)
        folder.mkdir(parents=True)
        os.utime(folder, (when, when) if when else None)
    worker.end_old()
    left = {path.name for path in worker._desks().glob("*")}
    assert left == {str(wish.id), "baru"}
