"""An administrator invites officers, changes what they may do, and locks them out."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from ppid.accounts.queries import by_email
from ppid.admin.actions import mark_of
from ppid.admin.people.actions import OFFICER
from tests import builders

PUTU = {
    "name": "Putu Aryani", "email": "Putu@Sukamaju.example", "title": "Arsiparis", "nip": "",
    "roles": ["desk"], "unit_id": "0",
}  # fmt: skip


def test_an_officer_is_invited_by_mail(admin: FlaskClient, administrator: Officer):
    page = admin.post("/pengaturan/petugas/baru", data=PUTU, follow_redirects=True).text
    assert "Undangan masuk antrean kirim." in page
    assert "Diundang" in page
    officer = by_email("putu@sukamaju.example")
    assert officer is not None
    assert (officer.roles, officer.unit_id, officer.password) == ([Role.DESK], None, None)
    (mail,) = builders.mails(kind="invitation")
    assert mail.to == "putu@sukamaju.example"
    assert "Ratna Dewi" in mail.text
    assert "/petugas/undangan/" in mail.text
    assert "/petugas/undangan/" not in mail.subject


@pytest.mark.parametrize(("wrong", "said"), [
    ({"name": ""}, "Isi nama lengkap."),
    ({"email": "putu"}, "Tulis alamat email lengkap"),
    ({"roles": []}, "Pilih paling sedikit satu peran."),
    ({"roles": ["raja"]}, "Pilih dari daftar."),
    ({"roles": ["unit"]}, "Pilih unit: peran PPID pelaksana"),
    ({"roles": ["ppid", "superior"]}, "PPID dan Atasan PPID harus orang yang berbeda"),
    ({"roles": ["auditor", "desk"]}, "Auditor hanya membaca"),
    ({"unit_id": "987654"}, "Pilih salah satu dari daftar."),
    ({"unit_id": "abc"}, "Pilih salah satu dari daftar."),
])  # fmt: skip
def test_a_wrong_invitation_is_refused_in_words_and_keeps_what_was_typed(
    admin: FlaskClient, wrong: dict[str, object], said: str
):
    page = admin.post("/pengaturan/petugas/baru", data=PUTU | wrong).text
    assert said in page
    assert 'value="Arsiparis"' in page
    assert by_email("putu@sukamaju.example") is None


def test_two_officers_cannot_have_one_address(admin: FlaskClient):
    other = builders.an_officer()
    page = admin.post("/pengaturan/petugas/baru", data=PUTU | {"email": other.email.upper()}).text
    assert "Sudah ada petugas dengan alamat email ini." in page


def form_of(officer: Officer, **said: object) -> dict[str, object]:
    """The form of an officer as it stands, with what is changed."""
    return {
        "name": officer.name, "email": officer.email, "title": officer.title, "nip": officer.nip,
        "roles": [role.value for role in officer.roles], "unit_id": str(officer.unit_id or 0),
        "seen": mark_of(officer, OFFICER),
    } | said  # fmt: skip


def test_another_role_counts_at_once(app: Flask, admin: FlaskClient):
    officer = builders.an_officer(Role.DESK)
    theirs = builders.signed_in(app.test_client(), officer)
    assert theirs.get("/petugas/akun").status_code == 200
    admin.post(f"/pengaturan/petugas/{officer.id}", data=form_of(officer, roles=["superior"]))
    assert officer.roles == [Role.SUPERIOR]
    assert theirs.get("/petugas/akun").status_code == 302


def test_an_officer_goes_to_another_unit(admin: FlaskClient):
    unit, officer = builders.a_unit(), builders.an_officer(Role.UNIT)
    said = form_of(officer, unit_id=str(unit.id))
    admin.post(f"/pengaturan/petugas/{officer.id}", data=said)
    assert officer.unit_id == unit.id


def test_who_was_not_here_yet_is_invited_again_after_a_change(admin: FlaskClient):
    admin.post("/pengaturan/petugas/baru", data=PUTU)
    officer = by_email("putu@sukamaju.example")
    assert officer is not None
    admin.post(f"/pengaturan/petugas/{officer.id}", data=form_of(officer, roles=["ppid"]))
    assert officer.roles == [Role.PPID]
    admin.post(f"/pengaturan/petugas/{officer.id}/undang-lagi")
    assert len(builders.mails(kind="invitation")) >= 1


def test_who_has_a_password_is_not_invited_again(admin: FlaskClient):
    officer = builders.an_officer(password="kept")
    page = admin.post(f"/pengaturan/petugas/{officer.id}/undang-lagi", follow_redirects=True).text
    assert "tidak menunggu undangan" in page
    assert builders.mails(kind="invitation") == []


def test_an_officer_is_locked_out_at_once_and_let_in_again(app: Flask, admin: FlaskClient):
    officer = builders.an_officer(Role.DESK)
    theirs = builders.signed_in(app.test_client(), officer)
    page = admin.post(f"/pengaturan/petugas/{officer.id}/nonaktif", follow_redirects=True).text
    assert "dikunci dan dikeluarkan" in page
    assert theirs.get("/petugas/akun").status_code == 302
    admin.post(f"/pengaturan/petugas/{officer.id}/aktif")
    assert officer.active


def test_the_last_administrator_can_neither_be_locked_nor_lose_the_role(
    admin: FlaskClient, administrator: Officer
):
    page = admin.post(
        f"/pengaturan/petugas/{administrator.id}/nonaktif", follow_redirects=True
    ).text
    assert "paling sedikit satu administrator" in page
    page = admin.post(
        f"/pengaturan/petugas/{administrator.id}", data=form_of(administrator, roles=["desk"])
    ).text
    assert "paling sedikit satu administrator" in page
    assert administrator.active
    assert administrator.roles == [Role.ADMIN]


def test_with_a_second_administrator_the_first_may_go(admin: FlaskClient, administrator: Officer):
    builders.an_officer(Role.ADMIN)
    admin.post(f"/pengaturan/petugas/{administrator.id}/nonaktif")
    assert not administrator.active


def test_nobody_else_can_change_an_officer(client: FlaskClient):
    officer = builders.an_officer(Role.DESK)
    builders.signed_in(client, officer)
    before = list(officer.roles)
    for path in ("", "/nonaktif", "/aktif", "/undang-lagi"):
        answer = client.post(
            f"/pengaturan/petugas/{officer.id}{path}", data=form_of(officer, roles=["admin"])
        )
        assert answer.status_code == 403
    assert officer.roles == before


def test_of_two_administrators_the_second_sees_both(admin: FlaskClient):
    officer = builders.an_officer(Role.DESK, title="Petugas layanan")
    first, second = form_of(officer, title="Kepala seksi"), form_of(officer, title="Staf")
    admin.post(f"/pengaturan/petugas/{officer.id}", data=first)
    page = admin.post(f"/pengaturan/petugas/{officer.id}", data=second)
    assert page.status_code == 409
    assert officer.title == "Kepala seksi"
    assert "Kepala seksi" in page.text
    assert 'value="Staf"' in page.text
    admin.post(f"/pengaturan/petugas/{officer.id}", data=form_of(officer, title="Staf"))
    assert officer.title == "Staf"
