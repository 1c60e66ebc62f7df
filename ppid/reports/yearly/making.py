"""A report as files: PDF, tagged and archivable, and Word to write on; the same bytes each time."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any, Final

from ppid.kit import practice
from ppid.kit.config import ROOT
from ppid.letters.pdf import STANDARDS, shown
from ppid.reports.charts import Chart
from ppid.reports.yearly.content import Block, Document, Heading, Table, Text

SOURCE: Final = ROOT / "templates" / "reports" / "report.typ"
_SHARPNESS: Final = 200  # dots an inch
_WORDS: Final = 3  # a column so wide holds words, a narrower one numbers
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def pdf(document: Document) -> bytes:
    """The report set by Typst, drawings with their alternative text (PDF/UA-1, PDF/A-2a)."""
    data = {
        "title": document.title,
        "author": document.author,
        "date": {"year": document.on.year, "month": document.on.month, "day": document.on.day},
        "contents": "Isi",
        "front": document.front,
        "parts": [
            {
                "heading": part.heading,
                "article": part.article,
                "blocks": [_plain(block) for block in part.blocks],
            }
            for part in document.parts
        ],
    }
    return _set(data, format="pdf", pdf_standards=list(STANDARDS))


def _picture(chart: Chart) -> bytes:
    """One drawing as PNG: the same as in the PDF."""
    return _set({"only": _plain(chart)}, format="png", ppi=_SHARPNESS)


def _set(data: Mapping[str, Any], **how: Any) -> bytes:
    import typst

    made = typst.compile(
        practice.paper(SOURCE.read_bytes()),
        ignore_system_fonts=True,  # the machine's own would make other bytes
        sys_inputs={"data": json.dumps(_shown(data), ensure_ascii=False)},
        **how,
    )
    return bytes(made)


def _plain(block: Block) -> Mapping[str, Any]:
    match block:
        case Text(text):
            return {"kind": "text", "text": text}
        case Heading(text):
            return {"kind": "heading", "text": " ".join(text.split()) or "–"}
        case Table(caption, heads, rows, widths):
            return {
                "kind": "table",
                "caption": caption,
                "heads": heads,
                "rows": rows,
                "widths": widths,
            }
        case Chart():
            return {
                "kind": "chart",
                "alt": alternative(block),
                "series": block.series,
                "rows": [
                    {"label": row.label, "amounts": [int(amount) for amount in row.amounts]}
                    for row in block.rows
                ],
                "top": block.top,
                "upright": block.upright,
                "stacked": block.stacked,
            }


def alternative(chart: Chart) -> str:
    """What a drawing shows, in words: for who cannot see it."""
    return f"{chart.title}. {chart.says}"


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {name: _shown(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_shown(one) for one in value]
    return value


def word(document: Document) -> bytes:
    """The report as DOCX: real headings and tables, drawings as pictures with their text."""
    import docx

    made = docx.Document()
    _dress(made, document)
    if practice.is_on():
        made.sections[0].header.paragraphs[0].text = practice.MARK
    made.add_heading(document.title, 0)
    _table(made, Table("", (), document.front, (1, 2)))
    for part in document.parts:
        made.add_heading(part.heading, 1)
        if part.article:
            made.add_paragraph(part.article, style="Subtitle")
        for block in part.blocks:
            _lay(made, block)
    packed = io.BytesIO()
    made.save(packed)
    return _same_each_time(packed.getvalue())


def _dress(made: Any, document: Document) -> None:
    """The file's own facts, in Indonesian, of the report's day; plain black letters."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    on = datetime.combine(document.on, time(), UTC)
    about = made.core_properties
    about.title, about.author, about.language = document.title, document.author, "id-ID"
    about.last_modified_by, about.comments = document.author, ""
    about.created = about.modified = on
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    plain = made.styles["Normal"]
    plain.font.name, plain.font.size = "Calibri", Pt(11)
    plain.element.rPr.append(_element("w:lang", **{"w:val": "id-ID"}))
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Caption"):
        style = made.styles[name]
        style.font.name, style.font.color.rgb = "Calibri", RGBColor(0x02, 0x2A, 0x5B)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    made.styles["Subtitle"].font.size = Pt(10)
    made.styles["Caption"].paragraph_format.keep_with_next = True


def _lay(made: Any, block: Block) -> None:
    from docx.shared import Cm

    match block:
        case Text(text):
            for paragraph in text.split("\n\n"):
                made.add_paragraph(_plain_text(paragraph))
        case Heading(text):
            made.add_heading(_plain_text(text), 2)
        case Table():
            if block.caption and not _is_named(made, block.caption):
                made.add_paragraph(_plain_text(block.caption), style="Caption")
            _table(made, block)
        case Chart():
            made.add_picture(io.BytesIO(_picture(block)), width=Cm(16))
            about = made.inline_shapes[-1]._inline.docPr
            about.set("descr", alternative(block))
            about.set("title", block.title)


def _is_named(made: Any, caption: str) -> bool:
    """Whether the heading above says the same."""
    headings = [one.text for one in made.paragraphs[-4:] if one.style.name == "Heading 2"]
    return _plain_text(caption) in headings


def _table(made: Any, block: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    wide = [Cm(16.6 * width / sum(block.widths)) for width in block.widths]
    laid = made.add_table(rows=0, cols=len(wide))
    laid.style, laid.autofit = "Table Grid", False
    for column, width in zip(laid.columns, wide, strict=True):
        column.width = width
    for place, cells in enumerate(([block.heads] if block.heads else []) + list(block.rows)):
        row = laid.add_row()
        for column, words in enumerate(cells):
            cell = row.cells[column]
            cell.width = wide[column]
            if column and block.heads and block.widths[column] < _WORDS:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = cell.paragraphs[0].add_run(_plain_text(words))
            run.bold = (place == 0 and bool(block.heads)) or (column == 0 and not block.heads)
        if place == 0 and block.heads:
            row._tr.get_or_add_trPr().append(_element("w:tblHeader", **{"w:val": "true"}))
    made.add_paragraph()


def _plain_text(words: str) -> str:
    """Without what XML cannot hold."""
    return "".join(c for c in words if c in "\n\t" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF))


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def _same_each_time(packed: bytes) -> bytes:
    """The same archive without the moment of its making."""
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _members(packed):
            kept = zipfile.ZipInfo(name, _LONG_AGO)
            kept.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(kept, content)
    return again.getvalue()


def _members(packed: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
