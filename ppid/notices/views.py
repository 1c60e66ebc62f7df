"""An officer's notices, and what they chose; what the office chose for each role."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, is_signed_in, requires
from ppid.accounts.models import Officer, Role
from ppid.accounts.words import ROLES
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.notices import actions, choosing, forms, queries, settled, words
from ppid.notices.kinds import GROUPS, Topic
from ppid.notices.outside import queries as outside
from ppid.notices.outside import views as outside_views
from ppid.notices.room import bp
from ppid.notices.topics import TOPICS

__all__ = ["bp", "init_app", "outside_views"]

_INBOX = "/petugas/pemberitahuan"
_ALL = "semua"


def init_app(app: Flask) -> None:
    """Let the officers' frame ask how many notices are unread."""
    app.jinja_env.globals["unread_notices"] = _unread


def _unread() -> int:
    return queries.unread(current_officer()) if is_signed_in() else 0


@bp.get(_INBOX)
@requires(Permission.OWN_ACCOUNT)
def inbox() -> ResponseReturnValue:
    """One's own notices, the newest first."""
    officer = current_officer()
    before, everything = request.args.get("sebelum", ""), request.args.get("tampil") == _ALL
    page = queries.page(
        officer,
        unread_only=not everything,
        before=int(before) if before.isdecimal() and len(before) < 10 else None,
    )
    shown: dict[str, Any] = {"tampil": _ALL} if everything else {}
    return render_template(
        "notices/inbox.html",
        page=page,
        names=queries.names(page.rows),
        topics=TOPICS,
        told=words.told,
        everything=everything,
        older=url_for("notices.inbox", **shown, sebelum=page.older) if page.older else None,
    )


@bp.post(_INBOX + "/<int:line_id>/buka")
@requires(Permission.OWN_ACCOUNT)
def open_one(line_id: int) -> ResponseReturnValue:
    """Open what a notice is about; it is read from then on."""
    with transaction():
        line = actions.note_read(current_officer(), line_id, at=now())
    if line is None:
        abort(404)
    return redirect(line.path, 303)


@bp.post(_INBOX + "/dibaca")
@requires(Permission.OWN_ACCOUNT)
def read_all() -> ResponseReturnValue:
    """Note that all notices up to the newest on the page were seen."""
    newest = request.form.get("terbaru", "")
    if PlainForm().validate_on_submit() and newest.isdecimal() and len(newest) < 10:
        with transaction():
            actions.note_all_read(current_officer(), up_to=int(newest), at=now())
        flash(_("Semua pemberitahuan ditandai sudah dibaca."))
    return redirect(url_for("notices.inbox"), 303)


def _of_roles(officer: Officer) -> dict[Topic, settled.Ways]:
    """The topics that may be addressed to an officer, with what the office chose."""
    return {
        topic: settled.of_roles(topic, officer.roles)
        for topic, about in TOPICS.items()
        if set(about.roles) & set(officer.roles)
    }


@bp.route(_INBOX + "/pilihan", methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def own() -> ResponseReturnValue:
    """Pemberitahuan saya: what one wants to be told, by which way and at which hour."""
    officer = current_officer()
    of_office, target = _of_roles(officer), outside.target(officer)
    reached = target is not None and target.gateway in outside.open_gateways()
    chosen = {topic: settled.own_choice(topic, officer.id) for topic in of_office}
    form = forms.own_form(of_office, outside=reached)(
        data=forms.hours_data(settled.hours(officer.id))
        | forms.own_data({topic: row for topic, row in chosen.items() if row is not None})
    )
    if form.validate_on_submit():
        with transaction():
            choosing.choose(officer, forms.own_answers(form, of_office), form.hours)
        flash(_("Pilihan Anda tersimpan dan langsung berlaku."))
        return redirect(url_for("notices.own"), 303)
    page = render_template(
        "notices/own.html",
        form=form,
        sections=_sections(of_office),
        topics=TOPICS,
        of_office=of_office,
        outside=reached,
        gateways=outside.open_gateways(),
        target=target,
        called=words.GATEWAYS,
        shown=words.SHOWN,
    )
    return page, 422 if form.errors else 200


def _sections(found: Any) -> list[tuple[Any, list[Topic]]]:
    """Topics under their heads."""
    parted = (
        (words_, [topic for topic in found if TOPICS[topic].group is group])
        for group, words_ in GROUPS.items()
    )
    return [(head, topics) for head, topics in parted if topics]


@bp.route("/pengaturan/pemberitahuan", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def defaults() -> ResponseReturnValue:
    """What the office chose for a role; each officer may choose otherwise."""
    said = request.args.get("peran", "")
    role = Role(said) if said in set(Role) else Role.DESK
    of_role = {
        topic: settled.of_role(topic, role)
        for topic, about in TOPICS.items()
        if role in about.roles
    }
    form = forms.defaults_form(of_role)(data=forms.defaults_data(of_role))
    if form.validate_on_submit():
        with transaction():
            choosing.set_defaults(
                role, forms.defaults_answers(form, of_role), by=current_officer(), at=now()
            )
        flash(_("Tersimpan untuk peran %(role)s.", role=ROLES[role]))
        return redirect(url_for("notices.defaults", peran=role.value), 303)
    page = render_template(
        "notices/defaults.html",
        form=form,
        role=role,
        roles=ROLES,
        sections=_sections(of_role),
        topics=TOPICS,
        gateways=outside.open_gateways(),
        called=words.GATEWAYS,
        shown=words.SHOWN,
    )
    return page, 422 if form.errors else 200
