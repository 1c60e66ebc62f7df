"""The pages of the decree: made, recorded from paper, signed, opened."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import Permission, current_officer, requires
from ppid.cases import queries as cases
from ppid.cases.models import Case, Question
from ppid.cases.words import rule_words
from ppid.exclusions.actions import clock_of
from ppid.exclusions.decreeing import actions
from ppid.exclusions.decreeing.forms import CopyForm, OpeningForm, RecordForm
from ppid.exclusions.ground_form import point_value
from ppid.exclusions.models import Exclusion
from ppid.exclusions.room import PATH, bp, exclusion_here, me, taken, to, upload_facts
from ppid.exclusions.screen import sheet_facts
from ppid.exclusions.testing.forms import StepForm
from ppid.files import actions as files
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.templates import day
from ppid.law import Code, NotAllowed, Rule
from ppid.office import queries as office
from ppid.office.calendar import local_day

P = Permission
BOTH = ("GET", "POST")


def _today() -> date:
    return local_day(now())


@bp.post(PATH + "/penetapan")
@requires(P.EXCLUDE)
def decree(public_id: str) -> ResponseReturnValue:
    """Make the decree of an approved sheet."""
    exclusion = exclusion_here(public_id)
    form = StepForm(today=_today(), version=-1)
    seen = int(form.answers["seen"]) if form.validate() else -1
    with transaction():
        letter = actions.decree(exclusion, seen=seen, by=me(), at=now())
    flash(_("Penetapan %(number)s dibuat. Cetak untuk ditandatangani.", number=letter.number))
    return to(exclusion)


@bp.route("/petugas/pengecualian/catat", methods=BOTH)
@requires(P.EXCLUDE)
def record() -> ResponseReturnValue:
    """Record a decree that the office has on paper."""
    case, question = _asked_for()
    form = RecordForm(
        today=_today(), version=0, units=office.units(), data=_from_question(question)
    )
    if form.is_submitted():
        valid = form.validate()
        stored = taken(form.paper, _("Pilih berkas PDF Penetapan."))
        if valid and stored and not form.errors:
            try:
                with transaction():
                    exclusion = actions.record(stored, case=case, by=me(), at=now(), **form.answers)
            except NotAllowed as error:
                form.form_errors.append(f"{rule_words(error.rule)} ({error.article})")
                files.discard(stored)
            else:
                return _recorded(exclusion, case, question)
        elif stored:
            files.discard(stored)
    facts = sheet_facts(form, case=case, question=question, **upload_facts())
    return render_template("exclusions/record.html", **facts)


def _asked_for() -> tuple[Case | None, Question | None]:
    """The question for which the decree is needed, if the address names one."""
    case = cases.case_for(current_officer(), request.args.get("permohonan", ""))
    position = request.args.get("butir", "")
    asked = cases.questions(case) if case else ()
    return case, next((q for q in asked if str(q.position) == position), None)


def _from_question(question: Question | None) -> dict[str, Any]:
    if question is None or question.ground is None:
        return {}
    return {
        "information": question.text,
        "ground": question.ground.value,
        "point": point_value(question.ground, question.sub_point),
        "law_article": question.law_article,
        "if_opened": question.consequence,
    }


def _recorded(
    exclusion: Exclusion, case: Case | None, question: Question | None
) -> ResponseReturnValue:
    flash(_("Penetapan %(number)s dicatat.", number=exclusion.decree_number))
    if case and question:
        return redirect(
            url_for("decisions.rely", number=case.number, position=question.position), 303
        )
    return to(exclusion)


@bp.route(PATH + "/penetapan-bertanda-tangan", methods=BOTH)
@requires(P.EXCLUDE)
def add_signed_copy(public_id: str) -> ResponseReturnValue:
    """Keep the signed decree."""
    exclusion = exclusion_here(public_id)
    form = CopyForm(today=_today(), version=exclusion.version)
    if form.is_submitted():
        valid = form.validate()
        stored = taken(form.paper, _("Pilih berkas PDF Penetapan."))
        if valid and stored:
            with transaction():
                actions.add_signed_copy(
                    exclusion, stored, seen=form.answers["seen"], by=me(), at=now()
                )
            flash(_("Penetapan bertanda tangan disimpan."))
            return to(exclusion)
    return render_template(
        "exclusions/add_signed_copy.html", exclusion=exclusion, form=form, **upload_facts()
    )


def _refused(error: NotAllowed, exclusion: Exclusion) -> str:
    """Which rule forbids the opening, and from when it is allowed, by the exclusion's profile."""
    clock = clock_of(exclusion)
    opens = exclusion.standing.window_opens_on(clock)
    if error.rule is not Rule.OPENING_TOO_EARLY or opens is None:
        return str(rule_words(error.rule))
    when = _(
        "Dapat dibuat sejak %(first)s, %(days)d hari kerja sebelum berakhir.",
        first=day(opens),
        days=clock.days(Code.OPENING),
    )
    return f"{rule_words(error.rule)} {when}"


@bp.route(PATH + "/buka", methods=BOTH)
@requires(P.EXCLUDE)
def open_up(public_id: str) -> ResponseReturnValue:
    """Decree that the information is open."""
    exclusion = exclusion_here(public_id)
    form = OpeningForm(
        today=_today(),
        version=exclusion.version,
        reasons=law.opening_reasons(exclusion.standing, exclusion.ground),
    )
    if form.validate_on_submit():
        said = form.answers
        try:
            with transaction():
                letter = actions.open_up(exclusion, by=me(), at=now(), **said)
        except NotAllowed as error:
            form.reason.errors = [f"{_refused(error, exclusion)} ({error.article})"]
        else:
            flash(_("Penetapan pembukaan %(number)s dibuat.", number=letter.number))
            return to(exclusion)
    return render_template(
        "exclusions/open_up.html",
        exclusion=exclusion,
        form=form,
        window=exclusion.standing.window_opens_on(clock_of(exclusion)),
    )
