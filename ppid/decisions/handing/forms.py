"""What is asked when something is paid, handed over, opened again, or closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases.models import Case, CasePaper, Question
from ppid.kit.checks import Length, Required, When
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    Form,
    HiddenField,
    LongTextField,
    ManyField,
    SelectField,
    TextField,
    UploadsField,
)

LINK, PERSON, BOTH = "link", "person", "both"
WAYS = {
    LINK: _l("Berkas lewat tautan di halaman pemohon"),
    PERSON: _l("Langsung: dilihat di tempat, diambil, atau dikirim tercetak"),
    BOTH: _l("Keduanya"),
}


class CaseForm(Form):
    """A step on a case; `seen` is the version of the case that was read."""

    seen = HiddenField()

    def __init__(self, *args: Any, case: Case, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.case, self.today = case, today
        if not self.seen.data:
            self.seen.data = str(case.version)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, with the version that was read as a number."""
        seen = self.seen.data or ""
        return super().answers | {"seen": int(seen) if seen.isdecimal() else -1}


def _happened(form: Any, field: wtf.Field) -> None:
    """A day between the notice and today."""
    if field.data and field.data > form.today:
        raise wtf.ValidationError(_l("Tanggal ini belum tiba."))
    if field.data and form.case.decided_on and field.data < form.case.decided_on:
        raise wtf.ValidationError(_l("Tanggal ini mendahului pemberitahuan tertulis."))


def _ahead(form: Any, field: wtf.Field) -> None:
    """Today or later."""
    if field.data and field.data < form.today:
        raise wtf.ValidationError(_l("Pilih hari ini atau tanggal sesudahnya."))


def _renewed(form: Any, field: wtf.Field) -> None:
    """A promise that has passed while waiting is renewed together with the payment."""
    if field.data:
        return
    promised = form.case.provide_by
    if promised and promised < form.today:
        raise wtf.ValidationError(
            _l("Tanggal dalam pemberitahuan sudah lewat. Sebut tanggal penyediaan yang baru.")
        )
    raise wtf.validators.StopValidation()


class PaymentForm(CaseForm):
    """When it was paid, by which receipt."""

    paid_on = DayField(
        _l("Tanggal pembayaran diterima"),
        [InputRequired(_l("Tulis kapan pembayaran diterima.")), _happened],
    )
    receipt = TextField(
        _l("Nomor tanda terima atau bukti setor"),
        [Required(_l("Tulis nomor tanda terima atau bukti setor.")), Length(80)],
        description=_l("Tanda terima wajib (Perki 1/2021 Pasal 38). Jangan menulis nama."),
    )
    provide_by = DayField(
        _l("Informasi disediakan paling lambat"),
        [_renewed, _ahead],
        description=_l(
            "Isi bila tanggal dalam pemberitahuan sudah lewat karena menunggu pembayaran."
        ),
    )


class FilesForm(CaseForm):
    """Answer files: handed in here, or those with which the units answered."""

    papers = UploadsField(_l("Berkas jawaban"))
    units = ManyField(_l("Pakai berkas dari perangkat daerah"))
    question = SelectField(_l("Untuk butir"), coerce=int)

    def __init__(
        self, *args: Any, questions: list[Question], unit_papers: list[CasePaper], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.units.choices = [(laid.paper.public_id, laid.paper.name) for laid in unit_papers]
        self.question.choices = [(0, _l("Semua butir"))] + [
            (q.id, _l("Butir %(position)d", position=q.position)) for q in questions
        ]


def _by_link(form: Any) -> bool:
    return form.way.data in (LINK, BOTH)


def _by_person(form: Any) -> bool:
    return form.way.data in (PERSON, BOTH)


class HandOverForm(CaseForm):
    """How it is handed over, and the register number once more (T32: the right request)."""

    files_seen = HiddenField()
    way = ChoiceField(
        _l("Cara penyerahan"), choices=list(WAYS.items()), missing=_l("Pilih cara penyerahan.")
    )
    ends_on = DayField(
        _l("Tautan berakhir pada"),
        [When(_by_link), InputRequired(_l("Tulis kapan tautan berakhir.")), _ahead],
        description=_l("Sesudah tanggal ini berkas tidak dapat diunduh sampai tautan dibuka lagi."),
    )
    handed_on = DayField(
        _l("Tanggal penyerahan langsung"),
        [When(_by_person), InputRequired(_l("Tulis kapan informasi diserahkan.")), _happened],
    )
    place = TextField(
        _l("Tempat"),
        [When(_by_person), Required(_l("Tulis di mana informasi diserahkan.")), Length(300)],
    )
    received_by = TextField(
        _l("Nama yang menerima"),
        [When(_by_person), Required(_l("Tulis nama yang menerima.")), Length(160)],
        description=_l("Dimuat dalam tanda terima, tidak dalam riwayat."),
    )
    note = LongTextField(
        _l("Yang diserahkan atau diperlihatkan"),
        [
            When(_by_person),
            Required(_l("Sebut apa yang diserahkan atau diperlihatkan.")),
            Length(4000),
        ],
    )
    number = TextField(
        _l("Ketik nomor pendaftaran permohonan ini"),
        [Required(_l("Ketik nomor pendaftaran untuk memastikan permohonannya benar."))],
        description=_l("Agar berkas tidak terkirim ke permohonan lain."),
    )

    def __init__(self, *args: Any, files: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not files:
            self.way.choices = [(PERSON, WAYS[PERSON])]

    def validate_number(self, field: wtf.Field) -> None:
        """The number of this very case, however it is spaced."""
        typed = "".join((field.data or "").split()).casefold()
        if typed != self.case.number.casefold():
            raise wtf.ValidationError(
                _l(
                    "Nomor ini bukan nomor permohonan yang sedang dibuka. Periksa lagi berkas dan "
                    "permohonannya."
                )
            )

    @property
    def answers(self) -> dict[str, Any]:
        """How, what and until when; a handing over by link alone happens today."""
        said = super().answers
        way = said.pop("way")
        said.pop("number")
        link, person = way in (LINK, BOTH), way in (PERSON, BOTH)
        in_person = {
            name: (said.pop(name) or "") if person else said.pop(name) and ""
            for name in ("place", "received_by", "note")
        }
        return (
            said
            | {name: text or "" for name, text in in_person.items()}
            | {
                "with_files": link,
                "in_person": person,
                "handed_on": said["handed_on"] if person else self.today,
                "ends_on": said["ends_on"] if link else None,
            }
        )


class RenewForm(CaseForm):
    """Until when the files can be fetched again."""

    ends_on = DayField(
        _l("Tautan berakhir pada"), [InputRequired(_l("Tulis kapan tautan berakhir.")), _ahead]
    )


def _owed(form: Any) -> bool:
    return bool(form.owed)


class ClosingForm(CaseForm):
    """Why a case ends although something promised was not given; else nothing is asked."""

    reason = LongTextField(
        _l("Mengapa ditutup tanpa penyerahan"),
        [When(_owed), Required(_l("Tulis mengapa informasi tidak diserahkan.")), Length(1000, 20)],
        description=_l("Paling sedikit 20 huruf. Dibaca pemohon; jangan menulis data pribadi."),
    )

    def __init__(self, *args: Any, owed: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.owed = owed
        if not owed:
            del self.reason
