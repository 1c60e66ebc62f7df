"""What states, events, outcomes and rules are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.cases.dispute_words import DISPUTE_RULES
from ppid.cases.event_words import EVENTS as EVENTS
from ppid.cases.event_words import FOR_REQUESTER as FOR_REQUESTER
from ppid.cases.exclusion_words import EXCLUSION_RULES
from ppid.cases.kinds import (
    Channel,
    CopyForm,
    Delivery,
    Found,
    Missing,
    Obtain,
    Relation,
    RequesterKind,
    Way,
)
from ppid.cases.list_words import LIST_RULES
from ppid.cases.objection_words import OBJECTION_RULES
from ppid.law import ObjectionGround, ObjectionState, Outcome, Rule, Ruling, State

Words = Mapping[Any, Any]

STATES: Words = {
    State.RECEIVED: _l("Diterima, sedang diperiksa"),
    State.INCOMPLETE: _l("Perlu dilengkapi"),
    State.LAPSED: _l("Tidak ditindaklanjuti"),
    State.IN_PROGRESS: _l("Sedang diproses"),
    State.DECIDED: _l("Sudah diberitahukan"),
    State.AWAITING_PAYMENT: _l("Menunggu pembayaran biaya salinan"),
    State.HANDED_OVER: _l("Informasi sudah diserahkan"),
    State.CLOSED: _l("Selesai"),
    State.WITHDRAWN: _l("Dicabut pemohon"),
}

TONES: Mapping[State, str] = {
    State.RECEIVED: "blue",
    State.INCOMPLETE: "orange",
    State.LAPSED: "grey",
    State.IN_PROGRESS: "blue",
    State.DECIDED: "green",
    State.AWAITING_PAYMENT: "yellow",
    State.HANDED_OVER: "green",
    State.CLOSED: "grey",
    State.WITHDRAWN: "grey",
}

OUTCOMES: Words = {
    Outcome.GRANTED: _l("Dikabulkan seluruhnya"),
    Outcome.PARTLY_GRANTED: _l("Dikabulkan sebagian"),
    Outcome.REFUSED: _l("Ditolak karena dikecualikan"),
    Outcome.NOT_HELD: _l("Tidak dikuasai"),
    Outcome.NOT_DOCUMENTED: _l("Belum didokumentasikan"),
}

OBJECTION_STATES: Words = {
    ObjectionState.REGISTERED: _l("Menunggu tanggapan Atasan PPID"),
    ObjectionState.ANSWERED: _l("Sudah ditanggapi"),
    ObjectionState.SETTLED: _l("Diselesaikan secara musyawarah"),
    ObjectionState.CLOSED: _l("Selesai"),
    ObjectionState.WITHDRAWN: _l("Dicabut pemohon"),
}

OBJECTION_TONES: Mapping[ObjectionState, str] = {
    ObjectionState.REGISTERED: "blue",
    ObjectionState.ANSWERED: "green",
    ObjectionState.SETTLED: "green",
    ObjectionState.CLOSED: "grey",
    ObjectionState.WITHDRAWN: "grey",
}

RULINGS: Words = {
    Ruling.GRANTED: _l("Keberatan dikabulkan seluruhnya"),
    Ruling.PARTLY_GRANTED: _l("Keberatan dikabulkan sebagian"),
    Ruling.UPHELD: _l("Keputusan PPID dikuatkan"),
    Ruling.INADMISSIBLE: _l("Keberatan tidak dapat diterima"),
}

OBJECTION_GROUNDS: Words = {
    ObjectionGround.REFUSED: _l("Permintaan ditolak karena informasinya dikecualikan"),
    ObjectionGround.NOT_PUBLISHED: _l("Informasi berkala tidak disediakan"),
    ObjectionGround.NO_ANSWER: _l("Permintaan tidak ditanggapi"),
    ObjectionGround.NOT_AS_ASKED: _l("Tanggapannya tidak seperti yang diminta"),
    ObjectionGround.NOT_FULFILLED: _l("Permintaan tidak dipenuhi"),
    ObjectionGround.UNREASONABLE_COST: _l("Biayanya tidak wajar"),
    ObjectionGround.LATE: _l("Informasi disampaikan melewati waktunya"),
}

DEADLINES: Words = {
    "D2": _l("Pemeriksaan kelengkapan"),
    "D3": _l("Perbaikan oleh pemohon"),
    "D4": _l("Pemberitahuan tertulis"),
    "D5": _l("Pemberitahuan tertulis, setelah diperpanjang"),
    "D6": _l("Penyerahan informasi yang dijanjikan"),
    "D7": _l("Pemohon dapat mengajukan keberatan"),
    "D8": _l("Tanggapan atas keberatan"),
    "D9a": _l("Pemohon dapat mengajukan sengketa, setelah tanggapan"),
    "D9b": _l("Pemohon dapat mengajukan sengketa, setelah tidak ditanggapi"),
    "D10": _l("Komisi Informasi memberi tahu kekurangan berkas"),
    "D11": _l("Pemohon melengkapi berkas sengketa"),
    "D12": _l("Komisi Informasi mulai menyelesaikan sengketa"),
    "D13": _l("Komisi Informasi menyelesaikan sengketa"),
    "D14": _l("Panggilan sidang diterima"),
    "D15": _l("Mediasi"),
    "D15b": _l("Perpanjangan mediasi"),
    "D16": _l("Salinan putusan Komisi Informasi"),
    "D17": _l("Gugatan ke pengadilan (hari kerja)"),
    "D17b": _l("Gugatan ke pengadilan (hari kalender)"),
    "D18": _l("Kasasi"),
    "D19": _l("Pemutakhiran Daftar Informasi Publik"),
    "D20": _l("Pengumuman informasi berkala"),
    "D21": _l("Laporan layanan informasi publik"),
    "D22": _l("Penetapan pembukaan informasi yang dikecualikan"),
    "tinjau": _l("Peninjauan pengecualian tanpa tanggal berakhir"),
    "perintah": _l("Pelaksanaan perintah tanggapan keberatan"),
    "sidang": _l("Sidang di Komisi Informasi"),
    "amar": _l("Pelaksanaan putusan Komisi Informasi"),
}

KINDS: Words = {
    RequesterKind.PERSON: _l("Perorangan (warga negara Indonesia)"),
    RequesterKind.LEGAL_ENTITY: _l("Badan hukum Indonesia"),
    RequesterKind.GROUP: _l("Kelompok orang"),
}

CHANNELS: Words = {
    Channel.WEB: _l("Situs web"),
    Channel.DESK: _l("Datang langsung"),
    Channel.PHONE: _l("Telepon"),
    Channel.LETTER: _l("Surat"),
    Channel.EMAIL: _l("Email"),
}

OBTAIN: Words = {
    Obtain.SEE: _l("Melihat, membaca, mendengarkan, atau mencatat"),
    Obtain.COPY: _l("Mendapatkan salinan"),
}

COPY_FORMS: Words = {
    CopyForm.SOFTCOPY: _l("Salinan elektronik (softcopy)"),
    CopyForm.HARDCOPY: _l("Salinan cetak (hardcopy)"),
}

DELIVERIES: Words = {
    Delivery.EMAIL: _l("Email"),
    Delivery.PICKUP: _l("Mengambil langsung di kantor"),
    Delivery.COURIER: _l("Kurir"),
    Delivery.POST: _l("Pos"),
    Delivery.FAX: _l("Faksimile"),
}

WAYS: Words = {
    Way.DESK: _l("Diserahkan di meja layanan"),
    Way.POST: _l("Dikirim lewat pos"),
    Way.COURIER: _l("Dikirim lewat kurir"),
    Way.DELIVERED: _l("Diantar petugas ke alamat"),
    Way.OTHERWISE: _l("Cara lain"),
}

RELATIONS: Words = {
    Relation.FAMILY: _l("Keluarga atau kerabat"),
    Relation.KIM: _l("Anggota Kelompok Informasi Masyarakat (KIM)"),
    Relation.ORGANISATION: _l("Pendamping dari organisasi masyarakat"),
    Relation.OTHER: _l("Orang lain"),
}

FOUND: Words = {
    Found.HELD: _l("Ada, lengkap"),
    Found.PARTLY: _l("Ada sebagian"),
    Found.NOT_HELD: _l("Tidak kami kuasai"),
}

MISSING: Words = {
    Missing.IDENTITY: _l("Salinan KTP atau surat keterangan kependudukan"),
    Missing.IDENTITY_NUMBER: _l("NIK, atau nomor pengesahan badan hukum"),
    Missing.MANDATE: _l("Surat kuasa bermeterai"),
    Missing.DEED: _l("Salinan akta pendirian yang sudah disahkan"),
    Missing.ADDRESS: _l("Alamat"),
    Missing.CONTACT: _l("Nomor telepon atau alamat email"),
    Missing.QUESTIONS: _l("Rincian informasi yang diminta"),
    Missing.PURPOSE: _l("Tujuan penggunaan informasi"),
    Missing.OBTAIN: _l("Cara memperoleh informasi"),
    Missing.DELIVERY: _l("Cara mendapatkan salinan"),
}

_REQUEST_RULES: Words = {
    Rule.NOT_NOW: _l("Langkah ini tidak dapat dilakukan pada status permohonan sekarang."),
    Rule.EXTENDED_ONCE: _l(
        "Waktu jawaban hanya dapat diperpanjang satu kali. Jawab sebelum hari terakhir yang baru; "
        "sampaikan yang sudah ada, dan sebutkan butir yang tidak dikuasai."
    ),
    Rule.EXTENSION_TOO_LATE: _l(
        "Perpanjangan harus diberitahukan paling lambat pada hari terakhir waktu jawaban. "
        "Hari itu sudah lewat: kirim pemberitahuan tertulis secepatnya."
    ),
    Rule.REPAIR_WINDOW_OVER: _l(
        "Waktu melengkapi permohonan sudah lewat. Ajukan permohonan baru; "
        "isian lama dapat dipakai lagi."
    ),
    Rule.REPAIR_WINDOW_OPEN: _l("Pemohon masih punya waktu untuk melengkapi permohonan."),
    Rule.ONE_COMPLETION_LETTER: _l("Surat keterangan tidak lengkap hanya dikirim satu kali."),
    Rule.CHECK_STILL_OPEN: _l("Waktu pemeriksaan kelengkapan belum lewat."),
    Rule.BEFORE_RECEIPT: _l("Tanggal ini mendahului tanggal permohonan diterima."),
    Rule.IN_THE_FUTURE: _l("Tanggal ini belum tiba."),
    Rule.IDENTITY_MISSING: _l("Identitas pemohon belum ada."),
    Rule.NEEDS_DECREE: _l(
        "Penolakan karena dikecualikan harus bersandar pada Penetapan yang masih berlaku dan sudah "
        "disetujui."
    ),
    Rule.NEEDS_APPROVAL: _l(
        "Penolakan karena dikecualikan harus disetujui Atasan PPID sebelum dikirim."
    ),
    Rule.NEEDS_PARTIAL_ANSWER: _l(
        "Jelaskan apakah sebagian informasi dapat diberikan setelah bagian yang "
        "dikecualikan dihitamkan."
    ),
    Rule.EVERY_QUESTION_ANSWERED: _l("Setiap butir permohonan harus punya keputusan."),
    Rule.CHECK_OVER: _l(
        "Waktu pemeriksaan kelengkapan sudah lewat, jadi permohonan dianggap lengkap."
    ),
    Rule.LETTER_FIRST: _l("Kirim dahulu surat keterangan tidak lengkap."),
    Rule.PROMISE_IN_THE_PAST: _l(
        "Tanggal penyediaan informasi sudah lewat. Sebut tanggal hari ini atau sesudahnya."
    ),
    Rule.NEEDS_GROUND: _l("Sebut huruf Pasal 17 UU 14/2008 yang menjadi dasar penolakan."),
    Rule.NEEDS_POINT: _l("Sebut angka dari huruf Pasal 17 yang menjadi dasar penolakan."),
    Rule.NEEDS_STATUTE: _l("Sebut Undang-Undang dan pasal yang menjadi dasar pengecualian."),
    Rule.PART_MUST_BE_RELEASED: _l(
        "Sebagian informasi dapat diberikan, jadi tidak boleh ditolak seluruhnya: "
        "hitamkan bagian yang dikecualikan dan berikan sisanya."
    ),
    Rule.CHECKED_BY_HAND: _l(
        "Menurut profil hukum permohonan ini, kelengkapan selalu diperiksa petugas dan tidak "
        "dianggap lengkap dengan sendirinya."
    ),
    Rule.LATE_REPAIR_NOT_TAKEN: _l(
        "Perbaikan sesudah batas waktunya tidak diterima menurut profil hukum permohonan ini. "
        "Bantu pemohon mengajukan permohonan baru; isian lamanya dapat dipakai lagi."
    ),
    Rule.EXTENSION_NEEDS_GROUND: _l(
        "Perpanjangan hanya dapat dilakukan dengan alasan huruf a atau huruf b. Pilih salah "
        "satunya, atau jawab dalam waktu semula."
    ),
    Rule.CHANNEL_CLOSED: _l(
        "Kantor ini tidak menerima permohonan lewat saluran itu. Datang langsung, surat, dan "
        "email selalu diterima."
    ),
}

RULES: Words = {
    **_REQUEST_RULES,
    **OBJECTION_RULES,
    **EXCLUSION_RULES,
    **DISPUTE_RULES,
    **LIST_RULES,
}


def rule_words(rule: Rule) -> Any:
    """Which rule forbids it, in one sentence."""
    return RULES.get(rule, RULES[Rule.NOT_NOW])


def choices(words: Words) -> list[tuple[str, Any]]:
    """Value and words of each member, for a form's field."""
    return [
        (member.value if isinstance(member, StrEnum) else member, text)
        for member, text in words.items()
    ]
