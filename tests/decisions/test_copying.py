"""The answer of a linked case is laid into a draft, and stays a draft."""

from __future__ import annotations

from ppid.cases import linked
from ppid.cases import queries as cases
from ppid.cases.linked import LinkKind
from ppid.kit import clock
from ppid.law import Outcome, State
from tests.builders import a_case, an_accepted_case, signed_in
from tests.decisions import desk


def test_the_answer_of_a_linked_case_becomes_a_draft_that_is_still_to_be_sent(client):
    ppid = desk.a_ppid()
    signed_in(client, ppid)
    answered = desk.a_decided_case(ppid, at=clock.now())
    case, stranger = an_accepted_case(at=clock.now()), a_case(received=clock.now())
    by = desk.acting(ppid)
    said = {"kind": LinkKind.DOUBLE, "reason": "Isinya sama.", "by": by, "at": clock.now()}
    made, elsewhere = linked.link(case, answered, **said), linked.link(case, stranger, **said)
    place = f"/petugas/permohonan/{case.number}/putusan/salin/"
    assert client.get(f"{place}{elsewhere.id}").status_code == 404, "it has no answer yet"
    page = client.get(f"{place}{made.id}")
    assert answered.number in page.text
    (own,), (theirs,) = cases.questions(case), cases.questions(answered)
    chosen = {"seen": str(desk.draft_version(case)), "own": own.id, "answered": theirs.id}
    assert client.post(f"{place}{made.id}", data=chosen | {"answered": "0"}).status_code == 422
    assert client.post(f"{place}{made.id}", data=chosen).status_code == 303
    assert own.outcome is Outcome.GRANTED
    assert (own.reason, own.available_form) == (theirs.reason, theirs.available_form)
    assert (case.state, case.decided_on) == (State.IN_PROGRESS, None)
