"""A deadline as a calendar file (.ics, RFC 5545): one whole day, and no personal data."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask import current_app
from icalendar import Alarm, Calendar, Event

from ppid.cases.explained import Explained
from ppid.kit.language import current_language
from ppid.office.queries import office

_REMIND_BEFORE = timedelta(days=-2)


def calendar_file(explained: Explained, *, title: str, text: str, at: datetime) -> bytes:
    """The file of one deadline; made again after its date moved, it replaces the former.

    `title` and `text` are what the calendar shows; `at` is the moment of its making (aware).
    """
    found = explained.of
    event = Event()
    event.add("uid", uid(explained))
    event.add("dtstamp", at)
    event.add("sequence", len(found.moved))
    event.add("dtstart", found.on)
    event.add("dtend", found.on + timedelta(days=1))
    event.add("summary", f"{title} ({explained.subject.number})")
    event.add("description", text)
    event.add("status", "CONFIRMED" if found.certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(title))
    whole = Calendar()
    whole.add("prodid", f"-//{office().name}//PPID//{current_language().upper()}")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    return bytes(whole.to_ical())


def uid(explained: Explained) -> str:
    """The same for the same deadline of the same file, for ever."""
    host = urlsplit(current_app.config["BASE_URL"]).hostname or "localhost"
    return f"{explained.subject.number}-{explained.of.code}@{host}".lower()


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _REMIND_BEFORE)
    return alarm
