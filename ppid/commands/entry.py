"""Lets an officer in again who lost phone and recovery codes, when no colleague can help."""

from __future__ import annotations

import click

from ppid.commands import house
from ppid.commands.menu import Word
from ppid.commands.refusal import Refusal


@click.command("access", cls=Word)
@click.argument("email", metavar="EMAIL")
def access(email: str) -> None:
    """Memberi petugas jalan masuk lagi bila ponsel dan kode pemulihannya hilang.

    Langkah keduanya diatur ulang, semua perambannya dikeluarkan, dan satu tautan untuk memilih
    kata sandi baru dicetak; berlaku 30 menit. Tercatat di riwayat akun.
    """
    house.settings()
    with house.app():
        click.echo(f"Tautan untuk {email} (sekali, berlaku 30 menit):\n  {_way_in(email)}")


def _way_in(email: str) -> str:
    from ppid.accounts import links, queries
    from ppid.accounts.factors import actions
    from ppid.kit.clock import now
    from ppid.kit.db import db, transaction

    at = now()
    with transaction():
        officer = queries.by_email(email)
        if officer is None or not officer.active:
            raise Refusal(f"Tidak ada petugas aktif dengan alamat {email}.")
        actions.reset(officer, by=None, at=at)
        db.session.flush()
        return links.address(links.Purpose.PASSWORD, officer, at=at)
