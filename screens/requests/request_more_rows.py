"""On the card of a request: how high it went, what was decided and is to be done, and the money for it."""

from __future__ import annotations

from datetime import date

from db.records import Kind, RequestLife, Task
from frontdesk.rules import funding
from frontdesk.rules.money import written_yuan
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from screens.office import Target
from screens.parts.cells import cut, fit, width, wrap
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

_LABEL, _OWNER, _STATE = 18, 10, 16
_MOST_LINES = 4


def standing_rows(life: RequestLife) -> list[Row]:
    """The level it was escalated to, what it was merged into, how often it came back, what was said of it."""
    rows = []
    if life.level:
        rows.append(_fact(_("Level"), f"L{life.level} {label('level', str(life.level))}"))
    if life.main_id is not None:
        target = Target(Kind.REQUEST, life.main_id)
        rows.append(_fact(_("One with"), life.main_number, target))
    if count := life.times_handed_back:
        text = ngettext("{count} time", "{count} times", count).format(count=count)
        rows.append(_fact(_("Handed back"), text))
    if life.satisfaction:
        rows.append(_fact(_("Satisfaction"), "  ".join(answers(life.satisfaction, life.solved))))
    return [*rows, *_money(life)]


def answers(satisfaction: str, solved: str) -> list[str]:
    """What was said in a call back; nothing of what nobody asked."""
    told = (("satisfaction", satisfaction), ("solved", solved))
    return [label(group, code) for group, code in told if code]


def _fact(name: str, text: str, target: Target | None = None) -> Row:
    return Row(
        lambda cells: (Piece(fit(name, _LABEL) + " ", "quiet"), Piece(cut(text, cells - _LABEL - 2))), target
    )


def _money(life: RequestLife) -> list[Row]:
    """The sum by stage, and what one of those that were done cost."""
    standing = [step for step in life.steps if not step.struck]
    by_stage = funding.sums(step.details for step in standing if step.kind == "funding")
    if not by_stage:
        return []
    told = [f"{label('funding_stage', stage)} {_yuan(fen)}" for stage, fen in by_stage.items()]
    rows = [_fact(_("Funding"), "  ".join(told))]
    done = [step.details for step in standing if step.kind in ("finish", "unit_done")]
    counted = [given for given in done if given.get("quantity", "").isdecimal()]
    if counted:
        quantity, measure = int(counted[-1]["quantity"]), counted[-1].get("measure", "")
        each = funding.each(by_stage, quantity)
        if each is not None:
            text = _("for {count}{measure}: {amount} each")
            rows.append(_fact("", text.format(count=quantity, measure=measure, amount=_yuan(each))))
    return rows


def _yuan(fen: int) -> str:
    return _("{amount} yuan").format(amount=written_yuan(fen))


def task_rows(life: RequestLife, today: date | None, cells: int) -> list[Row]:
    """What was decided, each with who does it and by when; what is late says so with a sign."""
    if not life.tasks:
        return []
    count = sum(one.is_open for one in life.tasks)
    title = ngettext("{count} task to be done", "{count} tasks to be done", count).format(count=count)
    if not count:
        title = _("Tasks, all ended")
    rows = [said(), said(Piece(title, "quiet"))]
    for one in life.tasks:
        rows += _task(one, today, cells)
    return rows


def _task(one: Task, today: date | None, cells: int) -> list[Row]:
    late = one.is_open and one.due_on is not None and today is not None and one.due_on < today
    state, tone = _state(one), "alert" if late else "plain" if one.is_open else "quiet"
    head = f"{'! ' if late else '  '}{fit(one.owner, _OWNER)} {fit(state, _STATE)} "
    text = f"{one.text}  {one.reason}" if one.reason else one.text
    parts = wrap(text, max(cells - width(head) - 1, 10), _MOST_LINES) or [""]
    rows = [said(Piece(head, tone), Piece(parts[0], tone))]
    return rows + [said(" " * width(head), Piece(part, tone)) for part in parts[1:]]


def _state(one: Task) -> str:
    if one.done_on:
        return _("done {day}").format(day=lines.day(one.done_on))
    if one.dropped_on:
        return _("dropped {day}").format(day=lines.day(one.dropped_on))
    return _("due {day}").format(day=lines.day(one.due_on)) if one.due_on else ""
