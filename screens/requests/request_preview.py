"""The request under the cursor in a few lines: what was said, the last step, and whom it waits for."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import RequestCard, RequestLife
from frontdesk.rules.request_states import CLOSED, PARKED, TO_CALL_BACK
from frontdesk.words import _, language, lines, ngettext, pgettext
from frontdesk.words.codes import label
from screens.parts.cells import cut, fit, width, wrap
from screens.parts.lines import Line, Piece, line

_TALL = 8
_MOST_NAMES = 3


def request_preview(card: RequestCard, cells: int, height: int) -> Sequence[Line]:
    """The request in `height` lines of `cells` cells; of a confidential one nothing that was said."""
    if card.life is not None and card.life.confidential:
        return _confidential(card, cells, height)
    return _tall(card, cells) if height >= _TALL else _short(card, cells, height)


def _confidential(card: RequestCard, cells: int, height: int) -> Sequence[Line]:
    topic = card.topic_names[language() == "en"]
    told = [
        _head(card, cells, who=""),
        line(Piece(cut(" " + _("[confidential] {topic}").format(topic=topic), cells - 1))),
        line(Piece(cut(" " + _("v on its card shows what was said."), cells - 1), "quiet")),
    ]
    return told[:height]


def _short(card: RequestCard, cells: int, height: int) -> Sequence[Line]:
    head = _head(card, cells, who=_who(card))
    below = [_step(card, cells), _waits(card, cells)]
    room = max(height - 1 - len(below), 1)
    words = [line(Piece(f" {part}")) for part in wrap(card.words or card.line.summary, cells - 2, room)]
    return [head, *words, *below][:height]


def _tall(card: RequestCard, cells: int) -> Sequence[Line]:
    request = card.line
    drawn = [
        _head(card, cells, who=""),
        *(line(Piece(f" {part}")) for part in wrap(_who(card), cells - 2, 2)),
        line(Piece(cut(f" {card.topic_names[language() == 'en']}", cells - 1), "quiet")),
        line(),
        *(line(Piece(f" {part}")) for part in wrap(card.words or request.summary, cells - 2, 8)),
        line(),
    ]
    for name, text in ((_("Last step"), _last_step(card)), (_("Waits for"), _waiting(card))):
        drawn.append(line(Piece(f" {name}", "quiet")))
        drawn += [line(Piece(f" {part}")) for part in wrap(text, cells - 2, 5)]
    return drawn


def _head(card: RequestCard, cells: int, who: str) -> Line:
    """Number, state and who; at the right end the phone, to be read aloud: of a confidential one none."""
    life = card.life
    phone = life.reporters[0].phone if life and life.reporters and not life.confidential else ""
    number, state = f" {card.line.number}", f"  {label('state', card.line.state)}  "
    room = cells - width(number) - width(state) - width(phone) - 2
    return line(
        Piece(number, "strong"), Piece(state), Piece(fit(who, max(room, 0)) + " "), Piece(phone, "strong")
    )


def _who(card: RequestCard) -> str:
    life = card.life
    heads = len(life.reporters) if life else 1
    told = [card.line.reporter or label("reporter_kind", "anonymous"), card.line.estate]
    if heads > 1:
        told.append(ngettext("{count} reporter", "{count} reporters", heads).format(count=heads))
    return "  ".join(part for part in told if part)


def _step(card: RequestCard, cells: int) -> Line:
    return _named(_("Last step"), _last_step(card), cells)


def _waits(card: RequestCard, cells: int) -> Line:
    return _named(_("Waits for"), _waiting(card), cells)


def _named(name: str, text: str, cells: int) -> Line:
    head = f" {name} "
    return line(Piece(head, "quiet"), Piece(cut(text, cells - width(head) - 1)))


def _last_step(card: RequestCard) -> str:
    steps = [step for step in card.life.steps if not step.struck] if card.life else []
    if not steps:
        return ""
    last = steps[-1]
    # What was said at first stands above.
    text = "" if last.kind == "log" else last.text
    told = (lines.day(last.day), label("move", last.kind), text, last.staff)
    return "  ".join(part for part in told if part)


def _waiting(card: RequestCard) -> str:
    life = card.life
    if life is None or life.state in CLOSED:
        return _("nobody any more")
    due = life.deadlines.due_on
    until = pgettext("step", "until {day}").format(day=lines.day(due)) if due else ""
    return "  ".join(part for part in (_whom(life), until) if part)


def _whom(life: RequestLife) -> str:
    if life.state == PARKED:
        return _("being looked at again")
    if life.state == TO_CALL_BACK:
        names = [one.name for one in life.reporters if one.told_on is None and one.name]
        return _("call back {names}").format(names=_names(names))
    units = [
        f"{one.unit} {label('whistle_state', one.state)}"
        for one in life.whistles
        if one.state in ("sent", "reported")
    ]
    return _names(units) or life.owner or _("a handler")


def _names(names: Sequence[str]) -> str:
    shown = _(", ").join(names[:_MOST_NAMES])
    return f"{shown} …" if len(names) > _MOST_NAMES else shown
