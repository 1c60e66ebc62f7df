"""Home, how to ask, rights, pledge, privacy, accessibility; language, stylesheet, health."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import public
from ppid.kit import assets
from ppid.kit.clock import now
from ppid.kit.db import db
from ppid.kit.language import COOKIE, LANGUAGES, current_language
from ppid.kit.templates import zone_name
from ppid.law import LegalClock
from ppid.office.calendar import legal_clock_on, local_day
from ppid.office.queries import office
from ppid.pages import navigation

bp = Blueprint("pages", __name__)

_YEAR = 365 * 24 * 3600
_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def _counting() -> LegalClock:
    """How a request that comes today is counted."""
    return legal_clock_on(local_day(now()))


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    """What this service does and where to begin."""
    return render_template("pages/home.html", counting=_counting())


@bp.get("/cara-meminta")
@public
def how() -> ResponseReturnValue:
    """How to ask, step by step, with the days (cara meminta)."""
    return render_template("pages/how.html", counting=_counting())


@bp.get("/hak-anda")
@public
def rights() -> ResponseReturnValue:
    """The rights of who asks, and the road after a refusal or silence (hak Anda)."""
    return render_template("pages/rights.html", counting=_counting())


@bp.get("/komisi-informasi")
@public
def commission() -> ResponseReturnValue:
    """How to take a dispute to the Komisi Informasi, Perki 1/2013 Pasal 5 to 13."""
    return render_template("pages/commission.html", counting=_counting())


@bp.get("/maklumat")
@public
def pledge() -> ResponseReturnValue:
    """The service pledge (maklumat pelayanan), Perki 1/2021 Pasal 47 and 48."""
    return render_template("pages/pledge.html", counting=_counting())


@bp.get("/privasi")
@public
def privacy() -> ResponseReturnValue:
    """What is kept of a requester, why and for how long, UU 27/2022."""
    return render_template("pages/privacy.html")


@bp.get("/aksesibilitas")
@public
def accessibility() -> ResponseReturnValue:
    """How accessible the site is, and whom to tell when it is not."""
    return render_template("pages/accessibility.html")


@bp.post("/bahasa")
@public
def language() -> ResponseReturnValue:
    """Keep the chosen language in a cookie and go back, only ever to a path of our own."""
    back = request.form.get("next", "")
    response = redirect(back if _OWN_PATH.fullmatch(back) else url_for("pages.home"), 303)
    chosen = request.form.get("language", "")
    if chosen in LANGUAGES:
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=_YEAR,
            httponly=True,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
    return response


@bp.get("/static/ppid.css")
@public
def stylesheet() -> ResponseReturnValue:
    """The one stylesheet; kept by browsers for a year, since its address bears its mark."""
    sheet = assets.stylesheet()
    packed = request.accept_encodings["gzip"] > 0
    response = Response(sheet.packed if packed else sheet.plain, mimetype="text/css")
    if packed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.cache_control.public = True
    response.cache_control.max_age = _YEAR
    response.cache_control.immutable = True
    response.set_etag(f"{sheet.mark}-gzip" if packed else sheet.mark)
    return response.make_conditional(request)


@bp.get("/healthz")
@public
def health() -> ResponseReturnValue:
    """Whether this process answers."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
@public
def ready() -> ResponseReturnValue:
    """Whether this process can do its work: the database answers."""
    try:
        db.session.execute(sa.text("SELECT 1"))
    except sa.exc.OperationalError:
        return Response("database\n", 503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")


def stylesheet_address() -> str:
    """Where the stylesheet is, with its mark."""
    return url_for("pages.stylesheet", v=assets.stylesheet().mark)


def office_hours() -> str:
    """When the office serves: Senin–Jumat 08.00–16.00 WITA."""
    own = office()
    opens, closes = own.opens.strftime("%H.%M"), own.closes.strftime("%H.%M")
    zone = zone_name(ZoneInfo(own.zone))
    return str(
        _("Senin–Jumat %(opens)s–%(closes)s %(zone)s", opens=opens, closes=closes, zone=zone)
    )


for _frame_word in (
    navigation.public_menu,
    navigation.desk_menu,
    navigation.foot_menu,
    stylesheet_address,
    office_hours,
):
    bp.add_app_template_global(_frame_word)
bp.add_app_template_global(current_language, "language")
bp.add_app_template_global(LANGUAGES.copy, "languages")
