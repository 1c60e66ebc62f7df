"""What is filled in at the second step."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import Form, HiddenField, SubmitButton, TextField

_MOST = 20_000  # letters in a browser's answer


class StepForm(Form):
    """A code of the app, or a recovery code; or a passkey's answer, which the browser fills in."""

    code = TextField(
        _l("Kode"),
        [OrEmpty(), Length(40)],
        description=_l("Enam angka dari aplikasi autentikator, atau satu kode pemulihan."),
    )
    answer = HiddenField(validators=[Length(_MOST)])
    submit = SubmitButton(_l("Lanjutkan"))


class AppForm(Form):
    """The first code of a new app: it shows that the app has the secret."""

    code = TextField(
        _l("Kode enam angka dari aplikasi"),
        [Required(_l("Ketik kode enam angka yang tampil di aplikasi.")), Length(20)],
    )
    submit = SubmitButton(_l("Pasang aplikasi"))


class PasskeyForm(Form):
    """A new passkey: how one will know it again."""

    name = TextField(
        _l("Nama untuk passkey ini"),
        [Required(_l("Isi nama, misalnya Laptop kantor.")), Length(80)],
        description=_l("Supaya Anda mengenalinya nanti, misalnya Laptop kantor."),
    )
    answer = HiddenField(validators=[Length(_MOST)])
    submit = SubmitButton(_l("Buat passkey"))
