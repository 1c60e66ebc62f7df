"""Bytes on a real disk: random names, closed folders, synced, proven when read."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from ppid.files.pieces import PIECE
from ppid.files.reasons import Reason, Refused
from ppid.files.store import Damaged, Store, Written
from ppid.kit import crypto

CONTENT = b"NIK 5171010101010001\n" * 40_000
HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "files")


@pytest.fixture
def keys() -> Iterator[None]:
    """Only what sealing needs of an application."""
    bare = Flask(__name__)
    bare.config["KEYS"] = "k" * 40
    crypto.init_app(bare)
    with bare.app_context():
        yield


def kept(store: Store, *, sealed: bool = False) -> Written:
    return store.write(io.BytesIO(CONTENT), sealed=sealed)


def files_in(store: Store) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


def age(path: Path, by: timedelta) -> None:
    moment = path.stat().st_mtime - by.total_seconds()
    os.utime(path, (moment, moment))


def test_what_is_written_is_read_again(store: Store):
    written = kept(store)
    assert written.size == len(CONTENT)
    with store.open(written.place, sha256=written.sha256, sealed=False) as file:
        assert file.read() == CONTENT


@pytest.mark.usefixtures("keys")
def test_a_sealed_file_cannot_be_read_on_the_disk(store: Store):
    written = kept(store, sealed=True)
    (path,) = files_in(store)
    assert b"5171010101010001" not in path.read_bytes()
    with store.open(written.place, sha256=written.sha256, sealed=True) as file:
        assert file.read() == CONTENT


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_the_owner_enters(store: Store):
    kept(store)
    for path in [store.root, *store.root.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600)


def test_a_place_says_nothing_of_the_file(store: Store):
    places = {kept(store).place for _ in range(5)}
    assert len(places) == 5
    assert all(len(place) == 32 for place in places)


@pytest.mark.parametrize("place", ["", "..", "../" * 16, "/etc/passwd", "a" * 31 + "/", "A" * 32])
def test_no_path_leads_out_of_the_store(store: Store, place: str):
    with pytest.raises(Damaged):
        store.open(place, sha256="", sealed=False)
    with pytest.raises(Damaged):
        store.erase(place)


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.usefixtures("keys")
def test_a_changed_byte_is_told_and_not_handed_out(store: Store, sealed: bool):
    written = kept(store, sealed=sealed)
    (path,) = files_in(store)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(Damaged):
        store.open(written.place, sha256=written.sha256, sealed=sealed)


@pytest.mark.usefixtures("keys")
def test_a_sealed_file_in_the_place_of_another_is_told(store: Store):
    mine = kept(store, sealed=True)
    other = store.write(io.BytesIO(b"another"), sealed=True)
    with pytest.raises(Damaged):
        store.open(other.place, sha256=mine.sha256, sealed=True)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])
def test_a_large_sealed_file_is_read_from_any_place(store: Store, size: int):
    content = bytes(range(251)) * (size // 251 + 1)
    written = store.write(io.BytesIO(content[:size]), sealed=True)
    with store.open(written.place, sha256=written.sha256, sealed=True) as file:
        assert file.read() == content[:size]
        for place in (0, size // 2, PIECE - 1, PIECE):
            file.seek(place)
            assert file.read(9) == content[:size][place : place + 9]


@pytest.mark.usefixtures("keys")
def test_what_was_sealed_whole_is_still_read(store: Store):
    written = kept(store, sealed=True)
    (path,) = files_in(store)
    path.write_bytes(crypto.seal(CONTENT))
    with store.open(written.place, sha256=written.sha256, sealed=True) as file:
        assert file.read() == CONTENT


@pytest.mark.usefixtures("keys")
def test_a_sealed_file_that_was_cut_off_is_told(store: Store):
    written = store.write(io.BytesIO(bytes(2 * PIECE)), sealed=True)
    (path,) = files_in(store)
    for left in (PIECE // 2, PIECE + 80, 3):
        os.truncate(path, left)
        with pytest.raises(Damaged):
            store.open(written.place, sha256=written.sha256, sealed=True)


def test_a_lost_file_is_told(store: Store):
    written = kept(store)
    assert store.erase(written.place)
    assert not store.erase(written.place)
    with pytest.raises(Damaged):
        store.open(written.place, sha256=written.sha256, sealed=False)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_sync_that_fails_is_not_tried_again_and_leaves_nothing(
    store: Store, code: int, monkeypatch: pytest.MonkeyPatch
):
    kept(store)
    calls = []

    def failing(_handle: int) -> None:
        calls.append(1)
        raise OSError(code, os.strerror(code))

    before = files_in(store)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(Refused) as caught:
            kept(store)
    assert caught.value.reason is Reason.NOT_STORED
    assert len(calls) == 1
    assert files_in(store) == before
    kept(store)


def test_the_file_is_synced_before_it_has_its_name_and_the_folder_after(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    kept(store)
    steps: list[str] = []
    sync, rename = os.fsync, Path.rename

    def note_sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def note_rename(path: Path, target: Path) -> Path:
        steps.append("name")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "rename", note_rename)
    kept(store)
    assert steps[-3:] == ["file", "name", "folder"]


def test_an_upload_is_refused_before_the_disk_is_full(tmp_path: Path):
    with pytest.raises(Refused) as caught:
        Store(tmp_path / "files", floor=10**18).require_space(1)
    assert caught.value.reason is Reason.NO_SPACE
    Store(tmp_path / "files", floor=1).require_space(1)


def test_bytes_without_a_row_are_swept_when_they_are_old(store: Store):
    mine, orphan, fresh = kept(store), kept(store), kept(store)
    half = store._path(orphan.place).with_suffix(".new")
    half.write_bytes(b"half")
    stranger = store.root / "README"
    stranger.write_bytes(b"kept")
    for path in (store._path(mine.place), store._path(orphan.place), half, stranger):
        age(path, 2 * HOUR)
    now = datetime.now(UTC)
    assert store.sweep_orphans({mine.place}, older_than=now - HOUR) == 2
    assert sorted(files_in(store)) == sorted(
        [store._path(mine.place), store._path(fresh.place), stranger]
    )


def test_a_store_of_another_database_is_not_swept(store: Store):
    age(store._path(kept(store).place), 2 * HOUR)
    assert store.sweep_orphans(set(), older_than=datetime.now(UTC)) == 0
    assert len(files_in(store)) == 1
