"""What opens a request."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.cases.identity import mailbox
from ppid.kit.checks import Length, Required
from ppid.kit.forms import EmailField, Form, TextField


class FollowForm(Form):
    """The two things that open a request."""

    number = TextField(
        _l("Nomor pendaftaran atau nomor keberatan"),
        [Required(_l("Tulis nomor pendaftaran, contoh PIP-2026-000118.")), Length(40)],
        description=_l("Contoh PIP-2026-000118 atau KEB-2026-000003"),
    )
    code = TextField(
        _l("Kode pelacakan"),
        [Required(_l("Tulis kode pelacakan dari bukti pendaftaran.")), Length(60)],
        description=_l(
            "Ada di bukti pendaftaran dan di email pertama dari kami. "
            "Huruf besar atau kecil, dengan atau tanpa tanda hubung."
        ),
    )


class NewLinkForm(Form):
    """Where a new link may be sent."""

    number = TextField(
        _l("Nomor pendaftaran atau nomor keberatan"),
        [Required(_l("Tulis nomor pendaftaran, contoh PIP-2026-000118.")), Length(40)],
        description=_l("Contoh PIP-2026-000118 atau KEB-2026-000003"),
    )
    email = EmailField(
        _l("Alamat email"),
        [Required(_l("Tulis alamat email Anda.")), Length(254), mailbox()],
        description=_l("Alamat yang Anda tulis dalam permohonan atau keberatan."),
    )
