"""The signature field in a tagged PDF: in the structure tree, with a block that brings its fonts.

Imported only where the extra `sign` is at hand.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from pyhanko.pdf_utils import content, generic, layout
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSigner, constants
from pyhanko.stamp import StaticStampStyle

from ppid.letters.signing.places import Place


class AtMoment(PdfSigner):  # type: ignore[misc]
    """A signer that is told the time, and that leaves a PDF of version 1.7 what it is.

    The library would raise the version to 2.0 for keys on an elliptic curve, which PDF/A-2
    forbids; readers need nothing of it.
    """

    at: datetime

    def register_extensions(self, pdf_out: Any, *, md_algorithm: str) -> None:
        """Say that PAdES is used, as version 1.7 asks."""
        pdf_out.register_extension(constants.ESIC_EXTENSION_1)

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        """A session whose time is the order's."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


class _Drawn(content.ImportedPdfPage):  # type: ignore[misc]
    """The one page of a PDF in memory."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__("")
        self._pdf = pdf

    def render(self) -> bytes:
        """Bring the page and its fonts into the document."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        self.resources.xobject[pdf_name("/Block")] = page
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = layout.BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Block Do"


def stamp(pdf: bytes) -> StaticStampStyle:
    """A drawn block as the field's look, without frame or margin of the library's."""
    return StaticStampStyle(
        background=_Drawn(pdf),
        background_opacity=1.0,
        border_width=0,
        background_layout=layout.SimpleBoxLayoutRule(
            x_align=layout.AxisAlignment.ALIGN_MIN, y_align=layout.AxisAlignment.ALIGN_MIN
        ),
    )


def add_field(writer: IncrementalPdfFileWriter, name: str, place: Place, signer: str) -> None:
    """Add an empty signature field, named for who listens, to the page and the structure tree."""
    words = _("Tanda tangan elektronik %(name)s", name=signer)
    left, bottom, right, top = (round(edge) for edge in place.box)
    spec = SigFieldSpec(
        name, on_page=place.page, box=(left, bottom, right, top), readable_field_name=words
    )
    append_signature_field(writer, spec)
    field = writer.root["/AcroForm"]["/Fields"].raw_get(-1)
    if "/StructTreeRoot" in writer.root:
        page, _resources = writer.find_page_for_modification(place.page)
        _enter_in_tree(writer, field, page)


def _enter_in_tree(writer: IncrementalPdfFileWriter, field: Any, page: Any) -> None:
    """A `Form` element at the end of the document that holds the field (PDF/UA-1 7.18.4)."""
    tree = writer.root["/StructTreeRoot"]
    key = generic.NumberObject(tree["/ParentTreeNextKey"])
    children = tree["/K"]
    top = children.raw_get(0) if isinstance(children, generic.ArrayObject) else tree.raw_get("/K")
    element = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): top,
                pdf_name("/Pg"): page,
                pdf_name("/K"): generic.DictionaryObject(
                    {
                        pdf_name("/Type"): pdf_name("/OBJR"),
                        pdf_name("/Obj"): field,
                        pdf_name("/Pg"): page,
                    }
                ),
            }
        )
    )
    inside = top.get_object()["/K"]
    inside.append(element)
    writer.update_container(inside)
    _enter_in_parents(writer, tree["/ParentTree"], key, element)
    tree[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(key + 1)
    writer.update_container(tree)
    field.get_object()[pdf_name("/StructParent")] = key
    writer.mark_update(field)


def _enter_in_parents(writer: Any, parents: Any, key: Any, element: Any) -> None:
    """In the last leaf of the tree of numbers: the new key is the greatest."""
    while "/Kids" in parents:
        parents = parents["/Kids"][-1]
        if "/Limits" in parents:
            parents["/Limits"][1] = key
            writer.update_container(parents)
    numbers = parents["/Nums"]
    numbers.append(key)
    numbers.append(element)
    writer.update_container(numbers)
