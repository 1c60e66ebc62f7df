"""What goes with a letter (lampiran): every file by name, number, size and digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ppid.files.models import Paper
from ppid.letters import queries
from ppid.letters.models import Letter


@dataclass(frozen=True, slots=True)
class Annex:
    """One file: its name, the number it bears, its size in bytes and its SHA-256 (hex).

    `issued` tells that it is a letter of the office, which a later electronic signature makes
    another file; `question` is the question of the request to which it belongs.
    """

    name: Any
    size: int
    sha256: str
    number: str = ""
    issued: bool = False
    question: int | None = None


def of_letter(letter: Letter) -> list[Annex]:
    """A letter of the office as an annex of another; nothing where it has no file yet."""
    kept = queries.issued_print(letter)
    if kept is None:
        return []
    return [Annex(letter.title, kept.size, kept.sha256, letter.number, issued=True)]


def of_paper(paper: Paper, *, name: Any = "", number: str = "") -> Annex:
    """A file that was handed in as an annex, under its own name where no other is given."""
    return Annex(name or paper.name, paper.size, paper.sha256, number)


def of_files(files: Sequence[Mapping[str, Any]]) -> list[Annex]:
    """Files of a request as annexes; each is {name, size, sha256, question}."""
    return [
        Annex(one["name"], one["size"], one["sha256"], question=one["question"]) for one in files
    ]
