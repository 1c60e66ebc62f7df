"""The figures on requests: service, time and cost (Perki 1/2021 Pasal 57 ayat (2))."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext as _l

from ppid.reports.figure import SERVICE, Figure, Measure, Of, Unit
from ppid.reports.scope import Dimension

D = Dimension
_KINDS: Final = (D.MONTH, D.CHANNEL, D.KIND, D.UNIT)
_TIMES: Final = (D.OUTCOME,)

REQUESTS: Final = (
    Figure(
        "received",
        Of.REQUESTS,
        _l("Permohonan diterima"),
        _l(
            "Permohonan yang diterima dalam periode ini menurut tanggal diterimanya, lewat saluran "
            "apa pun, lengkap atau belum."
        ),
        f"{SERVICE} huruf a",
        by=_KINDS,
    ),
    Figure(
        "answered",
        Of.REQUESTS,
        _l("Sudah dijawab"),
        _l(
            "Di antaranya, yang pemberitahuan tertulisnya sudah dikirim sampai tanggal keadaan, "
            "apa pun isinya."
        ),
        f"{SERVICE} huruf b",
        by=(*_KINDS, D.OUTCOME, D.BAND),
    ),
    Figure(
        "on_time",
        Of.REQUESTS,
        _l("Dijawab tepat waktu"),
        _l(
            "Yang dijawab paling lambat pada hari terakhir menurut hitungan hari kerja permohonan "
            "itu sendiri: 10 hari kerja, atau sampai 17 bila diperpanjang."
        ),
        "UU 14/2008 Pasal 22 ayat (7) dan ayat (8)",
        by=_KINDS,
    ),
    Figure(
        "late",
        Of.REQUESTS,
        _l("Dijawab terlambat"),
        _l("Yang dijawab sesudah hari terakhirnya."),
        "UU 14/2008 Pasal 22 ayat (7) dan ayat (8)",
        by=_KINDS,
    ),
    Figure(
        "on_time_share",
        Of.REQUESTS,
        _l("Tepat waktu"),
        _l(
            "Bagian yang dijawab tepat waktu dari semua yang sudah dijawab dan yang waktunya sudah "
            "lewat tanpa jawaban. Diam tidak memperbaiki angka ini."
        ),
        "UU 14/2008 Pasal 22 ayat (7) dan ayat (8)",
        Measure.SHARE,
        Unit.PERCENT,
        base="on_time",
    ),
    Figure(
        "open",
        Of.REQUESTS,
        _l("Belum dijawab"),
        _l(
            "Yang pada tanggal keadaan belum dijawab, tidak dicabut, dan tidak berakhir karena "
            "tidak dilengkapi."
        ),
        f"{SERVICE} huruf a",
    ),
    Figure(
        "overdue",
        Of.REQUESTS,
        _l("Belum dijawab dan lewat waktu"),
        _l("Yang belum dijawab padahal hari terakhirnya sudah lewat pada tanggal keadaan."),
        "UU 14/2008 Pasal 35 ayat (1) huruf c",
    ),
    Figure(
        "carried_in",
        Of.REQUESTS,
        _l("Sisa dari periode sebelumnya"),
        _l(
            "Permohonan yang diterima sebelum periode ini dan pada hari pertamanya belum dijawab, "
            "tidak dicabut, dan belum berakhir. Tidak termasuk dalam angka lain."
        ),
        f"{SERVICE} huruf a",
    ),
    Figure(
        "granted",
        Of.REQUESTS,
        _l("Dikabulkan seluruhnya"),
        _l("Yang dijawab dan seluruh butirnya diberikan."),
        f"{SERVICE} huruf c",
        by=_KINDS,
    ),
    Figure(
        "partly",
        Of.REQUESTS,
        _l("Dikabulkan sebagian"),
        _l(
            "Yang dijawab dan sebagian diberikan, sebagian tidak, dalam satu butir atau antarbutir."
        ),
        f"{SERVICE} huruf c",
        by=_KINDS,
    ),
    Figure(
        "refused",
        Of.REQUESTS,
        _l("Ditolak karena dikecualikan"),
        _l(
            "Yang dijawab, tidak ada yang diberikan, dan sedikitnya satu butir ditolak karena "
            "dikecualikan."
        ),
        f"{SERVICE} huruf d",
        by=_KINDS,
    ),
    Figure(
        "excluded",
        Of.REQUESTS,
        _l("Ditolak seluruhnya atau sebagian, menurut alasan"),
        _l(
            "Yang dijawab dan sedikitnya satu butirnya memakai alasan pengecualian Pasal 17. Satu "
            "permohonan dengan dua alasan dihitung pada keduanya."
        ),
        f"UU 14/2008 Pasal 17; {SERVICE} huruf d",
        by=(D.GROUND,),
    ),
    Figure(
        "not_held",
        Of.REQUESTS,
        _l("Tidak dikuasai"),
        _l("Yang dijawab bahwa informasinya tidak dikuasai badan publik ini."),
        "UU 14/2008 Pasal 22 ayat (7) huruf b",
        by=_KINDS,
    ),
    Figure(
        "not_documented",
        Of.REQUESTS,
        _l("Belum didokumentasikan"),
        _l("Yang dijawab bahwa informasinya belum didokumentasikan."),
        "Perki 1/2021 Pasal 31 ayat (4) huruf i",
        by=_KINDS,
    ),
    Figure(
        "lapsed",
        Of.REQUESTS,
        _l("Tidak ditindaklanjuti"),
        _l(
            "Yang tidak lengkap, tidak dilengkapi pada waktunya, dan dicatat dalam register. Ini "
            "bukan penolakan."
        ),
        "Perki 1/2021 Pasal 33 ayat (4)",
    ),
    Figure(
        "withdrawn",
        Of.REQUESTS,
        _l("Dicabut pemohon"),
        _l("Yang dicabut pemohonnya sebelum dijawab."),
        f"{SERVICE} huruf a",
    ),
    Figure(
        "extended",
        Of.REQUESTS,
        _l("Diperpanjang"),
        _l("Yang waktu jawabannya diperpanjang satu kali dengan alasan tertulis."),
        "UU 14/2008 Pasal 22 ayat (8), Perki 1/2021 Pasal 36",
        by=(D.EXTENSION,),
    ),
    Figure(
        "days_median",
        Of.REQUESTS,
        _l("Waktu jawab: nilai tengah"),
        _l(
            "Separuh jawaban datang dalam waktu ini atau lebih cepat; hari kerja sejak hari "
            "permohonan lengkap diterima sampai pemberitahuan tertulis, hari penerimaan tidak "
            "dihitung."
        ),
        f"UU 14/2008 Pasal 12 huruf b; {SERVICE} huruf b",
        Measure.MEDIAN,
        Unit.DAYS,
        base="answered",
        by=_TIMES,
    ),
    Figure(
        "days_mean",
        Of.REQUESTS,
        _l("Waktu jawab: rata-rata"),
        _l("Jumlah hari kerja semua jawaban dibagi banyaknya jawaban."),
        f"UU 14/2008 Pasal 12 huruf b; {SERVICE} huruf b",
        Measure.MEAN,
        Unit.DAYS,
        base="answered",
        by=_TIMES,
    ),
    Figure(
        "days_slowest",
        Of.REQUESTS,
        _l("Waktu jawab: paling lama"),
        _l("Hari kerja jawaban yang paling lama."),
        f"UU 14/2008 Pasal 12 huruf b; {SERVICE} huruf b",
        Measure.SLOWEST,
        Unit.DAYS,
        base="answered",
        by=_TIMES,
    ),
    Figure(
        "handed_over",
        Of.REQUESTS,
        _l("Informasi sudah diserahkan"),
        _l("Yang informasinya sudah diserahkan atau dilihat sampai tanggal keadaan."),
        "Perki 1/2021 Pasal 35",
    ),
    Figure(
        "charged",
        Of.REQUESTS,
        _l("Dikenai biaya"),
        _l("Yang dijawab dengan biaya penyalinan atau pengiriman lebih dari nol rupiah."),
        "Perki 1/2021 Pasal 37",
    ),
    Figure(
        "cost",
        Of.REQUESTS,
        _l("Jumlah biaya"),
        _l(
            "Biaya penyalinan dan pengiriman yang disebut dalam pemberitahuan tertulis, seluruhnya."
        ),
        "Perki 1/2021 Pasal 37",
        Measure.SUM,
        Unit.RUPIAH,
        base="charged",
    ),
)
