"""A citizen follows a request by number and code, or by its link."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from ppid import law
from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases import actions as cases
from ppid.cases import links, timeline
from ppid.cases.kinds import Audience
from ppid.cases.models import Assignment, Case, CasePaper, Entry, Message, Question
from ppid.files import actions as files
from ppid.files.slots import Slot
from ppid.intake import dates
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event, Outcome, State
from ppid.office.calendar import legal_clock_on, local_day
from ppid.office.models import Profile
from ppid.office.queries import office
from tests.builders import (
    ANSWER_TOLD,
    a_case,
    a_unit,
    an_accepted_case,
    an_objection,
    an_officer,
    mails,
)
from tests.intake import citizen
from tests.intake.citizen import a_picture
from tests.intake.statements import counted

_CHANGING = re.compile(r'(nonce|value)="[^"]*"')


def days_ago(days: int):
    return clock.now() - timedelta(days=days)


def opened(client, case: Case):
    """The case's page, opened by its own link."""
    return client.get(links.follow(case), follow_redirects=True)


def asked_to_complete(days: int, *missing: str) -> Case:
    """A case whose incompleteness letter went out so many days ago."""
    case = a_case(received=days_ago(days), complete=False)
    case.missing = list(missing) or ["identity"]
    case.missing_note = "Mohon dilengkapi."
    move = law.ask_completion(case.standing, on=local_day(days_ago(days)))
    timeline.apply(case, move, by=officer_actor(an_officer()), at=days_ago(days))
    db.session.flush()
    return case


def answered(**given) -> Case:
    """A case that was decided and handed over, with one file, of somebody without email."""
    by = officer_actor(an_officer(Role.PPID))
    case = an_accepted_case(at=days_ago(5), requester={"email": ""})
    for question in db.session.scalars(sa.select(Question).where(Question.case_id == case.id)):
        question.outcome = Outcome.GRANTED
    on = local_day(days_ago(1))
    move = law.decide(case.standing, Outcome.GRANTED, on=on)
    timeline.apply(case, move, by=by, at=days_ago(1), told=ANSWER_TOLD)
    paper = files.take_in(
        io.BytesIO(b"nama,nilai\na,1\n"), name="laporan.csv", slot=Slot.RELEASE, at=days_ago(1)
    )
    cases.attach(
        case,
        paper,
        **(
            {
                "audience": Audience.REQUESTER,
                "by": by,
                "at": days_ago(1),
                "ends_on": local_day(clock.now()),
            }
            | given
        ),
    )
    said = {"files": (paper,), "ends_on": on, "place": "", "note": ""}
    move, told = law.hand_over(case.standing, on=on), ANSWER_TOLD | said
    timeline.apply(case, move, by=by, at=days_ago(1), told=told, in_person=False)
    db.session.flush()
    return case


def test_number_and_code_open_the_request_however_they_are_typed(client, app):
    number, code = citizen.file(client)
    typed = {"number": f" {number.lower().replace('-', ' ')} ", "code": code.replace("-", "")}
    shown = app.test_client().post("/lacak", data=typed, follow_redirects=True)
    assert number in shown.text


def test_an_unknown_number_and_a_wrong_code_get_the_same_answer(client, app):
    number, _code = citizen.file(client)
    bodies = set()
    for tried in (number, "PIP-2026-999999"):
        page = app.test_client().post("/lacak", data={"number": tried, "code": "AAAA-BBBB"})
        assert page.status_code == 200
        bodies.add(_CHANGING.sub("", page.text))
    assert len(bodies) == 1
    assert "tidak cocok" in bodies.pop()


def test_a_wrong_code_costs_as_many_statements_as_an_unknown_number(client, app):
    number, _code = citizen.file(client)
    counts = []
    for tried in (number, "PIP-2026-999999"):
        with counted() as seen:
            app.test_client().post("/lacak", data={"number": tried, "code": "AAAA-BBBB"})
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_link_opens_the_request_and_leaves_the_address_bar(client):
    case = a_case()
    done = client.get(links.follow(case))
    assert done.location == f"/lacak/permohonan/{case.number}"
    assert done.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("token", ["x", "WzEsMV0.aaaa.bbbb", "a" * 4000])
def test_a_foreign_link_says_how_to_get_a_new_one(client, token):
    page = client.get(f"/lacak/tautan/{token}")
    assert page.status_code == 410
    assert "Minta tautan baru" in page.text


def test_a_link_ends_when_the_address_changes(client):
    case = a_case()
    old = links.follow(case)
    opened(client, case)
    client.post(
        f"/lacak/permohonan/{case.number}/kontak",
        data={"email": "baru@contoh.example", "phone": ""},
    )
    assert client.get(old).status_code == 410
    (mail,) = mails(kind="new_link")
    assert mail.to == "baru@contoh.example"


def test_one_case_cannot_be_opened_with_the_right_to_another(client):
    own, other = a_case(), a_case()
    opened(client, own)
    for page in ("", "/pesan", "/lengkapi", "/cabut", "/kontak", "/berkas/" + "0" * 32):
        done = client.get(f"/lacak/permohonan/{other.number}{page}")
        assert done.location == "/lacak", page
    for page in ("/pesan", "/lengkapi", "/cabut", "/kontak", "/tutup", "/ajukan-lagi"):
        done = client.post(f"/lacak/permohonan/{other.number}{page}", data={"text": "x"})
        assert done.location == "/lacak", page


def test_several_requests_are_open_in_one_browser(client):
    first, second = a_case(), a_case()
    opened(client, first)
    opened(client, second)
    assert client.get(f"/lacak/permohonan/{first.number}").status_code == 200
    assert client.get("/lacak/permohonan").location.endswith(second.number)


def test_a_closed_request_cannot_be_opened_from_this_browser(client):
    number, _code = citizen.file(client)
    done = client.post(f"/lacak/permohonan/{number}/tutup", follow_redirects=True)
    assert "ditutup pada perangkat ini" in done.text
    assert client.get(f"/lacak/permohonan/{number}").location == "/lacak"
    assert client.get("/permohonan/baru/terkirim").location == "/permohonan/baru"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_of_an_own_request_is_private_and_opens(client, language):
    client.set_cookie("bahasa", language)
    case = a_case(received=clock.now(), complete=False)
    opened(client, case)
    for page in ("", "/pesan", "/lengkapi", "/cabut", "/kontak"):
        shown = client.get(f"/lacak/permohonan/{case.number}{page}")
        assert shown.status_code == 200, page
        assert shown.headers["Cache-Control"] == "no-store"
    for page in ("/lacak", "/lacak/tautan-baru"):
        assert client.get(page).status_code == 200


def test_the_page_says_until_when_and_who_has_it(client):
    case = an_accepted_case(at=days_ago(2))
    unit = a_unit("Dinas Kesehatan Sukamaju")
    officer = an_officer()
    asked = Assignment(
        case_id=case.id,
        unit_id=unit.id,
        asked_by_id=officer.id,
        asked_at=days_ago(1),
        due_on=local_day(clock.now()),
    )
    db.session.add(asked)
    db.session.flush()
    timeline.write(
        case, Event.ASSIGNED, by=officer_actor(officer), at=days_ago(1), assignment=asked.id
    )
    page = opened(client, case).text
    assert "Jawaban tertulis paling lambat" in page
    assert "Dinas Kesehatan Sukamaju" in page
    assert officer.name not in page


def test_a_late_answer_shows_the_right_to_object(client):
    page = opened(client, an_accepted_case(at=days_ago(35))).text
    assert "Anda berhak mengajukan keberatan" in page
    assert "Sekarang, paling lambat" in page
    assert "Pasal 35 ayat (1) huruf c" in page
    assert "Ajukan keberatan" in page


def test_while_the_answer_has_time_the_page_says_from_when_silence_can_be_objected_to(client):
    page = opened(client, an_accepted_case(at=days_ago(1))).text
    assert "Kami wajib menjawab" in page
    assert "Bila kami tidak menjawab: mulai" in page
    assert "Ajukan keberatan" not in page


def test_every_date_on_the_page_leads_to_its_explanation(client):
    case = an_accepted_case(at=days_ago(1))
    page = opened(client, case).text
    dates = set(re.findall(rf'href="(/lacak/permohonan/{case.number}/tanggal/D\w+)"', page))
    assert {path.rsplit("/", 1)[1] for path in dates} == {"D4", "D7"}
    assert all(client.get(path).status_code == 200 for path in dates)


def test_the_draft_of_a_decision_is_not_shown(client):
    case = an_accepted_case(at=days_ago(1))
    for question in db.session.scalars(sa.select(Question).where(Question.case_id == case.id)):
        question.outcome = Outcome.REFUSED
    db.session.flush()
    assert "Ditolak" not in opened(client, case).text


def test_an_answer_is_fetched_and_the_fetching_is_on_record_once(client):
    case = answered()
    page = opened(client, case).text
    assert "Dikabulkan seluruhnya" in page
    address = re.search(r"/lacak/permohonan/[^\"]+/berkas/[0-9a-f]{32}", page)[0]
    for _again in range(2):
        done = client.get(address)
        assert done.data == b"nama,nilai\na,1\n"
        assert done.headers["Content-Disposition"].startswith("attachment")
    events = db.session.scalars(
        sa.select(Entry.event).where(Entry.event == Event.FILE_FETCHED)
    ).all()
    assert len(events) == 1


def test_after_its_last_day_a_file_says_how_to_get_it_again(client):
    case = answered(ends_on=local_day(days_ago(1)))
    page = opened(client, case).text
    assert "Sudah berakhir" in page
    address = re.search(r"/lacak/permohonan/[^\"]+/berkas/[0-9a-f]{32}", page)[0]
    ended = client.get(address)
    assert ended.status_code == 410
    assert "Minta lewat pesan" in ended.text


def test_a_paper_of_the_office_is_not_found(client):
    case = answered(audience=Audience.OFFICE)
    opened(client, case)
    (laid,) = db.session.scalars(sa.select(CasePaper))
    done = client.get(f"/lacak/permohonan/{case.number}/berkas/{laid.paper.public_id}")
    assert done.status_code == 404


def test_messages_go_both_ways_with_files(client):
    case = an_accepted_case(at=days_ago(1))
    cases.say(
        case, "Tahun berapa?", by=officer_actor(an_officer(name="Dewi Rahasia")), at=days_ago(1)
    )
    page = opened(client, case).text
    assert "Baca dan jawab pesan" in page
    done = client.post(
        f"/lacak/permohonan/{case.number}/pesan",
        follow_redirects=True,
        data={"text": "Tahun 2025 <b>saja</b>", "papers": a_picture("bukti.png")},
    )
    assert "Tahun 2025 &lt;b&gt;saja&lt;/b&gt;" in done.text
    assert "bukti.png" in done.text
    assert "Dewi Rahasia" not in done.text
    own = re.search(r"/lacak/permohonan/[^\"]+/berkas/[0-9a-f]{32}", done.text)[0]
    assert client.get(own).status_code == 200
    assert mails(kind="officer_message")


def test_a_message_keeps_its_words_when_its_file_is_refused(client):
    case = an_accepted_case(at=days_ago(1))
    opened(client, case)
    done = client.post(
        f"/lacak/permohonan/{case.number}/pesan",
        data={"text": "Ini buktinya", "papers": (io.BytesIO(b"MZ"), "bukti.exe")},
    )
    assert "Ini buktinya" in done.text
    assert "tidak dapat diterima" in done.text
    assert db.session.scalars(sa.select(Message)).all() == []


def test_a_missing_identity_is_supplied_before_any_letter(client):
    case = a_case(received=days_ago(1), complete=False)
    assert "Lengkapi permohonan" in opened(client, case).text
    done = client.post(
        f"/lacak/permohonan/{case.number}/lengkapi",
        follow_redirects=True,
        data={"identity": a_picture()},
    )
    assert "sudah kami terima" in done.text
    assert case.missing == []
    assert case.complete_on == local_day(clock.now())
    assert case.state is State.RECEIVED


def test_what_the_letter_asked_is_supplied_in_its_window(client):
    case = asked_to_complete(0, "identity", "address", "questions", "purpose", "delivery")
    opened(client, case)
    client.post(
        f"/lacak/permohonan/{case.number}/lengkapi",
        data={
            "identity": a_picture(),
            "address": "Jalan Baru 3",
            "explained-0": "Yang dicetak",
            "purpose": "Skripsi",
            "obtain": "copy",
            "copy_form": "softcopy",
            "delivery": "email",
        },
    )
    assert case.state is State.RECEIVED
    assert case.missing == []
    assert case.requester.address == "Jalan Baru 3"
    question = db.session.scalars(sa.select(Question).where(Question.case_id == case.id)).one()
    assert question.text.endswith("\n\nYang dicetak")
    assert len(mails(kind="repaired")) == 1


def test_a_part_of_it_leaves_the_rest_missing(client):
    case = asked_to_complete(0, "identity", "address")
    opened(client, case)
    client.post(f"/lacak/permohonan/{case.number}/lengkapi", data={"address": "Jalan Baru 3"})
    assert case.missing == ["identity"]
    assert case.complete_on is None


def test_nothing_supplied_is_said_in_words(client):
    case = asked_to_complete(0)
    opened(client, case)
    page = client.post(f"/lacak/permohonan/{case.number}/lengkapi", data={})
    assert "Lengkapi paling sedikit satu hal" in page.text
    assert case.state is State.INCOMPLETE


def test_a_repair_after_its_window_is_refused_with_its_article(client):
    case = asked_to_complete(20)
    page = opened(client, case).text
    assert "Ajukan lagi dengan isian yang sama" in page
    done = client.post(f"/lacak/permohonan/{case.number}/lengkapi", data={"identity": a_picture()})
    assert done.status_code == 409
    assert "Perki 1/2021 Pasal 33" in done.text


def test_the_same_is_asked_again_with_the_old_answers(client):
    case = asked_to_complete(20)
    opened(client, case)
    done = client.post(f"/lacak/permohonan/{case.number}/ajukan-lagi", follow_redirects=True)
    assert done.request.path == "/permohonan/baru/identitas"
    client.post("/permohonan/baru/identitas", data={"bring": "later"})
    check = client.get("/permohonan/baru/periksa")
    assert "Siti Rahmawati" in check.text
    number, _code = citizen.number_and_code(citizen.send(client, check))
    assert number != case.number


def test_a_request_in_time_is_not_copied(client):
    case = a_case(received=clock.now())
    opened(client, case)
    done = client.post(f"/lacak/permohonan/{case.number}/ajukan-lagi")
    assert done.location.endswith(case.number)


def test_a_request_is_withdrawn_in_writing_and_stays_in_the_register(client):
    case = an_accepted_case(at=days_ago(1))
    opened(client, case)
    unsure = client.post(f"/lacak/permohonan/{case.number}/cabut", data={})
    assert "Beri tanda centang" in unsure.text
    client.post(
        f"/lacak/permohonan/{case.number}/cabut",
        data={"confirm": "y", "reason": "Sudah menemukan sendiri."},
    )
    assert case.state is State.WITHDRAWN
    assert "Sudah menemukan sendiri." in case.register_note
    assert len(mails(kind="withdrawn")) == 1
    assert "Dicabut" in opened(client, case).text


def test_a_decided_request_cannot_be_withdrawn(client):
    case = answered()
    opened(client, case)
    done = client.post(f"/lacak/permohonan/{case.number}/cabut", data={"confirm": "y"})
    assert done.status_code == 409
    assert case.state is State.HANDED_OVER


def test_contact_needs_one_way_to_reach(client):
    case = a_case(received=clock.now())
    opened(client, case)
    page = client.post(f"/lacak/permohonan/{case.number}/kontak", data={"email": "", "phone": ""})
    assert "keduanya" in page.text
    assert case.requester.email == "siti@contoh.example"


def test_a_new_link_goes_only_to_the_address_in_the_request(client):
    case = a_case()
    answers = set()
    for number, email in (
        (case.number, "siti@contoh.example"),
        (case.number, "x@contoh.example"),
        ("PIP-2026-999999", "siti@contoh.example"),
    ):
        done = client.post(
            "/lacak/tautan-baru", data={"number": number, "email": email}, follow_redirects=True
        )
        answers.add(_CHANGING.sub("", done.text))
    assert len(answers) == 1
    (mail,) = mails(kind="new_link")
    assert mail.to == "siti@contoh.example"


def test_one_new_link_an_hour(client):
    case = a_case()
    for _again in range(3):
        client.post(
            "/lacak/tautan-baru", data={"number": case.number, "email": "SITI@contoh.example"}
        )
    assert len(mails(kind="new_link")) == 1


def test_the_meter_of_an_extended_request_counts_seventeen_days(app):
    monday = date(2026, 8, 10)
    standing = law.receive(received_on=monday, registered_on=monday, complete=True).standing
    clock = legal_clock_on(monday)
    accepted = law.accept(standing, on=monday).standing
    extended = law.extend(accepted, on=date(2026, 8, 24), clock=clock).standing
    due = dates.due(extended, date(2026, 8, 24), clock)
    assert (due.meter.passed, due.meter.total, due.meter.left) == (9, 17, 8)
    assert due.on == date(2026, 9, 4)


def test_after_an_objection_the_page_says_who_answers_next_and_when_the_commission_is_open(client):
    case = an_accepted_case(at=days_ago(60))
    objection = an_objection(case=case, grounds="c", received=days_ago(20))
    page = opened(client, case).text
    assert "Atasan PPID wajib menanggapi keberatan Anda" in page
    assert "Bila Atasan PPID tidak menanggapi: mulai" in page
    assert "Anda berhak mengajukan keberatan" not in page
    dates = set(re.findall(r'href="(/lacak/keberatan/[^"]+/tanggal/D\w+)"', page))
    path = f"/lacak/keberatan/{objection.number}/tanggal/"
    assert dates == {path + "D8", path + "D9b"}
    assert all(client.get(date).status_code == 200 for date in dates)


def test_when_the_superior_is_silent_too_the_way_to_the_commission_is_open(client):
    case = an_accepted_case(at=days_ago(120))
    an_objection(case=case, grounds="c", received=days_ago(50))
    page = opened(client, case).text
    assert "Anda berhak mengajukan sengketa ke Komisi Informasi" in page
    assert 'href="/komisi-informasi"' in page


def test_a_late_objection_is_still_offered_unless_the_profile_takes_none(client):
    case = an_accepted_case(at=days_ago(120))
    page = opened(client, case).text
    assert "Keberatan yang terlambat tetap kami catat" in page
    assert "Ajukan keberatan" in page
    kept = db.session.get_one(Profile, case.profile_id)
    kept.rules = kept.rules | {"late_objection": "blocked"}
    office().law_version += 1
    db.session.flush()
    page = opened(client, case).text
    assert "sudah lewat." in page
    assert "Keberatan yang terlambat tetap kami catat" not in page
    assert "Ajukan keberatan" not in page
