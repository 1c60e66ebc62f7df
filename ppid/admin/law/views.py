"""The legal profile: what is in force, its history, and changing it with a look ahead."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import Permission, current_officer, requires
from ppid.admin.law import queries, words
from ppid.admin.law.forms import LENGTHS, LawForm, from_profile
from ppid.admin.law.switches import SWITCHES
from ppid.admin.room import bp
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.templates import day
from ppid.law import LegalProfile, Preset
from ppid.office import profiles
from ppid.office.calendar import local_day
from ppid.office.queries import office

PLACE = "/pengaturan/profil-hukum"
STATUSES = {
    queries.Status.IN_FORCE: "green",
    queries.Status.PLANNED: "blue",
    queries.Status.PAST: "grey",
}


def _today() -> date:
    return local_day(now())


@bp.get(PLACE)
@requires(Permission.SEE_RECORD)
def legal_profile() -> ResponseReturnValue:
    """Every length and switch in force today, what is fixed, and every version."""
    known = queries.versions(_today())
    current = next(one for one in known if one.status is queries.Status.IN_FORCE)
    return render_template(
        "admin/legal_profile.html",
        current=current,
        versions=known,
        tones=STATUSES,
        presets=Preset,
        fixed=words.FIXED,
        **_shown(current.profile),
    )


@bp.get(PLACE + "/versi/<int:number>")
@requires(Permission.SEE_RECORD)
def legal_version(number: int) -> ResponseReturnValue:
    """One version, and what it says otherwise than the one before."""
    known = queries.versions(_today())
    version = next((one for one in known if one.number == number), None) or abort(404)
    earlier = queries.before(version, known)
    return render_template(
        "admin/legal_version.html",
        version=version,
        earlier=earlier,
        differences=queries.differences(earlier.profile, version.profile) if earlier else (),
        tones=STATUSES,
        **_shown(version.profile),
    )


def _shown(profile: LegalProfile) -> dict[str, Any]:
    return {"profile": profile, "periods": law.PERIODS, "words": words}


@bp.route(PLACE + "/ubah", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def change_law() -> ResponseReturnValue:
    """The form: from what is in force, from a preset, or as it was typed before the preview."""
    today = _today()
    if request.method == "POST":
        form = LawForm(today=today)
        return _form_page(form)
    wanted = request.args.get("awal")
    start = law.PRESETS[Preset(wanted)] if wanted in set(Preset) else profiles.in_force(today)
    told = from_profile(start) | {"effective_from": today, "seen": str(office().law_version)}
    return _form_page(LawForm(formdata=None, today=today, data=told))


@bp.post(PLACE + "/pratinjau")
@requires(Permission.ADMINISTER)
def preview_law() -> ResponseReturnValue:
    """What the change says and would do, before it is applied."""
    form = LawForm(today=_today())
    if not form.validate():
        return _form_page(form, 422)
    rules, since = form.profile(), form.since
    old = profiles.in_force(since)
    if form.seen.data != str(office().law_version):
        return _superseded(form)
    if old.counts_as(rules):
        return _nothing_new(form)
    return render_template(
        "admin/preview_law.html",
        form=form,
        kept=[(name, value) for name, values in request.form.lists() for value in values],
        since=since,
        rules=rules,
        differences=queries.differences(old, rules),
        warnings=queries.warnings(rules),
        effects=queries.effects(rules),
        shown=queries.SHOWN,
        today=form.today,
        words=words,
    )


@bp.post(PLACE + "/terapkan")
@requires(Permission.ADMINISTER)
def apply_law() -> ResponseReturnValue:
    """Keep the new version; what forbids it comes back at the form with all that was typed."""
    form, at = LawForm(today=_today()), now()
    if not form.validate():
        return _form_page(form, 422)
    try:
        with transaction():
            made = profiles.adopt(
                form.profile(),
                seen=int(form.seen.data) if (form.seen.data or "").isdecimal() else -1,
                effective_from=form.since,
                reason=form.reason.data,
                author_id=current_officer().id,
                at=at,
            )
            since = made.effective_from
    except profiles.Superseded:
        return _superseded(form)
    except profiles.NothingNew:
        return _nothing_new(form)
    flash(
        _(
            "Profil hukum baru tersimpan dan berlaku untuk permohonan yang didaftarkan mulai "
            "%(day)s.",
            day=day(since),
        )
    )
    return redirect(url_for("admin.legal_profile"), 303)


def _superseded(form: LawForm) -> ResponseReturnValue:
    """Who comes second sees what the first one adopted, and sends again if still meant."""
    form.seen.data = str(office().law_version)
    newest = max(queries.versions(_today()), key=lambda one: one.number)
    return _form_page(
        form, 409, newest=newest, others=queries.differences(newest.profile, form.profile())
    )


def _nothing_new(form: LawForm) -> ResponseReturnValue:
    form.effective_from.errors = [
        _(
            "Tidak ada yang berubah: profil yang berlaku pada %(day)s sudah sama persis dengan "
            "isian ini. Ubah sedikitnya satu angka atau pilihan.",
            day=day(form.since),
        )
    ]
    return _form_page(form, 422)


def _form_page(form: LawForm, status: int = 200, **facts: Any) -> ResponseReturnValue:
    page = render_template(
        "admin/change_law.html",
        form=form,
        parts=[
            (title, [(code, law.PERIODS[code], form[LENGTHS[code]]) for code in codes])
            for title, codes in words.PARTS
        ],
        words=words,
        switches=SWITCHES,
        presets=Preset,
        **({"newest": None, "others": ()} | facts),
    )
    return page, status
