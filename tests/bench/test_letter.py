"""One letter against the engine alone: the same page from the same data, nothing else done."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
import typst
from flask import Flask

from ppid.kit.language import SOURCE
from ppid.letters import paper, pdf, saying
from ppid.letters.catalogue import CATALOGUE
from ppid.letters.models import LetterKind
from ppid.letters.paper import Paper
from tests.bench.pace import best_of, ratio
from tests.builders import NOON, a_case

MOST = 2.0

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("bench")]


def test_a_letter_costs_little_more_than_the_engine_alone(
    app: Flask, report: Callable[[str, float, float], None], monkeypatch: pytest.MonkeyPatch
):
    case, numbers = a_case(complete=False), itertools.count(1)
    form = CATALOGUE[LetterKind.INCOMPLETE]
    facts: dict[str, Any] = {"missing": ["Salinan KTP"], "note": "", "repair_due": NOON.date()}
    given: list[tuple[bytes, dict[str, str]]] = []
    engine = typst.compile

    def ours() -> None:
        number = f"SKTL/{next(numbers):04d}/2026"
        html = saying.said(
            LetterKind.INCOMPLETE.value,
            form,
            case,
            at=NOON,
            number=number,
            spoken=(SOURCE,),
            **facts,
        )
        paper.printed(html, Paper("Surat", number, NOON.date(), "PPID", code="7K3FQ2M9XTRA"))

    def noted(source: bytes, **said: Any) -> Any:
        given.append((source, said["sys_inputs"]))
        return engine(source, **said)

    with monkeypatch.context() as watched:
        watched.setattr(typst, "compile", noted)
        ours()
    source, inputs = given[0]
    data = json.loads(inputs["data"])
    fonts = typst.Fonts(include_system_fonts=False)

    def alone() -> None:
        said = json.dumps(data | {"number": f"SKTL/{next(numbers):04d}/2026"})
        engine(
            source,
            format="pdf",
            font_paths=fonts,
            sys_inputs={"data": said},
            pdf_standards=list(pdf.STANDARDS),
        )

    found = best_of(3, lambda: ratio(ours, alone, rounds=40), MOST)
    report(f"one letter: {found[1]:.1f} ms, engine alone: {found[2]:.1f} ms", found[0], MOST)
    assert found[0] <= MOST
