"""By hand: the public list with 20,000 entries, read and searched. `python -m tests.bench.listing`

PPID_TEST_DATABASE_URL names a PostgreSQL server; else SQLite in a folder of its own.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from ppid import create_app
from ppid.kit.db import db, table_of, transaction
from ppid.law import Category, ItemState, ListStage, Origin
from ppid.publication.models import Determination, Edition, EditionWord, Item
from ppid.publication.plain_words import words_of
from ppid.publication.reading import open_data, queries
from ppid.publication.reading.queries import Asked
from tests import builders

ENTRIES, ROUNDS = 20_000, 20
_THINGS = [
    "laporan",
    "rencana",
    "kontrak",
    "data",
    "peta",
    "standar",
    "tarif",
    "jadwal",
    "hasil",
    "rekapitulasi",
]
_ABOUT = [
    "anggaran",
    "jembatan",
    "obat",
    "guru",
    "tanah",
    "izin",
    "pasar",
    "air",
    "jalan",
    "penduduk",
    "nelayan",
    "hutan",
]
_FIRST_DAY = date(2024, 1, 1)


def fill() -> None:
    """Twenty thousand public entries in forty decrees."""
    chance = random.Random(7)
    ppid = builders.an_officer()
    units = [builders.a_unit().id for _place in range(30)]
    decrees = [
        Determination(
            public_id=f"d{place:011d}",
            stage=ListStage.DETERMINED,
            prepared_by_id=ppid.id,
            prepared_at=builders.NOON,
            number=str(place),
            on=_FIRST_DAY + timedelta(days=20 * place),
        )
        for place in range(40)
    ]
    db.session.add_all(decrees)
    db.session.flush()
    items, editions, words = [], [], []
    for row in range(1, ENTRIES + 1):
        decree = decrees[row * len(decrees) // (ENTRIES + 1)]
        title = (
            f"{chance.choice(_THINGS)} {chance.choice(_ABOUT)} {chance.choice(_ABOUT)} "
            f"kecamatan{chance.randrange(300)}"
        )
        content = {
            "title": title,
            "summary": f"Menurut desa{chance.randrange(2000)} dan bulan.",
            "category": chance.choice(list(Category)),
            "unit_id": chance.choice(units),
            "holder": "Dinas Contoh",
            "responsible": "Kepala Bidang",
            "made_when": "2026",
            "made_place": "Sukamaju",
            "year": chance.randrange(2015, 2027),
            "softcopy": True,
            "hardcopy": False,
            "retention": "5 tahun",
            "link": "",
        }
        items.append(
            content
            | {
                "id": row,
                "public_id": f"{row:012x}",
                "number": row,
                "state": ItemState.DETERMINED,
                "origin": Origin.OWN,
                "touched_at": builders.NOON,
                "version": 1,
            }
        )
        editions.append(
            content
            | {
                "id": row,
                "item_id": row,
                "public_id": f"{row:012x}",
                "number": row,
                "since_id": decree.id,
                "since_on": decree.on,
            }
        )
        said = set(words_of(f"{title} {content['summary']} {content['holder']} {content['year']}"))
        words += [{"word": word, "edition_id": row} for word in said]
    for model, rows in ((Item, items), (Edition, editions), (EditionWord, words)):
        for start in range(0, len(rows), 5000):
            db.session.execute(sa.insert(table_of(model)), rows[start : start + 5000])


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the median and the slowest of some rounds, in milliseconds."""
    spent = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - began))
        db.session.rollback()
    middle, slowest = statistics.median(spent), max(spent)
    sys.stdout.write(f"{name:42} {middle:8.1f} ms, slowest {slowest:8.1f} ms\n")


def main() -> None:
    """Fill, read, search, export."""
    from tests.conftest import own_database

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o700)
        url = own_database(os.environ.get("PPID_TEST_DATABASE_URL", ""))
        app = create_app(
            DATA=Path(folder), DATABASE_URL=url, BASE_URL="http://localhost", LOG_LEVEL="ERROR"
        )
        app.config["RATELIMIT_ENABLED"] = False
        with app.app_context():
            db.create_all()
            with transaction():
                builders.an_office()
                fill()
            last = (_FIRST_DAY + timedelta(days=40), 3000)
            timed("first page", lambda: queries.page(Asked()))
            timed("a page deep in the list", lambda: queries.page(Asked(after=last)))
            timed("two words", lambda: queries.page(Asked(words="anggaran jembatan")))
            timed("two words, counted", lambda: queries.count(Asked(words="anggaran jembatan")))
            timed("beginning of a word", lambda: queries.page(Asked(words="kecamatan29")))
            timed("word, unit and year", lambda: queries.page(Asked("pasar", None, 3, 2020)))
            asked = "Saya mohon laporan anggaran pembangunan jembatan kecamatan12 tahun 2024"
            timed("what is alike", lambda: queries.alike(asked))
            timed("counts by kind", queries.counts)
            timed("units and years to choose from", lambda: (queries.units(), queries.years()))
            client = app.test_client()
            timed("the whole page with search", lambda: client.get("/informasi?q=anggaran+air"))
            timed("CSV of everything", lambda: sum(map(len, open_data.as_csv())))
            db.session.remove()
            db.engine.dispose()


if __name__ == "__main__":
    main()
