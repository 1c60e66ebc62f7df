"""Papers in the app: taken in, kept with a row, handed out as downloads, erased."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime, timedelta

import file_specimens as specimens
import pytest
import sqlalchemy as sa
from flask import Flask, Response
from werkzeug.exceptions import Gone

from ppid.files import actions, queries, responses, store, words
from ppid.files.kinds import EXTENSIONS, Kind
from ppid.files.models import Paper
from ppid.files.reasons import Reason, Refused
from ppid.files.slots import SLOTS, Slot
from ppid.kit.db import db
from ppid.kit.language import speaking

NOON = datetime(2026, 8, 10, 4, tzinfo=UTC)
NOTE = b"Mohon salinan SK.\n" * 100

pytestmark = pytest.mark.usefixtures("app")


def taken(content: bytes = NOTE, name: str = "catatan.txt", slot: Slot = Slot.RELEASE) -> Paper:
    return actions.take_in(io.BytesIO(content), name=name, slot=slot, at=NOON)


def sent(
    app: Flask, paper: Paper, as_name: str | None = None, method: str = "GET", **headers: str
) -> Response:
    with app.test_request_context(method=method, headers=headers):
        return app.process_response(responses.send(paper, as_name))


def test_a_paper_bears_what_was_found_and_not_what_was_claimed(app: Flask):
    paper = taken(specimens.jpeg(), "../KTP Wayan.JPG", Slot.IDENTITY)
    assert (paper.name, paper.kind, paper.slot) == ("KTP Wayan.JPG", Kind.JPEG, Slot.IDENTITY)
    assert paper.sealed
    assert paper.at == NOON
    with store.open_bytes(paper) as content:
        assert len(content.read()) == paper.size
    assert queries.paper(paper.public_id) is paper
    assert queries.paper("0" * 32) is None


def test_an_identity_scan_is_unreadable_on_the_disk(app: Flask):
    scan = specimens.scanned_pdf()
    paper = taken(scan, "KTP.pdf", Slot.IDENTITY)
    (path,) = store.here().root.rglob(paper.place)
    assert b"%PDF" not in path.read_bytes()
    with store.open_bytes(paper) as content:
        assert content.read() == scan


def test_the_bytes_are_on_disk_before_there_is_a_row(app: Flask):
    stored = actions.inspect_and_store(io.BytesIO(NOTE), "a.txt", Slot.ATTACHMENT)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Paper)) == 0
    with store.here().open(stored.place, sha256=stored.sha256, sealed=False) as content:
        assert content.read() == NOTE
    actions.discard(stored)
    with pytest.raises(store.Damaged):
        store.here().open(stored.place, sha256=stored.sha256, sealed=False)


def test_a_refused_file_leaves_neither_bytes_nor_a_row(app: Flask):
    before = list(store.here().root.rglob("*"))
    with pytest.raises(Refused) as caught:
        taken(specimens.docx({"word/vbaProject.bin": b"\0"}), "a.docx")
    assert caught.value.reason is Reason.MACROS
    assert list(store.here().root.rglob("*")) == before


def test_a_full_disk_refuses_the_file_and_says_so(app: Flask, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(app.config, "FREE_SPACE", 10**18)
    with pytest.raises(Refused) as caught:
        taken()
    assert caught.value.reason is Reason.NO_SPACE
    assert "catatan.txt" in words.sentence(caught.value)


def test_a_scanner_that_does_not_answer_refuses_the_file(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(app.config, "CLAMAV", "127.0.0.1:1")
    with pytest.raises(Refused) as caught:
        taken()
    assert caught.value.reason is Reason.NOT_SCANNED
    assert "coba lagi" in words.sentence(caught.value)


def test_a_download_is_saved_and_never_run(app: Flask):
    response = sent(app, taken(), "Jawaban – Surat.txt")
    assert response.status_code == 200
    assert b"".join(response.iter_encoded()) == NOTE
    assert response.headers["Content-Length"] == str(len(NOTE))
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="Jawaban _ Surat.txt"; '
        "filename*=UTF-8''Jawaban%20%E2%80%93%20Surat.txt"
    )


def test_a_download_that_broke_off_goes_on_where_it_stopped(app: Flask):
    response = sent(app, taken(), Range="bytes=18-35")
    assert response.status_code == 206
    assert b"".join(response.iter_encoded()) == NOTE[18:36]
    assert response.headers["Content-Range"] == f"bytes 18-35/{len(NOTE)}"


def test_a_question_about_a_download_is_answered_without_its_bytes(app: Flask):
    response = sent(app, taken(), method="HEAD")
    assert response.status_code == 200
    assert response.headers["Content-Length"] == str(len(NOTE))


def test_a_damaged_file_is_not_handed_out(app: Flask):
    paper = taken()
    (path,) = store.here().root.rglob(paper.place)
    path.write_bytes(NOTE.replace(b"SK", b"KS"))
    with pytest.raises(store.Damaged):
        sent(app, paper)


def test_an_erased_paper_is_gone_at_once_and_its_bytes_with_the_sweep(app: Flask):
    paper = taken()
    actions.erase(paper, at=NOON)
    db.session.flush()
    with pytest.raises(store.Erased):
        store.open_bytes(paper)
    with pytest.raises(Gone):
        sent(app, paper)
    assert actions.sweep_orphans(NOON + timedelta(hours=1)) == 1
    assert not list(store.here().root.rglob(paper.place))


def test_the_sweep_takes_what_no_paper_owns_and_nothing_else(app: Flask):
    now = datetime.now(UTC)
    mine = taken()
    orphan = actions.inspect_and_store(io.BytesIO(NOTE), "a.txt", Slot.ATTACHMENT)
    for place in (mine.place, orphan.place):
        (path,) = store.here().root.rglob(place)
        os.utime(path, (0, 0))
    assert actions.sweep_orphans(now) == 1
    with store.open_bytes(mine) as content:
        assert content.read() == NOTE


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence_that_names_the_file(app: Flask, reason: Reason, language: str):
    refused = Refused(
        reason,
        name="KTP 100%.pdf",
        slot="identity",
        kind="pdf",
        size=6_300_000,
        pages=2500,
        most=2000,
        width=9000,
        height=9000,
    )
    with speaking(language):
        sentence = words.sentence(refused)
    assert "KTP 100%.pdf" in sentence
    assert "%(" not in sentence
    assert sentence.endswith(".")


def test_a_file_that_is_too_large_hears_how_large_it_may_be(app: Flask):
    upload = io.BytesIO(bytes(6_300_000))
    with pytest.raises(Refused) as caught:
        actions.inspect_and_store(upload, "KTP.pdf", Slot.IDENTITY)
    with speaking("id"):
        assert words.sentence(caught.value) == (
            "Berkas “KTP.pdf” berukuran 6,3 MB, sedangkan batasnya 5 MB. Perkecil, atau bagi "
            "menjadi beberapa berkas."
        )


@pytest.mark.parametrize("slot", list(Slot))
def test_every_field_says_its_limits_before_a_file_is_chosen(app: Flask, slot: Slot):
    with speaking("id"):
        hint = words.hint(slot)
    assert f"{SLOTS[slot].max_bytes // 1024 // 1024} MB" in hint
    named = [name for name, kind in EXTENSIONS.items() if kind in SLOTS[slot].kinds]
    assert words.accept(slot) == ",".join(f".{name}" for name in named)


def test_the_hint_of_an_identity_reads_well(app: Flask):
    with speaking("id"):
        assert words.hint(Slot.IDENTITY) == "PDF, JPG, atau PNG, paling besar 5 MB."
        assert words.accept(Slot.IDENTITY) == ".pdf,.jpg,.jpeg,.jpe,.jfif,.png"
