"""What the decree on the list says beside its number: annex, seal, where the list stands."""

from __future__ import annotations

from typing import Any, Final

from ppid.kit.links import link
from ppid.publication import words
from ppid.publication.determining import changes
from ppid.publication.models import Determination

# The engine needs half a megabyte a line; a longer annex is the list itself, proven by its seal.
MOST_LINES: Final = 300


def facts_of(decree: Determination, *, is_first: bool) -> dict[str, Any]:
    """What templates/letters/list_decree.html needs; `is_first` when there was no list before."""
    found = changes.of(decree)
    return {
        "decree": decree,
        "is_first": is_first,
        "changes": found,
        "listed": len(found.lines) <= MOST_LINES,
        "made": words.made,
        "form_of": words.form_of,
        "address": link("publication.decree", public_id=decree.public_id),
    }
