"""The life of a request as rows of its card: who reported it, whom it went to, and every step."""

from __future__ import annotations

from datetime import date

from db.records import Kind, Reporter, RequestLife, RequestStep, WhistleSent
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from frontdesk.words.steps import day_and_time, step_words
from screens.files.attached_files import attached_rows
from screens.office import Place, Target
from screens.parts.cells import cut, fit, width, wrap
from screens.parts.lamps import lamp_pieces
from screens.parts.lines import Piece
from screens.parts.picks import Row, said
from screens.requests.request_more_rows import answers, standing_rows, task_rows

_DAY, _KIND, _LABEL = 14, 14, 18
_ROOMY, _WIDE_KIND, _WIDEST_KIND = 110, 18, 26
_MOST_LINES = 12


def life_rows(life: RequestLife, cells: int, today: date | None) -> list[Row]:
    """The rows of a request's life for a page of `cells` cells; of what is to be done, late as of `today`."""
    rows = [_fact(_("Handler"), life.owner)] if life.owner else []
    if life.background:
        rows.append(_fact(_("Background"), life.background))
    if life.place:
        rows.append(_fact(_("Place"), life.place))
    rows += standing_rows(life)
    heads = ngettext("{count} reporter", "{count} reporters", len(life.reporters))
    rows += [said(), _section(heads.format(count=len(life.reporters)))]
    for one in life.reporters:
        told = _told(one)
        name = one.name or label("reporter_kind", "anonymous")
        target = None if one.resident_id is None else Target(Kind.RESIDENT, one.resident_id)
        rows.append(_reporter(name, one.phone, told, target))
    if life.whistles:
        rows += [said(), _section(_("Whistles")), *map(_whistle, life.whistles)]
    rows += attached_rows(life)
    rows += task_rows(life, today, cells)
    rows += [said(), _section(_("Steps"))]
    kind = _kind_room(life, cells)
    for step in life.steps:
        rows += _step(step, life, kind, cells)
    return rows


def _section(text: str) -> Row:
    return said(Piece(text, "quiet"))


def _fact(name: str, text: str) -> Row:
    return said(Piece(fit(name, _LABEL) + " ", "quiet"), Piece(text))


def _reporter(name: str, phone: str, told: str, target: Target | None) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        return (Piece(f"  {fit(name, 20)} {fit(phone, 14)} "), Piece(cut(told, cells - 40), "quiet"))

    return Row(draw, target)


def _told(one: Reporter) -> str:
    """What they said and when, how often they were called in vain, or why nobody calls them."""
    if one.told_on:
        told = _("told {day}").format(day=lines.day(one.told_on))
        return " ".join((told, *answers(one.satisfaction, one.solved)))
    if one.kind == "anonymous":
        return _("gave no name: nobody to call")
    if one.calls:
        calls = ngettext("not reached, {count} call", "not reached, {count} calls", one.calls)
        return calls.format(count=one.calls)
    return _("not told yet")


def _whistle(one: WhistleSent) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        days = " → ".join(
            lines.day(day) for day in (one.sent_on, one.reported_on, one.handed_back_on or one.done_on) if day
        )
        if one.times_chased and one.chased_on:
            days = f"{days}  {_chased(one.times_chased, one.chased_on)}"
        lead = _("lead") if one.lead else ""
        lamp = lamp_pieces(one.clock) if one.clock is not None else ()
        taken = sum(width(piece.text) for piece in lamp)
        return (
            Piece(f"  {fit(one.unit, 24)} {fit(lead, 4)} {fit(label('whistle_state', one.state), 15)} "),
            *lamp,
            Piece(cut(days, cells - 48 - taken), "quiet"),
        )

    return Row(draw, Place("record_organisation", None, one.organisation_id))


def _chased(times: int, last: date) -> str:
    text = ngettext("chased {count} time, on {day}", "chased {count} times, last on {day}", times)
    return text.format(count=times, day=lines.day(last))


def _kind_room(life: RequestLife, cells: int) -> int:
    """What the longest of its steps is called, as far as there is room for that beside what was done."""
    longest = max((width(label("move", step.kind)) for step in life.steps), default=0)
    return max(_KIND, min(longest, _WIDEST_KIND if cells >= _ROOMY else _WIDE_KIND))


def _step(step: RequestStep, life: RequestLife, kind: int, cells: int) -> list[Row]:
    head = f"  {fit(day_and_time(step), _DAY)} {fit(label('move', step.kind), kind)} "
    told = "  ".join(step_words(step, life))
    if step.struck:
        told = _("struck: {text}").format(text=told)
    room = max(cells - _DAY - kind - 16, 10)
    parts = wrap(told, room, _MOST_LINES) or [""]
    tone = "quiet" if step.struck else "plain"
    first = Piece(fit(parts[0], room), tone)
    rows = [said(Piece(head, "quiet"), first, Piece(f" {step.staff}", "quiet"))]
    indent = " " * (_DAY + kind + 4)
    return rows + [said(indent, Piece(part, tone)) for part in parts[1:]]
