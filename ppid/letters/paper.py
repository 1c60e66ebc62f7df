"""A letter on paper: its kept words as a PDF, with the code and the QR that verify it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask_babel import lazy_gettext as _l

from ppid.kit.config import ROOT
from ppid.kit.language import speaking
from ppid.letters import codes, logos, markup, pdf, qr

SOURCE: Final = ROOT / "templates" / "letters" / "letter.typ"
_SAY_CHECK: Final = _l("Kode verifikasi. Periksa keaslian surat ini di:")
_SAY_PAGE: Final = _l("Halaman {page} dari {pages}")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a PDF says beside the words: its title, number, day, office and language.

    `code` is the verification code, empty for what is made anew from the register each time;
    then `foot` is what stands in the foot of its pages.
    """

    title: str
    number: str
    on: date
    author: str
    language: str = "id"
    code: str = ""
    foot: str = ""


def printed(html: str, paper: Paper) -> bytes:
    """The words of a letter as a tagged and archivable PDF; the same words give the same bytes."""
    articles = [one | {"blocks": logos.drawn(one["blocks"])} for one in markup.articles(html)]
    with speaking(paper.language):
        said = {"page": str(_SAY_PAGE), "check": str(_SAY_CHECK)}
    heading = " ".join(paper.title.split())
    data: dict[str, Any] = {
        "title": f"{heading} {paper.number}".strip(),
        "heading": heading,
        "number": paper.number,
        "author": paper.author,
        "date": {"year": paper.on.year, "month": paper.on.month, "day": paper.on.day},
        "language": paper.language,
        "articles": articles,
        "page": said["page"],
        "foot": paper.foot or paper.author,
        "verify": _check(paper.code, said["check"]) if paper.code else None,
    }
    return pdf.typeset(SOURCE, data)


def _check(code: str, say: str) -> dict[str, str]:
    address = codes.address(code)
    return {
        "code": codes.shown(code),
        "say": say,
        "address": re.sub(r"^https?://", "", address),
        "svg": qr.as_file(address),
    }
