"""The list "Cetak dan serahkan": printing a notice, and ticking it off."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, requires
from ppid.cases import printed_words as words
from ppid.cases import printing
from ppid.cases.models import Case
from ppid.cases.printed import PrintedNotice
from ppid.casework.on_paper import actions, queries
from ppid.casework.on_paper.forms import HandOverForm
from ppid.casework.room import BOTH, bp, me
from ppid.files.responses import send_pdf
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.letters import anew
from ppid.letters.models import Letter
from ppid.office.calendar import local_day

PLACE = "/petugas/cetak-dan-serahkan"


@bp.get(PLACE)
@requires(Permission.ENTER)
def to_print() -> ResponseReturnValue:
    """What stands to be printed and handed over, the nearest due day first."""
    said = request.args.get("sesudah", "")
    after = int(said) if said.isdecimal() and len(said) < 10 else None
    found, today = printing.waiting(after=after), local_day(now())
    shown = found[: printing.PAGE]
    return render_template(
        "casework/to_print.html",
        notices=[(one, words.told(one), about(one)) for one in shown],
        following=shown[-1].id if len(found) > printing.PAGE else None,
        begun=after is None,
        today=today,
    )


@bp.get(PLACE + "/<int:notice_id>/cetak")
@requires(Permission.ENTER)
def print_notice(notice_id: int) -> ResponseReturnValue:
    """One notice as a PDF with the letterhead; a receipt is made anew, with its code and QR."""
    one = printing.notice(notice_id) or abort(404)
    if one.kind in printing.RECEIPTS:
        room = "letters" if isinstance(one.subject, Case) else "objections"
        return redirect(url_for(f"{room}.receipt", number=one.subject.number, bentuk="pdf"))
    sheet = anew.on_paper(one)
    return send_pdf(sheet.pdf(), sheet.file_name)


@bp.route(PLACE + "/<int:notice_id>", methods=BOTH)
@requires(Permission.ENTER)
def hand_over_notice(notice_id: int) -> ResponseReturnValue:
    """Write down when, how and to whom a notice on paper went."""
    one = printing.notice(notice_id) or abort(404)
    siblings, today = queries.siblings(one), local_day(now())
    form = HandOverForm(notice=one, siblings=siblings, today=today)
    if form.validate_on_submit():
        together = [one, *(other for other in siblings if other.id in form.together)]
        try:
            with transaction():
                actions.hand_over(together, **form.told, by=me(), at=now())
            flash(_("Sudah dicatat sebagai bukti penyampaian."))
        except printing.GivenAlready:
            flash(_("Rekan Anda sudah mencatat surat ini diserahkan."), "info")
        return redirect(url_for("casework.to_print"), 303)
    letter = queries.letter_of(one)
    page = render_template(
        "casework/hand_over_notice.html",
        one=one,
        told=words.told(one),
        href=about(one),
        form=form,
        letter=letter,
        letter_href=_letter_page(one, letter) if letter else "",
    )
    return page, 422 if form.errors else 200


def about(one: PrintedNotice) -> str:
    """The page of the request or objection that a notice is about."""
    room = "casework" if isinstance(one.subject, Case) else "objections"
    return url_for(f"{room}.show", number=one.subject.number)


def _letter_page(one: PrintedNotice, letter: Letter) -> str:
    door = "letters.show" if isinstance(one.subject, Case) else "letters.on_objection"
    return url_for(door, number=one.subject.number, public_id=letter.public_id)
