"""Starts the practice office: a second one beside the real one, that shares nothing with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import click

from ppid.commands import house
from ppid.commands.menu import Word

_KEPT = frozenset({"HOST", "PROXIES", "CLAMAV", "FREE_SPACE", "LOG_LEVEL"})
"""Settings of the machine, which both offices share."""


@click.command("practice", cls=Word)
def practice() -> None:
    """Menjalankan kantor latihan di samping kantor Anda.

    Basis data, berkas, dan kuncinya sendiri (PPID_DATA/practice); semua email berhenti di kotak
    suratnya; setiap halaman dan surat bertanda LATIHAN. Port: PPID_PRACTICE_PORT, tanpa itu satu
    di atas PPID_PORT. Dengan PPID_PRACTICE_PORT, perintah up menjalankannya sekaligus.
    """
    values = house.settings()
    settings = settings_of(values)
    for name in [name for name in os.environ if name.startswith("PPID_")]:
        if name not in ("PPID_COMMAND", "PPID_CHROMIUM"):
            del os.environ[name]
    os.environ |= {f"PPID_{name}": value for name, value in settings.items()}
    from ppid.commands.start import fill_when_empty, run

    run(fill_when_empty, [])


def settings_of(values: Mapping[str, Any]) -> dict[str, str]:
    """The settings of the practice office beside an office with these."""
    port = values["PRACTICE_PORT"] or values["PORT"] + 1
    own = {
        "PRACTICE": "1",
        "DATA": str(values["DATA"] / "practice"),
        "PORT": str(port),
        "BASE_URL": values["PRACTICE_URL"] or f"http://127.0.0.1:{port}",
        "OFFICE_URL": values["BASE_URL"] or f"http://127.0.0.1:{values['PORT']}",
        "DATABASE_URL": values["PRACTICE_DATABASE_URL"],
        "WEB_PROCESSES": "1",
    }
    shared = {name: str(values[name]) for name in _KEPT if values[name]}
    return {name: value for name, value in {**shared, **own}.items() if value}
