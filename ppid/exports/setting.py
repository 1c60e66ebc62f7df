"""Sets one part of a table as PDF and ends: the engine gives no memory back while it lives.

Reads the order as JSON from standard input, writes the PDF to the path in it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Set the part."""
    import typst

    order = json.load(sys.stdin)
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
