"""What the worker does: the run that was asked."""

from datetime import datetime

from ppid.admin.retention import actions, queries


def erase_ended(at: datetime) -> int:
    """Carry out the run that waits, if any; returns how much was erased."""
    run = queries.waiting_run()
    return actions.carry_out(run, at=at) if run is not None else 0
