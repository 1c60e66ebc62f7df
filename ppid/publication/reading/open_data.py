"""The list as files that other programs read: CSV, JSON, an Atom feed, a site map."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from flask_babel import gettext as _

from ppid.kit.language import speaking
from ppid.kit.links import link
from ppid.office.queries import office
from ppid.publication import words
from ppid.publication.columns import ALL, address
from ppid.publication.models import Edition
from ppid.publication.reading import queries

LANGUAGE = "id"  # the same file for everybody: caches keep it
LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.id"
_ATOM = "http://www.w3.org/2005/Atom"
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_IN_FEED = 50
_STANDING = (
    "pages.home",
    "publication.listing",
    "publication.decrees",
    "publication.excluded",
    "publication.open_data",
    "intake.start",
    "pages.how",
    "pages.rights",
    "pages.commission",
    "pages.pledge",
    "pages.privacy",
    "pages.accessibility",
)


def values(edition: Edition) -> dict[str, Any]:
    """One entry by the names of its columns."""
    return {column.name: column.value(edition) for column in ALL}


def as_csv() -> Iterator[bytes]:
    """The whole list as CSV in UTF-8 with a mark, so that spreadsheets read it; no formula."""
    yield b"\xef\xbb\xbf" + _line([column.name for column in ALL])
    with speaking(LANGUAGE):
        for edition in queries.every():
            yield _line([_harmless(value) for value in values(edition).values()])


def _line(cells: list[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()


def _harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_json() -> Iterator[bytes]:
    """The whole list as one JSON object with its licence and source."""
    head = {
        "judul": f"Daftar Informasi Publik {office().body_name}",
        "lisensi": LICENCE,
        "sumber": link("publication.listing"),
        "kamus": link("publication.open_data"),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "daftar": ['
    with speaking(LANGUAGE):
        for place, edition in enumerate(queries.every()):
            comma = b",\n" if place else b"\n"
            yield comma + json.dumps(values(edition), ensure_ascii=False).encode()
    yield b"\n]}\n"


def feed() -> bytes:
    """What entered or changed last, as an Atom feed (RFC 4287)."""
    with speaking(LANGUAGE):
        return _feed()


def _feed() -> bytes:
    root = Element("feed", xmlns=_ATOM)
    here = link("publication.feed")
    newest = queries.newest(_IN_FEED)
    _add(root, "id", here)
    _add(root, "title", _("Daftar Informasi Publik %(body)s", body=office().body_name))
    _add(root, "updated", _moment(newest[0].since_on if newest else date(2010, 4, 30)))
    SubElement(SubElement(root, "author"), "name").text = office().name
    SubElement(root, "link", rel="self", href=here)
    SubElement(root, "link", rel="alternate", href=link("publication.listing"))
    _add(root, "rights", LICENCE)
    for one in newest:
        entry = SubElement(root, "entry")
        page = address(one.public_id)
        _add(entry, "id", f"{page}#{one.since.public_id}")
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.since_on))
        SubElement(entry, "link", href=page)
        SubElement(
            entry,
            "category",
            term=words.SLUGS[one.category],
            label=str(words.CATEGORIES[one.category]),
        )
        _add(entry, "summary", one.summary or one.title)
    return _written(root)


def site_map() -> bytes:
    """Every page for everyone, as search engines ask for them (sitemaps.org)."""
    root = Element("urlset", xmlns=_MAP)
    for endpoint in _STANDING:
        _add(SubElement(root, "url"), "loc", link(endpoint))
    for public_id, on in queries.addresses():
        url = SubElement(root, "url")
        _add(url, "loc", address(public_id))
        _add(url, "lastmod", on.isoformat())
    return _written(root)


def robots() -> str:
    """What search engines may read: all that is public, nothing of a single request."""
    shut = ("/petugas/", "/pengaturan", "/lacak", "/permohonan/baru/", "/keberatan/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in shut)]
    return "\n".join([*lines, f"Sitemap: {link('publication.site_map')}", ""])


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = "".join(
        sign for sign in text if sign.isprintable() or sign == "\n"
    )


def _moment(on: date) -> str:
    return datetime.combine(on, time(12), UTC).isoformat().replace("+00:00", "Z")


def _written(root: Element) -> bytes:
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made
