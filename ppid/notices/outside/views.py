"""Messages outside: an administrator opens gateways, officers say where they are reached."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, confirms, current_officer, requires
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.forms import PlainForm
from ppid.notices import words
from ppid.notices.models import Gateway
from ppid.notices.outside import actions, delivery, queries
from ppid.notices.outside.forms import GatewayForm, TargetForm
from ppid.notices.outside.gateways import KINDS
from ppid.notices.room import bp

_OWN = "/petugas/pemberitahuan/luar"
_OFFICE = "/pengaturan/pemberitahuan/luar"


@bp.route(_OWN, methods=["GET", "POST"])
@requires(Permission.OWN_ACCOUNT)
def own_target() -> ResponseReturnValue:
    """Say where one is reached outside, among the gateways that the office opened."""
    officer, gateways = current_officer(), queries.open_gateways()
    kept = queries.target(officer)
    shown = {"gateway": kept.gateway.value, "target": kept.target} if kept else {}
    form = TargetForm(gateways=gateways, data=shown)
    if gateways and form.validate_on_submit():
        with transaction():
            chosen = Gateway(form.gateway.data)
            actions.set_target(officer, chosen, form.target.data, at=now())
        flash(_("Tersimpan. Kirim pesan uji untuk memastikan nomornya benar."))
        return redirect(url_for("notices.own_target"), 303)
    page = render_template(
        "notices/own_target.html",
        form=form,
        gateways=gateways,
        kept=kept,
        pings=queries.last_pings(officer),
        states=words.PINGS,
        sample=delivery.said(officer.language),
    )
    return page, 422 if form.errors else 200


@bp.post(_OWN + "/uji")
@requires(Permission.OWN_ACCOUNT)
def test_target() -> ResponseReturnValue:
    """Ask for a test message; it takes the way of every other."""
    officer = current_officer()
    if PlainForm().validate_on_submit() and queries.target(officer):
        with transaction():
            actions.ask_test(officer, at=now())
        flash(_("Pesan uji akan dikirim dalam beberapa detik."))
    return redirect(url_for("notices.own_target"), 303)


@bp.post(_OWN + "/hapus")
@requires(Permission.OWN_ACCOUNT)
def drop_target() -> ResponseReturnValue:
    """Be reached outside no longer."""
    if PlainForm().validate_on_submit():
        with transaction():
            actions.drop_target(current_officer())
        flash(_("Nomor dihapus. Anda tetap diberi tahu lewat email dan layar."))
    return redirect(url_for("notices.own_target"), 303)


@bp.get(_OFFICE)
@requires(Permission.ADMINISTER)
def gateways() -> ResponseReturnValue:
    """The gateways, open or not, and what is ever sent through them."""
    return render_template(
        "notices/gateways.html",
        kept=queries.gateways(),
        called=words.GATEWAYS,
        sample=delivery.said(current_officer().language),
    )


@bp.route(_OFFICE + "/<gateway>", methods=["GET", "POST"])
@requires(Permission.ADMINISTER)
@confirms
def gateway(gateway: str) -> ResponseReturnValue:
    """Open a gateway, or give it another address; the one before is a secret, and not shown."""
    chosen = _asked(gateway)
    form = GatewayForm(gateway=chosen)
    if form.validate_on_submit():
        with transaction():
            actions.open_gateway(chosen, form.address.data, by=current_officer(), at=now())
        flash(_("Gerbang %(gateway)s dibuka.", gateway=words.GATEWAYS[chosen]))
        return redirect(url_for("notices.gateways"), 303)
    page = render_template(
        "notices/gateway.html",
        form=form,
        name=words.GATEWAYS[chosen],
        kind=KINDS[chosen],
        is_open=chosen in queries.open_gateways(),
        sample=delivery.said(current_officer().language),
    )
    return page, 422 if form.errors else 200


@bp.post(_OFFICE + "/<gateway>/tutup")
@requires(Permission.ADMINISTER)
def close_gateway(gateway: str) -> ResponseReturnValue:
    """Close a gateway and forget its address."""
    kept = queries.gateways().get(_asked(gateway))
    if kept is not None and PlainForm().validate_on_submit():
        with transaction():
            actions.close_gateway(kept, by=current_officer(), at=now())
        flash(_("Gerbang ditutup; alamatnya dihapus."))
    return redirect(url_for("notices.gateways"), 303)


def _asked(said: str) -> Gateway:
    if said not in set(Gateway):
        abort(404)
    return Gateway(said)
