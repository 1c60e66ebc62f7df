"""The house for mail, also here."""

from tests.outbox.conftest import (  # noqa: F401
    box,
    impatient,
    mail_data,
    mail_database,
    mail_house,
    post_office,
    relay,
)
