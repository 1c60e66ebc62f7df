"""Saying the office's own words where a letter or mail keeps a place for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from sqlalchemy.orm import Session

from ppid.kit.db import db
from ppid.kit.language import current_language
from ppid.kit.wording import PLAIN_PAGE, Block, Layout, Reading, Shape, as_text, on_page, read
from ppid.office.models import TextVersion
from ppid.office.queries import office
from ppid.office.texts.catalogue import SLOTS
from ppid.office.texts.names import OWN, own_values
from ppid.office.texts.slots import Slot

_MAIL: Final[Layout] = {
    Shape.PARAGRAPH: ('<p style="margin:0 0 16px">', "", "<br>", "</p>"),
    Shape.ITEMS: (
        '<ul style="margin:0 0 18px;padding-left:24px">',
        '<li style="margin:0 0 6px">',
        "</li>",
        "</ul>",
    ),
    Shape.COUNTED: (
        '<ol style="margin:0 0 18px;padding-left:24px">',
        '<li style="margin:0 0 6px">',
        "</li>",
        "</ol>",
    ),
}
HERE: Final = Markup('<div class="pp-trying">')
THERE: Final = Markup("</div>")
BEGINS: Final = "\ue000"
ENDS: Final = "\ue001"
"""Around the words that are tried, on a page and in a text; the marks of a text mean nothing."""

Words = Mapping[str, str]
"""A text in some languages."""

_own: dict[tuple[sa.Engine, int], dict[str, Words]] = {}
_read: dict[tuple[str, str, str | None], _Said] = {}
_tried: ContextVar[tuple[str, Words] | None] = ContextVar("tried", default=None)


@sa.event.listens_for(Session, "after_soft_rollback")
def forget(*_rolled_back: object) -> None:
    """What was read from rows that were taken back is not kept."""
    _own.clear()


def own_words() -> Mapping[str, Words]:
    """Where the office says something of its own: its newest words, by place and language."""
    key = (db.engine.engine, office().texts_version)
    if key not in _own:
        newest = sa.select(sa.func.max(TextVersion.id)).group_by(TextVersion.key)
        rows = db.session.execute(
            sa.select(TextVersion.key, TextVersion.words).where(TextVersion.id.in_(newest))
        )
        _own.clear()
        _own[key] = {row.key: row.words for row in rows}
    return _own[key]


def said(key: str, language: str) -> str:
    """What a place says in a language now: the office's own words, or the default."""
    own = own_words().get(key, {})
    return own[language] if language in own else SLOTS[key].says(language)


@contextmanager
def trying(key: str, words: Words) -> Iterator[None]:
    """What is rendered inside says these words in that place, and marks the place."""
    mark = _tried.set((key, words))
    try:
        yield
    finally:
        _tried.reset(mark)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a place says, and whether it names what the office's profile knows.

    Words that name nothing are the same in every mail: laid out once, for its page and its text.
    """

    blocks: tuple[Block, ...]
    names_office: bool
    page: Markup | None = None
    text: str | None = None


def _said(key: str) -> _Said:
    language = current_language()
    tried = _tried.get()
    if tried and tried[0] == key:
        return _as_read(read(tried[1].get(language, ""), SLOTS[key].known))
    own = own_words().get(key, {}).get(language)
    if (key, language, own) not in _read:
        if len(_read) > 4 * len(SLOTS):
            _read.clear()
        _read[key, language, own] = _as_read(_readable(SLOTS[key], own, language))
    return _read[key, language, own]


def _readable(slot: Slot, own: str | None, language: str) -> Reading:
    """A text that names what this version of the product no longer knows gives way."""
    reading = read(own, slot.known) if own is not None else None
    return read(slot.says(language), slot.known) if not reading or reading.faults else reading


def _as_read(reading: Reading) -> _Said:
    if reading.names:
        return _Said(reading.blocks, not reading.names.isdisjoint(OWN))
    page, text = on_page(reading.blocks, {}, _MAIL), as_text(reading.blocks, {})
    return _Said(reading.blocks, names_office=False, page=page, text=text)


def _values(key: str, said: _Said, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the text may name; a template that gives more or less than it should is wrong."""
    if given.keys() != set(SLOTS[key].names):
        raise KeyError(f"{key} is given {sorted(given)}")
    return {**own_values(office()), **given} if said.names_office else given


def _marked(key: str, words: Markup) -> Markup:
    tried = _tried.get()
    return HERE + words + THERE if tried and tried[0] == key else words


def told(key: str, **given: Any) -> Markup:
    """The office's words in a place of a letter: whole blocks, nothing where it says nothing."""
    says = _said(key)
    return _marked(key, on_page(says.blocks, _values(key, says, given), PLAIN_PAGE))


def told_lines(key: str, **given: Any) -> list[Markup]:
    """The same line by line, where they continue a list of the letter."""
    says = _said(key)
    values = _values(key, says, given)
    return [
        _marked(key, on_page([Block(Shape.PARAGRAPH, (line,))], values, _BARE))
        for block in says.blocks
        for line in block.lines
    ]


_BARE: Final[Layout] = dict.fromkeys(Shape, ("", "", "", ""))


@pass_context
def mail_told(context: Context, key: str, /, **given: Any) -> str:
    """The office's words in a place of a mail, as its page or its text."""
    says = _said(key)
    values = _values(key, says, given)
    if context.eval_ctx.autoescape:
        page = on_page(says.blocks, values, _MAIL) if says.page is None else says.page
        return _marked(key, page)
    tried = _tried.get()
    words = as_text(says.blocks, values) if says.text is None else says.text
    shown = f"{BEGINS}{words}{ENDS}" if tried and tried[0] == key else words
    return f"\n{shown}\n" if says.blocks else ""


def init_app(app: Flask) -> None:
    """Let letters and mails say the office's own words."""
    app.jinja_env.globals.update(told=told, told_lines=told_lines, mail_told=mail_told)
