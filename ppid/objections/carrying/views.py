"""The page on which the PPID carries out a task."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.access import Permission, requires
from ppid.cases import objection_file
from ppid.cases.clock import clock_of
from ppid.files import actions as files
from ppid.files.slots import Slot
from ppid.files.words import accept, hint
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.law import Code, NotAllowed, ObjectionState, Rule
from ppid.objections import screen
from ppid.objections.answering.queries import questions_of
from ppid.objections.carrying import actions
from ppid.objections.carrying.forms import CarryOutForm
from ppid.objections.room import bp
from ppid.objections.screen import me, objection_here
from ppid.office.calendar import local_day

P = Permission


@bp.route("/petugas/keberatan/<number>/perintah/<int:task_id>", methods=["GET", "POST"])
@requires(P.DECIDE)
def carry_out(number: str, task_id: int) -> ResponseReturnValue:
    """Write down that a task was carried out, with the files for the applicant."""
    objection, today = objection_here(number), local_day(now())
    tasks = {task.id: task for task in objection_file.tasks(objection)}
    task = tasks.get(task_id) or abort(404)
    if task.done_on is not None or objection.state not in objection_file.OPEN_TASKS:
        raise NotAllowed(Rule.OBJECTION_NOT_NOW, state=objection.state)
    ends_on = clock_of(objection).ends_on(Code.OBJECTION, today)
    form = CarryOutForm(task=task, today=today, data={"done_on": today, "ends_on": ends_on})
    if form.validate_on_submit():
        stored = form.take_in()
        if not form.errors:
            try:
                with transaction():
                    actions.carry_out(task, papers=stored, by=me(), at=now(), **form.answers)
            except (StaleDataError, NotAllowed):
                for one in stored:
                    files.discard(one)
                raise
            flash(
                _("Semua perintah dilaksanakan. Keberatan selesai dan pemohon diberi tahu.")
                if objection.state is ObjectionState.CLOSED
                else _("Perintah dicatat sudah dilaksanakan. Pemohon diberi tahu.")
            )
            return redirect(url_for("objections.show", number=number), 303)
    page = render_template(
        "objections/carry_out.html",
        objection=objection,
        about=screen.about(objection),
        form=form,
        shown=screen.tasks_shown([task], questions_of(objection.case), today=today)[0],
        others=[other for other in tasks.values() if other.id != task.id],
        paper_hint=hint(Slot.RELEASE),
        paper_accept=accept(Slot.RELEASE),
    )
    return page, 422 if form.errors else 200
