"""Whose turn a round is, and the sign that a worker works."""

from datetime import timedelta

import pytest
from flask import Flask

from ppid.kit.db import transaction
from ppid.outbox import queries, turns
from tests.outbox.house import NOON

TEN = timedelta(minutes=10)


def took(owner: str, at=NOON, name: str = "remind") -> bool:
    """Whether this worker got the round."""
    with transaction():
        return turns.take(name, owner, at=at, lasting=TEN)


def test_a_round_is_one_workers_until_it_ends(post_office: Flask):
    assert took("a")
    assert not took("b")
    assert took("b", name="upkeep")
    with transaction():
        turns.give_back("remind", "b")
    assert not took("b")
    with transaction():
        turns.give_back("remind", "a")
    assert took("b")


@pytest.mark.parametrize("at", [NOON + TEN, NOON - timedelta(days=1)])
def test_a_killed_workers_turn_ends_by_itself_whatever_the_clock_does(post_office: Flask, at):
    assert took("a")
    assert took("b", at)


def test_a_heartbeat_is_the_newest_of_all_workers_and_old_ones_are_forgotten(post_office: Flask):
    assert queries.last_heartbeat() is None
    for name, at in (("lama", NOON - timedelta(days=2)), ("a", NOON), ("b", NOON - TEN)):
        with transaction():
            turns.beat(name, at=at)
    assert queries.last_heartbeat() == NOON
    with transaction():
        turns.beat("a", at=NOON + TEN)
    assert queries.last_heartbeat() == NOON + TEN
