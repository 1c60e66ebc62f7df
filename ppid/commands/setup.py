"""Sets an office up: asks, writes the settings file, makes the tables, fills the profile."""

from __future__ import annotations

import os
import secrets
import sys
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from ppid.commands import house, migration
from ppid.commands.menu import Word
from ppid.commands.questions import (
    QUESTIONS,
    NoAnswer,
    Question,
    answers_of,
    one_line,
    profile_of,
    read_all,
    settings_of,
)
from ppid.commands.refusal import Refusal

_HEAD = """\
# Pengaturan PPID, ditulis oleh perintah init. Hanya pemiliknya yang boleh membacanya.
# Variabel lingkungan dengan nama yang sama didahulukan. Semua nama: README.md.
# Simpan salinan PPID_KEYS di tempat lain: tanpa kunci itu data identitas tidak terbaca lagi.
"""


@click.command("init", cls=Word)
@click.option(
    "--file",
    "given",
    type=click.Path(path_type=Path),
    metavar="KANTOR.toml",
    help="Jawaban dalam berkas, tanpa tanya jawab.",
)
@click.option("--example", is_flag=True, help="Mencetak contoh berkas itu.")
def init(given: Path | None, example: bool) -> None:
    """Menyiapkan kantor Anda: menanyakan data kantor, menulis pengaturan, membuat tabel.

    Pengaturan ditulis ke PPID_DATA/ppid.env, hanya terbaca oleh pemiliknya; kunci rahasia
    dibuatkan. Boleh diulang: jawaban lama menjadi usulan, kunci dan data tetap.
    """
    if example:
        click.echo(example_file(), nl=False)
        return
    from ppid.kit import config

    try:
        values = config.read()
    except config.BadSetting as reason:
        raise Refusal(str(reason)) from None
    path = Path(values["CONFIG"]) if values["CONFIG"] else values["DATA"] / "ppid.env"
    kept = _lines(path) if path.is_file() else {}
    answers = _from_file(given) if given else _asked(_earlier(kept))
    _write(path, kept | settings_of(answers) | _secrets(values, kept))
    click.echo(f"Pengaturan ditulis: {path}")
    house.settings()
    with house.app() as app:
        migration.bring_up_to_date(app, click.echo)
        _save_profile(profile_of(answers))
        link = _link_when_nobody()
    click.echo(
        f"Kantor siap. Berikutnya:\n  {house.command()} check   memeriksa semuanya"
        f"\n  {house.command()} up      menjalankan"
    )
    if link:
        click.echo(f"Setelah berjalan, administrator pertama (sekali, berlaku sehari):\n  {link}")


def example_file() -> str:
    """A file for --file, to be filled in."""
    lines = ["# Jawaban untuk: init --file kantor.toml"]
    for question in QUESTIONS:
        lines += [f"# {question.words}", f'{question.key} = "{question.default}"']
    return "\n".join([*lines, ""])


def _from_file(path: Path) -> dict[str, str]:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal(
            f"Berkas {path} tidak ditemukan. Contohnya: {house.command()} init --example > {path}"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        raise Refusal(f"Berkas {path} tidak dapat dibaca: {reason}.") from None
    answers, wrong = read_all(given)
    if wrong:
        raise Refusal(f"Betulkan {path}:\n" + "\n".join(f"  {line}" for line in wrong))
    return answers


def _lines(path: Path) -> dict[str, str]:
    """What the settings file says now, also of settings that are not asked for."""
    rows = [line.partition("=") for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        name.removeprefix("PPID_"): value
        for name, mark, value in rows
        if mark and not name.startswith("#")
    }


def _earlier(kept: dict[str, str]) -> dict[str, str]:
    """The answers of an earlier init, to be offered again."""
    from ppid.office.queries import NotSetUp, office

    profile: dict[str, str] = {}
    if kept:
        with house.app() as app:
            if migration.is_up_to_date(app):
                with suppress(NotSetUp):
                    own = office()
                    profile = {q.profile: getattr(own, q.profile) for q in QUESTIONS if q.profile}
    return answers_of(profile, kept)


def _asked(earlier: dict[str, str]) -> dict[str, str]:
    if not sys.stdin.isatty():
        raise Refusal(
            "Tidak ada terminal untuk tanya jawab: "
            f"{house.command()} init --example > kantor.toml, isi, "
            f"lalu {house.command()} init --file kantor.toml"
        )
    click.echo("Tekan Enter untuk menerima usulan dalam kurung siku.\n")
    return {question.key: _answer(question, earlier[question.key]) for question in QUESTIONS}


def _answer(question: Question, earlier: str) -> str:
    offered = earlier or question.default
    while True:
        text: str = click.prompt(
            question.words,
            default=offered,
            hide_input=question.hidden,
            show_default=bool(offered) and not question.hidden,
        )
        try:
            return question.read(one_line(text.strip()))
        except NoAnswer as reason:
            click.echo(f"  Jawaban {reason}")


def _secrets(values: dict[str, Any], kept: dict[str, str]) -> dict[str, str]:
    """The secrets in use, else new ones: what was sealed before must stay readable."""
    return {
        name: values[name]
        or kept.get(name)
        or _kept(values["DATA"] / "keys" / file)
        or secrets.token_urlsafe(48)
        for name, file in (("SECRET_KEY", "secret"), ("KEYS", "seal"))
    }


def _kept(path: Path) -> str:
    return path.read_text().strip() if path.is_file() else ""


def _write(path: Path, settings: dict[str, str]) -> None:
    """Write the file whole, readable by its owner only from the first byte."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    lines = [f"PPID_{name}={value}" for name, value in sorted(settings.items()) if value]
    with open(
        os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(_HEAD + "\n".join(lines) + "\n")
    fresh.replace(path)


def _link_when_nobody() -> str:
    from ppid.accounts import actions
    from ppid.accounts.queries import nobody_yet
    from ppid.kit.clock import now

    return actions.invite_first(at=now()) if nobody_yet() else ""


def _save_profile(profile: dict[str, str]) -> None:
    from ppid.kit.db import transaction
    from ppid.office import actions
    from ppid.office.queries import NotSetUp, office

    with transaction():
        try:
            office()
        except NotSetUp:
            actions.set_up(**profile)
        else:
            actions.change_profile(**profile)
