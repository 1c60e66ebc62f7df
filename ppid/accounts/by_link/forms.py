"""What is filled in by those who came by a link."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from ppid.accounts.forms import NewPassword
from ppid.kit.checks import Email, Length, Required
from ppid.kit.forms import EmailField, Form, SubmitButton, TextField


class ForgottenForm(Form):
    """Whose password is forgotten."""

    email = EmailField(
        _l("Alamat email"), [Required(_l("Isi alamat email Anda.")), Email(), Length(254)]
    )
    submit = SubmitButton(_l("Kirim tautan"))


class NewPasswordForm(NewPassword):
    """Choose a password by a mailed link."""

    submit = SubmitButton(_l("Simpan kata sandi"))


class FirstForm(NewPassword):
    """The first administrator."""

    name = TextField(_l("Nama lengkap"), [Required(_l("Isi nama lengkap Anda.")), Length(120)])
    email = EmailField(
        _l("Alamat email"),
        [Required(_l("Isi alamat email Anda.")), Email(), Length(254)],
        description=_l("Untuk masuk, dan untuk menerima pemberitahuan."),
    )
    submit = SubmitButton(_l("Buat akun administrator"))

    def own_words(self) -> Sequence[str]:
        """The name and the address of this form too."""
        return (*self.own, self.name.data or "", self.email.data or "")
