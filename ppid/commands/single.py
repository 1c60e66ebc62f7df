"""One program of PPID in the foreground: for service units and containers on larger machines."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from ppid.commands import house, migration, processes
from ppid.commands.menu import Word
from ppid.commands.refusal import Refusal

_DRAIN = 25  # seconds to finish what has begun; service managers should wait 30

words = click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[-- PILIHAN_LAIN]")


@click.command("web", cls=Word)
@words
def web(words: tuple[str, ...]) -> None:
    """Menjalankan server web saja.

    TERM menghentikannya setelah permintaan yang sedang berjalan selesai. Jumlah proses dan
    utas: PPID_WEB_PROCESSES dan PPID_WEB_THREADS. Pilihan lain diteruskan ke gunicorn.
    """
    values = _ready()
    _become([*processes.web(values, drain=_DRAIN), *words], values)


@click.command("worker", cls=Word)
@words
def worker(words: tuple[str, ...]) -> None:
    """Menjalankan pengirim email dan pekerjaan berkala saja.

    Boleh ada beberapa, di beberapa mesin: setiap email tetap dikirim oleh satu saja.
    Pilihan lain diteruskan ke Celery, misalnya: worker -- --concurrency=4
    """
    values = _ready()
    _become([*processes.worker(values), *words], values)


@click.command("beat", cls=Word)
@words
def beat(words: tuple[str, ...]) -> None:
    """Menjalankan pengatur waktu saja: cukup satu untuk semua mesin.

    Dua sekaligus tidak merusak apa-apa, hanya membangunkan pekerja lebih sering.
    """
    values = _ready()
    _become([*processes.beat(), *words], values)


def _ready() -> dict[str, object]:
    """The settings, once the tables are known to be those of this version."""
    values = house.settings()
    with house.app() as app:
        if not migration.is_up_to_date(app):
            raise Refusal(
                f"Tabel basis data belum pada versi ini. Jalankan dahulu: {house.command()} migrate"
            )
    return values


def _become(order: list[str], values: dict[str, object]) -> None:
    """Go on as the program, with this process's id, so that a service manager can watch it."""
    env = house.environment(values)
    line = [sys.executable, "-m", *order]
    if sys.platform == "win32":
        sys.exit(subprocess.call(line, env=env))
    os.execve(sys.executable, line, env)
