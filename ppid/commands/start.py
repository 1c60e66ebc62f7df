"""Starts everything on one machine: the demonstration, or an office."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from ppid.commands import house, migration, places, processes
from ppid.commands.locks import Taken, holding
from ppid.commands.menu import Word
from ppid.commands.refusal import Refusal
from ppid.commands.supervisor import Child, Supervisor

if TYPE_CHECKING:
    from flask import Flask

_DRAIN = 5  # seconds the web server has to finish what it has begun


@click.command("demo", cls=Word)
def demo() -> None:
    """Menjalankan kantor rekaan yang lengkap untuk dicoba.

    Isinya 12 unit, petugas untuk setiap peran, dan 40 permohonan dalam setiap keadaan. Email
    tidak keluar dari mesin ini: semuanya masuk ke kotak surat. Data tersimpan di PPID_DATA
    (bawaan .data/demo); hapus foldernya untuk mulai dari awal. PPID_PORT memilih port.
    """
    from ppid.kit.config import ROOT

    os.environ.setdefault("PPID_DATA", str(ROOT / ".data" / "demo"))
    values = house.settings()
    if values["PRODUCTION"]:
        raise Refusal(
            "Pengaturan ini milik kantor sungguhan (PPID_PRODUCTION menyala): "
            f"pakai {house.command()} up, atau pilih folder lain dengan PPID_DATA."
        )
    port = places.free_port()
    folder = values["DATA"] / "mailbox"
    os.environ |= {
        "PPID_DEMO": "1",
        "PPID_MAIL_SERVER": "127.0.0.1",
        "PPID_MAIL_PORT": str(port),
        "PPID_MAIL_USE_TLS": "0",
        "PPID_MAIL_USE_SSL": "0",
    }
    os.environ.setdefault("PPID_BASE_URL", places.local_address(values))
    os.environ.setdefault("PPID_LOG_LEVEL", "WARNING")
    for name in ("PPID_MAIL_USERNAME", "PPID_MAIL_PASSWORD"):
        os.environ.pop(name, None)
    run(fill_when_empty, [Child("surat", processes.mailbox(port, folder))])


@click.command("up", cls=Word)
def up() -> None:
    """Menjalankan kantor Anda di mesin ini: web, pengirim email, pengatur waktu.

    Tabel dibawa ke versi ini lebih dahulu. Selama belum ada petugas, dicetak satu tautan sekali
    pakai untuk administrator pertama. Proses yang mati dihidupkan lagi; Ctrl-C menghentikan
    semuanya dalam beberapa detik.
    """
    values = house.settings()
    if not values["PRODUCTION"]:
        click.echo(
            f"Belum pengaturan kantor sungguhan (PPID_PRODUCTION mati): {house.command()} init"
        )
    practice = [Child("latihan", ["ppid", "practice"])] if values["PRACTICE_PORT"] else []
    run(_invite_when_nobody, practice)


def run(prepare: Callable[[Flask], Callable[[str], None]], more: list[Child]) -> None:
    """Prepare the database, then keep the programs running until stopped."""
    values = house.settings()
    click.echo("Menyiapkan PPID ...")
    try:
        with holding(values["DATA"] / "running.lock", wait=False):
            places.refuse_taken_port(values, house.command())
            with house.app() as app:
                migration.bring_up_to_date(app, click.echo)
                announce = prepare(app)
            sys.exit(_supervise(values, more, announce))
    except Taken:
        raise Refusal(
            f"PPID sudah berjalan dengan folder {values['DATA']}: hentikan dahulu, "
            "atau pilih folder lain dengan PPID_DATA."
        ) from None


def _supervise(values: dict[str, Any], more: list[Child], announce: Callable[[str], None]) -> int:
    address = places.local_address(values)
    children = [
        Child("web", processes.web(values, drain=_DRAIN)),
        Child("pekerja", processes.worker(values)),
        Child("waktu", processes.beat()),
    ]
    click.echo("Menjalankan web, pekerja, dan pengatur waktu ...")
    ended = Supervisor(
        [*more, *children],
        env=house.environment(values),
        is_ready=lambda: places.answers(address),
        when_ready=lambda: announce(values["BASE_URL"] or address),
        needed="web",
    ).run()
    click.echo("PPID berhenti.")
    return ended


def fill_when_empty(app: Flask) -> Callable[[str], None]:
    """Put the fictitious office into an empty database; returns how to announce it.

    A filling that was interrupted is begun again: half an office would be a poor example.
    """
    from ppid.accounts.queries import nobody_yet
    from ppid.demo.fill import fill
    from ppid.kit.clock import now

    mark = app.config["DATA"] / "filling"
    if mark.exists():
        migration.empty(app, click.echo)
    if nobody_yet():
        mark.touch()
        fill(at=now(), progress=_count)
        mark.unlink()
    return _announce_demo


def _count(done: int, of: int) -> None:
    """One line that counts up on a terminal; in a log only its end."""
    line = f"Mengisi kantor rekaan: {done} dari {of} peristiwa"
    if sys.stdout.isatty():
        click.echo(f"\r{line}", nl=done == of)
    elif done == of:
        click.echo(line)


def _announce_demo(address: str) -> None:
    from ppid.demo.people import DOMAIN, OFFICERS, PASSWORD, UNITS

    click.echo(
        f"\n  PPID siap.\n\n"
        f"  Alamat           {address}/\n"
        f"  Petugas masuk    {address}/petugas/masuk\n"
        f"  Kotak surat      {address}/kotak-surat   (semua email demo)\n"
    )
    unit, short, _head = UNITS[0]
    sign_ins = [(login, title) for login, _name, title, _roles in OFFICERS]
    for login, title in [*sign_ins, (short.lower(), f"Petugas {unit}")]:
        click.echo(f"    {f'{login}@{DOMAIN}':<30} {title}")
    click.echo(f"    kata sandi semuanya: {PASSWORD}\n\n  Ctrl-C menghentikan.\n")


def _invite_when_nobody(_app: Flask) -> Callable[[str], None]:
    """While no officer exists, make a link for the first administrator."""
    from ppid.accounts import actions
    from ppid.accounts.queries import nobody_yet
    from ppid.kit.clock import now
    from ppid.office.queries import NotSetUp, office

    try:
        office()
    except NotSetUp:
        raise Refusal(f"Data kantor belum diisi. Jalankan dahulu: {house.command()} init") from None
    link = actions.invite_first(at=now()) if nobody_yet() else ""

    def announce(address: str) -> None:
        click.echo(f"\n  PPID siap: {address}/")
        if link:
            click.echo(f"  Administrator pertama (sekali pakai, berlaku sehari):\n  {link}")
        click.echo("  Ctrl-C menghentikan.\n")

    return announce
