"""The colours of drawings on their ground, by day and by night (WCAG 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest

from ppid.kit.assets import FOLDER

LETTERS, MARKS = 4.5, 3.0


def colours(name: str) -> dict[str, str]:
    """What a sheet calls its colours, the first of each name."""
    text = (FOLDER / f"{name}.css").read_text(encoding="utf-8")
    found = re.findall(r"--pp-([\w-]+): (#[0-9a-f]{3,6});", text)
    return dict(reversed(found))


def light(colour: str) -> float:
    """How bright a colour is (WCAG 2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Between two colours, 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("sheet", ["tokens", "dark"])
def test_letters_and_marks_of_a_drawing_stand_out_from_its_card(sheet):
    named = colours("tokens") | (colours("dark") if sheet == "dark" else {})
    for letters in ("ink", "muted"):
        assert contrast(named[letters], named["card"]) >= LETTERS
    for mark in ("mark", "mark-soft"):
        assert contrast(named[mark], named["card"]) >= MARKS
