"""The list for everyone: search, one entry, its files, the decrees, titles, open data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from flask import Response, abort, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from ppid import law
from ppid.accounts.access import public
from ppid.exclusions.queries import in_applicants_words
from ppid.exclusions.screen import period
from ppid.files import responses
from ppid.files.kinds import NAMES
from ppid.kit.forms import clean_line
from ppid.kit.security import limiter
from ppid.law import ListStage
from ppid.publication import queries as decrees_of
from ppid.publication import words
from ppid.publication.columns import ALL
from ppid.publication.determining import changes
from ppid.publication.models import Edition
from ppid.publication.proposing.desk_screen import rows as summary_rows
from ppid.publication.reading import open_data as data
from ppid.publication.reading import queries
from ppid.publication.reading.queries import Asked
from ppid.publication.room import bp, today

LIST = "/informasi"
READING = limiter.limit("600/hour")
TAKING_ALL = limiter.limit("30/hour")
_FILTERS = ("q", "jenis", "unit", "tahun")


def _asked(args: Mapping[str, str]) -> Asked:
    """What the address asks the list for; nonsense asks for nothing."""
    return Asked(
        words=str(clean_line(args.get("q", "")))[:200],
        category=words.CATEGORY_SLUGS.get(args.get("jenis", "")),
        unit_id=_number(args.get("unit", "")),
        year=_number(args.get("tahun", "")),
        after=_key(args.get("sesudah", "")),
    )


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None


def _key(typed: str) -> tuple[date, int] | None:
    """The key of a page: day and row, as 2026-11-25.118."""
    on, _dot, row = typed.partition(".")
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return None
    number = _number(row)
    return None if number is None else (day, number)


@bp.get(LIST)
@public
@READING
def listing() -> ResponseReturnValue:
    """The public information list (Daftar Informasi Publik), with search; fifty a page."""
    asked = _asked(request.args)
    rows, more = queries.page(asked)
    kept = {name: request.args[name] for name in _FILTERS if request.args.get(name)}
    following = (
        url_for("publication.listing", **kept, sesudah=_key_of(rows[-1])) if more else None  # type: ignore[arg-type]
    )
    return render_template(
        "publication/listing.html",
        rows=rows,
        asked=asked,
        kept=kept,
        found=queries.count(asked),
        following=following,
        first=url_for("publication.listing", **kept) if asked.after else None,  # type: ignore[arg-type]
        counts=queries.counts(),
        units=queries.units(),
        years=queries.years(),
        last=next(iter(decrees_of.determined()), None),
        words=words,
    )


def _key_of(edition: Edition) -> str:
    return f"{edition.since_on.isoformat()}.{edition.id}"


@bp.get(LIST + "/<public_id>")
@public
@READING
def show(public_id: str) -> ResponseReturnValue:
    """One entry with its files; what left the list says so."""
    edition = queries.edition(public_id) or abort(404)
    is_public = edition.until_id is None
    page = render_template(
        "publication/show.html",
        edition=edition,
        is_public=is_public,
        rows=summary_rows(edition),
        files=queries.public_files(edition) if is_public else (),
        history=queries.before(edition),
        words=words,
        kinds=NAMES,
        article=law.CATEGORY_ARTICLES[edition.category],
    )
    return page, 200 if is_public else 410


@bp.get(LIST + "/<public_id>/berkas/<paper_id>")
@public
@READING
def file(public_id: str, paper_id: str) -> ResponseReturnValue:
    """A published file, whole or the range asked for."""
    edition = queries.edition(public_id)
    if edition is None or edition.until_id is not None:
        abort(404)
    files = queries.public_files(edition)
    found = next((one for one in files if one.paper.public_id == paper_id), None) or abort(404)
    return responses.send(found.paper)


@bp.get(LIST + "/penetapan")
@public
def decrees() -> ResponseReturnValue:
    """The decrees by which the list was set and brought up to date, newest first."""
    return render_template("publication/decrees.html", rows=decrees_of.determined())


@bp.get(LIST + "/penetapan/<public_id>")
@public
@READING
def decree(public_id: str) -> ResponseReturnValue:
    """One decree: what it changed, and the whole list as it stood then."""
    found = decrees_of.determination(public_id)
    if found is None or found.stage is not ListStage.DETERMINED:
        abort(404)
    after = _number(request.args.get("sesudah", "")) or 0
    rows, more = queries.list_after(found, after)
    return render_template(
        "publication/decree.html",
        decree=found,
        copy=decrees_of.copy_of(found),
        rows=rows,
        changes=changes.of(found),
        after=after,
        following=url_for("publication.decree", public_id=public_id, sesudah=rows[-1].number)
        if more
        else None,
        words=words,
    )


@bp.get(LIST + "/penetapan/<public_id>/salinan")
@public
def decree_copy(public_id: str) -> ResponseReturnValue:
    """The signed copy of a decree that holds."""
    found = decrees_of.determination(public_id)
    if found is None or found.stage is not ListStage.DETERMINED:
        abort(404)
    return responses.send(decrees_of.copy_of(found) or abort(404))


@bp.get(LIST + "/dikecualikan")
@public
@READING
def excluded() -> ResponseReturnValue:
    """Titles of what is excluded now, with ground, decree and last day; never the content."""
    after = _number(request.args.get("sesudah", "")) or 0
    rows, more = queries.excluded_titles(today(), after)
    return render_template(
        "publication/excluded.html",
        rows=rows,
        theirs=in_applicants_words([(row.case_id, row.title) for row in rows]),
        after=after,
        period=period,
        grounds=law.GROUNDS,
        following=url_for("publication.excluded", sesudah=rows[-1].id) if more else None,
    )


@bp.get(LIST + "/data")
@public
def open_data() -> ResponseReturnValue:
    """The list for programs: where, under which licence, and what each column means."""
    return render_template("publication/open_data.html", columns=ALL, licence=data.LICENCE)


@bp.get(LIST + "/data.csv")
@public
@TAKING_ALL
def data_csv() -> ResponseReturnValue:
    """The whole list as CSV."""
    return _streamed(data.as_csv(), "text/csv", "daftar-informasi-publik.csv")


@bp.get(LIST + "/data.json")
@public
@TAKING_ALL
def data_json() -> ResponseReturnValue:
    """The whole list as JSON."""
    return _streamed(data.as_json(), "application/json", "daftar-informasi-publik.json")


def _streamed(content: Iterator[bytes], kind: str, name: str) -> Response:
    response = Response(stream_with_context(content), mimetype=kind)
    response.headers["Content-Disposition"] = responses.disposition(name)
    return _cached(response)


@bp.get(LIST + "/umpan.atom")
@public
@READING
def feed() -> ResponseReturnValue:
    """What entered or changed last, for feed readers."""
    return _cached(Response(data.feed(), mimetype="application/atom+xml"))


@bp.get("/sitemap.xml")
@public
@READING
def site_map() -> ResponseReturnValue:
    """Every page for everyone, for search engines."""
    return _cached(Response(data.site_map(), mimetype="application/xml"))


@bp.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    """What search engines may read."""
    return _cached(Response(data.robots(), mimetype="text/plain"))


def _cached(response: Response) -> Response:
    """The same for everybody: caches may keep it a few minutes."""
    response.cache_control.public = True
    response.cache_control.max_age = 300
    return response
