"""Verifying a letter: by its code, by its file. Open to everyone, known to no search engine."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ppid.accounts.access import public
from ppid.kit.security import csrf, limiter
from ppid.letters import codes
from ppid.verifying import comparing, queries, words
from ppid.verifying.forms import CodeForm, FileForm
from ppid.verifying.words import Verdict

bp = Blueprint("verifying", __name__)

PLAIN = {"csrf": False}  # nothing is changed by any form here
LOOKING = limiter.limit("60/minute")
COMPARING = limiter.limit("20/minute", methods=["POST"])


@bp.after_request
def unlisted(response: Response) -> Response:
    """No search engine keeps these pages: a code is for who holds the letter."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@bp.get("/periksa")
@public
@LOOKING
def ask() -> ResponseReturnValue:
    """Type the code of a letter, or choose the file that one holds."""
    form = CodeForm(request.args, meta=PLAIN)
    if "kode" in request.args and form.validate():
        code = codes.read(form.kode.data)
        if code:
            return redirect(url_for("verifying.letter", code=codes.shown(code)), 303)
        return _unknown(form)
    return _asked(form)


@bp.get("/v/<code>")
@public
@LOOKING
def letter(code: str) -> ResponseReturnValue:
    """A letter as it was issued: what anyone may know of it."""
    shown = queries.letter(code)
    if shown is None:
        return _unknown(CodeForm(data={"kode": code[:40]}, meta=PLAIN))
    return render_template(
        "verifying/letter.html", shown=shown, words=words, upload=_upload(shown.code)
    )


@bp.route("/periksa/berkas", methods=["GET", "POST"])
@csrf.exempt  # it changes nothing, and the check would lay the file on the disk
@public
@COMPARING
def compare() -> ResponseReturnValue:
    """Whether a file is one that the office issued; the file is read once and kept nowhere."""
    if request.method == "GET":
        return redirect(url_for("verifying.ask"))
    try:
        held = comparing.held(request)
    except comparing.TooLarge:
        return _asked_again(words.TOO_LARGE, 413)
    if not held.size:
        return _asked_again(words.NO_FILE, 422)
    beside = queries.letter(held.code)
    shown, role = queries.holding(held.sha256) or (None, None)
    return render_template(
        "verifying/compare.html",
        held=held,
        verdict=_verdict(shown, beside),
        role=role,
        shown=shown,
        beside=beside,
        words=words,
        upload=_upload(held.code if beside else ""),
    )


def _verdict(shown: queries.Shown | None, beside: queries.Shown | None) -> Verdict:
    if shown is None:
        return Verdict.FOREIGN
    if beside is not None and beside.code != shown.code:
        return Verdict.OTHER_LETTER
    return Verdict.REPLACED if shown.replaced_by else Verdict.SAME


def _upload(code: str = "") -> FileForm:
    return FileForm(formdata=None, data={"code": code}, meta=PLAIN)


def _asked(form: CodeForm) -> str:
    return render_template("verifying/ask.html", form=form, upload=_upload())


def _unknown(form: CodeForm) -> ResponseReturnValue:
    """One answer for every code that leads nowhere, whatever it looks like."""
    form.kode.errors = [words.UNKNOWN]
    return _asked(form), 404


def _asked_again(problem: object, status: int) -> ResponseReturnValue:
    upload = _upload()
    upload.file.errors = [problem]
    form = CodeForm(formdata=None, meta=PLAIN)
    return render_template("verifying/ask.html", form=form, upload=upload), status
