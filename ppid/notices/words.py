"""What a notice says beside its topic, and what the ways and gateways are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.kit.templates import day
from ppid.notices.models import Gateway, PingState
from ppid.notices.topics import Mailing

MAILING: Mapping[Mailing, LazyString] = {
    Mailing.INSTANT: _l("Langsung"),
    Mailing.DIGEST: _l("Dalam ringkasan"),
    Mailing.OFF: _l("Tidak"),
}
SHOWN: Mapping[bool, LazyString] = {True: _l("Ya"), False: _l("Tidak")}

GATEWAYS: Mapping[Gateway, LazyString] = {
    Gateway.TELEGRAM: _l("Telegram"),
    Gateway.WHATSAPP: _l("WhatsApp"),
    Gateway.SMS: _l("SMS"),
    Gateway.WEBHOOK: _l("Webhook"),
}

PINGS: Mapping[PingState, LazyString] = {
    PingState.WAITING: _l("Menunggu dikirim"),
    PingState.SENDING: _l("Sedang dikirim"),
    PingState.SENT: _l("Terkirim"),
    PingState.FAILED: _l("Gagal dikirim"),
    PingState.UNKNOWN: _l("Belum pasti terkirim"),
}


def _left(value: int) -> str:
    if value < 0:
        return str(ngettext("Terlambat %(num)d hari kerja", "Terlambat %(num)d hari kerja", -value))
    if value:
        return str(ngettext("Sisa %(num)d hari kerja", "Sisa %(num)d hari kerja", value))
    return str(_("Hari terakhir"))


_FACTS: Mapping[str, Callable[[Any], str]] = {
    "what": str,
    "unit": str,
    "left": _left,
    "on": lambda value: str(_("tanggal %(day)s", day=day(date.fromisoformat(value)))),
    "by": lambda value: str(_("oleh %(name)s", name=value)),
    "count": lambda value: str(ngettext("%(num)d permohonan", "%(num)d permohonan", int(value))),
}
FACTS = frozenset(_FACTS)
"""What a notice may say; never personal data of an applicant."""


def told(facts: Mapping[str, Any]) -> str:
    """What a notice says beside its topic, in the reader's language."""
    said = (words(facts[name]) for name, words in _FACTS.items() if facts.get(name) is not None)
    return ", ".join(one for one in said if one)
