"""The pages of the form in their order, and what a draft answers on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ppid.cases import drafts
from ppid.cases.drafts import Draft
from ppid.cases.identity import DetailsForm, ProxyForm
from ppid.cases.kinds import Missing, Relation, RequesterKind
from ppid.cases.models import Case, Requester
from ppid.cases.proofs import PAPER_OF, wanted_slots
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.intake.filing.forms import (
    LATER,
    NOW,
    AskerForm,
    HowForm,
    IdentityForm,
    WhatForm,
    chosen,
)
from ppid.kit.forms import Form
from ppid.kit.typed import Typed, as_sent, with_list
from ppid.law import Minor
from ppid.office.calendar import local_day
from ppid.office.profiles import in_force

PAGES: Mapping[str, type[Form]] = {
    "who": AskerForm,
    "details": ProxyForm,
    "what": WhatForm,
    "how": HowForm,
    "identity": IdentityForm,
}
ORDER = tuple(PAGES)
STEPS: Mapping[str, int] = {"who": 1, "details": 1, "what": 2, "how": 3, "identity": 4, "check": 5}
_ONE_CHOICE: Mapping[str, tuple[str, frozenset[str]]] = {
    "who": ("kind", frozenset(RequesterKind)),
    "identity": ("bring", frozenset({NOW, LATER})),
}


class Journey:
    """A draft as the pages of the form see it; without a draft nothing is answered yet."""

    def __init__(self, draft: Draft | None) -> None:
        self.draft = draft
        held = drafts.contents(draft) if draft else {}
        self.pages: dict[str, Typed] = held.get("pages", {})
        self._found_good: dict[str, Any] = held.get("good", {})
        self._papers: Sequence[Paper] | None = None

    @property
    def papers(self) -> Sequence[Paper]:
        """The files handed in so far; looked up once."""
        if self._papers is None:
            self._papers = drafts.draft_papers(self.draft) if self.draft else ()
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
    def helper(self) -> dict[str, Any]:
        """Who helps to fill it in, as columns of the requester; nothing where nobody does."""
        name, relation = self._one("who", "helper_name"), self._one("who", "helper_relation")
        if not name or relation not in set(Relation):
            return {}
        return {
            "helper_name": name[:160],
            "helper_relation": Relation(relation),
            "helper_organisation": self._one("who", "helper_organisation")[:160],
        }

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
        form = PAGES[page]
        if page == "details" and not self.by_proxy:
            form = DetailsForm
        sent = (
            None
            if kept is None
            else as_sent(kept, **({} if token is None else {"csrf_token": token}))
        )
        facts = self._facts(page)
        if page == "details":
            del facts["by_proxy"]
        if "minors_on" in facts:
            facts["minors_on"] = date.fromisoformat(facts["minors_on"])
        return form(formdata=sent, **facts, **more)

    def _facts(self, page: str) -> dict[str, Any]:
        """What other pages say that this one depends on."""
        if page == "details":
            facts = {"kind": self.kind, "by_proxy": self.by_proxy}
            return facts | ({} if self.by_proxy else self._minors())
        if page == "how":
            return {
                "phone_known": bool(self._one("details", "phone")),
                "email_known": bool(self._one("details", "email")),
            }
        return {}

    def _minors(self) -> dict[str, Any]:
        """On which day nobody under age may ask alone, where the office says so (A-16)."""
        if self.draft is None:
            return {}
        on = local_day(self.draft.touched_at)
        return {"minors_on": on.isoformat()} if in_force(on).minor is Minor.BLOCKED else {}

    def good(self, page: str, form: Form) -> dict[str, Any]:
        """The answers of a form that was found good, to be kept with what was typed."""
        return {"beside": self._facts(page), "answers": form.answers}

    def answers(self, page: str) -> dict[str, Any] | None:
        """All that a page asks, or None while it is not answered.

        A page is checked when it is sent in; again only when what it depends on has changed since.
        """
        good = self._found_good.get(page)
        if good is not None and good["beside"] == self._facts(page):
            return dict(good["answers"])
        form = self.finished(page)
        return form.answers if form else None

    def finished(self, page: str) -> Form | None:
        """The form of a page if all that it asks is answered, else None."""
        if page not in self.pages:
            return None
        form = self.form(page, meta={"csrf": False})
        return form if form.validate() else None

    def is_finished(self, page: str) -> bool:
        """Whether all that a page asks is answered; one choice needs no form to be read."""
        if page not in _ONE_CHOICE:
            return self.answers(page) is not None
        name, allowed = _ONE_CHOICE[page]
        chosen = self._one(page, name)
        waits = page == "identity" and chosen != LATER and self.missing
        return chosen in allowed and not waits

    def unvisited(self, before: str | None = None) -> str | None:
        """The first page (before another one) on which nothing was typed yet."""
        pages = ORDER[: ORDER.index(before)] if before in ORDER else ORDER
        return next((page for page in pages if page not in self.pages), None)

    def unfinished(self) -> str | None:
        """The first page that does not have all its answers yet."""
        return next((page for page in ORDER if not self.is_finished(page)), None)

    def submission(self) -> dict[str, Any] | None:
        """All answers as the action `submit` takes them, or None while a page is unfinished."""
        if not all(self.is_finished(page) for page in _ONE_CHOICE):
            return None
        details, what, how = (self.answers(page) for page in ("details", "what", "how"))
        if details is None or what is None or how is None:
            return None
        return {
            "requester": {"kind": self.kind, **details, **self.helper},
            **what,
            **chosen(how),
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
