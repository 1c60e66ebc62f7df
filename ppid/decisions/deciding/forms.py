"""What is asked about one question (butir): one form an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid import law
from ppid.cases.kinds import CopyForm
from ppid.cases.models import Question
from ppid.cases.words import COPY_FORMS, choices
from ppid.kit.checks import Length, OrEmpty, Required, When
from ppid.kit.draft_form import DraftForm, NotBefore
from ppid.kit.forms import ChoiceField, DayField, LongTextField, TextField, YesField
from ppid.law import Ground, LegalProfile, Outcome, WrongBody

LONG = 8000
REASON_LEAST = 20

GROUNDS = [(ground.value, _l("Huruf %(letter)s", letter=ground.value)) for ground in law.GROUNDS]
POINTS = [
    (f"{ground.value}{number}", point)
    for ground, exemption in law.GROUNDS.items()
    for number, point in enumerate(exemption.points, 1)
]
GROUND_LABEL = _l("Dasar pengecualian: Pasal 17 UU 14/2008")
GROUND_MISSING = _l("Pilih huruf Pasal 17 yang menjadi dasar.")
EXCLUDED, UNHELD = "excluded", "unheld"


class GroundFields(wtf.Form):
    """The ground of an exclusion: huruf, angka, Undang-Undang, and what opening would do."""

    ground = ChoiceField(GROUND_LABEL, choices=GROUNDS, missing=GROUND_MISSING)
    point = ChoiceField(_l("Angka"), [When(lambda form: True)], choices=POINTS)
    law_article = TextField(
        _l("Undang-Undang dan pasal yang menjadi dasar"),
        [Length(200)],
        description=_l("Wajib untuk huruf b, g, dan j. Contoh: UU 27/2022 Pasal 4 ayat (2)."),
    )
    consequence = LongTextField(
        _l("Konsekuensi bila informasi dibuka"),
        [Required(_l("Tulis apa akibatnya bila informasi dibuka.")), Length(LONG, REASON_LEAST)],
        description=_l("Menurut uji konsekuensi, paling sedikit 20 huruf. Dimuat dalam surat."),
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


def _excluding(form: Any) -> bool:
    return bool(form.kept_back.data == EXCLUDED)


def _ground_columns(answers: dict[str, Any]) -> dict[str, Any]:
    point = answers.pop("point")
    answers["ground"] = Ground(answers["ground"])
    answers["sub_point"] = int(point[1:]) if point else None
    return answers


AVAILABLE: Mapping[str, Any] = {
    "label": _l("Bentuk yang tersedia"),
    "choices": choices(COPY_FORMS),
    "missing": _l("Pilih bentuk informasi yang tersedia."),
    "coerce": lambda value: CopyForm(value) if value in set(CopyForm) else value,
}


class GrantForm(DraftForm):
    """All of it is given."""

    reason = LongTextField(
        _l("Informasi yang diberikan"),
        [Required(_l("Sebut informasi yang diberikan.")), Length(LONG)],
        description=_l("Sebut dokumen atau datanya, tahun, dan jumlahnya bila ada."),
    )
    available_form = ChoiceField(**AVAILABLE)


class PartForm(DraftForm, GroundFields):
    """Some of it is given: why not the rest."""

    reason = LongTextField(
        _l("Bagian yang diberikan"),
        [Required(_l("Sebut bagian yang diberikan.")), Length(LONG)],
    )
    available_form = ChoiceField(**AVAILABLE)
    blackened = LongTextField(
        _l("Penjelasan bagian yang dihitamkan atau tidak diberikan"),
        [Required(_l("Jelaskan bagian yang dihitamkan atau tidak diberikan.")), Length(LONG)],
        description=_l(
            "Sebut tiap bagian beserta pasal dan alasannya (Perki 1/2021 Pasal 31 ayat (4) huruf g "
            "dan Pasal 50 ayat (2)). Naskah asli tetap disimpan utuh."
        ),
    )
    kept_back = ChoiceField(
        _l("Mengapa bagian itu tidak diberikan?"),
        choices=[
            (EXCLUDED, _l("Dikecualikan menurut Pasal 17")),
            (UNHELD, _l("Tidak dikuasai oleh kantor ini")),
        ],
        missing=_l("Pilih mengapa bagian itu tidak diberikan."),
    )
    holder = TextField(
        _l("Badan Publik yang menguasai bagian itu"),
        [OrEmpty(), Length(200)],
        description=_l("Bila diketahui."),
    )
    ground = ChoiceField(
        GROUND_LABEL,
        [When(_excluding), Required(GROUND_MISSING)],
        choices=GROUNDS,
        missing=GROUND_MISSING,
    )
    consequence = LongTextField(
        _l("Konsekuensi bila informasi dibuka"),
        [
            When(_excluding),
            Required(_l("Tulis apa akibatnya bila informasi dibuka.")),
            Length(LONG, REASON_LEAST),
        ],
        description=_l("Menurut uji konsekuensi, paling sedikit 20 huruf. Dimuat dalam surat."),
    )

    def validate_point(self, field: wtf.Field) -> None:
        """Only where something is excluded."""
        if _excluding(self):
            super().validate_point(field)

    def validate_law_article(self, field: wtf.Field) -> None:
        """Only where something is excluded."""
        if _excluding(self):
            super().validate_law_article(field)

    @property
    def answers(self) -> dict[str, Any]:
        """Either a ground, or a holder."""
        said = super().answers
        if said.pop("kept_back") == EXCLUDED:
            return _ground_columns(said | {"holder": ""})
        bare = ("ground", "point", "law_article", "consequence")
        return {name: value for name, value in said.items() if name not in bare}


class RefusalForm(DraftForm, GroundFields):
    """None of it is given, on a ground of Pasal 17."""

    part = ChoiceField(
        _l("Dapatkah sebagian diberikan setelah bagian yang dikecualikan dihitamkan?"),
        choices=[("no", _l("Tidak dapat")), ("yes", _l("Ya, sebagian dapat diberikan"))],
        missing=_l("Jawab apakah sebagian dapat diberikan."),
        description=_l(
            "Satu bagian yang dikecualikan tidak menjadi alasan menutup seluruh "
            "dokumen (Perki 1/2021 Pasal 50 ayat (3))."
        ),
    )
    part_releasable = LongTextField(
        _l("Mengapa sebagian pun tidak dapat diberikan"),
        [
            When(lambda form: form.part.data != "yes"),
            Required(_l("Tulis mengapa sebagian pun tidak dapat diberikan.")),
            Length(LONG, REASON_LEAST),
        ],
        description=_l("Paling sedikit 20 huruf. Dimuat dalam surat."),
    )
    reason = LongTextField(
        _l("Penjelasan lain untuk pemohon"),
        [OrEmpty(), Length(LONG)],
    )

    @property
    def wants_part(self) -> bool:
        """Whether the officer found that a part can be given: then this is no refusal."""
        return bool(self.part.data == "yes")

    @property
    def answers(self) -> dict[str, Any]:
        """The columns of a question."""
        said = super().answers
        said.pop("part")
        return _ground_columns(said)


class NotHeldForm(DraftForm):
    """The office does not hold it."""

    holder = TextField(
        _l("Badan Publik yang menguasai informasi"),
        [OrEmpty(), Length(200)],
        description=_l(
            "Bila diketahui, sebut nama badan atau unitnya (UU 14/2008 Pasal 22 ayat (7) huruf b)."
        ),
    )
    reason = LongTextField(
        _l("Penjelasan"),
        [Required(_l("Jelaskan mengapa informasi tidak dikuasai.")), Length(LONG, REASON_LEAST)],
        description=_l("Paling sedikit 20 huruf. Sebut di mana sudah dicari."),
    )
    forwarded = YesField(_l("Permohonan sudah diteruskan ke sana dengan persetujuan pemohon"))

    def offer_forwarding(self, profile: LegalProfile) -> None:
        """Ask about forwarding only where the case's profile has it (A-19)."""
        if profile.wrong_body is not WrongBody.FORWARDED:
            del self.forwarded

    def validate_forwarded(self, field: wtf.Field) -> None:
        """A request is forwarded to somebody."""
        if field.data and not self.holder.data:
            raise wtf.ValidationError(_l("Sebut dahulu Badan Publik yang menguasai informasi."))


class NotDocumentedForm(DraftForm):
    """The office holds it but has not documented it."""

    reason = LongTextField(
        _l("Penjelasan"),
        [
            Required(_l("Jelaskan mengapa informasi belum didokumentasikan.")),
            Length(LONG, REASON_LEAST),
        ],
        description=_l("Paling sedikit 20 huruf."),
    )
    provide_by = DayField(
        _l("Disediakan paling lambat"),
        [InputRequired(_l("Sebut kapan informasi akan disediakan.")), NotBefore()],
        description=_l("Lampiran VII meminta waktu yang jelas."),
    )


FORMS: Mapping[Outcome, type[DraftForm]] = {
    Outcome.GRANTED: GrantForm,
    Outcome.PARTLY_GRANTED: PartForm,
    Outcome.REFUSED: RefusalForm,
    Outcome.NOT_HELD: NotHeldForm,
    Outcome.NOT_DOCUMENTED: NotDocumentedForm,
}


def from_draft(question: Question) -> dict[str, Any]:
    """What a form starts with: the draft of this question."""
    point = (
        f"{question.ground.value}{question.sub_point}"
        if (question.ground and question.sub_point)
        else None
    )
    drafted = question.outcome is not None
    return {
        "reason": question.reason,
        "available_form": question.available_form,
        "blackened": question.blackened,
        "holder": question.holder,
        "forwarded": question.forwarded,
        "ground": question.ground.value if question.ground else None,
        "point": point,
        "law_article": question.law_article,
        "consequence": question.consequence,
        "part_releasable": question.part_releasable,
        "provide_by": question.provide_by,
        "part": "no" if question.part_releasable else None,
        "kept_back": (EXCLUDED if question.ground else UNHELD) if drafted else None,
    }
