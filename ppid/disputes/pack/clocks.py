"""The clock explained for every step: request, objection, dispute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ppid import law
from ppid.cases import dispute_file, explained, explained_words
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute
from ppid.cases.explained import Dated, Explained
from ppid.kit.templates import day
from ppid.law import DisputeStanding
from ppid.letters import pdf
from ppid.office.calendar import profiles


@dataclass(frozen=True, slots=True)
class Told:
    """One last day explained: as blocks of the document and as plain values."""

    title: str
    blocks: Sequence[pdf.Block]
    value: dict[str, Any]


def of(dispute: Dispute) -> list[Told]:
    """Every last day that ran on the road to this dispute, in the order of the law."""
    objection = dispute.objection
    subjects: list[Dated] = [objection.case, objection] if objection.case else [objection]
    told = []
    for subject in subjects:
        for code in explained.explanations(subject):
            found = explained.explain(subject, code)
            if found:
                told.append(_explained(found))
    return [*told, *_of_steps(dispute)]


def _explained(found: Explained) -> Told:
    title = f"{found.subject.number}: {explained_words.title(found.of)}"
    blocks: list[pdf.Block] = [
        pdf.facts(
            [
                ("Hari terakhir", day(found.of.on)),
                ("Profil hukum", explained_words.profile(found)),
                *([("Tanggal aman", day(found.of.safe))] if found.of.safe else []),
                *([("Sifat", explained_words.provisional())] if not found.of.certain else []),
            ]
        )
    ]
    for part in explained_words.parts(found.of):
        blocks.append(pdf.text(f"{part.title}. {part.sentence}"))
        blocks.append(pdf.days([_line(line.number, line.on, line.words) for line in part.lines]))
    moved = [f"{one['when']}: {one['text']}" for one in explained_words.moves(found.of)]
    if moved:
        blocks.append(pdf.text("Tanggal yang lebih dahulu disebut, dan mengapa berubah:"))
        blocks.append(pdf.items(moved))
    return Told(title, blocks, explained.value(found, explained_words.title(found.of)))


def _of_steps(dispute: Dispute) -> Iterator[Told]:
    """D10 to D18 as each step of the dispute set them, each once."""
    standing, clock = dispute_file.standing(dispute), clock_of(dispute)
    since, profile = profiles()[dispute.profile_id]
    seen: set[tuple[str, date]] = set()
    for place in range(1, len(standing.steps) + 1):
        until = DisputeStanding(standing.grounds, standing.steps[:place])
        for code, found in law.dispute_explanations(until, clock).items():
            if (code, found.day_zero) not in seen:
                seen.add((code, found.day_zero))
                yield _explained(Explained(dispute, found, dispute.profile_id, since, profile))


def _line(number: str, on: date, words: str) -> str:
    return " ".join(filter(None, (f"{number}." if number else "–", day(on), words)))
