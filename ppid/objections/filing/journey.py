"""The two roads to an objection, about a request and without one, and what a draft says on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ppid.cases import drafts
from ppid.cases.clock import clock_of
from ppid.cases.drafts import Draft
from ppid.cases.identity import DetailsForm, ProxyForm, WhoForm
from ppid.cases.kinds import RequesterKind
from ppid.cases.models import Case
from ppid.cases.objecting import Applicant
from ppid.cases.proofs import wanted_slots
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.forms import Form
from ppid.kit.typed import Typed, as_sent
from ppid.law import LegalClock, ObjectionGround
from ppid.objections.filing.forms import (
    LATER,
    PROXY,
    ProofsForm,
    ReasonsForm,
    ReportForm,
    SenderForm,
)
from ppid.objections.filing.grounds import Offered, offered
from ppid.office.calendar import legal_clock_on

ABOUT: Mapping[str, type[Form]] = {"start": ReasonsForm, "sender": SenderForm}
ALONE: Mapping[str, type[Form]] = {
    "who": WhoForm,
    "details": ProxyForm,
    "report": ReportForm,
    "proofs": ProofsForm,
}
STEPS: Mapping[str, int] = {
    "start": 1,
    "sender": 2,
    "who": 1,
    "details": 1,
    "report": 2,
    "proofs": 3,
}
_WITH_FILES = frozenset({"sender", "proofs"})
_ON = "about"


def about(case: Case | None) -> dict[str, Typed]:
    """What a new draft holds from the start: which request it is about, or none."""
    return {_ON: {"number": [case.number if case else ""]}}


class Journey:
    """A draft as the pages see it; a draft about another request counts as none."""

    def __init__(self, draft: Draft | None, case: Case | None, today: date) -> None:
        held = drafts.contents(draft).get("pages", {}) if draft else {}
        mine = held.get(_ON) == about(case)[_ON]
        self.draft = draft if mine else None
        self.pages: dict[str, Typed] = held if mine else {}
        self.case, self.today = case, today
        self.asked = ABOUT if case else ALONE
        self.order = tuple(self.asked)
        self._papers: Sequence[Paper] | None = None

    @property
    def steps(self) -> int:
        """How many steps the reader counts, with the check."""
        return 3 if self.case else 4

    @property
    def papers(self) -> Sequence[Paper]:
        """The files handed in so far; looked up once."""
        if self._papers is None:
            self._papers = drafts.draft_papers(self.draft) if self.draft else ()
        return self._papers

    @property
    def clock(self) -> LegalClock:
        """How its dates are counted: as the request's, else by the profile in force."""
        return clock_of(self.case) if self.case else legal_clock_on(self.today)

    @property
    def offers(self) -> list[Offered]:
        """The grounds as they are offered for the request."""
        return offered(self.case, self.today) if self.case else []

    @property
    def kind(self) -> RequesterKind:
        """Who objects; a person while nothing is chosen."""
        if self.case:
            return self.case.requester.kind
        chosen = self._one("who", "kind")
        return RequesterKind(chosen) if chosen in set(RequesterKind) else RequesterKind.PERSON

    @property
    def by_proxy(self) -> bool:
        """Whether somebody acts for them."""
        if self.case:
            return self._one("sender", "sender") == PROXY
        return bool(self._one("who", "by_proxy")) or self.kind is RequesterKind.GROUP

    @property
    def wanted(self) -> tuple[Slot, ...]:
        """What must be attached: with a request only the power of attorney of a proxy."""
        if self.case:
            return (Slot.MANDATE,)
        return wanted_slots(self.kind, self.by_proxy)

    @property
    def lacking(self) -> list[Slot]:
        """What is not handed in and cannot wait; a power of attorney never can."""
        there = {paper.slot for paper in self.papers}
        later = self._one("proofs", "bring") == LATER
        needed = [Slot.MANDATE] if self.by_proxy else []
        if not self.case and not later:
            needed += [slot for slot in self.wanted if slot is not Slot.MANDATE]
        return [slot for slot in needed if slot not in there]

    def form(self, page: str, typed: Typed | None = None, *, token: str | None = None) -> Form:
        """The form of a page with what was typed on it; `token` is that of a form just sent."""
        kept = self.pages.get(page) if typed is None else typed
        more = {} if token is None else {"csrf_token": token}
        return self._build(page, None if kept is None else as_sent(kept, **more))

    def _build(self, page: str, sent: Any, **more: Any) -> Form:
        kind = self.asked[page]
        if page == "details" and not self.by_proxy:
            kind = DetailsForm
        return kind(formdata=sent, **self._facts(page, fresh=sent is None), **more)

    def _facts(self, page: str, *, fresh: bool) -> dict[str, Any]:
        if page == "start" and self.case:
            purpose = {"purpose": self.case.purpose} if fresh else {}
            return {"offers": self.offers, "today": self.today, "data": purpose}
        if page == "report":
            return {"today": self.today}
        return {"kind": self.kind} if page == "details" else {}

    def finished(self, page: str) -> dict[str, Any] | None:
        """The answers of a page if all that it asks is answered, else None."""
        if page not in self.pages:
            return None
        form = self._build(page, as_sent(self.pages[page]), meta={"csrf": False})
        if not form.validate() or (page in _WITH_FILES and self.lacking):
            return None
        return form.answers

    def unvisited(self, before: str | None = None) -> str | None:
        """The first page (before another one) on which nothing was typed yet."""
        pages = self.order[: self.order.index(before)] if before else self.order
        return next((page for page in pages if page not in self.pages), None)

    def unfinished(self) -> str | None:
        """The first page that does not have all its answers yet."""
        return next((page for page in self.order if self.finished(page) is None), None)

    def submission(self) -> dict[str, Any] | None:
        """All answers as the action `submit` takes them, or None while a page is unfinished."""
        if self.unfinished():
            return None
        told = {page: self.finished(page) or {} for page in self.order}
        return self._about(told) if self.case else self._alone(told)

    def _about(self, told: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        why = told["start"]
        return {
            "applicant": self._sender(told["sender"]),
            "grounds": [ObjectionGround(letter) for letter in why["grounds"]],
            "stated_on": why["found_on"],
            "information": "",
            "position": why["position"],
            "wanted": why["wanted"],
            "purpose": why["purpose"],
            "papers": self._sent_papers(),
        }

    def _sender(self, proxy: Mapping[str, Any]) -> Applicant:
        """The requester, or a proxy who now acts for the same requester."""
        if not proxy or self.case is None:
            return Applicant()
        return Applicant(principal(self.case) | dict(proxy), mandate=self._has_mandate())

    def _alone(self, told: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        why = told["report"]
        return {
            "applicant": Applicant(
                {"kind": self.kind, **told["details"]}, mandate=self._has_mandate()
            ),
            "grounds": [ObjectionGround.NOT_PUBLISHED],
            "stated_on": why["found_on"],
            "information": why["information"],
            "position": why["position"],
            "wanted": None,
            "purpose": why["purpose"],
            "papers": self._sent_papers(),
        }

    def _has_mandate(self) -> bool:
        return any(paper.slot is Slot.MANDATE for paper in self.papers)

    def _sent_papers(self) -> list[Paper]:
        """What goes along: a power of attorney only where somebody acts by it."""
        return [paper for paper in self.papers if paper.slot is not Slot.MANDATE or self.by_proxy]

    def _one(self, page: str, name: str) -> str:
        values = self.pages.get(page, {}).get(name) or [""]
        return values[0].strip()


_PRINCIPAL = ("kind", "name", "identity_number", "address", "occupation", "phone", "email")


def principal(case: Case) -> dict[str, Any]:
    """The requester's own columns, for whom a proxy acts now."""
    return {name: getattr(case.requester, name) for name in _PRINCIPAL}
