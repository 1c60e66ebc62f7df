"""The pages of the form in their order, and what a draft answers on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ppid.cases.kinds import Missing, RequesterKind
from ppid.cases.models import Case, Requester
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.intake import queries
from ppid.intake.actions import PAPER_OF
from ppid.intake.filing.forms import (
    LATER,
    DetailsForm,
    HowForm,
    IdentityForm,
    WhatForm,
    WhoForm,
)
from ppid.intake.filing.typed import Typed, as_sent, with_list
from ppid.intake.models import Draft
from ppid.kit.forms import Form

PAGES: Mapping[str, type[Form]] = {
    "who": WhoForm,
    "details": DetailsForm,
    "what": WhatForm,
    "how": HowForm,
    "identity": IdentityForm,
}
ORDER = tuple(PAGES)
STEPS: Mapping[str, int] = {"who": 1, "details": 1, "what": 2, "how": 3, "identity": 4, "check": 5}
_WANTED: Mapping[RequesterKind, tuple[Slot, ...]] = {
    RequesterKind.PERSON: (Slot.IDENTITY,),
    RequesterKind.LEGAL_ENTITY: (Slot.DEED,),
    RequesterKind.GROUP: (Slot.IDENTITY, Slot.MANDATE),
}


def wanted_slots(kind: RequesterKind, by_proxy: bool) -> tuple[Slot, ...]:
    """What must be attached, Perki 1/2021 Pasal 27 ayat (2) sampai (7)."""
    slots = _WANTED[kind]
    return slots if Slot.MANDATE in slots or not by_proxy else (*slots, Slot.MANDATE)


class Journey:
    """A draft as the pages of the form see it; without a draft nothing is answered yet."""

    def __init__(self, draft: Draft | None) -> None:
        self.draft = draft
        self.pages: dict[str, Typed] = queries.contents(draft)["pages"] if draft else {}
        self._papers: Sequence[Paper] | None = None

    @property
    def papers(self) -> Sequence[Paper]:
        """The files handed in so far; looked up once."""
        if self._papers is None:
            self._papers = queries.draft_papers(self.draft) if self.draft else ()
        return self._papers

    @property
    def kind(self) -> RequesterKind:
        """Who asks; a person while nothing is chosen."""
        chosen = self._one("who", "kind")
        return RequesterKind(chosen) if chosen in set(RequesterKind) else RequesterKind.PERSON

    @property
    def by_proxy(self) -> bool:
        """Whether somebody asks for them; a group always acts through somebody."""
        return self.kind is RequesterKind.GROUP or bool(self._one("who", "by_proxy"))

    @property
    def wanted(self) -> tuple[Slot, ...]:
        """The slots of what must be attached."""
        return wanted_slots(self.kind, self.by_proxy)

    @property
    def missing(self) -> list[Missing]:
        """What must be attached and is not there yet."""
        there = {paper.slot for paper in self.papers}
        return [PAPER_OF[slot] for slot in self.wanted if slot not in there]

    def form(
        self, page: str, typed: Typed | None = None, *, token: str | None = None, **more: Any
    ) -> Form:
        """The form of a page with what was typed on it; `token` is that of a form just sent."""
        kept = self.pages.get(page) if typed is None else typed
        facts: dict[str, Any] = {}
        if page == "details":
            facts = {"kind": self.kind, "by_proxy": self.by_proxy}
        elif page == "how":
            facts = {
                "phone_known": bool(self._one("details", "phone")),
                "email_known": bool(self._one("details", "email")),
            }
        sent = (
            None
            if kept is None
            else as_sent(kept, **({} if token is None else {"csrf_token": token}))
        )
        return PAGES[page](formdata=sent, **facts, **more)

    def finished(self, page: str) -> Form | None:
        """The form of a page if all that it asks is answered, else None."""
        if page not in self.pages:
            return None
        form = self.form(page, meta={"csrf": False})
        if not form.validate():
            return None
        waits = page == "identity" and self.missing and self._one("identity", "bring") != LATER
        return None if waits else form

    def unvisited(self, before: str | None = None) -> str | None:
        """The first page (before another one) on which nothing was typed yet."""
        pages = ORDER[: ORDER.index(before)] if before in ORDER else ORDER
        return next((page for page in pages if page not in self.pages), None)

    def unfinished(self) -> str | None:
        """The first page that does not have all its answers yet."""
        return next((page for page in ORDER if self.finished(page) is None), None)

    def submission(self) -> dict[str, Any] | None:
        """All answers as the action `submit` takes them, or None while a page is unfinished."""
        forms = {page: self.finished(page) for page in ORDER}
        details, what, how = forms["details"], forms["what"], forms["how"]
        if (
            not all(forms.values())
            or not isinstance(what, WhatForm)
            or not isinstance(how, HowForm)
            or details is None
        ):
            return None
        return {
            "requester": {"kind": self.kind, **details.answers},
            "questions": what.asked,
            "purpose": what.purpose.data,
            **how.chosen,
            "missing": self.missing,
            "papers": self.papers,
        }

    def _one(self, page: str, name: str) -> str:
        values = self.pages.get(page, {}).get(name) or [""]
        return values[0].strip()


def pages_of(case: Case, requester: Requester, questions: Sequence[str]) -> dict[str, Typed]:
    """The pages of the form filled in from a request, to ask the same again."""
    who: Typed = {"kind": [requester.kind.value]}
    if requester.by_proxy:
        who["by_proxy"] = ["y"]
    columns = (
        "name",
        "identity_number",
        "address",
        "occupation",
        "phone",
        "email",
        "proxy_name",
        "proxy_address",
        "proxy_phone",
    )
    return {
        "who": who,
        "details": {name: [getattr(requester, name) or ""] for name in columns},
        "what": with_list({"purpose": [case.purpose]}, "questions", questions),
        "how": {
            name: [value.value]
            for name, value in (
                ("obtain", case.obtain),
                ("copy_form", case.copy_form),
                ("delivery", case.delivery),
            )
            if value
        },
    }
