"""What this room itself forbids, beside the rules of the law: each bar with its article."""

from collections.abc import Mapping
from enum import StrEnum, auto


class Bar(StrEnum):
    """Why a step is not done here."""

    TERMS_MISSING = auto()
    OWN_DRAFT = auto()
    OWN_APPROVAL = auto()
    NOT_ASKED = auto()
    NOTHING_EXCLUDED = auto()
    NOTHING_TO_HAND_OVER = auto()
    NOTHING_CHOSEN = auto()
    STILL_OWED = auto()
    NO_SUCH_FILE = auto()
    FILE_DAMAGED = auto()


BAR_ARTICLES: Mapping[Bar, str] = {
    Bar.TERMS_MISSING: "Perki 1/2021 Pasal 31 ayat (4) huruf f",
    Bar.OWN_DRAFT: "Perki 1/2021 Pasal 10 ayat (2) huruf f",
    Bar.OWN_APPROVAL: "Perki 1/2021 Pasal 10 ayat (2) huruf f",
    Bar.NOT_ASKED: "Perki 1/2021 Pasal 10 ayat (2) huruf f",
    Bar.NOTHING_EXCLUDED: "Perki 1/2021 Pasal 10 ayat (2) huruf f",
    Bar.NOTHING_TO_HAND_OVER: "Perki 1/2021 Pasal 35",
    Bar.NOTHING_CHOSEN: "Perki 1/2021 Pasal 35",
    Bar.STILL_OWED: "Perki 1/2021 Pasal 35",
    Bar.NO_SUCH_FILE: "Perki 1/2021 Pasal 35",
    Bar.FILE_DAMAGED: "Perki 1/2021 Pasal 35",
}


class Barred(Exception):
    """A step that this room does not do; carries the bar and its article."""

    def __init__(self, bar: Bar) -> None:
        super().__init__(f"{bar} ({BAR_ARTICLES[bar]})")
        self.bar = bar
        self.article = BAR_ARTICLES[bar]
