"""What somebody typed to set up an office, as what is kept of it, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from db.records import LARGEST_SITE, Reason
from frontdesk.rules.estate_names import problem_of, split_estates
from frontdesk.rules.opening_hours import folded
from frontdesk.rules.person_form import LONGEST_NAME, read_name
from frontdesk.settings import values
from frontdesk.settings.declared import find
from frontdesk.text import clean

FIELDS = ("name", "head", "area_code", "division", "estates", "staff_name", "site")
"""What is asked, in this order."""
SETTINGS = {"name": "community", "head": "office_head", "area_code": "area_code", "division": "division"}
"""The fields that are kept as settings, and under which keys."""

_UNREAD_SITE = -1


@dataclass(frozen=True, slots=True)
class NewOffice:
    """An office that is to be made.

    `head` signs its papers; `area_code` stands before local phone numbers, such as 0633; `division` is the
    code of its county; `staff_name` is the first of the staff; `site` says which of several communities
    this is, whose ids never meet.
    """

    name: str
    head: str = ""
    area_code: str = ""
    division: str = ""
    estates: tuple[str, ...] = ()
    staff_name: str = ""
    site: int = 0

    @property
    def settings(self) -> dict[str, str]:
        """What of it is kept as settings, by key."""
        return {key: getattr(self, field) for field, key in SETTINGS.items() if getattr(self, field)}


def read_new_office(typed: Mapping[str, str]) -> NewOffice:
    """Reads a filled-in form, by the names of `FIELDS`; see `problems` for what could not be read."""
    texts = {name: clean(typed.get(name, "")) for name in FIELDS}
    site = folded(texts["site"]) or "0"
    return NewOffice(
        name=read_setting("name", texts["name"]),
        head=read_setting("head", texts["head"]),
        area_code=read_setting("area_code", texts["area_code"]),
        division=read_setting("division", texts["division"]),
        estates=split_estates(texts["estates"]),
        staff_name=read_name(texts["staff_name"]),
        site=int(site) if re.fullmatch("[0-9]{1,9}", site) else _UNREAD_SITE,
    )


def read_setting(field: str, typed: str) -> str:
    """One of `SETTINGS` as it is kept; what cannot be read stays as it was written."""
    if field == "area_code" and re.fullmatch("[1-9][0-9]{1,2}", folded(typed)):
        # Spreadsheets, and people, leave the zero out.
        typed = f"0{folded(typed)}"
    return values.read(find(SETTINGS[field]), typed).value or typed


def problems(office: NewOffice) -> Mapping[str, Reason]:
    """What keeps an office from being made, by field, in the order of the fields."""
    found: dict[str, Reason | None] = {
        field: values.read(find(key), getattr(office, field)).problem for field, key in SETTINGS.items()
    }
    if not office.name:
        found["name"] = Reason("name_missing")
    found["estates"] = problem_of(office.estates)
    if len(office.staff_name) > LONGEST_NAME:
        found["staff_name"] = Reason("name_too_long", {"most": LONGEST_NAME})
    if not 0 <= office.site <= LARGEST_SITE:
        found["site"] = Reason("wrong_site", {"largest": LARGEST_SITE})
    return {field: reason for field in FIELDS if (reason := found.get(field)) is not None}
