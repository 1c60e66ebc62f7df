"""What a reader sees when something cannot be done."""

import sqlite3
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from structlog.testing import capture_logs
from werkzeug.exceptions import BadRequest, Gone, RequestEntityTooLarge, TooManyRequests

from ppid.law import NotAllowed, Rule
from ppid.office.queries import NotSetUp
from ppid.pages import errors


def _sqlite(name: str) -> OperationalError:
    origin = sqlite3.OperationalError(name)
    origin.sqlite_errorname = name  # type: ignore[misc]
    return OperationalError("INSERT", {}, origin)


@pytest.fixture
def fails(app: Flask) -> Callable[[Exception], tuple[int, str]]:
    """What a reader gets when a view raises this."""

    def answer(error: Exception) -> tuple[int, str]:
        with app.test_request_context("/"):
            response = app.make_response(app.handle_user_exception(error))
            return response.status_code, response.get_data(as_text=True)

    return answer


EXPECTED = [
    (BadRequest(), 400, "Permintaan tidak dapat dibaca"),
    (Gone(), 410, "Cara mendapat tautan baru"),
    (RequestEntityTooLarge(), 413, "Berkas terlalu besar"),
    (TooManyRequests(), 429, "Coba lagi sekitar <strong>1 menit</strong> lagi"),
    (NotAllowed(Rule.EXTENDED_ONCE), 409, "UU 14/2008 Pasal 22 ayat (8)"),
    (NotAllowed(Rule.EXTENDED_ONCE), 409, "Waktu jawaban hanya dapat diperpanjang satu kali."),
    (StaleDataError(), 409, "Orang lain mengubahnya saat Anda bekerja"),
    (_sqlite("SQLITE_BUSY"), 503, "Belum tersimpan, silakan kirim lagi"),
    (_sqlite("SQLITE_FULL"), 503, "Belum tersimpan, silakan kirim lagi"),
    (NotSetUp(), 503, "Kantor belum disiapkan"),
]


@pytest.mark.parametrize(("error", "status", "words"), EXPECTED)
def test_every_expected_failure_has_its_page(fails, error: Exception, status: int, words: str):
    assert (fails(error)[0], words in fails(error)[1]) == (status, True)


def test_a_fault_in_our_own_sql_is_not_called_busy(fails):
    with pytest.raises(OperationalError):
        fails(_sqlite("SQLITE_ERROR"))


def test_a_page_that_is_not_there_says_where_to_go(client: FlaskClient):
    answer = client.get("/tidak-ada")
    assert answer.status_code == 404
    assert "Lacak permohonan dengan nomor dan kode" in answer.text


def test_a_wrong_method_names_the_right_ones(client: FlaskClient):
    answer = client.get("/bahasa")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_broken_page_bears_a_reference_and_the_log_no_values(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    def breaks() -> str:
        raise RuntimeError("Siti Rahmawati")

    breaks.access = "public"  # type: ignore[attr-defined]
    monkeypatch.setitem(app.view_functions, "pages.health", breaks)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    with capture_logs() as lines:
        answer = app.test_client().get("/healthz")
    line = next(line for line in lines if line["event"] == "broken")
    assert answer.status_code == 500
    assert line["reference"] in answer.text
    assert "test_errors.py" in line["origin"]
    assert "Siti" not in str(lines)


def test_every_error_page_is_in_the_table_or_named_by_its_failure():
    assert set(errors.PAGES) == {400, 401, 403, 404, 405, 410, 413, 429, 503}
