"""A mail relay that does what a script says, step by step: the faults of real ones."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

DROP = "drop"
SILENCE = "silence"

# Asked at each step with its name and how many mails were offered before; what it returns is
# said, or done (DROP, SILENCE). None: all is well.
Script = Callable[[str, int], str | None]

WELL = {
    "connect": "220 relay ready",
    "ehlo": "250 relay",
    "mail": "250 ok",
    "rcpt": "250 ok",
    "data": "354 go on",
    "words": "250 ok queued as 7",
    "rset": "250 ok",
    "quit": "221 bye",
}


class Relay:
    """Listens on a free port; remembers what it took and how often it was called."""

    def __init__(self, script: Script | None = None) -> None:
        self.script = script or (lambda step, number: None)
        self.taken: list[bytes] = []
        self.heard: list[bytes] = []
        self.recipients: list[str] = []
        self.connections = 0
        self.offered = 0
        self.drip = 0.0
        self.over = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def stop(self) -> None:
        self.over.set()
        self.listener.close()

    def _listen(self) -> None:
        while not self.over.is_set():
            try:
                call, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(call,), daemon=True).start()

    def _talk(self, call: socket.socket) -> None:
        with call, call.makefile("rb") as ear, contextlib.suppress(_HangUp, OSError):
            self._converse(call, ear)

    def _say(self, call: socket.socket, step: str) -> str:
        answer = self.script(step, self.offered) or WELL[step]
        if answer == DROP:
            raise _HangUp
        if answer == SILENCE:
            self.over.wait(5)
            raise _HangUp
        for part in self._parts(answer.encode() + b"\r\n"):
            call.sendall(part)
        if answer.startswith("421"):
            raise _HangUp
        return answer

    def _parts(self, line: bytes) -> Iterator[bytes]:
        """The line whole, or one byte at a time, slowly."""
        if not self.drip:
            yield line
            return
        for place in range(len(line)):
            self.over.wait(self.drip)
            yield line[place : place + 1]

    def _converse(self, call: socket.socket, ear: object) -> None:
        self._say(call, "connect")
        for line in ear:  # type: ignore[attr-defined]
            word = line[:4].strip().lower().decode()
            if word == "rcpt":
                self.recipients.append(line.strip().decode())
            answer = self._say(call, word if word in WELL else "rset")
            if word == "data" and answer.startswith("354"):
                self._take(call, ear)
            if word == "data":
                self.offered += 1
            if word == "quit":
                return

    def _take(self, call: socket.socket, ear: object) -> None:
        lines = []
        for line in ear:  # type: ignore[attr-defined]
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        else:
            raise _HangUp
        whole = b"".join(lines)
        self.heard.append(whole)
        if self._say(call, "words").startswith("250"):
            self.taken.append(whole)


class _HangUp(Exception):
    """The script says that the line goes dead."""
