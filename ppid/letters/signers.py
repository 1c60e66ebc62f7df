"""Who signs a letter, as they stand on its day."""

from __future__ import annotations

from dataclasses import dataclass

from ppid.accounts.models import Officer
from ppid.letters.catalogue import Signer
from ppid.office.models import Office


@dataclass(frozen=True, slots=True)
class Signatory:
    """Name, title (jabatan) and NIP of who signs; what is not known is empty."""

    name: str = ""
    title: str = ""
    nip: str = ""


def signatory(signer: Signer, office: Office, officer: Officer | None) -> Signatory:
    """Who signs: the PPID of the office, or the superior who acts (`officer`).

    The head of the body (pimpinan) is not an officer here and signs by hand: nobody is named.
    """
    if signer is Signer.PPID:
        return Signatory(office.ppid_name, office.ppid_title, office.ppid_nip)
    if signer is Signer.SUPERIOR:
        who = (officer.name, officer.nip) if officer else ("", "")
        return Signatory(who[0], office.superior_title, who[1])
    return Signatory(title=f"Pimpinan {office.body_name}")
