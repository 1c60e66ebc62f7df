"""The scanner's protocol, spoken with a real socket; what it cannot answer is refused."""

from __future__ import annotations

import io
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ppid.files import scanner
from ppid.files.reasons import Reason, Refused

CONTENT = b"Mohon salinan SK.\n" * 20_000


def _read(line: socket.socket, count: int) -> bytes:
    content = b""
    while len(content) < count:
        content += line.recv(count - len(content))
    return content


@contextmanager
def a_scanner(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A daemon that takes one upload and gives this answer: its address, what it received."""
    received: list[bytes] = []

    def serve() -> None:
        line, _address = server.accept()
        with line:
            assert _read(line, 10) == b"zINSTREAM\0"
            while size := struct.unpack("!I", _read(line, 4))[0]:
                received.append(_read(line, size))
            line.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        daemon = threading.Thread(target=serve)
        daemon.start()
        yield f"127.0.0.1:{server.getsockname()[1]}", received
        daemon.join(5)


def test_a_clean_upload_is_sent_whole_and_passes():
    upload = io.BytesIO(CONTENT)
    with a_scanner(b"stream: OK\0") as (address, received):
        scanner.ask(address, upload)
    assert b"".join(received) == CONTENT
    assert upload.tell() == 0


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"stream: Eicar-Signature FOUND\0", Reason.MALWARE),
        (b"INSTREAM size limit exceeded. ERROR\0", Reason.NOT_SCANNED),
        (b"", Reason.NOT_SCANNED),
        (b"stream: OK FOUND\0", Reason.MALWARE),
        (b"hello\0", Reason.NOT_SCANNED),
    ],
)
def test_any_other_answer_refuses_the_upload(answer: bytes, reason: Reason):
    with a_scanner(answer) as (address, _received), pytest.raises(Refused) as caught:
        scanner.ask(address, io.BytesIO(CONTENT))
    assert caught.value.reason is reason


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1", "127.0.0.1:x"])
def test_a_scanner_that_is_not_there_refuses_the_upload(address: str):
    with pytest.raises(Refused) as caught:
        scanner.ask(address, io.BytesIO(CONTENT))
    assert caught.value.reason is Reason.NOT_SCANNED
