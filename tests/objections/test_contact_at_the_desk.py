"""Who objects without a request is reached where an officer puts it; nobody's objection is lost."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from ppid.accounts.actors import THE_REQUESTER, officer_actor
from ppid.accounts.models import Role
from ppid.cases import actions as cases
from ppid.cases import links, written
from ppid.cases.kinds import RequesterKind
from ppid.cases.objecting import Applicant
from ppid.cases.objections import Objection
from ppid.law import Event
from tests.builders import an_accepted_case, an_objection, an_officer, at, mails, signed_in

pytestmark = pytest.mark.usefixtures("app")
NEW = {
    "address": "Jalan Kenanga 5, Sukamaju",
    "phone": "0812 3456 7890",
    "email": "baru@contoh.example",
}


def page(objection: Objection) -> str:
    return f"/petugas/keberatan/{objection.number}/kontak"


def seen(text: str) -> str:
    found = re.search(r'name="seen"[^>]*value="(\d+)"', text)
    assert found, text
    return found[1]


def test_the_desk_puts_the_contact_of_an_objection_without_a_request_right(app: Flask):
    objection = an_objection(grounds="b")
    links = objection.link_version
    clerk = signed_in(app.test_client(), an_officer(Role.DESK))
    assert page(objection) in clerk.get(f"/petugas/keberatan/{objection.number}").text
    form = clerk.get(page(objection))
    assert 'value="siti@contoh.example"' in form.text
    assert clerk.post(page(objection), data=NEW | {"seen": seen(form.text)}).status_code == 303
    who = objection.requester
    assert {"address": who.address, "phone": who.phone, "email": who.email} == NEW
    assert objection.link_version == links + 1
    assert [mail.to for mail in mails(kind="new_link")] == [NEW["email"]]
    entry = written.timeline(objection)[-1].Entry
    assert entry.event is Event.CONTACT_CHANGED
    assert not [value for value in NEW.values() if value in str(entry.facts)]


def test_one_way_to_reach_the_applicant_must_stay(app: Flask):
    objection = an_objection(grounds="b")
    clerk = signed_in(app.test_client(), an_officer(Role.DESK))
    nothing = dict.fromkeys(NEW, "") | {"seen": seen(clerk.get(page(objection)).text)}
    answer = clerk.post(page(objection), data=nothing)
    assert answer.status_code == 422
    assert "Sisakan paling sedikit satu cara" in answer.text
    assert objection.requester.email == "siti@contoh.example"


def test_a_contact_that_somebody_else_changed_meanwhile_is_not_overwritten(app: Flask):
    objection = an_objection(grounds="b")
    clerk = signed_in(app.test_client(), an_officer(Role.DESK))
    form = seen(clerk.get(page(objection)).text)
    assert clerk.post(page(objection), data=NEW | {"seen": form}).status_code == 303
    late = NEW | {"seen": form, "email": "lain@contoh.example"}
    assert clerk.post(page(objection), data=late).status_code == 409
    assert objection.requester.email == NEW["email"]


def test_about_a_request_the_requests_own_page_changes_it(app: Flask):
    case = an_accepted_case()
    objection = an_objection(case=case)
    clerk = signed_in(app.test_client(), an_officer(Role.DESK))
    assert clerk.get(page(objection)).location == f"/petugas/permohonan/{case.number}/kontak"


def test_a_proxys_contact_changes_with_a_reason_and_mails_go_to_the_new_one(app: Flask):
    proxied = {
        "kind": RequesterKind.PERSON,
        "name": "Siti Rahmawati",
        "email": "kuasa@contoh.example",
        "proxy_name": "Hendra Wijaya",
        "proxy_address": "Jalan Melati 9, Sukamaju",
    }
    case = an_accepted_case()
    link_to_the_proxy = links.follow(case).removeprefix("http://localhost")
    objection = an_objection(case=case, applicant=Applicant(proxied, mandate=True))
    clerk = signed_in(app.test_client(), an_officer(Role.DESK))
    form = clerk.get(page(objection))
    assert "Alamat penerima kuasa" in form.text
    said = NEW | {"proxy_address": "Jalan Anggrek 1", "proxy_phone": "0813 1111 2222"}
    said |= {"seen": seen(form.text)}
    assert "Tulis siapa yang memintanya" in clerk.post(page(objection), data=said).text
    why = "Diminta penerima kuasa di meja layanan, kartunya ditunjukkan."
    assert clerk.post(page(objection), data=said | {"reason": why}).status_code == 303
    who = objection.requester
    assert (who.proxy_address, who.proxy_phone) == ("Jalan Anggrek 1", "0813 1111 2222")
    assert case.requester.email == "siti@contoh.example"
    shown = clerk.get(f"/petugas/keberatan/{objection.number}").text
    assert why in shown
    assert "alamat penerima kuasa" in shown
    cases.say(objection, "Mohon surat kuasa asli.", by=THE_REQUESTER, at=at(2026, 8, 12))
    cases.say(objection, "Baik.", by=officer_actor(an_officer(Role.PPID)), at=at(2026, 8, 12))
    assert {mail.to for mail in mails(kind="objection_message")} == {NEW["email"]}
    assert {mail.to for mail in mails(kind="new_link")} == {NEW["email"], "siti@contoh.example"}
    assert app.test_client().get(link_to_the_proxy).status_code == 410


def test_the_superior_does_not_see_or_change_the_contact(app: Flask):
    boss = signed_in(app.test_client(), an_officer(Role.SUPERIOR))
    assert boss.get(page(an_objection(grounds="b"))).status_code == 403


def test_without_an_active_superior_the_ppid_hears_of_an_objection_and_why():
    ppid = an_officer(Role.PPID)
    an_objection(grounds="b")
    (mail,) = mails(kind="officer_objection")
    assert mail.to == ppid.email
    assert "belum punya akun Atasan PPID" in mail.text


def test_with_a_superior_the_ppid_is_left_alone():
    an_officer(Role.PPID)
    boss = an_officer(Role.SUPERIOR)
    an_objection(grounds="b")
    (mail,) = mails(kind="officer_objection")
    assert mail.to == boss.email
    assert "belum punya akun" not in mail.text
