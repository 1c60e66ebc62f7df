"""What happened and what was written in a case, as its page tells it."""

from __future__ import annotations

from collections.abc import Sequence

from flask import url_for

from ppid.cases import telling
from ppid.cases.models import Case, CasePaper
from ppid.cases.telling import Told
from ppid.casework.queries import Folder


def thread(case: Case, folder: Folder) -> list[Told]:
    """Messages of both sides, oldest first, with their papers."""

    def of(message_id: int) -> list[Told]:
        return papers(case, [laid for laid in folder.papers if laid.message_id == message_id])

    return telling.thread(folder.messages, of)


def papers(case: Case, laid: Sequence[CasePaper]) -> list[Told]:
    """Papers to open, with what each is."""

    def href(one: CasePaper) -> str:
        return url_for("casework.paper", number=case.number, public_id=one.paper.public_id)

    return telling.papers(laid, href)
