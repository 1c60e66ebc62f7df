"""Who signs a letter, as they stand on its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ppid.accounts.models import Officer
from ppid.letters.catalogue import Signer
from ppid.office.models import Office


@dataclass(frozen=True, slots=True)
class Signatory:
    """Name, title (jabatan), rank (pangkat) and NIP of who signs; what is not known is empty."""

    name: str = ""
    title: str = ""
    nip: str = ""
    rank: str = ""


NOBODY: Final = Signatory()


def signatory(signer: Signer, office: Office, officer: Officer | None) -> Signatory:
    """Who signs: the PPID of the office, or the superior who acts (`officer`), else the office's.

    The head of the body (pimpinan) is not an officer here and signs by hand: nobody is named.
    """
    if signer is Signer.PPID:
        return Signatory(office.ppid_name, office.ppid_title, office.ppid_nip, office.ppid_rank)
    if signer is Signer.OFFICER:
        return _acting(officer)
    if signer is Signer.HEAD:
        return Signatory(title=f"Pimpinan {office.body_name}")
    title = office.superior_title
    if officer:
        return Signatory(officer.name, title, officer.nip, officer.rank)
    return Signatory(office.superior_name, title, office.superior_nip, office.superior_rank)


def _acting(officer: Officer | None) -> Signatory:
    return Signatory(officer.name, officer.title, officer.nip, officer.rank) if officer else NOBODY
