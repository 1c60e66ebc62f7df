"""The grounds of Pasal 17 as enacted, and what a refusal must bring."""

import pytest

from ppid import law
from ppid.law import GROUNDS, Ground, NotAllowed, Rule

WHOLE = {
    "point": 3,
    "decreed": True,
    "part_can_be_released": False,
    "approved": True,
}


def lacks(ground, **facts):
    with pytest.raises(NotAllowed) as no:
        law.check_refusal(ground, **{**WHOLE, **facts})
    return no.value.rule


def test_all_ten_letters_are_there_with_their_wording():
    assert list(GROUNDS) == list(Ground)
    assert "".join(GROUNDS) == "abcdefghij"
    assert all(exemption.wording and exemption.period for exemption in GROUNDS.values())


def test_the_points_are_as_many_as_the_law_has():
    points = {str(ground): len(exemption.points) for ground, exemption in GROUNDS.items()}
    assert points == {
        "a": 5,
        "b": 0,
        "c": 7,
        "d": 0,
        "e": 7,
        "f": 4,
        "g": 0,
        "h": 5,
        "i": 0,
        "j": 0,
    }


def test_a_to_f_are_never_permanent():
    assert "".join(g for g, e in GROUNDS.items() if not e.may_be_permanent) == "abcdef"
    assert GROUNDS[Ground.A].max_years == 30


def test_b_g_and_j_name_the_statute_they_rest_on():
    assert "".join(g for g, e in GROUNDS.items() if e.needs_statute) == "bgj"


def test_g_and_h_fall_away_with_consent():
    assert "".join(g for g, e in GROUNDS.items() if e.lifts_with_consent) == "gh"
    assert list(law.CONSENT) == ["a", "b"]


def test_a_ground_is_cited_by_letter_and_point():
    assert GROUNDS[Ground.H].article(3) == "UU 14/2008 Pasal 17 huruf h angka 3"
    assert GROUNDS[Ground.J].article() == "UU 14/2008 Pasal 17 huruf j"


def test_seven_kinds_of_information_are_never_excluded():
    assert "".join(law.NEVER_EXCLUDED) == "abcdefg"
    assert law.NEVER_EXCLUDED["a"] == "putusan badan peradilan"


def test_a_refusal_with_everything_is_allowed():
    law.check_refusal(Ground.H, **WHOLE)
    law.check_refusal(Ground.D, **{**WHOLE, "point": None})
    law.check_refusal(Ground.J, **WHOLE, statute="UU 27/2022 Pasal 36")


def test_a_draft_waits_for_nothing_but_its_approval():
    draft = {name: fact for name, fact in WHOLE.items() if name != "approved"}
    law.check_draft(Ground.H, **draft)
    assert lacks(Ground.H, approved=False) is Rule.NEEDS_APPROVAL


@pytest.mark.parametrize(
    ("ground", "facts", "rule"),
    [
        (None, {}, Rule.NEEDS_GROUND),
        (Ground.H, {"point": None}, Rule.NEEDS_POINT),
        (Ground.H, {"point": 6}, Rule.NEEDS_POINT),
        (Ground.H, {"point": 0}, Rule.NEEDS_POINT),
        (Ground.J, {"statute": " "}, Rule.NEEDS_STATUTE),
        (Ground.H, {"decreed": False}, Rule.NEEDS_DECREE),
        (Ground.H, {"part_can_be_released": None}, Rule.NEEDS_PARTIAL_ANSWER),
    ],
)
def test_a_refusal_that_lacks_something_says_what(ground, facts, rule):
    assert lacks(ground, **facts) is rule


def test_e40_one_excluded_part_does_not_keep_back_the_whole():
    assert lacks(Ground.H, part_can_be_released=True) is Rule.PART_MUST_BE_RELEASED
    law.check_refusal(Ground.H, **{**WHOLE, "part_can_be_released": True}, whole=False)


def test_an_answer_is_put_off_for_two_reasons_only():
    assert list(law.EXTENSION_GROUNDS) == list(law.ExtensionGround)
    assert law.extension_article(law.ExtensionGround.NOT_YET_DECIDED) == (
        "Perki 1/2021 Pasal 36 ayat (1) huruf b"
    )
