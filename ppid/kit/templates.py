"""Rendering, and how dates, sums and sizes are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from flask import Flask, current_app
from govuk_frontend_wtf.main import WTFormsHelpers
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)

from ppid.kit import practice
from ppid.kit.language import current_language
from ppid.kit.said import SaidInPlace

DAY = "EEEE, d MMMM y"
SHORT_DAY = "d MMM y"
MONTH = "MMMM y"
SHORT_WEEKDAY = "EEE"
_AT = {"id": "pukul", "en": "at"}
_ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
_STEPS = ((1_000_000, "MB"), (1_000, "KB"))


@lru_cache(maxsize=4096)
def _written(value: date, pattern: str, language: str) -> str:
    return format_date(value, pattern, locale=language)


def day(value: date) -> str:
    """Rabu, 25 November 2026."""
    return _written(value, DAY, current_language())


def short_day(value: date) -> str:
    """25 Nov 2026."""
    return _written(value, SHORT_DAY, current_language())


def month(value: date) -> str:
    """November 2026."""
    return _written(value, MONTH, current_language())


def short_weekday(value: date) -> str:
    """Rab."""
    return _written(value, SHORT_WEEKDAY, current_language())


_CITED = (
    (re.compile(r"\bUU (\d)"), r"Law \1"),
    (re.compile(r"\bPasal (\d+)"), r"Article \1"),
    (re.compile(r" ayat \((\d+)\)"), r"(\1)"),
    (re.compile(r" huruf ([a-z])\b"), r"(\1)"),
    (re.compile(r" angka (\d+)"), r"(\1)"),
    (re.compile(r" dan Article"), " and Article"),
)


def cited(article: str) -> str:
    """An article as the reader's language cites it: Law 14/2008 Article 22(7)."""
    if current_language() == "en":
        for pattern, said in _CITED:
            article = pattern.sub(said, article)
    return article


def zone_name(zone: ZoneInfo) -> str:
    """WIB, WITA or WIT."""
    return _ZONES.get(zone.key, zone.key)


def moment(value: datetime, zone: ZoneInfo) -> str:
    """Selasa, 24 November 2026 pukul 09.14 WITA, in the office's zone."""
    language, local = current_language(), value.astimezone(zone)
    on = _written(local.date(), DAY, language)
    return f"{on} {_AT[language]} {local:%H.%M} {zone_name(zone)}"


def rupiah(value: int) -> str:
    """Rp 25.000."""
    return format_currency(value, "IDR", "¤ #,##0", locale="id", currency_digits=False)


def number(value: int) -> str:
    """1.234."""
    return format_decimal(value, locale=current_language())


def size(value: int) -> str:
    """31 KB."""
    for step, unit in _STEPS:
        if value >= step:
            amount = format_decimal(round(value / step, 1), locale=current_language())
            return f"{amount} {unit}"
    return f"{value} B"


FILTERS = {
    "cited": cited,
    "day": day,
    "short_day": short_day,
    "month": month,
    "short_weekday": short_weekday,
    "rupiah": rupiah,
    "number": number,
    "size": size,
}


def _names(environment: Environment, more: Mapping[str, Any] | None) -> dict[str, Any]:
    """What every template may name, as one dictionary.

    The library's chain of them is walked in Python at each render and each import of a macro.
    """
    return {**environment.globals, **(more or {})}


def init_app(app: Flask) -> None:
    """One environment for pages, mails and letters: autoescape everywhere but .txt."""
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(str(app.config["TEMPLATES"])),
            PrefixLoader(
                {
                    "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
                    "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
                }
            ),
        ]
    )
    app.jinja_env.make_globals = partial(_names, app.jinja_env)  # type: ignore[method-assign]
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["practice_mark"] = practice.MARK if app.config["PRACTICE"] else ""
    WTFormsHelpers(app)


def _strict(language: str) -> Environment:
    """The environment of mails and letters in a language, which is the one spoken now."""
    kept: dict[str, Environment] = current_app.extensions.setdefault("strict_templates", {})
    if language not in kept:
        kept[language] = current_app.jinja_env.overlay(undefined=StrictUndefined)
        kept[language].code_generator_class = SaidInPlace
    return kept[language]


def render(template: str, facts: Mapping[str, Any]) -> str:
    """A mail or letter, outside or inside a request; an unknown name is an error."""
    return str(_strict(current_language()).get_template(template).render(**facts))
