"""What a requester may do or expect next, on each day of the road."""

from datetime import date

import pytest

from ppid import law
from ppid.law import Outcome, Phase, RightKind, Ruling

CALENDAR = law.WorkingCalendar({holiday.on: holiday.name for holiday in law.seed_holidays()})
CLOCK = law.LegalClock(CALENDAR)
FILED, DUE, SILENT, LAST = (
    date(2025, 7, 7),
    date(2025, 7, 21),
    date(2025, 7, 22),
    date(2025, 9, 3),
)

RECEIVED = law.receive(received_on=FILED, registered_on=FILED, complete=True).standing
IN_PROGRESS = law.accept(RECEIVED, on=FILED).standing
REFUSED = law.decide(IN_PROGRESS, Outcome.REFUSED, on=DUE).standing


def rights(standing: law.Standing, today: date) -> dict[str, law.Right]:
    found = law.request_rights(standing, today=today, clock=CLOCK)
    return {right.code: right for right in found}


def objection(received: date = SILENT) -> law.ObjectionStanding:
    return law.file_objection(
        grounds="c", received_on=received, recorded_on=received, found_on=SILENT, clock=CLOCK
    ).standing


def after(standing: law.ObjectionStanding, today: date) -> dict[str, law.Right]:
    found = law.objection_rights(standing, today=today, clock=CLOCK)
    return {right.code: right for right in found}


def test_while_the_answer_runs_silence_would_give_a_right_from_the_day_after():
    found = rights(IN_PROGRESS, FILED)
    assert list(found) == ["D4", "D7"]
    assert (found["D4"].until, found["D4"].phase) == (DUE, Phase.NOW)
    assert (found["D7"].since, found["D7"].until) == (SILENT, LAST)
    assert (found["D7"].phase, found["D7"].after_silence) == (Phase.AHEAD, True)
    assert law.next_right(found.values()).kind is RightKind.ANSWER


def test_on_its_last_day_the_answer_is_still_in_time():
    assert rights(IN_PROGRESS, DUE)["D4"].phase is Phase.NOW
    assert rights(IN_PROGRESS, DUE)["D7"].phase is Phase.AHEAD


def test_from_the_day_after_silence_the_objection_is_next_for_thirty_working_days():
    for day in (SILENT, LAST):
        found = rights(IN_PROGRESS, day)
        assert found["D4"].phase is Phase.OVER
        assert found["D7"].phase is Phase.NOW
        assert law.next_right(found.values()).code == "D7"
        assert "Pasal 35 ayat (1) huruf c" in found["D7"].article
    assert rights(IN_PROGRESS, date(2025, 9, 4))["D7"].phase is Phase.OVER
    assert law.next_right(rights(IN_PROGRESS, date(2025, 9, 4)).values()) is None


def test_an_extension_moves_the_right_with_the_answer():
    extended = law.extend(IN_PROGRESS, on=DUE, clock=CLOCK).standing
    found = rights(extended, DUE)
    assert list(found) == ["D5", "D7"]
    assert found["D5"].until == date(2025, 7, 30)
    assert found["D7"].since == date(2025, 7, 31)


def test_a_notice_gives_the_right_to_object_at_once():
    found = rights(REFUSED, DUE)
    assert list(found) == ["D7"]
    assert (found["D7"].since, found["D7"].until, found["D7"].phase) == (
        DUE,
        date(2025, 9, 2),
        Phase.NOW,
    )
    assert found["D7"].article == "UU 14/2008 Pasal 36 ayat (1)"


def test_a_promise_that_is_not_kept_gives_a_right_of_its_own():
    granted = law.decide(
        IN_PROGRESS, Outcome.GRANTED, on=DUE, provide_by=date(2025, 7, 25)
    ).standing
    later = rights(granted, DUE)[law.OBJECTION_AFTERWARDS]
    assert (later.since, later.phase) == (date(2025, 7, 28), Phase.AHEAD)
    given = law.hand_over(granted, on=date(2025, 7, 24)).standing
    assert rights(given, date(2025, 7, 24))[law.OBJECTION_AFTERWARDS].since == date(2025, 7, 24)


def test_the_promise_is_held_while_a_payment_is_awaited():
    granted = law.decide(
        IN_PROGRESS, Outcome.GRANTED, on=DUE, provide_by=date(2025, 7, 25)
    ).standing
    waiting = law.ask_payment(granted, on=DUE).standing
    assert law.OBJECTION_AFTERWARDS not in rights(waiting, date(2025, 8, 1))


@pytest.mark.parametrize("how", ["withdrawn", "lapsed", "incomplete"])
def test_what_ended_or_waits_for_the_requester_gives_no_right_against_the_office(how):
    incomplete = law.receive(received_on=FILED, registered_on=FILED, complete=False).standing
    asked = law.ask_completion(incomplete, on=FILED).standing
    standing = {
        "withdrawn": law.withdraw(IN_PROGRESS, on=DUE).standing,
        "lapsed": law.lapse(asked, on=date(2025, 7, 11), clock=CLOCK).standing,
        "incomplete": asked,
    }[how]
    assert rights(standing, date(2025, 12, 1)) == {}


def test_after_an_objection_the_superior_answers_and_then_the_commission():
    found = after(objection(), SILENT)
    assert list(found) == ["D8", "D9b"]
    assert found["D8"].until == date(2025, 9, 3)
    assert (found["D9b"].since, found["D9b"].phase) == (date(2025, 9, 4), Phase.AHEAD)
    both = [*rights(IN_PROGRESS, SILENT).values(), *found.values()]
    assert law.next_right(both).kind is RightKind.SUPERIOR_ANSWER


def test_the_superiors_silence_opens_the_commission_on_the_next_working_day():
    found = after(objection(), date(2025, 9, 4))
    assert found["D8"].phase is Phase.OVER
    assert (found["D9b"].phase, found["D9b"].until) == (Phase.NOW, date(2025, 9, 24))
    both = [*rights(IN_PROGRESS, date(2025, 9, 4)).values(), *found.values()]
    assert law.next_right(both).kind is RightKind.COMMISSION


def test_an_answer_opens_the_commission_from_the_day_it_arrived():
    answered = law.answer_objection(
        objection(), Ruling.UPHELD, on=date(2025, 8, 1), reached_on=date(2025, 8, 4)
    ).standing
    found = after(answered, date(2025, 8, 4))
    assert list(found) == ["D9a"]
    assert (found["D9a"].since, found["D9a"].until) == (date(2025, 8, 4), date(2025, 8, 25))
    assert after(answered, date(2025, 8, 26))["D9a"].phase is Phase.OVER


def test_a_settled_or_withdrawn_objection_leaves_no_right():
    settled = law.settle_objection(objection(), on=date(2025, 8, 1)).standing
    withdrawn = law.withdraw_objection(objection(), on=date(2025, 8, 1)).standing
    assert after(settled, date(2025, 8, 1)) == after(withdrawn, date(2025, 8, 1)) == {}
