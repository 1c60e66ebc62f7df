"""Which room makes which kind of file: whoever reads this has seen all that the worker can make."""

from collections.abc import Mapping

from ppid.exports.making import Maker
from ppid.registers import making as registers
from ppid.registers.sealing import making as sealing
from ppid.registers.sealing.queries import CLOSING

MAKERS: Mapping[str, Maker] = {
    registers.KIND: registers.make,
    CLOSING: sealing.make_closing,
    sealing.KEPT: sealing.make_kept,
    sealing.CHANGES: sealing.make_changes,
}
"""By the kind that `exports.actions.want` was given."""
