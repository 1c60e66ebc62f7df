"""The public list of the fictitious office: two decrees, a proposal, and what was opened."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer
from ppid.admin.duties import actions as duties
from ppid.demo import papers
from ppid.kit.db import db
from ppid.law import Category, Duty
from ppid.office.calendar import local_day
from ppid.publication.determining import actions as determining
from ppid.publication.models import Item
from ppid.publication.proposing import actions as proposing

B, S, E = Category.ALWAYS, Category.IMMEDIATE, Category.PERIODIC
_PLACE = "Kota Biru"
_KEPT = "5 tahun, lalu permanen"
Row = tuple[str, Category, str, str, int | None, str]

# unit, category, title, responsible, year, summary
# fmt: off
_FIRST: Sequence[Row] = (
    ("", E, "Profil pemerintah kabupaten dan susunan organisasi", "Kepala Bagian Organisasi", None,
     "Kedudukan, tugas, alamat, struktur, dan nama pejabat pimpinan tinggi."),
    ("BPKAD", E, "Laporan realisasi anggaran semester I tahun 2026",
     "Kepala Bidang Akuntansi", 2026,
     "Pendapatan, belanja, dan pembiayaan sampai 30 Juni 2026 menurut perangkat daerah."),
    ("BPKAD", E, "Laporan keuangan pemerintah daerah tahun 2025", "Kepala Bidang Akuntansi", 2025,
     "Neraca, laporan operasional, arus kas, dan catatannya, sudah diperiksa BPK."),
    ("BPKAD", B, "Daftar aset tanah pemerintah kabupaten", "Kepala Bidang Aset", 2026,
     "Letak, luas, dan penggunaan setiap bidang, tanpa data perorangan."),
    ("Bappeda", E, "Rencana kerja pemerintah daerah tahun 2027", "Kepala Badan", 2027,
     "Sasaran, program, dan pagu indikatif."),
    ("Bappeda", B, "Notulen Musrenbang kecamatan tahun 2026", "Kepala Bidang Perencanaan", 2026,
     "Usulan tiap kecamatan dan tindak lanjutnya."),
    ("PUPR", B, "Rencana perbaikan jembatan dan jalan kabupaten tahun 2026",
     "Kepala Bidang Bina Marga", 2026,
     "Lokasi, jadwal, dan rincian anggaran perbaikan, termasuk Jembatan Sungai Lariang."),
    ("PUPR", B, "Peta rencana tata ruang wilayah", "Kepala Bidang Tata Ruang", 2024,
     "Peta pola ruang dan struktur ruang beserta peraturannya."),
    ("PUPR", S, "Titik rawan longsor dan jalan putus", "Kepala Bidang Bina Marga", None,
     "Lokasi yang berbahaya, jalan pengganti, dan nomor yang dapat dihubungi."),
    ("Dinkes", E, "Profil kesehatan kabupaten tahun 2025",
     "Kepala Bidang Kesehatan Masyarakat", 2025,
     "Angka kesehatan, tenaga, dan sarana menurut kecamatan."),
    ("Dinkes", B, "Kontrak pengadaan obat RSUD tahun 2025", "Pejabat Pembuat Komitmen", 2025,
     "Dokumen kontrak, harga satuan, dan berita acara serah terima."),
    ("Dinkes", B, "Standar pelayanan dan tarif rumah sakit umum daerah", "Direktur RSUD", 2026,
     "Jenis layanan, persyaratan, waktu, dan tarif rawat inap menurut kelas."),
    ("Dinkes", S, "Peringatan wabah dan keadaan luar biasa penyakit",
     "Kepala Bidang Pencegahan Penyakit", None,
     "Wilayah terdampak, gejala, dan yang harus dilakukan warga."),
    ("Disdikbud", B, "Jumlah guru dan murid menurut sekolah tahun 2026",
     "Kepala Bidang Ketenagaan", 2026, "Data agregat, tanpa nama."),
    ("Disdikbud", E, "Jadwal dan daya tampung penerimaan murid baru",
     "Kepala Bidang Pembinaan", 2026,
     "Jalur, syarat, daya tampung tiap sekolah, dan jadwalnya."),
    ("DLH", B, "Hasil uji kualitas air dan udara tahun 2020 sampai 2026",
     "Kepala Bidang Pengendalian Pencemaran", 2026, "Hasil ukur bulanan tiap titik pantau."),
    ("DLH", B, "Daftar izin lingkungan yang diterbitkan", "Kepala Bidang Tata Lingkungan", 2026,
     "Nama usaha, jenis dokumen lingkungan, nomor, dan tanggalnya."),
    ("Dinsos", B, "Jumlah penerima bantuan sosial menurut desa",
     "Kepala Bidang Jaminan Sosial", 2026,
     "Data agregat per program dan desa."),
    ("Dukcapil", E, "Jumlah penduduk menurut kecamatan dan umur", "Kepala Bidang Data", 2026,
     "Data agregat semester I tahun 2026."),
    ("DPMPTSP", E, "Standar pelayanan perizinan", "Kepala Bidang Perizinan", 2026,
     "Syarat, alur, waktu, dan biaya setiap izin, termasuk izin praktik bidan."),
    ("Inspektorat", B, "Ringkasan tindak lanjut hasil pemeriksaan", "Sekretaris Inspektorat", 2025,
     "Jumlah temuan dan penyelesaiannya menurut perangkat daerah."),
    ("BKPSDM", E, "Pengumuman seleksi dan hasil seleksi pegawai", "Kepala Bidang Pengadaan", 2026,
     "Formasi, jadwal, dan daftar nomor peserta yang lulus."),
)
_SECOND: Sequence[Row] = (
    ("DKP", B, "Kuota bahan bakar bersubsidi untuk nelayan tahun 2026",
     "Kepala Bidang Perikanan Tangkap", 2026, "Kuota tiap bulan menurut pelabuhan."),
    ("DKP", S, "Peringatan gelombang tinggi dan penutupan pelabuhan",
     "Kepala Bidang Perikanan Tangkap", None, "Wilayah, waktu, dan anjuran untuk nelayan."),
    ("", E, "Laporan layanan informasi publik tahun 2025", "PPID", 2025,
     "Jumlah permohonan, waktu menjawab, alasan penolakan, dan keberatan."),
)
_PROPOSED: Row = (
    "PUPR", B, "Daftar perumahan yang sudah menyerahkan fasilitas umum",
    "Kepala Bidang Permukiman", 2026, "Nama perumahan, jenis fasilitas, dan tahun penyerahan.",
)
# fmt: on


def a_public_list(
    ppid: Officer,
    superior: Officer,
    units: Mapping[str, tuple[int, Officer]],
    *,
    at: datetime,
) -> None:
    """Two decrees in the past five months, and one proposal that waits; `at` is now."""
    first, second = at - timedelta(days=131), at - timedelta(days=19)
    for has_file, when, rows in ((True, first, _FIRST), (False, second, _SECOND)):
        items = [_written(row, ppid, units, at=when) for row in rows]
        if has_file:
            _with_file(items[1], ppid, at=when)
        _decreed(ppid, superior, at=when)
    duties.record(
        duty=Duty.ANNOUNCEMENT,
        on=local_day(second),
        year=None,
        reference="/informasi?jenis=berkala",
        by=ppid,
        at=second,
    )
    _written(_PROPOSED, ppid, units, at=at)


def _written(
    row: Row, ppid: Officer, units: Mapping[str, tuple[int, Officer]], *, at: datetime
) -> Item:
    short, category, title, responsible, year, summary = row
    unit_id, officer = units[short] if short else (None, ppid)
    by = officer_actor(officer)
    said: dict[str, Any] = {
        "title": title,
        "summary": summary,
        "category": category,
        "unit_id": unit_id,
        "responsible": responsible,
        "made_when": str(year) if year else "Setiap kali terjadi",
        "made_place": _PLACE,
        "year": year,
        "softcopy": True,
        "hardcopy": category is Category.ALWAYS,
        "retention": _KEPT,
        "link": "" if category is Category.ALWAYS else "https://ppid.telukbiru.example/informasi",
    }
    item = proposing.begin(by=by, at=at, **said)
    db.session.flush()
    proposing.propose(item, seen=item.version, by=by, at=at)
    db.session.flush()
    return item


def _with_file(item: Item, ppid: Officer, *, at: datetime) -> None:
    stored = papers.published("Laporan realisasi anggaran")
    by = officer_actor(ppid)
    proposing.lay_files(item, [stored], seen=item.version, by=by, at=at)
    db.session.flush()


def _decreed(ppid: Officer, superior: Officer, *, at: datetime) -> None:
    by = officer_actor(ppid)
    decree = determining.prepare(by=by, at=at)
    db.session.flush()
    determining.ask_approval(decree, seen=decree.version, by=by, at=at)
    db.session.flush()
    determining.approve(decree, seen=decree.version, by=superior, at=at)
    db.session.flush()
    determining.determine(
        decree,
        seen=decree.version,
        by=ppid,
        actor=by,
        at=at,
    )
