"""One place that a letter or mail keeps for the office's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ppid.kit.language import LANGUAGES, speaking
from ppid.office.texts.names import OWN


@dataclass(frozen=True, slots=True)
class Slot:
    """One place: what it is for, what it says by default, what it may name and must name."""

    key: str
    label: Any
    default: Any = ""
    names: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    required: bool = False
    most: int = 1200
    languages: Sequence[str] = field(default_factory=lambda: tuple(LANGUAGES))
    hint: Any = ""

    @property
    def place(self) -> str:
        """The letter or mail it stands in: incomplete, mail.receipt."""
        return self.key.rpartition(".")[0]

    @property
    def known(self) -> tuple[str, ...]:
        """All that a text here may name."""
        return (*self.names, *OWN)

    def says(self, language: str) -> str:
        """The default in a language."""
        with speaking(language):
            return str(self.default)
