"""Which decree is relied on."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Required
from ppid.kit.draft_form import DraftForm
from ppid.kit.forms import HiddenField


class RelyForm(DraftForm):
    """The decree by its public id."""

    decree = HiddenField(validators=[Required(_l("Pilih salah satu Penetapan."))])
