"""What is asked of who extends."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.kit.checks import Length, Required
from ppid.kit.forms import ChoiceField, Form, HiddenField, LongTextField
from ppid.law import ExtensionGround

OTHER = "lain"
OTHER_WORDS = _l("Alasan lain: cukup penjelasan tertulis (UU 14/2008 Pasal 22 ayat (8))")
GROUNDS = [
    (ground.value, _l("Huruf %(letter)s: %(wording)s", letter=ground.value, wording=wording))
    for ground, wording in law.EXTENSION_GROUNDS.items()
]


class ExtensionForm(Form):
    """One of the two grounds of Perki 36 (1), and reasons in writing.

    `free` lets written reasons stand alone, as the case's profile says (A-13).
    """

    seen = HiddenField()
    ground = ChoiceField(
        _l("Alasan menurut Perki 1/2021 Pasal 36 ayat (1)"),
        choices=GROUNDS,
        missing=_l("Pilih salah satu dari dua alasan yang diakui."),
    )
    reason = LongTextField(
        _l("Penjelasan untuk pemohon"),
        [Required(_l("Jelaskan mengapa waktu menjawab perlu diperpanjang.")), Length(4000, 20)],
        description=_l("Paling sedikit 20 huruf. Dimuat dalam surat; jangan menulis data pribadi."),
    )

    def __init__(self, *args: Any, free: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if free:
            self.ground.choices = [*GROUNDS, (OTHER, OTHER_WORDS)]
            self.ground.missing = _l("Pilih salah satu alasan.")

    @property
    def answers(self) -> dict[str, Any]:
        """Ground and reason, and the version of the case that was read."""
        said = super().answers
        seen = said["seen"] or ""
        return said | {
            "ground": None if said["ground"] == OTHER else ExtensionGround(said["ground"]),
            "seen": int(seen) if seen.isdecimal() else -1,
        }
