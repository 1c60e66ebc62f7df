"""Which room makes which kind of file: whoever reads this has seen all that the worker can make."""

from collections.abc import Mapping

from ppid.exports.making import Maker

MAKERS: Mapping[str, Maker] = {}
"""By the kind that `exports.actions.want` was given."""
