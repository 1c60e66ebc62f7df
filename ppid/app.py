"""The front door: builds the web app. Whoever reads this file has seen the whole of it."""

from __future__ import annotations

from flask import Flask
from flask_mail import Mail

from ppid.accounts import access
from ppid.accounts import views as accounts
from ppid.admin import views as admin
from ppid.bulk import views as bulk
from ppid.casework import reminders, upkeep
from ppid.casework import views as casework
from ppid.decisions import views as decisions
from ppid.disputes import views as disputes
from ppid.exclusions import views as exclusions
from ppid.explaining import views as explaining
from ppid.exports import views as exports
from ppid.intake import views as intake
from ppid.kit import config, crypto, db, language, logs, security, templates
from ppid.letters import views as letters
from ppid.letters.signing import views as signing
from ppid.notices import views as notices
from ppid.objections import views as objections
from ppid.office import screen
from ppid.pages import errors
from ppid.pages import views as pages
from ppid.publication import views as publication
from ppid.registers import views as registers
from ppid.reports import views as reports
from ppid.verifying import views as verifying

ROOMS = (
    pages,
    intake,
    accounts,
    notices,
    casework,
    decisions,
    bulk,
    disputes,
    explaining,
    objections,
    publication,
    reports,
    exclusions,
    exports,
    registers,
    letters,
    signing,
    verifying,
    admin,
)
ROUNDS = (reminders, upkeep)
"""What only the worker walks: named here so that every table is known wherever the app is."""


def create_app(**overrides: object) -> Flask:
    """The web app; `overrides` stand before the environment (for tests).

    Raises ppid.kit.config.BadSetting with one sentence when a setting is unsafe.
    """
    app = Flask("ppid")
    app.config.update(TEMPLATES=config.ROOT / "templates", MIGRATIONS=config.ROOT / "migrations")
    config.load(app, overrides)
    for part in (
        logs,
        db,
        crypto,
        language,
        templates,
        security,
        access,
        screen,
        accounts,
        notices,
    ):
        part.init_app(app)
    Mail(app)
    for room in ROOMS:
        app.register_blueprint(room.bp)
    errors.register(app)
    return app
