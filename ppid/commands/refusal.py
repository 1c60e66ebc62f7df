"""How a command ends when it cannot go on: one sentence that says what to do."""

from __future__ import annotations

from typing import IO, Any

import click


class Refusal(click.ClickException):
    """The sentence for the administrator; the exit code is 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone."""
        click.echo(self.message, file=file, err=file is None)
