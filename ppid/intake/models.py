"""What a citizen has typed and not yet sent."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, Moment


class Draft(Base):
    """Answers kept while a request is written (draf); forgotten when sent or left alone."""

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    answers: Mapped[str] = mapped_column(Sealed)
    touched_at: Mapped[datetime] = mapped_column(Moment, index=True)
    sent_as: Mapped[str | None] = mapped_column(sa.String(40))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class DraftPaper(Base):
    """A file handed in with a draft."""

    __tablename__ = "draft_papers"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), index=True)
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"), unique=True)
