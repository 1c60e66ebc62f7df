"""A copy of an office as one file: its database, its files, its keys, and what proves them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from ppid.commands.refusal import Refusal

LIST: Final = "isi.json"
SQLITE, DUMP = "database.sqlite", "database.dump"
_PARTS: Final = ("files", "keys")
_SETTINGS: Final = "ppid.env"
_LONGEST: Final = 3600  # seconds for the programs of PostgreSQL


@dataclass(frozen=True, slots=True)
class Source:
    """An office as it stands on this machine; `address` is empty for SQLite."""

    data: Path
    settings: Path
    database: Path | None
    address: str


def write(path: Path, source: Source, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Write the copy, whole or not at all, readable by its owner only; returns its list.

    The database is copied first, as it is at one moment, also while the office works; a file
    never changes, so those that it knows are there.
    """
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    copy = path.with_suffix(".database")
    try:
        name = _copy_database(source, copy)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
            sums = {name: _add(tar, copy, name)}
            sums |= {inner: _add(tar, outer, inner) for outer, inner in _members(source)}
            told = {**facts, "database": name, "sha256": sums}
            _add_text(tar, LIST, json.dumps(told, indent=1))
            tar.close()
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        for left in (fresh, copy):
            left.unlink(missing_ok=True)
    return told


def _members(source: Source) -> Iterator[tuple[Path, str]]:
    if source.settings.is_file():
        yield source.settings, _SETTINGS
    for part in _PARTS:
        for path in sorted((source.data / part).rglob("*")):
            if path.is_file() and path.suffix != ".new":
                yield path, path.relative_to(source.data).as_posix()


def _copy_database(source: Source, copy: Path) -> str:
    copy.unlink(missing_ok=True)
    if source.database is not None:
        with (
            closing(sqlite3.connect(source.database)) as old,
            closing(sqlite3.connect(copy)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
        copy.chmod(0o600)
        return SQLITE
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={copy}", f"--dbname={source.address}")
    copy.chmod(0o600)
    return DUMP


def _run(program: str, *words: str) -> None:
    """Run a program of PostgreSQL; refuses with what it said."""
    try:
        ended = subprocess.run(
            [program, *words], capture_output=True, text=True, check=False, timeout=_LONGEST
        )
    except FileNotFoundError:
        raise Refusal(
            f"Program {program} tidak ada: pasang postgresql-client dengan versi yang sama "
            "dengan servernya, lalu ulangi."
        ) from None
    if ended.returncode:
        said = (ended.stderr.strip().splitlines() or ["tanpa keterangan"])[-1]
        raise Refusal(f"{program} gagal: {said}")


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    tar.add(path, arcname=name, recursive=False)
    return digest


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Lay a copy's parts into a folder, each proven by its digest; returns the copy's list.

    Refuses a file that is no copy, is damaged, or holds what its list does not name.
    """
    try:
        with tarfile.open(path) as tar:
            told: dict[str, Any] = json.load(_of(tar, LIST))
            sums: Mapping[str, str] = told["sha256"]
            names = {member.name for member in tar if member.isfile()} - {LIST}
            if names != set(sums):
                raise Refusal(f"Cadangan {path.name} tidak utuh: isinya lain dari daftarnya.")
            for name in sorted(names):
                _lay(tar, name, folder, sums[name])
    except (tarfile.TarError, KeyError, ValueError, OSError) as reason:
        raise Refusal(f"Berkas {path} bukan cadangan yang utuh ({reason}).") from None
    return told


def _of(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    found = tar.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found


def _lay(tar: tarfile.TarFile, name: str, folder: Path, digest: str) -> None:
    place = (folder / name).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise Refusal("Cadangan ini memuat alamat di luar foldernya: jangan dipakai.")
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    seen = hashlib.sha256()
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        content = _of(tar, name)
        while piece := content.read(1 << 18):
            seen.update(piece)
            file.write(piece)
    if seen.hexdigest() != digest:
        raise Refusal(f"Cadangan rusak: {name} lain dari saat dibuat.")


def prove_database(path: Path) -> None:
    """Refuse a copied database that cannot be read."""
    if path.name == DUMP:
        _run("pg_restore", "--list", str(path))
        return
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        (said,) = opened.execute("PRAGMA integrity_check").fetchone()
    if said != "ok":
        raise Refusal(f"Basis data dalam cadangan rusak ({said}).")


def put_into(address: str, dump: Path) -> None:
    """Put a dump into an empty PostgreSQL database, all of it or nothing."""
    _run(
        "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction",
        f"--dbname={address}", str(dump),
    )  # fmt: skip
