"""Sets one table as PDF and ends: what it held in memory is given back at once.

Reads the order as JSON from standard input, writes the PDF to the path in it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Carry out the order."""
    import typst

    order = json.load(sys.stdin)
    made = typst.compile(
        order["source"].encode(),
        format="pdf",
        ignore_system_fonts=True,  # the machine's own would make other bytes
        sys_inputs={"data": json.dumps(order["data"], ensure_ascii=False)},
        pdf_standards=order["standards"],
    )
    Path(order["path"]).write_bytes(made)


if __name__ == "__main__":
    main()
