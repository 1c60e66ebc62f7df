"""Claim, mark, settle, recover: what a mail goes through on its way out."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid.kit.db import db, is_sqlite, transaction
from ppid.outbox import actions, delivery, queries
from ppid.outbox.models import Fault, InDoubt, Mail, MailState, Weight
from ppid.outbox.parcels import Later, Never, Outcome, Parcel, Sent, Unreached, Unsure
from tests.outbox.house import NOON, a_mail, rows

MINUTE = timedelta(minutes=1)
BUSY = Later(Fault.BUSY, "450 later")


def promised(*keys: str, **said: object) -> None:
    """Promise mails, one a key."""
    with transaction():
        for key in keys:
            a_mail(key, **said)


def claimed(limit: int = 10, at=NOON) -> list[Parcel]:
    """Claim what is due."""
    with transaction():
        return delivery.claim(limit, at=at)


def marked(at=NOON) -> Parcel:
    """Claim and mark the one that is due."""
    (parcel,) = claimed(1, at)
    with transaction():
        mine = delivery.mark(parcel, at=at)
    assert mine is not None
    return mine


def settled(outcome: Outcome, at=NOON) -> Mail:
    """The one due mail, after this came of it."""
    mine = marked(at)
    with transaction():
        assert delivery.settle(mine, outcome, at=at)
    return the_mail(mine.id)


def the_mail(mail_id: int) -> Mail:
    """As it stands now."""
    db.session.expire_all()
    return db.session.get_one(Mail, mail_id)


def test_the_weights_sort_by_urgency_as_the_index_needs():
    assert sorted(Weight) == [Weight.LEGAL, Weight.NOTICE, Weight.REMINDER]


def test_mails_with_legal_weight_go_first_and_the_oldest_of_them(post_office: Flask):
    promised("ingat", weight=Weight.REMINDER, at=NOON - 9 * MINUTE)
    promised("kabar", weight=Weight.NOTICE, at=NOON - 5 * MINUTE)
    promised("wajib-2", weight=Weight.LEGAL, at=NOON - 1 * MINUTE)
    promised("wajib-1", weight=Weight.LEGAL, at=NOON - 2 * MINUTE)
    promised("nanti", weight=Weight.LEGAL, at=NOON + MINUTE)
    found = [the_mail(parcel.id).key for parcel in claimed(3)]
    assert found == ["wajib-1", "wajib-2", "kabar"]


def test_what_is_claimed_is_not_claimed_again(post_office: Flask):
    promised("a", "b", "c")
    assert [len(claimed(2)), len(claimed(2)), len(claimed(2))] == [2, 1, 0]


def test_looking_for_due_mail_reads_no_table(post_office: Flask):
    if not is_sqlite():
        pytest.skip("SQLite explains itself in one line")
    due = (
        sa.select(Mail.id)
        .where(delivery.IS_WAITING, Mail.due_at <= NOON)
        .order_by(Mail.weight, Mail.due_at, Mail.id)
        .limit(100)
    )
    words = str(due.compile(db.engine, compile_kwargs={"literal_binds": True}))
    steps = db.session.execute(sa.text(f"EXPLAIN QUERY PLAN {words}"))
    plan = " ".join(row.detail for row in steps)
    assert "ix_mails_due" in plan
    assert "TEMP B-TREE" not in plan


def test_a_claim_that_ran_out_cannot_be_marked(post_office: Flask):
    promised("a")
    (parcel,) = claimed()
    later = NOON + delivery.CLAIM_LEASE + MINUTE
    with transaction():
        delivery.recover(later)
    (newer,) = claimed(at=later)
    with transaction():
        assert delivery.mark(parcel, at=later) is None
        assert delivery.mark(newer, at=later) is not None


def test_a_sender_whose_lease_ran_out_settles_nothing(post_office: Flask):
    promised("a")
    mine = marked()
    later = NOON + delivery.TRANSMIT_LEASE + MINUTE
    with transaction():
        delivery.recover(later)
        assert not delivery.settle(mine, Sent("250 ok"), at=later)
    assert the_mail(mine.id).state is MailState.WAITING


def test_a_sent_mail_keeps_what_the_relay_said(post_office: Flask):
    promised("a")
    mail = settled(Sent("250 queued as 41"))
    assert (mail.state, mail.reply, mail.sent_at) == (MailState.SENT, "250 queued as 41", NOON)


def test_a_refused_mail_fails_at_once_with_its_reason(post_office: Flask):
    promised("a")
    mail = settled(Never(Fault.ADDRESS_REFUSED, "550 unknown"))
    assert (mail.state, mail.fault, mail.last_error) == (
        MailState.FAILED,
        Fault.ADDRESS_REFUSED,
        "550 unknown",
    )
    assert queries.failed_count() == 1
    assert [each.key for each in queries.failed()] == ["a"]


def test_tries_grow_apart_and_end(post_office: Flask):
    promised("a")
    at, pauses = NOON, []
    while (mail := settled(BUSY, at)).state is MailState.WAITING:
        pauses.append(mail.due_at - at)
        assert not queries.any_due(mail.due_at - MINUTE / 60)
        at = mail.due_at
    assert [pause / MINUTE for pause in pauses] == [1, 5, 15, 60, 240, 720]
    assert (mail.state, mail.attempts) == (MailState.FAILED, 7)


@pytest.mark.parametrize(
    ("policy", "state"), [(InDoubt.RESEND, MailState.WAITING), (InDoubt.LEAVE, MailState.UNKNOWN)]
)
def test_a_mail_without_an_answer_follows_its_own_rule(
    post_office: Flask, policy: InDoubt, state: MailState
):
    promised("a", in_doubt=policy)
    mail = settled(Unsure(Fault.NO_ANSWER, "hung up"))
    assert (mail.state, mail.fault) == (state, Fault.NO_ANSWER)


def test_an_unreachable_relay_costs_a_mail_no_try(post_office: Flask):
    promised("a")
    mail = settled(Unreached(Fault.RELAY_SILENT, "refused"))
    assert (mail.state, mail.attempts, mail.due_at) == (MailState.WAITING, 0, NOON)


def test_patience_with_the_relay_ends_by_weight(post_office: Flask):
    promised("ingat", weight=Weight.REMINDER)
    promised("wajib", weight=Weight.LEGAL)
    with transaction():
        assert delivery.give_up(NOON + timedelta(days=2)) == 1
    assert rows() == [("ingat", "failed", 0), ("wajib", "waiting", 0)]


def test_what_was_claimed_and_left_waits_again_untried(post_office: Flask):
    promised("a", "b")
    parcels = claimed()
    with transaction():
        assert delivery.release(parcels[1:]) == 1
    assert rows() == [("a", "claimed", 0), ("b", "waiting", 0)]
    assert not queries.any_lost(NOON)
    late = NOON + delivery.CLAIM_LEASE + MINUTE
    assert queries.any_lost(late)
    with transaction():
        delivery.recover(late)
    assert rows() == [("a", "waiting", 0), ("b", "waiting", 0)]


@pytest.mark.parametrize(
    ("policy", "state"), [(InDoubt.RESEND, "waiting"), (InDoubt.LEAVE, "unknown")]
)
def test_what_a_killed_worker_was_sending_follows_its_own_rule(
    post_office: Flask, policy: InDoubt, state: str
):
    promised("a", in_doubt=policy)
    mine = marked()
    before = mine.message_id
    with transaction():
        delivery.recover(NOON + MINUTE)
    assert rows() == [("a", "transmitting", 1)]
    with transaction():
        delivery.recover(NOON + delivery.TRANSMIT_LEASE + MINUTE)
    assert rows() == [("a", state, 1)]
    assert the_mail(mine.id).message_id == before
    assert the_mail(mine.id).fault is Fault.WORKER_STOPPED


def test_a_mail_that_kills_every_worker_is_parked(post_office: Flask):
    promised("racun", "baik")
    at = NOON
    for _ in range(20):
        for parcel in claimed(at=at):
            with transaction():
                mine = delivery.mark(parcel, at=at)
                if the_mail(parcel.id).key == "baik" and mine:
                    delivery.settle(mine, Sent("250"), at=at)
        at += delivery.TRANSMIT_LEASE + MINUTE
        with transaction():
            delivery.recover(at)
    assert rows() == [("racun", "failed", 7), ("baik", "sent", 1)]


def test_a_lease_from_a_wrong_clock_does_not_hold_a_mail_for_ever(post_office: Flask):
    promised("a", at=NOON)
    marked(at=NOON + timedelta(days=400))
    with transaction():
        delivery.recover(NOON)
    assert rows() == [("a", "waiting", 1)]


def test_a_failed_mail_is_sent_again_by_hand_with_all_its_tries(post_office: Flask):
    promised("a")
    mail = settled(Never(Fault.ADDRESS_REFUSED, "550"))
    with transaction():
        actions.retry(mail, at=NOON + MINUTE)
    assert rows() == [("a", "waiting", 0)]
    assert queries.any_due(NOON + MINUTE)


def test_a_sent_mail_is_sent_again_only_when_asked_expressly(post_office: Flask):
    promised("a")
    mail = settled(Sent("250"))
    with pytest.raises(actions.AlreadySent), transaction():
        actions.retry(mail, at=NOON)
    with transaction():
        actions.retry(mail, at=NOON, force=True)
    assert rows() == [("a", "waiting", 0)]


def test_a_mail_in_hand_is_not_sent_again(post_office: Flask):
    promised("a")
    mine = marked()
    with pytest.raises(actions.InHand), transaction():
        actions.retry(the_mail(mine.id), at=NOON, force=True)


def test_the_depth_tells_how_many_wait_and_since_when(post_office: Flask):
    assert queries.depth(NOON) == queries.Depth(0, None)
    promised("a", at=NOON - MINUTE)
    promised("b", at=NOON)
    promised("c", at=NOON + MINUTE)
    assert queries.depth(NOON) == queries.Depth(2, NOON - MINUTE)


def test_the_mails_of_a_case_are_listed_in_order(post_office: Flask):
    promised("a", case_number="PIP-1")
    promised("b", case_number="PIP-2")
    promised("c", case_number="PIP-1")
    assert [mail.key for mail in queries.of_case("PIP-1")] == ["a", "c"]
