"""The draft of an objection that this browser is writing."""

from __future__ import annotations

from ppid.cases.browser_drafts import DraftCookie

_COOKIE = DraftCookie("draf-keberatan")
current, unsent, begin, let_go = _COOKIE.current, _COOKIE.unsent, _COOKIE.begin, _COOKIE.let_go
