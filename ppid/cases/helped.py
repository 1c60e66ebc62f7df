"""Who helped somebody to ask (relative, KIM member): in words for register, page and receipt."""

from __future__ import annotations

from flask_babel import gettext as _

from ppid.cases.people import Requester
from ppid.cases.words import RELATIONS
from ppid.kit.language import SOURCE, speaking


def helped(who: Requester) -> str:
    """How somebody was helped, without the helper's name; empty where nobody helped."""
    if who.helper_relation is None:
        return ""
    relation = str(RELATIONS[who.helper_relation])
    if who.helper_organisation:
        relation = f"{relation}, {who.helper_organisation}"
    if who.helper_name:
        return str(_("Dibantu menuliskan (juru tulis): %(relation)s", relation=relation))
    return str(_("Diwakili dengan surat kuasa: %(relation)s", relation=relation))


def remark(who: Requester) -> str:
    """The same as a remark in the register, in the language of the law."""
    with speaking(SOURCE):
        return helped(who)
