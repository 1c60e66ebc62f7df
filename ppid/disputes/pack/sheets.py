"""The pack as one document: what the PDF says, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ppid.cases import dispute_file, dispute_words, telling, written
from ppid.cases import queries as cases
from ppid.cases.disputes import Dispute
from ppid.cases.models import Question
from ppid.cases.printed import PrintedNotice
from ppid.cases.words import OUTCOMES, WAYS
from ppid.disputes.pack import letters_text, registers
from ppid.disputes.pack.clocks import Told
from ppid.disputes.pack.sources import LeftOut, Sources
from ppid.exclusions import queries as exclusions
from ppid.exclusions import sheets
from ppid.exclusions.models import Exclusion
from ppid.exclusions.words import EVENTS, STATES
from ppid.kit.templates import day
from ppid.law import DisputeStage, Event, StepKind
from ppid.letters import pdf
from ppid.letters.pdf import Section
from ppid.office.queries import office
from ppid.outbox.models import Mail
from ppid.outbox.words import STATES as MAIL_STATES

_INNER = frozenset(
    {
        Event.NOTED,
        Event.MENTIONED,
        Event.WATCHED,
        Event.CASES_LINKED,
        Event.CASES_UNLINKED,
        Event.CONSULTATION_ASKED,
        Event.CONSULTATION_ANSWERED,
        Event.CONSULTATION_ENDED,
        Event.IDENTITY_SEEN,
        Event.TAKEN,
        Event.HANDED_ON,
        Event.CONSIDERATION_ASKED,
        Event.CONSIDERATION_GIVEN,
        Event.PACK_EXPORTED,
    }
)
Lines = list[tuple[str, str]]


def front(dispute: Dispute) -> Lines:
    """The facts under the title."""
    objection, case = dispute.objection, dispute.objection.case
    who = dispute.requester
    return [
        ("Komisi Informasi", dispute.ki_name),
        ("Nomor register", dispute.ki_number or "belum ada"),
        ("Pemohon", who.name),
        *([("Kuasa pemohon", who.proxy_name)] if who.proxy_name else []),
        ("Termohon", office().body_name),
        ("PPID", office().name),
        ("Nomor permohonan", case.number if case else "tanpa permohonan (huruf b)"),
        ("Nomor keberatan", objection.number),
        ("Nomor berkas", dispute.number),
        ("Tahap", str(dispute_words.STAGES[DisputeStage(dispute.stage)])),
        ("Yang diminta pemohon", dispute.relief or "-"),
    ]


def chronology(dispute: Dispute) -> list[tuple[str, str, str]]:
    """What happened, oldest first: when, what with its facts, by whom. No inner notes."""
    objection, case = dispute.objection, dispute.objection.case
    rows = written.timeline(case or objection)
    kept = [row for row in rows if row.Entry.event not in _INNER]
    kept.sort(key=lambda row: (row.Entry.at, row.Entry.id))
    others = {row.Entry.objection_id for row in kept} - {None, objection.id}
    told = telling.timeline(row for row in kept if row.Entry.objection_id not in others)
    return [
        (one["when"], ". ".join(filter(None, (str(one["words"]), one["text"]))), one["by"])
        for one in told[::-1]
    ]


def steps(dispute: Dispute) -> list[tuple[str, str, str]]:
    """The steps of the dispute in order; the struck ones say so."""
    told = []
    for row in dispute_file.steps(dispute):
        facts = [row.facts.get("number", ""), row.facts.get("place", ""), row.note]
        if row.facts.get("session_on"):
            facts.insert(0, f"sidang {row.facts['session_on']}")
        if row.struck_at:
            facts.append(f"DICORET: {row.facts.get('struck_reason', '')}")
        words = str(dispute_words.STEPS[StepKind(row.kind)])
        told.append((day(row.on), words, "; ".join(filter(None, facts))))
    return told


def proof(mail: Mail, domain: str) -> Lines:
    """The proof of sending: promised, sent, what the relay answered, under which Message-ID."""
    return [
        ("Perihal", mail.subject),
        ("Kepada", mail.to),
        ("Dijanjikan", telling.moment(mail.promised_at)),
        ("Dikirim", telling.moment(mail.sent_at) if mail.sent_at else "belum"),
        ("Keadaan", str(MAIL_STATES[mail.state])),
        ("Jawaban server email", mail.reply or mail.last_error or "-"),
        ("Message-ID", f"<{mail.message_id}@{domain}>"),
    ]


def paper_proof(one: PrintedNotice) -> Lines:
    """The proof that a notice on paper went out: what, when, how, to whom, by whom."""
    return [
        ("Perihal", one.title),
        ("Kepada", one.given_to or "-"),
        ("Diserahkan atau dikirim", day(one.given_on) if one.given_on else "belum"),
        ("Cara", str(WAYS[one.way]) if one.way else "-"),
        ("Nomor resi", one.tracking or "-"),
        ("Dicatat oleh", one.given_by.name if one.given_by else "-"),
        ("Dicatat pada", telling.moment(one.noted_at) if one.noted_at else "-"),
    ]


def questions(asked: Sequence[Question]) -> list[pdf.Block]:
    """What was decided on each question, and on which ground something was kept back."""
    blocks = []
    for one in asked:
        said = [
            ("Informasi yang diminta", one.text),
            ("Keputusan", str(OUTCOMES[one.outcome]) if one.outcome else "belum ada"),
            ("Dasar pengecualian", f"Pasal 17 huruf {one.ground.value}" if one.ground else ""),
            ("Undang-Undang dan pasal", one.law_article),
            ("Alasan", one.reason),
            ("Konsekuensi bila dibuka", one.consequence),
            ("Dapatkah sebagian diberikan", one.part_releasable),
            ("Bagian yang dihitamkan", one.blackened),
            ("Badan publik yang menguasai", one.holder),
        ]
        blocks += [
            pdf.heading(f"Butir {one.position}"),
            pdf.facts([(term, answer) for term, answer in said if answer]),
        ]
    return blocks


def exclusion(one: Exclusion) -> list[pdf.Block]:
    """A consequence test with its decree: Lampiran II and III, and everything that happened."""
    standing = one.standing
    testers = [f"{t.name}, {t.title}, {t.unit}" for t in sheets.testers(one)]
    said = [
        ("Informasi", one.information),
        ("Dasar", f"UU 14/2008 Pasal 17 huruf {one.ground.value}"),
        ("Undang-Undang dan pasal", one.law_article),
        ("Pertimbangan bila dibuka", one.if_opened),
        ("Pertimbangan bila ditutup", one.if_closed),
        ("Lembar uji", one.test_number),
        ("Tanggal uji", day(standing.tested_on) if standing.tested_on else ""),
        ("Penguji", "\n".join(testers)),
        ("Penetapan", one.decree_number),
        ("Tanggal Penetapan", day(standing.decreed_on) if standing.decreed_on else ""),
        ("Jangka waktu sampai", day(one.period_ends_on) if one.period_ends_on else one.condition),
        ("Status", str(STATES[standing.state])),
    ]
    happened = [
        f"{day(row.ExclusionStep.on)}: {EVENTS[row.ExclusionStep.event]}"
        + (f" ({row.ExclusionStep.name or row.name})" if row.ExclusionStep.name or row.name else "")
        for row in exclusions.steps(one)
    ]
    return [
        pdf.heading(one.title),
        pdf.facts([(term, answer) for term, answer in said if answer]),
        *([pdf.items(happened)] if happened else []),
    ]


def sections(
    sources: Sources, told: Sequence[Told], hashes: Mapping[str, str], domain: str
) -> list[Section]:
    """All sections, in the order in which a panel reads a dispute."""
    dispute, case = sources.dispute, sources.dispute.objection.case
    asked = cases.questions(case) if case and case.decided_on else []
    found = [
        Section("Kronologi", [_three(("Waktu", "Peristiwa", "Oleh"), chronology(dispute))]),
        Section(
            "Langkah di Komisi Informasi dan pengadilan",
            [_three(("Tanggal", "Langkah", "Keterangan"), steps(dispute)), *_orders(dispute)],
        ),
        Section("Petikan register", _registers(sources)),
        Section("Perhitungan setiap tenggat", _clocks(told)),
        Section(
            "Keputusan per butir, uji konsekuensi, dan penetapan",
            [
                *questions(asked),
                *(block for one in sources.exclusions for block in exclusion(one)),
            ]
            or [pdf.text("Tidak ada informasi yang dikecualikan dalam permohonan ini.")],
        ),
        Section("Surat", _letters(sources)),
        Section("Bukti pengiriman email", _proofs(sources.mails, domain)),
        *_on_paper(sources.printed),
        Section("Berkas, sidik SHA-256, dan yang tidak disertakan", _hashes(sources, hashes)),
    ]
    return found


def _three(heads: tuple[str, str, str], rows: Sequence[Sequence[str]]) -> pdf.Block:
    return pdf.table(heads, rows, (3, 6, 2))


def _orders(dispute: Dispute) -> list[pdf.Block]:
    rows = []
    for one in dispute_file.orders(dispute):
        done = f"dilaksanakan {day(one.done_on)}" if one.done_on else "belum dilaksanakan"
        rows.append(f"{one.text} ({done})")
    return [pdf.heading("Pelaksanaan"), pdf.items(rows)] if rows else []


def _registers(sources: Sources) -> list[pdf.Block]:
    objection, case = sources.dispute.objection, sources.dispute.objection.case
    blocks = []
    if case:
        blocks += [
            pdf.heading("Register permintaan (Perki 1/2021 Pasal 32 ayat (1), Lampiran VIII)"),
            pdf.facts(registers.requests(case, identity=sources.identity)),
        ]
    return [
        *blocks,
        pdf.heading("Register keberatan (Perki 1/2021 Pasal 43 ayat (2), Lampiran XI)"),
        pdf.facts(registers.objections(objection, identity=sources.identity)),
    ]


def _clocks(told: Sequence[Told]) -> list[pdf.Block]:
    return [block for one in told for block in (pdf.heading(one.title), *one.blocks)]


def _letters(sources: Sources) -> list[pdf.Block]:
    blocks: list[pdf.Block] = [
        pdf.text("Kode pelacakan, tautan, dan kode QR yang membuka permohonan disamarkan.")
    ]
    for letter in sources.letters:
        blocks += [
            pdf.heading(f"{letter.number}: {letter.title}"),
            pdf.text(f"Diterbitkan {letter.on}."),
            pdf.text(letters_text.read(letter.html)),
        ]
    return blocks


def _proofs(mails: Sequence[Mail], domain: str) -> list[pdf.Block]:
    if not mails:
        return [pdf.text("Tidak ada email kepada pemohon: surat diserahkan dengan cara lain.")]
    return [pdf.facts(proof(mail, domain)) for mail in mails]


def _on_paper(printed: Sequence[PrintedNotice]) -> list[Section]:
    """The proofs of what went by hand or by post; no section where nothing did."""
    blocks = [pdf.facts(paper_proof(one)) for one in printed]
    return [Section("Bukti penyampaian surat tercetak", blocks)] if blocks else []


def _hashes(sources: Sources, hashes: Mapping[str, str]) -> list[pdf.Block]:
    return [
        pdf.table(("Berkas", "SHA-256"), list(hashes.items()), (3, 5)),
        *(
            [pdf.heading("Tidak disertakan"), pdf.items(list(map(left, sources.left_out)))]
            if sources.left_out
            else []
        ),
    ]


def left(one: LeftOut) -> str:
    """One thing that stays behind, why, and by which hash it can be known."""
    called = f"{one.what}: {one.name}" if one.name else str(one.what)
    return f"{called} ({one.reason}). SHA-256 {one.sha256}"
