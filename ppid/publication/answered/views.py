"""Publishing an answer: chosen by the officer, in the officer's words."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid.accounts.access import Permission, current_officer, requires
from ppid.cases import queries as cases
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.models import Paper
from ppid.files.reasons import Refused
from ppid.files.words import sentence
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.publication.proposing import actions
from ppid.publication.proposing.forms import AnswerForm
from ppid.publication.proposing.queries import GIVEN_STATES, given_files, unpublished
from ppid.publication.proposing.taking import copied, is_publishable
from ppid.publication.room import BOTH, bp, me, today


@bp.route("/petugas/permohonan/<number>/publikasikan", methods=BOTH)
@requires(Permission.PUBLISH)
def publish_answer(number: str) -> ResponseReturnValue:
    """Begin an entry from an answer that was given; nothing is public before a decree."""
    case = cases.case_for(current_officer(), number) or abort(404)
    open_questions = unpublished(case) if case.state in GIVEN_STATES else ()
    papers = [one for one in given_files(case) if is_publishable(one.paper)]
    form = AnswerForm(today=today(), version=case.version, questions=open_questions, papers=papers)
    if len(open_questions) == 1 and not form.is_submitted():
        form.question.data = str(open_questions[0].position)
    if open_questions and form.validate_on_submit():
        chosen = next(q for q in open_questions if str(q.position) == form.question.data)
        stored = _copies(form, [o.paper for o in papers if o.paper.public_id in form.papers.data])
        if stored is not None:
            with transaction():
                item = actions.from_answer(case, chosen, stored, by=me(), at=now())
            flash(_("Konsep entri dibuat. Tulis judul dan ringkasannya dengan kata-kata kantor."))
            return redirect(url_for("publication.rewrite", public_id=item.public_id), 303)
    return render_template(
        "publication/publish_answer.html", case=case, form=form, questions=open_questions
    )


def _copies(form: AnswerForm, chosen: Sequence[Paper]) -> list[Stored] | None:
    """Copies for the public; None when one could not be made, which is then said at the field."""
    made: list[Stored] = []
    try:
        for paper in chosen:
            made.append(copied(paper))
    except Refused as refused:
        form.papers.errors = [sentence(refused)]
        for one in made:
            files.discard(one)
        return None
    return made
