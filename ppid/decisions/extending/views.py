"""The page on which an answer is put off."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, requires
from ppid.cases.clock import clock_of
from ppid.cases.words import rule_words
from ppid.decisions.extending import actions, queries
from ppid.decisions.extending.forms import ExtensionForm
from ppid.decisions.room import bp, case_here, me
from ppid.decisions.words import masked
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.templates import day
from ppid.law import NotAllowed
from ppid.office.calendar import local_day


@bp.route("/petugas/permohonan/<number>/perpanjangan", methods=["GET", "POST"])
@requires(Permission.EXTEND)
def extend(number: str) -> ResponseReturnValue:
    """Extend once, before the last day has passed; otherwise say which rule and what to do."""
    case = case_here(number)
    form = ExtensionForm(free=queries.extends_freely(case))
    form.seen.data = form.seen.data or str(case.version)
    try:
        found = queries.extension(case, local_day(now()))
        if form.validate_on_submit():
            with transaction():
                actions.extend(case, by=me(), at=now(), **form.answers)
            flash(
                _(
                    "Waktu menjawab diperpanjang sampai %(day)s. Surat dan email untuk pemohon "
                    "sudah diantrekan.",
                    day=day(found.new_due),
                )
            )
            return redirect(url_for("casework.show", number=number))
    except NotAllowed as bar:
        page = render_template(
            "decisions/extend.html",
            case=case,
            form=form,
            found=None,
            bar=bar,
            words=rule_words(bar.rule),
        )
        return page, 409 if form.is_submitted() else 200
    return render_template(
        "decisions/extend.html",
        case=case,
        form=form,
        found=found,
        counting=clock_of(case),
        bar=None,
        to=masked(case.requester.email) if case.requester.email else "",
    )
