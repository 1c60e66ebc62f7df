"""The pages of the decree on the list, and the periodic announcement."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.datastructures import FileStorage

from ppid import law
from ppid.accounts.access import Permission, current_officer, may, requires
from ppid.admin.duties import actions as duties
from ppid.cases.words import rule_words
from ppid.files import actions as files
from ppid.files import responses
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.files.words import accept, hint, sentence
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.draft_form import DraftForm
from ppid.kit.links import link
from ppid.law import Category, Duty, ListStage, NotAllowed
from ppid.letters import codes, saying
from ppid.letters import queries as letters
from ppid.letters.catalogue import CATALOGUE
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day
from ppid.publication import queries, words
from ppid.publication.determining import actions, annex, changes
from ppid.publication.determining.forms import (
    APPROVE,
    HERE,
    ON_PAPER,
    AnnounceForm,
    ChooseForm,
    DetermineForm,
    VerdictForm,
)
from ppid.publication.models import Determination
from ppid.publication.reading import queries as public
from ppid.publication.room import BOTH, DECREE, DESK, bp, decree_here, me, to_decree, today

P = Permission


@bp.get(DESK + "/penetapan")
@requires(P.READ)
def determinations() -> ResponseReturnValue:
    """The decree in the making, and those that hold."""
    return render_template(
        "publication/determinations.html",
        under_way=queries.open_determination(),
        rows=queries.determined(),
        ready=[one for one in queries.open_for_choice() if not law.lacking(one.says)],
        words=words,
        form=_bare(-1),
    )


def _bare(version: int) -> DraftForm:
    return DraftForm(today=today(), version=version)


def _seen() -> int:
    form = _bare(-1)
    return int(form.answers["seen"]) if form.validate() else -1


@bp.post(DESK + "/penetapan")
@requires(P.PUBLISH)
def prepare() -> ResponseReturnValue:
    """Begin the next decree with all proposals that are whole."""
    _seen()
    with transaction():
        decree = actions.prepare(by=me(), at=now())
    return to_decree(decree)


@bp.get(DECREE)
@requires(P.READ)
def determination(public_id: str) -> ResponseReturnValue:
    """One decree: what it changes, who approved it, what may be done now."""
    decree = decree_here(public_id)
    return render_template(
        "publication/determination.html",
        decree=decree,
        words=words,
        form=_bare(decree.version),
        changes=changes.of(decree),
        **_steps(decree),
    )


def _steps(decree: Determination) -> dict[str, Any]:
    prepares, stage = may(P.PUBLISH), decree.stage
    under_way = stage in (ListStage.DRAFT, ListStage.ASKED, ListStage.APPROVED)
    own = decree.prepared_by_id == current_officer().id
    return {
        "chooses": prepares and stage is ListStage.DRAFT,
        "asks": prepares and stage is ListStage.DRAFT,
        "approves": may(P.APPROVE) and stage is ListStage.ASKED and not own,
        "determines": prepares and stage is ListStage.APPROVED,
        "drops": prepares and under_way,
    }


@bp.route(DECREE + "/usulan", methods=BOTH)
@requires(P.PUBLISH)
def choose(public_id: str) -> ResponseReturnValue:
    """Choose which proposals the decree takes in."""
    decree = decree_here(public_id)
    if decree.stage is not ListStage.DRAFT:
        raise NotAllowed(law.Rule.LIST_NOT_NOW, stage=decree.stage)
    inside = queries.chosen(decree)
    items = [*inside, *(one for one in queries.open_for_choice() if not law.lacking(one.says))]
    form = ChooseForm(
        today=today(),
        version=decree.version,
        items=items,
        data={"entries": [one.public_id for one in inside], "note": decree.note},
    )
    if form.validate_on_submit():
        said = form.answers
        with transaction():
            actions.choose(
                decree,
                said["entries"] or (),
                note=said["note"] or "",
                seen=said["seen"],
                by=me(),
                at=now(),
            )
        flash(_("Pilihan usulan disimpan."))
        return to_decree(decree)
    return render_template("publication/choose.html", decree=decree, form=form, items=items)


@bp.post(DECREE + "/minta-persetujuan")
@requires(P.PUBLISH)
def ask_approval(public_id: str) -> ResponseReturnValue:
    """Lay the decree before the Atasan PPID."""
    decree, seen = decree_here(public_id), _seen()
    with transaction():
        actions.ask_approval(decree, seen=seen, by=me(), at=now())
    flash(_("Rancangan penetapan menunggu persetujuan Atasan PPID."))
    return to_decree(decree)


@bp.route(DECREE + "/persetujuan", methods=BOTH)
@requires(P.APPROVE)
def approve_list(public_id: str) -> ResponseReturnValue:
    """The Atasan PPID reads the list and says yes or gives it back."""
    decree = decree_here(public_id)
    if decree.stage is not ListStage.ASKED:
        raise NotAllowed(law.Rule.LIST_NOT_NOW, stage=decree.stage)
    form = VerdictForm(today=today(), version=decree.version)
    if form.validate_on_submit():
        said = form.answers
        with transaction():
            if said["verdict"] == APPROVE:
                actions.approve(decree, seen=said["seen"], by=current_officer(), at=now())
            else:
                note = said["note"] or ""
                actions.give_back(decree, note=note, seen=said["seen"], by=me(), at=now())
        flash(_("Putusan Anda disimpan."))
        return to_decree(decree)
    return render_template(
        "publication/approve_list.html",
        decree=decree,
        form=form,
        changes=changes.of(decree),
        words=words,
    )


@bp.route(DECREE + "/tetapkan", methods=BOTH)
@requires(P.PUBLISH)
def determine(public_id: str) -> ResponseReturnValue:
    """Number, date and signed copy: the list is set and public."""
    decree = decree_here(public_id)
    form = DetermineForm(today=today(), version=decree.version, data={"made": HERE, "on": today()})
    if form.validate_on_submit():
        stored = _signed(form) if form.made.data == ON_PAPER else None
        if not form.paper.errors:
            try:
                _determine(decree, form, stored)
            except NotAllowed as error:
                form.on.errors = [f"{rule_words(error.rule)} ({error.article})"]
                if stored:
                    files.discard(stored)
            else:
                flash(_("Daftar ditetapkan dan diumumkan. Tenggat berikutnya enam bulan lagi."))
                return to_decree(decree)
    return render_template(
        "publication/determine.html",
        decree=decree,
        form=form,
        paper_hint=hint(Slot.DECREE),
        paper_accept=accept(Slot.DECREE),
    )


def _determine(decree: Determination, form: DetermineForm, stored: Stored | None) -> None:
    said = form.answers
    with transaction():
        actions.determine(
            decree,
            number=said["number"],
            on=said["on"],
            paper=stored,
            seen=said["seen"],
            by=current_officer(),
            actor=me(),
            at=now(),
        )


def _signed(form: DetermineForm) -> Stored | None:
    upload = form.paper.data
    if not (isinstance(upload, FileStorage) and upload.filename):
        return None
    try:
        return files.inspect_and_store(upload.stream, upload.filename, Slot.DECREE)
    except Refused as refused:
        form.paper.errors = [sentence(refused)]
        return None


@bp.post(DECREE + "/batalkan")
@requires(P.PUBLISH)
def drop(public_id: str) -> ResponseReturnValue:
    """Give up a decree in the making."""
    decree, seen = decree_here(public_id), _seen()
    with transaction():
        actions.drop(decree, seen=seen, by=me(), at=now())
    flash(_("Rancangan penetapan dibatalkan. Usulannya menunggu penetapan berikutnya."))
    return redirect(url_for("publication.determinations"), 303)


@bp.get(DECREE + "/cetak")
@requires(P.READ)
def print_decree(public_id: str) -> ResponseReturnValue:
    """The decree with its annex (Lampiran I) as issued, or as it would be issued now."""
    decree = decree_here(public_id)
    letter = letters.of_determination(decree.id)
    if letter and request.args.get("bentuk") == "pdf":
        kept = letters.best_print(letter)
        return responses.send(kept.paper) if kept else to_decree(decree)
    return render_template(
        "publication/print_decree.html",
        decree=decree,
        letter=letter,
        draft=letter is None,
        title=CATALOGUE[LetterKind.LIST_DECREE].title,
        number=decree.number,
        code=codes.shown(letter.code) if letter else "",
        words=Markup(letter.html if letter else _draft(decree)),  # noqa: S704 (escaped already)
    )


def _draft(decree: Determination) -> str:
    """What the decree would say now; one that was made on paper is shown in the same words."""
    is_first = (
        decree.whole == decree.added
        if decree.stage is ListStage.DETERMINED
        else queries.last_determined_on() is None
    )
    facts = annex.facts_of(decree, is_first=is_first)
    number = decree.number or "……………"
    return saying.to_nobody(LetterKind.LIST_DECREE, number=number, at=now(), facts=facts)


@bp.get(DECREE + "/salinan")
@requires(P.READ)
def signed_decree(public_id: str) -> ResponseReturnValue:
    """The signed copy of a decree."""
    paper = decree_here(public_id).paper
    return responses.send(paper) if paper else to_decree(decree_here(public_id))


@bp.route(DESK + "/pengumuman", methods=BOTH)
@requires(P.PUBLISH)
def announce() -> ResponseReturnValue:
    """Periodic information, what of it nobody can open, and noting the announcement (D20)."""
    form = AnnounceForm(today=today(), version=0, data={"on": today()})
    if form.validate_on_submit():
        at = now()
        with transaction():
            duties.record(
                duty=Duty.ANNOUNCEMENT,
                on=form.on.data or local_day(at),
                year=None,
                reference=link("publication.listing", jenis=words.SLUGS[Category.PERIODIC]),
                by=current_officer(),
                at=at,
            )
        flash(_("Pengumuman berkala dicatat. Tenggat berikutnya dihitung dari tanggal itu."))
        return redirect(url_for("publication.desk"), 303)
    return render_template(
        "publication/announce.html",
        form=form,
        count=public.count(public.Asked(category=Category.PERIODIC)),
        shut=public.periodic_without_access(),
        article=law.CATEGORY_ARTICLES[Category.PERIODIC],
    )
