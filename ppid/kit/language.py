"""Indonesian is what the code says; English is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from flask import Flask, has_request_context, request
from flask_babel import Babel, force_locale, get_locale, get_translations
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

LANGUAGES = {"id": "Indonesia", "en": "English"}
SOURCE = "id"
COOKIE = "bahasa"

_spoken: ContextVar[str] = ContextVar("spoken", default="")


def _choose() -> str:
    if not has_request_context():
        return "id"
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else "id"


def init_app(app: Flask) -> None:
    """Look texts up in ppid/translations, Indonesian when nobody chose."""
    app.config["BABEL_DEFAULT_LOCALE"] = "id"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(app.root_path) / "translations")
    Babel(app, locale_selector=_choose)
    words = {"gettext": _said, "_": _said, "ngettext": _counted}
    app.jinja_env.globals.update(words)  # as the library's own, with less to look up each time


def translated(text: str) -> str:
    """The same in the language of this page or mail."""
    return text if current_language() == SOURCE else str(get_translations().ugettext(text))


def gettext(text: str, /, **variables: Any) -> str:
    """As the library's own, with less to look up each time: for what is said a million times."""
    said = translated(text)
    return said % variables if variables else said


def _as_markup(context: Context, text: str, variables: Mapping[str, Any]) -> str:
    said = Markup(text) if context.eval_ctx.autoescape else text  # noqa: S704
    return said % variables if "%" in text else said


@pass_context
def _said(context: Context, text: str, /, **variables: Any) -> str:
    return _as_markup(context, translated(text), variables)


@pass_context
def _counted(context: Context, one: str, many: str, count: int, /, **variables: Any) -> str:
    if current_language() != SOURCE:
        text = get_translations().ungettext(one, many, count)
    else:
        text = one if count == 1 else many
    return _as_markup(context, text, {"num": count} | variables)


def current_language() -> str:
    """The language of this page or mail: id or en."""
    spoken = _spoken.get()
    if spoken:
        return spoken
    locale = get_locale()
    return locale.language if locale else "id"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is rendered inside is in that language (id or en)."""
    spoken = language if language in LANGUAGES else SOURCE
    mark = _spoken.set(spoken)
    try:
        with force_locale(spoken):
            yield
    finally:
        _spoken.reset(mark)
