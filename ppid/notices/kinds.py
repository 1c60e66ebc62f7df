"""What a notice may be about, and how one line of the table of topics reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.accounts.models import Role


class Mailing(StrEnum):
    """Whether and when a notice comes by mail."""

    OFF = "off"
    INSTANT = "instant"
    DIGEST = "digest"


class Group(StrEnum):
    """Under which head a topic stands."""

    REQUESTS = auto()
    UNITS = auto()
    DECIDING = auto()
    AFTER = auto()
    DEADLINES = auto()
    OFFICE = auto()
    ACCOUNT = auto()


class Topic(StrEnum):
    """What a notice is about (peristiwa pemberitahuan)."""

    NEW_REQUEST = auto()
    ASSIGNED_TO_ME = auto()
    REPAIRED = auto()
    WITHDRAWN = auto()
    MESSAGE = auto()
    MENTIONED = auto()
    WATCHED = auto()

    UNIT_ASKED = auto()
    UNIT_REMINDED = auto()
    UNIT_DUE_CHANGED = auto()
    UNIT_ANSWERED = auto()
    UNIT_WANTS_TIME = auto()
    UNIT_NEAR = auto()
    UNIT_LATE = auto()

    CONSIDERATION_ASKED = auto()
    CONSIDERATION_GIVEN = auto()
    CONSIDERATION_DUE = auto()
    CONSULTATION_LATE = auto()
    APPROVAL_ASKED = auto()
    APPROVED = auto()
    RETURNED = auto()
    SIGNATURE_FAILED = auto()

    OBJECTION_FILED = auto()
    OBJECTION_MESSAGE = auto()
    OBJECTION_WITHDRAWN = auto()
    OBJECTION_ANSWERED = auto()
    DISPUTE_STEP = auto()

    COMPLETENESS_DUE = auto()
    ANSWER_H5 = auto()
    ANSWER_H3 = auto()
    ANSWER_H1 = auto()
    ANSWER_TODAY = auto()
    ANSWER_LATE = auto()
    ESCALATED = auto()
    OBJECTION_DUE = auto()
    TASK_DUE = auto()
    DISPUTE_DUE = auto()
    DUTY_DUE = auto()
    EXCLUSION_ENDING = auto()
    OTHER_DUE = auto()

    DATES_MOVED = auto()
    LIST_WAITING = auto()
    EXPORT_READY = auto()
    EXPORT_FAILED = auto()
    MAIL_BOUNCED = auto()
    MAIL_FAILED = auto()
    YEAR_CLOSING = auto()
    FILTERS = auto()

    LEAVE_BEGINS = auto()
    DEPUTY_CHOSEN = auto()
    ACCOUNT_CHANGED = auto()


@dataclass(frozen=True, slots=True)
class About:
    """One line of the table.

    `roles` are those it may be addressed to; `basis` is why it cannot be switched off (an article
    or a reason), empty where it can; `kinds` are its own mails, without one it is
    `officer_notice`. `outside` is off for all until a gateway is open.
    """

    group: Group
    words: LazyString
    roles: tuple[Role, ...]
    mail: Mailing = Mailing.INSTANT
    screen: bool = True
    outside: bool = False
    basis: LazyString | str = ""
    kinds: tuple[str, ...] = ()

    @property
    def is_locked(self) -> bool:
        """Whether nobody can switch it off: it always comes by mail and on screen."""
        return bool(self.basis)


GROUPS: Mapping[Group, LazyString] = {
    Group.REQUESTS: _l("Permohonan"),
    Group.UNITS: _l("Unit"),
    Group.DECIDING: _l("Pertimbangan dan keputusan"),
    Group.AFTER: _l("Keberatan dan sengketa"),
    Group.DEADLINES: _l("Peringatan tenggat"),
    Group.OFFICE: _l("Kantor"),
    Group.ACCOUNT: _l("Akun dan cuti"),
}
