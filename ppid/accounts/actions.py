"""What happens to officers' accounts and sign-ins."""

import secrets
from datetime import datetime

from ppid.accounts.models import Officer, SignIn
from ppid.kit.crypto import keyed_hash
from ppid.kit.db import db


def begin_sign_in(officer: Officer, *, at: datetime) -> str:
    """Note a new signed-in browser; returns the token its session carries."""
    token = secrets.token_urlsafe(24)
    db.session.add(SignIn(officer_id=officer.id, token_hash=keyed_hash("sign-in", token),
                          began_at=at, seen_at=at))
    db.session.flush()
    return token
