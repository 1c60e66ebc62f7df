"""What every page knows of the office: its profile, its zone, its way to write moments."""

from datetime import datetime

from flask import Flask

from ppid.kit import templates
from ppid.office import lengths
from ppid.office.calendar import working_calendar, zone
from ppid.office.queries import logo, office
from ppid.office.texts import saying


def _moment(value: datetime) -> str:
    return templates.moment(value, zone())


def _zone_label() -> str:
    return templates.zone_name(zone())


def init_app(app: Flask) -> None:
    """Give pages, mails and letters the office."""
    app.jinja_env.globals.update(
        office=office,
        letter_logo=logo,
        zone_label=_zone_label,
        working_calendar=working_calendar,
    )
    saying.init_app(app)
    app.jinja_env.filters.update(
        moment=_moment,
        working_days=lengths.working_days,
        official_days=lengths.official_days,
        spelled=lengths.spelled,
    )
