"""The table: which task runs how often, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from worker import exports, outbox, pulse, reminders, signing, upkeep


@dataclass(frozen=True, slots=True)
class Round:
    """One task, every so many seconds; all of them ask the data what is due, and may run twice."""

    task: str
    every: float
    run: Callable[[], None]
    purpose: str


SCHEDULE = (
    Round("outbox.drain", 2, outbox.drain, "send the mails that are due"),
    Round("outbox.recover", 10, outbox.recover, "decide on mails that a killed worker left behind"),
    Round("exports.make", 2, exports.make, "make the files that officers asked for"),
    Round("signing.sign", 3, signing.sign, "sign the letters whose signatures are due"),
    Round("pulse.beat", 30, pulse.beat, "show that the worker works"),
    Round("reminders.remind", 300, reminders.remind, "remind of deadlines, in desk hours"),
    Round(
        "upkeep.deem_and_lapse",
        600,
        upkeep.deem_and_lapse,
        "deem complete or let lapse what the law says by now",
    ),
    Round(
        "upkeep.open_expired", 600, upkeep.open_expired, "open what is excluded no longer by now"
    ),
    Round(
        "upkeep.take_in_opened",
        60,
        upkeep.take_in_opened,
        "propose for the public list what was opened",
    ),
    Round(
        "upkeep.settle_dates",
        600,
        upkeep.settle_dates,
        "count anew what was counted while the calendar changed",
    ),
    Round("upkeep.forget_drafts", 600, upkeep.forget_drafts, "forget what was never sent"),
    Round("exports.end_old", 600, exports.end_old, "end the made files whose days are over"),
    Round("upkeep.sweep_files", 600, upkeep.sweep_files, "remove bytes that no paper owns"),
)
