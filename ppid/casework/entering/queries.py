"""Which parts of the desk's form stand open."""

from __future__ import annotations

from collections.abc import Mapping

from ppid.casework.entry_form import EntryForm

# What is folded on the screen, and which of it opens its part again.
_FOLDED: Mapping[str, tuple[str, ...]] = {
    "rest": (
        *("identity_number", "identity_paper", "address", "occupation", "purpose"),
        *("copy_form", "delivery", "unclear"),
    ),
    "helped": (
        *("helper_relation", "helper_organisation", "helper_name", "proxy_name"),
        *("proxy_address", "proxy_phone", "mandate_shown", "mandate_paper"),
    ),
}


def opens(form: EntryForm) -> dict[str, bool]:
    """Which folded parts stand open: those in which something is wrong or was typed."""
    return {
        part: any(form[name].errors or form[name].data for name in names)
        for part, names in _FOLDED.items()
    }
