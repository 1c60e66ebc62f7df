"""The public information list: entries at work, the decrees, and what each decree made public."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.admin.earlier.models import ImportState
from ppid.files.models import Paper
from ppid.kit.db import Base, Moment, enum_column
from ppid.law import Category, EntrySays, ItemEvent, ItemState, ListStage, Origin
from ppid.office.models import Unit

CONTENT = (
    "title",
    "summary",
    "category",
    "unit_id",
    "holder",
    "responsible",
    "made_when",
    "made_place",
    "year",
    "softcopy",
    "hardcopy",
    "retention",
    "link",
)
"""The columns that officers fill in and a decree freezes."""


class Content:
    """The elements of an entry, Perki 1/2021 Pasal 21 ayat (2) and Lampiran I."""

    title: Mapped[str] = mapped_column(sa.String(200), default="")
    summary: Mapped[str] = mapped_column(sa.Text, default="")
    category: Mapped[Category] = mapped_column(enum_column(Category))
    holder: Mapped[str] = mapped_column(sa.String(200), default="")
    responsible: Mapped[str] = mapped_column(sa.String(200), default="")
    made_when: Mapped[str] = mapped_column(sa.String(100), default="")
    made_place: Mapped[str] = mapped_column(sa.String(100), default="")
    year: Mapped[int | None] = mapped_column()
    softcopy: Mapped[bool] = mapped_column(default=True)
    hardcopy: Mapped[bool] = mapped_column(default=False)
    retention: Mapped[str] = mapped_column(sa.String(200), default="")
    link: Mapped[str] = mapped_column(sa.String(500), default="")

    @declared_attr
    def unit_id(self) -> Mapped[int | None]:
        """The unit that keeps the entry up to date; none where the PPID itself does."""
        return mapped_column(sa.ForeignKey("units.id"))

    @property
    def says(self) -> EntrySays:
        """The elements as the law asks for them."""
        return EntrySays(
            title=self.title,
            holder=self.holder,
            responsible=self.responsible,
            made_when=self.made_when,
            made_place=self.made_place,
            has_form=self.softcopy or self.hardcopy,
            retention=self.retention,
        )


class ListImport(Base):
    """One file of an older list (daftar lama), its columns, and what became of it."""

    __tablename__ = "list_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(20), unique=True)
    state: Mapped[ImportState] = mapped_column(enum_column(ImportState))
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"))
    paper: Mapped[Paper] = relationship()
    head_line: Mapped[int] = mapped_column()
    columns: Mapped[dict[str, int]] = mapped_column(sa.JSON)
    result: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    by: Mapped[Officer] = relationship()
    at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)

    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class Item(Content, Base):
    """One entry of the list at work: what is public stands in its `Edition`s.

    `origin_id` points to the task of an objection, the order of a dispute, the exclusion or the
    case from which it came; together with `origin` it is there once. `source` says for officers
    what was opened, in the words of the file: it is never published. `leaving` is why the entry
    is to be withdrawn, empty while it is not. An entry of an older list has its `import_id`, and
    in `given_number` the number it had there: the first decree gives it that one.
    """

    __tablename__ = "items"
    __table_args__ = (
        sa.UniqueConstraint("origin", "origin_id", name="uq_items_origin"),
        sa.Index("ix_items_state", "state", "id"),
        sa.Index("ix_items_determination", "determination_id", "id"),
        sa.Index("ix_items_unit", "unit_id", "id"),
        sa.Index("ix_items_import", "import_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(20), unique=True)
    number: Mapped[int | None] = mapped_column(unique=True)
    given_number: Mapped[int | None] = mapped_column(unique=True)
    import_id: Mapped[int | None] = mapped_column(sa.ForeignKey("list_imports.id"))
    state: Mapped[ItemState] = mapped_column(enum_column(ItemState))
    origin: Mapped[Origin] = mapped_column(enum_column(Origin))
    origin_id: Mapped[int | None] = mapped_column()
    source: Mapped[str] = mapped_column(sa.Text, default="")
    opened_on: Mapped[date | None] = mapped_column()
    leaving: Mapped[str] = mapped_column(sa.String(500), default="")
    returned_note: Mapped[str] = mapped_column(sa.String(1000), default="")
    determination_id: Mapped[int | None] = mapped_column(sa.ForeignKey("determinations.id"))
    unit: Mapped[Unit | None] = relationship(lazy="joined")
    touched_at: Mapped[datetime] = mapped_column(Moment)

    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class ItemStep(Base):
    """One thing that happened to an entry, with who did it; never changed."""

    __tablename__ = "item_steps"
    __table_args__ = (sa.Index("ix_item_steps_item", "item_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("items.id"))
    event: Mapped[ItemEvent] = mapped_column(enum_column(ItemEvent))
    at: Mapped[datetime] = mapped_column(Moment)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    note: Mapped[str] = mapped_column(sa.Text, default="")


class Determination(Base):
    """A decree of the PPID that sets or updates the list (Keputusan PPID), Perki 1/2021 Pasal 45.

    `seal` is the SHA-256 of the whole list as it stood after it, so that a copy can be proven.
    """

    __tablename__ = "determinations"
    __table_args__ = (sa.Index("ix_determinations_stage", "stage", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(20), unique=True)
    stage: Mapped[ListStage] = mapped_column(enum_column(ListStage))
    note: Mapped[str] = mapped_column(sa.Text, default="")
    prepared_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    prepared_at: Mapped[datetime] = mapped_column(Moment)
    asked_on: Mapped[date | None] = mapped_column()
    returned_note: Mapped[str] = mapped_column(sa.Text, default="")
    approved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    approver_name: Mapped[str] = mapped_column(sa.String(160), default="")
    approver_title: Mapped[str] = mapped_column(sa.String(160), default="")
    approved_on: Mapped[date | None] = mapped_column()
    number: Mapped[str] = mapped_column(sa.String(120), default="")
    on: Mapped[date | None] = mapped_column()
    determined_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    paper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("papers.id"))
    paper: Mapped[Paper | None] = relationship(lazy="joined")
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    withdrawn: Mapped[int] = mapped_column(default=0)
    whole: Mapped[int] = mapped_column(default=0)
    seal: Mapped[str] = mapped_column(sa.String(64), default="")

    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class Edition(Content, Base):
    """An entry as a decree made it public: from one decree until another, never changed.

    What has no `until_id` is the list of today. `public_id` and `number` are those of its entry:
    whoever reads the list needs nothing else.
    """

    __tablename__ = "editions"
    __table_args__ = (
        sa.UniqueConstraint("item_id", "since_id"),
        sa.Index(
            "ix_editions_current",
            "since_on",
            "id",
            sqlite_where=sa.text("until_id IS NULL"),
            postgresql_where=sa.text("until_id IS NULL"),
        ),
        sa.Index("ix_editions_since", "since_id", "id"),
        sa.Index(
            "ix_editions_until",
            "until_id",
            "id",
            sqlite_where=sa.text("until_id IS NOT NULL"),
            postgresql_where=sa.text("until_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("items.id"))
    public_id: Mapped[str] = mapped_column(sa.String(20), index=True)
    number: Mapped[int] = mapped_column()
    since_id: Mapped[int] = mapped_column(sa.ForeignKey("determinations.id"))
    since_on: Mapped[date] = mapped_column()
    since: Mapped[Determination] = relationship(foreign_keys=[since_id])
    until_id: Mapped[int | None] = mapped_column(sa.ForeignKey("determinations.id"))


class ItemFile(Base):
    """A file of an entry: public from one decree until another; `removed` while at work.

    `paper` is what everybody gets; `original` the file as it was handed in, sealed and for
    officers only, where what names its makers was taken out of it.
    """

    __tablename__ = "item_files"
    __table_args__ = (sa.Index("ix_item_files_item", "item_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("items.id"))
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"), unique=True)
    paper: Mapped[Paper] = relationship(lazy="joined", foreign_keys=[paper_id])
    original_id: Mapped[int | None] = mapped_column(sa.ForeignKey("papers.id"), unique=True)
    original: Mapped[Paper | None] = relationship(lazy="joined", foreign_keys=[original_id])
    removed: Mapped[bool] = mapped_column(default=False)
    since_id: Mapped[int | None] = mapped_column(sa.ForeignKey("determinations.id"))
    until_id: Mapped[int | None] = mapped_column(sa.ForeignKey("determinations.id"))


class EditionWord(Base):
    """One plain word of a public entry: the index of the search, for today's list only."""

    __tablename__ = "edition_words"

    word: Mapped[str] = mapped_column(
        sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql"), primary_key=True
    )
    edition_id: Mapped[int] = mapped_column(
        sa.ForeignKey("editions.id"), primary_key=True, index=True
    )
