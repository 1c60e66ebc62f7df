"""The office's own words: the list, the editor with its preview, versions, and the way back."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup, escape

from ppid.accounts.access import Permission, current_officer, requires
from ppid.admin.room import bp
from ppid.admin.texts import mail_samples, queries, samples, words
from ppid.admin.texts.forms import SeenForm, TextForm, from_words
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office.models import TextVersion
from ppid.office.texts import saying, versions
from ppid.office.texts.catalogue import SLOTS
from ppid.office.texts.names import NAMES
from ppid.office.texts.slots import Slot

PLACE = "/pengaturan/teks-surat"


def _slot(key: str) -> Slot:
    return SLOTS.get(key) or abort(404)


@bp.get(PLACE)
@requires(Permission.SEE_RECORD)
def texts() -> ResponseReturnValue:
    """Every letter and mail with the places that the office may word itself."""
    return render_template("admin/texts.html", groups=queries.groups())


@bp.route(f"{PLACE}/<key>", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def text(key: str) -> ResponseReturnValue:
    """Write what a place says; who saves second is shown what the first one wrote."""
    slot = _slot(key)
    known = queries.history(key)
    latest = known[0].row if known else None
    form = TextForm(slot=slot, data=from_words(_said(slot, latest)) | {"seen": _seen(latest)})
    if request.method == "GET":
        return _editor(form, known)
    if "preview" in request.form:
        fine = form.check_words()
        return _editor(form, known, 200 if fine else 422, shown=fine)
    if not form.validate_on_submit():
        return _editor(form, known, 422)
    try:
        with transaction():
            versions.write(
                key,
                form.words(),
                seen=_number(form.seen.data),
                reason=form.reason.data,
                author_id=current_officer().id,
                at=now(),
            )
    except versions.Outdated:
        form.seen.data = _seen(latest)
        return _editor(form, known, 409, others=_others(form, latest))
    except versions.Nothing:
        form.reason.errors = [_("Tidak ada yang berubah: teksnya sama dengan yang berlaku.")]
        return _editor(form, known, 422)
    flash(_("Teks tersimpan dan berlaku untuk surat yang terbit mulai sekarang."))
    return redirect(url_for("admin.text", key=key), 303)


def _said(slot: Slot, version: TextVersion | None) -> dict[str, str]:
    return {one: versions.said_by(version, slot, one) for one in slot.languages}


def _seen(version: TextVersion | None) -> str:
    return str(version.id if version else 0)


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 12 else -1


def _others(form: TextForm, latest: TextVersion | None) -> list[Any]:
    """What another administrator's version says otherwise than the form: by language."""
    said = _said(form.slot, latest)
    found = [
        (words.LANGUAGES[one], queries.difference(said[one], text))
        for one, text in form.words().items()
        if said[one] != text
    ]
    return found


def _editor(
    form: TextForm,
    known: list[queries.Numbered],
    status: int = 200,
    *,
    shown: bool = True,
    others: Any = None,
) -> ResponseReturnValue:
    page = render_template(
        "admin/text.html",
        form=form,
        slot=form.slot,
        place=words.place_words(form.slot.place),
        fields=form.fields_by_language(),
        troubles=form.troubles(),
        names=[(name, NAMES[name], name in form.slot.needs) for name in form.slot.known],
        versions=known,
        previews=_previews(form.slot, form.words()) if shown and status != 422 else (),
        others=others,
        newest=known[0] if others is not None and known else None,
        is_own=bool(known and known[0].row.words),
        back_form=SeenForm(formdata=None, data={"seen": _seen(known[0].row if known else None)}),
    )
    return page, status


def _previews(slot: Slot, texts: dict[str, str]) -> list[tuple[str, Any, Markup]]:
    return [(one, words.LANGUAGES[one], _preview(slot, texts, one)) for one in slot.languages]


def _preview(slot: Slot, texts: dict[str, str], language: str) -> Markup:
    """The letter or mail with these words, marked, and sample data elsewhere."""
    at = now()
    with saying.trying(slot.key, texts):
        if not words.is_mail(slot):
            return Markup(samples.letter(slot.place, language, at=at))  # noqa: S704 (escaped)
        subject, body = mail_samples.mail(slot.place.partition(".")[2], language, at=at)
    return _mail_page(subject, body)


def _mail_page(subject: str, body: str) -> Markup:
    marked = escape(body).replace(saying.BEGINS, saying.HERE).replace(saying.ENDS, saying.THERE)
    return Markup('<p><strong>{}</strong></p>\n<div class="pp-typed">{}</div>').format(
        subject, marked
    )


@bp.post(f"{PLACE}/<key>/pratinjau")
@requires(Permission.ADMINISTER)
def preview_text(key: str) -> ResponseReturnValue:
    """The previews alone, for the script that keeps them fresh while one writes."""
    form = TextForm(slot=_slot(key))
    fine = form.check_words()
    return render_template(
        "admin/preview_text.html",
        previews=_previews(form.slot, form.words()) if fine else (),
        troubles=form.troubles(),
    )


@bp.get(f"{PLACE}/<key>/versi/<int:number>")
@requires(Permission.SEE_RECORD)
def text_version(key: str, number: int) -> ResponseReturnValue:
    """One version, and what it says otherwise than the one before."""
    slot, known = _slot(key), queries.history(key)
    version = next((one for one in known if one.number == number), None) or abort(404)
    said, earlier = _said(slot, version.row), _said(slot, versions.before(version.row))
    return render_template(
        "admin/text_version.html",
        slot=slot,
        place=words.place_words(slot.place),
        version=version,
        is_newest=version is known[0],
        said=[(words.LANGUAGES[one], said[one]) for one in slot.languages],
        differences=[
            (words.LANGUAGES[one], queries.difference(earlier[one], said[one]))
            for one in slot.languages
            if earlier[one] != said[one]
        ],
        form=SeenForm(formdata=None, data={"seen": _seen(known[0].row)}),
    )


@bp.post(f"{PLACE}/<key>/versi/<int:number>/pulihkan")
@requires(Permission.ADMINISTER)
def restore_text(key: str, number: int) -> ResponseReturnValue:
    """Say again what an older version said, as a new version."""
    slot = _slot(key)
    version = next((one for one in queries.history(key) if one.number == number), None)
    row = version.row if version else abort(404)
    said = {one: text for one, text in _said(slot, row).items() if one in row.words}
    return _take_back(slot, said, _("Memulihkan versi %(number)d", number=number))


@bp.post(f"{PLACE}/<key>/bawaan")
@requires(Permission.ADMINISTER)
def reset_text(key: str) -> ResponseReturnValue:
    """Say the default again, in every language."""
    return _take_back(_slot(key), {}, _("Kembali ke teks bawaan"))


def _take_back(slot: Slot, said: dict[str, str], reason: str) -> ResponseReturnValue:
    there = redirect(url_for("admin.text", key=slot.key), 303)
    try:
        with transaction():
            versions.write(
                slot.key,
                said,
                seen=_number(SeenForm().seen.data),
                reason=reason,
                author_id=current_officer().id,
                at=now(),
            )
    except versions.Outdated:
        flash(
            _("Teks ini baru saja diubah orang lain. Periksa dulu yang berlaku sekarang."), "error"
        )
    except versions.Nothing:
        flash(_("Tidak ada yang berubah: teksnya sudah begitu."), "info")
    except versions.Unreadable:
        flash(
            _("Versi itu tidak lagi sesuai dengan nama yang boleh dipakai. Salin dan perbaiki."),
            "error",
        )
    else:
        flash(_("Teks dikembalikan dan berlaku untuk surat yang terbit mulai sekarang."))
    return there
