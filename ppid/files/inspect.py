"""What is this really: asks a confined child process, never a parser in this one."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ppid.files import names
from ppid.files.kinds import Kind
from ppid.files.reasons import Concealed, Hidden, Reason, Refused, Where
from ppid.files.slots import SLOTS, Slot, SlotRule

WALL_SECONDS = 30.0
CHILDREN = 4  # at once in this process: each may take 512 MB
CHUNK = 256 * 1024

_log = logging.getLogger(__name__)
_seats = threading.BoundedSemaphore(CHILDREN)
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Finding:
    """A file that may be kept: its harmless name, its true kind, and its digest as it came.

    `clean` holds the new bytes where the content was encoded anew (pictures), or where what
    names its makers was taken out (what is published).
    """

    name: str
    kind: Kind
    sha256: str
    clean: bytes | None


def inspect(
    upload: IO[bytes], *, name: str, slot: Slot, hidden: Hidden = Hidden.REFUSED
) -> Finding:
    """Find out what a seekable upload is and prove that it is whole and harmless.

    `hidden`: what becomes of hidden parts of a workbook, where the slot asks about them.
    Raises Refused, whose facts always hold the name.
    """
    rule = SLOTS[slot]
    words = _words(rule, hidden)
    shown = names.clean(name)
    try:
        kind = names.kind_of(shown)
        size = _size(upload)
        if size > rule.max_bytes:
            raise Refused(Reason.TOO_LARGE, size=size)
        if size == 0:
            raise Refused(Reason.EMPTY)
        if kind is None or kind not in rule.kinds:
            raise Refused(Reason.NOT_ALLOWED)
        return _finding(shown, kind, *_ask(upload, kind, rule, words))
    except Refused as refused:
        facts = refused.facts | {"name": shown, "slot": slot.value, "kind": kind or ""}
        raise Refused(refused.reason, hidden=refused.hidden, **facts) from None


def _size(upload: IO[bytes]) -> int:
    size = upload.seek(0, os.SEEK_END)
    upload.seek(0)
    return size


def _finding(name: str, kind: Kind, answer: dict[str, Any], rest: bytes) -> Finding:
    if "reason" in answer:
        hidden = [_concealed(one) for one in answer.get("hidden", ())]
        raise Refused(Reason(answer["reason"]), hidden=hidden, **answer.get("facts", {}))
    return Finding(name, kind, answer["sha256"], rest if answer["clean"] else None)


def _concealed(said: dict[str, Any]) -> Concealed:
    return Concealed(
        str(said["sheet"]), Where(said["where"]), int(said["rows"]), tuple(said["looks"])
    )


def _ask(
    upload: IO[bytes], kind: Kind, rule: SlotRule, words: list[str]
) -> tuple[dict[str, Any], bytes]:
    """One child for one file; it is gone when this returns, whatever the file did to it."""
    if not _seats.acquire(timeout=WALL_SECONDS):
        raise Refused(Reason.NOT_CHECKED)
    try:
        with _start([kind.value, str(rule.max_bytes), *words]) as child:
            clock = threading.Timer(WALL_SECONDS, child.kill)
            clock.start()
            try:
                _feed(child.stdin, upload)
                assert child.stdout
                head = child.stdout.readline(CHUNK)
                rest = _rest(child.stdout, 2 * rule.max_bytes)
                late = not clock.is_alive()
                code = child.wait()
            finally:
                clock.cancel()
                child.kill()
    finally:
        _seats.release()
    return _answer(head, code, late), rest


def _start(words: list[str]) -> subprocess.Popen[bytes]:
    """An interpreter with an empty environment that knows only where this package lies."""
    kept = {k: os.environ[k] for k in ("SYSTEMROOT",) if k in os.environ}
    return subprocess.Popen(
        [sys.executable, "-s", "-P", "-B", "-m", "ppid.files.child", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(),
        env=kept | {"PYTHONPATH": str(_ROOT)},
    )


def _words(rule: SlotRule, hidden: Hidden) -> list[str]:
    return [(hidden if rule.open else Hidden.KEPT).value, *(["cleaned"] if rule.cleaned else [])]


def _feed(pipe: IO[bytes] | None, upload: IO[bytes]) -> None:
    """Hand over in pieces: this process never holds the whole file."""
    assert pipe
    try:
        while piece := upload.read(CHUNK):
            pipe.write(piece)
    except BrokenPipeError:
        pass  # the child ended early; its exit code tells why
    finally:
        with suppress(BrokenPipeError):
            pipe.close()
        upload.seek(0)


def _rest(pipe: IO[bytes], most: int) -> bytes:
    """What follows the answer, at most `most` bytes: a child is believed in nothing."""
    pieces = []
    while most > 0 and (piece := pipe.read(min(CHUNK, most))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _answer(head: bytes, code: int, late: bool) -> dict[str, Any]:
    if code == 0 and head.endswith(b"}\n"):
        answer: dict[str, Any] = json.loads(head)
        return answer
    _log.warning("the checking child ended with code %s", code)
    raise Refused(Reason.TOO_COMPLEX if late or code < 0 else Reason.NOT_CHECKED)
