"""Who may do what: the table of roles, and that every operation and every look in full asks it."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from db import journal
from db.access import access_log
from db.connection import transaction
from db.records import Duty, Refused
from db.tables import AccessLog, HealthNote, Journal
from frontdesk.permitted import is_permitted
from frontdesk.revealing import reveal
from frontdesk.rules.roles import OPERATIONS, ROLES, in_order, may, who_may
from frontdesk.words.codes import LABELS
from tests import community

ROOT = Path(__file__).parents[2]


def codes_in_the_code() -> set[str]:
    """The codes that operations are begun with, where they are written out."""
    found = set()
    for path in [*(ROOT / "frontdesk").rglob("*.py"), *(ROOT / "db").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            code = node.args[1]
            if name == "operation" and isinstance(code, ast.Constant) and isinstance(code.value, str):
                found.add(code.value)
    return found


def test_every_operation_is_in_the_table_and_has_a_name() -> None:
    codes = {code for code in OPERATIONS if ":" not in code and not code.startswith("see_")}
    assert len(codes_in_the_code()) > 50
    assert codes_in_the_code() <= codes
    assert codes == set(LABELS["operation"])


def actions_in_the_code() -> set[str]:
    """What is noted in the access log, written out or as a constant of the module."""
    found = set()
    for path in [*(ROOT / "frontdesk").rglob("*.py"), *(ROOT / "db").rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            ast.unparse(one.targets[0]): ast.literal_eval(one.value)
            for one in tree.body
            if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "access_log.note":
                action = node.args[2]
                known = isinstance(action, ast.Constant)
                found.add(str(ast.literal_eval(action) if known else constants[ast.unparse(action)]))
    return found


def test_every_action_of_the_access_log_is_in_the_table_and_has_a_name() -> None:
    actions = actions_in_the_code()
    assert {f"see_{action}" for action in actions} <= set(OPERATIONS)
    assert actions <= set(LABELS["access"])


@pytest.mark.parametrize("role", ROLES)
def test_every_operation_is_done_or_refused_by_the_table(duty: Duty, role: str) -> None:
    acting = replace(duty, role=role, signed_in=True)
    done = []
    for code, roles in OPERATIONS.items():
        operation, _colon, about = code.partition(":")
        if role in roles:
            with journal.operation(acting, operation, subject_kind=about):
                done.append(operation)
            continue
        with pytest.raises(Refused) as refused, journal.operation(acting, operation, subject_kind=about):
            raise AssertionError("begun")
        assert refused.value.reason.code == "not_for_your_role"
        assert refused.value.reason.values["roles"] == ",".join(in_order(roles))
    written = [row.operation for row in Journal.select().order_by(Journal.id)]
    assert written == done


@pytest.mark.parametrize("role", ROLES)
def test_every_look_in_full_is_noted_or_refused_by_the_table(duty: Duty, role: str) -> None:
    community.load()
    acting = replace(duty, role=role, signed_in=True)
    seen = 0
    for code, roles in OPERATIONS.items():
        if not code.startswith("see_"):
            continue
        try:
            access_log.note(acting, 1, code.removeprefix("see_"))
        except Refused as refused:
            assert role not in roles
            assert refused.reason.code == "not_for_your_role"
        else:
            assert role in roles
            seen += 1
    assert AccessLog.select().count() == seen


def test_one_of_several_roles_is_enough(duty: Duty) -> None:
    assert not is_permitted(replace(duty, signed_in=True), "setting_change")
    both = replace(duty, signed_in=True, other_roles=("keeper",))
    assert is_permitted(both, "setting_change")
    assert is_permitted(both, "request_log")


def test_without_log_in_roles_bind_nobody(duty: Duty) -> None:
    assert is_permitted(replace(duty, role="volunteer"), "setting_change")


def test_who_works_here_is_for_those_who_keep_the_office() -> None:
    assert may(["clerk"], "register_add", "organisation")
    assert not may(["clerk"], "register_add", "staff_post")
    assert who_may("something_new") == {"secretary", "director"}


def test_a_grid_worker_sees_phones_but_no_illness(duty: Duty) -> None:
    community.load()
    with transaction():
        HealthNote.create(resident=1, text="心脏病", source="")
    for role, subjects in (("grid_worker", []), ("clerk", ["health_note"])):
        told = reveal(replace(duty, role=role, signed_in=True), 1, "visit")
        assert told.phones
        assert [fact.subject for fact in told.protected] == subjects
    with pytest.raises(Refused) as refused:
        reveal(replace(duty, role="keeper", signed_in=True), 1, "visit")
    assert refused.value.reason.code == "not_for_your_role"
