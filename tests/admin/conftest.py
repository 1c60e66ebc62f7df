"""What the stories of administering share."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from tests import builders


@pytest.fixture
def administrator(client: FlaskClient) -> Officer:
    """Who is signed in as administrator in `client`."""
    officer = builders.an_officer(Role.ADMIN, name="Ratna Dewi")
    builders.signed_in(client, officer)
    return officer


@pytest.fixture
def admin(client: FlaskClient, administrator: Officer) -> FlaskClient:
    """The browser of an administrator."""
    return client
