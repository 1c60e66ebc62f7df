"""Lets the practice office begin again, in a process of its own, when an officer asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from flask import current_app

from ppid.kit.config import ROOT

_LONGEST = 480  # seconds; less than the longest task


def begin_again() -> None:
    """Fill the practice office anew if that was asked, or was cut off."""
    from ppid.admin.practising import progress

    if not current_app.config["PRACTICE"]:
        return
    known = progress.read(Path(current_app.config["DATA"]))
    if known is None or known.stage not in progress.RUNNING:
        return
    subprocess.run(
        [sys.executable, "-m", "ppid.demo.again"], cwd=ROOT, check=False, timeout=_LONGEST
    )
