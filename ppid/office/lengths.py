"""How long a period is, in words: on screen, and as letters write it."""

from flask_babel import ngettext

from ppid.kit.language import current_language

_SMALL = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip

_LARGE = (
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
)


def working_days(number: int) -> str:
    """10 hari kerja."""
    return ngettext("%(num)d hari kerja", "%(num)d hari kerja", number)


def official_days(number: int) -> str:
    """10 (sepuluh) hari kerja, as letters write it; spelled out in Indonesian only."""
    if current_language() != "id":
        return working_days(number)
    return f"{number} ({spelled(number)}) hari kerja"


def spelled(number: int) -> str:
    """A number in Indonesian words (terbilang)."""
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 20:
        return f"{_SMALL[number - 10]} belas"
    if number < 100:
        return _joined(f"{_SMALL[number // 10]} puluh", number % 10)
    for size, name in _LARGE:
        if number >= size:
            said = "seribu" if number < 2_000 else f"{spelled(number // size)} {name}"
            return _joined(said, number % size)
    hundreds = "seratus" if number < 200 else f"{_SMALL[number // 100]} ratus"
    return _joined(hundreds, number % 100)


def _joined(head: str, rest: int) -> str:
    return f"{head} {spelled(rest)}" if rest else head
