"""What a box takes is kept whole: nothing that was typed is cut when it is written down."""

from __future__ import annotations

import pytest

from frontdesk.day import closing
from frontdesk.home_visits import form as home_visits
from frontdesk.packages import allergies, children, employment_form, enrol_form, plan_form, planning, typed
from frontdesk.queue import marking
from screens.packages.package_form import PackageForm
from screens.parts.box import LONGEST
from screens.people.assistance_forms import MeasureAddForm


@pytest.mark.parametrize(
    "kept",
    [
        allergies.LONGEST_REASON,
        children.LONGEST,
        closing.LONGEST,
        employment_form.LONGEST,
        enrol_form.LONGEST,
        home_visits.LONGEST,
        marking.LONGEST,
        planning.LONGEST_REASON,
    ],
)
def test_what_any_box_takes_is_kept(kept: int) -> None:
    assert kept >= LONGEST


def test_what_a_package_is_called_is_kept() -> None:
    takes = {field.name: field.longest for field in PackageForm.FIELDS}
    assert max(takes[name] for name in ("name", "name_en", "run", "campaign")) <= typed.LONGEST
    assert max(takes[name] for name in ("purpose", "note")) <= typed.LONGEST_NOTE


def test_what_a_plan_of_assistance_says_is_kept() -> None:
    words = ("need", "measure", "note")
    assert max(field.longest for field in MeasureAddForm.FIELDS if field.name in words) <= plan_form.LONGEST
