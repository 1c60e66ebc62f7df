"""Whether letters can be signed here, and for how long: for the administrator's eye."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from flask import current_app

from ppid.letters.signing import makers, queries
from ppid.letters.signing.certificate import own_certificate
from ppid.letters.signing.models import MakerKind

WARN_BEFORE: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Health:
    """The maker in use, its certificate as far as it is known, and what failed."""

    kind: MakerKind
    subject: str
    valid_until: datetime | None
    ended: bool
    ends_soon: bool
    failed: int

    @property
    def well(self) -> bool:
        """Nothing to do."""
        return not (self.ended or self.ends_soon or self.failed)


def health(*, at: datetime) -> Health | None:
    """None where letters are signed on paper.

    The certificate is that of the office's file; of a token or of BSrE, that of the last signature.
    """
    kind = makers.configured()
    if kind is None:
        return None
    told = own_certificate(current_app.config) if kind is MakerKind.CERTIFICATE else None
    last = None if told else queries.last_made(kind)
    until = told.valid_until if told else last.valid_until if last else None
    return Health(
        kind=kind,
        subject=told.subject if told else last.subject if last else "",
        valid_until=until,
        ended=until is not None and until <= at,
        ends_soon=until is not None and at < until <= at + WARN_BEFORE,
        failed=queries.failed_count(),
    )
