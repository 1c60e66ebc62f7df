"""What a letter says: its page rendered from the facts, before it is numbered and kept.

Who reads English gets the same words in English after the Indonesian letter, marked as a courtesy:
the Indonesian letter alone is the valid one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ppid.accounts.models import Officer
from ppid.cases import notices, queries, words
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.language import SOURCE, speaking
from ppid.kit.templates import render
from ppid.letters import qr
from ppid.letters.catalogue import CATALOGUE, LetterForm
from ppid.letters.models import LetterKind
from ppid.letters.signers import signatory
from ppid.office.calendar import local_day
from ppid.office.queries import logo, office


def said(
    name: str,
    form: LetterForm,
    subject: Case | Objection,
    *,
    at: datetime,
    number: str | None,
    signing: Officer | None = None,
    spoken: tuple[str, ...] = (),
    **facts: Any,
) -> str:
    """The words of a letter about a request or an objection; `signing` is the superior who acts.

    `spoken` are the languages, if not those of its reader.
    """
    case = subject if isinstance(subject, Case) else subject.case
    own = notices.facts(subject) | {
        "subject": subject,
        "counting": clock_of(subject),
        "questions": queries.questions(case) if case else (),
        "number": number,
        "signs": signatory(form.signer, office(), signing, local_day(at)),
    }
    readers = (SOURCE,) if subject.language == SOURCE else (SOURCE, subject.language)
    return in_languages(name, form, spoken or readers, at=at, facts=own | facts)


def in_languages(
    name: str,
    form: LetterForm,
    spoken: tuple[str, ...],
    *,
    at: datetime,
    facts: Mapping[str, Any],
) -> str:
    """The page of a letter in each language, the valid one first."""
    said = {
        "office": office(),
        "picture": logo(),
        "words": words,
        "qr": qr.drawn,
        "page": name,
        "title": form.title,
        "article": form.article,
        "issued_at": at,
        "issued_on": local_day(at),
        **facts,
    }
    pages = []
    for language in spoken:
        with speaking(language):
            pages.append(render(f"letters/{name}.html", {**said, "spoken": language}))
    return "\n".join(pages)


def to_nobody(
    kind: LetterKind,
    *,
    number: str,
    at: datetime,
    facts: Mapping[str, Any],
    signing: Officer | None = None,
) -> str:
    """The words of a sheet or a decree, in Indonesian alone; `signing` is the officer who acts."""
    form = CATALOGUE[kind]
    own = {"number": number, "signs": signatory(form.signer, office(), signing, local_day(at))}
    return in_languages(kind.value, form, (SOURCE,), at=at, facts={**facts, **own})


def preview(
    kind: LetterKind,
    subject: Case | Objection,
    *,
    at: datetime,
    signing: Officer | None = None,
    **facts: Any,
) -> str:
    """What a letter would say if it were issued now; it takes no number and is not kept."""
    return said(kind.value, CATALOGUE[kind], subject, at=at, number=None, signing=signing, **facts)
