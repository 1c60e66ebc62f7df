"""What kinds of personal data are called."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.admin.retention.models import Kept

KINDS: Mapping[Kept, LazyString] = {
    Kept.COPIES: _l("Salinan identitas, akta, dan surat kuasa"),
    Kept.NUMBER: _l("Nomor identitas (NIK)"),
    Kept.HELPER: _l("Nama dan kelompok yang membantu pemohon"),
    Kept.NOTICES: _l("Isi pemberitahuan tercetak dan nama penerimanya"),
}
