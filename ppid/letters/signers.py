"""Who signs a letter, as they stand on its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ppid.accounts.away import queries as away
from ppid.accounts.models import Officer, Role
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


_POSTS: Final[Mapping[Signer, str]] = {Signer.PPID: "PPID", Signer.SUPERIOR: "Atasan PPID"}
_ROLES: Final[Mapping[Signer, Role]] = {Signer.PPID: Role.PPID, Signer.SUPERIOR: Role.SUPERIOR}


def signatory(signer: Signer, office: Office, officer: Officer | None, on: date) -> Signatory:
    """Who signs: the PPID of the office, or the superior who acts (`officer`), else the office's.

    A deputy who acts on a day of the absence signs under the own name, as pelaksana harian
    ("Plh.") of the absent officer's post. The head of the body (pimpinan) is not an officer here
    and signs by hand: nobody is named.
    """
    if officer and _stands_in(signer, officer, on):
        post = office.ppid_title if signer is Signer.PPID else office.superior_title
        return Signatory(officer.name, f"Plh. {post or _POSTS[signer]}", officer.nip, officer.rank)
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


def _stands_in(signer: Signer, officer: Officer, on: date) -> bool:
    """Whether an officer signs only because somebody is away on that day."""
    role = _ROLES.get(signer)
    if role is None or role in officer.roles:
        return False
    return any(role in absent.roles for absent in away.stands_in_for(officer, on))


def _acting(officer: Officer | None) -> Signatory:
    return Signatory(officer.name, officer.title, officer.nip, officer.rank) if officer else NOBODY
