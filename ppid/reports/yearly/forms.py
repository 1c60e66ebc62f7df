"""What is asked about a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import ValidationError
from wtforms.validators import NumberRange

from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import (
    AmountField,
    DayField,
    Form,
    HiddenField,
    LongTextField,
    NumberField,
    SubmitButton,
    TextField,
)
from ppid.reports.models import ReportText, YearReport
from ppid.reports.yearly.sections import Fact, Section

LONGEST: Final = 20_000
_LONGEST_REASON: Final = 500
_NOT_BELOW_ZERO: Final = NumberRange(min=0, message=_l("Tulis angka nol atau lebih."))
_FIELDS: Final[Mapping[Fact, Any]] = {Fact.PEOPLE: NumberField, Fact.RUPIAH: AmountField}


class SectionForm(Form):
    """The words of a section, and the version that was read; its numbers are added for each."""

    text = LongTextField(_l("Isi bagian ini"), validators=[Length(LONGEST)])
    seen = HiddenField()
    submit = SubmitButton(_l("Simpan bagian ini"))

    @property
    def read_version(self) -> int:
        """The version that was read, 0 for none."""
        typed = self.seen.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def section_form(section: Section, newest: ReportText | None) -> tuple[SectionForm, list[str]]:
    """The form of a section as it stands, and the names of its numbers."""
    numbers = {
        f"fact_{asked.name}": _FIELDS[asked.kind](
            asked.words, validators=[OrEmpty(), _NOT_BELOW_ZERO]
        )
        for asked in section.asks
    }
    kind = type("ASectionForm", (SectionForm,), numbers)
    kept = {f"fact_{name}": value for name, value in (newest.facts if newest else {}).items()}
    form = kind(
        text=newest.text if newest else "",
        seen=str(newest.version) if newest else "0",
        **{name: value for name, value in kept.items() if name in numbers},
    )
    form.text.description = section.hint
    return form, list(numbers)


class VersionForm(Form):
    """Something done to a report as it was read."""

    version = HiddenField()

    def __init__(self, *args: Any, report: YearReport, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.report, self.today = report, today
        if not self.version.data:
            self.version.data = str(report.version)

    @property
    def seen(self) -> int:
        """The version that was read."""
        typed = str(self.version.data or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


class DetermineForm(VersionForm):
    """As of which day the figures are fixed."""

    as_of = DayField(
        _l("Keadaan per tanggal"),
        description=_l(
            "Angka dihitung menurut keadaan pada akhir hari ini: 31 Desember tahun laporan atau "
            "sesudahnya, paling lambat kemarin."
        ),
        validators=[Required(_l("Isi tanggalnya, contoh 31-12-2025."))],
    )
    submit = SubmitButton(_l("Tetapkan laporan"))

    def validate_as_of(self, field: DayField) -> None:
        """A day that has passed, and on which the year was over."""
        if field.data is None:
            return
        if field.data < date(self.report.year, 12, 31):
            raise ValidationError(
                _l(
                    "Tahun laporan belum berakhir pada tanggal itu. Pilih 31 Desember atau "
                    "sesudahnya."
                )
            )
        if field.data >= self.today:
            raise ValidationError(_l("Hari itu belum lewat. Pilih paling lambat kemarin."))


class ReopenForm(VersionForm):
    """Why a determined report is written again."""

    reason = LongTextField(
        _l("Alasan membuka kembali"),
        validators=[Required(_l("Tulis alasannya.")), Length(_LONGEST_REASON)],
    )
    submit = SubmitButton(_l("Kembalikan ke rancangan"))


class PublishForm(VersionForm):
    """Since when the report is open to everybody."""

    on = DayField(_l("Tanggal diumumkan"), validators=[Required(_l("Isi tanggalnya."))])
    submit = SubmitButton(_l("Umumkan laporan"))

    def validate_on(self, field: DayField) -> None:
        """Not before it was determined, not ahead."""
        _happened(field, self.report.determined_on, self.today)


class SendForm(VersionForm):
    """When and how the copy went to the Komisi Informasi."""

    on = DayField(_l("Tanggal dikirim"), validators=[Required(_l("Isi tanggalnya."))])
    how = TextField(
        _l("Nomor surat atau bukti pengiriman"),
        validators=[Required(_l("Tulis nomor surat atau buktinya.")), Length(300)],
    )
    submit = SubmitButton(_l("Catat pengiriman"))

    def validate_on(self, field: DayField) -> None:
        """Not before it was determined, not ahead."""
        _happened(field, self.report.determined_on, self.today)


def _happened(field: DayField, since: date | None, today: date) -> None:
    if field.data is None:
        return
    if field.data > today:
        raise ValidationError(_l("Tanggal ini belum tiba."))
    if since is not None and field.data < since:
        raise ValidationError(_l("Tanggal ini lebih awal daripada penetapan laporan."))
