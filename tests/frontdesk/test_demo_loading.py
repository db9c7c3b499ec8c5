"""The made-up community in a database, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from db import figures, settings
from db.bulk import load
from db.connection import close_database, open_database
from db.migrations.shipped_phrases import PHRASES
from db.records import Duty, Refused
from db.tables import (
    Grid,
    HouseholdDoc,
    Organisation,
    OrganisationDoc,
    Phrase,
    RequestDoc,
    Resident,
    ResidentDoc,
    Topic,
)
from frontdesk.demo import build
from frontdesk.demo.day import DAY
from frontdesk.queue import counting


def test_build_makes_a_database_with_the_article_s_figures(empty_target: str) -> None:
    build(empty_target)
    there = figures.counts(DAY, 1)
    assert (there.estates, there.grids, there.households, there.residents) == (13, 12, 3_909, 11_730)
    assert (there.organisations, there.branches, there.members, there.registered_members) == (19, 5, 38, 628)
    due = counting.counts(Duty(1, "王晓禾", "clerk", "1", DAY)).sections
    assert due["overdue"] >= 2 and due["today"] >= 2
    assert (settings.read("community"), settings.read("demo")) == ("同心社区", "1")
    assert settings.read("demo_day") == "2021-09-06"
    assert ResidentDoc.select().count() == Resident.select().count() == there.residents + there.departed
    assert HouseholdDoc.select().count() == there.households + there.empty_households
    assert (OrganisationDoc.select().count(), RequestDoc.select().count()) == (19, there.requests)
    rows: Any = Topic.select(Topic.code, Organisation.name).join(Organisation).order_by(Topic.id).tuples()
    units = dict(rows)
    assert (units["hj"], units["jr"]) == ("城阳街道环卫办", "同心社区退役军人服务站")
    assert Phrase.select().join(Topic).count() == len(PHRASES)
    # New rows are numbered behind the made-up ones.
    assert Grid.create(number=99).id == 13


def test_build_refuses_an_office_and_leaves_it_alone(target: str) -> None:
    open_database(target)
    load("staff", ("id", "name"), [(1, "王敏")])
    close_database()
    with pytest.raises(Refused) as refused:
        build(target)
    assert refused.value.reason.code == "demo_exists"
    open_database(target)
    assert Resident.select().count() == 0
