"""The certificate of a run (berita acara penghapusan), as a PDF: the same rows, the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from ppid.admin.retention.models import Erasure, ErasureRun, Kept
from ppid.admin.retention.words import KINDS
from ppid.kit.templates import day, moment
from ppid.letters import pdf
from ppid.office.calendar import local_day, zone
from ppid.office.models import Office


def certificate(run: ErasureRun, lines: Sequence[Erasure], own: Office) -> bytes:
    """What was erased of which request, since when it was due, by whom, under which article.

    No name of an applicant; a file is named by its SHA-256, so that a copy that turns up one day
    can be recognised. `run` must be done.
    """
    assert run.done_at
    heads = [_("Nomor"), _("Yang dihapus"), _("Masa simpan berakhir"), _("SHA-256 berkas")]
    rows = [
        [line.case.number, str(KINDS[Kept(line.kept)]), day(line.ended_on), line.sha256 or "–"]
        for line in lines
    ]
    basis = _(
        "Data pribadi di bawah ini dihapus karena masa simpannya berakhir dan tidak diperlukan "
        "lagi (UU 27/2022 Pasal 43 dan Pasal 44). Permohonannya telah selesai, jangka waktu "
        "keberatan dan sengketa telah lewat, dan tidak ada penangguhan. Baris register dan surat "
        "tetap disimpan menurut jadwal retensi arsip."
    )
    return pdf.document(
        _("Berita acara penghapusan data pribadi"),
        author=own.name,
        on=local_day(run.done_at),
        front=[
            (_("Badan publik"), own.body_name),
            (_("Nomor"), f"HAPUS-{run.id:04d}"),
            (_("Diminta oleh"), f"{run.by.name}, {moment(run.asked_at, zone())}"),
            (_("Dilaksanakan"), moment(run.done_at, zone())),
            (_("Jumlah"), str(len(lines))),
        ],
        sections=[
            pdf.Section(_("Dasar"), [pdf.text(basis)]),
            pdf.Section(_("Yang dihapus"), [pdf.table(heads, rows, (3, 4, 3, 5))]),
        ],
        contents=_("Isi"),
    )
