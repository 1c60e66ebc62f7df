"""Where the web server can be reached, and whether its port is free."""

from __future__ import annotations

import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

from ppid.commands.refusal import Refusal

_PATIENCE = 2.0  # seconds for a server that is just ending


def local_address(settings: Mapping[str, Any]) -> str:
    """The address of the web server on this machine."""
    host = settings["HOST"]
    return f"http://{'127.0.0.1' if host in {'', '0.0.0.0', '::'} else host}:{settings['PORT']}"


def answers(address: str) -> bool:
    """Whether the web server says that it works."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return False
    except OSError:
        return False


def refuse_taken_port(settings: Mapping[str, Any], command: str) -> None:
    """Wait a moment for the port to be free, then refuse with what to do."""
    deadline = time.monotonic() + _PATIENCE
    while not _is_free(settings["HOST"], settings["PORT"]):
        if time.monotonic() > deadline:
            port = settings["PORT"]
            raise Refusal(
                f"Port {port} sedang dipakai program lain: hentikan program itu, "
                f"atau pilih port lain, misalnya PPID_PORT={port + 1 if port < 65535 else 8000} "
                f"{command}"
            )
        time.sleep(0.1)


def free_port() -> int:
    """A port of this machine that nobody uses just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        if os.name == "posix":
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except PermissionError:
            raise Refusal(
                f"Port {port} hanya untuk administrator mesin: pilih PPID_PORT di atas 1023."
            ) from None
        except OSError:
            return False
    return True
