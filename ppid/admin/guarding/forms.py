"""What an administrator chooses about the safety of accounts."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.accounts.models import Role
from ppid.accounts.words import ROLES
from ppid.kit.forms import Form, ManyField, SubmitButton, YesField


class GuardForm(Form):
    """Whose roles need a second step, and what an auditor sees."""

    factor_roles = ManyField(
        _l("Langkah kedua juga wajib untuk"),
        choices=[(role.value, words) for role, words in ROLES.items() if role is not Role.ADMIN],
        description=_l("Administrator selalu wajib. Yang dipilih memasangnya saat masuk lagi."),
    )
    auditor_sees_identity = YesField(
        _l("Auditor juga boleh melihat nama, kontak, surat, dan identitas pemohon"),
        description=_l(
            "Nyalakan hanya selama pemeriksaan memerlukannya. Setiap pembukaan identitas tercatat "
            "dengan tujuannya."
        ),
    )
    submit = SubmitButton(_l("Simpan"))

    @property
    def answers(self) -> dict[str, Any]:
        """With roles as members."""
        said = super().answers
        return said | {"factor_roles": [Role(value) for value in said["factor_roles"] or ()]}
