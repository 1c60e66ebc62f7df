"""The desk's pages as an officer meets them."""

import io
import re
from datetime import timedelta

import pytest

from ppid.accounts.actors import THE_REQUESTER, officer_actor
from ppid.accounts.models import Role
from ppid.cases import actions as case_actions
from ppid.cases import links, written
from ppid.cases import queries as cases
from ppid.cases.models import Case
from ppid.casework import actions, units
from ppid.files.slots import Slot
from ppid.kit import clock
from ppid.kit.db import db, transaction
from ppid.law import Event, State
from ppid.office.calendar import local_day, working_calendar
from tests.builders import a_case, a_unit, an_accepted_case, an_officer, mails, signed_in
from tests.casework.test_actions import a_scan
from tests.casework.test_queries import statements

QUEUE = "/petugas/antrean"
ENTRY = "/petugas/permohonan/baru"


def path(case: Case, rest: str = "") -> str:
    """The address of a case, or of something in it."""
    return f"/petugas/permohonan/{case.number}{rest}"


def save() -> None:
    """Keep what was arranged, as a colleague's request would."""
    with transaction():
        pass


def picture() -> tuple[io.BytesIO, str]:
    """A small picture as a browser sends it."""
    from PIL import Image

    content = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(content, "PNG")
    content.seek(0)
    return content, "pindaian.png"


@pytest.fixture
def today(app):
    return local_day(clock.now())


@pytest.fixture
def desk(client):
    officer = an_officer(Role.DESK, name="Dewi Anggraini")
    signed_in(client, officer)
    return officer


def kept(case: Case) -> Case:
    """The case as the database has it."""
    db.session.expire_all()
    return case


def events(case: Case) -> list[Event]:
    """What stands on the timeline, in order."""
    return [row.Entry.event for row in written.timeline(case)]


def test_nobody_sees_the_desk_without_signing_in(client, app):
    case = a_case()
    save()
    for address in (QUEUE, path(case), ENTRY, path(case, "/kontak")):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "/petugas/masuk" in answer.location


def test_the_queue_shows_the_case_its_deadline_and_counts_that_are_links(client, desk):
    case = a_case(received=clock.now())
    page = client.get(QUEUE).text
    assert case.number in page
    assert "Periksa kelengkapan" in page
    assert re.search(r"Sisa \d hari kerja", page)
    assert 'href="/petugas/antrean?due=late"' in page


def test_an_address_that_makes_no_sense_shows_the_whole_queue(client, desk):
    case = a_case()
    nonsense = "?state=x&owner=%00&unit=-1&due=never&shelf=y&mark=abc&channel=%27&page=2"
    answer = client.get(QUEUE + nonsense)
    assert answer.status_code == 200
    assert case.number in answer.text


def test_the_queue_goes_on_page_after_page(client, desk, monkeypatch):
    from ppid.casework import queue

    monkeypatch.setattr(queue, "PAGE", 2)
    for _ in range(3):
        a_case()
    page = client.get(QUEUE).text
    onward = re.search(r'rel="next" href="([^"]+)"', page)
    assert onward
    second = client.get(onward[1].replace("&amp;", "&")).text
    assert second.count("/petugas/permohonan/PIP-") == 1
    assert 'rel="prev"' in second


def test_the_queue_asks_the_database_no_more_for_fifty_lines_than_for_one(client, desk):
    counted = []
    client.get(QUEUE)
    for many in (1, 30):
        for _ in range(many):
            an_accepted_case(by=desk)
        save()
        with statements() as said:
            client.get(QUEUE)
        counted.append(len([one for one in said if " offices" not in one]))
    assert counted[0] == counted[1]


def test_a_case_page_asks_no_more_when_much_has_happened(client, desk):
    case, by = an_accepted_case(by=desk), officer_actor(desk)
    counted = []
    save()
    client.get(path(case))
    for _ in range(2):
        save()
        with statements() as said:
            assert client.get(path(case)).status_code == 200
        counted.append(len([one for one in said if " offices" not in one]))
        for _ in range(25):
            actions.write_note(case, text="Sudah ditelepon.", by=by, at=clock.now())
            actions.send_message(case, text="Kami periksa.", by=by, at=clock.now())
    assert counted[0] == counted[1] <= 16


def test_a_case_page_names_the_article_the_last_day_and_how_it_was_counted(client, desk):
    page = client.get(path(a_case(received=clock.now()))).text
    assert "Perki 1/2021 Pasal 31 ayat (2)" in page
    assert "Tanggal aman" in page
    assert page.count("Mengapa tanggal ini?") == 1
    assert "/tanggal/D2" in page
    assert "/tanggal/D4" in page


def test_the_identity_number_is_masked(client, desk):
    page = client.get(path(a_case())).text
    assert "3273010101900001" not in page
    assert "••••••••••••0001" in page


@pytest.mark.parametrize("role", [Role.SUPERIOR, Role.UNIT])
def test_who_does_not_need_the_contact_does_not_see_it(client, app, role):
    unit = a_unit()
    officer = an_officer(role, unit_id=unit.id)
    case = an_accepted_case()
    units.assign(
        case,
        unit_ids=[unit.id],
        due_on=local_day(clock.now()),
        note=None,
        by=officer_actor(an_officer()),
        at=clock.now(),
    )
    signed_in(client, officer)
    page = client.get(path(case)).text
    for private in ("siti@contoh.example", "081234567890", "Jalan Mawar 2", "0001</dd>"):
        assert private not in page


def test_a_unit_officer_gets_404_on_everything_of_another_unit(client, app, today):
    unit, other = a_unit(), a_unit()
    case, theirs = an_accepted_case(), an_accepted_case()
    by = officer_actor(an_officer())
    [mine] = units.assign(case, unit_ids=[unit.id], due_on=today, note=None, by=by, at=clock.now())
    [foreign, shared] = units.assign(
        theirs, unit_ids=[other.id], due_on=today, note=None, by=by, at=clock.now()
    ) + units.assign(case, unit_ids=[other.id], due_on=today, note=None, by=by, at=clock.now())
    laid = case_actions.attach(
        theirs, _kept_paper(Slot.ATTACHMENT), audience="office", by=by, at=clock.now()
    )
    signed_in(client, an_officer(Role.UNIT, unit_id=unit.id))
    assert client.get(path(case)).status_code == 200
    assert client.get(path(case, f"/penugasan/{mine.id}/jawab")).status_code == 200
    for address in (
        path(theirs),
        path(theirs, f"/penugasan/{foreign.id}/jawab"),
        path(case, f"/penugasan/{shared.id}/jawab"),
        path(case, f"/penugasan/{foreign.id}/jawab"),
        path(theirs, f"/berkas/{laid.paper.public_id}"),
        path(case, f"/berkas/{laid.paper.public_id}"),
    ):
        assert client.get(address).status_code == 404, address
    for address in ("/lengkap", "/teruskan", "/catatan", "/pesan", "/kontak", "/cabut"):
        assert client.post(path(case, address)).status_code == 403, address


def _kept_paper(slot: Slot):
    from ppid.files.actions import keep

    return keep(a_scan(slot), clock.now())


def test_a_unit_that_was_recalled_sees_the_case_no_more(client, app, today):
    unit, by = a_unit(), officer_actor(an_officer())
    case = an_accepted_case()
    [asked] = units.assign(case, unit_ids=[unit.id], due_on=today, note=None, by=by, at=clock.now())
    signed_in(client, an_officer(Role.UNIT, unit_id=unit.id))
    assert client.get(path(case)).status_code == 200
    units.recall(case, asked, by=by, at=clock.now())
    save()
    assert client.get(path(case)).status_code == 404


def test_an_officer_accepts_and_the_case_moves_on(client, desk):
    case = a_case(received=clock.now())
    page = client.get(path(case, "/lengkap")).text
    version = re.search(r'name="version"[^>]*value="(\d+)"', page)[1]
    answer = client.post(path(case, "/lengkap"), data={"version": version})
    assert answer.status_code == 303
    assert kept(case).state is State.IN_PROGRESS
    assert "Teruskan ke perangkat daerah" in client.get(answer.location).text


def test_the_second_of_two_officers_sees_that_the_file_changed(client, desk):
    case = a_case(received=clock.now())
    seen = str(case.version)
    colleague = an_officer(Role.DESK, name="Rina Safitri")
    actions.take(case, officer=colleague, by=officer_actor(colleague), at=clock.now())
    save()
    typed = "Permohonan Anda kami periksa hari ini."
    answer = client.post(path(case, "/pesan"), data={"version": seen, "text": typed})
    assert answer.status_code == 409
    assert "Berkas ini berubah sejak Anda membukanya" in answer.text
    assert typed in answer.text
    assert "Rina Safitri" in answer.text
    assert not written.messages(case)
    fresh = re.search(r'name="version"[^>]*value="(\d+)"', answer.text)[1]
    again = client.post(path(case, "/pesan"), data={"version": fresh, "text": typed})
    assert again.status_code == 303
    assert len(written.messages(case)) == 1


def test_a_case_that_a_colleague_took_is_not_taken_again(client, desk):
    case = a_case()
    seen = str(case.version)
    colleague = an_officer(Role.DESK)
    actions.take(case, officer=colleague, by=officer_actor(colleague), at=clock.now())
    save()
    page = client.post(path(case, "/ambil"), data={"version": seen}, follow_redirects=True).text
    assert "Berkas ini berubah" in page
    assert kept(case).owner_id == colleague.id


def test_an_unlawful_step_names_the_rule_and_the_article_on_the_form(client, desk):
    case = a_case(received=clock.now(), complete=False)
    actions.ask_for_completion(
        case, missing=["identity"], note=None, by=officer_actor(desk), at=clock.now()
    )
    save()
    data = {"version": str(case.version), "note": "Tidak dilengkapi."}
    answer = client.post(path(case, "/lewat"), data=data)
    assert answer.status_code == 409
    assert "Pemohon masih punya waktu" in answer.text
    assert "Perki 1/2021 Pasal 33 ayat (3)" in answer.text
    assert "Tidak dilengkapi." in answer.text


def test_the_letter_asks_when_it_reached_a_requester_without_email(client, desk, today):
    case = a_case(received=clock.now(), complete=False, requester={"email": ""})
    page = client.get(path(case, "/minta-kelengkapan")).text
    assert "Kapan surat ini sampai" in page
    data = {
        "version": str(case.version),
        "missing": "identity",
        "reached_on": (today + timedelta(days=30)).isoformat(),
    }
    assert client.post(path(case, "/minta-kelengkapan"), data=data).status_code == 422
    data["reached_on"] = today.isoformat()
    assert client.post(path(case, "/minta-kelengkapan"), data=data).status_code == 303
    assert kept(case).completion_asked_on == today
    assert "Surat keterangan permohonan tidak lengkap" in client.get(path(case)).text


def test_a_repair_needs_something_that_was_brought(client, desk, today):
    case = a_case(received=clock.now(), complete=False)
    data = {"version": str(case.version), "on": today.isoformat()}
    assert client.post(path(case, "/perbaikan"), data=data).status_code == 422
    data["identity_shown"] = "y"
    assert client.post(path(case, "/perbaikan"), data=data).status_code == 303
    assert kept(case).missing == []


def test_a_unit_answers_with_a_file_and_the_desk_reads_it(client, app, today):
    unit = a_unit("Dinas Kesehatan")
    case = an_accepted_case()
    [asked] = units.assign(
        case,
        unit_ids=[unit.id],
        due_on=today,
        note="Butir 1",
        by=officer_actor(an_officer()),
        at=clock.now(),
    )
    signed_in(client, an_officer(Role.UNIT, unit_id=unit.id))
    address = path(case, f"/penugasan/{asked.id}/jawab")
    assert "Butir 1" in client.get(address).text
    answer = client.post(
        address,
        data={
            "version": str(asked.version),
            "found": "held",
            "answer": "Ada, terlampir.",
            "papers": picture(),
        },
    )
    assert answer.status_code == 303
    laid = cases.papers(kept(case))
    assert [one.assignment_id for one in laid] == [asked.id]
    signed_in(client, an_officer(Role.PPID))
    page = client.get(path(case)).text
    assert "Ada, terlampir." in page
    got = client.get(path(case, f"/berkas/{laid[0].paper.public_id}"))
    assert got.status_code == 200
    assert "attachment" in got.headers["Content-Disposition"]


def test_a_file_that_is_not_taken_is_said_at_its_field_and_the_text_stays(client, desk):
    case = a_case()
    data = {
        "version": str(case.version),
        "text": "Lihat lampiran.",
        "paper": (io.BytesIO(b""), "kosong.pdf"),
    }
    answer = client.post(path(case, "/pesan"), data=data)
    assert answer.status_code == 422
    assert "kosong" in answer.text
    assert "Lihat lampiran." in answer.text
    assert not written.messages(case)


def test_an_identity_paper_opens_only_for_a_purpose_and_each_time_on_record(client, desk):
    case = a_case()
    laid = actions.add_paper(case, paper=a_scan(Slot.IDENTITY), by=THE_REQUESTER, at=clock.now())
    save()
    direct = client.get(path(case, f"/berkas/{laid.paper.public_id}"))
    assert direct.status_code == 302
    address = path(case, f"/identitas/{laid.paper.public_id}")
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 422
    assert Event.IDENTITY_SEEN not in events(case)
    opened = client.post(address, data={"purpose": "check"})
    assert opened.status_code == 200
    assert opened.mimetype == "image/png"
    assert events(kept(case)).count(Event.IDENTITY_SEEN) == 1


def test_the_superior_knows_of_an_identity_paper_but_cannot_open_it(client, app):
    case = a_case()
    laid = actions.add_paper(case, paper=a_scan(Slot.LETTER_SCAN), by=THE_REQUESTER, at=clock.now())
    signed_in(client, an_officer(Role.SUPERIOR))
    assert client.get(path(case, f"/berkas/{laid.paper.public_id}")).status_code == 403
    assert client.get(path(case, f"/identitas/{laid.paper.public_id}")).status_code == 403


def entered(client, **said):
    """What an officer types for somebody who stands at the desk."""
    data = {
        "channel": "desk",
        "received_on": local_day(clock.now()).isoformat(),
        "kind": "person",
        "name": "Yohanes Wibowo",
        "identity": "shown",
        "identity_number": "7371 0101 0180 0001",
        "phone": "0411 555 0199",
        "address": "Jalan Melati 3",
        "questions-0": "Izin lingkungan PT Sumber Alam",
        "questions-1": "",
        "purpose": "Warga sekitar",
        "obtain": "see",
        "language": "id",
        "submission_key": "k" * 40,
    }
    return client.post(ENTRY, data=data | said)


def the_case() -> Case:
    """The one case there is."""
    return db.session.query(Case).one()


def test_a_walk_in_leaves_with_number_code_and_printed_receipt(client, desk):
    answer = entered(client)
    assert answer.status_code == 303
    case = the_case()
    assert case.missing == []
    assert case.requester.identity_number == "7371010101800001"
    page = client.get(answer.location).text
    assert case.number in page
    assert links.new_code("k" * 40) in page
    receipt = re.search(r'href="([^"]+/tanda-bukti)"', page)[1]
    assert links.new_code("k" * 40) in client.get(receipt).text


def test_sending_the_entry_twice_makes_one_request(client, desk):
    first, second = entered(client), entered(client)
    assert first.location == second.location
    assert the_case()


def test_the_code_is_not_shown_to_another_officer_nor_for_a_citizens_own_filing(client, desk):
    entered(client)
    case = the_case()
    filed = a_case(submission_key="x" * 40)
    assert client.get(path(filed, "/terdaftar")).status_code == 303
    signed_in(client, an_officer(Role.DESK))
    answer = client.get(path(case, "/terdaftar"))
    assert answer.status_code == 303
    assert links.new_code("k" * 40) not in client.get(answer.location).text


def test_an_earlier_day_needs_a_reason_and_a_later_day_is_refused(client, desk, today):
    yesterday = (today - timedelta(days=1)).isoformat()
    refused = entered(client, received_on=yesterday)
    assert refused.status_code == 422
    assert "Tulis alasan" in refused.text
    assert "Yohanes Wibowo" in refused.text
    tomorrow = entered(client, received_on=(today + timedelta(days=1)).isoformat())
    assert "Tanggal ini belum tiba." in tomorrow.text
    assert entered(client, received_on=yesterday, back_dated_reason="Kotak pos").status_code == 303
    assert the_case().received_on == today - timedelta(days=1)


def test_what_is_blank_is_noted_as_missing_and_the_request_has_its_number(client, desk):
    answer = entered(
        client,
        identity="later",
        identity_number="",
        address="",
        phone="",
        purpose="",
        obtain="copy",
    )
    assert answer.status_code == 303
    case = the_case()
    assert case.missing == [
        "identity",
        "identity_number",
        "address",
        "contact",
        "purpose",
        "delivery",
    ]
    assert "Buat surat keterangan tidak lengkap" in client.get(answer.location).text


def test_a_legal_entity_is_known_by_its_deed_and_a_group_by_a_mandate(client, desk):
    entered(client, kind="legal_entity", identity="later", identity_number="AHU-001")
    assert the_case().missing == ["deed"]
    db.session.query(Case).update({"submission_key": None})
    entered(client, kind="group", submission_key="g" * 40)
    newest = db.session.query(Case).order_by(Case.id.desc()).first()
    assert newest.missing == ["mandate"]


def test_every_mistake_of_an_entry_is_said_with_all_that_was_typed_kept(client, desk):
    answer = entered(
        client,
        name="",
        identity_number="123",
        email="siti@",
        received_on="kemarin",
        **{"questions-0": ""},
    )
    assert answer.status_code == 422
    for sentence in (
        "Tulis nama pemohon.",
        "NIK harus 16 angka",
        "Tulis alamat email lengkap",
        "Tulis tanggal seperti",
        "paling sedikit satu butir",
    ):
        assert sentence in answer.text
    assert "Jalan Melati 3" in answer.text
    assert "kemarin" in answer.text
    assert db.session.query(Case).count() == 0


def test_one_more_question_keeps_what_was_typed(client, desk):
    answer = entered(client, more="1", **{"questions-1": "Peta", "questions-2": ""})
    assert answer.status_code == 200
    assert "Butir 4" in answer.text
    assert "Peta" in answer.text
    assert db.session.query(Case).count() == 0


def test_a_likely_double_is_pointed_out_linked_in_one_press_and_never_refused(client, desk):
    earlier = a_case(received=clock.now(), requester={"name": "yohanes wibowo", "phone": "1"})
    answer = entered(client)
    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "Kemungkinan ganda" in page
    newest = db.session.query(Case).order_by(Case.id.desc()).first().number
    press = page[page.index(f'action="/petugas/permohonan/{newest}/kaitan"') :]
    assert f"Kaitkan {newest} dengan {earlier.number}" in press
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', press[: press.index("</form>")]))
    done = client.post(f"/petugas/permohonan/{newest}/kaitan", data=hidden)
    assert done.status_code == 303
    assert "Ganda dari" in client.get(done.location).text
    assert "Ada gandanya" in client.get(f"/petugas/permohonan/{earlier.number}").text


def test_an_identity_scan_is_kept_sealed(client, desk):
    entered(client, identity="paper", identity_paper=picture())
    [laid] = cases.papers(the_case())
    assert laid.paper.slot is Slot.IDENTITY
    assert laid.paper.sealed


def test_a_mail_is_sent_again_only_from_its_own_case(client, desk):
    from ppid.outbox.models import MailState

    case, other = a_case(), a_case()
    mail = mails(kind="receipt", case_number=case.number)[0]
    mail.state, mail.sent_at = MailState.SENT, clock.now()
    save()
    assert client.post(path(other, f"/surel/{mail.id}/kirim-ulang")).status_code == 404
    seen = {"seen": f"{mail.sent_at.timestamp():.6f}"}
    assert client.post(path(case, f"/surel/{mail.id}/kirim-ulang"), data=seen).status_code == 303
    db.session.refresh(mail)
    assert mail.state is MailState.WAITING


def test_the_next_step_is_the_one_that_is_lawful_and_ones_own(client, app, today):
    waiting = a_case(received=clock.now())
    pages = {}
    for role in (Role.DESK, Role.PPID, Role.SUPERIOR):
        signed_in(client, an_officer(role))
        pages[role] = client.get(path(waiting)).text
    assert "Nyatakan lengkap" in pages[Role.DESK]
    assert "Nyatakan lengkap" in pages[Role.PPID]
    assert "Nyatakan lengkap" not in pages[Role.SUPERIOR]
    assert "Siapkan jawaban" not in pages[Role.PPID]


def test_what_people_type_is_shown_and_never_run(client, desk):
    evil = "<script>alert(1)</script>"
    case = a_case(questions=(evil,), requester={"name": evil})
    actions.write_note(case, text=evil, by=officer_actor(desk), at=clock.now())
    save()
    for address in (QUEUE, path(case), QUEUE + f"?words={evil}"):
        page = client.get(address).text
        assert evil not in page
        assert "&lt;script&gt;" in page


def test_the_inner_date_must_lie_between_today_and_the_answer(client, desk, today):
    case, unit = an_accepted_case(at=clock.now()), a_unit()
    late = working_calendar().add(case.answer_due_on, 1)
    data = {"version": str(case.version), "unit_ids": str(unit.id), "due_on": late.isoformat()}
    assert client.post(path(case, "/teruskan"), data=data).status_code == 422
    data["due_on"] = case.answer_due_on.isoformat()
    assert client.post(path(case, "/teruskan"), data=data).status_code == 303
    again = client.post(path(case, "/teruskan"), data=data)
    assert again.status_code == 409
    assert "belum dijawab" in again.text
