"""The national days off that a new office starts with, from the list kept beside this file."""

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Final

# A row that says so is not to be relied on until a person has read the joint decree (SKB).
UNCONFIRMED: Final = ("verifikasi sebelum", "perkiraan")


class HolidayKind(StrEnum):
    """What makes a day off: a national holiday, joint leave, or this region's own day."""

    NATIONAL = "libur_nasional"
    JOINT_LEAVE = "cuti_bersama"
    REGIONAL = "libur_daerah"


@dataclass(frozen=True, slots=True)
class SeedHoliday:
    """One day off, with where it was read and whether that is certain."""

    on: date
    name: str
    kind: HolidayKind
    confirmed: bool
    source: str


def seed_holidays() -> tuple[SeedHoliday, ...]:
    """All days off of the list, by date."""
    text = files("ppid.law").joinpath("holidays-id.csv").read_text(encoding="utf-8")
    return tuple(_holiday(row) for row in csv.DictReader(text.splitlines()))


def _holiday(row: dict[str, str]) -> SeedHoliday:
    said = f"{row['name']} {row['source']}".lower()
    return SeedHoliday(
        on=date.fromisoformat(row["date"]),
        name=row["name"],
        kind=HolidayKind(row["kind"]),
        confirmed=not any(doubt in said for doubt in UNCONFIRMED),
        source=row["source"],
    )
