"""The yardstick of filing: a plain Flask-SQLAlchemy-WTF form that writes the same rows.

Every row that one of our submissions inserts or changes is written here too, of the same size, in
one transaction; nothing is rendered, sealed, counted or decided.
"""

from __future__ import annotations

import secrets
from typing import Any

import sqlalchemy as sa
from flask import Flask, redirect, render_template
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import FlaskForm
from jinja2 import DictLoader
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Email, Length

_PAGE = """<!doctype html><title>Permohonan</title><form method=post>{{ f.csrf_token }}
{% for x in f %}<p>{{ x.label }} {{ x }}{% endfor %}<button>Kirim</button></form>"""
_UNIQUE = {
    "number": 40,
    "submission_key": 40,
    "code_hash": 64,
    "key": 60,
    "public_id": 32,
    "token_hash": 64,
}

_POINTERS = {"requesters": "requester_id", "cases": "case_id", "mails": "mail_id"}

Row = dict[str, Any]


class RequestForm(FlaskForm):
    """What our form asks, on one page."""

    name = StringField("Nama", [DataRequired(), Length(max=160)])
    identity_number = StringField("NIK", [DataRequired(), Length(max=40)])
    address = TextAreaField("Alamat", [DataRequired(), Length(max=400)])
    phone = StringField("Telepon", [DataRequired(), Length(max=40)])
    email = StringField("Email", [DataRequired(), Email()])
    question = TextAreaField("Informasi", [DataRequired(), Length(max=5000)])
    purpose = TextAreaField("Tujuan", [DataRequired(), Length(max=2000)])
    website = StringField("Kosongkan")


def minimal(url: str, rows: list[tuple[str, Row]], changed: dict[str, Row]) -> Flask:
    """The plain app on a database that has our tables.

    `rows` are what one submission inserts, `changed` its draft and its counter afterwards.
    """
    app = Flask("minimal")
    app.config.update(SECRET_KEY="k" * 32, SQLALCHEMY_DATABASE_URI=url, WTF_CSRF_ENABLED=False)
    app.jinja_loader = DictLoader({"form.html": _PAGE})
    db = SQLAlchemy(app)
    with app.app_context():
        db.metadata.reflect(db.engine)
        models = {
            name: type(name, (db.Model,), {"__table__": db.metadata.tables[name]})
            for name in {row_name for row_name, _row in rows}
        }
        tables = db.metadata.tables
        for name, row in changed.items():
            db.session.execute(tables[name].insert(), row)
        db.session.commit()
    counter = sa.text("UPDATE counters SET last = last + 1 WHERE register = 'requests'")
    draft = sa.update(tables["drafts"]).where(tables["drafts"].c.id == changed["drafts"]["id"])
    sent = {name: changed["drafts"][name] for name in ("answers", "touched_at", "sent_as")}
    sent_draft = draft.values(version=tables["drafts"].c.version + 1, **sent)

    @app.route("/", methods=["GET", "POST"])
    def submit() -> Any:
        form = RequestForm()
        if not form.validate_on_submit():
            return render_template("form.html", f=form), 400
        newest: dict[str, Any] = {}
        db.session.execute(sent_draft)
        for name, row in rows:
            said = row | {
                c: secrets.token_hex(size // 2)
                for c, size in _UNIQUE.items()
                if row.get(c) is not None
            }
            said |= {
                column: newest[column]
                for column in _POINTERS.values()
                if column in said and column in newest
            }
            made = models[name](**said)
            db.session.add(made)
            if name in _POINTERS:
                db.session.flush()
                newest[_POINTERS[name]] = made.id
        db.session.execute(counter)
        db.session.commit()
        return redirect("/")

    return app
