"""Sealing what must not be readable in a stolen copy, and hashes that need a key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask, current_app

_NONCE, _TAG = 12, 16


class Unreadable(Exception):
    """Sealed bytes that no listed key opens: they were altered, or the key is lost."""


def _derive(secret: str, purpose: bytes) -> bytes:
    return hmac.new(secret.encode(), purpose, hashlib.sha256).digest()


def init_app(app: Flask) -> None:
    """Derive the keys once; the newest seals, all of them open."""
    secrets = [key.strip() for key in app.config["KEYS"].split(",") if key.strip()]
    app.extensions["seals"] = [AESGCM(_derive(secret, b"seal")) for secret in secrets]
    app.extensions["hash_key"] = _derive(secrets[-1], b"hash")


def seal(plain: bytes) -> bytes:
    """Encrypt and authenticate bytes (AES-256-GCM)."""
    nonce = os.urandom(_NONCE)
    newest: AESGCM = current_app.extensions["seals"][0]
    return nonce + newest.encrypt(nonce, plain, None)


def unseal(sealed: bytes) -> bytes:
    """The bytes as they were sealed; raises Unreadable."""
    if len(sealed) < _NONCE + _TAG:
        raise Unreadable
    for key in current_app.extensions["seals"]:
        try:
            return bytes(key.decrypt(sealed[:_NONCE], sealed[_NONCE:], None))
        except InvalidTag:
            continue
    raise Unreadable


def keyed_hash(purpose: str, text: str) -> str:
    """A hash (hex) that cannot be computed without the key, the same each time."""
    key: bytes = current_app.extensions["hash_key"]
    return hmac.new(key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


class Sealed(sa.TypeDecorator[str]):
    """Text that stands encrypted in the database."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Seal on the way in."""
        return None if value is None else base64.b64encode(seal(value.encode())).decode()

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Open on the way out; raises Unreadable."""
        return None if value is None else unseal(base64.b64decode(value)).decode()
