"""What may be kept from the public: Pasal 17 huruf a to j as enacted, and what a refusal needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ppid.law.events import NotAllowed, Rule


class Ground(StrEnum):
    """The letter (huruf) of UU 14/2008 Pasal 17."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"
    G = "g"
    H = "h"
    I = "i"  # noqa: E741
    J = "j"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One ground: its wording and points (angka), how long it may last, what it must name.

    `may_be_permanent` is False for a to f (Pasal 20). `max_years` is a limit in years where the
    law sets one. `needs_statute` asks for the article of the Undang-Undang that is relied on.
    `lifts_with_consent`: falls away by Pasal 18 (2).
    """

    ground: Ground
    wording: str
    period: str
    points: tuple[str, ...] = ()
    may_be_permanent: bool = False
    max_years: int | None = None
    needs_statute: bool = False
    lifts_with_consent: bool = False

    def article(self, point: int | None = None) -> str:
        """The citation of the ground, or of one of its points, counted from 1."""
        cited = f"UU 14/2008 Pasal 17 huruf {self.ground}"
        return cited if point is None else f"{cited} angka {point}"


_OPENED = "Informasi Publik yang apabila dibuka dan diberikan kepada Pemohon Informasi Publik"
_AS_LONG_AS_NEEDED = (
    "selama jangka waktu yang dibutuhkan untuk perlindungan kepentingan itu, "
    "ditetapkan pimpinan tertinggi Badan Publik (tidak bersifat permanen)"
)
_BY_SECTOR_LAW = "menurut peraturan perundang-undangan di bidangnya"

_EXEMPTIONS = (
    Exemption(
        Ground.A,
        f"{_OPENED} dapat menghambat proses penegakan hukum, yaitu informasi yang dapat:",
        "paling lama 30 (tiga puluh) tahun, dan tidak lagi sejak dibuka dalam sidang pengadilan "
        "yang terbuka untuk umum (tidak bersifat permanen)",
        points=(
            "menghambat proses penyelidikan dan penyidikan suatu tindak pidana",
            "mengungkapkan identitas informan, pelapor, saksi, dan/atau korban yang mengetahui "
            "adanya tindak pidana",
            "mengungkapkan data intelijen kriminal dan rencana-rencana yang berhubungan dengan "
            "pencegahan dan penanganan segala bentuk kejahatan transnasional",
            "membahayakan keselamatan dan kehidupan penegak hukum dan/atau keluarganya",
            "membahayakan keamanan peralatan, sarana, dan/atau prasarana penegak hukum",
        ),
        max_years=30,
    ),
    Exemption(
        Ground.B,
        f"{_OPENED} dapat mengganggu kepentingan perlindungan hak atas kekayaan intelektual dan "
        "perlindungan dari persaingan usaha tidak sehat",
        f"{_BY_SECTOR_LAW} (tidak bersifat permanen)",
        needs_statute=True,
    ),
    Exemption(
        Ground.C,
        f"{_OPENED} dapat membahayakan pertahanan dan keamanan negara, yaitu:",
        _AS_LONG_AS_NEEDED,
        points=(
            "informasi tentang strategi, intelijen, operasi, taktik dan teknik yang berkaitan "
            "dengan penyelenggaraan sistem pertahanan dan keamanan negara, meliputi tahap "
            "perencanaan, pelaksanaan dan pengakhiran atau evaluasi dalam kaitan dengan ancaman "
            "dari dalam dan luar negeri",
            "dokumen yang memuat tentang strategi, intelijen, operasi, teknik dan taktik yang "
            "berkaitan dengan penyelenggaraan sistem pertahanan dan keamanan negara yang meliputi "
            "tahap perencanaan, pelaksanaan dan pengakhiran atau evaluasi",
            "jumlah, komposisi, disposisi, atau dislokasi kekuatan dan kemampuan dalam "
            "penyelenggaraan sistem pertahanan dan keamanan negara serta rencana pengembangannya",
            "gambar dan data tentang situasi dan keadaan pangkalan dan/atau instalasi militer",
            "data perkiraan kemampuan militer dan pertahanan negara lain terbatas pada segala "
            "tindakan dan/atau indikasi negara tersebut yang dapat membahayakan kedaulatan Negara "
            "Kesatuan Republik Indonesia dan/atau data terkait kerja sama militer dengan negara "
            "lain yang disepakati dalam perjanjian tersebut sebagai rahasia atau sangat rahasia",
            "sistem persandian negara",
            "sistem intelijen negara",
        ),
    ),
    Exemption(
        Ground.D,
        f"{_OPENED} dapat mengungkapkan kekayaan alam Indonesia",
        _AS_LONG_AS_NEEDED,
    ),
    Exemption(
        Ground.E,
        f"{_OPENED}, dapat merugikan ketahanan ekonomi nasional:",
        _AS_LONG_AS_NEEDED,
        points=(
            "rencana awal pembelian dan penjualan mata uang nasional atau asing, saham dan aset "
            "vital milik negara",
            "rencana awal perubahan nilai tukar, suku bunga, dan model operasi institusi keuangan",
            "rencana awal perubahan suku bunga bank, pinjaman pemerintah, perubahan pajak, tarif, "
            "atau pendapatan negara/daerah lainnya",
            "rencana awal penjualan atau pembelian tanah atau properti",
            "rencana awal investasi asing",
            "proses dan hasil pengawasan perbankan, asuransi, atau lembaga keuangan lainnya",
            "hal-hal yang berkaitan dengan proses pencetakan uang",
        ),
    ),
    Exemption(
        Ground.F,
        f"{_OPENED}, dapat merugikan kepentingan hubungan luar negeri:",
        _AS_LONG_AS_NEEDED,
        points=(
            "posisi, daya tawar dan strategi yang akan dan telah diambil oleh negara dalam "
            "hubungannya dengan negosiasi internasional",
            "korespondensi diplomatik antarnegara",
            "sistem komunikasi dan persandian yang dipergunakan dalam menjalankan hubungan "
            "internasional",
            "perlindungan dan pengamanan infrastruktur strategis Indonesia di luar negeri",
        ),
    ),
    Exemption(
        Ground.G,
        "Informasi Publik yang apabila dibuka dapat mengungkapkan isi akta otentik yang bersifat "
        "pribadi dan kemauan terakhir ataupun wasiat seseorang",
        f"{_BY_SECTOR_LAW} (kearsipan)",
        may_be_permanent=True,
        needs_statute=True,
        lifts_with_consent=True,
    ),
    Exemption(
        Ground.H,
        f"{_OPENED} dapat mengungkap rahasia pribadi, yaitu:",
        "selama jangka waktu yang dibutuhkan untuk perlindungan rahasia pribadi seseorang",
        points=(
            "riwayat dan kondisi anggota keluarga",
            "riwayat, kondisi dan perawatan, pengobatan kesehatan fisik, dan psikis seseorang",
            "kondisi keuangan, aset, pendapatan, dan rekening bank seseorang",
            "hasil-hasil evaluasi sehubungan dengan kapabilitas, intelektualitas, dan rekomendasi "
            "kemampuan seseorang",
            "catatan yang menyangkut pribadi seseorang yang berkaitan dengan kegiatan satuan "
            "pendidikan formal dan satuan pendidikan nonformal",
        ),
        may_be_permanent=True,
        lifts_with_consent=True,
    ),
    Exemption(
        Ground.I,
        "memorandum atau surat-surat antar-Badan Publik atau intra-Badan Publik, yang menurut "
        "sifatnya dirahasiakan kecuali atas putusan Komisi Informasi atau pengadilan",
        f"{_BY_SECTOR_LAW} (kearsipan dan dokumen perusahaan)",
        may_be_permanent=True,
    ),
    Exemption(
        Ground.J,
        "informasi yang tidak boleh diungkapkan berdasarkan Undang-Undang",
        "menurut Undang-Undang yang menjadi dasar",
        may_be_permanent=True,
        needs_statute=True,
    ),
)

GROUNDS: Final[Mapping[Ground, Exemption]] = MappingProxyType(
    {exemption.ground: exemption for exemption in _EXEMPTIONS}
)

NEVER_EXCLUDED_ARTICLE: Final = "UU 14/2008 Pasal 18 ayat (1)"
NEVER_EXCLUDED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "a": "putusan badan peradilan",
        "b": "ketetapan, keputusan, peraturan, surat edaran, ataupun bentuk kebijakan lain, baik "
        "yang tidak berlaku mengikat maupun mengikat ke dalam ataupun ke luar serta pertimbangan "
        "lembaga penegak hukum",
        "c": "surat perintah penghentian penyidikan atau penuntutan",
        "d": "rencana pengeluaran tahunan lembaga penegak hukum",
        "e": "laporan keuangan tahunan lembaga penegak hukum",
        "f": "laporan hasil pengembalian uang hasil korupsi",
        "g": "informasi lain sebagaimana dimaksud dalam Pasal 11 ayat (2)",
    }
)

CONSENT_ARTICLE: Final = "UU 14/2008 Pasal 18 ayat (2)"
CONSENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "a": "pihak yang rahasianya diungkap memberikan persetujuan tertulis",
        "b": "pengungkapan berkaitan dengan posisi seseorang dalam jabatan-jabatan publik",
    }
)


def check_ground(ground: Ground, *, point: int | None, statute: str) -> None:
    """Raise NotAllowed where a ground is named without its point or without its statute."""
    exemption = GROUNDS[ground]
    known = range(1, len(exemption.points) + 1)
    if exemption.points and point not in known:
        raise NotAllowed(Rule.NEEDS_POINT, ground=ground, points=len(exemption.points))
    if exemption.needs_statute and not statute.strip():
        raise NotAllowed(Rule.NEEDS_STATUTE, ground=ground)


def check_draft(
    ground: Ground | None,
    *,
    point: int | None = None,
    statute: str = "",
    decreed: bool = False,
    part_can_be_released: bool | None = None,
    whole: bool = True,
) -> None:
    """Raise NotAllowed for the first thing that a refusal lacks, its approval aside.

    `statute` names Undang-Undang and article. `decreed` says that a Penetapan on this ground is
    valid today and was approved; it goes with the letter, Perki 1/2021 Pasal 34 (2). `whole` is
    False where the rest is given: one excluded part never keeps back a whole document,
    Pasal 50 (3).
    """
    if ground is None:
        raise NotAllowed(Rule.NEEDS_GROUND)
    check_ground(ground, point=point, statute=statute)
    if not decreed:
        raise NotAllowed(Rule.NEEDS_DECREE, ground=ground)
    if part_can_be_released is None:
        raise NotAllowed(Rule.NEEDS_PARTIAL_ANSWER, ground=ground)
    if part_can_be_released and whole:
        raise NotAllowed(Rule.PART_MUST_BE_RELEASED, ground=ground)


def check_refusal(
    ground: Ground | None,
    *,
    point: int | None = None,
    statute: str = "",
    decreed: bool = False,
    part_can_be_released: bool | None = None,
    whole: bool = True,
    approved: bool = False,
) -> None:
    """The same for a refusal about to be sent: the superior has approved it, Pasal 10 (2) f."""
    check_draft(
        ground,
        point=point,
        statute=statute,
        decreed=decreed,
        part_can_be_released=part_can_be_released,
        whole=whole,
    )
    if not approved:
        raise NotAllowed(Rule.NEEDS_APPROVAL, ground=ground)
