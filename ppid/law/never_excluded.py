"""Words that point at what is never excluded: UU 14/2008 Pasal 18 ayat (1)."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ENFORCER = (
    r"(?:polri|polisi|kepolisian|polda|polres\w*|polsek|kejaksaan|kejari|kejati|jaksa|kpk|bnn\w*"
    r"|penegak hukum)"
)
_NEVER: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        letter: re.compile(pattern, re.IGNORECASE)
        for letter, pattern in (
            (
                "a",
                r"\bputusan\s+(?:\w+\s+)?(?:pengadilan|peradilan|hakim|mahkamah|kasasi|banding"
                r"|pn|pt|pa|ptun|ma|mk)\b",
            ),
            (
                "b",
                r"\b(?:ketetapan|keputusan|peraturan|surat edaran|kebijakan|perda|perbup|perwali"
                r"|pergub|sk\s+(?:bupati|wali ?kota|gubernur|kepala|menteri))\b",
            ),
            ("c", r"\b(?:sp3|skpp|penghentian\s+(?:penyidikan|penuntutan))\b"),
            (
                "d",
                r"\b(?:rencana\s+(?:pengeluaran|anggaran|belanja)|anggaran|rka|dipa)\b.*\b"
                + _ENFORCER
                + r"\b",
            ),
            ("e", r"\blaporan\s+keuangan\b.*\b" + _ENFORCER + r"\b"),
            (
                "f",
                r"\b(?:pengembalian\s+(?:uang|kerugian|aset).*korupsi|uang pengganti"
                r"|hasil korupsi)\b",
            ),
            (
                "g",
                r"\b(?:sudah|telah)\s+(?:diumumkan|dibuka|dipublikasikan|dinyatakan\s+terbuka)\b",
            ),
        )
    }
)


def never_excluded_in(text: str) -> tuple[str, ...]:
    """The letters of UU 14/2008 Pasal 18 ayat (1) that a description speaks of, in order.

    Only words were compared: each is a warning to look again, never a ruling.
    """
    said = " ".join(text.split())
    return tuple(letter for letter, pattern in _NEVER.items() if pattern.search(said))
