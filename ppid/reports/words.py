"""How figures and the values of their breakdowns are said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.cases import words as cases
from ppid.kit.language import current_language
from ppid.kit.templates import rupiah
from ppid.law import ExtensionGround, Ground, ObjectionGround, Outcome
from ppid.reports.figure import Figure, Unit
from ppid.reports.scope import BANDS, NO_UNIT, Dimension

OTHERS: Final = "lain"
"""The value under which small groups are told together in public."""

NOTHING: Final = "–"

DIMENSIONS: Final[Mapping[Dimension, Any]] = {
    Dimension.MONTH: _l("Bulan"),
    Dimension.UNIT: _l("Perangkat daerah"),
    Dimension.CHANNEL: _l("Saluran"),
    Dimension.KIND: _l("Jenis pemohon"),
    Dimension.OUTCOME: _l("Isi jawaban"),
    Dimension.BAND: _l("Lama menjawab"),
    Dimension.GROUND: _l("Alasan Pasal 17"),
    Dimension.EXTENSION: _l("Alasan perpanjangan"),
    Dimension.OBJECTION_GROUND: _l("Alasan keberatan"),
}
UNITS: Final[Mapping[Unit, Any]] = {
    Unit.REQUESTS: _l("permohonan"),
    Unit.OBJECTIONS: _l("keberatan"),
    Unit.DISPUTES: _l("sengketa"),
    Unit.DAYS: _l("hari kerja"),
    Unit.PERCENT: _l("persen"),
    Unit.RUPIAH: _l("rupiah"),
}
_BANDS: Final = {band.key: band for band in BANDS}

GROUNDS: Final[Mapping[Ground, Any]] = {
    Ground.A: _l("penegakan hukum"),
    Ground.B: _l("kekayaan intelektual dan persaingan usaha"),
    Ground.C: _l("pertahanan dan keamanan"),
    Ground.D: _l("kekayaan alam"),
    Ground.E: _l("ketahanan ekonomi"),
    Ground.F: _l("hubungan luar negeri"),
    Ground.G: _l("akta pribadi dan wasiat"),
    Ground.H: _l("rahasia pribadi"),
    Ground.I: _l("memorandum dan surat yang dirahasiakan"),
    Ground.J: _l("dirahasiakan Undang-Undang lain"),
}


def amount(figure: Figure, value: Decimal | None) -> str:
    """A figure with its unit where it is not a count: 1.234, 7,5 hari kerja, 93,2 %."""
    if value is None:
        return NOTHING
    unit = figure.told_in
    if unit is Unit.RUPIAH:
        return rupiah(int(value))
    said = decimal(value)
    if unit is Unit.PERCENT:
        return f"{said} %"
    return f"{said} {_('hari kerja')}" if unit is Unit.DAYS else said


def parts(figure: Figure, value: Decimal | None) -> tuple[str, str]:
    """The number and what follows it smaller, where it is long."""
    said = amount(figure, value)
    days = f" {_('hari kerja')}"
    return (said.removesuffix(days), days) if said.endswith(days) else (said, "")


def decimal(value: Decimal | None) -> str:
    """1.234,5 without what ends it in vain."""
    if value is None:
        return NOTHING
    return str(format_decimal(value.normalize(), locale=current_language()))


def value(dimension: Dimension, key: str, units: Mapping[str, str]) -> str:
    """The words of one value of a dimension; `units` are the names of units by value."""
    if key == OTHERS:
        return _("Lainnya (masing-masing kurang dari 3)")
    match dimension:
        case Dimension.MONTH:
            return str(format_date(date(2024, int(key), 1), "MMMM", locale=current_language()))
        case Dimension.UNIT:
            none = _("Tanpa perangkat daerah (dijawab PPID)")
            return none if key == NO_UNIT else units.get(key, key)
        case Dimension.BAND:
            return _band(key)
        case Dimension.CHANNEL:
            return str(cases.CHANNELS[law.Channel(key)])
        case Dimension.KIND:
            return str(cases.KINDS[cases.RequesterKind(key)])
        case Dimension.OUTCOME:
            return str(cases.OUTCOMES[Outcome(key)])
        case Dimension.GROUND:
            return _("Huruf %(letter)s: %(words)s", letter=key, words=GROUNDS[Ground(key)])
        case Dimension.EXTENSION:
            return _extension(key)
        case Dimension.OBJECTION_GROUND:
            said = cases.OBJECTION_GROUNDS[ObjectionGround(key)]
            return _("Huruf %(letter)s: %(words)s", letter=key, words=said)
    raise ValueError(dimension)


def _band(key: str) -> str:
    band = _BANDS[key]
    if band.last is None:
        return _("Lebih dari %(days)d hari kerja", days=band.first - 1)
    return _("%(first)d sampai %(last)d hari kerja", first=band.first, last=band.last)


def _extension(key: str) -> str:
    said = law.EXTENSION_GROUNDS.get(ExtensionGround(key)) if key else None
    return said or _("Alasan tertulis lain")
