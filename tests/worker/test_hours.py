"""Reminders go out while the desk is open."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from worker.reminders import in_desk_hours


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-23T23:59", False),  # Tuesday 07.59 WITA
        ("2026-11-24T00:00", True),  # Tuesday 08.00 WITA
        ("2026-11-24T07:59", True),  # Tuesday 15.59 WITA
        ("2026-11-24T08:00", False),  # Tuesday 16.00 WITA
        ("2026-11-28T02:00", False),  # Saturday 10.00 WITA
        ("2026-11-22T17:00", False),  # Monday 01.00 WITA
    ],
)
def test_the_desk_is_open_on_working_days_in_the_offices_own_time(
    post_office: Flask, at: str, is_open: bool
):
    assert in_desk_hours(datetime.fromisoformat(at).replace(tzinfo=UTC)) is is_open
