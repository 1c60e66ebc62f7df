"""Forty requests with a believable story each; every person and event is invented.

A story begins so many working days ago; each step names the working day after that on which it
happened. `units` are short names of `people.UNITS`.
"""

from dataclasses import dataclass, field

from ppid.cases.kinds import Channel, Delivery, Missing, Obtain, RequesterKind
from ppid.law import ExtensionGround, Ground, Outcome, Ruling, StepKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What the office decides on one question."""

    outcome: Outcome
    reason: str = ""
    ground: Ground | None = None
    point: int | None = None
    statute: str = ""
    holder: str = ""
    blackened: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens on a working day of the story."""

    do: str
    day: int
    words: str = ""
    answers: tuple[Answer, ...] = ()
    cost: int = 0
    ground: ExtensionGround | None = None
    grounds: str = ""
    ruling: Ruling | None = None
    tasks: tuple[str, ...] = ()
    kind: StepKind | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One request and what became of it."""

    began: int
    name: str
    questions: tuple[str, ...]
    purpose: str
    steps: tuple[Step, ...] = ()
    units: tuple[str, ...] = ()
    kind: RequesterKind = RequesterKind.PERSON
    channel: Channel = Channel.WEB
    missing: tuple[Missing, ...] = ()
    language: str = "id"
    email: bool = True
    obtain: Obtain = Obtain.COPY
    delivery: Delivery = Delivery.EMAIL
    occupation: str = field(default="")


G, P, R, N, B = (
    Outcome.GRANTED,
    Outcome.PARTLY_GRANTED,
    Outcome.REFUSED,
    Outcome.NOT_HELD,
    Outcome.NOT_DOCUMENTED,
)
LEGAL, GROUP = RequesterKind.LEGAL_ENTITY, RequesterKind.GROUP
DESK, LETTER, PHONE, MAIL = Channel.DESK, Channel.LETTER, Channel.PHONE, Channel.EMAIL
KTP = (Missing.IDENTITY,)


def _worked(answer_day: int, *answers: Answer, cost: int = 0) -> tuple[Step, ...]:
    """Checked, asked of the unit, answered by it, decided."""
    return (
        Step("accept", 1),
        Step("assign", 1),
        Step("unit_answers", answer_day - 2),
        Step("decide", answer_day, answers=answers, cost=cost),
    )


def _heard(kind: StepKind, day: int, words: str = "", number: str = "") -> Step:
    return Step("at_the_commission", day, words, kind=kind, number=number)


GIVEN = Answer(G)

# A story reads as one paragraph.
# fmt: off
STORIES: tuple[Story, ...] = (
    Story(0, "Sari Melati Kalalo",
          ("Jadwal dan rincian anggaran perbaikan Jembatan Sungai Lariang tahun 2026",),
          "Warga yang setiap hari melewati jembatan itu ingin tahu kapan selesai diperbaiki"),
    Story(0, "Yohanes Wibowo",
          ("Izin lingkungan dan dokumen UKL-UPL usaha pengolahan ikan PT Laut Contoh",
           "Hasil pengawasan lingkungan terhadap usaha tersebut tahun 2024 sampai 2026"),
          "Bahan diskusi warga RT 04 tentang bau dari saluran pembuangan", channel=DESK),
    Story(0, "Nurhayati Daeng", ("Data jumlah puskesmas yang memiliki dokter gigi per kecamatan",),
          "Tugas kuliah kesehatan masyarakat", missing=KTP, occupation="Mahasiswi"),
    Story(1, "Yayasan Pesisir Lestari",
          ("Peta zonasi mangrove hasil pemetaan tahun 2025",
           "Daftar kelompok penerima bantuan bibit mangrove"),
          "Perencanaan penanaman bersama desa", kind=LEGAL),
    Story(2, "Agus Salim Rantung", ("Laporan realisasi APBD semester I tahun 2026",),
          "Pengawasan anggaran oleh warga"),
    Story(3, "Kelompok Tani Sumber Rejeki",
          ("Daftar alokasi pupuk bersubsidi per desa tahun 2026",),
          "Memastikan kelompok kami tercatat", kind=GROUP, channel=LETTER),
    Story(3, "Bambang Irawan", ("Rekaman CCTV terminal tanggal 3 November 2026",),
          "Mencari sepeda motor yang hilang", missing=KTP,
          steps=(Step("ask_completion", 2, "Mohon lampirkan salinan KTP."),)),
    Story(4, "Melati Kusumawati",
          ("Rincian biaya perjalanan dinas DPRD tahun 2025 per anggota",),
          "Penulisan artikel", missing=KTP, occupation="Wartawan lepas",
          steps=(Step("ask_completion", 3, "Mohon lampirkan salinan KTP."),)),
    Story(5, "Rini Astuti Mamonto", ("Daftar penerima beasiswa daerah tahun 2026",),
          "Mengetahui kriteria penerima", missing=(Missing.PURPOSE,), channel=PHONE, email=False,
          delivery=Delivery.PICKUP,
          steps=(Step("ask_completion", 3, "Mohon tuliskan tujuan penggunaan informasi."),)),
    Story(9, "Dimas Prakoso", ("Nomor telepon pribadi kepala dinas",),
          "Silaturahmi", missing=KTP,
          steps=(Step("ask_completion", 2, "Mohon lampirkan salinan KTP."), Step("lapse", 6))),
    Story(18, "Toko Bangunan Maju Jaya", ("Harga satuan bangunan pemerintah tahun 2027",),
          "Penyusunan penawaran", missing=(Missing.IDENTITY, Missing.DEED), kind=LEGAL,
          steps=(Step("ask_completion", 2, "Mohon lampirkan akta pendirian yang sudah disahkan."),
                 Step("lapse", 6))),
    Story(2, "Theresia Manoppo", ("Standar pelayanan dan biaya pengurusan izin praktik bidan",),
          "Mengurus izin praktik", steps=(Step("accept", 1),)),
    Story(3, "Universitas Teluk Biru",
          ("Data kualitas udara harian tahun 2020 sampai 2026",),
          "Penelitian dosen", kind=LEGAL, units=("DLH",),
          steps=(Step("accept", 1), Step("assign", 1, "Mohon format CSV bila ada."))),
    Story(5, "Fransiska Lumentut", ("Notulen Musrenbang Kecamatan Tanjung tahun 2026",),
          "Memantau usulan desa", units=("Bappeda",),
          steps=(Step("accept", 1), Step("assign", 2), Step("message", 3,
                 "Apakah yang Anda maksud Musrenbang bulan Februari atau Musrenbang perubahan?"))),
    Story(6, "LSM Terang Desa",
          ("Rincian penyaluran dana desa Mekarsari tahun 2024 dan 2025",
           "Laporan hasil pemeriksaan inspektorat atas dana desa tersebut"),
          "Pendampingan warga desa", kind=LEGAL, units=("BPKAD", "Inspektorat"),
          steps=(Step("accept", 1), Step("assign", 1), Step("unit_answers", 5))),
    Story(7, "Budi Hartono", ("Daftar penerima bantuan sosial dalam bentuk data agregat per desa",),
          "Penelitian skripsi", units=("Dinsos",),
          steps=(Step("accept", 2), Step("assign", 2), Step("note", 4,
                 "Dinsos sedang menyatukan data tiga tahun; hubungi Pak Lukman bila perlu."))),
    Story(8, "Maria Ulfa Rasyid", ("Dokumen kontrak pengadaan obat RSUD tahun 2025",),
          "Liputan pengadaan obat", units=("Dinkes",), occupation="Wartawan",
          steps=(Step("accept", 1), Step("assign", 1), Step("unit_answers", 6))),
    Story(9, "Gunawan Sompie", ("Hasil uji kualitas air PDAM bulan Januari sampai Oktober 2026",),
          "Anak saya sering sakit perut", units=("Dinkes",),
          steps=(Step("accept", 1), Step("assign", 2))),
    Story(10, "Ahmad Fauzi Lamo", ("Surat tugas dan hasil penertiban pasar 20 Oktober 2026",),
          "Pedagang ingin kejelasan aturan", channel=LETTER,
          steps=(Step("accept", 2), Step("take", 2))),
    Story(12, "Kristina Wenas", ("Rencana tata ruang kawasan pesisir Kecamatan Bahari",),
          "Rencana membangun homestay", units=("PUPR",), language="en",
          steps=(Step("accept", 1), Step("assign", 1))),
    Story(14, "Suharto Pangemanan",
          ("Daftar aset tanah pemerintah kabupaten di Kelurahan Pasir Putih",),
          "Memastikan batas tanah keluarga", channel=DESK, email=False, delivery=Delivery.PICKUP,
          units=("BPKAD",), steps=(Step("accept", 1), Step("assign", 3))),
    Story(12, "Perkumpulan Jurnalis Teluk Biru",
          ("Belanja iklan dan publikasi pemerintah daerah tahun 2025 per media",),
          "Laporan tahunan perkumpulan", kind=LEGAL, units=("BPKAD",),
          steps=(Step("accept", 1), Step("assign", 1), Step("extend", 9,
                 "Data tersebar di lima perangkat daerah dan sedang disatukan.",
                 ground=ExtensionGround.NOT_YET_HELD))),
    Story(15, "Andreas Poluan", ("Dokumen amdal rencana tambak udang di Teluk Dalam",),
          "Menyiapkan tanggapan warga", units=("DLH",),
          steps=(Step("accept", 2), Step("assign", 2), Step("extend", 10,
                 "Sebagian dokumen memuat rencana usaha yang perlu diperiksa lebih dahulu.",
                 ground=ExtensionGround.NOT_YET_DECIDED), Step("unit_answers", 13))),
    Story(16, "Wahyu Setiawan", ("Daftar hasil lelang jabatan eselon II tahun 2026",),
          "Penelitian tata kelola kepegawaian", units=("BKPSDM",),
          steps=(Step("accept", 1), Step("assign", 1), Step("extend", 10,
                 "Perlu waktu untuk menentukan bagian yang memuat penilaian pribadi.",
                 ground=ExtensionGround.NOT_YET_DECIDED))),
    Story(8, "Lidya Sumolang",
          ("Rekam medis pasien RSUD atas nama tetangga saya",
           "Tarif rawat inap kelas III RSUD tahun 2026"),
          "Membantu tetangga mengurus biaya", units=("Dinkes",),
          steps=(Step("accept", 1), Step("assign", 1), Step("unit_answers", 4),
                 Step("ask_approval", 6, answers=(
                     Answer(R, "Rekam medis memuat riwayat kesehatan pribadi pasien.",
                            ground=Ground.H, point=2,
                            statute="UU 17/2023 tentang Kesehatan, Pasal 4 ayat (1) huruf i",
                            title="Rekam medis pasien RSUD"),
                     GIVEN)))),
    Story(9, "Robert Kaunang", ("Laporan keuangan BUMD Perusda Bahari tahun 2025",),
          "Pengawasan warga", units=("BPKAD",), steps=_worked(8, GIVEN)),
    Story(11, "Intan Permatasari",
          ("Jumlah guru honorer per sekolah tahun 2026",
           "Besaran honor guru honorer menurut sumber dana"),
          "Kajian organisasi guru", units=("Disdikbud",), steps=_worked(9, GIVEN, GIVEN)),
    Story(13, "Samuel Tuwaidan",
          ("Daftar pelanggaran izin tambang rakyat tahun 2025",),
          "Advokasi lingkungan", units=("DLH",),
          steps=(*_worked(10, Answer(N, "Izin pertambangan ada pada pemerintah provinsi.",
                                     holder="Dinas Energi dan Sumber Daya Mineral Provinsi")),
                 Step("object", 12, "Dinas Lingkungan Hidup menerima tembusan laporan pelanggaran "
                      "itu setiap triwulan, jadi datanya ada di kabupaten.", grounds="e"))),
    Story(14, "Hasna Djamaluddin",
          ("Data nelayan penerima bantuan mesin tahun 2026",
           "Nomor rekening para penerima bantuan"),
          "Memeriksa ketepatan sasaran", units=("DKP",),
          steps=(*_worked(9, GIVEN, Answer(
              R, "Nomor rekening adalah rahasia pribadi penerima.", ground=Ground.H, point=3,
              statute="UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 4 ayat (2) huruf f",
              title="Data rekening orang yang menerima bantuan")),
              Step("object", 10, "Saya tidak meminta nomor rekening lengkap, cukup nama bank dan "
                   "empat angka terakhir agar penerima ganda terlihat.", grounds="a"),
              Step("draft_answer", 13, "Empat angka terakhir bersama nama tetap menunjuk orang "
                   "tertentu, jadi tetap rahasia pribadi.", ruling=Ruling.UPHELD))),
    Story(15, "Forum Warga Kota Biru",
          ("Rencana pembangunan trotoar Jalan Pelabuhan tahun 2027",),
          "Masukan warga penyandang disabilitas", kind=GROUP, units=("PUPR",),
          steps=_worked(10, Answer(B, "Dokumen rencana baru selesai disusun akhir tahun ini."))),
    Story(12, "CV Karya Bersama", ("Salinan cetak gambar teknis Pasar Induk (120 lembar)",),
          "Bahan penawaran pekerjaan", kind=LEGAL, units=("PUPR",), delivery=Delivery.POST,
          steps=_worked(7, GIVEN, cost=60_000)),
    Story(10, "Petrus Lengkong", ("Salinan cetak peraturan daerah tahun 2020 sampai 2025",),
          "Perpustakaan desa", channel=DESK, email=False, delivery=Delivery.PICKUP,
          steps=(Step("accept", 1), Step("decide", 6, answers=(GIVEN,), cost=45_000))),
    Story(16, "Yulius Rondonuwu", ("Rincian APBDes Desa Mekarsari tahun 2024 dan 2025",),
          "Musyawarah desa", units=("BPKAD",),
          steps=(*_worked(8, GIVEN), Step("hand_over", 9))),
    Story(20, "Siti Aminah Bakri", ("Jadwal imunisasi dan stok vaksin puskesmas tahun 2026",),
          "Kelompok ibu balita", units=("Dinkes",),
          steps=(*_worked(5, GIVEN), Step("hand_over", 6))),
    Story(78, "Paguyuban Warga Pantai Timur",
          ("Perjanjian kerja sama pengelolaan wisata Pantai Timur beserta lampirannya",),
          "Mengetahui hak dan kewajiban pengelola", kind=GROUP, units=("DPMPTSP",),
          steps=(*_worked(9, GIVEN), Step("hand_over", 10), Step("close", 14),
                 Step("object", 18, "Yang diberikan hanya perjanjian induknya, tanpa lampiran "
                      "bagi hasil.", grounds="d"),
                 Step("answer_objection", 40, "Lampiran bagi hasil masih dirundingkan ulang "
                      "dengan pengelola, jadi belum ada dokumen yang berlaku.",
                      ruling=Ruling.UPHELD),
                 Step("dispute", 47, "Memerintahkan termohon memberikan lampiran bagi hasil yang "
                      "berlaku pada saat perjanjian ditandatangani."),
                 _heard(StepKind.REGISTERED, 51, number="014/REG-PSI/CONTOH"),
                 _heard(StepKind.STARTED, 56),
                 _heard(StepKind.SUMMONED, 57),
                 _heard(StepKind.SESSION, 61, "Pemeriksaan awal; kedua pihak hadir."),
                 _heard(StepKind.MEDIATION_OPENED, 66),
                 _heard(StepKind.MEDIATION_MEETING, 73, "Para pihak membahas bagian lampiran yang "
                     "tidak memuat harga."))),
    Story(45, "Irfan Maulana", ("Hasil pemeriksaan inspektorat atas Dinas PUPR tahun 2024",),
          "Penelitian tesis", units=("Inspektorat",),
          steps=(*_worked(10, Answer(
              P, "Nama pelapor dan saksi dihitamkan.", ground=Ground.A, point=2,
              statute="UU 31/2014 tentang Perlindungan Saksi dan Korban, Pasal 5",
              blackened="Nama dan alamat pelapor pada halaman 7 dan 12 dihitamkan.",
              title="Nama dan alamat pelapor dalam hasil pemeriksaan")),
              Step("hand_over", 11), Step("close", 20),
              Step("object", 22, "Halaman 7 dihitamkan seluruhnya, padahal pelapor hanya disebut "
                   "pada satu baris.", grounds="ad"),
              Step("answer_objection", 38, "Nama dan alamat pelapor tetap dilindungi; baris lain "
                   "pada halaman itu tidak memuatnya.", ruling=Ruling.PARTLY_GRANTED,
                   tasks=("Serahkan lagi halaman 7 dengan hanya nama dan alamat pelapor yang "
                          "dihitamkan.", "Periksa halaman 12 dengan cara yang sama.")),
              Step("carry_out", 42, "Halaman 7 dihitamkan ulang dan diserahkan."))),
    Story(50, "Koperasi Nelayan Bahari",
          ("Kuota bahan bakar bersubsidi untuk nelayan tahun 2026",),
          "Rapat anggota", kind=LEGAL, units=("DKP",),
          steps=(*_worked(7, GIVEN), Step("hand_over", 8), Step("close", 15),
                 Step("object", 18, "Yang diberikan kuota setahun, yang diminta kuota per bulan.",
                      grounds="d"),
                 Step("settle_objection", 25, "Dinas Kelautan dan Perikanan menyusun kuota per "
                      "bulan dari catatan penyaluran, dan koperasi menerimanya sebagai jawaban.",
                      tasks=("Serahkan tabel kuota per bulan tahun 2026.",)),
                 Step("carry_out", 29, "Tabel kuota per bulan diserahkan."))),
    Story(60, "Novita Pandelaki", ("Daftar perumahan yang sudah menyerahkan fasilitas umum",),
          "Warga perumahan", units=("PUPR",),
          steps=(*_worked(10, Answer(N, "Daftar dipegang dinas lain.",
                                     holder="Dinas Perumahan dan Kawasan Permukiman Provinsi")),
                 Step("close", 12),
                 Step("object", 20, "Kabupaten ikut menandatangani berita acara penyerahan, jadi "
                      "seharusnya punya daftarnya.", grounds="e"),
                 Step("answer_objection", 45, "Berita acara disimpan pemerintah provinsi; arsip "
                      "kabupaten sudah diperiksa dan tidak memuatnya.", ruling=Ruling.UPHELD))),
    Story(6, "Eko Prasetyo", ("Jadwal pemadaman lampu jalan umum",),
          "Keselamatan warga", steps=(Step("accept", 1), Step("withdraw", 3))),
    Story(22, "Ratna Dewi Walangitan", ("Data retribusi parkir tepi jalan tahun 2025",),
          "Tugas sekolah", steps=(Step("withdraw", 1),), occupation="Pelajar"),
)
# fmt: on
