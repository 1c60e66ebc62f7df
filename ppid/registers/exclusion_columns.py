"""The columns of the list of what is excluded: the office's own, and the one that is published.

No annex sets them: the fields are those of Lampiran II and III Perki 1/2021 and of Pasal 4 ayat
(2) PP 61/2010.
"""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.exclusions import words
from ppid.exports.columns import Column, Form
from ppid.kit.templates import day
from ppid.office.queries import office


def ground(line: Any) -> str:
    """The letter of UU 14/2008 Pasal 17 and its point."""
    if line.sub_point:
        return _(
            "Pasal 17 huruf %(letter)s angka %(point)d",
            letter=line.ground.value,
            point=line.sub_point,
        )
    return _("Pasal 17 huruf %(letter)s", letter=line.ground.value)


def basis(line: Any) -> str:
    """The legal ground: the letter, and the statute that is relied on."""
    return "\n".join(filter(None, (f"UU 14/2008 {ground(line)}", line.law_article)))


def period(line: Any) -> str:
    """Until which day, and until what."""
    ends = line.expires_on
    said = (_("sampai dengan %(day)s", day=day(ends)) if ends else "", line.condition)
    return "; ".join(filter(None, said))


def numbered(number: str, on: Any) -> str:
    """A number and its day."""
    return "\n".join(filter(None, (number, day(on) if on else "")))


def ppid(_line: Any) -> str:
    """Who decrees: the PPID of the office."""
    return "\n".join(filter(None, (office().ppid_name, office().ppid_title)))


_TURN = Column(_l("No"), 6, lambda line: line.turn, form=Form.NUMBER)

WHOLE = (
    _TURN,
    Column(_l("Uraian informasi"), 40, lambda line: f"{line.title}\n{line.information}".strip()),
    Column(_l("Jenis klasifikasi"), 16, ground),
    Column(_l("Dasar hukum"), 26, basis),
    Column(_l("Konsekuensi bila dibuka"), 34, lambda line: line.if_opened),
    Column(_l("Konsekuensi bila ditutup"), 34, lambda line: line.if_closed),
    Column(_l("Jangka waktu"), 22, period),
    Column(_l("Tanggal mulai"), 11, lambda line: line.decreed_on, form=Form.DAY),
    Column(_l("Tanggal berakhir"), 11, lambda line: line.expires_on, form=Form.DAY),
    Column(
        _l("Nomor dan tanggal lembar uji"),
        20,
        lambda line: numbered(line.test_number, line.tested_on),
    ),
    Column(
        _l("Nomor dan tanggal Penetapan"),
        20,
        lambda line: numbered(line.decree_number, line.decreed_on),
    ),
    Column(_l("PPID"), 22, ppid),
    Column(_l("Unit"), 20, lambda line: line.unit or ""),
    Column(
        _l("Tempat dan tanggal"),
        18,
        lambda line: ", ".join(filter(None, (line.place, day(line.decreed_on)))),
    ),
    Column(_l("Status"), 14, lambda line: str(words.STATES[line.state])),
)
"""The whole list, for the office itself: its content is not for publication."""

TITLES = (
    _TURN,
    Column(_l("Judul informasi"), 60, lambda line: line.title),
    Column(_l("Dasar pengecualian"), 24, ground),
    Column(
        _l("Nomor dan tanggal Penetapan"),
        26,
        lambda line: numbered(line.decree_number, line.decreed_on),
    ),
    Column(_l("Jangka waktu"), 26, period),
    Column(_l("Unit"), 26, lambda line: line.unit or ""),
)
"""What may be published: titles, not what was weighed."""
