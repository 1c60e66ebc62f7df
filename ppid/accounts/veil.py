"""Free text without the names of who asks, for who may read a file but not see names.

Whatever a page has looked up of applicants is noted while it is made; before it leaves, their
names are taken out of all its words, whoever wrote them and wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from flask import Flask, Response, g, has_request_context
from flask_babel import gettext as _
from markupsafe import escape

_LEAST = 3  # letters; shorter parts of a name are too often a word of their own
_WORD = re.compile(r"[^\W\d_]+")
# What somebody types is left as it is: it would be sent back without the names.
_LEFT = ("<script", "<style", "<textarea")
_OUTSIDE = re.compile(
    r"(<script\b.*?</script>|<style\b.*?</style>|<textarea\b.*?</textarea>|<[^>]*>)", re.DOTALL
)
_SPOKEN = re.compile(r'(\s(?:title|aria-label|alt|content)=")([^"]*)(")')
# Words of the names of bodies and groups, which name nobody when they stand alone.
_COMMON = re.compile(
    "bantuan|bersama|bin|binti|cabang|daerah|desa|forum|gerakan|hukum|indonesia|informasi|jaringan|"
    "kabupaten|kantor|kelompok|kelurahan|koalisi|komunitas|koperasi|kota|lembaga|mahasiswa|"
    "masyarakat|media|nama|organisasi|pemohon|perkumpulan|perusahaan|provinsi|publik|pusat|"
    "swadaya|umum|universitas|untuk|warga|yayasan",
    re.IGNORECASE,
)


def note(*names: str | None) -> None:
    """Note names that stand in what this page has looked up."""
    if has_request_context():
        g.setdefault("applicants", set()).update(name for name in names if name)


def hidden(text: str, names: Iterable[str]) -> str:
    """The text without these names, whole or in part; in plain text and in HTML text alike."""
    pattern = _pattern(frozenset(names))
    return pattern.sub(str(_("(nama)")), text) if pattern else text


@lru_cache(maxsize=256)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    parts = {
        part
        for name in names
        for part in _WORD.findall(name)
        if len(part) >= _LEAST and not _COMMON.fullmatch(part)
    }
    whole = {" ".join(name.split()) for name in names if len(name.strip()) >= _LEAST}
    said = sorted({*parts, *whole, *(str(escape(name)) for name in whole)}, key=len, reverse=True)
    if not said:
        return None
    one = "|".join(re.escape(word) for word in said)
    return re.compile(rf"(?<!\w)(?:{one})(?:[ ](?:{one}))*(?!\w)", re.IGNORECASE)


def init_app(app: Flask, sees_names: Callable[[], bool]) -> None:
    """Take the noted names out of every page that leaves for who may not see names."""

    @app.after_request
    def veil(response: Response) -> Response:
        names = g.get("applicants")
        if not names or response.mimetype != "text/html" or response.is_streamed or sees_names():
            return response
        response.set_data(_without(response.get_data(as_text=True), names))
        return response


def _without(page: str, names: Iterable[str]) -> str:
    kept = frozenset(names)
    pieces = _OUTSIDE.split(page)
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            pieces[place] = hidden(piece, kept)
        elif not piece.startswith(_LEFT):
            pieces[place] = _SPOKEN.sub(
                lambda said: said[1] + hidden(said[2], kept) + said[3], piece
            )
    return "".join(pieces)
