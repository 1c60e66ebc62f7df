"""What is asked about an entry: the columns of Lampiran I, its category, its address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage

from ppid.cases.models import CasePaper, Question
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.draft_form import DraftForm
from ppid.kit.forms import (
    ChoiceField,
    LongTextField,
    ManyField,
    NumberField,
    SelectField,
    TextField,
    UploadsField,
)
from ppid.law import Category
from ppid.office.models import Unit
from ppid.publication import words
from ppid.publication.models import CONTENT, Item

SOFT, HARD = "softcopy", "hardcopy"
FIRST_YEAR, LAST_YEAR = 1945, 2200


def _unit(value: object) -> int:
    """The id of a unit; nonsense is no unit that exists."""
    return int(str(value)) if str(value).isdecimal() else -1


class EntryForm(DraftForm):
    """One entry of the list, Perki 1/2021 Pasal 21 ayat (2) and Lampiran I."""

    title = TextField(
        _l("Judul informasi"),
        [Required(_l("Tulis judul informasinya.")), Length(200)],
        description=_l(
            "Diumumkan. Sebut dokumennya, bukan orang yang memintanya. Contoh: Laporan realisasi "
            "anggaran semester I tahun 2026."
        ),
    )
    summary = LongTextField(
        _l("Ringkasan isi"),
        [OrEmpty(), Length(2000)],
        description=_l("Diumumkan. Apa yang dapat dibaca orang di dalamnya."),
    )
    category = ChoiceField(
        _l("Jenis informasi"),
        choices=[(category.value, words.CATEGORIES[category]) for category in Category],
        missing=_l("Pilih jenis informasinya."),
    )
    unit_id = SelectField(_l("Unit yang mengelola entri ini"), coerce=_unit)
    holder = TextField(
        _l("Pejabat, unit, atau satuan kerja yang menguasai"),
        [OrEmpty(), Length(200)],
        description=_l("Kosongkan bila sama dengan unit di atas."),
    )
    responsible = TextField(
        _l("Penanggung jawab pembuatan atau penerbitan"),
        [Required(_l("Tulis jabatan penanggung jawabnya.")), Length(200)],
        description=_l("Jabatan, bukan nama orang. Contoh: Kepala Bidang Anggaran."),
    )
    made_when = TextField(
        _l("Waktu pembuatan"),
        [Required(_l("Tulis kapan informasi dibuat.")), Length(100)],
        description=_l("Contoh: Juli 2026, atau setiap bulan."),
    )
    made_place = TextField(
        _l("Tempat pembuatan"), [Required(_l("Tulis di mana informasi dibuat.")), Length(100)]
    )
    year = NumberField(
        _l("Tahun informasi"),
        [OrEmpty()],
        description=_l("Untuk pencarian. Kosongkan bila berlaku untuk banyak tahun."),
    )
    copies = ManyField(
        _l("Bentuk informasi yang tersedia"),
        [Required(_l("Pilih sedikitnya satu bentuk."))],
        choices=[(SOFT, _l("Softcopy")), (HARD, _l("Hardcopy"))],
    )
    retention = TextField(
        _l("Jangka waktu penyimpanan atau retensi arsip"),
        [Required(_l("Tulis jangka waktu penyimpanannya.")), Length(200)],
        description=_l("Menurut jadwal retensi arsip. Contoh: 5 tahun, lalu permanen."),
    )
    link = TextField(
        _l("Alamat halaman tempat informasi dapat dibaca"),
        [OrEmpty(), Length(500)],
        description=_l("Alamat lengkap, contoh https://contoh.go.id/anggaran. Berkas menyusul."),
    )

    def __init__(
        self, *args: Any, units: Iterable[Unit], only: int | None = None, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        kept = [(unit.id, unit.name) for unit in units if only in (None, unit.id)]
        self.unit_id.choices = kept if only else [(0, _l("PPID sendiri")), *kept]

    def validate_year(self, field: wtf.Field) -> None:
        """A year that a document can bear."""
        if field.data is not None and not FIRST_YEAR <= field.data <= LAST_YEAR:
            raise wtf.ValidationError(_l("Tulis tahun dengan empat angka, contoh 2026."))

    def validate_link(self, field: wtf.Field) -> None:
        """An address of the web that a browser can open."""
        try:
            parts = urlsplit(field.data or "")
            good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
        except ValueError:
            good = False
        if field.data and (not good or " " in field.data):
            raise wtf.ValidationError(_l("Tulis alamat yang diawali https:// atau http://."))

    @property
    def answers(self) -> dict[str, Any]:
        """The columns of an entry, and the version that was read."""
        said = super().answers
        copies = said.pop("copies") or ()
        return said | {
            "category": Category(said["category"]),
            "unit_id": said["unit_id"] or None,
            "softcopy": SOFT in copies,
            "hardcopy": HARD in copies,
        }


def from_kept(item: Item) -> dict[str, Any]:
    """What the form starts with."""
    kept = {name: getattr(item, name) for name in CONTENT}
    return kept | {
        "category": item.category.value,
        "unit_id": item.unit_id or 0,
        "copies": [name for name in (SOFT, HARD) if getattr(item, name)],
    }


class ReasonForm(DraftForm):
    """Why an entry is given back, put aside or withdrawn."""

    reason = LongTextField(
        _l("Alasan"),
        [Required(_l("Tulis alasannya.")), Length(500, 10)],
        description=_l("Paling sedikit 10 huruf. Dibaca petugas, tidak diumumkan."),
    )


class FilesForm(DraftForm):
    """Files that go along with an entry."""

    papers = UploadsField(_l("Berkas yang diumumkan"))

    @property
    def chosen(self) -> list[FileStorage]:
        """The files that were chosen."""
        return [one for one in self.papers.data or () if isinstance(one, FileStorage) and one]


class AnswerForm(DraftForm):
    """Which question of an answered request, and which of its files, are to be published."""

    question = ChoiceField(
        _l("Jawaban atas butir mana?"), choices=(), missing=_l("Pilih satu butir.")
    )
    papers = ManyField(
        _l("Berkas jawaban yang ikut diumumkan"),
        [OrEmpty()],
        choices=(),
        description=_l(
            "Salinannya dibuat untuk umum. Buka dan periksa dahulu: jangan memilih berkas yang "
            "memuat nama, alamat, atau data pribadi siapa pun."
        ),
    )

    def __init__(
        self,
        *args: Any,
        questions: Sequence[Question],
        papers: Sequence[CasePaper],
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.question.choices = [
            (str(one.position), f"{one.position}. {one.text[:160]}") for one in questions
        ]
        self.papers.choices = [(one.paper.public_id, one.paper.name) for one in papers]
