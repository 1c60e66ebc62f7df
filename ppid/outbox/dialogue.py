"""One conversation with the relay, that never lasts longer than it was given."""

from __future__ import annotations

import io
import smtplib
import ssl
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

# Seconds. A relay that scans for spam thinks longest after it has heard the whole mail.
ANSWER = 15.0
ANSWER_TO_DATA = 45.0
LONGEST = 75.0


class Withdrawn(Exception):
    """The mail was not to be sent after all; the relay was not given it."""


class _Ear(io.RawIOBase):
    """Reads what the relay says; each read is given the time that is left, no more."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        sock = self._dialogue.sock
        if sock is None:
            return 0
        sock.settimeout(self._dialogue.patience())
        return int(sock.recv_into(buffer))


class Dialogue(smtplib.SMTP):
    """SMTP in bounded time, that knows whether an answer to a whole mail is still owed."""

    unanswered = False
    meanwhile: Callable[[], bool] = staticmethod(lambda: True)
    step = ANSWER
    until = 0.0

    def give(self, until: float) -> None:
        """Let everything from now on be over at that moment (monotonic seconds)."""
        self.until = until
        self.unanswered = False

    def patience(self) -> float:
        """Seconds that the next step may take; raises TimeoutError when none are left."""
        left = min(self.step, self.until - monotonic())
        if left <= 0:
            raise TimeoutError("the conversation took too long")
        return left

    def getreply(self) -> tuple[int, bytes]:
        """One answer of the relay, in time."""
        if self.file is None:
            self.file = io.BufferedReader(_Ear(self))
        return super().getreply()

    def send(self, s: ReadableBuffer | str) -> None:
        """Say something, in time."""
        if self.sock:
            self.sock.settimeout(self.patience())
        super().send(s)

    def hand_over(self, sender: str, to: str, message: bytes) -> str:
        """Give one mail for one recipient to the relay; what it said when it took it.

        `meanwhile` is asked while the relay thinks about the addresses; if it says no, Withdrawn
        is raised and the relay was not given the mail. Raises smtplib's errors of a refusal, and
        OSError when the line breaks: then `unanswered` tells whether the mail was out whole.
        """
        size = f" SIZE={len(message)}" if self.has_extn("size") else ""
        from_whom, to_whom = f"MAIL FROM:<{sender}>{size}\r\n", f"RCPT TO:<{to}>\r\n"
        together = self.has_extn("pipelining")
        self.send(from_whom + to_whom if together else from_whom)
        goes_on = self.meanwhile()
        answer = self.getreply()
        if not together and answer[0] == 250:
            self.send(to_whom)
        if answer[0] == 250 or (together and answer[0] != 421):
            recipient = self.getreply()
        if answer[0] != 250:
            self._clear(answer[0])
            raise smtplib.SMTPSenderRefused(*answer, sender)
        if recipient[0] not in (250, 251):
            self._clear(recipient[0])
            raise smtplib.SMTPRecipientsRefused({to: recipient})
        if not goes_on:
            self._clear(0)
            raise Withdrawn
        return self._hand_over_words(message)

    def _hand_over_words(self, message: bytes) -> str:
        """Once the last line is out, only the relay knows what became of the mail."""
        code, reply = self.docmd("DATA")
        if code == 354:
            self.send(message.replace(b"\r\n.", b"\r\n..") + b".\r\n")
            self.unanswered = True
            self.step = ANSWER_TO_DATA
            try:
                code, reply = self.getreply()
            finally:
                self.step = ANSWER
            self.unanswered = False
        if code != 250:
            self._clear(code)
            raise smtplib.SMTPDataError(code, reply)
        return f"{code} {reply.decode('utf-8', 'replace')}"

    def _clear(self, code: int) -> None:
        """Make ready for the next mail; after 421 the relay hangs up."""
        if code == 421:
            self.close()
        else:
            self._rset()  # type: ignore[attr-defined]


class DialogueOverTls(Dialogue, smtplib.SMTP_SSL):
    """The same, with TLS from the first byte."""


def begin(
    server: str,
    port: int,
    *,
    tls: bool,
    ssl_from_start: bool,
    until: float,
    login: Callable[[smtplib.SMTP], object] | None = None,
) -> Dialogue:
    """Connect, greet, secure, sign in. Certificates are verified; there is no plain fall-back.

    Raises OSError (smtplib's own errors are kinds of it).
    """
    timeout = min(ANSWER, max(until - monotonic(), 0.1))
    context = ssl.create_default_context() if tls or ssl_from_start else None
    dialogue = (
        DialogueOverTls(timeout=timeout, context=context)
        if ssl_from_start
        else Dialogue(timeout=timeout)
    )
    dialogue.give(until)
    try:
        dialogue._host = server  # type: ignore[attr-defined]
        code, reply = dialogue.connect(server, port)
        if code != 220:
            raise smtplib.SMTPConnectError(code, reply)
        if tls:
            dialogue.starttls(context=context)
        if login:
            login(dialogue)
        dialogue.ehlo_or_helo_if_needed()
    except BaseException:
        dialogue.close()
        raise
    return dialogue
