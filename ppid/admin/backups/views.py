"""Copies of the office (cadangan): made and put back by commands, told here."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from ppid.accounts.access import Permission, requires
from ppid.admin.room import bp
from ppid.kit.clock import now
from ppid.office import record
from ppid.office.models import OfficeEvent


@bp.get("/pengaturan/cadangan")
@requires(Permission.ADMINISTER)
def backups() -> ResponseReturnValue:
    """The last copy and the last time one was put back, and the commands for both."""
    return render_template(
        "admin/backups.html",
        made=record.last(OfficeEvent.BACKUP_MADE),
        restored=record.last(OfficeEvent.BACKUP_RESTORED),
        at=now(),
    )
