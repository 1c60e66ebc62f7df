"""All that can stand on a case's timeline, and the rules that forbid what is not lawful."""

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final


class Event(StrEnum):
    """What happened to a case (peristiwa), in the past tense."""

    RECEIVED = auto()
    REPAIRED = auto()
    COMPLETION_ASKED = auto()
    STILL_INCOMPLETE = auto()
    ACCEPTED = auto()
    DEEMED_COMPLETE = auto()
    LAPSED = auto()
    EXTENDED = auto()
    DECIDED = auto()
    PAYMENT_ASKED = auto()
    PAID = auto()
    HANDED_OVER = auto()
    CLOSED = auto()
    WITHDRAWN = auto()

    ASSIGNED = auto()
    UNIT_ANSWERED = auto()
    UNIT_RECALLED = auto()
    UNIT_REMINDED = auto()
    UNIT_WANTS_TIME = auto()
    UNIT_DUE_CHANGED = auto()
    NOTED = auto()
    MESSAGE_SENT = auto()
    MESSAGE_RECEIVED = auto()
    PAPER_ADDED = auto()
    APPROVAL_ASKED = auto()
    APPROVED = auto()
    RETURNED = auto()
    IDENTITY_SEEN = auto()
    TAKEN = auto()
    HANDED_ON = auto()
    CONSIDERATION_ASKED = auto()
    CONSIDERATION_GIVEN = auto()
    MENTIONED = auto()
    WATCHED = auto()
    CASES_LINKED = auto()
    CASES_UNLINKED = auto()
    CONSULTATION_ASKED = auto()
    CONSULTATION_ANSWERED = auto()
    CONSULTATION_ENDED = auto()
    CONTACT_CHANGED = auto()
    FILE_FETCHED = auto()
    TEST_BEGUN = auto()
    TEST_DECREED = auto()
    RECOUNTED = auto()
    IMPORTED = auto()
    LETTER_CORRECTED = auto()
    MAIL_RETURNED = auto()
    NOTICE_HANDED = auto()
    DATA_ERASED = auto()

    OBJECTION_FILED = auto()
    OBJECTION_COMPLETED = auto()
    OBJECTION_ANSWERED = auto()
    OBJECTION_SETTLED = auto()
    OBJECTION_WITHDRAWN = auto()
    OBJECTION_CLOSED = auto()
    OBJECTION_TASK_DONE = auto()

    DISPUTE_OPENED = auto()
    DISPUTE_STEP = auto()
    DISPUTE_CLOSED = auto()
    PACK_EXPORTED = auto()


MOVING: Final = frozenset(
    {
        Event.RECEIVED,
        Event.REPAIRED,
        Event.COMPLETION_ASKED,
        Event.STILL_INCOMPLETE,
        Event.ACCEPTED,
        Event.DEEMED_COMPLETE,
        Event.LAPSED,
        Event.EXTENDED,
        Event.DECIDED,
        Event.PAYMENT_ASKED,
        Event.PAID,
        Event.HANDED_OVER,
        Event.CLOSED,
        Event.WITHDRAWN,
    }
)


class Rule(StrEnum):
    """A reason why something is not allowed; the article stands in `RULE_ARTICLES`."""

    NOT_NOW = auto()
    IN_THE_FUTURE = auto()
    BEFORE_RECEIPT = auto()
    IDENTITY_MISSING = auto()
    CHECK_STILL_OPEN = auto()
    CHECK_OVER = auto()
    ONE_COMPLETION_LETTER = auto()
    LETTER_FIRST = auto()
    REPAIR_WINDOW_OPEN = auto()
    REPAIR_WINDOW_OVER = auto()
    EXTENDED_ONCE = auto()
    EXTENSION_TOO_LATE = auto()
    EVERY_QUESTION_ANSWERED = auto()
    PROMISE_IN_THE_PAST = auto()
    NEEDS_GROUND = auto()
    NEEDS_POINT = auto()
    NEEDS_STATUTE = auto()
    NEEDS_DECREE = auto()
    NEEDS_PARTIAL_ANSWER = auto()
    PART_MUST_BE_RELEASED = auto()
    NEEDS_APPROVAL = auto()
    OBJECTION_NOT_NOW = auto()
    OBJECTION_NEEDS_GROUND = auto()
    OBJECTION_NEEDS_REQUEST = auto()
    OBJECTION_NOT_YOURS = auto()
    OBJECTION_NEEDS_MANDATE = auto()
    OBJECTION_TOO_LATE = auto()
    SETTLEMENT_NOT_FOR_REFUSAL = auto()
    SIGNER_DECIDED = auto()
    ANSWER_NEEDS_RULING = auto()
    ANSWER_NEEDS_STATEMENT = auto()
    ANSWER_NEEDS_REASONS = auto()
    ANSWER_NEEDS_DECREE = auto()
    ANSWER_NEEDS_TASKS = auto()
    TASK_IN_THE_PAST = auto()
    EXCLUSION_NOT_NOW = auto()
    EXCLUSION_NEEDS_APPROVAL = auto()
    NEEDS_CONSEQUENCES = auto()
    NEEDS_TESTERS = auto()
    NEEDS_PERIOD = auto()
    NEVER_PERMANENT = auto()
    PERIOD_TOO_LONG = auto()
    PERIOD_OVER = auto()
    BEFORE_TEST = auto()
    TEST_BEFORE_DECREE = auto()
    OPENING_TOO_EARLY = auto()
    CONSENT_NOT_ENOUGH = auto()
    OWN_TEST = auto()
    CHECKED_BY_HAND = auto()
    LATE_REPAIR_NOT_TAKEN = auto()
    EXTENSION_NEEDS_GROUND = auto()
    CHANNEL_CLOSED = auto()
    DISPUTE_TOO_EARLY = auto()
    DISPUTE_OVER = auto()
    STEP_NOT_NOW = auto()
    STEP_BEFORE_APPLICATION = auto()
    SESSION_BEFORE_SUMMONS = auto()
    NO_MEDIATION_FOR_REFUSAL = auto()
    MEDIATION_FIRST = auto()
    MEDIATION_EXTENDED_ONCE = auto()
    ABSENT_TWICE = auto()
    RESPONDENT_ABSENT = auto()
    NOT_FINAL_YET = auto()
    ORDERS_FIRST = auto()
    LIST_NOT_NOW = auto()
    LIST_NEEDS_ENTRIES = auto()
    LIST_ENTRY_INCOMPLETE = auto()
    LIST_NEEDS_APPROVAL = auto()
    LIST_BEFORE_LAST = auto()
    OWN_LIST = auto()


RULE_ARTICLES: Final[Mapping[Rule, str]] = MappingProxyType(
    {
        Rule.NOT_NOW: "UU 14/2008 Pasal 22",
        Rule.IN_THE_FUTURE: "UU 14/2008 Pasal 22 ayat (4)",
        Rule.BEFORE_RECEIPT: "UU 14/2008 Pasal 22 ayat (4)",
        Rule.IDENTITY_MISSING: "Perki 1/2021 Pasal 27",
        Rule.CHECK_STILL_OPEN: "Perki 1/2021 Pasal 31 ayat (2)",
        Rule.CHECK_OVER: "Perki 1/2021 Pasal 31 ayat (2)",
        Rule.ONE_COMPLETION_LETTER: "Perki 1/2021 Pasal 33 ayat (2)",
        Rule.LETTER_FIRST: "Perki 1/2021 Pasal 33 ayat (2)",
        Rule.REPAIR_WINDOW_OPEN: "Perki 1/2021 Pasal 33 ayat (3)",
        Rule.REPAIR_WINDOW_OVER: "Perki 1/2021 Pasal 33 ayat (4)",
        Rule.EXTENDED_ONCE: "UU 14/2008 Pasal 22 ayat (8)",
        Rule.EXTENSION_TOO_LATE: "UU 14/2008 Pasal 22 ayat (8)",
        Rule.EVERY_QUESTION_ANSWERED: "UU 14/2008 Pasal 22 ayat (7)",
        Rule.PROMISE_IN_THE_PAST: "Perki 1/2021 Pasal 31 ayat (4) huruf f",
        Rule.NEEDS_GROUND: "UU 14/2008 Pasal 17",
        Rule.NEEDS_POINT: "UU 14/2008 Pasal 17",
        Rule.NEEDS_STATUTE: "Perki 1/2021 Pasal 49 ayat (2)",
        Rule.NEEDS_DECREE: "Perki 1/2021 Pasal 34 ayat (2)",
        Rule.NEEDS_PARTIAL_ANSWER: "Perki 1/2021 Pasal 50 ayat (2)",
        Rule.PART_MUST_BE_RELEASED: "Perki 1/2021 Pasal 50 ayat (3)",
        Rule.NEEDS_APPROVAL: "Perki 1/2021 Pasal 10 ayat (2) huruf f",
        Rule.OBJECTION_NOT_NOW: "UU 14/2008 Pasal 36",
        Rule.OBJECTION_NEEDS_GROUND: "UU 14/2008 Pasal 35 ayat (1)",
        Rule.OBJECTION_NEEDS_REQUEST: "UU 14/2008 Pasal 35 ayat (1) huruf b",
        Rule.OBJECTION_NOT_YOURS: "UU 14/2008 Pasal 35 ayat (1)",
        Rule.OBJECTION_NEEDS_MANDATE: "Perki 1/2021 Pasal 39",
        Rule.OBJECTION_TOO_LATE: "UU 14/2008 Pasal 36 ayat (1)",
        Rule.SETTLEMENT_NOT_FOR_REFUSAL: "UU 14/2008 Pasal 35 ayat (2)",
        Rule.SIGNER_DECIDED: "Perki 1/2021 Pasal 39 ayat (2)",
        Rule.ANSWER_NEEDS_RULING: "UU 14/2008 Pasal 36 ayat (2)",
        Rule.ANSWER_NEEDS_STATEMENT: "Perki 1/2021 Pasal 44 ayat (2)",
        Rule.ANSWER_NEEDS_REASONS: "UU 14/2008 Pasal 36 ayat (3)",
        Rule.ANSWER_NEEDS_DECREE: "Perki 1/2021 Pasal 44 ayat (3)",
        Rule.ANSWER_NEEDS_TASKS: "Perki 1/2021 Pasal 8 ayat (2) huruf c",
        Rule.TASK_IN_THE_PAST: "Perki 1/2021 Pasal 8 ayat (2) huruf c",
        Rule.EXCLUSION_NOT_NOW: "Perki 1/2021 Pasal 49",
        Rule.EXCLUSION_NEEDS_APPROVAL: "PP 61/2010 Pasal 3 ayat (2), Perki 1/2021 Pasal 10 ayat "
        "(2) huruf e",
        Rule.NEEDS_CONSEQUENCES: "Perki 1/2021 Pasal 49 ayat (2)",
        Rule.NEEDS_TESTERS: "Perki 1/2021 Pasal 49, Lampiran II",
        Rule.NEEDS_PERIOD: "UU 14/2008 Pasal 20, Perki 1/2021 Pasal 51",
        Rule.NEVER_PERMANENT: "UU 14/2008 Pasal 20 ayat (1)",
        Rule.PERIOD_TOO_LONG: "PP 61/2010 Pasal 5, Perki 1/2021 Pasal 51",
        Rule.PERIOD_OVER: "PP 61/2010 Pasal 11, Perki 1/2021 Pasal 52",
        Rule.BEFORE_TEST: "Perki 1/2021 Pasal 49",
        Rule.TEST_BEFORE_DECREE: "Perki 1/2021 Pasal 22 ayat (3)",
        Rule.OPENING_TOO_EARLY: "PP 61/2010 Pasal 11, Perki 1/2021 Pasal 52",
        Rule.CONSENT_NOT_ENOUGH: "UU 14/2008 Pasal 18 ayat (2)",
        Rule.OWN_TEST: "Perki 1/2021 Pasal 10 ayat (2) huruf e",
        Rule.CHECKED_BY_HAND: "Perki 1/2021 Pasal 31 ayat (2)",
        Rule.LATE_REPAIR_NOT_TAKEN: "Perki 1/2021 Pasal 33 ayat (4)",
        Rule.EXTENSION_NEEDS_GROUND: "Perki 1/2021 Pasal 36 ayat (1)",
        Rule.CHANNEL_CLOSED: "Perki 1/2021 Pasal 28",
        Rule.DISPUTE_TOO_EARLY: "UU 14/2008 Pasal 37 ayat (1), Perki 1/2013 Pasal 5",
        Rule.DISPUTE_OVER: "UU 14/2008 Pasal 37 ayat (1)",
        Rule.STEP_NOT_NOW: "UU 14/2008 Pasal 38",
        Rule.STEP_BEFORE_APPLICATION: "UU 14/2008 Pasal 37 ayat (1)",
        Rule.SESSION_BEFORE_SUMMONS: "Perki 1/2013 Pasal 24 ayat (2)",
        Rule.NO_MEDIATION_FOR_REFUSAL: "Perki 1/2013 Pasal 29 ayat (2)",
        Rule.MEDIATION_FIRST: "Perki 1/2013 Pasal 29 ayat (1)",
        Rule.MEDIATION_EXTENDED_ONCE: "Perki 1/2013 Pasal 41",
        Rule.ABSENT_TWICE: "Perki 1/2013 Pasal 30 dan Pasal 45",
        Rule.RESPONDENT_ABSENT: "Perki 1/2013 Pasal 48 ayat (1) huruf d",
        Rule.NOT_FINAL_YET: (
            "UU 14/2008 Pasal 48 ayat (1) dan Pasal 50, Perki 1/2013 Pasal 60 ayat (2)"
        ),
        Rule.ORDERS_FIRST: "UU 14/2008 Pasal 46",
        Rule.LIST_NOT_NOW: "Perki 1/2021 Pasal 45",
        Rule.LIST_NEEDS_ENTRIES: "Perki 1/2021 Pasal 45 ayat (7)",
        Rule.LIST_ENTRY_INCOMPLETE: "Perki 1/2021 Pasal 21 ayat (2), Lampiran I",
        Rule.LIST_NEEDS_APPROVAL: "Perki 1/2021 Pasal 45 ayat (6)",
        Rule.LIST_BEFORE_LAST: "Perki 1/2021 Pasal 45 ayat (7)",
        Rule.OWN_LIST: "Perki 1/2021 Pasal 45 ayat (6)",
    }
)


class NotAllowed(Exception):
    """The law does not allow this; carries the rule, its article and the facts."""

    def __init__(self, rule: Rule, **facts: object) -> None:
        super().__init__(f"{rule} ({RULE_ARTICLES[rule]})")
        self.rule = rule
        self.article = RULE_ARTICLES[rule]
        self.facts = facts
