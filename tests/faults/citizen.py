"""A citizen who does not give up: files through the real pages and sends again until told.

As a program it files one prepared draft after the other:
`python -m tests.faults.citizen BASE LEDGER < drafts.jsonl`.
"""

from __future__ import annotations

import http.client
import http.cookiejar
import json
import re
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.faults.ledger import Ledger, Told
from tests.journeys.http_browser import Browser, Page, _lower
from tests.journeys.story import picture

CHECK = "/permohonan/baru/periksa"
SENT = "/permohonan/baru/terkirim"
NUMBER = re.compile(r"[A-Z]+-\d{4}-\d{6}")
CODE = re.compile(r"(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}")
PATIENCE = 180.0  # seconds until a citizen calls the office broken


@dataclass(frozen=True, slots=True)
class Submission:
    """One request that somebody wants to file; `token` opens a draft that is filled in."""

    mark: str
    token: str = ""
    papers: int = 0

    @property
    def email(self) -> str:
        """Everybody has an address of their own."""
        return f"{self.mark}@warga.example"

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked; the mark stands in it."""
        return (
            f"Rincian anggaran jalan desa, berkas {self.mark}",
            f"Daftar kontrak pengadaan, berkas {self.mark}",
        )


class Unwell(Exception):
    """The site answered, but not with a page that goes on; `status` says how."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"{status}: {words[:300]}")
        self.status, self.words = status, words


# What a browser shows as "cannot be reached".
NO_ANSWER = (OSError, http.client.HTTPException)


class Citizen(Browser):
    """A browser behind an address of its own, with the cookie of a prepared draft."""

    def __init__(self, base: str, place: int, token: str = "") -> None:
        super().__init__(base)
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self._opener.addheaders = [
            ("X-Forwarded-For", f"10.{place >> 16 & 255}.{place >> 8 & 255}.{place & 255}")
        ]
        if token:
            jar.set_cookie(
                http.cookiejar.Cookie(
                    0,
                    "draf",
                    token,
                    None,
                    False,
                    "127.0.0.1",
                    False,
                    False,
                    "/",
                    True,
                    False,
                    None,
                    False,
                    None,
                    None,
                    {},
                )
            )

    def _go(self, request: urllib.request.Request, expect: int) -> Page:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return Page(answer.status, answer.url, _lower(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            page = Page(error.code, error.url or "", _lower(error.headers), error.read())
            raise Unwell(page.status, page.text) from None


@dataclass
class Manners:
    """What is counted while citizens file."""

    posting: Callable[[], None] = lambda: None
    unreached: int = 0
    busy: int = 0
    broken: int = 0
    longest: float = 0.0

    def meet(self, trouble: Exception) -> None:
        """Count what came instead of an answer."""
        if not isinstance(trouble, Unwell):
            self.unreached += 1
        elif trouble.status == 503:
            self.busy += 1
        else:
            self.broken += 1
            sys.stderr.write(f"broken: {trouble}\n")


def until_answered(act: Callable[[], Page], manners: Manners, patience: float = PATIENCE) -> Page:
    """Do it again until the site answers."""
    began = time.monotonic()
    while True:
        try:
            page = act()
        except (*NO_ANSWER, Unwell) as trouble:
            manners.meet(trouble)
            if time.monotonic() - began > patience:
                raise
            time.sleep(0.15)
        else:
            manners.longest = max(manners.longest, time.monotonic() - began)
            return page


def fill(citizen: Citizen, submission: Submission, manners: Manners) -> None:
    """All pages of the form but the last; each is opened and sent until it is taken."""
    first, second = submission.questions
    pages: Sequence[tuple[str, str, Mapping[str, str], str]] = (
        ("pemohon", "kind", {"kind": "person"}, ""),
        (
            "data-pemohon",
            "identity_number",
            {
                "name": f"Sari {submission.mark}",
                "identity_number": "9999010101900001",
                "address": "Jalan Jembatan 3",
                "email": submission.email,
                "phone": "",
            },
            "",
        ),
        ("informasi", "purpose", {"questions-0": first}, "add"),
        (
            "informasi",
            "purpose",
            {"questions-0": first, "questions-1": second, "purpose": "Ingin tahu"},
            "",
        ),
        (
            "cara-menerima",
            "obtain",
            {"obtain": "copy", "copy_form": "softcopy", "delivery": "email"},
            "",
        ),
        ("identitas", "bring", {"bring": "now" if submission.papers else "later"}, ""),
    )
    for name, field, typed, button in pages:

        def send(
            name: str = name,
            field: str = field,
            typed: Mapping[str, str] = typed,
            button: str = button,
        ) -> Page:
            page = citizen.open(f"/permohonan/baru/{name}")
            form = page.form_with(field)
            if button and "questions-1" in form.names:
                return page  # it was added, only the answer was lost
            upload = submission.papers and name == "identitas"
            files = {"identity": ("ktp.png", picture())} if upload else None
            if upload and "ktp.png" in page.text:
                files = None
            return citizen.submit(page, form, typed, files=files, button=button)

        until_answered(send, manners)


def press_send(citizen: Citizen, manners: Manners, copies: int = 1) -> Page:
    """The last page, sent; on the receipt when it returns. `copies` are sent at once."""

    def act() -> Page:
        page = citizen.open(CHECK)
        if page.url.endswith(SENT):
            return page
        form = page.form_with("seen")
        manners.posting()
        if copies == 1:
            page = citizen.submit(page, form, {})
        else:
            with ThreadPoolExecutor(copies) as pool:
                page, *_ = pool.map(lambda _: citizen.submit(page, form, {}), range(copies))
        if not page.url.endswith(SENT):
            raise Unwell(page.status, f"{page.url} {page.text}")
        return page

    return until_answered(act, manners)


def receipt(page: Page, submission: Submission) -> Told:
    """What the receipt page tells."""
    number, code = NUMBER.search(page.text), CODE.search(page.text)
    assert number, page.text[:600]
    assert code, page.text[:600]
    return Told(
        submission.mark,
        number[0],
        code[0],
        submission.email,
        submission.questions,
        submission.papers,
    )


def file(
    base: str,
    place: int,
    submission: Submission,
    ledger: Ledger,
    manners: Manners,
    *,
    copies: int = 1,
    look_again: bool = False,
) -> Told:
    """File one request and write down what was told."""
    citizen = Citizen(base, place, submission.token)
    if not submission.token:
        fill(citizen, submission, manners)
    told = receipt(press_send(citizen, manners, copies), submission)
    ledger.write(told)
    if look_again:
        page = until_answered(lambda: citizen.open(CHECK), manners)
        ledger.write(receipt(page, submission))
    return told


def main(base: str, path: str) -> int:
    """File what stands on standard input; nothing may go wrong, for nothing is killed."""
    ledger, manners = Ledger(Path(path)), Manners()
    waiting = [Submission(**json.loads(line)) for line in sys.stdin]
    for place, submission in enumerate(waiting):
        file(base, hash(submission.mark) % 2**20 + place, submission, ledger, manners)
    return 1 if manners.broken or manners.busy or manners.unreached else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
