"""What officers change about themselves."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.accounts.forms import NewPassword
from ppid.accounts.passwords import LONGEST
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import ChoiceField, Form, PasswordField, SubmitButton, TextField
from ppid.kit.language import LANGUAGES


class PasswordForm(NewPassword):
    """Change one's own password, knowing the one before."""

    current = PasswordField(
        _l("Kata sandi sekarang"),
        [Required(_l("Isi kata sandi Anda sekarang.")), Length(LONGEST)],
    )
    submit = SubmitButton(_l("Ganti kata sandi"))


class ConfirmForm(Form):
    """The password once more."""

    password = PasswordField(
        _l("Kata sandi Anda"), [Required(_l("Isi kata sandi Anda.")), Length(LONGEST)]
    )
    submit = SubmitButton(_l("Lanjutkan"))


class OwnForm(Form):
    """What officers may change about themselves."""

    title = TextField(_l("Jabatan"), [OrEmpty(), Length(160)])
    nip = TextField(_l("NIP"), [OrEmpty(), Length(30)])
    language = ChoiceField(_l("Bahasa email untuk Anda"), choices=tuple(LANGUAGES.items()))
    submit = SubmitButton(_l("Simpan"))
