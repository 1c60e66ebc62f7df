"""The ground of an exclusion as a form asks for it: huruf, angka, Undang-Undang."""

from __future__ import annotations

from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.kit.checks import Length, When
from ppid.kit.forms import ChoiceField, TextField
from ppid.law import Ground

GROUNDS = [(ground.value, _l("Huruf %(letter)s", letter=ground.value)) for ground in law.GROUNDS]
POINTS = [
    (f"{ground.value}{number}", point)
    for ground, exemption in law.GROUNDS.items()
    for number, point in enumerate(exemption.points, 1)
]
GROUND_LABEL = _l("Dasar pengecualian: Pasal 17 UU 14/2008")
GROUND_MISSING = _l("Pilih huruf Pasal 17 yang menjadi dasar.")


class GroundFields(wtf.Form):
    """The ground of an exclusion: huruf, angka, Undang-Undang."""

    ground = ChoiceField(GROUND_LABEL, choices=GROUNDS, missing=GROUND_MISSING)
    point = ChoiceField(_l("Angka"), [When(lambda form: True)], choices=POINTS)
    law_article = TextField(
        _l("Undang-Undang dan pasal yang menjadi dasar"),
        [Length(200)],
        description=_l("Wajib untuk huruf b, g, dan j. Contoh: UU 27/2022 Pasal 4 ayat (2)."),
    )

    def validate_point(self, field: wtf.Field) -> None:
        """A point of the chosen ground, where that ground has points."""
        ground = self.ground.data
        if ground not in {value for value, _words in GROUNDS}:
            return
        if not law.GROUNDS[Ground(str(ground))].points:
            field.data = None
        elif not field.data or field.data[0] != ground:
            raise wtf.ValidationError(
                _l("Pilih angka dari huruf %(letter)s yang dipilih.", letter=ground)
            )

    def validate_law_article(self, field: wtf.Field) -> None:
        """The statute, where the ground rests on one."""
        needs = {ground.value for ground, said in law.GROUNDS.items() if said.needs_statute}
        if self.ground.data in needs and not field.data:
            raise wtf.ValidationError(_l("Sebut Undang-Undang dan pasalnya untuk huruf ini."))


def ground_columns(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers with ground and point as the columns `ground` and `sub_point`."""
    said = dict(answers)
    point = said.pop("point")
    return said | {
        "ground": Ground(said["ground"]),
        "sub_point": int(point[1:]) if point else None,
    }


def point_value(ground: Ground | None, sub_point: int | None) -> str | None:
    """What the field `point` starts with."""
    return f"{ground.value}{sub_point}" if ground and sub_point else None
