"""The list of today as everybody reads it: pages, search, what is alike, and what was before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.exclusions.models import Exclusion
from ppid.exclusions.queries import valid_on
from ppid.files.models import Paper
from ppid.kit.db import db
from ppid.law import Category
from ppid.office.models import Unit
from ppid.publication.models import Determination, Edition, EditionWord, ItemFile
from ppid.publication.plain_words import asked_words
from ppid.publication.queries import PAGE, as_of

CURRENT = Edition.until_id.is_(None)
_MOST_WORDS, _MOST_ALIKE, _COMMON = 8, 24, 0.2
_LAST = "\x7f"  # sorts after every letter of a plain word


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; empty fields ask for nothing. `after` is the key of the last row seen."""

    words: str = ""
    category: Category | None = None
    unit_id: int | None = None
    year: int | None = None
    after: tuple[date, int] | None = None


def page(asked: Asked) -> tuple[Sequence[Edition], bool]:
    """One page of the list, the newest decree first, and whether more follow."""
    conditions = _conditions(asked)
    if asked.after:
        conditions.append(
            sa.tuple_(Edition.since_on, Edition.id) < sa.tuple_(*map(sa.literal, asked.after))
        )
    rows = db.session.scalars(
        sa.select(Edition)
        .where(*conditions)
        .order_by(Edition.since_on.desc(), Edition.id.desc())
        .limit(PAGE + 1)
    ).all()
    return rows[:PAGE], len(rows) > PAGE


def count(asked: Asked) -> int:
    """How many entries there are."""
    query = sa.select(sa.func.count()).select_from(Edition).where(*_conditions(asked))
    return db.session.scalar(query) or 0


def counts() -> Mapping[Category, int]:
    """How many entries each category has."""
    rows = db.session.execute(
        sa.select(Edition.category, sa.func.count()).where(CURRENT).group_by(Edition.category)
    )
    return dict.fromkeys(Category, 0) | dict(rows.all())


def years() -> Sequence[int]:
    """The years of which there is something, newest first."""
    found = db.session.scalars(
        sa.select(Edition.year).where(CURRENT).distinct().order_by(Edition.year.desc())
    )
    return [year for year in found if year is not None]


def units() -> Sequence[Unit]:
    """The units that have something in the list, by name."""
    has = sa.exists().where(Edition.unit_id == Unit.id, CURRENT)
    return db.session.scalars(sa.select(Unit).where(has).order_by(Unit.name)).all()


def _conditions(asked: Asked) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [CURRENT]
    if asked.category:
        found.append(Edition.category == asked.category)
    if asked.unit_id is not None:
        found.append(Edition.unit_id == asked.unit_id)
    if asked.year is not None:
        found.append(Edition.year == asked.year)
    looked = asked_words(asked.words, _MOST_WORDS)
    if looked:
        found.append(_has(looked))
    elif asked.words:
        found.append(_in_full(asked.words))
    return found


def _has(looked: Sequence[str]) -> sa.ColumnElement[bool]:
    """For each word some word of the entry begins with it: sets from an index, met once.

    Separate conditions would let a planner look into the index again for every entry.
    """
    sets = [
        sa.select(EditionWord.edition_id).where(EditionWord.word.between(word, word + _LAST))
        for word in looked
    ]
    return Edition.id.in_(sa.intersect(*sets) if len(sets) > 1 else sets[0].distinct())


def _in_full(words: str) -> sa.ColumnElement[bool]:
    """For what has no plain word, as of another script or of fillers alone."""
    return sa.or_(
        Edition.title.contains(words[:100], autoescape=True),
        Edition.summary.contains(words[:100], autoescape=True),
    )


def alike(text: str, most: int = 5) -> Sequence[Edition]:
    """What may already answer a question, the likeliest first; empty when nothing is near.

    Rare words weigh more; very common ones only break ties. At least two words must agree where
    two or more were asked.
    """
    looked = asked_words(text, _MOST_ALIKE)
    if not looked:
        return ()
    rarity = _rarity(looked)
    if not rarity:
        return ()
    weight = sa.case(rarity, value=EditionWord.word, else_=0.0)
    agree = sa.func.count(EditionWord.word)
    near = (
        sa.select(EditionWord.edition_id, sa.func.sum(weight).label("weight"))
        .where(EditionWord.word.in_(rarity))
        .group_by(EditionWord.edition_id)
        .having(agree >= min(2, len(looked)))
        .order_by(sa.desc("weight"), EditionWord.edition_id.desc())
        .limit(most)
        .subquery()
    )
    return db.session.scalars(
        sa.select(Edition)
        .join(near, near.c.edition_id == Edition.id)
        .order_by(near.c.weight.desc(), Edition.id.desc())
    ).all()


def _rarity(looked: Sequence[str]) -> dict[str, float]:
    """A weight for each known word: one over how often it is there; the commonest are left out."""
    rows = db.session.execute(
        sa.select(EditionWord.word, sa.func.count())
        .where(EditionWord.word.in_(looked))
        .group_by(EditionWord.word)
    ).all()
    whole = count(Asked())
    weights = {word: 1 / often for word, often in rows}
    rare = {word: weights[word] for word, often in rows if often <= whole * _COMMON}
    return rare or weights


def edition(public_id: str) -> Edition | None:
    """An entry as it is public now; else as it was when it left the list; else none."""
    return db.session.scalar(
        sa.select(Edition)
        .options(joinedload(Edition.since))
        .where(Edition.public_id == public_id)
        .order_by(Edition.id.desc())
        .limit(1)
    )


def public_files(edition: Edition) -> Sequence[ItemFile]:
    """The files of an entry that everybody may fetch."""
    return db.session.scalars(
        sa.select(ItemFile)
        .join(Paper, Paper.id == ItemFile.paper_id)
        .where(
            ItemFile.item_id == edition.item_id,
            ItemFile.since_id.is_not(None),
            ItemFile.until_id.is_(None),
            Paper.erased_at.is_(None),
        )
        .order_by(ItemFile.id)
    ).all()


def before(edition: Edition) -> Sequence[Edition]:
    """All editions of an entry with their decrees, newest first."""
    return db.session.scalars(
        sa.select(Edition)
        .options(joinedload(Edition.since, innerjoin=True))
        .where(Edition.item_id == edition.item_id)
        .order_by(Edition.id.desc())
    ).all()


def list_after(decree: Determination, after: int) -> tuple[Sequence[Edition], bool]:
    """One page of the list as it stood after a decree, by number, and whether more follow."""
    rows = db.session.scalars(
        sa.select(Edition)
        .where(as_of(decree), Edition.number > after)
        .order_by(Edition.number)
        .limit(PAGE + 1)
    ).all()
    return rows[:PAGE], len(rows) > PAGE


def every() -> Iterator[Edition]:
    """The whole list of today by number, without holding it in memory."""
    rows = db.session.scalars(
        sa.select(Edition).where(CURRENT).order_by(Edition.number).execution_options(yield_per=500)
    )
    yield from rows


def newest(most: int) -> Sequence[Edition]:
    """What entered or changed last."""
    return db.session.scalars(
        sa.select(Edition)
        .options(joinedload(Edition.since))
        .where(CURRENT)
        .order_by(Edition.since_on.desc(), Edition.id.desc())
        .limit(most)
    ).all()


def addresses() -> Sequence[sa.Row[str, date]]:
    """Public id and day of every entry, newest first, as many as one site map may hold."""
    return db.session.execute(
        sa.select(Edition.public_id, Edition.since_on)
        .where(CURRENT)
        .order_by(Edition.since_on.desc(), Edition.id.desc())
        .limit(45_000)
    ).all()


def periodic_without_access() -> Sequence[Edition]:
    """Periodic entries that have neither an address nor a file: nobody can open them."""
    has_file = sa.exists().where(
        ItemFile.item_id == Edition.item_id,
        ItemFile.since_id.is_not(None),
        ItemFile.until_id.is_(None),
    )
    return db.session.scalars(
        sa.select(Edition)
        .where(CURRENT, Edition.category == Category.PERIODIC, Edition.link == "", ~has_file)
        .order_by(Edition.number)
        .limit(PAGE)
    ).all()


def excluded_titles(today: date, after: int) -> tuple[Sequence[sa.Row], bool]:  # type: ignore[type-arg]
    """Titles of what is excluded on a day, with their decrees; nothing of what they hold.

    Only these columns are read, so that a page can show nothing else.
    """
    rows = db.session.execute(
        sa.select(
            Exclusion.id,
            Exclusion.case_id,
            Exclusion.title,
            Exclusion.ground,
            Exclusion.sub_point,
            Exclusion.decree_number,
            Exclusion.decreed_on,
            Exclusion.period_ends_on,
            Exclusion.condition,
            Unit.name.label("unit"),
        )
        .outerjoin(Unit, Unit.id == Exclusion.unit_id)
        .where(valid_on(today), Exclusion.id > after)
        .order_by(Exclusion.id)
        .limit(PAGE + 1)
    ).all()
    return rows[:PAGE], len(rows) > PAGE
