"""The pages of objections: the citizen's side, the desk's entry, and the superior's side."""

from __future__ import annotations

from ppid.objections.answering import views as answering
from ppid.objections.carrying import views as carrying
from ppid.objections.desk import views as desk
from ppid.objections.entering import views as entering
from ppid.objections.filing import views as filing
from ppid.objections.following import views as following
from ppid.objections.room import bp
from ppid.objections.sending import views as sending
from ppid.objections.settling import views as settling

__all__ = [
    "answering",
    "bp",
    "carrying",
    "desk",
    "entering",
    "filing",
    "following",
    "sending",
    "settling",
]
