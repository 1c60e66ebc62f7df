"""What imports and their lines are called."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from ppid.admin.earlier.judging import Verdict
from ppid.admin.earlier.models import ImportState

STATES: Mapping[ImportState, LazyString] = {
    ImportState.BEGUN: _l("Belum diambil"),
    ImportState.DONE: _l("Sudah diambil"),
    ImportState.UNDONE: _l("Dibatalkan"),
}
STATE_TONES: Mapping[ImportState, str] = {
    ImportState.BEGUN: "yellow",
    ImportState.DONE: "green",
    ImportState.UNDONE: "grey",
}
VERDICTS: Mapping[Verdict, LazyString] = {
    Verdict.NEW: _l("Akan diambil"),
    Verdict.KNOWN: _l("Sudah ada"),
    Verdict.BAD: _l("Bermasalah"),
}
TONES: Mapping[Verdict, str] = {Verdict.NEW: "green", Verdict.KNOWN: "grey", Verdict.BAD: "red"}
