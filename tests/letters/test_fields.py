"""Every field that the annexes of the Perki ask for stands in the PDF, read by another reader."""

from __future__ import annotations

import pytest

from tests.letters.stories import made
from tests.letters.test_golden import read

pytestmark = pytest.mark.usefixtures("app")

HEAD = (
    "PEMERINTAH KABUPATEN SUKAMAJU",
    "PPID Kabupaten Sukamaju",
    "Jalan Merdeka Nomor 1, Sukamaju",
    "(0411) 555-0101",
    "ppid@sukamaju.example",
)
LETTER = ("Nomor surat :", "Lampiran :", "Nomor pendaftaran :", "Kepada Yth.", "Siti Rahmawati")
PPID = (
    "Sukamaju, Senin, 10 Agustus 2026",
    "Kepala Dinas Komunikasi dan Informatika",
    "selaku Pejabat Pengelola Informasi dan Dokumentasi (PPID),",
    "Rahma Wulandari",
    "NIP 198001012005012001",
)
SUPERIOR = (
    "Sekretaris Daerah Kabupaten Sukamaju",
    "selaku Atasan Pejabat Pengelola Informasi dan Dokumentasi (Atasan PPID),",
    "Hendra Gunawan",
    "NIP 197001011995031001",
)
WHO = ("Nama :", "Alamat :", "Telepon/email :")
OBJECTING = (
    "Nomor registrasi keberatan",
    "Nomor pendaftaran permohonan :",
    "Tujuan penggunaan informasi :",
    "Identitas pemohon",
    "Nama :",
    "Alamat :",
    "Pekerjaan :",
    "Nomor telepon :",
    "B. Alasan pengajuan keberatan",
    *(f"{letter}. " for letter in "abcdefg"),
    "C. Kasus posisi",
    "D. Hari dan tanggal tanggapan atas keberatan akan diberikan",
)
ASKING = (
    "No. Pendaftaran (diisi petugas)*",
    "Nama :",
    "NIK, atau nomor SK pengesahan badan hukum",
    "Alamat :",
    "Pekerjaan :",
    "Nomor Telepon/E-mail :",
    "surat kuasa khusus bermeterai",
    "Rincian Informasi yang dibutuhkan",
    "Tujuan Penggunaan Informasi :",
    "Cara Memperoleh Informasi**",
    "Melihat, membaca, mendengarkan, atau mencatat",
    "Mendapatkan salinan",
    "Cara Mendapatkan Salinan Informasi**",
    "Mengambil langsung",
    "Kurir",
    "Pos",
    "Faksimile",
    "Email",
    "Petugas Pelayanan Informasi (penerima permohonan),",
    "Pemohon Informasi,",
    "Hak-hak pemohon informasi",
    *(f"{number}. " for number in ("I", "II", "III", "IV", "V", "VI")),
)
FIELDS = {
    "request_form": (*HEAD, *ASKING, "PIP-2026-000002", "☒ Mendapatkan salinan", "☒ Email"),
    "blank_request_form": (*HEAD, *ASKING, "☐ Email", "Sukamaju, ..."),
    "receipt": (*HEAD, "Diterima :", "pukul 12.00 WITA", "Kode pelacakan", "Rabu, 26 Agustus 2026"),
    "incomplete": (
        *HEAD, *LETTER, *WHO, *PPID, "Rincian informasi :", "Yang harus dilengkapi", "Salinan KTP",
        "3 (tiga) hari kerja sejak surat ini Anda terima",
    ),
    "extension": (
        *HEAD, *LETTER, *PPID, "Batas waktu semula :", "Batas waktu baru :", "huruf b",
        "tidak dapat diulang",
    ),
    "notice": (
        *HEAD, *LETTER, *WHO, *PPID, "permohonan informasi publik pada Senin, 10 Agustus 2026",
        "A. Informasi dapat diberikan", "Penguasaan informasi : Dikuasai oleh kami",
        "Salinan elektronik (softcopy)", "Salinan cetak (hardcopy)",
        "Biaya penyalinan : Rp 500 × 12 lembar = Rp 6.000", "Biaya pengiriman : Rp 15.000",
        "Biaya lain-lain : Rp 1.000", "Jumlah biaya : Rp 22.000", "Cara pembayaran :",
        "Waktu penyediaan :", "Penjelasan penghitaman atau pengaburan",
        "B. Informasi tidak dapat diberikan", "belum dikuasai", "belum didokumentasikan",
        "Badan Publik yang menguasai : Dinas Kesehatan Provinsi", "Surat Keputusan Nomor SKP/",
    ),
    "refusal": (
        *HEAD, *LETTER, *WHO, *PPID, "Pekerjaan :", "Informasi yang diminta :",
        "informasi yang dikecualikan", "Pasal 17 huruf h angka 2", "Penetapan pengecualian : Nomor",
        "Konsekuensi bila dibuka :", "ditolak", "disetujui oleh Atasan PPID", "30 (tiga puluh)",
    ),
    "cost_receipt": (
        *HEAD, "Sudah terima dari : Siti Rahmawati", "Uang sejumlah : Rp 22.000",
        "Terbilang : dua puluh dua ribu rupiah", "Untuk pembayaran :", "Diterima pada :",
        "Yang menerima,", "Rahma Wulandari",
    ),
    "copy_form": (
        *HEAD, "Nomor pendaftaran :", "Butir Informasi Bentuk", "Cara mengirimkan salinan",
        "Jumlah biaya : Rp 22.000", "Saya menyetujui biaya", "Pemohon Informasi,",
    ),
    "handover": (
        *HEAD, *LETTER, *PPID, "Berkas yang diserahkan", "kontrak.pdf", "SHA-256", "Tempat :",
        "Diterima oleh :", "Kuitansi : Nomor KW/", "Yang menerima,",
    ),
    "objection_form": (*HEAD, *OBJECTING, "Petugas yang menerima,", "Pengaju keberatan,", "☒ a. "),
    "blank_objection_form": (*HEAD, *OBJECTING, "Identitas kuasa pemohon", "☐ a. "),
    "objection_receipt": (*HEAD, *OBJECTING, "Diterima :", "Tanggapan tertulis paling lambat :"),
    "objection_answer": (
        *HEAD, *SUPERIOR, "Nomor surat : TK/", "B. Uraian tanggapan atas alasan keberatan",
        "C. Keputusan", "D. Alasan tertulis", "Surat Keputusan Nomor", "14 hari kerja",
        "Senin, 14 September 2026",
    ),
    "settlement": (*HEAD, *SUPERIOR, "Pihak pertama :", "Pihak kedua :", "Yang disepakati"),
    "consequence_test": (
        *HEAD, "Nomor LUK/", "Senin, 10 Agustus 2026, bertempat di Sukamaju", "Informasi",
        "Dasar Hukum Pengecualian", "Konsekuensi/Pertimbangan bagi Publik", "Dibuka", "Ditutup",
        "Jangka Waktu", "Pengujian dilakukan oleh", "No. Nama Jabatan Unit Kerja Tanda tangan",
        "Menyetujui,", "stempel",
    ),
    "decree": (
        *HEAD, "Nomor PKI/", "Menimbang:", "Mengingat:", "Memperhatikan:", "Menetapkan",
        "Uraian informasi :", "Jenis klasifikasi :", "Jangka waktu :", "Badan Publik :",
        "Unit kerja :", "PPID yang menetapkan :", "Ditetapkan di Sukamaju", *PPID[1:],
    ),
    "change_test": (
        *HEAD, "Informasi yang Dikecualikan", "Dasar Hukum", "Semula", "Pengubahan",
        "Pertimbangan Sebelumnya", "Pertimbangan Pengubahan: Ditutup", "Jangka", "Waktu",
        "Alasan pengubahan:", "Menyetujui,",
    ),
    "change_decree": (*HEAD, "Nomor PKP/", "mengubah klasifikasi", "tidak berlaku lagi"),
    "opening_decree": (*HEAD, "Nomor PBI/", "terbuka sejak Selasa, 20 Oktober 2026"),
    "correction": (*HEAD, *LETTER, "nomor PT/0001/2026", "Nomor Tertulis Seharusnya", "Alasan"),
    "notice_english": (*HEAD, "WRITTEN NOTICE", "PEMBERITAHUAN TERTULIS", "Monday, 10 August 2026"),
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_stands_in_the_file(name: str):
    said = " ".join(read(made(name)))
    missing = [one for one in FIELDS[name] if one not in said]
    assert not missing, f"{missing} not in: {said}"
