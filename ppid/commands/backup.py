"""Copies of the office: made and tried at once, put back into an empty folder."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ppid.commands import archive, house, migration
from ppid.commands.menu import Word
from ppid.commands.refusal import Refusal

if TYPE_CHECKING:
    from flask import Flask


@click.command("backup", cls=Word)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
def backup(folder: Path | None) -> None:
    """Membuat satu berkas cadangan dan langsung mengujinya.

    Isinya basis data, berkas, dan kunci; tanpa FOLDER ditulis ke PPID_DATA/backups. Boleh selagi
    PPID berjalan. Berkasnya dibuka kembali dan dicocokkan satu per satu. Simpan terkunci di
    tempat lain: siapa yang memegangnya dapat membaca semuanya.
    """
    from ppid.kit.clock import now

    values = house.settings()
    at = now()
    with house.app() as app:
        if not migration.is_up_to_date(app):
            raise Refusal(f"Tabel belum pada versi ini: jalankan dahulu {house.command()} migrate")
        place = folder or values["DATA"] / "backups"
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = place / f"ppid-{at:%Y-%m-%dT%H%M%S}.tar"
        facts = {"at": at.isoformat(), "cases": _cases()}
        told = archive.write(path, _source(app, values), facts)
        _try(path)
        _note(path, told, at)
    click.echo(f"Cadangan: {path}")
    click.echo(
        f"Teruji: {told['cases']} permohonan, {_files(told)} berkas, dibuka kembali dan cocok."
    )


@click.command("restore", cls=Word)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="CADANGAN.tar")
def restore(path: Path) -> None:
    """Memulihkan cadangan ke folder data yang kosong, lalu membuka satu permohonan.

    PPID_DATA memilih foldernya. Dengan PostgreSQL, PPID_DATABASE_URL harus menunjuk basis data
    yang kosong. Sesudah itu: check, lalu up.
    """
    from ppid.kit import config

    if not path.is_file():
        raise Refusal(f"Berkas {path} tidak ditemukan.")
    try:
        data: Path = config.read()["DATA"]
    except config.BadSetting as reason:
        raise Refusal(str(reason)) from None
    if data.is_dir() and any(data.iterdir()):
        raise Refusal(f"Folder {data} tidak kosong: pilih folder lain dengan PPID_DATA.")
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        told = archive.unpack(path, data)
        _put_database(data, told["database"])
    except Refusal:
        shutil.rmtree(data, ignore_errors=True)
        raise
    with house.app() as app:
        migration.bring_up_to_date(app, click.echo)
        opened = _open_one()
        _note_restored(path)
    click.echo(f"Dipulihkan: {told['cases']} permohonan, {_files(told)} berkas, dari {told['at']}.")
    click.echo(f"Dibuka: {opened}" if opened else "Belum ada permohonan di dalamnya.")
    click.echo(f"Berikutnya: {house.command()} check, lalu {house.command()} up")


def _source(app: Flask, values: dict[str, Any]) -> archive.Source:
    from ppid.kit.db import db, is_sqlite

    settings = Path(values["CONFIG"]) if values["CONFIG"] else values["DATA"] / "ppid.env"
    if is_sqlite():
        return archive.Source(values["DATA"], settings, Path(str(db.engine.url.database)), "")
    return archive.Source(
        values["DATA"], settings, None, _plain_address(app.config["DATABASE_URL"])
    )


def _plain_address(url: str) -> str:
    """The address as the programs of PostgreSQL read it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def _files(told: dict[str, Any]) -> int:
    return sum(name.startswith("files/") for name in told["sha256"])


def _cases() -> int:
    import sqlalchemy as sa

    from ppid.cases.models import Case
    from ppid.kit.db import db

    return db.session.scalar(sa.select(sa.func.count(Case.id))) or 0


def _try(path: Path) -> None:
    """Open the copy again, part by part; a copy that cannot be opened is taken away."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".uji-") as folder:
        try:
            told = archive.unpack(path, Path(folder))
            archive.prove_database(Path(folder) / told["database"])
        except Refusal:
            path.unlink(missing_ok=True)
            raise


def _note(path: Path, told: dict[str, Any], at: Any) -> None:
    from ppid.kit.db import transaction
    from ppid.office import record
    from ppid.office.models import OfficeEvent

    with transaction():
        record.note(
            OfficeEvent.BACKUP_MADE, by_id=None, at=at, file=path.name, cases=told["cases"],
            files=_files(told), bytes=path.stat().st_size,
        )  # fmt: skip


def _note_restored(path: Path) -> None:
    from ppid.kit.clock import now
    from ppid.kit.db import transaction
    from ppid.office import record
    from ppid.office.models import OfficeEvent

    with transaction():
        record.note(OfficeEvent.BACKUP_RESTORED, by_id=None, at=now(), file=path.name)


def _put_database(data: Path, name: str) -> None:
    values = house.settings()
    if name == archive.SQLITE:
        if values["DATABASE_URL"].startswith("postgresql"):
            raise Refusal("Cadangan ini dari SQLite: kosongkan PPID_DATABASE_URL.")
        (data / name).rename(data / "ppid.sqlite")
        return
    address = values["DATABASE_URL"]
    if not address.startswith("postgresql"):
        raise Refusal("Cadangan ini dari PostgreSQL: PPID_DATABASE_URL harus menunjuk yang kosong.")
    archive.put_into(_plain_address(address), data / name)
    (data / name).unlink()


def _open_one() -> str:
    """Read the newest case with its sealed identity and a file: the keys fit, all is there."""
    import sqlalchemy as sa

    from ppid.cases.models import Case
    from ppid.files import store
    from ppid.files.models import Paper
    from ppid.kit.db import db

    case = db.session.scalars(sa.select(Case).order_by(Case.id.desc()).limit(1)).first()
    if case is None:
        return ""
    _ = case.requester.identity_number
    paper = db.session.scalars(
        sa.select(Paper).where(Paper.erased_at.is_(None)).order_by(Paper.id.desc()).limit(1)
    ).first()
    if paper is not None:
        store.open_bytes(paper).close()
    return f"{case.number}, diterima {case.received_on:%d-%m-%Y}"
