"""Administering the office: where it stands, its profile, a test mail, its days off."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, requires
from ppid.accounts.models import OPTIONAL_ROLES
from ppid.accounts.words import ROLES
from ppid.admin import actions, queries
from ppid.admin.backups import views as backups
from ppid.admin.calendar import views as calendar
from ppid.admin.duties import views as duties
from ppid.admin.earlier import views as earlier
from ppid.admin.forms import MailTestForm, ProfileForm
from ppid.admin.guarding import views as guarding
from ppid.admin.importing import views as importing
from ppid.admin.law import views as law_views
from ppid.admin.leaving import views as leaving
from ppid.admin.letterhead import views as letterhead
from ppid.admin.mailbox import views as mailbox
from ppid.admin.numbering import views as numbering
from ppid.admin.people import views as people
from ppid.admin.post import views as post
from ppid.admin.practising import views as practising
from ppid.admin.readiness import views as readiness
from ppid.admin.retention import views as retention
from ppid.admin.room import bp
from ppid.admin.texts import views as texts
from ppid.admin.units import views as units
from ppid.admin.words import MAIL_TONES, PROFILE, age
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.letters.signing.health import health
from ppid.letters.signing.words import MAKERS
from ppid.office.calendar import doubt, local_day
from ppid.office.models import Office
from ppid.office.queries import office
from ppid.outbox import queries as outbox
from ppid.outbox.words import FAULTS, STATES

__all__ = [
    "backups",
    "bp",
    "calendar",
    "duties",
    "earlier",
    "guarding",
    "importing",
    "law_views",
    "leaving",
    "letterhead",
    "mailbox",
    "numbering",
    "people",
    "post",
    "practising",
    "readiness",
    "retention",
    "texts",
    "units",
]


@bp.get("/pengaturan")
@requires(Permission.ADMINISTER)
def home() -> ResponseReturnValue:
    """Where the office stands: what is set up, what is missing, what needs a hand."""
    at = now()
    today = local_day(at)
    held = queries.officers_by_role()
    beat = outbox.last_heartbeat()
    return render_template(
        "admin/home.html",
        missing=[PROFILE[name] for name in queries.missing_in_profile(office())],
        units=queries.unit_count(),
        roles=[
            (ROLES[role], held[role]) for role in ROLES if held[role] or role not in OPTIONAL_ROLES
        ],
        years=[queries.days_off(year) for year in (today.year, today.year + 1)],
        mail_test=queries.mail_test_went(),
        doubt=doubt(today),
        failed=outbox.failed_count(),
        waiting=queries.waiting_count(),
        beat=age(at - beat) if beat else None,
        silent=queries.is_silent(beat, at),
        signing=health(at=at),
        makers=MAKERS,
    )


@bp.route("/pengaturan/profil", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def profile() -> ResponseReturnValue:
    """What the office says of itself; who saves second is shown what the first one said."""
    own = office()
    form = ProfileForm(obj=own)
    fields = [name for name in form.answers if name != "seen"]
    if form.validate_on_submit():
        said = {name: form.answers[name] for name in fields}
        try:
            with transaction():
                actions.change_profile(said, seen=form.seen.data, by=current_officer(), at=now())
        except actions.Overtaken:
            form.seen.data = actions.mark_of(own, fields)
            others = _said_otherwise(form, own, fields)
            return render_template("admin/profile.html", form=form, others=others), 409
        flash(_("Profil kantor tersimpan."))
        return redirect(url_for("admin.profile"), 303)
    if not form.is_submitted():
        form.seen.data = actions.mark_of(own, fields)
    return render_template("admin/profile.html", form=form, others=())


def _said_otherwise(
    form: ProfileForm, own: Office, fields: Sequence[str]
) -> list[tuple[object, str]]:
    """What now stands in the profile where the form says something else: label and answer."""
    shown = ProfileForm(formdata=None, obj=own)
    return [
        (form[name].label.text, shown[name]._value() if name != "zone" else str(shown[name].data))
        for name in fields
        if (form[name].data or "") != getattr(own, name)
    ]


@bp.route("/pengaturan/uji-email", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def mail_test() -> ResponseReturnValue:
    """Send a mail the way all mails go, and watch it."""
    officer = current_officer()
    form = MailTestForm(to=officer.email)
    if form.validate_on_submit():
        with transaction():
            actions.ask_test_mail(form.to.data, by=officer, at=now())
        flash(_("Email uji masuk antrean. Lihat hasilnya di bawah."))
        return redirect(url_for("admin.mail_test"), 303)
    return render_template(
        "admin/mail_test.html",
        form=form,
        tests=queries.mail_tests(),
        states=STATES,
        tones=MAIL_TONES,
        faults=FAULTS,
    )
