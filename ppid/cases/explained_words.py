"""An explanation in sentences: for the page, the receipt and the calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.cases.date_words import DATES, ENDS, MOVES, PRESETS, SAFE, STARTS
from ppid.cases.explained import Explained
from ppid.kit.templates import cited, day, zone_name
from ppid.law import CountedDay, Deadline, Explanation, MovedDate, Stretch, Unit
from ppid.law.calendar import WEEKDAYS
from ppid.office.calendar import zone


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the list: its number or none, the day, and what is to be said of it.

    `counts` is what the number counts, where it is not a day.
    """

    number: str
    on: date
    words: str
    mark: str
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the count: how long it is, in a sentence, and day after day."""

    title: str
    sentence: str
    lines: Sequence[Line]


def title(explanation: Explanation) -> str:
    """What the date is called."""
    return str(DATES[explanation.code])


def parts(explanation: Explanation) -> list[Part]:
    """Each stretch in words; the first also says day zero, the last its end."""
    last = len(explanation.stretches) - 1
    return [
        Part(
            str(DATES[stretch.deadline.code]),
            sentence(stretch),
            _lines(stretch, ends=place == last),
        )
        for place, stretch in enumerate(explanation.stretches)
    ]


def sentence(stretch: Stretch) -> str:
    """Ten working days from that day, on which that happened; and the article."""
    due = stretch.deadline
    facts = {
        "day": day(due.day_zero),
        "event": STARTS[stretch.start],
        "article": cited(due.article),
    }
    if due.days is None:
        return str(
            _(
                "Tanggal ini tidak dihitung: pemberitahuan tertulis sendiri yang menyebutnya. "
                "Dasar: %(article)s.",
                **facts,
            )
        )
    if due.unit is Unit.WORKING_DAYS_BEFORE:
        return str(
            _(
                "%(length)s sebelum %(day)s, yaitu %(event)s. Dasar: %(article)s.",
                length=length(due.days, due.unit),
                **facts,
            )
        )
    return str(
        _(
            "%(length)s sejak %(day)s, yaitu %(event)s. Dasar: %(article)s.",
            length=length(due.days, due.unit),
            **facts,
        )
    )


def length(days: int, unit: Unit) -> str:
    """10 hari kerja."""
    if unit is Unit.CALENDAR_DAYS:
        return str(ngettext("%(num)d hari kalender", "%(num)d hari kalender", days))
    if unit is Unit.MONTHS:
        return str(ngettext("%(num)d bulan", "%(num)d bulan", days))
    return str(ngettext("%(num)d hari kerja", "%(num)d hari kerja", days))


def _lines(stretch: Stretch, *, ends: bool) -> list[Line]:
    due = stretch.deadline
    zero = Line("0", due.day_zero, str(STARTS[stretch.start]), "zero")
    counted_first = bool(stretch.days) and stretch.days[0].on == due.day_zero
    lines = [_line(counted, due, ends) for counted in stretch.days]
    if due.days is None:
        return [Line("", due.on, str(_("tanggal yang dijanjikan")), "last")]
    return lines if counted_first else [zero, *lines]


def _line(counted: CountedDay, due: Deadline, ends: bool) -> Line:
    if counted.number is None:
        return Line("", counted.on, why_off(counted.reason or ""), "off")
    number, counts = str(counted.number), _counts(due.unit)
    if counted.on != due.on:
        return Line(number, counted.on, "", "counted", counts)
    if not ends:
        return Line(number, counted.on, str(_("hari terakhir waktu ini")), "counted", counts)
    words = ENDS.get(due.code) or _(
        "hari terakhir, sampai pukul 23.59 %(zone)s", zone=zone_name(zone())
    )
    return Line(number, counted.on, str(words), "last", counts)


def _counts(unit: Unit) -> str:
    return str(_("bulan ke-")) if unit is Unit.MONTHS else ""


def heading(explanation: Explanation) -> str:
    """What stands above the list of what was counted."""
    if explanation.deadline.unit is Unit.MONTHS:
        return str(_("Dihitung bulan demi bulan"))
    return str(_("Dihitung hari demi hari"))


def safe(explanation: Explanation) -> str:
    """Why there is an earlier day to aim at."""
    strict = _(
        "Menurut bacaan UU 14/2008 Pasal 22 ayat (7) yang paling ketat, waktu jawaban dihitung "
        "sejak permohonan pertama kali diterima, walau belum lengkap."
    )
    return str(SAFE.get(explanation.code, strict))


def why_off(reason: str) -> str:
    """Not counted: a weekend, or the day off by its name."""
    named = str(_("akhir pekan")) if reason in WEEKDAYS else reason
    return str(_("tidak dihitung: %(reason)s", reason=named))


def moves(explanation: Explanation) -> list[dict[str, Any]]:
    """Every earlier date and why it moved, the newest first."""
    told = [
        {
            "words": MOVES[move.event],
            "when": day(move.on),
            "text": " ".join(
                filter(
                    None,
                    (
                        _(
                            "Semula %(before)s, menjadi %(after)s.",
                            before=day(move.before),
                            after=day(move.after),
                        ),
                        move.reason,
                    ),
                )
            ),
        }
        for move in explanation.moved
    ]
    return told[::-1]


def profile(explained: Explained) -> str:
    """Which version of the legal profile counted it, and since when that is in force."""
    said = _(
        "Profil hukum versi %(version)d (%(preset)s), berlaku sejak %(day)s.",
        version=explained.version,
        preset=PRESETS[explained.profile.preset],
        day=day(explained.since),
    )
    if explained.profile.moved_date is MovedDate.RECOUNTED:
        return str(said)
    kept = _("Menurut profil ini, tanggal yang sudah diberitahukan tetap walau hari libur berubah.")
    return f"{said} {kept}"


def in_short(explained: Explained) -> str:
    """All of it in a few sentences, for a calendar's entry."""
    found = explained.of
    said = [sentence(stretch) for stretch in found.stretches]
    off = sum(day.number is None for stretch in found.stretches for day in stretch.days)
    if off:
        said.append(
            ngettext(
                "%(num)d hari libur dan akhir pekan tidak dihitung.",
                "%(num)d hari libur dan akhir pekan tidak dihitung.",
                off,
            )
        )
    if not found.certain:
        said.append(provisional())
    return " ".join(said)


def provisional() -> str:
    """Why a date may still move."""
    return str(
        _(
            "Tanggal ini sementara: hari libur tahun itu belum dicocokkan dengan keputusan "
            "bersama (SKB). Bila berubah, tanggalnya dihitung ulang dan Anda diberi tahu."
        )
    )
