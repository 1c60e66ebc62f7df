"""What the steps and stages of a dispute are called on screen, and what forbids a step."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.law import DisputeOutcome, DisputeStage, Party, Rule, StepKind

Words = Mapping[Any, Any]

STEPS: Words = {
    StepKind.APPLIED: _l("Permohonan sengketa diterima Komisi Informasi"),
    StepKind.COPY_RECEIVED: _l("Salinan permohonan sengketa diterima kantor"),
    StepKind.DOCUMENTS_ASKED: _l("Komisi Informasi meminta kelengkapan dokumen"),
    StepKind.DOCUMENTS_COMPLETED: _l("Pemohon melengkapi dokumen"),
    StepKind.REGISTERED: _l("Sengketa diregistrasi"),
    StepKind.NOT_REGISTERED: _l("Permohonan tidak diregistrasi"),
    StepKind.STARTED: _l("Proses penyelesaian dimulai"),
    StepKind.SUMMONED: _l("Panggilan sidang diterima"),
    StepKind.SESSION: _l("Sidang pemeriksaan awal"),
    StepKind.MEDIATION_OPENED: _l("Mediasi dibuka"),
    StepKind.MEDIATION_MEETING: _l("Pertemuan mediasi"),
    StepKind.MEDIATION_EXTENDED: _l("Mediasi diperpanjang atas kesepakatan"),
    StepKind.MEDIATION_AGREED: _l("Mediasi mencapai kesepakatan"),
    StepKind.MEDIATION_FAILED: _l("Mediasi gagal"),
    StepKind.ADJUDICATION: _l("Sidang ajudikasi"),
    StepKind.DECISION_READ: _l("Putusan Komisi Informasi dibacakan"),
    StepKind.DECISION_RECEIVED: _l("Salinan putusan diterima kantor"),
    StepKind.LAWSUIT_FILED: _l("Gugatan diajukan ke pengadilan"),
    StepKind.COURT_DECISION_RECEIVED: _l("Putusan pengadilan diterima"),
    StepKind.CASSATION_FILED: _l("Kasasi diajukan ke Mahkamah Agung"),
    StepKind.CASSATION_DECIDED: _l("Kasasi diputus"),
    StepKind.FINAL: _l("Putusan berkekuatan hukum tetap (inkracht)"),
    StepKind.EXECUTED: _l("Putusan atau kesepakatan selesai dilaksanakan"),
    StepKind.FELL: _l("Permohonan dinyatakan gugur"),
    StepKind.WITHDRAWN: _l("Permohonan, gugatan, atau kasasi dicabut"),
}

STAGES: Words = {
    DisputeStage.APPLIED: _l("Menunggu registrasi"),
    DisputeStage.INCOMPLETE: _l("Pemohon melengkapi dokumen"),
    DisputeStage.REGISTERED: _l("Teregistrasi, menunggu sidang"),
    DisputeStage.HEARING: _l("Pemeriksaan awal"),
    DisputeStage.MEDIATION: _l("Mediasi"),
    DisputeStage.ADJUDICATION: _l("Ajudikasi"),
    DisputeStage.DECIDED: _l("Putusan dibacakan"),
    DisputeStage.COURT_WINDOW: _l("Putusan diterima, dapat digugat"),
    DisputeStage.COURT: _l("Di pengadilan"),
    DisputeStage.CASSATION_WINDOW: _l("Putusan pengadilan, dapat dikasasi"),
    DisputeStage.CASSATION: _l("Kasasi"),
    DisputeStage.SETTLED: _l("Kesepakatan mediasi, final dan mengikat"),
    DisputeStage.FINAL: _l("Berkekuatan hukum tetap"),
    DisputeStage.EXECUTED: _l("Sudah dilaksanakan"),
    DisputeStage.ENDED: _l("Berakhir tanpa putusan pokok"),
}

TONES: Mapping[DisputeStage, str] = {
    DisputeStage.APPLIED: "blue",
    DisputeStage.INCOMPLETE: "blue",
    DisputeStage.REGISTERED: "blue",
    DisputeStage.HEARING: "orange",
    DisputeStage.MEDIATION: "orange",
    DisputeStage.ADJUDICATION: "orange",
    DisputeStage.DECIDED: "yellow",
    DisputeStage.COURT_WINDOW: "yellow",
    DisputeStage.COURT: "orange",
    DisputeStage.CASSATION_WINDOW: "yellow",
    DisputeStage.CASSATION: "orange",
    DisputeStage.SETTLED: "green",
    DisputeStage.FINAL: "green",
    DisputeStage.EXECUTED: "green",
    DisputeStage.ENDED: "grey",
}

NOW: Words = {
    DisputeStage.APPLIED: _l(
        "Permohonan sudah di Komisi Informasi. Siapkan berkas sengketa, dan catat registrasinya "
        "begitu pemberitahuannya datang."
    ),
    DisputeStage.INCOMPLETE: _l(
        "Komisi Informasi menunggu pemohon melengkapi dokumen. Kantor belum perlu berbuat apa-apa."
    ),
    DisputeStage.REGISTERED: _l(
        "Sengketa sudah diregistrasi. Siapkan jawaban tertulis; boleh diserahkan sebelum sidang "
        "pertama (Perki 1/2013 Pasal 25)."
    ),
    DisputeStage.HEARING: _l(
        "Sengketa sedang diperiksa. Beban pembuktian pengecualian ada pada badan publik "
        "(UU 14/2008 Pasal 45 ayat (1))."
    ),
    DisputeStage.MEDIATION: _l(
        "Mediasi berjalan. Hadirlah: bila badan publik tidak hadir, mediasi dinyatakan gagal "
        "(Perki 1/2013 Pasal 48 ayat (1) huruf d)."
    ),
    DisputeStage.ADJUDICATION: _l(
        "Sengketa disidangkan. Bawa berkas sengketa dengan uji konsekuensi dan penetapannya."
    ),
    DisputeStage.DECIDED: _l(
        "Putusan sudah dibacakan. Catat tanggal salinan putusan diterima kantor: dari hari itu "
        "waktu menggugat dihitung."
    ),
    DisputeStage.COURT_WINDOW: _l(
        "Salinan putusan sudah diterima. Laksanakan putusan, atau ajukan gugatan ke pengadilan "
        "(PTUN untuk badan publik negara) sebelum waktunya lewat."
    ),
    DisputeStage.COURT: _l("Perkara ada di pengadilan. Catat putusannya begitu diterima."),
    DisputeStage.CASSATION_WINDOW: _l(
        "Putusan pengadilan sudah diterima. Laksanakan, atau ajukan kasasi ke Mahkamah Agung."
    ),
    DisputeStage.CASSATION: _l("Perkara ada di Mahkamah Agung. Catat putusannya begitu diterima."),
    DisputeStage.SETTLED: _l(
        "Kesepakatan mediasi bersifat final dan mengikat (UU 14/2008 Pasal 39). Catat apa yang "
        "harus dilaksanakan, lalu pelaksanaannya."
    ),
    DisputeStage.FINAL: _l(
        "Putusan sudah berkekuatan hukum tetap. Catat apa yang harus dilaksanakan, lalu "
        "pelaksanaannya."
    ),
    DisputeStage.EXECUTED: _l("Putusan sudah dilaksanakan. Berkas dapat ditutup."),
    DisputeStage.ENDED: _l("Sengketa berakhir tanpa putusan pokok. Berkas dapat ditutup."),
}

OUTCOMES: Words = {
    DisputeOutcome.APPLICANT: _l("Pemohon menang"),
    DisputeOutcome.PARTLY: _l("Menang sebagian"),
    DisputeOutcome.OFFICE: _l("Kantor menang"),
    DisputeOutcome.SETTLED: _l("Sepakat dalam mediasi"),
    DisputeOutcome.WITHDRAWN: _l("Dicabut"),
    DisputeOutcome.FELL: _l("Gugur"),
    DisputeOutcome.NOT_REGISTERED: _l("Tidak diregistrasi"),
}

SIDES: Words = {
    DisputeOutcome.APPLICANT: _l("Pemohon menang, kantor kalah: semua yang diminta harus dibuka"),
    DisputeOutcome.PARTLY: _l("Sebagian: ada yang harus dibuka, ada yang tidak"),
    DisputeOutcome.OFFICE: _l(
        "Kantor menang, pemohon kalah: permintaannya ditolak atau tidak dapat diterima"
    ),
}
"""What a judgment means to the applicant and to the office, whoever brought it before the judge."""

PARTIES: Words = {
    Party.APPLICANT: _l("Pemohon tidak hadir tanpa alasan"),
    Party.RESPONDENT: _l("Termohon (badan publik) tidak hadir tanpa alasan"),
}

DISPUTE_RULES: Words = {
    Rule.DISPUTE_TOO_EARLY: _l(
        "Sengketa baru dapat diajukan sesudah Atasan PPID menanggapi keberatan, atau sesudah "
        "waktu tanggapannya lewat. Periksa tanggal permohonan diterima Komisi Informasi, atau "
        "tunggu tanggapan itu."
    ),
    Rule.DISPUTE_OVER: _l(
        "Keberatan ini sudah dicabut atau diselesaikan secara musyawarah, jadi tidak ada yang "
        "dapat disengketakan. Bila Komisi Informasi tetap menerimanya, catat keberatan baru."
    ),
    Rule.STEP_NOT_NOW: _l(
        "Langkah itu tidak dapat terjadi pada tahap tersebut. Catat dahulu langkah sebelumnya, "
        "atau periksa tanggalnya; langkah yang menjadi dasar langkah lain dicoret belakangan."
    ),
    Rule.STEP_BEFORE_APPLICATION: _l(
        "Tanggal ini mendahului hari Komisi Informasi menerima permohonan sengketa."
    ),
    Rule.SESSION_BEFORE_SUMMONS: _l(
        "Hari sidang tidak dapat mendahului hari panggilannya diterima."
    ),
    Rule.NO_MEDIATION_FOR_REFUSAL: _l(
        "Sengketa atas penolakan karena dikecualikan (huruf a) tidak dimediasi: langsung "
        "ajudikasi. Catat sidang ajudikasi."
    ),
    Rule.MEDIATION_FIRST: _l(
        "Untuk alasan huruf b sampai g, mediasi wajib ditempuh dahulu. Catat mediasi dibuka dan "
        "hasilnya sebelum sidang ajudikasi."
    ),
    Rule.MEDIATION_EXTENDED_ONCE: _l("Mediasi hanya dapat diperpanjang satu kali."),
    Rule.ABSENT_TWICE: _l(
        "Permohonan gugur hanya bila pemohon dua kali tidak hadir tanpa alasan. Catat dahulu "
        "sidang-sidang yang tidak dihadirinya."
    ),
    Rule.RESPONDENT_ABSENT: _l(
        "Termohon tidak hadir dalam mediasi, jadi mediasi dinyatakan gagal. Catat mediasi gagal."
    ),
    Rule.NOT_FINAL_YET: _l(
        "Putusan belum berkekuatan hukum tetap: masih ada hari untuk menggugat atau kasasi "
        "menurut salah satu bacaan peraturan. Catat sesudah kedua tanggal itu lewat."
    ),
    Rule.ORDERS_FIRST: _l(
        "Masih ada amar putusan yang belum dilaksanakan. Catat pelaksanaannya satu per satu dahulu."
    ),
}
