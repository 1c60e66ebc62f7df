"""How an administrator writes the pattern of a register's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ppid.admin.faults import fault_words
from ppid.cases.numbers import tidy_number
from ppid.kit.checks import Length, Required
from ppid.kit.forms import ChoiceField, DayField, Form, HiddenField, SubmitButton, TextField
from ppid.office import numbering, patterns
from ppid.office.numbering import NumberRule
from ppid.office.patterns import CLASSIFICATION, CODE, NUMBER, YEAR, Pattern

OWN: Final = "own"
SHARED: Final = "shared"
_LETTERS: Final = re.compile(r"[A-Za-z0-9 ./_()-]*")
_FILES: Final = re.compile(r"[A-Z0-9-]*")
_LONGEST: Final = {True: 32, False: 60}  # of a file, of a letter


class PatternForm(Form):
    """A pattern, what stands for its code and classification, and from which day it holds."""

    pattern = TextField(
        _l("Pola nomor"),
        [Required(_l("Tulis pola nomornya, contoh {nomor:4}/{kode}/{tahun}.")), Length(80)],
    )
    code = TextField(
        _l("Kode"),
        [Length(20)],
        description=_l("Pengganti {kode}, contoh SKTL atau PPID."),
    )
    classification = TextField(
        _l("Kode klasifikasi arsip"),
        [Length(20)],
        description=_l("Pengganti {klasifikasi}, contoh 480 atau HM.01."),
    )
    counter = ChoiceField(
        _l("Nomor urut"),
        choices=[
            (OWN, _l("Urutan sendiri untuk surat ini")),
            (SHARED, _l("Satu urutan bersama (buku agenda surat keluar)")),
        ],
    )
    effective_from = DayField(
        _l("Berlaku mulai"),
        [Required(_l("Isi tanggal mulai berlaku."))],
        description=_l("Nomor yang sudah terbit tidak berubah."),
    )
    reason = TextField(
        _l("Alasan perubahan"),
        [Required(_l("Tulis alasan perubahan, contoh: tata naskah dinas baru.")), Length(300)],
        description=_l("Tercatat dalam riwayat bersama nama Anda."),
    )
    seen = HiddenField()
    submit = SubmitButton(_l("Simpan"))

    def __init__(self, *given: Any, register: str, today: date, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self._register, self._today = register, today
        self._is_file = register in numbering.FILES
        if self._is_file:
            del self.counter

    @property
    def rule(self) -> NumberRule:
        """What was written, as the register would count by it."""
        shared = not self._is_file and self.counter.data == SHARED
        return NumberRule(
            self._register,
            self.pattern.data,
            self._read()[0],
            numbering.AGENDA if shared else self._register,
            self.effective_from.data or self._today,
        )

    def _read(self) -> tuple[Pattern, Any]:
        return patterns.read(
            self.pattern.data or "", self.code.data or "", self.classification.data or ""
        )

    def check_pattern(self) -> bool:
        """Whether the pattern alone can be used: a preview asks for no reason."""
        fields = (self.pattern, self.code, self.classification, self.effective_from)
        fine = [field.validate(self, self._own_checks(field)) for field in fields]
        return all(fine)

    def _own_checks(self, field: Any) -> list[Any]:
        check = getattr(type(self), f"validate_{field.short_name}", None)
        return [check] if check else []

    def validate_pattern(self, field: TextField) -> None:
        """It can be read, every number is unique in its year, and people can say it."""
        found = next(self._troubles(*self._read()), None)
        if found:
            raise ValidationError(found)

    def _troubles(self, pattern: Pattern, faults: Any) -> Iterator[str]:
        if faults:
            yield from (_("Pada %(where)s", where=fault_words(fault)) for fault in faults)
            return
        names = pattern.names
        if names.count(NUMBER) != 1:
            yield _("Pola harus memuat {nomor} satu kali, contoh {nomor:4}.")
            return
        if YEAR not in names:
            yield _("Pola harus memuat {tahun}, karena nomor urut mulai lagi setiap tahun.")
        yield from self._bad_letters(pattern)
        if patterns.touches_digits(pattern):
            yield _("Beri pemisah seperti / atau - di antara {nomor} dan angka lain.")
        most = _LONGEST[self._is_file]
        if pattern.longest() > most:
            yield _("Nomor menjadi lebih dari %(most)d huruf. Perpendek polanya.", most=most)

    def _bad_letters(self, pattern: Pattern) -> Iterator[str]:
        plain = "".join(piece.words for piece in pattern.pieces if not piece.name)
        if not (_FILES if self._is_file else _LETTERS).fullmatch(plain):
            yield (
                _("Di luar nama, pakai huruf besar, angka, dan tanda hubung saja.")
                if self._is_file
                else _("Di luar nama, pakai huruf, angka, spasi, dan tanda . / - _ ( ) saja.")
            )
        elif self._is_file:
            shown = pattern.said(1, self._today)
            if tidy_number(shown) != shown:
                yield _("Jangan menulis dua tanda hubung berturut-turut, di awal, atau di akhir.")

    def validate_code(self, field: TextField) -> None:
        """There is one where the pattern names it, of letters that a number may have."""
        self._check_value(field, CODE)

    def validate_classification(self, field: TextField) -> None:
        """The same."""
        self._check_value(field, CLASSIFICATION)

    def _check_value(self, field: TextField, name: str) -> None:
        if not field.data and name in self._read()[0].names:
            raise ValidationError(_("Isi, karena pola memuat {%(name)s}.", name=name))
        if not (_FILES if self._is_file else _LETTERS).fullmatch(field.data or ""):
            raise ValidationError(
                _("Pakai huruf besar, angka, dan tanda hubung saja.")
                if self._is_file
                else _("Pakai huruf, angka, spasi, dan tanda . / - _ ( ) saja.")
            )

    def validate_effective_from(self, field: DayField) -> None:
        """Not a day whose numbers are given already."""
        if field.data and field.data < self._today:
            raise ValidationError(_("Pilih hari ini atau sesudahnya: nomor lama sudah terbit."))


def from_rule(rule: NumberRule, today: date) -> dict[str, Any]:
    """What the form holds when it opens."""
    return {
        "pattern": rule.text,
        "code": rule.pattern.code,
        "classification": rule.pattern.classification,
        "counter": SHARED if rule.counter == numbering.AGENDA else OWN,
        "effective_from": today,
    }
