"""Filing a request and following it, without an account."""

from __future__ import annotations

from ppid.intake.acting import views as acting
from ppid.intake.filing import views as filing
from ppid.intake.following import views as following
from ppid.intake.room import bp
from ppid.intake.sending import views as sending

__all__ = ["acting", "bp", "filing", "following", "sending"]
