"""The page of proofs for the yearly monitoring."""

from __future__ import annotations

from flask import current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import Permission, requires
from ppid.admin.duties import queries as duties
from ppid.admin.words import DUTY_WORDS
from ppid.kit.clock import now
from ppid.office.calendar import local_day
from ppid.reports import queries, words
from ppid.reports.definitions import FIGURES
from ppid.reports.monitoring.evidence import INDICATORS, Proof
from ppid.reports.room import bp
from ppid.reports.scope import Scope

_SHOWN = ("received", "on_time_share", "days_mean", "days_slowest", "objections", "disputes")


@bp.get("/petugas/laporan/monev")
@requires(Permission.SEE_OVERVIEW)
def monitoring() -> ResponseReturnValue:
    """Indicator by indicator, what can be shown and where; figures of this year and the last."""
    today = local_day(now())
    years = queries.years(today.year)[:2]
    counted = {year: queries.figures(Scope(year, today)) for year in years}
    return render_template(
        "reports/monitoring.html",
        today=today,
        indicators=[(one.title, list(map(_shown, one.proofs))) for one in INDICATORS],
        years=years,
        rows=[
            (FIGURES[key].title, [words.amount(FIGURES[key], counted[y].of(key)) for y in years])
            for key in _SHOWN
        ],
        records=duties.records(),
        duty_words=DUTY_WORDS,
    )


def _shown(proof: Proof) -> dict[str, object]:
    known = proof.endpoint in current_app.view_functions
    address = url_for(proof.endpoint, _external=True, **proof.values) if known else None
    return {"words": proof.words, "href": address, "public": proof.public}
