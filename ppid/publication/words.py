"""What categories, states and origins of entries are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import Category, ItemEvent, ItemState, ListStage, Origin

NEWS: Mapping[str, Any] = {
    "proposed": _l("Ada usulan yang menunggu dimasukkan ke penetapan"),
    "returned": _l("Usulan Anda dikembalikan untuk diperbaiki"),
    "asked": _l("Rancangan penetapan menunggu persetujuan Anda"),
    "approved": _l("Daftar sudah disetujui dan menunggu ditetapkan"),
    "given_back": _l("Rancangan penetapan dikembalikan Atasan PPID"),
}
"""What officers are told of the list at once, once a day each."""

CATEGORIES: Mapping[Category, Any] = {
    Category.PERIODIC: _l("Berkala"),
    Category.IMMEDIATE: _l("Serta-merta"),
    Category.ALWAYS: _l("Setiap saat"),
}
CATEGORY_HINTS: Mapping[str, Any] = {
    Category.PERIODIC.value: _l("Wajib diumumkan paling sedikit setiap enam bulan (Pasal 9)."),
    Category.IMMEDIATE.value: _l(
        "Menyangkut hajat hidup orang banyak dan ketertiban umum; diumumkan tanpa menunda "
        "(Pasal 10)."
    ),
    Category.ALWAYS.value: _l("Tersedia dan diberikan setiap kali diminta (Pasal 11)."),
}
CATEGORY_SLUGS: Mapping[str, Category] = {
    "berkala": Category.PERIODIC,
    "serta-merta": Category.IMMEDIATE,
    "setiap-saat": Category.ALWAYS,
}
SLUGS: Mapping[Category, str] = {category: slug for slug, category in CATEGORY_SLUGS.items()}

STATES: Mapping[ItemState, Any] = {
    ItemState.DRAFT: _l("Konsep"),
    ItemState.PROPOSED: _l("Diusulkan"),
    ItemState.CHOSEN: _l("Dalam rancangan penetapan"),
    ItemState.DETERMINED: _l("Ditetapkan"),
    ItemState.WITHDRAWN: _l("Ditarik"),
    ItemState.DISMISSED: _l("Tidak dilanjutkan"),
}
TONES: Mapping[ItemState, str] = {
    ItemState.DRAFT: "grey",
    ItemState.PROPOSED: "yellow",
    ItemState.CHOSEN: "blue",
    ItemState.DETERMINED: "green",
    ItemState.WITHDRAWN: "orange",
    ItemState.DISMISSED: "grey",
}
WAITING = _l("Menunggu masuk DIP")
FILTERS: Mapping[str, Any] = {"": _l("Semua"), "waiting": WAITING} | {
    state.value: words for state, words in STATES.items()
}

EVENTS: Mapping[ItemEvent, Any] = {
    ItemEvent.WRITTEN: _l("Isi entri disimpan"),
    ItemEvent.OPENED: _l("Informasi dibuka, entri dibuat dengan sendirinya"),
    ItemEvent.IMPORTED: _l("Diambil dari daftar lama"),
    ItemEvent.PROPOSED: _l("Diusulkan kepada PPID"),
    ItemEvent.RETURNED: _l("Dikembalikan PPID"),
    ItemEvent.CHOSEN: _l("Masuk rancangan penetapan"),
    ItemEvent.LEFT_OUT: _l("Keluar dari rancangan penetapan"),
    ItemEvent.DETERMINED: _l("Ditetapkan dan diumumkan"),
    ItemEvent.WITHDRAWN: _l("Ditarik dari daftar"),
    ItemEvent.DISMISSED: _l("Tidak dilanjutkan"),
}

ORIGINS: Mapping[Origin, Any] = {
    Origin.OWN: _l("Usulan unit atau PPID"),
    Origin.REQUEST: _l("Jawaban permohonan yang dipublikasikan"),
    Origin.OBJECTION: _l("Dibuka lewat keberatan"),
    Origin.DISPUTE: _l("Dibuka lewat sengketa"),
    Origin.EXCLUSION: _l("Pengecualian dibuka atau berakhir"),
    Origin.EARLIER: _l("Daftar lama yang diambil dari berkas"),
}

STAGES: Mapping[ListStage, Any] = {
    ListStage.DRAFT: _l("Sedang disiapkan"),
    ListStage.ASKED: _l("Menunggu persetujuan Atasan PPID"),
    ListStage.APPROVED: _l("Disetujui, belum ditetapkan"),
    ListStage.DETERMINED: _l("Ditetapkan"),
    ListStage.DROPPED: _l("Dibatalkan"),
}
STAGE_TONES: Mapping[ListStage, str] = {
    ListStage.DRAFT: "grey",
    ListStage.ASKED: "yellow",
    ListStage.APPROVED: "blue",
    ListStage.DETERMINED: "green",
    ListStage.DROPPED: "grey",
}

ELEMENTS: Mapping[str, Any] = {
    "title": _l("judul informasi"),
    "holder": _l("unit yang menguasai"),
    "responsible": _l("penanggung jawab"),
    "made_when": _l("waktu pembuatan"),
    "made_place": _l("tempat pembuatan"),
    "has_form": _l("bentuk informasi"),
    "retention": _l("jangka waktu penyimpanan"),
}

DECREE = _l("Penetapan Daftar Informasi Publik (DIP)")

FORMS: Mapping[tuple[bool, bool], Any] = {
    (True, True): _l("Softcopy dan hardcopy"),
    (True, False): _l("Softcopy"),
    (False, True): _l("Hardcopy"),
    (False, False): _l("Belum diisi"),
}


def form_of(content: Any) -> Any:
    """In which form the information is there."""
    return FORMS[content.softcopy, content.hardcopy]


def made(content: Any) -> str:
    """When and where it was made: Maret 2026, Kota Biru."""
    return ", ".join(part for part in (content.made_when, content.made_place) if part)
