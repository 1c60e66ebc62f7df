"""The command that looks at everything an office depends on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime

import click

from ppid.commands import house, looks
from ppid.commands.menu import Word
from ppid.commands.refusal import Refusal


@click.command("check", cls=Word)
def check() -> None:
    """Memeriksa semua yang diperlukan kantor, dan apa yang harus dilakukan.

    Pengaturan, folder data, basis data, administrator, hari libur, server email, perantara
    pesan, dan pekerja. Tidak mengubah apa pun. Kode keluar 1 bila ada yang salah.
    """
    from ppid.kit.clock import now

    findings = []
    for finding in look(now()):
        findings.append(finding)
        click.echo(f"{finding.mark:>9}  {finding.sentence}")
        if finding.advice:
            click.echo(f"{'':>9}  -> {finding.advice}")
    wrong = sum(finding.mark == looks.WRONG for finding in findings)
    click.echo(f"\n{wrong} hal harus dibetulkan." if wrong else "\nTidak ada yang salah.")
    sys.exit(1 if wrong else 0)


def look(at: datetime) -> Iterator[looks.Finding]:
    """All findings, one after the other, at a moment (aware)."""
    from ppid.kit import config

    try:
        values = config.read()
    except config.BadSetting as reason:
        yield looks.bad(str(reason))
        return
    unsafe = config.problems(values)
    yield from (looks.bad(sentence) for sentence in unsafe)
    if not unsafe:
        yield looks.production(values)
    yield from looks.folder(values)
    yield looks.mail_server(values)
    yield looks.broker(values)
    if unsafe or not values["DATA"].is_dir():
        return
    with ExitStack() as stack:
        try:
            app = stack.enter_context(house.app())
        except Refusal as reason:
            yield looks.bad(reason.message)
            return
        found = looks.database(app)
        yield found
        if found.mark == looks.OK:
            yield from looks.contents(at)
