"""Word and Excel: a sound archive, no bombs, no macros, nothing fetched from outside."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from ppid.files.kinds import Kind
from ppid.files.reasons import Reason, Refused

MAX_ENTRIES = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200  # honest sheets reach about 40; deflate itself ends near 1,030
RATIO_COUNTS_FROM = 1024 * 1024
_END = 22  # bytes of the archive's last record when it has no comment
MAX_DEPTH = 1  # a chart carries its own workbook, and that one no more

Start = Callable[[str, dict[str, str]], None]

_MAIN = {
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_XML = {"xml", "rels", "psmdcp"}
_PICTURES = {"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "wdp", "ico"}
_HARMLESS = _PICTURES | {"odttf", "fntdata", "ttf", "thumbnail"}
_PROGRAM = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_MACROS = re.compile(r"vbaproject|vbadata|macrosheets/|macroenabled|xlmacrosheet", re.IGNORECASE)
_OBJECTS = {"oleObject", "control", "activeXControlBinary", "activeXControl", "aFChunk"}
_FETCHING = {"ddeLink", "oleLink"}
_DDE = re.compile(r"\bDDE(AUTO)?\b")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
)


def check(content: bytes, kind: Kind, max_bytes: int) -> None:
    """Unpack every part under caps and read every XML part to its end; raises Refused."""
    try:
        _archive(content, kind, depth=0)
    except _DAMAGE:
        raise Refused(Reason.BROKEN) from None


def _archive(content: bytes, kind: Kind, depth: int) -> None:
    if not content.startswith(b"PK\x03\x04"):
        raise Refused(Reason.MISLABELLED)
    if content[-_END : -_END + 4] != b"PK\x05\x06":  # the directory ends the file: nothing behind
        raise Refused(Reason.BROKEN)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _sizes(entries, archive, len(content))
        _names([entry.filename for entry in archive.infolist()])
        _main_part(archive, kind)
        for entry in entries:
            _part(archive, entry, depth)


def _sizes(entries: list[zipfile.ZipInfo], archive: zipfile.ZipFile, length: int) -> None:
    """Everything that the directory promises, before a byte is unpacked."""
    if len(archive.infolist()) > MAX_ENTRIES:
        raise Refused(Reason.TOO_COMPLEX)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Refused(Reason.ENCRYPTED)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(Reason.TOO_COMPLEX)
    if sum(entry.compress_size for entry in entries) > length:  # parts that share their bytes
        raise Refused(Reason.TOO_COMPLEX)
    if min((entry.header_offset for entry in archive.infolist()), default=0) != 0:
        raise Refused(Reason.BROKEN)  # another archive stands before this one
    for entry in entries:
        large = entry.file_size > RATIO_COUNTS_FROM
        if large and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise Refused(Reason.TOO_COMPLEX)
    if any(
        entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries
    ):
        raise Refused(Reason.BROKEN)


def _names(names: list[str]) -> None:
    folded = [name.lower() for name in names]
    if len(set(folded)) != len(folded):  # readers differ on which of the two they open
        raise Refused(Reason.BROKEN)
    if any(n.startswith("/") or "\\" in n or ":" in n or ".." in n.split("/") for n in names):
        raise Refused(Reason.BROKEN)
    if any(_MACROS.search(name) for name in names):
        raise Refused(Reason.MACROS)
    if any(name.startswith(("xl/connections", "xl/queryTables/")) for name in names):
        raise Refused(Reason.OUTSIDE_LINKS)


def _main_part(archive: zipfile.ZipFile, kind: Kind) -> None:
    """The list of contents names a main part of this kind, and it is there."""
    if "[Content_Types].xml" not in archive.namelist():
        raise Refused(Reason.MISLABELLED)
    listed: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _MACROS.search(attributes.get("ContentType", "")):
            raise Refused(Reason.MACROS)
        if _local(tag) == "Override":
            listed[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")

    _read_xml(archive.read("[Content_Types].xml"), start)
    mains = [name for name, content_type in listed.items() if content_type == _MAIN[kind]]
    if not mains or mains[0] not in archive.namelist():
        raise Refused(Reason.MISLABELLED)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int) -> None:
    name = entry.filename
    extension = name.rpartition(".")[2].lower()
    content = archive.read(entry)  # at most file_size bytes, and the checksum must be right
    if content.startswith(_PROGRAM):
        raise Refused(Reason.EMBEDDED)
    if b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE" in content:
        raise Refused(Reason.MALWARE)
    if extension in _XML or name == "[Content_Types].xml":
        _xml_part(name, content)
    elif extension in ("docx", "xlsx") and "/embeddings/" in name and depth < MAX_DEPTH:
        _archive(content, Kind(extension), depth + 1)
    elif extension == "vml":  # Office writes it without closing its tags
        if b"<!doctype" in content.lower():
            raise Refused(Reason.TOO_COMPLEX)
    elif not _is_harmless(name, extension):
        raise Refused(Reason.EMBEDDED)


def _is_harmless(name: str, extension: str) -> bool:
    return (
        extension in _HARMLESS
        or (extension == "bin" and "/printerSettings/" in name)
        or (extension == "dat" and name.startswith("[trash]/"))
    )


def _xml_part(name: str, content: bytes) -> None:
    if name.endswith(".rels"):
        _read_xml(content, _relationship)
    elif name.startswith("word/"):
        _read_xml(content, fields=True)
    elif name.startswith("xl/externalLinks/"):
        _read_xml(content, _no_fetching)
    else:
        _read_xml(content)


def _relationship(tag: str, attributes: dict[str, str]) -> None:
    if _local(tag) != "Relationship":
        return
    purpose = attributes.get("Type", "").rpartition("/")[2]
    if purpose == "vbaProject":
        raise Refused(Reason.MACROS)
    if purpose in _OBJECTS:
        raise Refused(Reason.EMBEDDED)
    if attributes.get("TargetMode", "").lower() == "external" and purpose != "hyperlink":
        raise Refused(Reason.OUTSIDE_LINKS)


def _no_fetching(tag: str, attributes: dict[str, str]) -> None:
    if _local(tag) in _FETCHING:
        raise Refused(Reason.OUTSIDE_LINKS)


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _no_doctype(*_facts: object) -> None:
    raise Refused(Reason.TOO_COMPLEX)


def _read_xml(content: bytes, start: Start | None = None, *, fields: bool = False) -> None:
    """Read to the end; a document type (entities, outside parts) is refused where it begins."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    if start:
        parser.StartElementHandler = start
    instructions: list[str] = []
    if fields:
        _collect_fields(parser, instructions)
    parser.Parse(content, True)
    if _DDE.search("".join(instructions)):
        raise Refused(Reason.OUTSIDE_LINKS)


def _collect_fields(parser: expat.XMLParserType, instructions: list[str]) -> None:
    """Field codes may be cut into several runs: join them before looking."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = _local(tag)
        if local == "instrText":
            parser.CharacterDataHandler = instructions.append
        elif local == "fldSimple":
            instructions.extend(v for k, v in attributes.items() if _local(k) == "instr")

    def end(tag: str) -> None:
        if _local(tag) == "instrText":
            parser.CharacterDataHandler = None

    parser.StartElementHandler = start
    parser.EndElementHandler = end
