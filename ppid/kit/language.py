"""Indonesian is what the code says; English is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, has_request_context, request
from flask_babel import Babel, force_locale, get_locale

LANGUAGES = {"id": "Indonesia", "en": "English"}
COOKIE = "bahasa"


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


def current_language() -> str:
    """The language of this page or mail: id or en."""
    locale = get_locale()
    return locale.language if locale else "id"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is rendered inside is in that language (id or en)."""
    with force_locale(language if language in LANGUAGES else "id"):
        yield
