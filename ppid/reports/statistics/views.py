"""The figures for officers, the rows behind each, the same for everybody, and open data."""

from __future__ import annotations

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import Permission, public, requires
from ppid.files import responses
from ppid.kit.clock import now
from ppid.office.calendar import local_day
from ppid.office.queries import office
from ppid.reports import behind as rows_behind
from ppid.reports import queries, words
from ppid.reports.data import FORMS, dictionary_rows, rows_of
from ppid.reports.definitions import FIGURES
from ppid.reports.figure import Measure
from ppid.reports.reading import address, scope_of
from ppid.reports.room import bp
from ppid.reports.scope import DECEMBER, Dimension
from ppid.reports.shown import figures_for_all, years_for_all
from ppid.reports.statistics import screen


@bp.get("/petugas/statistik")
@requires(Permission.SEE_OVERVIEW)
def statistics() -> ResponseReturnValue:
    """The figures of a period; the address holds the filter."""
    today = local_day(now())
    scope = scope_of(request.args, today=today)
    return render_template(
        "reports/statistics.html",
        years=queries.years(today.year),
        today=today,
        filters=[
            (one.value, words.DIMENSIONS[one], screen.choices(one), scope.value(one) or "")
            for one in screen.FILTERS
        ],
        months=[
            (month, words.value(Dimension.MONTH, str(month), {}))
            for month in range(1, DECEMBER + 1)
        ],
        narrowed=screen.narrowed(scope),
        **screen.facts(queries.figures(scope), screen.link_to_rows(scope, today)),
    )


@bp.get("/petugas/statistik/<key>")
@requires(Permission.SEE_OVERVIEW)
def behind(key: str) -> ResponseReturnValue:
    """The rows behind one figure, by exactly the same filter."""
    figure = FIGURES.get(key) or abort(404)
    today = local_day(now())
    scope = scope_of(request.args, today=today)
    if not screen.is_listed(figure, scope):
        abort(404)
    amount = queries.figures(scope).of(key) if figure.measure is Measure.SLOWEST else None
    after = _after(request.args.get("sesudah", ""))
    rows, more = rows_behind.behind(figure, scope, amount=amount, after=after)
    here = address(scope, today=today)
    following = {**here, "sesudah": rows[-1].id} if more else None
    return render_template(
        "reports/behind.html",
        figure=figure,
        scope=scope,
        narrowed=screen.narrowed(scope),
        count=screen.behind_words(figure, rows_behind.count_behind(figure, scope, amount)),
        lines=screen.lines(figure, rows),
        back=url_for("reports.statistics", **here),
        first=url_for("reports.behind", key=key, **here) if after else None,
        following=url_for("reports.behind", key=key, **following) if following else None,
    )


def _after(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@bp.get("/statistik")
@public
def performance() -> ResponseReturnValue:
    """The figures of a year for everybody, as they stood at the end of yesterday."""
    today = local_day(now())
    years = years_for_all(today)
    found = figures_for_all(_year(request.args.get("tahun", ""), years), today)
    return render_template("reports/performance.html", years=years, **screen.facts(found))


def _year(text: str, years: list[int]) -> int:
    return next((year for year in years if str(year) == text), years[0])


@bp.get("/data/statistik-<int:year>.<form>")
@public
def data(year: int, form: str) -> ResponseReturnValue:
    """The same figures as data, one a row: CSV or JSON, at an address that stays."""
    today = local_day(now())
    write = FORMS.get(form) or abort(404)
    if year not in years_for_all(today):
        abort(404)
    found = figures_for_all(year, today)
    about = {
        "publisher": office().name,
        "year": year,
        "as_of": found.scope.as_of.isoformat(),
        "dictionary": url_for("reports.dictionary", form=form, _external=True),
    }
    return _sent(write(rows_of(found), about), form, f"statistik-{year}")


@bp.get("/data/kamus-statistik.<form>")
@public
def dictionary(form: str) -> ResponseReturnValue:
    """What every figure of the data means, on what it rests, and how it may be used."""
    write = FORMS.get(form) or abort(404)
    return _sent(write(dictionary_rows(), {"publisher": office().name}), form, "kamus-statistik")


_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def _sent(content: str, form: str, name: str) -> ResponseReturnValue:
    answer = Response(content, content_type=_TYPES[form])
    answer.headers["Content-Disposition"] = responses.disposition(f"{name}.{form}")
    answer.headers["Link"] = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.add_etag()
    return answer.make_conditional(request)
