"""What the desk's pages of entries show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ppid import law
from ppid.kit.forms import clean_line
from ppid.kit.templates import moment
from ppid.law import ItemState
from ppid.office.calendar import zone
from ppid.publication import queries, words
from ppid.publication.models import Item
from ppid.publication.queries import Wanted

_TILES = ("waiting", ItemState.DRAFT, ItemState.PROPOSED, ItemState.CHOSEN, ItemState.DETERMINED)


def wanted(args: Mapping[str, str], own_unit: int | None) -> Wanted:
    """What the address asks the desk for; nonsense asks for nothing."""
    state, unit, before = args.get("status", ""), args.get("unit", ""), args.get("sebelum", "")
    return Wanted(
        words=str(clean_line(args.get("q", "")))[:100],
        state=state if state in words.FILTERS else "",
        unit_id=own_unit if own_unit is not None else _number(unit),
        before=_number(before),
    )


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None


def tiles(counts: Mapping[str, int], wanted: Wanted) -> list[dict[str, Any]]:
    """The counts that lead to each state; what was opened and waits stands first."""
    return [
        {
            "count": counts.get(str(state), 0),
            "words": words.FILTERS[str(state)],
            "href": url_for("publication.desk", status=str(state)),
            "tone": "red" if state == "waiting" and counts.get("waiting") else "",
            "current": wanted.state == state,
        }
        for state in _TILES
    ]


def lacks(item: Item) -> list[Any]:
    """What an entry does not say yet, in words."""
    return [words.ELEMENTS[name] for name in law.lacking(item.says)]


def rows(content: Any) -> list[tuple[str, Any]]:
    """The elements of an entry for a summary, in the annex's order."""
    return [
        (_("Ringkasan isi"), content.summary),
        (_("Yang menguasai"), content.holder),
        (_("Penanggung jawab"), content.responsible),
        (_("Waktu dan tempat pembuatan"), words.made(content)),
        (_("Bentuk yang tersedia"), words.form_of(content)),
        (_("Jangka waktu penyimpanan"), content.retention),
        (_("Jenis"), words.CATEGORIES[content.category]),
        (_("Tahun"), content.year),
        (_("Alamat halaman"), content.link),
    ]


def steps(item: Item) -> list[dict[str, Any]]:
    """The lines of its history."""
    return [
        {
            "words": words.EVENTS[row.event],
            "when": moment(row.at, zone()),
            "by": name or _("sistem"),
            "text": row.note,
            "tone": "red" if row.event is law.ItemEvent.RETURNED else "",
        }
        for row, name in queries.steps(item)
    ]
