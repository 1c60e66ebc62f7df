"""One look each at what an office depends on, and what to do about the rest."""

from __future__ import annotations

import os
import shutil
import smtplib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ppid.commands import house
from ppid.commands.refusal import Refusal

if TYPE_CHECKING:
    from flask import Flask

OK, DOUBT, WRONG = "ok", "perhatian", "salah"
_TIMEOUT = 6  # seconds for a server that does not answer
_SILENCE = timedelta(minutes=2)  # a worker that has said nothing for longer does not work
_LATE = timedelta(minutes=5)  # a mail that has been due for longer is late


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer: how bad it is, what was found, what to do."""

    mark: str
    sentence: str
    advice: str = ""


def good(sentence: str) -> Finding:
    """As it should be."""
    return Finding(OK, sentence)


def doubt(sentence: str, advice: str) -> Finding:
    """It works, but look at it."""
    return Finding(DOUBT, sentence, advice)


def bad(sentence: str, advice: str = "") -> Finding:
    """It must be put right."""
    return Finding(WRONG, sentence, advice)


def production(values: dict[str, Any]) -> Finding:
    """Whether these are a real office's settings."""
    if values["PRODUCTION"]:
        return good(f"Pengaturan aman; alamat situs {values['BASE_URL']}")
    return doubt(
        "PPID_PRODUCTION mati: ini bukan pengaturan kantor sungguhan.",
        f"Untuk kantor sungguhan: {house.command()} init",
    )


def folder(values: dict[str, Any]) -> Iterator[Finding]:
    """Whether the data folder is there, can be written, and has room."""
    folder = values["DATA"]
    if not folder.is_dir():
        yield doubt(f"Folder data {folder} belum ada.", "Dibuat pada saat pertama dijalankan.")
        return
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield bad(
            f"Folder data {folder} tidak dapat ditulisi.",
            f"Berikan kepada pengguna yang menjalankan PPID: chown -R ppid {folder}",
        )
        return
    free = shutil.disk_usage(folder).free
    if free < values["FREE_SPACE"]:
        yield bad(
            f"Ruang kosong tinggal {free // 1_000_000} MB.",
            "Kosongkan disk atau perbesar; berkas pemohon tidak diterima sampai itu selesai.",
        )
    else:
        yield good(f"Folder data {folder}; ruang kosong {free // 1_000_000:,} MB".replace(",", "."))


def mail_server(values: dict[str, Any]) -> Finding:
    """Whether the mail relay answers, speaks TLS if asked to, and knows us."""
    place = f"{values['MAIL_SERVER']}:{values['MAIL_PORT']}"
    advice = "Periksa PPID_MAIL_SERVER, PPID_MAIL_PORT, dan apakah mesin ini boleh menghubunginya."
    kind = smtplib.SMTP_SSL if values["MAIL_USE_SSL"] else smtplib.SMTP
    try:
        with kind(values["MAIL_SERVER"], values["MAIL_PORT"], timeout=_TIMEOUT) as relay:
            relay.ehlo()
            if values["MAIL_USE_TLS"]:
                relay.starttls(context=ssl.create_default_context())
                relay.ehlo()
            if values["MAIL_USERNAME"]:
                advice = "Periksa PPID_MAIL_USERNAME dan PPID_MAIL_PASSWORD."
                relay.login(values["MAIL_USERNAME"], values["MAIL_PASSWORD"] or "")
    except (OSError, smtplib.SMTPException) as reason:
        return bad(f"Server email {place} tidak dapat dipakai ({_short(reason)}).", advice)
    return good(f"Server email {place} menjawab")


def broker(values: dict[str, Any]) -> Finding:
    """Whether the broker answers; without one there is nothing to answer."""
    from ppid.commands import processes

    if not processes.has_broker(values):
        return good("Perantara pesan: folder di PPID_DATA (satu mesin, tanpa pasang apa-apa)")
    import sqlalchemy as sa

    url = sa.make_url(values["BROKER_URL"])
    port = url.port or (5672 if url.drivername.startswith("amqp") else 6379)
    try:
        with socket.create_connection((url.host or "127.0.0.1", port), _TIMEOUT):
            return good(f"Perantara pesan {url.host}:{port} menjawab")
    except OSError as reason:
        return bad(
            f"Perantara pesan {url.host}:{port} tidak menjawab ({_short(reason)}).",
            "Nyalakan Redis atau RabbitMQ, atau betulkan PPID_BROKER_URL. "
            "Tidak ada yang hilang; email menunggu.",
        )


def database(app: Flask) -> Finding:
    """Whether the database answers and has the tables of this version."""
    from ppid.commands import migration

    try:
        pending = migration.pending(app)
    except Refusal as reason:
        return bad(reason.message)
    kind = "SQLite" if app.config["DATABASE_URL"].startswith("sqlite") else "PostgreSQL"
    if pending:
        return bad(
            f"Basis data {kind}: {len(pending)} perubahan tabel belum dijalankan.",
            f"Jalankan: {house.command()} migrate",
        )
    return good(f"Basis data {kind} terjangkau, tabel pada versi ini")


def contents(at: datetime) -> Iterator[Finding]:
    """Whether what must stand in the database does, at a moment (aware)."""
    from ppid.office.queries import NotSetUp, office

    try:
        own = office()
    except NotSetUp:
        yield bad("Data kantor belum diisi.", f"Jalankan: {house.command()} init")
        return
    yield good(f"Kantor: {own.name}, zona waktu {own.zone}")
    for one in (_administrator, _holidays, _worker, _mails):
        yield one(at)
    yield from _guide(at)


def _administrator(_at: datetime) -> Finding:
    from ppid.accounts.models import Role
    from ppid.accounts.queries import active_with_role

    found = active_with_role(Role.ADMIN)
    if found:
        return good(f"Administrator: {len(found)}")
    return bad(
        "Belum ada administrator yang dapat masuk.",
        f"{house.command()} init (boleh diulang) mencetak tautan untuk administrator pertama.",
    )


def _holidays(at: datetime) -> Finding:
    from ppid.office.calendar import local_day
    from ppid.office.queries import holidays

    year = local_day(at).year
    for wanted in (year, year + 1):
        days = holidays(wanted)
        advice = (
            "Isi dari SKB tiga menteri di halaman Pengaturan, Kalender kerja: "
            "tenggat dihitung dengannya."
        )
        if not days:
            return (bad if wanted == year else doubt)(f"Hari libur {wanted} belum ada.", advice)
        unsure = sum(not day.confirmed for day in days)
        if unsure:
            return doubt(f"Hari libur {wanted}: {unsure} dari {len(days)} belum pasti.", advice)
    return good(f"Hari libur {year} dan {year + 1} ada")


def _worker(at: datetime) -> Finding:
    from ppid.outbox.queries import last_heartbeat

    last = last_heartbeat()
    if last is None:
        return doubt("Pekerja belum pernah berjalan.", f"Jalankan: {house.command()} up")
    age = at - last
    if age > _SILENCE:
        return bad(
            f"Pekerja diam sejak {int(age.total_seconds() // 60)} menit yang lalu: "
            "email tidak terkirim.",
            f"Jalankan {house.command()} up, atau layanan ppid-worker dan ppid-beat.",
        )
    return good(f"Pekerja bekerja {max(0, int(age.total_seconds()))} detik yang lalu")


def _guide(at: datetime) -> Iterator[Finding]:
    """What the set-up guide still asks for, at a moment (aware); its page says why."""
    from ppid.admin.readiness.queries import open_steps

    steps = open_steps(at)
    if not steps:
        yield good("Panduan penyiapan: semua bagian wajib selesai")
    for step in steps:
        yield doubt(
            f"Panduan penyiapan, {step.words.title}: {'; '.join(step.lacks)}.",
            f"{step.words.article}. Halaman Pengaturan, Panduan penyiapan: "
            f"sekitar {step.words.minutes} menit.",
        )


def _mails(at: datetime) -> Finding:
    from ppid.outbox.queries import depth, failed_count

    failed, waiting = failed_count(), depth(at)
    if failed:
        return doubt(
            f"{failed} email gagal dikirim.",
            "Lihat halaman Pengaturan, Email gagal; di sana ada tombol kirim lagi.",
        )
    if waiting.oldest and at - waiting.oldest > _LATE:
        return bad(
            f"{waiting.due} email menunggu lebih dari lima menit.",
            "Periksa pekerja dan server email di atas.",
        )
    return good("Tidak ada email yang tertahan")


def _short(reason: Exception) -> str:
    return str(reason).splitlines()[0][:120] if str(reason) else type(reason).__name__
