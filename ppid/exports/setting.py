"""Sets one part of a table as PDF, or joins parts, and ends: what it held is given back at once.

Reads the order as JSON from standard input, writes the PDF to the path in it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def main() -> None:
    """Carry out the order."""
    order = json.load(sys.stdin)
    (join if "parts" in order else set_part)(order)


def join(order: Mapping[str, Any]) -> None:
    """Lay the pages of all parts one behind the other."""
    import pypdfium2

    with pypdfium2.PdfDocument.new() as whole:
        for one in order["parts"]:
            with pypdfium2.PdfDocument(one) as part:
                whole.import_pages(part)
            Path(one).unlink()
        whole.save(order["path"])


def set_part(order: Mapping[str, Any]) -> None:
    """Set one part."""
    import typst

    made = typst.compile(
        Path(order["source"]).read_bytes(),
        format="pdf",
        ignore_system_fonts=True,  # the machine's own would make other bytes
        sys_inputs={"data": json.dumps(order["data"], ensure_ascii=False)},
        pdf_standards=order["standards"],
        pdf_tags=order["tagged"],
    )
    Path(order["path"]).write_bytes(made)


if __name__ == "__main__":
    main()
