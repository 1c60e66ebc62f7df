"""What officers do around a case: notes, watching, links, other bodies, two at once."""

import re

import pytest
import sqlalchemy as sa

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases import consultations, linked, watching, written
from ppid.cases.watch import Watch
from ppid.casework import actions, units
from ppid.casework.consulting import reminders
from ppid.kit import clock
from ppid.kit.both_texts import merged
from ppid.kit.db import db, transaction
from ppid.law import Event
from ppid.office.calendar import local_day, working_calendar
from tests.builders import a_case, a_unit, an_accepted_case, an_officer, mails, signed_in

CANARY = "burungkenari77"


@pytest.fixture
def desk(client):
    officer = an_officer(Role.DESK, Role.PPID, name="Dewi Anggraini")
    signed_in(client, officer)
    return officer


def path(case, rest=""):
    return f"/petugas/permohonan/{case.number}{rest}"


def events(case):
    db.session.expire_all()
    return [row.Entry.event for row in written.timeline(case)]


def save():
    with transaction():
        pass


def hidden(page, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1]


def test_a_note_mentions_by_name_or_from_the_list_and_only_who_may_read_notes(client, desk):
    case = an_accepted_case(by=desk, at=clock.now())
    rahma = an_officer(Role.PPID, name="Rahma Wulandari")
    joko = an_officer(Role.SUPERIOR, name="Joko Susilo")
    unit = an_officer(Role.UNIT, name="Tono Unit", unit_id=a_unit().id)
    said = {"text": "Tolong lihat @rahma dan @Tono Unit.", "mentioned": [joko.id]}
    assert client.post(path(case, "/catatan"), data=said).status_code == 303
    told = {mail.to for mail in mails(kind="officer_mentioned")}
    assert told == {rahma.email, joko.email}
    assert unit.email not in told
    page = client.get(path(case)).text
    assert "Disebut: Joko Susilo, Rahma Wulandari" in page
    assert (
        client.post(path(case, "/catatan"), data=said | {"mentioned": [unit.id]}).status_code == 422
    )


def test_a_note_reaches_the_applicant_nowhere(client, desk):
    case = an_accepted_case(by=desk, at=clock.now())
    actions.write_note(case, text=CANARY, by=officer_actor(desk), at=clock.now())
    actions.send_message(case, text="Sedang kami periksa.", by=officer_actor(desk), at=clock.now())
    save()
    assert CANARY in client.get(path(case)).text
    register = client.get("/petugas/register/permintaan")
    assert case.number in register.text
    assert CANARY not in register.text
    with client.session_transaction() as session:
        session.clear()
    from ppid.cases import links

    follow = links.follow(case).removeprefix("http://localhost")
    seen = [client.get(follow, follow_redirects=True)]
    addresses = set(re.findall(r'href="(/lacak[^"]+)"', seen[0].text))
    dates = [one for one in addresses if "/tanggal/" in one]
    addresses |= {f"{one}.{form}" for one in dates for form in ("ics", "json")}
    seen += [client.get(one.replace("&amp;", "&")) for one in addresses]
    assert len(seen) > 3
    assert dates
    assert not [one.request.path for one in seen if CANARY.encode() in one.data]
    from ppid.outbox.models import MailWords

    kept = db.session.scalars(sa.select(MailWords)).all()
    assert kept
    assert not [one for one in kept if CANARY in repr(vars(one))]


def test_who_watches_hears_of_it_and_the_page_names_the_watchers(client, desk):
    case = an_accepted_case(by=desk, at=clock.now())
    joko = an_officer(Role.SUPERIOR, name="Joko Susilo")
    watching.watch(case, joko, at=clock.now())
    save()
    client.post(path(case, "/pantau"))
    page = client.get(path(case)).text
    assert "Dewi Anggraini, Joko Susilo" in page
    actions.send_message(case, text="Kami cari.", by=officer_actor(desk), at=clock.now())
    notes = [one.name for one in watching.watchers(case)]
    assert notes == ["Dewi Anggraini", "Joko Susilo"]
    assert "watched" in _told(joko)
    assert "watched" not in _told(desk)
    client.post(path(case, "/pantau/berhenti"))
    assert [one.name for one in watching.watchers(case)] == ["Joko Susilo"]


def _told(officer):
    from ppid.notices.models import Line

    rows = sa.select(Line.topic).where(Line.officer_id == officer.id)
    return {str(topic) for topic in db.session.scalars(rows)}


def test_a_double_keeps_number_and_clock_and_both_cases_show_the_link(client, desk):
    first, double = a_case(received=clock.now()), a_case(received=clock.now())
    save()
    due = double.due_on
    said = {"number": first.number, "kind": "double", "reason": "Isinya sama."}
    assert client.post(path(double, "/kaitan"), data=said).status_code == 303
    assert "Ganda dari" in client.get(path(double)).text
    assert "Ada gandanya" in client.get(path(first)).text
    assert double.due_on == due
    again = client.post(path(first, "/kaitan"), data=said | {"number": double.number})
    assert "sudah dikaitkan" in again.text
    (made,) = linked.links_of(double)
    client.post(path(first, f"/kaitan/{made.link.id}/lepas"))
    assert linked.links_of(first) == []
    assert events(double)[-1] is Event.CASES_UNLINKED


def test_another_body_is_asked_by_mail_without_stopping_the_clock_and_its_answer_is_kept(
    client, desk
):
    case = an_accepted_case(by=desk, at=clock.now())
    save()
    today, due = local_day(clock.now()), case.answer_due_on
    said = {
        "body": "BPS Kabupaten Sukamaju",
        "question": "Apakah tabel ini milik BPS?",
        "due_on": today.isoformat(),
        "way": "email",
    }
    refused = client.post(path(case, "/konsultasi"), data=said)
    assert refused.status_code == 422
    said["email"] = "bps@contoh.example"
    assert client.post(path(case, "/konsultasi"), data=said).status_code == 303
    (mail,) = mails(kind="consultation_asked")
    assert mail.to == "bps@contoh.example"
    assert case.answer_due_on == due
    ((asked, _asker, _noter),) = consultations.consultations(case)
    later = working_calendar().add(asked.due_on, 2)
    (late,) = reminders.dues(today=later, calendar=working_calendar(), watch=Watch(later))
    assert late.left < 0
    assert desk.id in late.officers
    answer = {"answer": "Bukan.", "answered_on": today.isoformat(), "seen_version": asked.version}
    assert client.post(path(case, f"/konsultasi/{asked.id}"), data=answer).status_code == 303
    mine = client.post(
        path(case, f"/konsultasi/{asked.id}"), data=answer | {"answer": "Milik BPS."}
    )
    assert mine.status_code == 409
    assert "Bukan." in mine.text
    assert "Milik BPS." in mine.text


def test_the_history_is_narrowed_by_kind_person_and_days_in_the_address(client, desk):
    case = an_accepted_case(by=desk, at=clock.now())
    actions.write_note(case, text="Sudah ditelepon.", by=officer_actor(desk), at=clock.now())
    save()
    page = client.get(path(case, f"?jenis=catatan&oleh={desk.id}")).text
    shown = page[page.index('id="riwayat"') :]
    assert "Catatan internal ditulis" in shown
    assert "Permohonan diterima dan diberi nomor" not in shown
    assert "Saring riwayat" in client.get(path(case, "?jenis=x&dari=kemarin&oleh=9")).text
    assert "baris tidak ditampilkan" in client.get(path(case, "?sampai=2020-01-01")).text


def test_the_second_of_two_officers_sees_both_texts_and_may_join_them(client):
    unit = a_unit()
    officer = an_officer(Role.UNIT, unit_id=unit.id, name="Tono Unit")
    ppid = officer_actor(an_officer(Role.PPID))
    case = an_accepted_case(at=clock.now())
    (asked,) = units.assign(
        case, unit_ids=[unit.id], due_on=case.answer_due_on, note=None, by=ppid, at=clock.now()
    )
    save()
    signed_in(client, officer)
    page = path(case, f"/penugasan/{asked.id}/jawab")
    version = hidden(client.get(page).text, "version")
    mine = {"found": "held", "answer": "Baris saya", "version": version}
    from ppid.cases.kinds import Found

    colleague = officer_actor(an_officer(Role.UNIT, unit_id=unit.id, name="Sri Rekan"))
    units.answer_as_unit(
        case, asked, found=Found.HELD, answer="Baris rekan", by=colleague, at=clock.now()
    )
    save()
    both = client.post(page, data=mine)
    assert both.status_code == 409
    assert all(words in both.text for words in ("Baris saya", "Baris rekan", "Sri Rekan"))
    now_seen = hidden(both.text, "version")
    joined = client.post(page, data=mine | {"version": now_seen, "gabungkan": "1"}).text
    assert "Baris rekan\nBaris saya" in joined
    assert asked.answer == "Baris rekan"
    assert merged("a\nb\nd", "a\nc\nd") == "a\nc\nb\nd"
