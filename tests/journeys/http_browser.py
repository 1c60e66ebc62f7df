"""A browser without script: opens pages, fills in forms as they stand, follows links."""

from __future__ import annotations

import http.cookiejar
import secrets
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

File = tuple[str, bytes]


@dataclass
class FormSeen:
    """One form of a page: where it goes, and what it carries if nothing is typed."""

    action: str
    method: str = "get"
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects forms, links and text."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[FormSeen] = []
        self.links: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._open: FormSeen | None = None
        self._area: str | None = None
        self._select: str | None = None
        self._href: str | None = None
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = FormSeen(said.get("action", ""), said.get("method", "get").lower())
            self.forms.append(self._open)
        elif tag == "a":
            self._href = said.get("href")
            self.links.append((self._href or "", ""))
        elif tag in ("script", "style"):
            self._hidden += 1
        elif self._open is not None:
            self._field(tag, said, self._open)

    def _field(self, tag: str, said: Mapping[str, str], form: FormSeen) -> None:
        name = said.get("name", "")
        if tag == "button":
            form.buttons.append((name, said.get("value", "")))
        elif tag == "textarea":
            self._area = name
            form.names.add(name)
            form.values[name] = [""]
        elif tag == "select":
            self._select = name
            form.names.add(name)
        elif tag == "option" and self._select:
            chosen = form.values.setdefault(self._select, [])
            if "selected" in said or not chosen:
                form.values[self._select] = [said.get("value", "")]
        elif tag == "input" and name:
            form.names.add(name)
            kind = said.get("type", "text")
            if kind == "submit":
                form.buttons.append((name, said.get("value", "")))
            elif kind in ("radio", "checkbox"):
                if "checked" in said:
                    form.values.setdefault(name, []).append(said.get("value", "y"))
            elif kind != "file":
                form.values.setdefault(name, []).append(said.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        """Note what closes."""
        if tag == "form":
            self._open = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "a":
            self._href = None
        elif tag in ("script", "style"):
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if self._area is not None and self._open is not None:
            self._open.values[self._area][0] += data
        if self._href is not None and self.links:
            href, words = self.links[-1]
            self.links[-1] = (href, words + data)
        if not self._hidden and data.strip():
            self.words.append(data.strip())


@dataclass
class Page:
    """What came back."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes

    def __post_init__(self) -> None:
        self._read = _Reader()
        if "html" in self.headers.get("content-type", ""):
            self._read.feed(self.body.decode())

    @property
    def text(self) -> str:
        """All words of the page, one space between."""
        return " ".join(" ".join(self._read.words).split())

    @property
    def forms(self) -> list[FormSeen]:
        """The forms of the page."""
        return self._read.forms

    def form_with(self, name: str) -> FormSeen:
        """The form that has a field or button of this name."""
        for form in self.forms:
            if name in form.names or name in {button for button, _value in form.buttons}:
                return form
        raise AssertionError(f"no form with {name} at {self.url}: {self.text[:600]}")

    def form_to(self, ending: str) -> FormSeen:
        """The form whose action ends so."""
        for form in self.forms:
            if form.action.split("?")[0].endswith(ending):
                return form
        raise AssertionError(f"no form to {ending} at {self.url}: {self.text[:600]}")

    def link(self, part: str) -> str:
        """The first link whose address contains this."""
        for href, _words in self._read.links:
            if part in href:
                return href
        raise AssertionError(f"no link with {part} at {self.url}: {self.text[:600]}")


class Browser:
    """One person's browser, with its cookies."""

    def __init__(self, base: str) -> None:
        self.base = base
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def _go(self, request: urllib.request.Request, expect: int) -> Page:
        try:
            with self._opener.open(request, timeout=60) as answer:
                found = Page(answer.status, answer.url, _lower(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            found = Page(error.code, error.url or "", _lower(error.headers), error.read())
        assert found.status == expect, f"{found.status} at {found.url}: {found.text[:800]}"
        return found

    def open(self, address: str, expect: int = 200) -> Page:
        """Open an address of the site, or a whole one."""
        return self._go(urllib.request.Request(urllib.parse.urljoin(self.base, address)), expect)

    def submit(
        self,
        page: Page,
        form: FormSeen,
        typed: Mapping[str, str | Sequence[str]],
        *,
        files: Mapping[str, File] | None = None,
        button: str = "",
        expect: int = 200,
    ) -> Page:
        """Fill in a form and send it."""
        unknown = {*typed, *(files or {})} - form.names
        assert not unknown, f"{page.url} has no field {unknown}, only {sorted(form.names)}"
        values = dict(form.values)
        values |= {
            name: [said] if isinstance(said, str) else list(said) for name, said in typed.items()
        }
        pairs = [(name, value) for name, each in values.items() for value in each]
        if form.buttons:
            pairs.append(next((b for b in form.buttons if b[0] == button), form.buttons[0]))
        pairs = [(name, value) for name, value in pairs if name]
        address = urllib.parse.urljoin(page.url, form.action or page.url)
        body, kind = _multipart(pairs, files or {})
        request = urllib.request.Request(address, body, {"Content-Type": kind})
        return self._go(request, expect)


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _multipart(pairs: Sequence[tuple[str, str]], files: Mapping[str, File]) -> tuple[bytes, str]:
    edge = secrets.token_hex(16)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in pairs
    ]
    for name, (title, content) in files.items():
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{title}"'
            "\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        parts.append(head.encode() + content + b"\r\n")
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
