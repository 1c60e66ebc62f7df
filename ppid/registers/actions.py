"""Asking for a register as a file."""

from __future__ import annotations

from datetime import date, datetime

from flask_babel import gettext as _

from ppid.accounts.access import Permission
from ppid.accounts.models import Officer
from ppid.exports import actions as exports
from ppid.exports.models import Export
from ppid.kit.language import speaking
from ppid.registers.making import KIND, WRITERS, period
from ppid.registers.sets import SETS
from ppid.registers.wanted import Wanted


def ask(
    wanted: Wanted,
    *,
    columns: str,
    kind: str,
    paper: str,
    by: Officer,
    names: bool,
    today: date,
    at: datetime,
    purpose: str | None = None,
) -> Export:
    """Ask for a register as a file; with a `purpose` it tells who asks, and is on record for it.

    `columns` is a key of `sets.SETS`, `kind` one of `making.WRITERS`; `names` says whether words
    may be looked for in names.
    """
    identity, chosen = purpose is not None, SETS[columns]
    ending, _write = WRITERS[kind]
    with speaking("id"):
        title = _("%(what)s (%(when)s)", what=chosen.title, when=period(wanted))
    told = "-".join(filter(None, (chosen.name, _when(wanted), "identitas" if identity else "")))
    return exports.want(
        KIND,
        by=by,
        title=title,
        name=f"{told}.{ending}",
        parameters={
            "wanted": wanted.to_parameters(),
            "set": columns,
            "form": kind,
            "paper": paper,
            "identity": identity,
            "names": names,
            "on": today.isoformat(),
        },
        needs=Permission.KEEP_REGISTER if identity else Permission.SEE_REGISTER,
        at=at,
        identity=identity,
        purpose=purpose or "",
    )


def _when(wanted: Wanted) -> str:
    if wanted.year is None:
        return ""
    return f"{wanted.year}-{wanted.month:02d}" if wanted.month else str(wanted.year)
