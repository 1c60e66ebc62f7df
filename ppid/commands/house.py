"""The settings and the web app, or a sentence on why there are none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ppid.commands.refusal import Refusal

if TYPE_CHECKING:
    from flask import Flask


def command() -> str:
    """How the administrator calls these commands here: `ppid`, or `python3 run.py`."""
    return os.environ.get("PPID_COMMAND") or "ppid"


def settings() -> dict[str, Any]:
    """All settings; refuses with a sentence what cannot be read or is unsafe."""
    from ppid.kit import config

    try:
        values = config.read()
    except config.BadSetting as reason:
        raise Refusal(str(reason)) from None
    wrong = config.problems(values)
    if wrong:
        more = f"\nMasih ada {len(wrong) - 1} hal lain: {command()} check" if wrong[1:] else ""
        raise Refusal(wrong[0] + more)
    return values


@contextmanager
def app() -> Iterator[Flask]:
    """The web app, in its context; refuses with a sentence when it cannot be built."""
    from ppid import create_app
    from ppid.kit.config import BadSetting

    try:
        built = create_app()
    except BadSetting as reason:
        raise Refusal(str(reason)) from None
    with built.app_context():
        yield built


def environment(values: Mapping[str, Any]) -> dict[str, str]:
    """What the programs are started with: this environment, and where the house stands."""
    from ppid.kit.config import ROOT

    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PPID_DATA": str(values["DATA"]),
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
    }
