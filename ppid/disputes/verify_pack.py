#!/usr/bin/env python3
"""Periksa keutuhan berkas sengketa / Verify a dispute pack.

Needs Python 3.8 or newer and nothing else; reads a ZIP file or the folder it was unpacked into,
and writes nothing.

    python3 verify_pack.py SENG-2026-000001.zip
    python3 verify_pack.py folder
    python3 verify_pack.py SENG-2026-000001.zip --manifest SHA-256

Exit code: 0 the pack is whole; 1 it is not; 2 it could not be read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import stat
import sys
import zipfile
import zlib
from typing import IO, Any, Dict, List, Set, Tuple, Union

FORMAT = "ppid-berkas-sengketa/1"
MANIFEST = "manifest.json"
MOST_MANIFEST = 64 * 1024 * 1024
CHUNK = 256 * 1024
HEX = re.compile(r"[0-9a-f]{64}")

UNREAD = (
    ValueError,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
)
Fault = Tuple[str, str, str]
Files = Dict[str, Tuple[int, str]]


class Unreadable(Exception):
    """The pack could not be read at all."""


class Zipped:
    """A pack as one ZIP file."""

    def __init__(self, path: str) -> None:
        try:
            self.archive = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise Unreadable(str(error)) from None
        self.parts: Dict[str, zipfile.ZipInfo] = {}
        self.faults: List[Fault] = []
        for part in self.archive.infolist():
            if part.filename in self.parts:
                self.faults.append(("dua kali ada", "stands there twice", part.filename))
            self.parts[part.filename] = part

    def names(self) -> Set[str]:
        """All paths in it."""
        return set(self.parts)

    def size(self, name: str) -> int:
        """How large a part says it is, in bytes."""
        return self.parts[name].file_size

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a part."""
        return self.archive.open(self.parts[name])


class Unpacked:
    """A pack that was unpacked into a folder."""

    def __init__(self, folder: str) -> None:
        self.faults: List[Fault] = []
        self.found: Dict[str, str] = {}
        for place, folders, files in os.walk(folder):
            for name in folders + files:
                path = os.path.join(place, name)
                known = os.path.relpath(path, folder).replace(os.sep, "/")
                if os.path.islink(path):
                    self.faults.append(("adalah tautan", "is a link", known))
                elif name in files:
                    self.found[known] = path

    def names(self) -> Set[str]:
        """All paths in it."""
        return set(self.found)

    def size(self, name: str) -> int:
        """How large a part says it is, in bytes."""
        status = os.stat(self.found[name])
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(name)
        return status.st_size

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a part."""
        return open(self.found[name], "rb")


Pack = Union[Zipped, Unpacked]


def canonical(manifest: Dict[str, Any]) -> bytes:
    """The bytes that the manifest's own hash is made of: all of it but that hash."""
    rest = {name: value for name, value in manifest.items() if name != "manifest_sha256"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace")


def read_manifest(pack: Pack) -> Dict[str, Any]:
    """The manifest as a mapping; raises Unreadable."""
    if MANIFEST not in pack.names():
        raise Unreadable("manifest.json tidak ada / is missing")
    if pack.size(MANIFEST) > MOST_MANIFEST:
        raise Unreadable("manifest.json terlalu besar / is too large")
    try:
        with pack.open(MANIFEST) as file:
            manifest = json.loads(file.read().decode("utf-8"))
    except UNREAD as error:
        raise Unreadable(f"manifest.json: {error}") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Unreadable(f"manifest.json: bukan / not {FORMAT}")
    return manifest


def listed(manifest: Dict[str, Any], faults: List[Fault]) -> Files:
    """Each path of the manifest with its size and hash."""
    files: Files = {}
    rows = manifest.get("files")
    for row in rows if isinstance(rows, list) else []:
        told = row if isinstance(row, dict) else {}
        path, size, digest = told.get("path"), told.get("size"), told.get("sha256")
        if not (isinstance(path, str) and isinstance(size, int) and HEX.fullmatch(str(digest))):
            faults.append(("baris manifes rusak", "broken line of the manifest", str(path)))
        elif path in files or path == MANIFEST or not is_inside(path):
            faults.append(("jalur tidak sah", "path is not valid", path))
        else:
            files[path] = (size, str(digest))
    if not files:
        faults.append(("manifes kosong", "the manifest lists nothing", MANIFEST))
    return files


def is_inside(path: str) -> bool:
    """Whether a path stays within the pack."""
    parts = path.split("/")
    return not (set(parts) & {"", ".", ".."} or "\\" in path or ":" in path)


def digest_of(pack: Pack, name: str, most: int) -> Tuple[int, str]:
    """Size and SHA-256 of a part, read no further than just past its stated size."""
    digest, size = hashlib.sha256(), 0
    with pack.open(name) as file:
        while size <= most:
            piece = file.read(CHUNK)
            if not piece:
                break
            size += len(piece)
            digest.update(piece)
    return size, digest.hexdigest()


def check(
    pack: Pack, manifest: Dict[str, Any], expected: Union[str, None]
) -> Tuple[List[Fault], str, int]:
    """All that is wrong, each as Indonesian, English and the path."""
    faults = list(pack.faults)
    own = hashlib.sha256(canonical(manifest)).hexdigest()
    if manifest.get("manifest_sha256") != own:
        faults.append(("manifes diubah", "the manifest was changed", MANIFEST))
    if expected and expected.lower() != own:
        faults.append(("bukan manifes yang dicatat", "not the manifest on record", MANIFEST))
    files = listed(manifest, faults)
    there = {n for n in pack.names() if not n.endswith("/") or pack.size(n)} - {MANIFEST}
    for name in sorted(set(files) - there):
        faults.append(("tidak ada", "is missing", name))
    for name in sorted(there - set(files)):
        faults.append(("berkas asing", "is not in the manifest", name))
    for name in sorted(there & set(files)):
        try:
            same = digest_of(pack, name, files[name][0]) == files[name]
        except UNREAD:
            same = False
        if not same:
            faults.append(("isinya berubah", "was changed", name))
    return faults, own, len(files)


def said(words: object) -> str:
    """Words fit for any terminal: control characters and what it cannot write as codes."""
    encoding = sys.stdout.encoding or "ascii"
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in str(words))
    return plain.encode(encoding, "backslashreplace").decode(encoding)


def main(arguments: Union[List[str], None] = None) -> int:
    """Verify one pack and say so; returns the exit code."""
    parser = argparse.ArgumentParser(
        description="Periksa keutuhan berkas sengketa / Verify a dispute pack"
    )
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("pack", nargs="?", default=here, help="ZIP atau folder / ZIP or folder")
    parser.add_argument("--manifest", help="SHA-256 manifes yang dicatat kantor / on record")
    asked = parser.parse_args(arguments)
    try:
        pack: Pack = Unpacked(asked.pack) if os.path.isdir(asked.pack) else Zipped(asked.pack)
        manifest = read_manifest(pack)
        faults, own, count = check(pack, manifest, asked.manifest)
    except Unreadable as error:
        print("TIDAK DAPAT DIBACA / CANNOT BE READ: " + said(error))
        return 2
    for name in ("office", "dispute", "objection", "request", "ki_number", "created_at"):
        print(f"{name + ':':<12} {said(manifest.get(name) or '-')}")
    print(f"{'manifest:':<12} {own}")
    if faults:
        print("\nTIDAK UTUH / NOT INTACT")
        for indonesian, english, path in faults:
            print(f"- {said(path)}: {indonesian} / {english}")
        return 1
    print(f"\nUTUH / INTACT: {count} berkas cocok dengan manifes / files match")
    return 0


if __name__ == "__main__":
    sys.exit(main())
