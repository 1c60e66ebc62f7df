"""The head of letters: its logo, a look at it, and the picture itself for readers."""

from __future__ import annotations

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ppid.accounts.access import Permission, current_officer, public, requires
from ppid.admin.letterhead.forms import LogoForm
from ppid.admin.room import bp
from ppid.admin.texts import samples
from ppid.files import words as files
from ppid.files.slots import Slot
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.office import logos, queries, record
from ppid.office.models import OfficeEvent
from ppid.office.queries import office

PLACE = "/pengaturan/kop-surat"
_FOR_GOOD = "public, max-age=31536000, immutable"
_SHOWN = (("notice", "PPID"), ("objection_answer", "Atasan PPID"))


@bp.route(PLACE, methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
def letterhead() -> ResponseReturnValue:
    """Put a logo up, name it, and see letters with it."""
    own, kept = office(), queries.logo()
    form = LogoForm(has_logo=kept is not None, data={"alt": own.logo_alt})
    if form.validate_on_submit() and _kept(form):
        flash(_("Kop surat tersimpan. Surat yang sudah terbit tidak berubah."))
        return redirect(url_for("admin.letterhead"), 303)
    at = now()
    return render_template(
        "admin/letterhead.html",
        form=form,
        picture=kept,
        accept=files.accept(Slot.LOGO),
        hint=files.hint(Slot.LOGO),
        letters=[
            (title, Markup(samples.letter(place, "id", at=at)))  # noqa: S704 (escaped)
            for place, title in _SHOWN
        ],
    ), (422 if form.errors else 200)


def _kept(form: LogoForm) -> bool:
    """Keep what was sent; a picture that cannot be printed is said at its field."""
    try:
        with transaction():
            if form.content:
                logos.put_up(
                    form.content,
                    alt=form.alt.data or "",
                    officer_id=current_officer().id,
                    at=now(),
                )
            else:
                logos.name(form.alt.data or "")
            _note(OfficeEvent.LOGO_PUT_UP, alt=form.alt.data or "")
    except logos.TooSmall:
        form.picture.errors = [
            _(
                "Logo terlalu kecil untuk dicetak. Pilih gambar yang sisi panjangnya sedikitnya "
                "%(least)d piksel.",
                least=logos.LEAST_SIDE,
            )
        ]
    except logos.TooLarge:
        form.picture.errors = [_("Logo terlalu besar. Perkecil hingga paling banyak 4.000 piksel.")]
    return not form.errors


def _note(event: OfficeEvent, **facts: str) -> None:
    record.note(event, by_id=current_officer().id, at=now(), changed=facts)


@bp.post(f"{PLACE}/hapus")
@requires(Permission.ADMINISTER)
def remove_logo() -> ResponseReturnValue:
    """Take the logo down; letters that bear it keep it."""
    with transaction():
        logos.take_down()
        _note(OfficeEvent.LOGO_TAKEN_DOWN)
    flash(_("Logo tidak dipakai lagi. Surat yang sudah terbit tetap memuatnya."))
    return redirect(url_for("admin.letterhead"), 303)


@bp.get("/kop/<sha256>.png")
@public
def logo(sha256: str) -> ResponseReturnValue:
    """A picture by its digest: it never changes, so browsers may keep it."""
    kept = queries.logo_by(sha256) or abort(404)
    return Response(kept.png, mimetype="image/png", headers={"Cache-Control": _FOR_GOOD})
