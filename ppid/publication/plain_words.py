"""Words as the search compares them: small letters without accents, few endings, no fillers."""

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 40
_SAID_OFTEN = """
ada adalah agar akan anda apa apakah atas atau bagaimana bagi bahwa beserta berapa bisa dalam dan
dapat dari daftar dengan di dokumen hal hingga informasi ini itu jika kami karena ke kepada mana
mengenai mohon oleh pada para per sampai saya secara semua seperti serta setiap siapa tahun tentang
terhadap tersebut untuk yaitu yang
a all and any are at by for from how in is it list of on or please the to what which with year
"""
_FILLERS = frozenset(_SAID_OFTEN.split())
_ENDINGS = ("nya", "kah", "lah")


def words_of(text: str) -> Iterator[str]:
    """The plain words of a text in their order, with repeats: Anggaran-nya becomes anggaran."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    for found in _WORD.findall(folded):
        word = _without_ending(found)[:_LONGEST]
        if word not in _FILLERS and (len(word) > 1 or word.isdigit()):
            yield word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def asked_words(text: str, most: int) -> list[str]:
    """The first different plain words of what somebody looks for, at most `most`."""
    return list(dict.fromkeys(words_of(text)))[:most]
