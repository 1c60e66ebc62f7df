"""What a browser calls itself, in a few words: so that officers know their own again."""

from collections.abc import Sequence

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
