"""What officers fill in to sign in, and how a password is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ppid.accounts.passwords import weakness
from ppid.accounts.words import WEAKNESSES
from ppid.kit.checks import Required
from ppid.kit.forms import EmailField, Form, PasswordField, SubmitButton


class SignInForm(Form):
    """Email and password."""

    email = EmailField(_l("Alamat email"), [Required(_l("Isi alamat email Anda."))])
    password = PasswordField(_l("Kata sandi"), [Required(_l("Isi kata sandi Anda."))])
    submit = SubmitButton(_l("Masuk"))


class NewPassword(Form):
    """A password typed twice; `own` are the words that it must not contain."""

    password = PasswordField(
        _l("Kata sandi baru"),
        [Required(_l("Isi kata sandi baru."))],
        description=_l(
            "Paling sedikit 12 karakter. Beberapa kata yang jarang dipakai bersama, "
            "dengan spasi, mudah diingat dan sulit ditebak."
        ),
    )
    again = PasswordField(_l("Ulangi kata sandi baru"), [Required(_l("Ketik sekali lagi."))])

    def __init__(self, *given: Any, own: Sequence[str] = (), **rest: Any) -> None:
        self.own = own
        super().__init__(*given, **rest)

    def own_words(self) -> Sequence[str]:
        """What others know about who chooses."""
        return self.own

    def validate_password(self, field: PasswordField) -> None:
        """Say what is wrong with it, in words."""
        found = weakness(field.data, own=self.own_words())
        if found:
            raise ValidationError(WEAKNESSES[found])

    def validate_again(self, field: PasswordField) -> None:
        """Two that differ are one mistyped."""
        if field.data != self.password.data:
            raise ValidationError(_l("Tidak sama dengan kata sandi di atas."))
