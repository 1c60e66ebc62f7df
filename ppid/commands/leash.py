"""Runs one program that may not outlive the one that started it."""

from __future__ import annotations

import contextlib
import os
import runpy
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1


def _end_with_parent(parent: int) -> None:
    """Ask the system for TERM when the parent is gone, however it went."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit("the parent ended before this program began")


def _end_with_pipe() -> None:
    """End when the pipe at standard input closes: the parent holds its other end."""
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    os.kill(os.getpid(), signal.SIGTERM)


def main(words: list[str]) -> None:
    """Run `python -m MODULE ...` in this process, given the parent's id, the module, its words."""
    parent, module, *rest = words
    if sys.platform == "linux":
        _end_with_parent(int(parent))
    else:
        threading.Thread(target=_end_with_pipe, daemon=True).start()
    sys.argv = [module, *rest]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
