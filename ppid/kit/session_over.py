"""A form that was open longer than its session: said in the form itself, with all that was typed.

The views that use it are exempt from the check for all forms, which would show another page;
their own form's token is checked instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l

from ppid.kit.forms import Form
from ppid.kit.security import csrf

View = TypeVar("View", bound=Callable[..., Any])

_WORDS = _l("Halaman ini terlalu lama terbuka. Isian Anda masih ada: tekan tombolnya sekali lagi.")


def own_token(view: View) -> View:
    """Mark a view whose own form checks its token."""
    csrf.exempt(view)
    return view


def session_over(form: Form) -> bool:
    """Whether the form's token was missing or too old; then the form says what to do."""
    token = form._fields.get("csrf_token")
    if token is None or not token.errors:
        return False
    token.errors = [_WORDS]
    return True
