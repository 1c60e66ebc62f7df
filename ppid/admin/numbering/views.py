"""How numbers are written: the registers, and changing the pattern of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, requires
from ppid.admin.numbering import actions, queries
from ppid.admin.numbering.forms import PatternForm, from_rule
from ppid.admin.numbering.words import NAMES
from ppid.admin.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.templates import day
from ppid.office import numbering as patterns
from ppid.office.calendar import local_day

PLACE = "/pengaturan/nomor-surat"


@bp.get(PLACE)
@requires(Permission.SEE_RECORD)
def numbering() -> ResponseReturnValue:
    """Every register: its pattern, its next number, and what is planned."""
    today = local_day(now())
    lines = queries.lines(today)
    files = [line for line in lines if line.register in patterns.FILES]
    letters = [line for line in lines if line.register not in patterns.FILES]
    return render_template(
        "admin/numbering.html",
        groups=[(_("Register"), files), (_("Surat dan penetapan"), letters)],
    )


@bp.route(f"{PLACE}/<register>", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def number_pattern(register: str) -> ResponseReturnValue:
    """Change the pattern of a register from a day on; no number can be given twice."""
    if register not in queries.REGISTERS:
        abort(404)
    at = now()
    today, seen = local_day(at), patterns.newest(register)
    told = from_rule(patterns.rule_on(register, today), today) | {"seen": str(seen)}
    form = PatternForm(register=register, today=today, data=told)
    if request.method == "GET":
        return _page(form, register, today)
    if "preview" in request.form:
        fine = form.check_pattern() and _stands_apart(form)
        return _page(form, register, today, 200 if fine else 422, shown=fine)
    if not form.validate_on_submit():
        return _page(form, register, today, 422)
    try:
        with transaction():
            actions.change(
                form.rule,
                seen=int(form.seen.data) if (form.seen.data or "").isdecimal() else -1,
                reason=form.reason.data,
                by=current_officer(),
                at=at,
            )
    except patterns.Outdated:
        form.seen.data = str(seen)
        return _page(form, register, today, 409, outdated=True)
    except patterns.Nothing:
        form.pattern.errors = [_("Tidak ada yang berubah: pola ini sudah berlaku pada hari itu.")]
        return _page(form, register, today, 422)
    except patterns.Past:
        form.effective_from.errors = [_("Pilih hari ini atau sesudahnya: nomor lama sudah terbit.")]
        return _page(form, register, today, 422)
    except patterns.Meets as met:
        form.pattern.errors = [_met(met)]
        return _page(form, register, today, 422)
    flash(
        _("Pola tersimpan dan berlaku mulai %(day)s.", day=day(form.effective_from.data or today))
    )
    return redirect(url_for("admin.numbering"), 303)


def _stands_apart(form: PatternForm) -> bool:
    met = patterns.meeting(form.rule, queries.REGISTERS)
    if met is not None:
        form.pattern.errors = [_met(met)]
    return met is None


def _met(met: patterns.Meets) -> str:
    return str(
        _(
            "Pola ini dapat memberi nomor %(number)s, yang juga dapat diberikan pola %(other)s "
            "(%(title)s). Bedakan, misalnya dengan {kode}.",
            number=met.number,
            other=met.other.text,
            title=queries.REGISTERS[met.other.register],
        )
    )


def _page(
    form: PatternForm,
    register: str,
    today: date,
    status: int = 200,
    *,
    shown: bool = False,
    **facts: Any,
) -> ResponseReturnValue:
    known = queries.history(register)
    page = render_template(
        "admin/number_pattern.html",
        form=form,
        line=queries.line(register, today),
        names=NAMES,
        history=known,
        agenda=patterns.AGENDA,
        preview=_preview(form) if shown else None,
        newest=known[0] if facts.get("outdated") and known else None,
    )
    return page, status


def _preview(form: PatternForm) -> list[tuple[str, str]]:
    """The next number, and what numbers look like at the end of the year."""
    rule = form.rule
    last = date(rule.since.year, 12, 31)
    return [
        (_("Nomor berikutnya pada %(day)s", day=day(rule.since)), queries.coming(rule, rule.since)),
        (_("Nomor ke-1.250 pada %(day)s", day=day(last)), rule.pattern.said(1250, last)),
    ]
