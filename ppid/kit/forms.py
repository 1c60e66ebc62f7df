"""Forms that speak Indonesian: fields drawn by GOV.UK macros, answers as keyword arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import wtforms as wtf
from flask import render_template
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, MultipleFileField
from govuk_frontend_wtf import wtforms_widgets as gov
from markupsafe import Markup
from wtforms import validators as v
from wtforms.fields.choices import SelectChoice

from ppid.kit.both_texts import MERGE, BothTexts, lay_both, pairs, wants_merge
from ppid.kit.checks import Text, When

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\x85]")
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


def clean_line(value: object) -> object:
    """One line without control characters or outer space."""
    return _CONTROL.sub("", " ".join(value.split())) if isinstance(value, str) else value


def clean_text(value: object) -> object:
    """Many lines, newlines alike on all systems, without control characters."""
    if not isinstance(value, str):
        return value
    return _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Form(FlaskForm):
    """A form whose answers are the keyword arguments of an action.

    Where somebody else saved first (`overtaken`), its hidden part shows both texts.
    """

    both: BothTexts | None = None

    def overtaken(self, *, by: str = "", when: str = "") -> None:
        """Show what was typed beside what is stored; `by` and `when` say whose that is."""
        self.both = BothTexts(pairs(self), by, when)

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """As ever; the button that joins both texts fills the fields and saves nothing."""
        if self.is_submitted() and wants_merge():
            lay_both(self)
            self.both = BothTexts(merged=True)
            return False
        return bool(super().validate_on_submit(extra_validators))

    def hidden_tag(self, *fields: Any) -> Markup:
        """The hidden fields, and both texts where somebody else saved first."""
        hidden = Markup(super().hidden_tag(*fields))  # noqa: S704 (made by the library)
        if self.both is None:
            return hidden
        shown = render_template("ui/both_texts.html", both=self.both, merge=MERGE)
        return hidden + Markup(shown)  # noqa: S704 (escaped by its template)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, without token and buttons; empty text is None."""
        return {
            name: (field.data if field.data != "" else None)
            for name, field in self._fields.items()
            if name != "csrf_token" and not isinstance(field, wtf.SubmitField)
        }


class PlainForm(Form):
    """A button with its token and nothing to fill in."""


class TextField(wtf.StringField):
    """One line."""

    widget = gov.GovTextInput()

    def __init__(self, label: Text = None, validators: Sequence[Any] = (), **rest: Any) -> None:
        super().__init__(label, validators, filters=[clean_line], **rest)


class EmailField(TextField):
    """One email address."""

    class _Widget(gov.GovTextInput):
        input_type = "email"

    widget = _Widget()


class PhoneField(TextField):
    """One telephone number."""

    class _Widget(gov.GovTextInput):
        input_type = "tel"

    widget = _Widget()


class SearchField(TextField):
    """Words to look for."""

    class _Widget(gov.GovTextInput):
        input_type = "search"

    widget = _Widget()


class LongTextField(wtf.TextAreaField):
    """Many lines."""

    widget = gov.GovTextArea()

    def __init__(self, label: Text = None, validators: Sequence[Any] = (), **rest: Any) -> None:
        super().__init__(label, validators, filters=[clean_text], **rest)


class PasswordField(wtf.PasswordField):
    """A secret."""

    widget = gov.GovPasswordInput()


class HiddenField(wtf.HiddenField):
    """What the form carries along, unnamed: the library would look its name up in a file."""

    def __init__(self, label: Text = "", validators: Sequence[Any] = (), **rest: Any) -> None:
        super().__init__(label, validators, **rest)


def _options(pairs: Iterable[Any]) -> list[SelectChoice]:
    """Pairs of value and words as the library wants them."""
    return [pair if isinstance(pair, SelectChoice) else SelectChoice(*pair) for pair in pairs]


class _Choosing(wtf.SelectField):
    """A field whose choices may be given as pairs of value and words, now or later."""

    def __init__(
        self,
        label: Text = None,
        validators: Sequence[Any] = (),
        choices: Iterable[Any] = (),
        missing: Text = None,
        **rest: Any,
    ) -> None:
        self.missing = missing or _l("Pilih salah satu.")
        super().__init__(label, validators, choices=_options(choices), **rest)

    @property
    def choices(self) -> list[SelectChoice]:
        """The choices, as options."""
        found: list[SelectChoice] = wtf.SelectField.choices.fget(self)
        return found

    @choices.setter
    def choices(self, pairs: Iterable[Any]) -> None:
        wtf.SelectField.choices.fset(self, _options(pairs))


class ChoiceField(_Choosing, wtf.RadioField):
    """One of a few (radio buttons)."""

    widget = gov.GovRadioInput()
    data: Any

    def pre_validate(self, form: wtf.Form) -> None:
        """Say in our words that nothing, or something foreign, was chosen."""
        if self.data in (None, "", "None"):
            self.data = None
            if any(isinstance(check, (v.Optional, When)) for check in self.validators):
                return
        if self.data not in {value for value, *_rest in self.iter_choices()}:
            raise v.StopValidation(self.missing)


class SelectField(_Choosing):
    """One of many (drop-down)."""

    widget = gov.GovSelect()

    def pre_validate(self, form: wtf.Form) -> None:
        """Say in our words that something foreign was chosen."""
        if self.data not in {value for value, *_rest in self.iter_choices()}:
            raise v.StopValidation(self.missing)


class ManyField(_Choosing, wtf.SelectMultipleField):
    """Some of a few (checkboxes)."""

    widget = gov.GovCheckboxesInput()
    option_widget = wtf.widgets.CheckboxInput()

    def pre_validate(self, form: wtf.Form) -> None:
        """Say in our words that something foreign was chosen."""
        known = {value for value, *_rest in self.iter_choices()}
        if set(self.data or ()) - known:
            raise v.StopValidation(_l("Pilih dari daftar."))


class YesField(wtf.BooleanField):
    """One checkbox."""

    widget = gov.GovCheckboxInput()


class _Read:
    """A field that says first that it could not be read: nothing else matters then."""

    process_errors: Sequence[Any]

    def pre_validate(self, form: wtf.Form) -> None:
        """Keep the error of reading, and ask nothing more."""
        if self.process_errors:
            raise v.StopValidation()


class DayField(_Read, wtf.Field):
    """One day: the browser's own calendar, or typed as 25-11-2026."""

    class _Widget(gov.GovTextInput):
        input_type = "date"

    widget = _Widget()
    data: date | None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return self.data.isoformat() if self.data else ""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the day in one of the ways people write it."""
        self.data = None
        typed = (valuelist[0] if valuelist else "").strip()
        if not typed:
            return
        for pattern in _DAYS:
            try:
                self.data = datetime.strptime(typed, pattern).date()  # noqa: DTZ007 (a day)
                return
            except ValueError:
                continue
        raise ValueError(_l("Tulis tanggal seperti 25-11-2026."))


class AmountField(_Read, wtf.IntegerField):
    """A sum in whole rupiah."""

    widget = gov.GovTextInput()

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Accept 25.000 and Rp 25.000."""
        typed = re.sub(r"[Rrp.\s]", "", valuelist[0]) if valuelist else ""
        self.data = None
        if not typed:
            return
        if not re.fullmatch(r"\d{1,12}", typed):
            raise ValueError(_l("Tulis jumlah rupiah dengan angka, contoh 25.000."))
        self.data = int(typed)


class NumberField(_Read, wtf.IntegerField):
    """A whole number."""

    widget = gov.GovTextInput()

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Accept digits only."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        if not re.fullmatch(r"-?\d{1,9}", typed):
            raise ValueError(_l("Tulis dengan angka."))
        self.data = int(typed)


class UploadField(FileField):
    """One file."""

    widget = gov.GovFileInput()


class UploadsField(MultipleFileField):
    """Some files."""

    widget = gov.GovFileInput(multiple=True)


class SubmitButton(wtf.SubmitField):
    """What sends the form."""

    widget = gov.GovSubmitInput()
