"""Who asks, and the counters of the registers."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.accounts import veil
from ppid.cases.kinds import Relation, RequesterKind
from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, enum_column


class Requester(Base):
    """Who asks (pemohon informasi publik): identity and contact live here and nowhere else.

    `helper_name` is who only wrote it down for them (juru tulis); who acts for them with a power
    of attorney is the proxy. Relation and organisation are those of either.
    """

    __tablename__ = "requesters"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RequesterKind] = mapped_column(enum_column(RequesterKind))
    name: Mapped[str] = mapped_column(sa.String(160))
    identity_number: Mapped[str | None] = mapped_column(Sealed)
    address: Mapped[str] = mapped_column(sa.String(400), default="")
    occupation: Mapped[str] = mapped_column(sa.String(120), default="")
    phone: Mapped[str] = mapped_column(sa.String(40), default="")
    email: Mapped[str] = mapped_column(sa.String(254), default="")
    proxy_name: Mapped[str] = mapped_column(sa.String(160), default="")
    proxy_address: Mapped[str] = mapped_column(sa.String(400), default="")
    proxy_phone: Mapped[str] = mapped_column(sa.String(40), default="")
    helper_name: Mapped[str] = mapped_column(sa.String(160), default="", server_default="")
    helper_relation: Mapped[Relation | None] = mapped_column(enum_column(Relation))
    helper_organisation: Mapped[str] = mapped_column(sa.String(160), default="", server_default="")

    @property
    def by_proxy(self) -> bool:
        """Whether somebody asks for them (kuasa)."""
        return bool(self.proxy_name)


def is_called(words: str) -> sa.ColumnElement[bool]:
    """That who asks, or acts for them, has one of these words in their name."""
    names = (Requester.name, Requester.proxy_name, Requester.helper_name)
    return sa.or_(
        *(name.icontains(word, autoescape=True) for name in names for word in words.split())
    )


@sa.event.listens_for(Requester, "load")
def _noted(who: Requester, _context: object) -> None:
    """Pages for who may not see names are cleared of whoever was looked up for them."""
    veil.note(who.name, who.proxy_name, who.helper_name)


class Counter(Base):
    """The last number given in a register in a year."""

    __tablename__ = "counters"

    register: Mapped[str] = mapped_column(sa.String(30), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)
