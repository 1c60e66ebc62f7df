"""The command line: `ppid WORD`, or `python -m ppid WORD`."""

from __future__ import annotations

import os

from ppid.commands.menu import menu


def main() -> None:
    """Run the command that the words of the command line name."""
    os.umask(0o077)  # what is made is for its owner only
    menu(prog_name=os.environ.get("PPID_COMMAND") or "ppid")


if __name__ == "__main__":
    main()
