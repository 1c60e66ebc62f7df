"""Tidies: what the law lets lapse, drafts and files that nobody owns."""

from __future__ import annotations

from ppid.kit.clock import now
from ppid.kit.db import transaction
from worker.halt import halted
from worker.turn import turn


def deem_and_lapse() -> None:
    """Deem complete what was not checked in time, let lapse what was not repaired in time."""
    from ppid.casework import upkeep

    with turn("deem_and_lapse") as mine:
        if mine:
            with transaction():
                upkeep.deem_and_lapse(at=now())


def settle_dates() -> None:
    """Count anew what was counted while the calendar changed."""
    from ppid.admin.calendar import upkeep

    with turn("settle_dates") as mine:
        if mine:
            with transaction():
                upkeep.settle_dates(at=now())


def tell_moved() -> None:
    """Write the mails about dates that a change of the calendar moved, some in each transaction."""
    from ppid.cases import told_moved

    if not told_moved.is_owed():
        return
    with turn("tell_moved") as mine:
        more = mine
        while more and not halted():
            with transaction():
                more = told_moved.tell_some(at=now())


def open_expired() -> None:
    """Let what is no longer excluded become public by itself."""
    from ppid.exclusions import upkeep

    with turn("open_expired") as mine:
        if mine:
            with transaction():
                upkeep.open_expired(at=now())


def take_in_opened() -> None:
    """Let what was opened become a proposal for the public list."""
    from ppid.publication import upkeep

    with turn("take_in_opened") as mine:
        if mine:
            with transaction():
                upkeep.take_in_opened(at=now())


def erase_ended() -> None:
    """Carry out the erasure that was asked for."""
    from ppid.admin.retention import upkeep

    with turn("erase_ended") as mine:
        if mine:
            with transaction():
                upkeep.erase_ended(at=now())


def forget_drafts() -> None:
    """Forget what was typed and never sent."""
    from ppid.cases import drafts

    with transaction():
        drafts.forget_drafts(at=now())


def sweep_files() -> None:
    """Remove stored bytes that no paper owns."""
    from ppid.files import actions

    with turn("sweep_files") as mine:
        if mine:
            actions.sweep_orphans(at=now())  # changes no row: no lock is held while files go


def send_digests() -> None:
    """Promise the digests of notices whose hour has come."""
    from ppid.notices import upkeep

    with turn("send_digests") as mine:
        if mine:
            with transaction():
                upkeep.send_digests(at=now())


def forget_notices() -> None:
    """Forget notices that are older than thirteen months."""
    from ppid.notices import upkeep

    with transaction():
        upkeep.forget_old(at=now())
