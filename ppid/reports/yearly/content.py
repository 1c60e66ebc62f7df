"""What a report says, as plain parts: the PDF, the Word file and the public page tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from flask_babel import gettext as _

from ppid.kit.language import SOURCE, speaking
from ppid.kit.templates import day, rupiah
from ppid.law import Outcome
from ppid.office.queries import office
from ppid.reports import charts, queries, words
from ppid.reports.charts import Chart
from ppid.reports.definitions import FIGURES
from ppid.reports.models import ReportForm, ReportState, ReportText, YearReport
from ppid.reports.public import open_figures
from ppid.reports.queries import Figures
from ppid.reports.scope import Dimension, Scope
from ppid.reports.shown import frozen
from ppid.reports.yearly import queries as yearly
from ppid.reports.yearly.sections import SECTIONS, Fact

D = Dimension


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs that the office wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; `widths` are parts of the page's width."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a part."""

    text: str


Block = Text | Table | Heading | Chart


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report, with the article that asks for it."""

    heading: str
    article: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: its title, the facts under it, its parts."""

    title: str
    author: str
    on: date
    front: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def document(report: YearReport, form: ReportForm, *, today: date) -> Document:
    """The report in one of its two forms, in Indonesian; a draft says that it is one.

    A determined report says the same however often it is made.
    """
    with speaking(SOURCE):
        told = _Told(report, today)
        kind = _("ringkasan") if form is ReportForm.SHORT else _("laporan lengkap")
        parts = told.short() if form is ReportForm.SHORT else told.full()
        return Document(
            title=_("Laporan layanan informasi publik tahun %(year)d", year=report.year),
            author=office().name,
            on=report.determined_on or today,
            front=tuple(_front(report, told.found, kind)),
            parts=tuple(parts),
        )


def figures_of(report: YearReport, today: date) -> Figures:
    """Its figures: those that were determined, else as they stand at the end of the year or now."""
    if report.state is not ReportState.DRAFT:
        return frozen(report)
    return queries.figures(Scope(report.year, today))


def _front(report: YearReport, found: Figures, kind: str) -> Iterator[tuple[str, str]]:
    yield _("Badan publik"), office().body_name
    yield _("Bentuk"), kind
    yield _("Dasar hukum"), "Perki 1/2021 Pasal 56 sampai Pasal 58"
    yield _("Keadaan data"), _("akhir %(day)s", day=day(found.scope.as_of))
    if report.determined_on is None:
        yield _("Status"), _("RANCANGAN, belum ditetapkan")
    else:
        yield _("Ditetapkan"), day(report.determined_on)
        yield _("Sidik angka (SHA-256)"), report.digest


class _Told:
    """The parts of one report."""

    def __init__(self, report: YearReport, today: date) -> None:
        self.found = open_figures(figures_of(report, today))
        self.texts: Mapping[str, ReportText] = yearly.texts(report)
        kept = yearly.kept_words(report)
        named = {value: said for (by, value), said in kept.items() if by == D.UNIT}
        self.units = named or queries.unit_names()
        self.charts = charts.charts(self.found, self.units)

    def short(self) -> Iterator[Part]:
        """Ringkasan: one or two pages."""
        yield self._part("summary", self._text("summary"))
        yield Part(
            _("Angka utama"),
            "Perki 1/2021 Pasal 57 ayat (2) dan ayat (3)",
            (
                self._figures(_("Angka utama"), _MAIN),
                *self._drawn("bulan", "hasil"),
            ),
        )
        yield self._part("recommendations", self._text("recommendations"))

    def full(self) -> Iterator[Part]:
        """Laporan lengkap: Pasal 56 ayat (4) huruf a to f, and what each figure means."""
        yield self._part("summary", self._text("summary"))
        yield self._part("policy", self._text("policy"))
        yield Part(
            _("Gambaran umum pelaksanaan pelayanan"),
            "Perki 1/2021 Pasal 56 ayat (4) huruf b",
            tuple(
                block
                for key in ("facilities", "staff", "budget")
                for block in (Heading(str(SECTIONS[key].title)), *self._text(key))
            ),
        )
        yield Part(
            _("Rincian pelayanan"),
            "Perki 1/2021 Pasal 56 ayat (4) huruf c, Pasal 57 ayat (2)",
            (*self._service(), *self._text("service", _("Penjelasan"))),
        )
        yield Part(
            _("Rincian keberatan dan sengketa"),
            "Perki 1/2021 Pasal 56 ayat (4) huruf d, Pasal 57 ayat (3)",
            (*self._disputed(), *self._text("disputes", _("Penjelasan"))),
        )
        yield Part(
            _("Kendala"),
            "Perki 1/2021 Pasal 56 ayat (4) huruf e",
            tuple(
                block
                for key in ("internal", "external")
                for block in (Heading(str(SECTIONS[key].title)), *self._text(key))
            ),
        )
        yield self._part("recommendations", self._text("recommendations"))
        yield Part(_("Arti setiap angka"), "", (self._meanings(),))

    def _part(self, key: str, blocks: tuple[Block, ...]) -> Part:
        section = SECTIONS[key]
        return Part(str(section.title), section.article, blocks)

    def _text(self, key: str, heading: str = "") -> tuple[Block, ...]:
        """What the office wrote in a section, and its numbers."""
        section, written = SECTIONS[key], self.texts.get(key)
        blocks: list[Block] = []
        if written is not None and written.text.strip():
            blocks.append(Text(written.text))
        elif section.must:
            blocks.append(Text(_("(belum ditulis)")))
        rows = [
            (str(asked.words), SAID[asked.kind](written.facts[asked.name]))
            for asked in section.asks
            if written is not None and written.facts.get(asked.name) is not None
        ]
        if key == "budget" and written is not None and written.facts.get("budget"):
            used = queries.share(int(written.facts.get("spent") or 0), written.facts["budget"])
            rows.append((_("Terserap"), f"{words.decimal(used)} %"))
        if rows:
            blocks.append(
                Table(str(section.title), (_("Uraian"), _("Jumlah")), tuple(rows), (3, 1))
            )
        return (Heading(heading), *blocks) if heading and blocks else tuple(blocks)

    def _figures(self, caption: str, keys: Sequence[str]) -> Table:
        rows = tuple(
            (str(FIGURES[key].title), words.amount(FIGURES[key], self.found.of(key)))
            for key in keys
        )
        return Table(caption, (caption, _("Jumlah")), rows, (3, 1))

    def _service(self) -> Iterator[Block]:
        for group in charts.groups()[:4]:
            yield self._figures(group.title, group.keys)
        yield from self._drawn("bulan", "tepat", "hasil")
        yield self._times()
        yield from self._drawn("lama", "huruf", "perpanjangan", "saluran", "pemohon", "unit")

    def _times(self) -> Table:
        """The time needed, by classification: Pasal 57 ayat (2) huruf b."""
        keys = ("answered", "days_median", "days_mean", "days_slowest")
        rows = tuple(
            (words.value(D.OUTCOME, value, {}), *self._cells(keys, D.OUTCOME, value))
            for value in (one.value for one in Outcome)
            if ("answered", D.OUTCOME.value, value) in self.found.cells
        )
        heads = (
            _("Isi jawaban"),
            _("Dijawab"),
            _("Nilai tengah"),
            _("Rata-rata"),
            _("Paling lama"),
        )
        whole = (_("Semua jawaban"), *self._cells(keys, "", ""))
        return Table(_("Waktu jawab menurut isi jawaban"), heads, (*rows, whole), (4, 2, 2, 2, 2))

    def _cells(self, keys: Sequence[str], by: str, value: str) -> tuple[str, ...]:
        return tuple(words.amount(FIGURES[key], self.found.of(key, by, value)) for key in keys)

    def _disputed(self) -> Iterator[Block]:
        objections, disputes = charts.groups()[4:]
        yield self._figures(objections.title, objections.keys)
        yield from self._drawn("alasan")
        yield self._figures(disputes.title, disputes.keys)

    def _drawn(self, *keys: str) -> Iterator[Block]:
        """Drawings, each with the table that says the same."""
        for key in keys:
            chart = self.charts.get(key)
            if chart is not None:
                yield Heading(chart.title)
                yield chart
                yield chart_table(chart)

    def _meanings(self) -> Table:
        rows = tuple(
            (str(figure.title), str(figure.definition), figure.article)
            for figure in FIGURES.values()
        )
        heads = (_("Angka"), _("Artinya"), _("Dasar hukum"))
        return Table(_("Arti setiap angka"), heads, rows, (3, 6, 3))


def chart_table(chart: Chart) -> Table:
    """The table that says what a drawing shows."""
    rows = tuple(
        (row.label, *(words.decimal(amount) for amount in row.amounts)) for row in chart.rows
    )
    return Table(
        chart.title, (chart.head, *chart.series), rows, (3, *(1 for _series in chart.series))
    )


SAID: Final[Mapping[Fact, Any]] = {
    Fact.PEOPLE: lambda value: _("%(count)s orang", count=words.decimal(Decimal(value))),
    Fact.RUPIAH: lambda value: rupiah(int(value)),
}
_MAIN: Final = (
    "received",
    "answered",
    "on_time_share",
    "days_median",
    "days_slowest",
    "granted",
    "partly",
    "refused",
    "not_held",
    "not_documented",
    "lapsed",
    "withdrawn",
    "open",
    "objections",
    "objections_answered",
    "disputes",
    "disputes_decided",
    "lawsuits",
)


def kind_of(block: Block) -> str:
    """What a block is, for the page that shows it."""
    return type(block).__name__.lower()
