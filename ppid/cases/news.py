"""What officers read on screen of what happened in a file."""

from collections.abc import Mapping
from typing import Any

from ppid.cases import links
from ppid.cases.models import Case, Entry
from ppid.cases.places import Subject
from ppid.notices.actions import News


def news(subject: Subject, entry: Entry, said: Mapping[str, Any]) -> News:
    """What officers read of it on screen: the number, the unit, the day."""
    known = (("unit", "unit"), ("on", "due_on"))
    facts = {name: entry.facts[fact] for name, fact in known if entry.facts.get(fact)}
    url = links.desk(subject) if isinstance(subject, Case) else said["desk_url"]
    return News(f"{entry.id}", entry.at, url, subject.number, facts)
