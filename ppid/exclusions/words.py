"""What states, steps and reasons of exclusions are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import Approver, ExclusionEvent, ExclusionState, OpeningReason

STATES: Mapping[ExclusionState, Any] = {
    ExclusionState.DRAFT: _l("Sedang diuji"),
    ExclusionState.TESTED: _l("Menunggu persetujuan"),
    ExclusionState.APPROVED: _l("Disetujui, belum ditetapkan"),
    ExclusionState.DECREED: _l("Berlaku"),
    ExclusionState.CHANGED: _l("Diubah"),
    ExclusionState.EXPIRED: _l("Berakhir, terbuka"),
    ExclusionState.OPENED: _l("Dibuka"),
    ExclusionState.DROPPED: _l("Tidak dikecualikan"),
}

TONES: Mapping[ExclusionState, str] = {
    ExclusionState.DRAFT: "blue",
    ExclusionState.TESTED: "yellow",
    ExclusionState.APPROVED: "blue",
    ExclusionState.DECREED: "orange",
    ExclusionState.CHANGED: "grey",
    ExclusionState.EXPIRED: "green",
    ExclusionState.OPENED: "green",
    ExclusionState.DROPPED: "green",
}

EVENTS: Mapping[ExclusionEvent, Any] = {
    ExclusionEvent.BEGUN: _l("Lembar uji dibuat"),
    ExclusionEvent.TESTED: _l("Uji konsekuensi selesai, lembar uji diterbitkan"),
    ExclusionEvent.RETURNED: _l("Atasan PPID mengembalikan lembar uji"),
    ExclusionEvent.SUPERIOR_APPROVED: _l("Atasan PPID menyetujui"),
    ExclusionEvent.HEAD_APPROVED: _l("Pimpinan Badan Publik menandatangani persetujuan"),
    ExclusionEvent.DECREED: _l("Penetapan dibuat"),
    ExclusionEvent.RECORDED: _l("Penetapan yang sudah ada dicatat"),
    ExclusionEvent.SIGNED_COPY_ADDED: _l("Penetapan bertanda tangan disimpan"),
    ExclusionEvent.CHANGED: _l("Status diubah dengan Penetapan lain"),
    ExclusionEvent.EXPIRED: _l("Jangka waktu berakhir, informasi terbuka dengan sendirinya"),
    ExclusionEvent.OPENED: _l("Penetapan pembukaan dibuat"),
    ExclusionEvent.DROPPED: _l("Diakhiri: informasi tidak dikecualikan"),
}

OPENING_REASONS: Mapping[OpeningReason, Any] = {
    OpeningReason.PERIOD_ENDS: _l("Jangka waktunya akan berakhir"),
    OpeningReason.CONDITION_MET: _l("Keadaan yang mengakhiri pengecualian sudah terjadi"),
    OpeningReason.CONSENT: _l("Orang yang rahasianya diungkap menyetujui secara tertulis"),
    OpeningReason.PUBLIC_OFFICE: _l("Berkaitan dengan posisi seseorang dalam jabatan publik"),
    OpeningReason.OPEN_COURT: _l("Sudah dibuka dalam sidang pengadilan yang terbuka untuk umum"),
    OpeningReason.ORDERED: _l("Diperintahkan Komisi Informasi atau pengadilan"),
}

APPROVERS: Mapping[Approver, Any] = {
    Approver.SUPERIOR: _l("Atasan PPID"),
    Approver.HEAD: _l("Pimpinan Badan Publik"),
}

FILTERS: Mapping[str, Any] = {
    "": _l("Semua"),
    "valid": _l("Berlaku"),
    "soon": _l("Segera berakhir"),
    "testing": _l("Sedang diuji"),
    "over": _l("Tidak berlaku lagi"),
}
