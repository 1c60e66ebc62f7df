"""Who must have a second step: administrators always, others by the office's switch."""

from flask import current_app

from ppid.accounts.models import Officer, Role
from ppid.office.queries import office


def chosen_roles() -> frozenset[Role]:
    """The roles for which the office wants a second step beside administrators."""
    return frozenset(Role(value) for value in office().factor_roles.split(",") if value)


def is_waived() -> bool:
    """Whether nobody must: in the demonstration, which everyone tries with a printed password."""
    return bool(current_app.config["DEMO"])


def must_have(officer: Officer) -> bool:
    """Whether an officer needs a second step."""
    return not is_waived() and bool(({Role.ADMIN} | chosen_roles()) & frozenset(officer.roles))
