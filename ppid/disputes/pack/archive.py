"""The pack as one ZIP: every file with its hash, a manifest, and the program that verifies it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from ppid.cases import telling
from ppid.cases.disputes import Dispute
from ppid.disputes import verify_pack
from ppid.disputes.pack import clocks, letters_text, registers, sheets, sources
from ppid.disputes.pack.sources import Sources
from ppid.files import store
from ppid.files.models import Paper
from ppid.kit.language import speaking
from ppid.letters import pdf
from ppid.office.calendar import local_day
from ppid.office.queries import office

IN_MEMORY: Final = 8 * 1024 * 1024
CONTENTS: Final = "DAFTAR-ISI.txt"
DOCUMENT: Final = "BERKAS-SENGKETA.pdf"
VERIFIER: Final = "verify_pack.py"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # no day of its own: the same files, the same bytes


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a pack: its path, what it is, and its bytes or the paper that has them."""

    path: str
    title: str
    size: int
    sha256: str
    content: bytes | Paper


@dataclass(frozen=True, slots=True)
class Made:
    """A finished pack, open at its start, and the hash of its manifest."""

    file: IO[bytes]
    size: int
    manifest: str


def make(found: Sources, *, domain: str, at: datetime) -> Made:
    """Put a pack together. Raises store.Damaged where a paper is not what was taken in.

    The same case gives the same files; only the manifest says when it was made. `domain` is
    that of the office's sender address. Papers are read one at a time.
    """
    with speaking("id"):
        parts = _parts(found, domain)
    manifest = _manifest(found.dispute, parts, at)
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed with the response)
    try:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in parts:
                _write(archive, part)
            written = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
            archive.writestr(_info(verify_pack.MANIFEST), written.encode())
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return Made(file, size, manifest["manifest_sha256"])


def _parts(found: Sources, domain: str) -> list[Part]:
    told = clocks.of(found.dispute)
    parts = [
        *_of_data(found, told, domain),
        *_of_letters(found),
        *_of_mails(found, domain),
        *_of_printed(found),
    ]
    parts += [*_of_papers(found.papers), _verifier()]
    hashes = {part.path: part.sha256 for part in sorted(parts, key=lambda part: part.path)}
    number = found.dispute.number
    document = pdf.document(
        f"Berkas sengketa informasi {number}",
        author=office().name,
        on=local_day(found.dispute.opened_at),
        front=sheets.front(found.dispute),
        sections=sheets.sections(found, told, hashes, domain),
    )
    parts.append(_part(DOCUMENT, "Seluruh berkas dalam satu dokumen", document))
    parts.sort(key=lambda part: part.path)
    contents = _contents(found, parts)
    return sorted([*parts, _part(CONTENTS, "Daftar isi", contents)], key=lambda part: part.path)


def _part(path: str, title: str, content: bytes) -> Part:
    return Part(path, title, len(content), hashlib.sha256(content).hexdigest(), content)


def _of_data(found: Sources, told: Sequence[clocks.Told], domain: str) -> Iterator[Part]:
    dispute = found.dispute
    objection, case = dispute.objection, dispute.objection.case
    if case:
        row = registers.requests(case, identity=found.identity)
        yield _part("register/register-permintaan.csv", "Petikan register", registers.as_csv(row))
    row = registers.objections(objection, identity=found.identity)
    yield _part("register/register-keberatan.csv", "Petikan register", registers.as_csv(row))
    data: dict[str, Any] = {
        "dispute": dict(sheets.front(dispute)),
        "chronology": sheets.chronology(dispute),
        "steps": sheets.steps(dispute),
        "deadlines": [one.value for one in told],
        "mails": [dict(sheets.proof(mail, domain)) for mail in found.mails],
        "letters": [
            {"number": one.number, "title": one.title, "issued": one.on, "sha256": one.sha256}
            for one in found.letters
        ],
        "left_out": [
            {"name": one.name or str(one.what), "reason": str(one.reason), "sha256": one.sha256}
            for one in found.left_out
        ],
    }
    written = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False).encode()
    yield _part("data/berkas.json", "Kronologi dan tenggat untuk dibaca program", written)


def _of_letters(found: Sources) -> Iterator[Part]:
    for place, letter in enumerate(found.letters, 1):
        page = letters_text.page(letter.html, title=letter.title, language=letter.language)
        path = f"surat/{place:02d}-{sources.plain_name(letter.number)}.html"
        yield _part(path, f"{letter.title} {letter.number}", page.encode())


def _of_mails(found: Sources, domain: str) -> Iterator[Part]:
    for place, mail in enumerate(found.mails, 1):
        head = "\n".join(f"{term}: {answer}" for term, answer in sheets.proof(mail, domain))
        words = letters_text.without_keys(f"{head}\n\n{mail.text}")
        path = f"surel/{place:03d}-{sources.plain_name(mail.kind)}.txt"
        yield _part(path, f"Email: {mail.subject}", words.encode())


def _of_printed(found: Sources) -> Iterator[Part]:
    for place, one in enumerate(found.printed, 1):
        head = "\n".join(f"{term}: {answer}" for term, answer in sheets.paper_proof(one))
        words = letters_text.without_keys(f"{head}\n\n{one.text}")
        path = f"tercetak/{place:03d}-{sources.plain_name(one.kind)}.txt"
        yield _part(path, f"Surat tercetak: {one.title}", words.encode())


def _of_papers(papers: Sequence[Paper]) -> Iterator[Part]:
    for place, paper in enumerate(papers, 1):
        path = f"lampiran/{place:02d}-{paper.slot.value}-{sources.plain_name(paper.name)}"
        title = f"{telling.SLOTS[paper.slot]}: {paper.name}"
        yield Part(path, title, paper.size, paper.sha256, paper)


def _verifier() -> Part:
    source = Path(verify_pack.__file__).read_bytes()
    return _part(VERIFIER, "Program pemeriksa keutuhan", source)


def _contents(found: Sources, parts: Sequence[Part]) -> bytes:
    lines = [
        f"BERKAS SENGKETA INFORMASI {found.dispute.number}",
        "",
        *(f"{term}: {answer}" for term, answer in sheets.front(found.dispute)),
        "",
        "ISI",
    ]
    for part in parts:
        title = " ".join(part.title.split())
        lines += [f"{part.path}", f"    {title}", f"    {part.size} bita, SHA-256 {part.sha256}"]
    if found.left_out:
        lines += ["", "TIDAK DISERTAKAN", *(f"- {sheets.left(one)}" for one in found.left_out)]
    lines += [
        "",
        "MEMERIKSA KEUTUHAN",
        "manifest.json memuat SHA-256 setiap berkas di atas dan SHA-256 manifes itu sendiri.",
        "Dengan Python 3.8 atau lebih baru, tanpa memasang apa pun:",
        "    python3 verify_pack.py NAMA-BERKAS.zip",
        "SHA-256 manifes dicatat kantor pada riwayat sengketa saat berkas ini diunduh; mintalah",
        "kepada PPID, lalu jalankan dengan --manifest SHA-256 untuk membandingkannya.",
        "",
    ]
    return "\n".join(lines).encode()


def _manifest(dispute: Dispute, parts: Sequence[Part], at: datetime) -> dict[str, Any]:
    objection, case = dispute.objection, dispute.objection.case
    manifest: dict[str, Any] = {
        "format": verify_pack.FORMAT,
        "office": office().body_name,
        "ppid": office().name,
        "dispute": dispute.number,
        "objection": objection.number,
        "request": case.number if case else None,
        "ki_name": dispute.ki_name,
        "ki_number": dispute.ki_number or None,
        "created_at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "files": [{"path": part.path, "size": part.size, "sha256": part.sha256} for part in parts],
    }
    own = hashlib.sha256(verify_pack.canonical(manifest)).hexdigest()
    return manifest | {"manifest_sha256": own}


def _info(path: str, *, packed: bool = True) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    info.create_system, info.external_attr = 3, 0o100644 << 16
    return info


def _write(archive: zipfile.ZipFile, part: Part) -> None:
    if isinstance(part.content, bytes):
        archive.writestr(_info(part.path), part.content)
        return
    with (
        store.open_bytes(part.content) as source,
        archive.open(_info(part.path, packed=False), "w") as target,
    ):
        while piece := source.read(store.CHUNK):
            target.write(piece)
