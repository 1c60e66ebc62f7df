"""What was typed on a page of the form, exactly as it was typed, right or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from werkzeug.datastructures import MultiDict

from ppid.kit.forms import Form

Typed = dict[str, list[str]]

_NAME = re.compile(r"([a-z_]+)(?:-[0-9]{1,2})?", re.ASCII)
_MOST_LETTERS = 20_000
_MOST_VALUES = 12
_UNTYPED = frozenset({"csrf_token"})


def _asked(form: type[Form]) -> frozenset[str]:
    """The names of a form's fields."""
    return (
        frozenset(name for name in dir(form) if hasattr(getattr(form, name), "_formfield"))
        - _UNTYPED
    )


def typed(form: type[Form], sent: MultiDict[str, str]) -> Typed:
    """What was sent for the fields of a form; what the form does not ask is dropped."""
    asked = _asked(form)
    kept: Typed = {}
    for name in sent:
        found = _NAME.fullmatch(name)
        if found and found[1] in asked:
            kept[name] = [text[:_MOST_LETTERS] for text in sent.getlist(name)[:_MOST_VALUES]]
    return kept


def as_sent(kept: Mapping[str, Iterable[str]], **more: str) -> MultiDict[str, str]:
    """The same as a form reads it."""
    sent = MultiDict((name, value) for name, values in kept.items() for value in values)
    for name, value in more.items():
        sent[name] = value
    return sent


def listed(kept: Typed, name: str) -> list[str]:
    """The entries of a list field (questions-0, questions-1, ...), in order."""
    places = sorted(
        (int(key.rpartition("-")[2]), key) for key in kept if key.startswith(f"{name}-")
    )
    return [(kept[key] or [""])[0] for _place, key in places]


def with_list(kept: Typed, name: str, entries: Iterable[str]) -> Typed:
    """The same with other entries in a list field."""
    rest = {key: values for key, values in kept.items() if not key.startswith(f"{name}-")}
    return rest | {f"{name}-{place}": [text] for place, text in enumerate(entries)}
