"""What roles, permissions and weaknesses are called on screen."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.accounts.models import Role
from ppid.accounts.passwords import LONGEST, SHORTEST, Weakness

ROLES: Mapping[Role, LazyString] = {
    Role.DESK: _l("Petugas layanan"),
    Role.PPID: _l("PPID"),
    Role.UNIT: _l("PPID pelaksana (unit)"),
    Role.TEAM: _l("Tim Pertimbangan"),
    Role.SUPERIOR: _l("Atasan PPID"),
    Role.HEAD: _l("Pimpinan Badan Publik"),
    Role.AUDITOR: _l("Auditor"),
    Role.ADMIN: _l("Administrator"),
}

DUTIES: Mapping[Role, LazyString] = {
    Role.DESK: _l("Mencatat dan memeriksa permohonan, meneruskannya ke unit, menyerahkan berkas."),
    Role.PPID: _l("Memutus permohonan, memperpanjang waktu, menandatangani pemberitahuan."),
    Role.UNIT: _l("Menjawab permohonan yang diteruskan kepada unitnya. Hanya melihat yang itu."),
    Role.TEAM: _l(
        "Membaca permohonan yang dimintakan pertimbangan dan menulis pertimbangannya. "
        "Tidak memutus."
    ),
    Role.SUPERIOR: _l("Menyetujui yang perlu disetujui, menerima peringatan keterlambatan."),
    Role.HEAD: _l("Menyetujui pengecualian informasi dan membaca ikhtisar kantor."),
    Role.AUDITOR: _l("Hanya membaca, tanpa nama dan identitas pemohon. Tidak mengubah apa pun."),
    Role.ADMIN: _l(
        "Mengatur profil, unit, petugas, hari libur, dan email. Tidak membaca permohonan."
    ),
}

WEAKNESSES: Mapping[Weakness, LazyString] = {
    Weakness.SHORT: _l("Kata sandi paling sedikit %(least)d karakter.", least=SHORTEST),
    Weakness.LONG: _l("Kata sandi paling banyak %(most)d karakter.", most=LONGEST),
    Weakness.OWN_NAME: _l(
        "Jangan memakai nama, alamat email, atau nama kantor Anda di dalam kata sandi."
    ),
    Weakness.COMMON: _l(
        "Kata sandi ini mudah ditebak. Pakai beberapa kata yang jarang dipakai bersama."
    ),
}
