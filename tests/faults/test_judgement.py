"""The judgement finds what was planted: a harness that never failed proves nothing."""

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid import create_app
from ppid.kit.db import db, transaction
from ppid.outbox import delivery, mailbox, sink
from ppid.outbox.parcels import Sent
from tests.builders import Role, an_office, an_officer
from tests.faults.judgement import Evidence, Kill, gather, judge
from tests.faults.ledger import Ledger, Told, read
from tests.intake import citizen
from tests.journeys.site import free_port
from worker import outbox

FILED = 4
PLANTED = "planted-by-a-test"


class Scene:
    """An office whose mails really went out, the citizens' ledger, and a way to spoil both."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self.app, self.box, self.path = app, folder / "box", folder / "ledger.jsonl"

    def evidence(self, *kills: Kill) -> Evidence:
        return gather(
            {"DATA": self.app.config["DATA"], "LOG_LEVEL": "ERROR"},
            self.box,
            read(self.path),
            kills,
        )

    def wrong(self, *kills: Kill) -> dict[str, int]:
        return judge(self.evidence(*kills)).wrong

    def say(self, *words: str) -> None:
        """Change the database behind everybody's back."""
        with self.app.app_context(), transaction():
            db.session.execute(sa.text("PRAGMA defer_foreign_keys=ON"))
            for each in words:
                db.session.execute(sa.text(each))

    def mails(self) -> list[Path]:
        """The kept mails, oldest first."""
        return [self.box / f"{name}.eml" for name in sorted(mailbox.names(self.box))]


def file_some(app: Flask, ledger: Ledger) -> None:
    for place in range(FILED):
        mark = f"m{place}x"
        asked = {
            "questions-0": f"Anggaran, berkas {mark}",
            "questions-1": f"Kontrak, berkas {mark}",
        }
        number, code = citizen.file(
            app.test_client(), informasi=asked, data_pemohon={"email": f"{mark}@warga.example"}
        )
        ledger.write(Told(mark, number, code, f"{mark}@warga.example", tuple(asked.values())))


@pytest.fixture(scope="module")
def told_and_sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four requests filed, eight mails sent; nobody was killed."""
    folder, port = tmp_path_factory.mktemp("scene"), free_port()
    app = create_app(DATA=folder / "data", MAIL_PORT=port, LOG_LEVEL="ERROR")
    app.config |= {"WTF_CSRF_ENABLED": False}
    listening, ledger = sink.start(folder / "box", port), Ledger(folder / "ledger.jsonl")
    outbox.relay_state.forget()
    with app.app_context():
        db.create_all()
        with transaction():
            an_office()
            an_officer(Role.DESK)
        db.session.remove()
    file_some(app, ledger)
    with app.app_context():
        outbox.drain()
        db.session.remove()
        db.engine.dispose()
    ledger.close()
    listening.stop()
    return folder


@pytest.fixture
def scene(told_and_sent: Path, tmp_path: Path) -> Iterator[Scene]:
    """A copy to spoil."""
    shutil.copytree(told_and_sent, tmp_path / "scene")
    app = create_app(DATA=tmp_path / "scene" / "data", LOG_LEVEL="ERROR")
    yield Scene(app, tmp_path / "scene")
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def test_nothing_is_wrong_with_what_was_not_spoilt(scene: Scene):
    seen = judge(scene.evidence())
    assert seen.wrong == {}, seen.examples
    assert seen.counts["acknowledged"] == seen.counts["stored"] == FILED
    assert seen.counts["mails_expected"] == seen.counts["mails_delivered"] == 2 * FILED
    assert seen.counts["mails_extra"] == 0


LAST = "(SELECT max(id) FROM cases)"
IN_DATABASE = {
    "a request whose receipt was shown is gone": (
        (
            f"DELETE FROM questions WHERE case_id = {LAST}",
            f"DELETE FROM entries WHERE case_id = {LAST}",
            f"DELETE FROM cases WHERE id = {LAST}",
        ),
        {"lost": 1, "gaps": 1},
    ),
    "a request without its questions": (
        (f"DELETE FROM questions WHERE case_id = {LAST}",),
        {"lost": 1, "half": 1},
    ),
    "a request without its line in the timeline": (
        (f"DELETE FROM entries WHERE case_id = {LAST}",),
        {"half": 1},
    ),
    "a number was skipped": (
        (f"UPDATE cases SET number = replace(number, '000004', '000005') WHERE id = {LAST}",),
        {"lost": 1, "gaps": 1, "mails_not_promised": 1},
    ),
    "a number was counted and not given": (("UPDATE counters SET last = last + 1",), {"gaps": 1}),
    "a code that opens nothing": (
        (f"UPDATE cases SET code_hash = 'x' WHERE id = {LAST}",),
        {"wrong_code": 1},
    ),
    "a mail that was never promised": (
        ("DELETE FROM mails WHERE id = (SELECT max(id) FROM mails)",),
        {"mails_not_promised": 1, "stray_mails": 1},
    ),
    "a mail that waits for ever": (
        ("UPDATE mails SET state = 'waiting', sent_at = NULL WHERE id = 1",),
        {"mails_stuck": 1},
    ),
}


@pytest.mark.parametrize("planted", sorted(IN_DATABASE))
def test_what_is_planted_in_the_database_is_found(scene: Scene, planted: str):
    words, expected = IN_DATABASE[planted]
    scene.say(*words)
    assert scene.wrong() == expected


def test_one_submission_that_became_two_requests_is_found(scene: Scene):
    columns = (
        "kind, name, identity_number, address, occupation, phone, email, proxy_name, "
        "proxy_address, proxy_phone"
    )
    with scene.app.app_context():
        names = [c["name"] for c in sa.inspect(db.engine).get_columns("cases")]
    new = {
        "id": "max(id) + 1",
        "number": "replace(number, '000004', '000005')",
        "submission_key": "'another'",
    }
    copied = ", ".join(new.get(name, name) for name in names)
    scene.say(
        f"INSERT INTO requesters ({columns}) SELECT {columns} FROM requesters "
        "WHERE id = (SELECT max(id) FROM requesters)",
        f"INSERT INTO cases ({', '.join(names)}) SELECT {copied} FROM cases WHERE id = {LAST}",
    )
    wrong = scene.wrong()
    assert wrong["double"] == 1
    assert wrong["half"] == 1


def test_a_mail_that_never_arrived_is_found(scene: Scene):
    scene.mails()[0].unlink()
    assert scene.wrong() == {"mails_lost": 1}


def again(scene: Scene, change: Callable[[bytes], bytes] = lambda content: content) -> None:
    """The newest mail arrives once more, perhaps changed."""
    newest = scene.mails()[-1]
    name = f"{time.time_ns():020d}-0000000f.eml"
    (scene.box / name).write_bytes(change(newest.read_bytes()))


def test_a_second_copy_needs_a_kill_that_explains_it(scene: Scene):
    sent = int(scene.mails()[-1].name[:20]) / 1e9
    again(scene)
    assert scene.wrong() == {"extra_not_allowed": 1}
    assert scene.wrong(Kill("web", sent)) == {"extra_not_allowed": 1}
    assert scene.wrong(Kill("worker", sent - 60, senders=1)) == {"extra_not_allowed": 1}
    assert scene.wrong(Kill("worker", sent, senders=1)) == {}
    again(scene)
    assert scene.wrong(Kill("worker", sent, senders=1)) == {"extra_not_allowed": 1}


def test_a_copy_under_another_message_id_is_found(scene: Scene):
    again(scene, lambda content: re.sub(rb"Message-ID: <\w+", b"Message-ID: <other", content))
    assert scene.wrong(Kill("worker", time.time(), senders=1)) == {"stray_mails": 1}


@pytest.mark.parametrize("header", [b"\r\nDelivered-To: ", b"\r\nTo: "])
def test_a_mail_to_somebody_else_is_found(scene: Scene, header: bytes):
    mail = scene.mails()[0]
    content = mail.read_bytes()
    assert header in content
    mail.write_bytes(content.replace(header, header + b"x", 1))
    assert scene.wrong() == {"wrong_recipient": 1}


def test_other_words_than_were_promised_are_found(scene: Scene):
    mail = scene.mails()[0]
    mail.write_bytes(mail.read_bytes().replace(b"PIP-", b"PIQ-"))
    assert scene.wrong() == {"changed_words": 1}


def test_two_receipts_for_one_submission_are_found(scene: Scene):
    first, second, *_ = read(scene.path)
    with scene.path.open("a") as ledger:
        ledger.write(
            json.dumps(
                {
                    "mark": first.mark,
                    "number": second.number,
                    "code": second.code,
                    "email": first.email,
                    "questions": first.questions,
                }
            )
            + "\n"
        )
    assert scene.wrong() == {"lost": 1, "two_receipts": 1}


def test_a_worker_that_says_sent_before_it_sends_is_found(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
):
    def lie(relay, parcels, at, over) -> bool:
        with transaction():
            for parcel in parcels:
                marked = delivery.mark(parcel, at=at())
                assert marked
                delivery.settle(marked, Sent("250 planted"), at=at())
        raise SystemExit(PLANTED)  # killed before the relay is given anything

    scene.say("UPDATE mails SET state = 'waiting', sent_at = NULL, due_at = promised_at")
    for mail in scene.mails():
        mail.unlink()
    monkeypatch.setattr(outbox, "carry", lie)
    with scene.app.app_context(), pytest.raises(SystemExit, match=PLANTED):
        outbox.drain()
    assert scene.wrong() == {"mails_lost": 2 * FILED}
