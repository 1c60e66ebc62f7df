"""Small fictitious papers: an identity card that says it is none, tables, a signed sheet."""

import io

from ppid.files.actions import Stored, inspect_and_store
from ppid.files.slots import Slot

_INK, _SKY, _RED = (15, 27, 45), (219, 233, 253), (200, 16, 46)


def _page(width: int, height: int, lines: list[tuple[int, str]], kind: str) -> io.BytesIO:
    """A drawn page with lines of text, as PNG or PDF."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("RGB", (width, height), _SKY if kind == "PNG" else "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, width, 12), fill=_RED)
    down = 48
    for size, text in lines:
        pen.text((40, down), text, fill=_INK, font=ImageFont.load_default(size))
        down += int(size * 1.7)
    out = io.BytesIO()
    page.save(out, kind)
    out.seek(0)
    return out


def identity_card(name: str) -> Stored:
    """A card that nobody can take for a real KTP."""
    lines = [(30, "CONTOH - BUKAN KTP"), (24, "Kabupaten Teluk Biru (rekaan)"), (24, name)]
    return inspect_and_store(_page(640, 400, lines, "PNG"), "ktp-contoh.png", Slot.IDENTITY)


def signed_sheet(number: str, subject: str) -> Stored:
    """The sheet of an invented consequence test, as if signed by the head."""
    lines = _signed("LEMBAR PENGUJIAN KONSEKUENSI", number, subject)
    return inspect_and_store(_page(900, 1270, lines, "PDF"), "lembar-uji.pdf", Slot.DECREE)


def signed_decree(number: str, subject: str) -> Stored:
    """An invented decree, as if signed."""
    lines = _signed("PENETAPAN KLASIFIKASI INFORMASI", number, subject)
    return inspect_and_store(_page(900, 1270, lines, "PDF"), "penetapan.pdf", Slot.DECREE)


def _signed(title: str, number: str, subject: str) -> list[tuple[int, str]]:
    return [
        (26, "PEMERINTAH KABUPATEN TELUK BIRU"),
        (20, "(dokumen contoh)"),
        (24, title),
        (20, f"Nomor {number}"),
        (18, subject[:70]),
        (18, "Menyetujui: (tanda tangan contoh)"),
    ]


def application(name: str, subject: str) -> Stored:
    """The copy of an invented application to the Komisi Informasi."""
    lines = [
        (24, "PERMOHONAN PENYELESAIAN SENGKETA INFORMASI"),
        (20, "(dokumen contoh)"),
        (20, f"Pemohon: {name}"),
        (18, subject[:70]),
    ]
    page = _page(900, 1270, lines, "PDF")
    return inspect_and_store(page, "salinan-permohonan-sengketa.pdf", Slot.DISPUTE)


def table(slot: Slot, subject: str) -> Stored:
    """A table as a unit would send it."""
    rows = [
        "Tahun;Uraian;Jumlah",
        *(f"{year};{subject[:60]};{year % 7 * 13 + 40}" for year in range(2022, 2027)),
    ]
    text = "\n".join(rows) + "\n"
    return inspect_and_store(io.BytesIO(text.encode()), "data.csv", slot)


def answer_page(subject: str) -> Stored:
    """The answer file that a requester fetches."""
    lines = [(28, "Dokumen contoh"), (20, subject[:72]), (18, "Isi dokumen ini rekaan.")]
    return inspect_and_store(_page(900, 1270, lines, "PDF"), "dokumen.pdf", Slot.RELEASE)


def published(subject: str) -> Stored:
    """A report that the public list offers to everybody."""
    lines = [(28, "Dokumen contoh"), (20, subject[:72]), (18, "Isi dokumen ini rekaan.")]
    return inspect_and_store(_page(900, 1270, lines, "PDF"), "laporan.pdf", Slot.PUBLISHED)
