"""On a small laptop the next step of a request needs no scrolling, whatever its state."""

from __future__ import annotations

import pytest

from ppid.law import OPEN
from tests.browser import acts
from tests.browser.conftest import Somebody
from tests.browser.office import Office

SMALL_LAPTOP = {"width": 1280, "height": 720}

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_next_step_and_its_day_stand_on_the_first_screen(somebody: Somebody, office: Office):
    page = somebody(viewport=SMALL_LAPTOP)
    acts.sign_in(page, office, "ppid")
    one_of_each = {state: number for number, state in office.states.items()}
    for state, number in one_of_each.items():
        page.goto(f"/petugas/permohonan/{number}")
        seen = [page.locator("[aria-labelledby=langkah] .govuk-button").first]
        seen += page.locator("#tenggat time").all()
        for part in seen if state in OPEN else seen[1:]:
            box = part.bounding_box()
            assert box is not None, state
            assert box["y"] + box["height"] <= SMALL_LAPTOP["height"], (state, number)
