"""The desk of the list: entries of all states; writing, proposing, returning one."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import Permission, current_officer, may, requires
from ppid.admin.duties import queries as duties
from ppid.files import responses
from ppid.files.slots import Slot
from ppid.files.words import accept, hint
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.law import ITEM_FLOW, OPENED_ARTICLE, OPENED_ORIGINS, Duty, ItemEvent, ItemState
from ppid.office import queries as office
from ppid.publication import queries, words
from ppid.publication.models import Item
from ppid.publication.proposing import actions, desk_screen
from ppid.publication.proposing.forms import EntryForm, FilesForm, ReasonForm, from_kept
from ppid.publication.proposing.queries import came_from
from ppid.publication.proposing.taking import take_in
from ppid.publication.room import (
    BOTH,
    DESK,
    ITEM,
    bp,
    item_here,
    may_write,
    me,
    own_item,
    own_unit,
    to,
    today,
)

P = Permission


@bp.get(DESK)
@requires(P.READ)
def desk() -> ResponseReturnValue:
    """All entries at work and in force; the address holds the filter."""
    wanted = desk_screen.wanted(request.args, own_unit())
    rows, more = queries.listed(wanted)
    asked = {k: v for k, v in request.args.items() if k in ("q", "status", "unit") and v}
    following = url_for("publication.desk", **asked, sebelum=rows[-1].id) if more else None  # type: ignore[arg-type]
    return render_template(
        "publication/desk.html",
        rows=rows,
        wanted=wanted,
        asked=asked,
        following=following,
        tiles=desk_screen.tiles(queries.counts(own_unit()), wanted),
        units=office.units() if own_unit() is None else (),
        lacking=desk_screen.lacks,
        words=words,
        own_unit=own_unit(),
        opened=OPENED_ORIGINS,
        list_due=duties.next_time(Duty.LIST_UPDATE, today()),
        announcement_due=duties.next_time(Duty.ANNOUNCEMENT, today()),
        opened_article=OPENED_ARTICLE,
        open_decree=queries.open_determination(),
    )


@bp.get(ITEM)
@requires(P.READ)
def item(public_id: str) -> ResponseReturnValue:
    """One entry: what it says, what is public of it, what may be done now."""
    item = item_here(public_id)
    ours = may_write(item)
    lawful = ITEM_FLOW[item.state] if ours else {}
    return render_template(
        "publication/item.html",
        item=item,
        public=queries.current(item),
        files=queries.files(item),
        steps=desk_screen.steps(item),
        came_from=came_from(item) if own_unit() is None and may(P.SEE_NAME) else None,
        opened_article=OPENED_ARTICLE,
        lacks=desk_screen.lacks(item),
        rows=desk_screen.rows(item),
        ours=ours,
        lawful=lawful,
        events=ItemEvent,
        returns=may(P.PUBLISH) and ItemEvent.RETURNED in lawful,
        leaves=ours and item.state is ItemState.DETERMINED,
        form=ReasonForm(today=today(), version=item.version),
        words=words,
    )


@bp.route(DESK + "/baru", methods=BOTH)
@requires(P.PROPOSE)
def begin() -> ResponseReturnValue:
    """Write a new entry."""
    form = _entry_form(0, data={"unit_id": current_officer().unit_id or 0, "copies": ["softcopy"]})
    if form.validate_on_submit():
        said = form.answers
        said.pop("seen")
        with transaction():
            made = actions.begin(by=me(), at=now(), **said)
        flash(_("Entri disimpan sebagai konsep. Periksa, lalu usulkan kepada PPID."))
        return to(made)
    return render_template("publication/begin.html", form=form, hints=words.CATEGORY_HINTS)


@bp.route(ITEM + "/ubah", methods=BOTH)
@requires(P.PROPOSE)
def rewrite(public_id: str) -> ResponseReturnValue:
    """Change what an entry says."""
    item = _to_change(public_id, ItemEvent.WRITTEN)
    form = _entry_form(item.version, data=from_kept(item))
    if form.validate_on_submit():
        with transaction():
            actions.rewrite(item, by=me(), at=now(), **form.answers)
        flash(_("Perubahan disimpan. Yang diumumkan tidak berubah sampai penetapan berikutnya."))
        return to(item)
    return render_template(
        "publication/rewrite.html", item=item, form=form, hints=words.CATEGORY_HINTS, words=words
    )


def _entry_form(version: int, **start: object) -> EntryForm:
    return EntryForm(today=today(), version=version, units=office.units(), only=own_unit(), **start)


def _to_change(public_id: str, event: ItemEvent) -> Item:
    item = own_item(public_id)
    law.move_item(item.state, event)  # says in words why not
    return item


@bp.post(ITEM + "/usulkan")
@requires(P.PROPOSE)
def propose(public_id: str) -> ResponseReturnValue:
    """Hand the entry to the PPID."""
    item = own_item(public_id)
    seen = _seen(item)
    with transaction():
        actions.propose(item, seen=seen, by=me(), at=now())
    flash(_("Entri diusulkan. PPID memasukkannya ke penetapan berikutnya."))
    return to(item)


def _seen(item: Item) -> int:
    form = ReasonForm(today=today(), version=-1)
    form.reason.validators = ()
    return int(form.answers["seen"]) if form.validate() else -1


@bp.route(ITEM + "/tarik", methods=BOTH)
@requires(P.PROPOSE)
def leave(public_id: str) -> ResponseReturnValue:
    """Propose that a public entry leaves the list."""
    item = _to_change(public_id, ItemEvent.PROPOSED)
    form = ReasonForm(today=today(), version=item.version)
    if form.validate_on_submit():
        with transaction():
            actions.propose_leaving(item, by=me(), at=now(), **form.answers)
        flash(_("Penarikan diusulkan. Entri tetap diumumkan sampai penetapan berikutnya."))
        return to(item)
    return render_template("publication/leave.html", item=item, form=form)


@bp.route(ITEM + "/sisihkan", methods=BOTH)
@requires(P.PROPOSE)
def dismiss(public_id: str) -> ResponseReturnValue:
    """Put a draft or proposal aside, with the reason."""
    item = _to_change(public_id, ItemEvent.DISMISSED)
    if item.origin in OPENED_ORIGINS and not may(P.PUBLISH):
        abort(403)  # whether what was opened is in the list already is the PPID's to say
    form = ReasonForm(today=today(), version=item.version)
    if form.validate_on_submit():
        with transaction():
            actions.dismiss(item, by=me(), at=now(), **form.answers)
        flash(_("Entri disisihkan beserta alasannya."))
        return to(item)
    return render_template(
        "publication/dismiss.html",
        item=item,
        form=form,
        public=queries.current(item),
        was_opened=item.origin in OPENED_ORIGINS,
        article=OPENED_ARTICLE,
    )


@bp.route(ITEM + "/kembalikan", methods=BOTH)
@requires(P.PUBLISH)
def give_back(public_id: str) -> ResponseReturnValue:
    """Give a proposal back to its unit, with what is to be mended."""
    item = _to_change(public_id, ItemEvent.RETURNED)
    form = ReasonForm(today=today(), version=item.version)
    if form.validate_on_submit():
        said = form.answers
        with transaction():
            actions.give_back(item, note=said["reason"], seen=said["seen"], by=me(), at=now())
        flash(_("Usulan dikembalikan kepada unitnya."))
        return to(item)
    return render_template("publication/give_back.html", item=item, form=form)


@bp.route(ITEM + "/berkas", methods=BOTH)
@requires(P.PROPOSE)
def item_files(public_id: str) -> ResponseReturnValue:
    """Lay files with an entry, or take one off."""
    item = _to_change(public_id, ItemEvent.WRITTEN)
    laid = queries.files(item)
    form = FilesForm(today=today(), version=item.version)
    if form.validate_on_submit() and _change_files(item, form):
        return redirect(url_for("publication.item_files", public_id=public_id), 303)
    return render_template(
        "publication/item_files.html",
        item=item,
        form=form,
        files=laid,
        paper_hint=hint(Slot.PUBLISHED),
        paper_accept=accept(Slot.PUBLISHED),
    )


def _change_files(item: Item, form: FilesForm) -> bool:
    """Whether a file was laid or taken off; what was wrong stands at the field."""
    pressed = request.form.get("remove", "")
    file = next((one for one in queries.files(item) if one.paper.public_id == pressed), None)
    seen = int(form.answers["seen"])
    if file:
        with transaction():
            actions.take_file_off(item, file, seen=seen, by=me(), at=now())
        flash(_("Berkas dilepas dari entri ini."))
        return True
    taken = take_in(form, len(queries.files(item)))
    if not taken:
        return False
    public, originals = [one.public for one in taken], [one.original for one in taken]
    with transaction():
        actions.lay_files(item, public, originals=originals, seen=seen, by=me(), at=now())
    flash(_("Berkas disimpan. Diumumkan sesudah penetapan berikutnya."))
    return True


@bp.get(ITEM + "/berkas/<paper_id>")
@requires(P.READ)
def item_file(public_id: str, paper_id: str) -> ResponseReturnValue:
    """A file of an entry at work, as it will be public or as it was handed in, for officers."""
    laid = queries.files(item_here(public_id))
    papers = [paper for one in laid for paper in (one.paper, one.original) if paper]
    found = next((paper for paper in papers if paper.public_id == paper_id), None)
    return responses.send(found or abort(404))
