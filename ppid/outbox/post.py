"""The one file that talks to the mail server."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from types import TracebackType

import flask_mail
from flask import current_app

from ppid.kit import practice
from ppid.outbox import wire
from ppid.outbox.dialogue import LONGEST, Dialogue, Withdrawn, begin
from ppid.outbox.models import Fault
from ppid.outbox.parcels import Later, Never, Outcome, Parcel, Sent, Unreached, Unsure

MAILS_PER_CONNECTION = 100

# What a refusal means, by where it was said and by its first digit. A refused sender is a matter
# between the office and its relay: it may be put right, so no mail is given up for it at once.
REFUSALS: Mapping[tuple[type[smtplib.SMTPException], int], tuple[type[Later | Never], Fault]] = {
    (smtplib.SMTPSenderRefused, 4): (Later, Fault.BUSY),
    (smtplib.SMTPSenderRefused, 5): (Later, Fault.SENDER_REFUSED),
    (smtplib.SMTPRecipientsRefused, 4): (Later, Fault.BUSY),
    (smtplib.SMTPRecipientsRefused, 5): (Never, Fault.ADDRESS_REFUSED),
    (smtplib.SMTPDataError, 4): (Later, Fault.BUSY),
    (smtplib.SMTPDataError, 5): (Never, Fault.MESSAGE_REFUSED),
}

_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")


class _Message(flask_mail.Message):
    """A parcel as Flask-Mail expects one; it skips a look-up of this machine's name a mail."""

    def __init__(self, parcel: Parcel, sender: tuple[str, str], reply_to: str | None) -> None:
        self.sender = sender[1]
        self.recipients = [parcel.to]
        self._bytes = wire.message(parcel, sender=sender, reply_to=reply_to)

    def as_bytes(self) -> bytes:
        """The message as it goes over the wire."""
        return self._bytes


class _Connection(flask_mail.Connection):
    """Flask-Mail's connection, over a dialogue that is bounded and remembers its answers."""

    host: Dialogue | None
    until = 0.0
    answer = ""

    def configure_host(self) -> Dialogue:
        """Open the conversation; raises OSError."""
        relay = self.mail
        signs_in = relay.username and relay.password
        return begin(
            relay.server,
            relay.port or 25,
            tls=relay.use_tls,
            ssl_from_start=relay.use_ssl,
            until=self.until,
            login=(lambda smtp: smtp.login(relay.username, relay.password)) if signs_in else None,
        )

    def send(self, message: flask_mail.Message, envelope_from: object = None) -> None:
        """Hand over one message whose addresses were checked when it was promised."""
        if self.host is not None:
            self.answer = self.host.hand_over(
                str(message.sender), str(message.recipients[0]), message.as_bytes()
            )
        flask_mail.email_dispatched.send(
            current_app._get_current_object(),  # type: ignore[attr-defined]
            message=message,
        )


def _said(error: OSError | bytes | str) -> str:
    """What was said, as one line without addresses: it is stored and shown."""
    text = error.decode("utf-8", "replace") if isinstance(error, bytes) else str(error)
    return _ADDRESS.sub("…", " ".join(text.split()))[:400]


def _refusal(error: smtplib.SMTPException) -> Outcome:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()))
    else:
        code, reply = error.smtp_code, error.smtp_error  # type: ignore[attr-defined]
    words = reply if isinstance(reply, str) else reply.decode("utf-8", "replace")
    if code == 421:
        return Later(Fault.CUT_OFF, _said(f"{code} {words}"))
    outcome, fault = REFUSALS.get((type(error), code // 100), (Later, Fault.BUSY))
    return outcome(fault, _said(f"{code} {words}"))


class _Once:
    """Asks a question the first time, and remembers the answer."""

    def __init__(self, question: Callable[[], bool] | None) -> None:
        self._question = question
        self._answer = True

    def __call__(self) -> bool:
        question, self._question = self._question, None
        if question is not None:
            self._answer = question()
        return self._answer


class Line:
    """A line to the relay for many mails, opened when the first is sent, reopened when it breaks.

    Use it as a context manager. Nothing is raised for what a mail server may do: it comes back
    as an outcome.
    """

    def __init__(self, *, sender: tuple[str, str], reply_to: str | None = None) -> None:
        self._sender = sender
        self._reply_to = reply_to
        self._connection = _Connection(current_app.extensions["mail"])
        self._carried = 0

    def __enter__(self) -> Line:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def send(self, parcel: Parcel, meanwhile: Callable[[], bool] | None = None) -> Outcome | None:
        """Offer one mail to the relay; over in `dialogue.LONGEST` seconds, come what may.

        `meanwhile` is called once the line is open and before the relay is given the mail; if it
        says no, the mail is not sent and there is no outcome.
        """
        asked = _Once(meanwhile)
        carry = self._keep if practice.is_on() else self._carry
        try:
            message = _Message(parcel, self._sender, self._reply_to)
        except wire.BadHeader:
            outcome: Outcome | None = Never(Fault.MESSAGE_REFUSED, "a header of two lines")
        else:
            outcome = carry(message, asked)
        if isinstance(outcome, Unreached) or asked():
            return outcome
        return None

    def _keep(self, message: _Message, asked: _Once) -> Outcome | None:
        """In practice mode no relay is ever called: the mail is laid into the office's mailbox."""
        from ppid.outbox import sink

        if not asked():
            return None
        folder = Path(current_app.config["DATA"]) / "mailbox"
        folder.mkdir(exist_ok=True, mode=0o700)
        kept = sink.keep(
            folder, str(message.sender), [str(to) for to in message.recipients], message.as_bytes()
        )
        return Sent(f"practice mailbox: {kept.stem}")

    def _carry(self, message: _Message, asked: _Once) -> Outcome | None:
        self._connection.until = monotonic() + LONGEST
        if self._carried >= MAILS_PER_CONNECTION:
            self._close()
        used = self._is_open() and self._carried > 0
        outcome = self._offer(message, asked)
        if used and isinstance(outcome, Later) and outcome.fault is Fault.CUT_OFF:
            return self._offer(message, asked)  # relays hang up on long or idle lines
        return outcome

    def _offer(self, message: _Message, meanwhile: Callable[[], bool]) -> Outcome | None:
        if not self._is_open():
            try:
                self._connection.__enter__()
            except (
                ssl.SSLError,
                smtplib.SMTPResponseException,
                smtplib.SMTPNotSupportedError,
            ) as error:
                return Unreached(Fault.RELAY_REFUSED, _said(error))
            except OSError as error:
                return Unreached(Fault.RELAY_SILENT, _said(error))
            self._carried = 0
        host = self._connection.host
        if host is None and not meanwhile():
            return None
        if host is not None:
            host.give(self._connection.until)
            host.meanwhile = meanwhile
        try:
            self._connection.send(message)
        except Withdrawn:
            return None
        except (
            smtplib.SMTPSenderRefused,
            smtplib.SMTPRecipientsRefused,
            smtplib.SMTPDataError,
        ) as error:
            return _refusal(error)
        except OSError as error:
            self._drop()
            if host is not None and host.unanswered:
                return Unsure(Fault.NO_ANSWER, _said(error))
            return Later(Fault.CUT_OFF, _said(error))
        self._carried += 1
        return Sent(_said(self._connection.answer))

    def _is_open(self) -> bool:
        host = self._connection.host
        return self._connection.mail.suppress or (host is not None and host.sock is not None)

    def _drop(self) -> None:
        if self._connection.host is not None:
            self._connection.host.close()

    def _close(self) -> None:
        host = self._connection.host
        if host is not None and host.sock is not None:
            host.give(monotonic() + 5)
            try:
                host.quit()
            except OSError:
                host.close()
        self._carried = 0
