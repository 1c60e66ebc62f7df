"""The only two reasons for which an answer may be put off, Perki 1/2021 Pasal 36 ayat (1)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class ExtensionGround(StrEnum):
    """The letter (huruf) of Perki 1/2021 Pasal 36 ayat (1)."""

    NOT_YET_HELD = "a"
    NOT_YET_DECIDED = "b"


EXTENSION_GROUNDS: Final[Mapping[ExtensionGround, str]] = MappingProxyType(
    {
        ExtensionGround.NOT_YET_HELD: (
            "PPID belum menguasai atau mendokumentasikan Informasi Publik yang dimohon"
        ),
        ExtensionGround.NOT_YET_DECIDED: (
            "PPID belum dapat memutuskan apakah informasi yang dimohon termasuk informasi yang "
            "dikecualikan"
        ),
    }
)


# Where a profile leaves it there, written reasons are enough.
REASONS_ARTICLE: Final = "UU 14/2008 Pasal 22 ayat (8)"


def extension_article(ground: ExtensionGround) -> str:
    """The citation of the reason."""
    return f"Perki 1/2021 Pasal 36 ayat (1) huruf {ground}"
