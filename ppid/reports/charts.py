"""What is drawn: labels and numbers, with the table that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.law import Outcome
from ppid.reports import words
from ppid.reports.definitions import FIGURES
from ppid.reports.queries import Cell, Figures
from ppid.reports.scope import BANDS, Dimension

D = Dimension
_STEPS: Final = (1, 2, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Row:
    """One label with a number for each series, and the cell that each number is."""

    label: str
    amounts: tuple[Decimal, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: `upright` columns or lying bars; `stacked` series make up one whole."""

    key: str
    title: str
    says: str
    head: str
    series: tuple[str, ...]
    rows: tuple[Row, ...]
    upright: bool = False
    stacked: bool = False

    @property
    def top(self) -> int:
        """A round number that no column is higher than."""
        tall = (sum(row.amounts) if self.stacked else max(row.amounts) for row in self.rows)
        most, size = int(max(tall, default=0)), 1
        while most > 10 * size:
            size *= 10
        return next(size * step for step in _STEPS if size * step >= most)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a chart is made from figures."""

    key: str
    title: Any
    says: Any
    dimension: Dimension
    figures: tuple[str, ...]
    upright: bool = False
    stacked: bool = False
    whole: bool = False  # all values in their own order, also those that count nothing


_PLANS: Final = (
    _Plan(
        "bulan",
        _l("Diterima dan dijawab menurut bulan diterimanya"),
        _l(
            "Dua kolom untuk setiap bulan: permohonan yang diterima, dan di antaranya yang sudah "
            "dijawab."
        ),
        D.MONTH,
        ("received", "answered"),
        upright=True,
        whole=True,
    ),
    _Plan(
        "tepat",
        _l("Tepat waktu dan terlambat menurut bulan"),
        _l(
            "Satu kolom untuk setiap bulan: bagian bawah yang dijawab tepat waktu, bagian atas "
            "yang terlambat."
        ),
        D.MONTH,
        ("on_time", "late"),
        upright=True,
        stacked=True,
        whole=True,
    ),
    _Plan(
        "hasil",
        _l("Isi jawaban"),
        _l("Satu batang untuk setiap isi jawaban."),
        D.OUTCOME,
        ("answered",),
    ),
    _Plan(
        "lama",
        _l("Lama menjawab"),
        _l("Satu batang untuk setiap rentang hari kerja."),
        D.BAND,
        ("answered",),
        whole=True,
    ),
    _Plan(
        "huruf",
        _l("Alasan penolakan"),
        _l("Satu batang untuk setiap huruf Pasal 17 yang dipakai."),
        D.GROUND,
        ("excluded",),
    ),
    _Plan(
        "perpanjangan",
        _l("Alasan perpanjangan"),
        _l("Satu batang untuk setiap alasan perpanjangan waktu."),
        D.EXTENSION,
        ("extended",),
    ),
    _Plan(
        "saluran",
        _l("Saluran permohonan"),
        _l("Satu batang untuk setiap saluran."),
        D.CHANNEL,
        ("received",),
    ),
    _Plan(
        "pemohon",
        _l("Jenis pemohon"),
        _l("Satu batang untuk setiap jenis pemohon."),
        D.KIND,
        ("received",),
    ),
    _Plan(
        "unit",
        _l("Tepat waktu menurut perangkat daerah"),
        _l(
            "Satu batang untuk setiap perangkat daerah: bagian pertama yang dijawab tepat waktu, "
            "bagian kedua yang terlambat. Satu permohonan yang ditangani dua perangkat daerah "
            "dihitung pada keduanya."
        ),
        D.UNIT,
        ("on_time", "late"),
        stacked=True,
    ),
    _Plan(
        "alasan",
        _l("Alasan keberatan"),
        _l(
            "Satu batang untuk setiap alasan Pasal 35 ayat (1). Satu keberatan dengan dua alasan "
            "dihitung pada keduanya."
        ),
        D.OBJECTION_GROUND,
        ("objections",),
    ),
)


def charts(found: Figures, units: Mapping[str, str]) -> dict[str, Chart]:
    """All drawings for which there is something to draw, by key."""
    made = (_chart(plan, found, units) for plan in _PLANS)
    return {chart.key: chart for chart in made if any(sum(row.amounts) for row in chart.rows)}


def _chart(plan: _Plan, found: Figures, units: Mapping[str, str]) -> Chart:
    rows = [_row(plan, value, found, units) for value in _values(plan, found)]
    if not plan.whole and plan.dimension in (D.UNIT, D.CHANNEL, D.KIND):
        rows.sort(key=lambda row: (row.cells[0][2] == words.OTHERS, -sum(row.amounts), row.label))
    return Chart(
        plan.key,
        str(plan.title),
        str(plan.says),
        str(words.DIMENSIONS[plan.dimension]),
        tuple(str(FIGURES[key].title) for key in plan.figures),
        tuple(rows),
        plan.upright,
        plan.stacked,
    )


def _row(plan: _Plan, value: str, found: Figures, units: Mapping[str, str]) -> Row:
    cells = tuple((key, plan.dimension.value, value) for key in plan.figures)
    amounts = tuple(found.of(*cell) or Decimal(0) for cell in cells)
    return Row(words.value(plan.dimension, value, units), amounts, cells)


def _values(plan: _Plan, found: Figures) -> Sequence[str]:
    if plan.whole and plan.dimension is D.MONTH:
        scope = found.scope
        return [str(month) for month in range(scope.first_month, scope.last_month + 1)]
    if plan.dimension is D.BAND:
        return [band.key for band in BANDS]
    counted = found.values(plan.dimension)
    if plan.dimension is D.OUTCOME:
        counted = sorted(counted, key=[one.value for one in Outcome].index)
    return [one for one in counted if any(found.of(k, plan.dimension, one) for k in plan.figures)]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together: a heading and the keys."""

    title: str
    keys: tuple[str, ...]


def groups() -> list[Group]:
    """All figures in the order of the law, for tables."""
    return [
        Group(
            _("Permohonan"),
            ("carried_in", "received", "answered", "open", "overdue", "lapsed", "withdrawn"),
        ),
        Group(
            _("Waktu"),
            (
                *("on_time", "late", "on_time_share", "days_median", "days_mean"),
                *("days_slowest", "extended"),
            ),
        ),
        Group(
            _("Isi jawaban"),
            ("granted", "partly", "refused", "excluded", "not_held", "not_documented"),
        ),
        Group(_("Penyerahan dan biaya"), ("handed_over", "charged", "cost")),
        Group(
            _("Keberatan"),
            (
                *("objections", "objections_answered", "objections_settled"),
                *("objections_withdrawn", "objections_open", "objections_late"),
                *("objection_days_median", "objection_days_slowest", "objections_granted"),
                *("objections_partly", "objections_upheld", "objections_inadmissible"),
                *("objections_ordered", "objections_executed"),
            ),
        ),
        Group(
            _("Sengketa"),
            (
                *("disputes", "disputes_settled", "disputes_unsettled", "disputes_decided"),
                *("disputes_won", "disputes_partly", "disputes_lost", "disputes_withdrawn"),
                *("disputes_ended", "disputes_executed", "lawsuits", "judgments"),
                *("judgments_won", "judgments_partly", "judgments_lost", "cassations"),
                *("cassations_decided", "cassations_won", "cassations_partly"),
                *("cassations_lost", "disputes_running"),
            ),
        ),
    ]
