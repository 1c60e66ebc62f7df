"""The virus scanner of the office, where it has one (ClamAV, INSTREAM)."""

from __future__ import annotations

import logging
import os
import socket
import struct
from typing import IO

from flask import current_app

from ppid.files.reasons import Reason, Refused

CHUNK = 64 * 1024
SECONDS = 20.0
_log = logging.getLogger(__name__)


def scan(upload: IO[bytes]) -> None:
    """Let the configured scanner look; without one nothing is asked.

    Fails closed: what could not be scanned is refused. Raises Refused.
    """
    address = current_app.config["CLAMAV"]
    if address:
        ask(address, upload)


def ask(address: str, upload: IO[bytes]) -> None:
    """Send the whole upload to `host:port` and read the verdict; raises Refused."""
    host, _colon, port = address.rpartition(":")
    upload.seek(0, os.SEEK_SET)
    try:
        with socket.create_connection((host, int(port)), timeout=SECONDS) as line:
            line.sendall(b"zINSTREAM\0")
            while piece := upload.read(CHUNK):
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
            verdict = _verdict(line)
    except (OSError, ValueError) as error:
        _log.error("the scanner does not answer: %s", type(error).__name__)
        raise Refused(Reason.NOT_SCANNED) from None
    finally:
        upload.seek(0, os.SEEK_SET)
    if verdict.endswith(b"FOUND"):
        raise Refused(Reason.MALWARE)
    if verdict != b"stream: OK":
        _log.error("the scanner did not scan")
        raise Refused(Reason.NOT_SCANNED)


def _verdict(line: socket.socket) -> bytes:
    answer = b""
    while len(answer) < 4096 and (piece := line.recv(4096)):
        answer += piece
        if b"\0" in piece:
            break
    return answer.rstrip(b"\0\n")
