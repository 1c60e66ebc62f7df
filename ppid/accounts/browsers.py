"""Where a browser stands, in a few words: so that officers know their own again."""

import ipaddress
from collections.abc import Sequence

from ppid.kit.crypto import keyed_hash

LOCAL = "local"
_BROWSERS = (
    ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def _first(said: str, table: Sequence[tuple[str, str]]) -> str:
    return next((name for mark, name in table if mark in said), "")


def label(user_agent: str) -> str:
    """Chrome, Android; empty when it says nothing known."""
    return ", ".join(filter(None, (_first(user_agent, _BROWSERS), _first(user_agent, _SYSTEMS))))


def network(address: str | None) -> str:
    """A mark of the network a browser comes by: LOCAL, or a keyed hash that only compares.

    The address itself is kept nowhere: whether two sign-ins share a network is all one needs.
    """
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return ""
    if found.is_private:
        return LOCAL
    length = 24 if found.version == 4 else 48
    return keyed_hash("network", str(ipaddress.ip_network((found, length), strict=False)))
