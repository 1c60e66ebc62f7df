"""What an administrator fills in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, ValidationError

from ppid.accounts.models import Role, apart
from ppid.accounts.words import ROLES
from ppid.admin.words import ZONES
from ppid.kit.checks import Email, Length, OrEmpty, Required
from ppid.kit.forms import (
    ChoiceField,
    EmailField,
    Form,
    HiddenField,
    LongTextField,
    ManyField,
    PhoneField,
    SelectField,
    SubmitButton,
    TextField,
)
from ppid.office.models import Unit

_HOUR = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_PHONE = re.compile(r"[+(]?[0-9][0-9 ()./,-]{4,58}")
_SITE = re.compile(r"(?:https?://)?[^\s/@]+\.[^\s@]+")


def _whole_number(value: object) -> int:
    """The number of a choice; minus one, which is no choice, for anything else."""
    return int(str(value)) if str(value).isdecimal() else -1


class HourField(TextField):
    """An hour of the day, as 08.00."""

    def _value(self) -> str:
        return self.data.strftime("%H.%M") if isinstance(self.data, time) else self.data or ""


def _hour(form: Form, field: HourField) -> None:
    found = _HOUR.fullmatch(str(field.data))
    if not found:
        raise ValidationError(_l("Tulis jam seperti 08.00."))
    field.data = time(int(found[1]), int(found[2]))


class ProfileForm(Form):
    """All that the office says of itself."""

    name = TextField(
        _l("Nama PPID"),
        [Required(_l("Isi nama PPID.")), Length(200)],
        description=_l("Contoh: PPID Kabupaten Sukamaju."),
    )
    body_name = TextField(
        _l("Nama badan publik"), [Required(_l("Isi nama badan publik.")), Length(200)]
    )
    place = TextField(
        _l("Tempat surat dibuat"),
        [Required(_l("Isi tempat surat dibuat.")), Length(100)],
        description=_l("Kota atau kabupaten, tertulis di depan tanggal surat."),
    )
    address = TextField(_l("Alamat kantor"), [Required(_l("Isi alamat kantor.")), Length(300)])
    phone = PhoneField(_l("Telepon"), [Required(_l("Isi nomor telepon kantor.")), Length(60)])
    fax = TextField(_l("Faksimili"), [OrEmpty(), Length(60)])
    email = EmailField(
        _l("Alamat email"), [Required(_l("Isi alamat email kantor.")), Email(), Length(254)]
    )
    website = TextField(_l("Situs web"), [OrEmpty(), Length(200)])
    letterhead = LongTextField(
        _l("Baris tambahan kop surat"),
        [OrEmpty(), Length(600)],
        description=_l(
            "Satu baris tiap baris, paling banyak enam. Nama, alamat, telepon, dan email "
            "sudah ada di kop."
        ),
    )
    zone = ChoiceField(
        _l("Zona waktu kantor"),
        choices=tuple(ZONES.items()),
        description=_l("Tanggal resmi setiap permohonan mengikuti hari di zona ini."),
    )
    opens = HourField(_l("Jam buka"), [Required(_l("Isi jam buka.")), _hour])
    closes = HourField(_l("Jam tutup"), [Required(_l("Isi jam tutup.")), _hour])
    ppid_name = TextField(_l("Nama pejabat PPID"), [OrEmpty(), Length(120)])
    ppid_title = TextField(_l("Jabatan PPID"), [OrEmpty(), Length(160)])
    ppid_rank = TextField(
        _l("Pangkat dan golongan PPID"),
        [OrEmpty(), Length(80)],
        description=_l("Contoh: Pembina Tingkat I (IV/b)."),
    )
    ppid_nip = TextField(_l("NIP PPID"), [OrEmpty(), Length(30)])
    superior_name = TextField(
        _l("Nama atasan PPID"),
        [OrEmpty(), Length(120)],
        description=_l("Tertulis di surat selama belum ada petugas yang menandatanganinya."),
    )
    superior_title = TextField(
        _l("Jabatan atasan PPID"),
        [OrEmpty(), Length(160)],
        description=_l("Tertulis di setiap pemberitahuan sebagai alamat keberatan pemohon."),
    )
    superior_rank = TextField(_l("Pangkat dan golongan atasan PPID"), [OrEmpty(), Length(80)])
    superior_nip = TextField(_l("NIP atasan PPID"), [OrEmpty(), Length(30)])
    commission = TextField(
        _l("Komisi Informasi yang berwenang"),
        [OrEmpty(), Length(160)],
        description=_l(
            "Tertulis di tanggapan atas keberatan. Komisi Informasi kabupaten/kota, atau provinsi "
            "bila yang di kabupaten/kota belum ada (Perki 1/2013 Pasal 6)."
        ),
    )
    payment = TextField(_l("Cara membayar biaya salinan"), [OrEmpty(), Length(300)])
    cost_basis = TextField(
        _l("Dasar biaya salinan"),
        [OrEmpty(), Length(300)],
        description=_l("Peraturan yang menetapkan biaya penyalinan."),
    )
    seen = HiddenField()
    submit = SubmitButton(_l("Simpan profil"))

    def validate_phone(self, field: PhoneField) -> None:
        """A number, or two, as offices write them."""
        if not _PHONE.fullmatch(field.data or ""):
            raise ValidationError(_l("Tulis nomor telepon dengan angka, contoh (0411) 555 0101."))

    def validate_closes(self, field: HourField) -> None:
        """An office closes after it opens."""
        both = isinstance(self.opens.data, time) and isinstance(field.data, time)
        if both and field.data <= self.opens.data:
            raise ValidationError(_l("Jam tutup harus sesudah jam buka."))

    def validate_letterhead(self, field: LongTextField) -> None:
        """What stands on top of a letter is short."""
        if len((field.data or "").splitlines()) > 6:
            raise ValidationError(_l("Paling banyak enam baris."))

    def validate_website(self, field: TextField) -> None:
        """An address of a site."""
        if field.data and not _SITE.fullmatch(field.data):
            raise ValidationError(_l("Tulis alamat situs, contoh ppid.contoh.go.id."))


class MailTestForm(Form):
    """Where a test mail goes."""

    to = EmailField(
        _l("Kirim ke alamat"), [Required(_l("Isi alamat email tujuan.")), Email(), Length(254)]
    )
    submit = SubmitButton(_l("Kirim email uji"))


class UnitForm(Form):
    """A unit of the body."""

    name = TextField(
        _l("Nama unit"),
        [Required(_l("Isi nama unit.")), Length(160)],
        description=_l("Contoh: Dinas Kesehatan."),
    )
    short = TextField(
        _l("Singkatan"),
        [Required(_l("Isi singkatan unit.")), Length(40)],
        description=_l("Tampil di antrean, contoh: Dinkes."),
    )
    email = EmailField(
        _l("Email unit"),
        [OrEmpty(), Email(), Length(254)],
        description=_l("Dipakai selama unit belum mempunyai petugas sendiri."),
    )
    seen = HiddenField()
    submit = SubmitButton(_l("Simpan unit"))

    @property
    def answers(self) -> dict[str, Any]:
        """Without the mark of what was seen."""
        return {name: value for name, value in super().answers.items() if name != "seen"}


class OfficerForm(Form):
    """An officer: who it is, and what they may do."""

    name = TextField(_l("Nama lengkap"), [Required(_l("Isi nama lengkap.")), Length(120)])
    email = EmailField(
        _l("Alamat email"),
        [Required(_l("Isi alamat email.")), Email(), Length(254)],
        description=_l("Untuk masuk, dan untuk menerima pemberitahuan."),
    )
    title = TextField(_l("Jabatan"), [OrEmpty(), Length(160)])
    rank = TextField(_l("Pangkat dan golongan"), [OrEmpty(), Length(80)])
    nip = TextField(_l("NIP"), [OrEmpty(), Length(30)])
    roles = ManyField(
        _l("Peran"),
        [Required(_l("Pilih paling sedikit satu peran."))],
        choices=[(role.value, words) for role, words in ROLES.items()],
    )
    unit_id = SelectField(
        _l("Unit"),
        coerce=_whole_number,
        choices=(),
        missing=_l("Pilih salah satu dari daftar."),
    )
    seen = HiddenField()
    submit = SubmitButton(_l("Simpan"))

    def __init__(self, *given: Any, units: Sequence[Unit], **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.unit_id.choices = [
            SelectChoice(0, _l("Tidak terikat satu unit")),
            *(SelectChoice(unit.id, unit.name) for unit in units),
        ]

    def validate_roles(self, field: ManyField) -> None:
        """Who refuses does not judge the objection, and who audits does not act."""
        held = apart([Role(value) for value in field.data or ()])
        if Role.AUDITOR in held:
            raise ValidationError(
                _l("Auditor hanya membaca: pilih auditor saja, tanpa peran yang lain.")
            )
        if held:
            raise ValidationError(
                _l(
                    "PPID dan Atasan PPID harus orang yang berbeda, karena Atasan PPID menjawab "
                    "keberatan atas putusan PPID (Perki 1/2021 Pasal 39 ayat (2)). Pilih salah "
                    "satu."
                )
            )

    def validate_unit_id(self, field: SelectField) -> None:
        """Who answers for a unit belongs to one."""
        if Role.UNIT.value in (self.roles.data or ()) and not field.data:
            raise ValidationError(_l("Pilih unit: peran PPID pelaksana menjawab untuk satu unit."))

    @property
    def answers(self) -> dict[str, Any]:
        """With roles as members, and no unit as None."""
        said = {name: value for name, value in super().answers.items() if name != "seen"}
        return said | {
            "roles": [Role(value) for value in said["roles"]],
            "unit_id": said["unit_id"] or None,
        }
