"""Goes round the site as somebody would, and notes one address of every kind of page."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from flask import Flask
from playwright.sync_api import BrowserContext
from werkzeug.exceptions import HTTPException

from ppid.kit.clock import now
from ppid.law import Outcome
from tests.browser.office import Office

_HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
# These look different in each state of what they show, so each state is a page of its own.
_BY_STATE = {
    "casework.show": "states",
    "intake.case": "states",
    "objections.show": "objections",
    "objections.own": "objections",
    "disputes.show": "disputes",
    "exclusions.show": "exclusions",
}
# These look different for each kind of letter.
_BY_KIND = {
    "letters.show": "public_id",
    "letters.own": "public_id",
    "exclusions.letter": "letter_id",
}
# A choice in the address that makes another page.
_CHOICES = ("keputusan", "tindakan")


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that somebody may open: who, which endpoint, what makes it another page, where."""

    who: str
    endpoint: str
    shade: str
    path: str

    @property
    def kind(self) -> tuple[str, str]:
        """What makes it a page of its own."""
        return self.endpoint, self.shade

    @property
    def name(self) -> str:
        """A short name, for tests and pictures."""
        return "-".join(part for part in (self.endpoint, self.shade, self.who) if part)


class Round:
    """One person's round."""

    def __init__(self, office: Office, context: BrowserContext, who: str) -> None:
        self.office, self.context, self.who = office, context, who
        self.seen: dict[tuple[str, str], Visit] = {}
        self._fetched: set[str] = set()
        self._adapter = office.app.url_map.bind(urlsplit(office.base).netloc)

    def go(self, starts: Iterable[str]) -> list[Visit]:
        """Everything that can be reached from these addresses."""
        waiting = deque(starts)
        while waiting:
            waiting.extend(self._look_at(waiting.popleft()))
        return list(self.seen.values())

    def try_cases(self, endpoints: Iterable[str]) -> None:
        """Pages of a case, objection or dispute that no link leads to just now: the first that
        has one."""
        rooms = {"objections": self.office.objections, "disputes": self.office.disputes}
        for endpoint in endpoints:
            for number in rooms.get(endpoint.split(".")[0], self.office.states):
                if any(seen == endpoint for seen, _shade in self.seen):
                    break
                self._look_at(self._adapter.build(endpoint, {"number": number}))

    def _look_at(self, path: str) -> list[str]:
        kind = self._kind(path)
        if kind is None or path in self._fetched or not self._is_news(kind):
            return []
        self._fetched.add(path)
        answer = self.context.request.get(urljoin(self.office.base, path), max_redirects=0)
        assert answer.status < 500, f"{path}: {answer.status}"
        if answer.status in (301, 302, 303):
            return [_path(answer.headers["location"], self.office.base)]
        is_page = "html" in answer.headers.get("content-type", "")
        if answer.status != 200 or not is_page:
            return []
        self.seen.setdefault(kind, Visit(self.who, *kind, path))
        found = (
            _path(html.unescape(href), urljoin(self.office.base, path))
            for href in _HREF.findall(answer.text())
        )
        return [one for one in found if one]

    def _is_news(self, kind: tuple[str, str]) -> bool:
        return kind not in self.seen or kind[0] in _BY_STATE

    def _kind(self, path: str) -> tuple[str, str] | None:
        parts = urlsplit(path)
        try:
            endpoint, values = self._adapter.match(parts.path, method="GET")
        except HTTPException:
            return None
        if endpoint in ("static", "pages.stylesheet"):
            return None
        asked = parse_qs(parts.query)
        shade = "".join(asked[name][0] for name in _CHOICES if name in asked)
        if endpoint in _BY_KIND:
            shade = self.office.letters.get(str(values.get(_BY_KIND[endpoint])), "")
        elif endpoint in _BY_STATE:
            states = getattr(self.office, _BY_STATE[endpoint])
            shade = states.get(str(values.get("number") or values.get("public_id")), "")
        return endpoint, shade


def _path(href: str, base: str) -> str:
    """The path and query of an address of our own, else nothing."""
    whole = urlsplit(urljoin(base, href))
    if whole.netloc != urlsplit(base).netloc or whole.scheme not in ("http", "https"):
        return ""
    return whole.path + (f"?{whole.query}" if whole.query else "")


ROLES = ("desk", "ppid", "unit", "superior", "admin")
_A_STATE = 2  # cases of one state that a requester's browser opens: it keeps twenty


def starts(office: Office, who: str) -> list[str]:
    """Where somebody's round begins."""
    if who == "holder":
        shown = (*alone(office), *a_few_of_each(office), *office.disputed)
        return [office.ways_in[number] for number in dict.fromkeys(shown)]
    if who not in ROLES:
        return ["/", "/kotak-surat", "/petugas/lupa-sandi/terkirim"]
    cases = [f"/petugas/permohonan/{number}" for number in office.states]
    working = [number for number, state in office.states.items() if state == "in_progress"]
    answers = [
        f"/petugas/permohonan/{working[0]}/putusan/1?keputusan={outcome.value}"
        for outcome in Outcome
    ]
    drafts = [
        f"/petugas/permohonan/{office.drafted}/{part}"
        for part in ("putusan", "putusan/ketentuan", "putusan/periksa", "persetujuan")
    ]
    objections = [f"/petugas/keberatan/{number}" for number in office.objections]
    excluded = [f"/petugas/pengecualian/{public_id}" for public_id in office.exclusions]
    begun = ["/petugas/antrean", "/petugas/akun", "/pengaturan"]
    begun += ["/petugas/antrean/saringan?due=late"]
    begun += ["/petugas/pemberitahuan/luar", "/pengaturan/pemberitahuan/luar/sms"]
    begun += [
        f"/petugas/antrean/bersama?tindakan={step}&pilih={working[0]}"
        for step in ("assign", "extend")
    ]
    year = now().year
    reports = [
        f"/petugas/laporan/{year}/bagian/budget",
        f"/petugas/laporan/{year}/tetapkan",
        *(f"/petugas/laporan/{year - 2}/{step}" for step in ("umumkan", "buka-kembali", "kirim")),
    ]
    registers = [
        f"/petugas/register/permintaan/tahun/{year - 1}/buka-kembali",
        f"/petugas/register/keberatan/tahun/{year - 1}/tutup",
    ]
    return [*begun, *drafts, *answers, *cases, *objections, *excluded, *reports, *registers]


def alone(office: Office) -> list[str]:
    """Numbers of objections without a request, each with a link of its own."""
    return [number for number in office.objections if number in office.ways_in]


def a_few_of_each(office: Office) -> list[str]:
    """Numbers of the newest cases of each state."""
    found: dict[str, list[str]] = {}
    for number in sorted(office.states, reverse=True):
        found.setdefault(office.states[number], []).append(number)
    return [number for numbers in found.values() for number in numbers[:_A_STATE]]


def pages_with_get(app: Flask) -> set[str]:
    """All endpoints that answer GET."""
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}


def pages_of_a_case(app: Flask) -> list[str]:
    """Endpoints that answer GET and want nothing but the number of a case, for officers."""
    return sorted(
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and rule.arguments == {"number"}
        and rule.rule.startswith("/petugas/")
    )
