"""What becomes of the rows of a file, in words."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.admin.importing.reading import Verdict

VERDICTS: Mapping[Verdict, LazyString] = {
    Verdict.NEW: _l("Baru"),
    Verdict.KNOWN: _l("Sudah ada"),
    Verdict.CONFLICT: _l("Bertentangan"),
    Verdict.BAD: _l("Salah"),
}

TONES: Mapping[Verdict, str] = {
    Verdict.NEW: "green",
    Verdict.KNOWN: "grey",
    Verdict.CONFLICT: "orange",
    Verdict.BAD: "red",
}
