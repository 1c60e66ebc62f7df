"""The safety of accounts: who needs a second step, what the auditor sees, and the record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts import queries as account_queries
from ppid.accounts.access import Permission, confirms, current_officer, requires
from ppid.accounts.factors import actions as factors
from ppid.accounts.factors import duty
from ppid.accounts.models import AccountEvent
from ppid.admin.guarding import queries, told, whole, words
from ppid.admin.guarding.forms import GuardForm
from ppid.admin.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office import queries as office_queries


@bp.route("/pengaturan/keamanan", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
@confirms
def security() -> ResponseReturnValue:
    """Whose roles need a second step, and whether the auditor sees identities."""
    form = GuardForm(
        data={
            "factor_roles": [role.value for role in duty.chosen_roles()],
            "auditor_sees_identity": office_queries.office().auditor_sees_identity,
        }
    )
    if form.validate_on_submit():
        with transaction():
            factors.change_rules(**form.answers, by=current_officer(), at=now())
        flash(_("Aturan keamanan tersimpan dan langsung berlaku."))
        return redirect(url_for("admin.security"), 303)
    return render_template("admin/security.html", form=form, waived=duty.is_waived())


@bp.get("/pengaturan/riwayat")
@requires(Permission.SEE_RECORD)
def record() -> ResponseReturnValue:
    """Every change of administration in one list: who, when, before and after."""
    said = request.args.get("bagian", "")
    kind = said if said in whole.SOURCES else None
    lines, older = whole.lines(kind, before=_moment(request.args.get("sebelum", "")))
    return render_template(
        "admin/record.html",
        lines=lines,
        kind=kind,
        told=told,
        older=url_for("admin.record", bagian=kind, sebelum=older.isoformat()) if older else None,
        units={unit.id: unit.name for unit in office_queries.units(active_only=False)},
    )


def _moment(typed: str) -> datetime | None:
    """A moment of an address; None for what is none."""
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo and 2000 < found.year < 2200 else None


def _number(name: str) -> int | None:
    value = request.args.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


@bp.get("/pengaturan/riwayat-akun")
@requires(Permission.SEE_RECORD)
def account_record() -> ResponseReturnValue:
    """Everything that was done to accounts: who, what, when."""
    said = request.args.get("peristiwa", "")
    event = AccountEvent(said) if said in set(AccountEvent) else None
    officer_id = _number("petugas")
    page = queries.entries(officer_id=officer_id, event=event, before=_number("sebelum"))
    asked: dict[str, Any] = {"petugas": officer_id, "peristiwa": event.value if event else None}
    return render_template(
        "admin/account_record.html",
        page=page,
        asked=asked,
        older=url_for("admin.account_record", **asked, sebelum=page.older) if page.older else None,
        officers=account_queries.officers(),
        words=words,
        units={unit.id: unit.name for unit in office_queries.units(active_only=False)},
    )
