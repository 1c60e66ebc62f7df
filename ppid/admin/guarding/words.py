"""What the record of accounts says, event by event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.accounts.models import AccountEntry, AccountEvent, Role
from ppid.accounts.words import ROLES
from ppid.notices.models import Gateway
from ppid.notices.words import GATEWAYS

EVENTS: Mapping[AccountEvent, LazyString] = {
    AccountEvent.FIRST_MADE: _l("Administrator pertama dibuat"),
    AccountEvent.INVITED: _l("Diundang"),
    AccountEvent.CHANGED: _l("Akun diubah"),
    AccountEvent.LOCKED: _l("Akun dikunci"),
    AccountEvent.UNLOCKED: _l("Kunci akun dibuka"),
    AccountEvent.SIGNED_OUT: _l("Dikeluarkan dari semua peramban"),
    AccountEvent.PASSWORD_CHOSEN: _l("Kata sandi dipilih"),
    AccountEvent.TOTP_ADDED: _l("Aplikasi autentikator dipasang"),
    AccountEvent.TOTP_REMOVED: _l("Aplikasi autentikator dilepas"),
    AccountEvent.PASSKEY_ADDED: _l("Passkey ditambahkan"),
    AccountEvent.PASSKEY_REMOVED: _l("Passkey dihapus"),
    AccountEvent.CODES_MADE: _l("Kode pemulihan baru dibuat"),
    AccountEvent.CODE_USED: _l("Masuk dengan kode pemulihan"),
    AccountEvent.FACTORS_RESET: _l("Langkah kedua diatur ulang"),
    AccountEvent.LEAVE_SET: _l("Cuti dicatat, pelaksana harian ditunjuk"),
    AccountEvent.LEAVE_ENDED: _l("Cuti diakhiri"),
    AccountEvent.CASES_HANDED_ON: _l("Permohonan diserahterimakan"),
    AccountEvent.RULES_CHANGED: _l("Aturan keamanan diubah"),
    AccountEvent.NOTICES_SET: _l("Pemberitahuan suatu peran diatur"),
    AccountEvent.GATEWAY_OPENED: _l("Gerbang pesan luar dibuka"),
    AccountEvent.GATEWAY_CLOSED: _l("Gerbang pesan luar ditutup"),
}

PARTS: Mapping[str, LazyString] = {
    "name": _l("nama"),
    "email": _l("alamat email"),
    "title": _l("jabatan"),
    "nip": _l("NIP"),
    "rank": _l("pangkat"),
    "roles": _l("peran"),
    "unit_id": _l("unit"),
}


def told(entry: AccountEntry, units: Mapping[int, str]) -> list[str]:
    """What a line says beside its event; `units` gives the name of each unit by its id."""
    said = {name: value for name, value in entry.facts.items() if name in _FACTS}
    return [_FACTS[name](value, units) for name, value in said.items()]


def _roles(values: list[str]) -> str:
    return ", ".join(str(ROLES[Role(value)]) for value in values) or str(_("tidak ada"))


def _from_to(value: Any, _units: Mapping[int, str]) -> str:
    if not value or isinstance(value[0], str):
        return str(_("Peran: %(roles)s", roles=_roles(value)))
    before, after = value
    return str(
        _("Peran: %(before)s, menjadi %(after)s", before=_roles(before), after=_roles(after))
    )


def _unit(value: Any, units: Mapping[int, str]) -> str:
    whole = str(_("tidak terikat satu unit"))
    before, after = (units.get(one or 0, whole) for one in value)
    return str(_("Unit: %(before)s, menjadi %(after)s", before=before, after=after))


_FACTS: Mapping[str, Any] = {
    "fields": lambda value, _units: _(
        "Yang berubah: %(parts)s", parts=", ".join(str(PARTS[name]) for name in value)
    ),
    "roles": _from_to,
    "unit_id": _unit,
    "deputy": lambda value, _units: _("Pelaksana harian: %(name)s", name=value),
    "days": lambda value, _units: _("%(since)s sampai %(until)s", since=value[0], until=value[1]),
    "cases": lambda value, _units: _("%(num)d permohonan", num=value),
    "to": lambda value, _units: _("kepada %(name)s", name=value),
    "of_role": lambda value, _units: _("Peran: %(roles)s", roles=_roles([value])),
    "gateway": lambda value, _units: str(GATEWAYS[Gateway(value)]),
    "factor_roles": lambda value, _units: _(
        "Langkah kedua wajib untuk: administrator dan %(roles)s", roles=_roles(value)
    ),
    "auditor_sees_identity": lambda value, _units: (
        _("Auditor melihat identitas") if value else _("Auditor tidak melihat identitas")
    ),
}
