"""Ways to a form, and what a test asks of the office while a desk is open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from db.records import Kind
from screens.forms.form_page import FormPage
from screens.office import Place
from tests.screens.driven import Driven

T = TypeVar("T")

# Numbers of nobody: the area 371199 is not assigned.
WOMAN_OF_1987 = "371199198706012248"
MAN_OF_1990 = "371199199005153317"
GIRL_OF_2015 = "371199201503101114"
WRONG_DIGIT = "371199198706012241"


async def ask(driven: Driven, job: Callable[[], T]) -> T:
    """What a job answers that runs where the office's own run."""
    answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    driven.app.office.background.do(job, answer.set_result, answer.set_exception)
    return await answer


def form(driven: Driven) -> FormPage:
    """The form that is shown."""
    page = driven.page
    assert isinstance(page, FormPage)
    return page


def texts(driven: Driven) -> dict[str, str]:
    """What stands in its boxes."""
    return form(driven).parts.fields.texts


def here(driven: Driven) -> tuple[str, int]:
    """The field with the cursor, and where in its text."""
    return form(driven).parts.fields.cursor


async def open_place(driven: Driven, place: Place) -> None:
    """Go there and wait until it is shown."""
    driven.app.go(place)
    await driven.settle()


async def household_of(driven: Driven, name: str) -> int:
    """Find somebody and see the household; its id."""
    await driven.press("f3")
    await driven.type(name)
    await driven.press("down", "up", "enter", "h")
    place = driven.app.way.here
    assert place.kind is Kind.HOUSEHOLD
    return place.id
