"""Passkeys (WebAuthn): what the browser is asked, and whether its answer is true."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import webauthn
from flask import current_app, request
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import (
    InvalidAuthenticationResponse,
    InvalidCBORData,
    InvalidJSONStructure,
    InvalidRegistrationResponse,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from ppid.accounts.models import Officer, Passkey
from ppid.kit.crypto import keyed_hash
from ppid.office.queries import office

_WRONG = (
    InvalidAuthenticationResponse,
    InvalidCBORData,
    InvalidJSONStructure,
    InvalidRegistrationResponse,
    ValueError,
    KeyError,
    TypeError,
)
_PREFERRED = UserVerificationRequirement.PREFERRED


@dataclass(frozen=True, slots=True)
class Made:
    """A passkey as the browser has just made it."""

    credential_id: str
    public_key: str
    uses: int


def _origin() -> str:
    """The address of the site as the browser knows it: scheme, host and port.

    A real office has one address; elsewhere it is the one that was opened, localhost too.
    """
    config = current_app.config
    parts = urlsplit(config["BASE_URL"] if config["PRODUCTION"] else request.host_url)
    return f"{parts.scheme}://{parts.netloc}"


def _host() -> str:
    return urlsplit(_origin()).hostname or "localhost"


def are_possible() -> bool:
    """Whether browsers make passkeys for this address: for names, not for numbers."""
    return not _host().replace(".", "").isdecimal() and ":" not in _host()


def _described(known: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(base64url_to_bytes(k.credential_id)) for k in known]


def to_make(officer: Officer, known: Sequence[Passkey]) -> tuple[str, str]:
    """The question that makes a passkey (JSON) and its challenge, to be kept in the session."""
    asked = webauthn.generate_registration_options(
        rp_id=_host(),
        rp_name=office().name,
        user_id=bytes.fromhex(keyed_hash("passkey-user", str(officer.id))),
        user_name=officer.email,
        user_display_name=officer.name,
        exclude_credentials=_described(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=_PREFERRED
        ),
    )
    return webauthn.options_to_json(asked), bytes_to_base64url(asked.challenge)


def made(answer: str, challenge: str) -> Made | None:
    """The passkey that a browser made, or None when its answer is not true."""
    try:
        found = webauthn.verify_registration_response(
            credential=json.loads(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_host(),
            expected_origin=_origin(),
        )
    except _WRONG:
        return None
    return Made(
        bytes_to_base64url(found.credential_id),
        bytes_to_base64url(found.credential_public_key),
        found.sign_count,
    )


def to_use(known: Sequence[Passkey]) -> tuple[str, str]:
    """The question that uses one of these passkeys (JSON) and its challenge."""
    asked = webauthn.generate_authentication_options(
        rp_id=_host(), allow_credentials=_described(known), user_verification=_PREFERRED
    )
    return webauthn.options_to_json(asked), bytes_to_base64url(asked.challenge)


def used(answer: str, challenge: str, known: Sequence[Passkey]) -> tuple[Passkey, int] | None:
    """Which passkey signed the challenge, and its count of uses; None when the answer is false."""
    try:
        said = json.loads(answer)
        mine = next((k for k in known if k.credential_id == said["id"]), None)
        if mine is None:
            return None
        found = webauthn.verify_authentication_response(
            credential=said,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_host(),
            expected_origin=_origin(),
            credential_public_key=base64url_to_bytes(mine.public_key),
            credential_current_sign_count=mine.uses,
        )
    except _WRONG:
        return None
    return mine, found.new_sign_count
