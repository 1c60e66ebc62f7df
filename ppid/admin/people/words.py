"""Templates of roles: what an office usually invites people as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.accounts.models import Role


@dataclass(frozen=True, slots=True)
class Template:
    """What the template is called, whom it is for, and the roles it sets."""

    words: Any
    whom: Any
    roles: tuple[Role, ...]


TEMPLATES: Mapping[str, Template] = {
    "ppid": Template(_l("PPID"), _l("Kepala dinas kominfo atau bagian humas"), (Role.PPID,)),
    "atasan": Template(
        _l("Atasan PPID"), _l("Sekretaris daerah, atau atasan langsung PPID"), (Role.SUPERIOR,)
    ),
    "meja": Template(_l("Petugas layanan"), _l("Yang menerima di meja layanan"), (Role.DESK,)),
    "unit": Template(
        _l("PPID pelaksana unit"), _l("Sekretaris dinas atau pejabat di unit"), (Role.UNIT,)
    ),
    "kecil": Template(
        _l("Kantor kecil: PPID sekaligus petugas layanan"),
        _l("Satu orang menerima dan memutus"),
        (Role.PPID, Role.DESK),
    ),
    "tim": Template(
        _l("Tim Pertimbangan"), _l("Kepala bagian hukum dan kepala unit"), (Role.TEAM,)
    ),
    "pimpinan": Template(_l("Pimpinan"), _l("Kepala daerah atau kepala badan"), (Role.HEAD,)),
    "auditor": Template(_l("Auditor"), _l("Inspektorat; hanya membaca"), (Role.AUDITOR,)),
}
