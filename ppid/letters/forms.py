"""What is asked of who corrects a letter."""

from __future__ import annotations

from typing import Any, Final

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, Required
from ppid.kit.forms import Form, HiddenField, LongTextField
from ppid.letters.models import Letter

ROWS: Final = (1, 2, 3)
_LONGEST: Final = 2_000


class CorrectionForm(Form):
    """Up to three passages of the letter: what it says, and what it should have said; and why."""

    seen = HiddenField()
    reason = LongTextField(
        _l("Alasan ralat"),
        [Required(_l("Tulis mengapa surat ini diralat.")), Length(_LONGEST, 10)],
        description=_l("Dimuat dalam surat ralat dan dibaca pemohon."),
    )

    @property
    def rows(self) -> list[dict[str, str]]:
        """The passages that were filled in."""
        pairs = [(self[f"said_{one}"].data, self[f"meant_{one}"].data) for one in ROWS]
        return [{"said": said, "meant": meant} for said, meant in pairs if said and meant]

    @property
    def answers(self) -> dict[str, Any]:
        """Passages and reason, and the correction that was known when the form was opened."""
        seen = str(self.seen.data or "")
        return {
            "rows": self.rows,
            "reason": self.reason.data,
            "seen": int(seen) if seen.isdecimal() else 0,
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """Each passage is whole, and there is at least one."""
        right = super().validate(extra_validators)
        for one in ROWS:
            said, meant = self[f"said_{one}"], self[f"meant_{one}"]
            if said.data and not meant.data:
                meant.errors = [_l("Tulis apa yang seharusnya.")]
                right = False
            if meant.data and not said.data:
                said.errors = [_l("Salin apa yang tertulis dalam surat.")]
                right = False
        if right and not self.rows:
            self["said_1"].errors = [_l("Isi paling sedikit satu bagian yang diralat.")]
            return False
        return right


for _row in ROWS:
    _kept = {"default": "", "validators": [Length(_LONGEST)]}
    setattr(CorrectionForm, f"said_{_row}", LongTextField(_l("Tertulis"), **_kept))
    setattr(CorrectionForm, f"meant_{_row}", LongTextField(_l("Seharusnya"), **_kept))


def correction_form(known: Letter | None) -> CorrectionForm:
    """The form for a letter whose newest correction is `known`."""
    form = CorrectionForm()
    if not form.is_submitted():
        form.seen.data = str(known.id if known else 0)
    return form
