"""Every place that letters and mails keep for the office's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ppid.office.texts.letters import LETTERS
from ppid.office.texts.mails import MAILS
from ppid.office.texts.slots import Slot

SLOTS: Final[Mapping[str, Slot]] = {slot.key: slot for slot in (*LETTERS, *MAILS)}
