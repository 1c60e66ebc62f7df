"""What people are told about files: limits before, and what to do when one is not taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from babel.lists import format_list
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from ppid.files.kinds import EXTENSIONS, NAMES, Kind
from ppid.files.reasons import Concealed, Reason, Refused, Where
from ppid.files.slots import MB, SLOTS, Slot
from ppid.kit.templates import size

REASONS: Mapping[Reason, LazyString] = {
    Reason.EMPTY: _l(
        "Berkas “%(name)s” kosong. Buka berkas itu di perangkat Anda, simpan ulang, "
        "lalu unggah lagi."
    ),
    Reason.TOO_LARGE: _l(
        "Berkas “%(name)s” berukuran %(size)s, sedangkan batasnya %(limit)s. Perkecil, atau bagi "
        "menjadi beberapa berkas."
    ),
    Reason.NOT_ALLOWED: _l(
        "Berkas “%(name)s” tidak dapat diterima di sini. Unggah berkas berjenis %(kinds)s."
    ),
    Reason.MISLABELLED: _l(
        "Isi berkas “%(name)s” bukan %(kind)s seperti tertulis pada namanya. Buka dengan aplikasi "
        "asalnya, simpan sebagai %(kinds)s, lalu unggah lagi."
    ),
    Reason.BROKEN: _l(
        "Berkas “%(name)s” rusak atau tidak lengkap sehingga tidak dapat dibuka. Simpan atau "
        "pindai ulang, lalu unggah lagi."
    ),
    Reason.ENCRYPTED: _l(
        "Berkas “%(name)s” dikunci dengan kata sandi atau pembatasan. Simpan salinan tanpa "
        "kunci, lalu unggah salinan itu."
    ),
    Reason.ACTIVE: _l(
        "Berkas “%(name)s” memuat skrip atau formulir yang dapat berjalan sendiri. Cetak ke PDF, "
        "lalu unggah hasilnya."
    ),
    Reason.MACROS: _l(
        "Berkas “%(name)s” memuat makro. Simpan sebagai dokumen tanpa makro (DOCX atau XLSX) atau "
        "PDF, lalu unggah lagi."
    ),
    Reason.OUTSIDE_LINKS: _l(
        "Berkas “%(name)s” mengambil isi dari berkas atau alamat lain. Putuskan tautan datanya "
        "atau simpan sebagai PDF, lalu unggah lagi."
    ),
    Reason.EMBEDDED: _l(
        "Berkas “%(name)s” memuat berkas lain di dalamnya. Unggah tiap berkas secara terpisah, "
        "atau cetak ke PDF."
    ),
    Reason.OLD_OFFICE: _l(
        "Berkas “%(name)s” disimpan dalam format Office lama. Simpan ulang sebagai %(kind)s atau "
        "PDF, lalu unggah lagi."
    ),
    Reason.NOT_TEXT: _l(
        "Berkas “%(name)s” bukan teks biasa. Simpan ulang sebagai %(kind)s dengan pengodean UTF-8, "
        "lalu unggah lagi."
    ),
    Reason.TOO_MANY_PAGES: _l(
        "Berkas “%(name)s” memuat %(pages)s halaman, sedangkan batasnya %(most)s halaman. Bagi "
        "menjadi beberapa berkas."
    ),
    Reason.TOO_MANY_PIXELS: _l(
        "Gambar “%(name)s” berukuran %(width)s × %(height)s piksel, terlalu besar. Perkecil hingga "
        "paling banyak 40 juta piksel dan 10.000 piksel tiap sisi."
    ),
    Reason.TOO_COMPLEX: _l(
        "Berkas “%(name)s” terlalu rumit untuk diperiksa dengan aman. Cetak ke PDF atau bagi "
        "menjadi beberapa berkas, lalu unggah lagi."
    ),
    Reason.HIDDEN: _l(
        "Berkas “%(name)s” memuat bagian yang tersembunyi: %(hidden)s. Pilih di bawah apa yang "
        "harus kami lakukan."
    ),
    Reason.MALWARE: _l(
        "Pemeriksaan menemukan virus pada berkas “%(name)s”, jadi berkas itu tidak disimpan. "
        "Periksa perangkat Anda, lalu unggah berkas yang bersih."
    ),
    Reason.NOT_CHECKED: _l(
        "Berkas “%(name)s” belum dapat diperiksa dan belum tersimpan. Tunggu beberapa menit, lalu "
        "coba lagi."
    ),
    Reason.NOT_SCANNED: _l(
        "Pemeriksa virus sedang tidak menjawab, jadi berkas “%(name)s” belum tersimpan. Tunggu "
        "beberapa menit, lalu coba lagi."
    ),
    Reason.NO_SPACE: _l(
        "Ruang penyimpanan kantor ini hampir penuh, jadi berkas “%(name)s” belum tersimpan. Anda "
        "dapat mengirim tanpa berkas dan menyusulkannya, atau coba lagi nanti."
    ),
    Reason.NOT_STORED: _l(
        "Berkas “%(name)s” belum tersimpan karena gangguan di pihak kami. Tunggu beberapa menit, "
        "lalu coba lagi."
    ),
}


WHERE: Mapping[Where, LazyString] = {
    Where.SHEET: _l("lembar tersembunyi “%(sheet)s” (%(much)s)"),
    Where.ROWS: _l("baris tersembunyi di lembar “%(sheet)s” (%(much)s)"),
    Where.COLUMNS: _l("kolom tersembunyi di lembar “%(sheet)s” (%(much)s)"),
}

LOOKS: Mapping[str, LazyString] = {"nik": _l("NIK"), "phone": _l("nomor telepon")}


def sentence(refused: Refused) -> str:
    """Why a file was not taken and what to do, as one text for its form field."""
    facts = dict(refused.facts)
    slot = Slot(str(facts["slot"]))
    kind = facts.get("kind")
    facts |= {
        "size": size(int(facts.get("size", 0))),
        "limit": largest(slot),
        "kinds": kinds(slot),
        "kind": NAMES[Kind(str(kind))] if kind else "",
        "hidden": hidden(refused.hidden),
    }
    return str(REASONS[refused.reason]) % facts


def hidden(found: Iterable[Concealed]) -> str:
    """Lembar “Data” (120 baris, tampak memuat NIK) dan 3 baris di lembar “Rekap”."""
    return format_list([_part(one) for one in found], locale=str(get_locale() or "id"))


def _part(one: Concealed) -> str:
    rows = ngettext("%(num)d baris", "%(num)d baris", one.rows)
    looks = format_list([str(LOOKS[name]) for name in one.looks], locale=str(get_locale() or "id"))
    much = _("%(rows)s, tampak memuat %(looks)s", rows=rows, looks=looks) if looks else rows
    return str(WHERE[one.where]) % {"sheet": one.sheet, "much": much}


def kinds(slot: Slot) -> str:
    """PDF, JPG, atau PNG."""
    listed = [NAMES[kind] for kind in SLOTS[slot].kinds]
    return format_list(listed, "or", locale=str(get_locale() or "id"))


def largest(slot: Slot) -> str:
    """5 MB."""
    return f"{SLOTS[slot].max_bytes // MB} MB"


def hint(slot: Slot) -> str:
    """What a file field says before anything is chosen."""
    return str(_("%(kinds)s, paling besar %(limit)s.", kinds=kinds(slot), limit=largest(slot)))


def accept(slot: Slot) -> str:
    """The `accept` attribute of a file field: `.pdf,.jpg,.jpeg,.png`."""
    return ",".join(f".{ext}" for ext, kind in EXTENSIONS.items() if kind in SLOTS[slot].kinds)
