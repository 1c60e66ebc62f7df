"""Compares what citizens were told, what the mail server took, and what the database holds."""

from __future__ import annotations

import email
import email.policy
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import sqlalchemy as sa

from ppid import create_app
from ppid.accounts import queries as accounts
from ppid.accounts.models import Role
from ppid.cases import links
from ppid.cases.models import Case, CasePaper, Entry, Question
from ppid.cases.people import Counter as Register
from ppid.files import store
from ppid.kit.db import db
from ppid.law import Event
from ppid.outbox import mailbox
from ppid.outbox.models import Mail, MailState
from tests.faults.ledger import Told

# A killed sender had accepted copies on its way for at most this long before or after its end.
BEFORE, AFTER = 1.0, 20.0  # seconds
FINAL = {MailState.SENT, MailState.FAILED, MailState.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Kill:
    """A program was killed: when (seconds, wall clock), and how many senders fell with it."""

    program: str
    at: float
    senders: int = 0
    one_process: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """One case as the database holds it."""

    number: str
    key: str
    email: str
    questions: tuple[str, ...]
    received: int
    pictures: int
    code_hash: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One promised mail as the database holds it."""

    message_id: str
    kind: str
    number: str
    to: str
    subject: str
    words: str
    state: MailState
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Caught:
    """One mail as the mail server took it, when (seconds, wall clock)."""

    message_id: str
    to: tuple[str, ...]
    subject: str
    words: str
    at: float


@dataclass
class Evidence:
    """All that is known from outside and inside."""

    told: Sequence[Told]
    cases: Sequence[Stored]
    owed: Sequence[Owed]
    caught: Sequence[Caught]
    kills: Sequence[Kill] = ()
    desk: Sequence[str] = ()
    counter: int = 0
    code_hashes: Mapping[str, str] = field(default_factory=dict)
    sound: bool = True


FORBIDDEN = (
    "lost",
    "two_receipts",
    "wrong_code",
    "half",
    "double",
    "repeated_numbers",
    "gaps",
    "mails_lost",
    "mails_stuck",
    "mails_not_promised",
    "extra_not_allowed",
    "stray_mails",
    "wrong_recipient",
    "changed_words",
    "unsound_database",
)


@dataclass
class Judgement:
    """What was counted; `wrong` holds the forbidden counts above nought."""

    counts: dict[str, int]
    examples: dict[str, list[str]]

    @property
    def wrong(self) -> dict[str, int]:
        """What must be nought and is not."""
        return {name: self.counts[name] for name in FORBIDDEN if self.counts[name]}


def _digest(text: str) -> str:
    """The same words, the same digest, whatever ends a line."""
    return hashlib.sha256("\n".join(text.strip().splitlines()).encode()).hexdigest()


def _caught(folder: Path) -> list[Caught]:
    found = []
    for name in sorted(mailbox.names(folder)):
        message = email.message_from_bytes(
            (folder / f"{name}.eml").read_bytes(), policy=email.policy.default
        )
        assert isinstance(message, EmailMessage)
        parts = [message.get_body((kind,)) for kind in ("plain", "html")]
        words = "".join(_digest(part.get_content()) if part else "" for part in parts)
        to = (
            *(str(v).strip("<>") for v in message.get_all("Delivered-To", [])),
            *(str(v) for v in message.get_all("To", [])),
        )
        found.append(
            Caught(
                str(message["Message-ID"]).strip("<>").partition("@")[0],
                to,
                str(message["Subject"]),
                words,
                int(name[:20]) / 1e9,
            )
        )
    return found


def _grouped(model: type, *where: sa.ColumnElement[bool]) -> Counter[int]:
    column = model.case_id  # type: ignore[attr-defined]
    rows = db.session.execute(sa.select(column, sa.func.count()).where(*where).group_by(column))
    return Counter(dict(rows.all()))


def _whole_pictures() -> Counter[int]:
    """How many papers of each case are, byte for byte, what was handed in."""
    found: Counter[int] = Counter()
    for laid in db.session.scalars(sa.select(CasePaper)):
        with store.open_bytes(laid.paper) as content:
            found[laid.case_id] += bool(content.read())
    return found


def _cases() -> list[Stored]:
    questions: dict[int, list[str]] = defaultdict(list)
    for one in db.session.scalars(
        sa.select(Question).order_by(Question.case_id, Question.position)
    ):
        questions[one.case_id].append(one.text)
    received = _grouped(Entry, Entry.event == Event.RECEIVED)
    pictures = _whole_pictures()
    return [
        Stored(
            case.number,
            case.submission_key or "",
            case.requester.email,
            tuple(questions[case.id]),
            received[case.id],
            pictures[case.id],
            case.code_hash,
        )
        for case in db.session.scalars(sa.select(Case).order_by(Case.id))
    ]


def _owed() -> list[Owed]:
    return [
        Owed(
            mail.message_id,
            mail.kind,
            mail.case_number or "",
            mail.to,
            mail.subject,
            _digest(mail.text) + _digest(mail.html),
            mail.state,
            mail.attempts,
        )
        for mail in db.session.scalars(sa.select(Mail).order_by(Mail.id))
    ]


def _is_sound() -> bool:
    if db.engine.dialect.name != "sqlite":
        return True
    checks = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")
    said = [db.session.execute(sa.text(check)).all() for check in checks]
    return said[0] == [("ok",)] and not said[1]


def gather(
    settings: Mapping[str, object], folder: Path, told: Sequence[Told], kills: Sequence[Kill] = ()
) -> Evidence:
    """Read the database and the mail server's folder."""
    app = create_app(**settings)
    with app.app_context():
        evidence = Evidence(
            told,
            _cases(),
            _owed(),
            _caught(folder),
            kills,
            [officer.email for officer in accounts.active_with_role(Role.DESK)],
            db.session.scalar(sa.select(sa.func.sum(Register.last))) or 0,
            {one.code: links.code_hash(one.code) for one in told},
            _is_sound(),
        )
        db.session.remove()
        db.engine.dispose()
    return evidence


def _extra(caught: Iterable[Caught], kills: Sequence[Kill]) -> tuple[int, list[str]]:
    """How many copies too many, and those that no killed sender explains (G4)."""
    room = [[kill.at, kill.senders] for kill in kills if kill.senders]
    by_id: dict[str, list[float]] = defaultdict(list)
    for one in caught:
        by_id[one.message_id].append(one.at)
    extra, unexplained = 0, []
    for message_id, times in sorted(by_id.items(), key=lambda item: min(item[1])):
        for first, second in zip(sorted(times), sorted(times)[1:], strict=False):
            extra += 1
            fits = [
                k for k in room if k[1] and first - BEFORE <= k[0] <= min(second, first + AFTER)
            ]
            if fits:
                fits[0][1] -= 1
            else:
                unexplained.append(message_id)
    return extra, unexplained


def _judge_requests(seen: Evidence) -> dict[str, list[str]]:
    by_number = {case.number: case for case in seen.cases}
    by_mark = Counter(case.email for case in seen.cases)
    keys = Counter(case.key for case in seen.cases)
    told_of: dict[str, set[tuple[str, str]]] = defaultdict(set)
    papers = {one.email: one.papers for one in seen.told}
    for one in seen.told:
        told_of[one.mark].add((one.number, one.code))
    numbers = sorted(int(case.number[-6:]) for case in seen.cases)
    mails = {(mail.number, mail.kind, mail.to) for mail in seen.owed}

    def is_lost(one: Told) -> bool:
        case = by_number.get(one.number)
        return case is None or case.email != one.email or case.questions != one.questions

    def is_half(case: Stored) -> bool:
        mark = case.email.partition("@")[0]
        whole = [
            case.received == 1,
            len(case.questions) == 2,
            all(mark in text for text in case.questions),
            case.pictures == papers.get(case.email, case.pictures),
        ]
        return not all(whole)

    def is_unannounced(case: Stored) -> bool:
        wanted = {("receipt", case.email), *(("officer_new", to) for to in seen.desk)}
        return any((case.number, kind, to) not in mails for kind, to in wanted)

    return {
        "lost": [one.number for one in seen.told if is_lost(one)],
        "two_receipts": [mark for mark, said in told_of.items() if len(said) > 1],
        "wrong_code": [
            one.number
            for one in seen.told
            if one.number in by_number
            and by_number[one.number].code_hash != seen.code_hashes[one.code]
        ],
        "half": [case.number for case in seen.cases if is_half(case)],
        "mails_not_promised": [case.number for case in seen.cases if is_unannounced(case)],
        "double": [who for who, count in [*by_mark.items(), *keys.items()] if count > 1],
        "repeated_numbers": [str(n) for n, count in Counter(numbers).items() if count > 1],
        "gaps": [
            str(n)
            for n in sorted(
                set(range(1, max([*numbers, seen.counter], default=0) + 1)) - set(numbers)
            )
        ],
    }


def _judge_mails(seen: Evidence) -> dict[str, list[str]]:
    owed = {mail.message_id: mail for mail in seen.owed}
    arrived = {one.message_id for one in seen.caught}
    known = [(one, owed[one.message_id]) for one in seen.caught if one.message_id in owed]
    return {
        "mails_lost": [
            m.message_id for m in seen.owed if m.state in FINAL and m.message_id not in arrived
        ],
        "mails_stuck": [m.message_id for m in seen.owed if m.state not in FINAL],
        "stray_mails": [one.message_id for one in seen.caught if one.message_id not in owed],
        "wrong_recipient": [one.message_id for one, mail in known if set(one.to) != {mail.to}],
        "changed_words": [
            one.message_id
            for one, mail in known
            if (one.words, one.subject) != (mail.words, mail.subject)
        ],
        "extra_not_allowed": _extra(seen.caught, seen.kills)[1],
    }


def judge(seen: Evidence) -> Judgement:
    """Count what is there, what is missing, and what is there too often."""
    found = _judge_requests(seen) | _judge_mails(seen)
    found["unsound_database"] = [] if seen.sound else ["database"]
    states = Counter(mail.state for mail in seen.owed)
    kills = Counter(kill.program for kill in seen.kills)
    alone = Counter(kill.program for kill in seen.kills if kill.one_process)
    arrived = {one.message_id for one in seen.caught}
    counts = {
        "acknowledged": len({one.mark for one in seen.told}),
        "receipts_seen": len(seen.told),
        "stored": len(seen.cases),
        "mails_expected": len(seen.owed),
        "mails_delivered": sum(mail.message_id in arrived for mail in seen.owed),
        "mails_failed_or_unknown": states[MailState.FAILED] + states[MailState.UNKNOWN],
        "mails_tried_again": sum(mail.attempts > 1 for mail in seen.owed),
        "mails_extra": _extra(seen.caught, seen.kills)[0],
    }
    counts |= {f"kills_{program}": kills[program] for program in sorted(kills)}
    counts |= {f"kills_{name}_one_process": alone[name] for name in sorted(alone)}
    counts |= {name: len(found[name]) for name in FORBIDDEN}
    return Judgement(counts, {name: each[:5] for name, each in found.items() if each})
