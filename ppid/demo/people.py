"""The fictitious office in WITA: its units, its officers; nobody here is real."""

from collections.abc import Mapping
from typing import Any

from ppid.accounts.models import Role
from ppid.kit.practice import PASSWORD as PASSWORD

DOMAIN = "telukbiru.example"

OFFICE: Mapping[str, Any] = {
    "name": "PPID Kabupaten Teluk Biru",
    "body_name": "Pemerintah Kabupaten Teluk Biru",
    "place": "Kota Biru",
    "address": "Jalan Pelabuhan Nomor 7, Kota Biru, Kabupaten Teluk Biru",
    "phone": "(0400) 555-0107",
    "email": f"ppid@{DOMAIN}",
    "website": f"https://ppid.{DOMAIN}",
    "zone": "Asia/Makassar",
    "letterhead": "Dinas Komunikasi, Informatika, Statistik, dan Persandian",
    "ppid_name": "Rahma Wulandari, S.Sos., M.Si.",
    "ppid_title": "Kepala Dinas Komunikasi dan Informatika selaku PPID",
    "ppid_nip": "19800101 200501 2 001",
    "superior_title": "Sekretaris Daerah Kabupaten Teluk Biru",
    "commission": "Komisi Informasi Provinsi Bahari (contoh)",
    "payment": "Bank Contoh 100-200-300 atas nama Kas Daerah Kabupaten Teluk Biru",
    "cost_basis": "Keputusan Bupati Teluk Biru Nomor 45 Tahun 2026 (contoh)",
}

UNITS: tuple[tuple[str, str, str], ...] = (
    ("Dinas Kesehatan", "Dinkes", "Tono Suryadi"),
    ("Dinas Pendidikan dan Kebudayaan", "Disdikbud", "Yuliana Tandi"),
    ("Dinas Pekerjaan Umum dan Penataan Ruang", "PUPR", "Arman Lasena"),
    ("Badan Pengelolaan Keuangan dan Aset Daerah", "BPKAD", "Sri Wahyuni"),
    ("Badan Perencanaan Pembangunan Daerah", "Bappeda", "Iwan Mappa"),
    ("Dinas Lingkungan Hidup", "DLH", "Maria Rumondor"),
    ("Dinas Sosial", "Dinsos", "Lukman Hadi"),
    ("Dinas Kependudukan dan Pencatatan Sipil", "Dukcapil", "Ningsih Palar"),
    ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "DPMPTSP", "Fadli Rauf"),
    ("Inspektorat Daerah", "Inspektorat", "Johanis Wowor"),
    ("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "BKPSDM", "Asri Tumbel"),
    ("Dinas Kelautan dan Perikanan", "DKP", "Rusdi Bahar"),
)

LEFT = frozenset({"Dukcapil"})
"""Units whose officer has gone: they answer by a link."""

TESTERS: tuple[Mapping[str, str], ...] = (
    {
        "name": "Johanis Wowor",
        "title": "Inspektur Pembantu",
        "unit": "Inspektorat Daerah",
    },
    {
        "name": "Kartini Sondakh",
        "title": "Kepala Bagian Hukum",
        "unit": "Sekretariat Daerah",
    },
)
HEAD: Mapping[str, str] = {"name": "Sofia Lantang", "title": "Bupati Teluk Biru"}

OFFICERS: tuple[tuple[str, str, str, tuple[Role, ...]], ...] = (
    ("meja", "Dewi Anggraini", "Petugas layanan", (Role.DESK,)),
    ("ppid", "Rahma Wulandari", "PPID", (Role.PPID,)),
    ("atasan", "Hendra Saputra", "Atasan PPID", (Role.SUPERIOR,)),
    ("tim", "Kartini Sondakh", "Tim Pertimbangan", (Role.TEAM,)),
    ("pimpinan", "Sofia Lantang", "Pimpinan", (Role.HEAD,)),
    ("auditor", "Petrus Kalangi", "Auditor", (Role.AUDITOR,)),
    ("admin", "Bayu Pratama", "Administrator", (Role.ADMIN,)),
)


def sign_ins() -> list[tuple[str, str]]:
    """What each kind of officer signs in with: title and address."""
    staff = [(title, f"{login}@{DOMAIN}") for login, _name, title, _roles in OFFICERS]
    _name, short, _head = UNITS[0]
    return [*staff, (f"PPID pelaksana {short}", f"{short.lower()}@{DOMAIN}")]
