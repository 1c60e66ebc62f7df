"""The pages on which a request is decided, extended, paid, handed over and closed."""

from __future__ import annotations

from ppid.decisions.copying import views as copying
from ppid.decisions.deciding import views as deciding
from ppid.decisions.extending import views as extending
from ppid.decisions.handing import views as handing
from ppid.decisions.relying import views as relying
from ppid.decisions.room import bp
from ppid.decisions.sending import views as sending

__all__ = ["bp", "copying", "deciding", "extending", "handing", "relying", "sending"]
