"""What a checking child denies itself before it reads a foreign byte."""

from __future__ import annotations

import ctypes
import os
import sys

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 20
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000


def confine() -> None:
    """Cap memory and processor time, forbid every file write, leave the network.

    Where the platform has no such limits (Windows) the parent's clock is the only one;
    where the kernel refuses a network of one's own, the child keeps what it never uses.
    """
    _leave_network()
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_NPROC", 0), ("RLIMIT_NOFILE", 32)):
        if hasattr(resource, name):
            try:
                resource.setrlimit(getattr(resource, name), (most, most))
            except (ValueError, OSError):
                continue  # macOS knows RLIMIT_AS and refuses it
    os.nice(5)


def _leave_network() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER_AND_NETWORK)
