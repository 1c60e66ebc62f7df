"""Says each figure where whoever runs the suite sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FIGURES: list[str] = []


@pytest.fixture
def report() -> Callable[[str, float, float], None]:
    """Note one figure beside its bound."""

    def note(what: str, found: float, bound: float) -> None:
        FIGURES.append(f"{what}: ratio {found:.2f}, bound {bound:.2f}")
        print(f"\nbench: {FIGURES[-1]}")  # noqa: T201

    return note
