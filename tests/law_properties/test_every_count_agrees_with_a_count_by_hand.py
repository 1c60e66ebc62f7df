"""100,000 requests of 2024 to 2027, each date against a count made day by day: no difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from ppid import law
from ppid.kit.clock import day_of
from ppid.law import Code, Explanation, Outcome, Ruling
from tests.law.oracle import HOURS, Lengths, Life, Office, days_of, local_day
from tests.law.seed import SEED

EXAMPLES, EACH, EXPLAINED = 250, 400, 20  # every twentieth is counted out on its page too
FIRST, LAST = date(2024, 1, 1).toordinal(), date(2027, 12, 31).toordinal()
READINGS = ("complete_received", "first_received", "declared_complete")
DAYS = st.integers(FIRST, LAST)
EDITS = st.lists(DAYS, max_size=12)
CASES = settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True)


def on(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)


@st.composite
def offices(draw):
    """An office with its own days off, and the same after its calendar was edited."""
    weekend = draw(st.sampled_from([(5, 6), (5, 6), (6,), (4, 5)]))
    counts_start = draw(st.booleans())
    before = (SEED - set(draw(EDITS))) | set(draw(EDITS))
    gone = set(draw(st.lists(st.sampled_from(sorted(before)), max_size=6)))
    after = (before - gone) | set(draw(EDITS))
    return tuple(Office(frozenset(off), weekend, counts_start) for off in (before, after))


@st.composite
def profiles(draw):
    """Lengths as in the law, or any others; a reading of A-01."""
    own = st.integers(1, 30)
    lengths = draw(st.one_of(st.just(Lengths()), st.builds(Lengths, *[own] * 7)))
    return lengths, draw(st.sampled_from(READINGS))


def clock_of(office: Office, lengths: Lengths, reading: str) -> law.LegalClock:
    codes = (
        Code.CHECK, Code.REPAIR, Code.ANSWER, Code.EXTENSION, Code.OBJECTION,
        Code.OBJECTION_ANSWER, Code.DISPUTE, Code.DISPUTE_AFTER_SILENCE,
    )  # fmt: skip
    said = (
        lengths.check, lengths.repair, lengths.answer, lengths.extension, lengths.objection,
        lengths.superior, lengths.dispute, lengths.dispute,
    )  # fmt: skip
    profile = law.LegalProfile(
        lengths=dict(zip(codes, said, strict=True)),
        clock_start=law.ClockStart(reading),
        count_start_day=office.counts_start,
    )
    days_off = {date.fromordinal(day): "libur" for day in office.off}
    calendar = law.WorkingCalendar(days_off, weekend=frozenset(office.weekend))
    return law.LegalClock(calendar, profile)


def a_moment(chance: Random) -> datetime:
    """Any moment of the four years, in UTC; one in two within two hours of a midnight there."""
    midnight = datetime.fromordinal(chance.randint(FIRST, LAST))
    if chance.random() < 0.5:
        return midnight + timedelta(seconds=chance.randrange(86_400))
    hours = chance.choice([*HOURS.values()])
    return midnight - timedelta(hours=hours) + timedelta(seconds=chance.randint(-7200, 7200))


def a_life(chance: Random, office: Office, lengths: Lengths, received: int) -> Life:
    """A lawful life: letter within the check, repair within its window, extension in time."""
    registered = received + chance.choice([0, 0, 0, 1, 4])
    letter = repaired = None
    if chance.random() < 0.4:
        letter = chance.randint(registered, office.after(registered, lengths.check))
        if chance.random() < 0.8:
            repaired = chance.randint(letter, office.after(letter, lengths.repair))
    ready = repaired or registered
    alive = letter is None or repaired is not None
    declared = ready + chance.randint(0, 5) if alive and chance.random() < 0.8 else None
    extended = declared is not None and chance.random() < 0.4
    decided = ready + chance.randint(5, 60) if declared and chance.random() < 0.5 else None
    objected = ready + chance.randint(0, 120) if declared and chance.random() < 0.7 else None
    answered = objected + chance.randint(0, 70) if objected and chance.random() < 0.5 else None
    return Life(
        received, registered, letter, repaired, declared, extended, decided, objected, answered
    )


def lived(life: Life, clock: law.LegalClock) -> law.Standing:
    """The same life through the product's own moves."""
    standing = law.receive(
        received_on=on(life.received), registered_on=on(life.registered), complete=not life.letter
    ).standing
    if life.letter:
        standing = law.ask_completion(standing, on=on(life.letter), clock=clock).standing
    if life.repaired:
        standing = law.repair(standing, on=on(life.repaired), clock=clock).standing
    if life.declared:
        standing = law.accept(standing, on=on(life.declared)).standing
    if life.extended:
        first = standing.first_answer_due_on(clock)
        standing = replace(standing, extended_on=first)
    if life.decided:
        standing = law.decide(standing, Outcome.GRANTED, on=on(life.decided)).standing
    return standing


def objected(life: Life, clock: law.LegalClock) -> law.ObjectionStanding | None:
    """Its objection, and the superior's answer to it."""
    if life.objected is None:
        return None
    day = on(life.objected)
    standing = law.file_objection(
        grounds="c", received_on=day, recorded_on=day, found_on=day, clock=clock
    ).standing
    if life.answered is None:
        return standing
    return law.answer_objection(standing, Ruling.UPHELD, on=on(life.answered)).standing


def said(
    life: Life,
    standing: law.Standing,
    objection: law.ObjectionStanding | None,
    clock: law.LegalClock,
) -> dict[str, date | None]:
    """What the product says, by the codes of the rule book."""
    letter, answer = on(life.letter), standing.answer_due_on(clock)
    found = {
        "D2": clock.ends_on(Code.CHECK, standing.repaired_on or standing.registered_on),
        "D3": clock.ends_on(Code.REPAIR, letter) if letter else None,
        "D4": standing.first_answer_due_on(clock),
        "D5": answer if standing.extended_on else None,
        "D7": standing.objection_due_on(clock),
        "safe": standing.safe_answer_due_on(clock),
        "silence": standing.silence_since(clock),
    }
    assert answer == (found["D5"] or found["D4"])
    if objection:
        dispute = objection.dispute_due(clock)
        found |= {"D8": objection.answer_due(clock).on, dispute.code: dispute.on}
    return found


def explained(
    standing: law.Standing, objection: law.ObjectionStanding | None, clock: law.LegalClock
) -> dict[str, Explanation]:
    """What the pages say about the same days."""
    of_objection = law.objection_explanations(objection, clock) if objection else {}
    roads = dict(of_objection) | dict(law.explanations(standing, clock))
    roads.pop(law.OBJECTION_AFTERWARDS, None)
    return roads


def numbered(explained: Explanation) -> list[tuple[int, int]]:
    return [
        (day.on.toordinal(), day.number)
        for stretch in explained.stretches
        for day in stretch.days
        if day.number is not None
    ]


def by_hand(
    life: Life, office: Office, lengths: Lengths, begins: int, ends: int
) -> list[tuple[int, int]]:
    """The counted days of the answer's period, and of its extension."""
    first = office.numbered(begins, lengths.answer)
    if not life.extended:
        return first
    return first + office.numbered(ends, lengths.extension, follows=True)


@given(st.sampled_from(sorted(HOURS)), offices(), profiles(), st.integers(0, 2**32))
@CASES
def test_100_000_requests_are_counted_as_by_hand(zone, calendars, profile, seed):
    lengths, reading = profile
    office, edited = calendars
    clock, recounted = (clock_of(one, lengths, reading) for one in calendars)
    chance = Random(seed)
    for turn in range(EACH):
        moment = a_moment(chance)
        received = day_of(moment.replace(tzinfo=UTC), ZoneInfo(zone))
        assert received == local_day(moment, zone)
        life = a_life(chance, office, lengths, received.toordinal())
        standing, objection = lived(life, clock), objected(life, clock)
        for rules, counts in ((edited, recounted), (office, clock))[: 1 + (turn % 4 == 0)]:
            expected = days_of(life, rules, reading, lengths)
            begins = expected.pop("begins")
            assert said(life, standing, objection, counts) == {
                code: on(day) for code, day in expected.items()
            }
            if turn % EXPLAINED == 0:
                roads = explained(standing, objection, counts)
                assert {code: on(expected[code]) for code in roads} == {
                    code: road.on for code, road in roads.items()
                }
                if begins is not None:
                    hand = by_hand(life, rules, lengths, begins, expected["D4"])
                    assert numbered(roads["D5" if life.extended else "D4"]) == hand


@given(st.sampled_from(sorted(HOURS)), st.integers(0, 2**32))
@settings(max_examples=20, deadline=None, database=None, derandomize=True)
def test_what_comes_after_hours_waits_for_the_next_working_day_where_the_office_says_so(zone, seed):
    office = Office(frozenset(SEED))
    clock = clock_of(office, Lengths(), READINGS[0])
    waits = law.LegalClock(
        clock.calendar, law.LegalProfile(after_hours=law.AfterHours.NEXT_WORKING_DAY)
    )
    chance = Random(seed)
    closes = datetime(2026, 1, 1, 16).time()
    for _ in range(200):
        moment = a_moment(chance)
        local = moment + timedelta(hours=HOURS[zone])
        aware = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
        assert clock.received_on(aware, closes) == local.date()
        day = local.date().toordinal()
        if not office.works(day) or local.hour >= 16:
            day = office.after(day, 1)
        assert waits.received_on(aware, closes) == on(day)
