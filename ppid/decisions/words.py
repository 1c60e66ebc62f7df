"""What the room's bars, and the rules that a draft can break, are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.cases.words import rule_words
from ppid.decisions.bars import BAR_ARTICLES, Bar
from ppid.law import RULE_ARTICLES, Outcome, Rule

BARS: Mapping[Bar, Any] = {
    Bar.TERMS_MISSING: _l(
        "Pemberitahuan yang memberikan informasi harus menyebut kapan informasi disediakan."
    ),
    Bar.OWN_DRAFT: _l(
        "Yang menyiapkan putusan sebagai PPID tidak dapat menyetujuinya sebagai Atasan PPID. "
        "Mintalah pejabat lain yang berwenang."
    ),
    Bar.OWN_APPROVAL: _l(
        "Yang menyetujui sebagai Atasan PPID tidak dapat mengirimkannya sebagai PPID. "
        "Mintalah PPID mengirimkannya."
    ),
    Bar.NOT_ASKED: _l("Persetujuan atas putusan ini belum diminta, atau putusannya sudah diubah."),
    Bar.NOTHING_EXCLUDED: _l(
        "Tidak ada butir yang ditolak karena dikecualikan, jadi persetujuan Atasan PPID "
        "tidak diperlukan."
    ),
    Bar.NOTHING_TO_HAND_OVER: _l(
        "Pemberitahuan tertulis tidak memberikan informasi apa pun, jadi tidak ada yang diserahkan."
    ),
    Bar.NOTHING_CHOSEN: _l(
        "Belum ada berkas yang disiapkan dan belum ada penyerahan langsung yang dicatat."
    ),
    Bar.STILL_OWED: _l(
        "Informasi yang dijanjikan belum diserahkan. Serahkan dulu, atau tulis mengapa "
        "permohonan ditutup tanpa penyerahan."
    ),
    Bar.NO_SUCH_FILE: _l("Berkas itu tidak ada lagi di antara berkas yang disiapkan."),
    Bar.FILE_DAMAGED: _l(
        "Salah satu berkas tidak lagi sama dengan yang diunggah. Buang berkas itu, lalu unggah "
        "lagi dari sumbernya."
    ),
}

DRAFT_RULES: Mapping[Rule, Any] = {
    Rule.NEEDS_GROUND: _l("Pilih huruf Pasal 17 yang menjadi dasar pengecualian."),
    Rule.NEEDS_POINT: _l("Pilih angka dari huruf Pasal 17 yang dipilih."),
    Rule.NEEDS_STATUTE: _l("Sebut Undang-Undang dan pasal yang menjadi dasar."),
    Rule.NEEDS_DECREE: _l(
        "Pilih Penetapan yang berlaku dan sudah disetujui, atau selesaikan uji konsekuensinya."
    ),
    Rule.PART_MUST_BE_RELEASED: _l(
        "Bila sebagian dapat diberikan, butir tidak boleh ditolak seluruhnya: hitamkan bagian yang "
        "dikecualikan dan berikan selebihnya."
    ),
    Rule.PROMISE_IN_THE_PAST: _l(
        "Tanggal penyediaan informasi sudah lewat. Pilih hari ini atau sesudahnya."
    ),
}

OUTCOME_HINTS: Mapping[Outcome, Any] = {
    Outcome.GRANTED: _l("Semua yang diminta pada butir ini diberikan."),
    Outcome.PARTLY_GRANTED: _l(
        "Sebagian diberikan; bagian lain dihitamkan karena dikecualikan, atau tidak dikuasai."
    ),
    Outcome.REFUSED: _l(
        "Seluruhnya dikecualikan menurut Pasal 17. Perlu Penetapan yang berlaku dan persetujuan "
        "Atasan PPID."
    ),
    Outcome.NOT_HELD: _l("Kantor ini tidak menguasai informasinya; sebut pemegangnya bila tahu."),
    Outcome.NOT_DOCUMENTED: _l(
        "Dikuasai tetapi belum didokumentasikan; sebut kapan akan disediakan."
    ),
}


def gap_words(why: Rule | Bar) -> Any:
    """What a draft lacks, or which rule bars it, in one sentence."""
    if isinstance(why, Bar):
        return BARS[why]
    return DRAFT_RULES.get(why) or rule_words(why)


def gap_article(why: Rule | Bar) -> str:
    """The article behind it."""
    return BAR_ARTICLES[why] if isinstance(why, Bar) else RULE_ARTICLES[why]


def masked(address: str) -> str:
    """An email address as it may stand on a screen: s***@contoh.id."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}***@{host}"
