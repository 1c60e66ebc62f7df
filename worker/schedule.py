"""The table: which task runs how often, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from worker import exports, outbox, outside, practice, pulse, reminders, returns, signing, upkeep


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
    Round("returns.read", 60, returns.read, "read which mails came back, where a mailbox is set"),
    Round(
        "returns.follow_up",
        30,
        returns.follow_up,
        "let paper stand in for mails that did not arrive, and tell the officer",
    ),
    Round("outside.send", 5, outside.send, "send the messages outside of mail that are due"),
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
    Round(
        "upkeep.tell_moved",
        5,
        upkeep.tell_moved,
        "write the mails about dates that a change of the calendar moved",
    ),
    Round("upkeep.erase_ended", 60, upkeep.erase_ended, "erase what an officer asked to erase"),
    Round("upkeep.send_digests", 60, upkeep.send_digests, "send the digests whose hour has come"),
    Round("upkeep.forget_notices", 3600, upkeep.forget_notices, "forget notices of long ago"),
    Round("upkeep.forget_drafts", 600, upkeep.forget_drafts, "forget what was never sent"),
    Round("exports.end_old", 600, exports.end_old, "end the made files whose days are over"),
    Round("practice.begin_again", 3, practice.begin_again, "fill the practice office anew"),
    Round("upkeep.sweep_files", 600, upkeep.sweep_files, "remove bytes that no paper owns"),
)
