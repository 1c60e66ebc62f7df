"""The calendar's pages: what a change would do is seen first, then done once, by one of two."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.cases.models import Case
from ppid.decisions.deciding import actions as deciding
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Outcome, WorkingCalendar
from ppid.office.calendar import local_day, working_calendar
from ppid.office.models import CalendarChange, CalendarYear, Holiday
from ppid.office.queries import days_off, office
from tests import builders

PLACE = "/pengaturan/hari-libur"
FAR = "2099-03-04"


def sealed(page: str) -> dict[str, str]:
    """The change that a page carries."""
    found = re.findall(r'name="change"[^>]*value="([^"]+)"', page)
    return {"change": found[-1]}


def add(browser: FlaskClient, on: str = FAR, **said: str):
    """Fill in the form of a day off."""
    day = {"on": on, "name": "Hari Jadi Kabupaten", "kind": "libur_daerah",
           "source": "Keputusan Bupati Nomor 5"}  # fmt: skip
    return browser.post(PLACE, data=day | said)


def carry_out(browser: FlaskClient, page: str, **query: bool):
    """Press "Terapkan"."""
    return browser.post(f"{PLACE}/terapkan", data=sealed(page), **query)


def coming(n: int) -> date:
    """The n-th working day from today."""
    return working_calendar().add(local_day(clock.now()), n)


def is_off(on: str) -> bool:
    """Whether a day is noted as a day off."""
    return date.fromisoformat(on) in days_off()


def test_a_day_off_is_seen_first_and_kept_only_when_applied(admin: FlaskClient):
    page = add(admin).text
    assert "Akibat perubahan kalender" in page
    assert "Rabu, 4 Maret 2099 menjadi hari libur: Hari Jadi Kabupaten (libur daerah)." in page
    assert "Tidak ada tanggal yang bergeser." in page
    assert not is_off(FAR)
    answer = carry_out(admin, page)
    assert answer.location == f"{PLACE}?tahun=2099"
    assert is_off(FAR)
    assert "Kalender diubah. 0 berkas dihitung ulang." in admin.get(answer.location).text


def test_before_and_after_of_an_open_case_are_shown_and_then_true(admin: FlaskClient):
    case = builders.an_accepted_case(at=clock.now())
    old, on = case.due_on, coming(3)
    page = add(admin, on.isoformat()).text
    new = working_calendar().next_working(old)
    assert case.number in page
    assert f'datetime="{old.isoformat()}"' in page
    assert f'datetime="{new.isoformat()}"' in page
    assert case.due_on == old
    carry_out(admin, page)
    assert db.session.get(Case, case.id).due_on == new
    assert "1 berkas dihitung ulang" in admin.get(PLACE).text


def test_rights_that_move_are_counted_and_the_applicant_is_told(admin: FlaskClient):
    from tests.decisions import desk

    case, ppid = builders.an_accepted_case(at=clock.now()), builders.an_officer(Role.PPID)
    desk.answer(case, Outcome.NOT_HELD, by=ppid, **desk.NOT_HELD)
    desk.terms(case, by=ppid)
    deciding.send(case, seen=desk.draft_version(case), by=desk.acting(ppid), at=clock.now())
    page = add(admin, coming(3).isoformat()).text
    assert "Tidak ada tanggal yang bergeser." not in page
    assert "batasnya bergeser" in page
    carry_out(admin, page)
    assert [mail.case_number for mail in builders.mails(kind="dates_moved")] == [case.number]


def test_a_hundred_cases_are_listed_and_the_rest_on_the_next_pages(admin: FlaskClient):
    numbers = {builders.an_accepted_case(at=clock.now()).number for _ in range(3)}
    from ppid.admin.calendar import queries

    kept, queries.PAGE = queries.PAGE, 2
    try:
        page = add(admin, coming(3).isoformat()).text
        after = re.search(r'name="after" value="([^"]+)"', page).group(1)
        rest = admin.post(f"{PLACE}/perubahan", data=sealed(page) | {"after": after}).text
    finally:
        queries.PAGE = kept
    first, second = ({n for n in numbers if n in told} for told in (page, rest))
    assert (len(first), len(second), first | second) == (2, 1, numbers)


def test_of_two_administrators_the_second_is_shown_what_changed(admin: FlaskClient, app):
    other = app.test_client()
    builders.signed_in(other, builders.an_officer(Role.ADMIN))
    mine, theirs = add(admin).text, add(other, "2099-03-05").text
    assert carry_out(admin, mine).status_code == 303
    late = carry_out(other, theirs)
    assert late.status_code == 409
    assert "baru saja diubah oleh administrator lain" in late.text
    assert not is_off("2099-03-05")
    assert carry_out(other, late.text).status_code == 303
    assert is_off("2099-03-05")


def test_two_who_add_the_same_day_end_with_one(admin: FlaskClient, app):
    other = app.test_client()
    builders.signed_in(other, builders.an_officer(Role.ADMIN))
    mine, theirs = add(admin).text, add(other).text
    carry_out(admin, mine)
    answer = carry_out(other, theirs)
    assert "sudah tercatat libur: Hari Jadi Kabupaten" in other.get(answer.location).text
    assert len(db.session.scalars(sa.select(CalendarChange)).all()) == 1


def test_a_change_is_applied_once_however_often_the_button_is_pressed(admin: FlaskClient):
    page = add(admin).text
    carry_out(admin, page)
    carry_out(admin, page)
    assert len(db.session.scalars(sa.select(CalendarChange)).all()) == 1


@pytest.mark.parametrize("forged", ["", "bukan-segel", "eyJlZGl0Ijp7fX0.x.y"])
def test_a_forged_or_old_change_does_nothing(admin: FlaskClient, forged: str):
    for path in ("terapkan", "perubahan"):
        answer = admin.post(f"{PLACE}/{path}", data={"change": forged})
        assert answer.status_code == 303
    assert db.session.scalars(sa.select(CalendarChange)).all() == []


def test_the_same_day_twice_is_said_plainly_and_what_was_typed_stays(admin: FlaskClient):
    carry_out(admin, add(admin).text)
    page = add(admin, name="Nama lain").text
    assert "Rabu, 4 Maret 2099 sudah tercatat libur: Hari Jadi Kabupaten." in page
    assert 'value="Nama lain"' in page


def test_a_day_of_a_closed_year_is_refused_with_its_article(admin: FlaskClient):
    page = add(admin, "2023-05-10").text
    assert "Tahun 2023 sudah ditutup" in page
    assert "Perki 1/2021 Pasal 56 ayat (1)" in page


def test_a_day_that_has_passed_may_be_added_with_a_plain_warning(admin: FlaskClient):
    today = local_day(clock.now())
    on = working_calendar().days_before(today, 3)
    if on.year < today.year and today.month > 3:
        pytest.skip("no day of this year lies three days back")
    assert "sudah lewat" in add(admin, on.isoformat()).text


@pytest.mark.parametrize(("wrong", "said"), [
    ({"on": ""}, "Isi tanggalnya."),
    ({"on": "kemarin"}, "Tulis tanggal seperti 25-11-2026."),
    ({"on": "0001-01-01"}, "Periksa tahunnya."),
    ({"kind": "iseng"}, "Pilih salah satu."),
    ({"source": ""}, "Isi dasar penetapannya."),
])  # fmt: skip
def test_a_wrong_day_off_is_refused_in_words(admin: FlaskClient, wrong: dict[str, str], said: str):
    assert said in admin.post(PLACE, data={
        "on": FAR, "name": "Hari Jadi", "kind": "libur_daerah", "source": "Kepbup 5",
    } | wrong).text  # fmt: skip


def test_a_coming_day_off_is_moved_to_another_date(admin: FlaskClient):
    carry_out(admin, add(admin).text)
    form = admin.get(f"{PLACE}/{FAR}/pindah").text
    assert "Hari Jadi Kabupaten" in form
    page = admin.post(f"{PLACE}/{FAR}/pindah",
                      data={"on": "2099-03-06", "source": "Kepbup 6"}).text  # fmt: skip
    assert "pindah dari Rabu, 4 Maret 2099 ke Jumat, 6 Maret 2099" in page
    carry_out(admin, page)
    assert (is_off(FAR), is_off("2099-03-06")) == (False, True)


def test_a_coming_day_off_can_be_removed_and_a_past_one_cannot(admin: FlaskClient):
    carry_out(admin, add(admin).text)
    carry_out(admin, admin.post(f"{PLACE}/{FAR}/hapus").text)
    assert not is_off(FAR)
    refused = admin.post(f"{PLACE}/2024-01-01/hapus", follow_redirects=True)
    assert "sudah lewat, jadi tidak dapat dihapus" in refused.text
    for strange in ("2099-13-77", "bukan-hari", "2099-03-05"):
        assert admin.post(f"{PLACE}/{strange}/hapus").status_code == 303
        assert admin.get(f"{PLACE}/{strange}/pindah").status_code == 303


def test_the_office_works_six_days_once_that_was_looked_at(admin: FlaskClient):
    page = admin.post(f"{PLACE}/minggu-kerja", data={"weekend": "6"}).text
    assert "Minggu kerja menjadi: Enam hari kerja, Senin sampai Sabtu." in page
    assert office().weekend == "56"
    carry_out(admin, page)
    assert office().weekend == "6"
    assert working_calendar().is_working(date(2099, 3, 7))
    same = admin.post(f"{PLACE}/minggu-kerja", data={"weekend": "6"}).text
    assert "Tidak ada yang berubah." in same
    assert "Pilih salah satu." in admin.post(f"{PLACE}/minggu-kerja", data={"weekend": "0"}).text


def test_a_year_is_certain_only_when_somebody_says_so(admin: FlaskClient):
    page = admin.get(f"{PLACE}?tahun=2027").text
    assert "Belum dicocokkan dengan SKB" in page
    assert not _certain(2027)
    admin.post(f"{PLACE}/2027/cocok")
    assert "sudah dicocokkan dengan SKB Tiga Menteri" in admin.get(f"{PLACE}?tahun=2027").text
    assert _certain(2027)
    assert db.session.get(CalendarYear, 2027).officer_id is not None


def test_one_day_of_the_region_does_not_make_a_year_certain(admin: FlaskClient):
    carry_out(admin, add(admin).text)
    assert not _certain(2099)
    assert "Belum dicocokkan dengan SKB" in admin.get(f"{PLACE}?tahun=2099").text


def test_a_year_without_a_day_cannot_be_confirmed(admin: FlaskClient):
    answer = admin.post(f"{PLACE}/2098/cocok", follow_redirects=True)
    assert "belum punya hari libur" in answer.text
    assert not _certain(2098)


def _certain(year: int) -> bool:
    calendar: WorkingCalendar = working_calendar()
    return calendar.is_certain(date(year, 1, 1), date(year, 12, 31))


def upload(browser: FlaskClient, text: str | bytes, name: str = "libur.csv"):
    """Hand in a file."""
    data = text.encode() if isinstance(text, str) else text
    return browser.post(f"{PLACE}/impor", data={"file": (io.BytesIO(data), name)},
                        content_type="multipart/form-data")  # fmt: skip


HEAD = "date,name,kind,source\n"
ROW = "2099-03-04,Hari Jadi,libur_daerah,Kepbup 5\n"


def test_a_file_is_read_dry_then_seen_then_applied(admin: FlaskClient):
    text = (
        HEAD
        + ROW
        + "2026-01-01,Tahun Baru,libur_nasional,SKB\n"
        + ("2026-05-01,Hari Buruh,cuti_bersama,SKB\n")
    )
    dry = upload(admin, text).text
    assert [dry.count(f">{word}<") for word in ("Baru", "Sudah ada", "Bertentangan")] == [2, 2, 2]
    assert "Tercatat dengan jenis lain: Hari Buruh Internasional." in dry
    assert not is_off(FAR)
    page = admin.post(f"{PLACE}/perubahan", data=sealed(dry)).text
    assert "Rabu, 4 Maret 2099 menjadi hari libur: Hari Jadi" in page
    carry_out(admin, page)
    assert is_off(FAR)
    assert days_off()[date(2026, 5, 1)].kind == "libur_nasional"


def test_the_offices_own_list_can_be_read_again_and_is_all_there(admin: FlaskClient):
    from importlib.resources import files

    text = files("ppid.law").joinpath("holidays-id.csv").read_text(encoding="utf-8")
    page = upload(admin, text).text
    assert "Tidak ada hari baru di berkas ini." in page


@pytest.mark.parametrize(("text", "said"), [
    ("tanggal,nama\n2099-03-04,Hari Jadi\n",
     "Baris 1: kolom yang diharapkan adalah date, name, kind, source. Yang ada: tanggal, nama."),
    ("", "Baris 1: kolom yang diharapkan adalah date, name, kind, source. Yang ada: -."),
    (HEAD, "Tidak ada satu hari pun di berkas ini."),
    (HEAD + "x" * 600_000, "paling banyak 500 KB"),
    (b"date,name,kind,source\n\xff\xfe", "bukan teks UTF-8"),
    ("BEGIN:VCALENDAR\nini rusak", "tidak dapat dibaca"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_words(admin: FlaskClient, text, said: str):
    page = upload(admin, text).text
    assert said in page
    assert "Isi berkas, belum ada yang disimpan" not in page


@pytest.mark.parametrize(("row", "said"), [
    ("2099-02-30,Hari,libur_nasional,SKB", "tidak ada. Tulis seperti 2026-08-17."),
    ("2099-03-05,Hari,pesta,SKB", "tidak dikenal. Pakai libur_nasional, cuti_bersama"),
    ("2099-03-05,,libur_nasional,SKB", "Nama hari libur harus 1 sampai 160 huruf."),
    ("2099-03-05,Hari,libur_nasional,", "Dasar (source) harus 1 sampai 300 huruf."),
    ("2099-03-05,Hari,libur_nasional", "Ada 3 kolom, seharusnya 4"),
    ("2099-03-04,Lagi,libur_nasional,SKB", "Tanggal ini sudah ada di baris 2."),
    ("2019-03-04,Dulu,libur_nasional,SKB", "di luar 2020 sampai 2100"),
    ("2022-03-04,Dulu,libur_nasional,SKB", "Tahun 2022 sudah ditutup"),
])  # fmt: skip
def test_one_bad_row_is_named_by_its_line_and_nothing_can_be_applied(
    admin: FlaskClient, row: str, said: str
):
    page = upload(admin, HEAD + ROW + row + "\n").text
    assert said in page
    assert re.search(r'<span class="num">3</span>', page)
    assert "Perbaiki baris yang salah" in page
    assert 'name="change"' not in page


EVENT = """BEGIN:VEVENT
UID:{uid}
DTSTART;VALUE=DATE:{start}
DTEND;VALUE=DATE:{end}
SUMMARY:{summary}
END:VEVENT
"""


def calendar_file(*events: tuple[str, str, str]) -> str:
    """An iCalendar of these events: start, end (the day after the last), summary."""
    told = "".join(
        EVENT.format(uid=n, start=start, end=end, summary=summary)
        for n, (start, end, summary) in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//contoh//ID\n{told}END:VCALENDAR\n"


def test_an_icalendar_is_read_day_by_day(admin: FlaskClient):
    text = calendar_file(
        ("20990304", "20990306", "Cuti Bersama Idul Fitri"), ("20990309", "20990310", "Nyepi")
    )
    page = upload(admin, text, "libur.ics").text
    carry_out(admin, admin.post(f"{PLACE}/perubahan", data=sealed(page)).text)
    found = {on.isoformat(): one.kind for on, one in days_off().items() if on.year == 2099}
    assert found == {"2099-03-04": "cuti_bersama", "2099-03-05": "cuti_bersama",
                     "2099-03-09": "libur_nasional"}  # fmt: skip


def test_a_repeating_or_endless_event_is_a_bad_row(admin: FlaskClient):
    endless = calendar_file(("20990101", "20991231", "Setahun"))
    assert "lebih panjang daripada 31 hari" in upload(admin, endless, "a.ics").text
    weekly = calendar_file(("20990304", "20990305", "Rapat")).replace(
        "SUMMARY", "RRULE:FREQ=DAILY\nSUMMARY"
    )
    assert "berulang tidak dibaca" in upload(admin, weekly, "a.ics").text
    nested = "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 20_000
    assert upload(admin, nested, "a.ics").status_code == 200


def test_no_file_is_said_plainly(admin: FlaskClient):
    assert "Pilih berkasnya dahulu." in admin.post(f"{PLACE}/impor", data={}).text


def test_suggestions_show_the_difference_and_are_unconfirmed_once_taken(admin: FlaskClient):
    year = local_day(clock.now()).year + 2
    page = admin.get(f"{PLACE}/usulan?tahun={year}").text
    assert f"{year}-08-17" in page
    seen = admin.post(f"{PLACE}/usulan?tahun={year}", data={"days": [f"{year}-08-17"]}).text
    carry_out(admin, seen)
    (taken,) = db.session.scalars(sa.select(Holiday).where(Holiday.on == date(year, 8, 17)))
    assert (taken.confirmed, taken.kind) == (False, "libur_nasional")
    assert "belum dicocokkan dengan SKB" in taken.source
    assert not _certain(year)


def test_a_suggestion_that_was_not_offered_is_refused(admin: FlaskClient):
    year = local_day(clock.now()).year + 2
    for said in ([], ["bukan-hari"], [f"{year}-08-18"]):
        page = admin.post(f"{PLACE}/usulan?tahun={year}", data={"days": said}).text
        assert "Terapkan" not in page


def test_strange_years_and_places_are_no_fault_of_the_house(admin: FlaskClient):
    page = add(admin).text
    for after in ("x", "2026-01-01/x", "2026-01-01/" + "9" * 40, "/", "0000/1"):
        answer = admin.post(f"{PLACE}/perubahan", data=sealed(page) | {"after": after})
        assert answer.status_code == 200
    for year in ("-5", "0", "99999999", "abc"):
        assert admin.get(f"{PLACE}/usulan?tahun={year}").status_code == 200
        assert admin.get(f"{PLACE}?tahun={year}").status_code == 200
    assert admin.get(f"{PLACE}/perubahan").status_code == 303
