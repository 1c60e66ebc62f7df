"""What states and events of a report are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask_babel import lazy_gettext as _l

from ppid.reports.models import ReportEvent, ReportForm, ReportState

STATES: Final[Mapping[ReportState, Any]] = {
    ReportState.DRAFT: _l("Rancangan"),
    ReportState.DETERMINED: _l("Ditetapkan"),
    ReportState.PUBLISHED: _l("Diumumkan"),
}
TONES: Final[Mapping[ReportState, str]] = {
    ReportState.DRAFT: "blue",
    ReportState.DETERMINED: "yellow",
    ReportState.PUBLISHED: "green",
}
EVENTS: Final[Mapping[ReportEvent, Any]] = {
    ReportEvent.BEGUN: _l("Laporan dimulai"),
    ReportEvent.WRITTEN: _l("Bagian ditulis"),
    ReportEvent.DETERMINED: _l("Angka dan isi ditetapkan"),
    ReportEvent.REOPENED: _l("Dikembalikan ke rancangan"),
    ReportEvent.PUBLISHED: _l("Diumumkan"),
    ReportEvent.SENT: _l("Salinan dikirim ke Komisi Informasi"),
}
FORMS: Final[Mapping[ReportForm, Any]] = {
    ReportForm.SHORT: _l("Ringkasan"),
    ReportForm.FULL: _l("Laporan lengkap"),
}
