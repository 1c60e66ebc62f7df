"""All answers once more, page by page, for the check before sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from ppid.cases import words
from ppid.cases.kinds import RequesterKind
from ppid.cases.proofs import SLOTS
from ppid.intake.filing.journey import Journey
from ppid.kit.templates import size

Row = tuple[Any, Any, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its terms and answers; each row names the page where it is changed."""

    title: str
    rows: list[Row] = field(default_factory=list)


def parts(journey: Journey, asked: Mapping[str, Any]) -> list[Part]:
    """The answers as `Journey.submission` gives them, in words."""
    return [
        Part(_("Siapa Anda"), _who(journey, asked["requester"])),
        Part(_("Apa yang Anda minta"), _what(asked)),
        Part(_("Cara menerima"), _how(asked)),
        Part(_("Lampiran"), _papers(journey, asked)),
    ]


def _who(journey: Journey, said: Mapping[str, Any]) -> list[Row]:
    entity = journey.kind is RequesterKind.LEGAL_ENTITY
    number = _("Nomor surat keputusan pengesahan") if entity else _("NIK")
    rows: list[Row] = [
        (_("Pemohon"), words.KINDS[journey.kind], "who"),
        (_("Nama"), said["name"], "details"),
        (number, said["identity_number"], "details"),
        (_("Alamat"), said["address"], "details"),
        (_("Pekerjaan"), said["occupation"], "details"),
        (_("Email"), said["email"], "details"),
        (_("Telepon"), said["phone"], "details"),
    ]
    if journey.by_proxy:
        rows += [
            (_("Penerima kuasa"), said["proxy_name"], "details"),
            (_("Alamat penerima kuasa"), said["proxy_address"], "details"),
            (_("Telepon penerima kuasa"), said["proxy_phone"], "details"),
        ]
    if journey.helper:
        relation = words.RELATIONS[said["helper_relation"]]
        shown = [said["helper_name"], str(relation), said["helper_organisation"]]
        rows.append((_("Dibantu mengisi oleh"), ", ".join(filter(None, shown)), "who"))
    return rows


def _what(asked: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = [
        (_("Butir %(place)d", place=place), text, "what")
        for place, text in enumerate(asked["questions"], 1)
    ]
    return [*rows, (_("Tujuan penggunaan"), asked["purpose"], "what")]


def _how(asked: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = [(_("Cara memperoleh"), words.OBTAIN[asked["obtain"]], "how")]
    if asked["copy_form"]:
        rows += [
            (_("Bentuk salinan"), words.COPY_FORMS[asked["copy_form"]], "how"),
            (_("Cara mendapatkan salinan"), words.DELIVERIES[asked["delivery"]], "how"),
        ]
    return rows


def _papers(journey: Journey, asked: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = [
        (SLOTS[paper.slot], f"{paper.name} ({size(paper.size)})", "identity")
        for paper in journey.papers
    ]
    return rows + [(words.MISSING[item], _("Menyusul"), "identity") for item in asked["missing"]]
