"""A card as a page of rows: its facts, then the people, requests and homes that can be opened from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from db.records import (
    Card,
    EmploymentLine,
    HouseholdCard,
    Kin,
    Kind,
    Member,
    RequestCard,
    RequestLine,
    ResidentCard,
    Revealed,
    Stay,
)
from frontdesk.words import _, lines, request_lines
from frontdesk.words.codes import label
from frontdesk.words.package_names import called
from screens.cards.consent_rows import consent_rows
from screens.cards.facts import Fact, facts, family, household_size, requests
from screens.cards.offer_rows import household_rows, package_rows
from screens.cards.revealed_facts import in_full
from screens.cards.trend_rows import trend_rows
from screens.office import Target
from screens.packages.package_rows import work_found
from screens.parts import request_numbers
from screens.parts.cells import cut, fit, fit_right, width, wrap
from screens.parts.lamps import LAMP, lamp_pieces
from screens.parts.lines import Piece
from screens.parts.picks import Row, said
from screens.requests.journey_strip import journey_rows
from screens.requests.request_rows import life_rows

_LABEL, _NAME, _AGE, _DAY, _STATE = 18, 14, 6, 8, 12
_RELATION, _SPAN = 16, 25
_FOUND = 22
_VISITED, _STAFF, _MOST_LINES_OF_A_VISIT = 11, 8, 2
_ROOMY = 100
_MOST_LINES_OF_WORDS = 1_000
"""More than the longest words of a request take on the narrowest screen."""


def card_rows(
    card: Card, cells: int, revealed: Revealed | None = None, today: date | None = None
) -> list[Row]:
    """The rows of a card for a page of `cells` cells (longer texts take several rows).

    Args:
        card: whose.
        cells: how wide the rows will be.
        revealed: what is shown in full for the moment.
        today: the day on duty, after which what is to be done is late.
    """
    known = facts(card)
    if revealed is not None:
        known = in_full(known, revealed)
    # Whose card it is may be read by who stands at the desk; whose home it is tells others too much.
    own = isinstance(card, ResidentCard)
    rows = [
        said(*(Piece(f"{fact.text}  ", fact.tone, own) for fact in known if fact.group == "head")),
        said(),
    ]
    if isinstance(card, RequestCard) and card.life is not None and card.life.journey is not None:
        rows += [*journey_rows(card.life.journey), said()]
    rest = _hidden_beside(fact for fact in known if fact.group != "head")
    for group, together in groupby(rest, key=lambda fact: fact.group):
        same = list(together)
        rows += _paired(same, cells) if group == "about" else _one_by_one(same, cells)
    if revealed is not None:
        rows += trend_rows(revealed.readings, cells)
    if household_size(card) or isinstance(card, HouseholdCard):
        rows += [said(), _section(lines.household_size(household_size(card)))]
        for person in family(card):
            rows += _member_rows(person)
    if isinstance(card, ResidentCard):
        rows += _kin(card) + _employments(card, today)
    if isinstance(card, ResidentCard | HouseholdCard):
        rows += [said(), _section(_("Requests") + " " + (str(len(card.requests) or "") or _("none")))]
        room_number = request_numbers.room(one.number for one in requests(card)) + 1
        rows += [_request_row(request, room_number) for request in requests(card)]
        rows += (
            package_rows(card, revealed, today) if isinstance(card, ResidentCard) else household_rows(card)
        )
        if isinstance(card, ResidentCard):
            rows += consent_rows(card.consents if revealed is None else revealed.consents, today)
        rows += _visits(card, cells, today) if isinstance(card, HouseholdCard) else []
        rows += _history(card)
    if isinstance(card, RequestCard) and card.life is not None:
        rows += life_rows(card.life, cells, today)
    return rows


def _section(text: str) -> Row:
    return said(Piece(text, "quiet"))


def _hidden_beside(known: Iterable[Fact]) -> list[Fact]:
    """That there is something protected stands beside the ID number: rows are scarce."""
    told: list[Fact] = []
    for fact in known:
        if fact.group == "hidden" and told and told[-1].group == "paper":
            told[-1] = told[-1]._replace(text=f"{told[-1].text}   {fact.text}")
        else:
            told.append(fact)
    return told


def _one_by_one(together: Sequence[Fact], cells: int) -> list[Row]:
    return [row for fact in together for row in _fact_rows(fact, cells)]


def _fact_rows(fact: Fact, cells: int) -> list[Row]:
    head = fit(fact.label, _LABEL) + " "
    parts = wrap(fact.text, cells - width(head) - 2, _MOST_LINES_OF_WORDS) or [""]
    rows = [said(Piece(head, "quiet"), Piece(parts[0], fact.tone))]
    return rows + [said(" " * width(head), Piece(part, fact.tone)) for part in parts[1:]]


def _paired(together: Sequence[Fact], cells: int) -> list[Row]:
    """Short facts two to a row, in columns; a longer one takes of the other's, or has its row to itself."""
    rows: list[Row] = []
    waiting: Fact | None = None
    for fact in together:
        if waiting is None:
            waiting = fact
            continue
        first = max(cells // 2, _LABEL + width(waiting.text) + 3)
        if first + _LABEL + 1 + width(fact.text) < cells:
            rows.append(said(*_part(waiting, first), *_part(fact, cells - first)))
            waiting = None
        else:
            rows += _fact_rows(waiting, cells)
            waiting = fact
    return rows + (_fact_rows(waiting, cells) if waiting is not None else [])


def _part(fact: Fact, cells: int) -> tuple[Piece, Piece]:
    return (
        Piece(fit(fact.label, _LABEL) + " ", "quiet"),
        Piece(fit(fact.text, cells - _LABEL - 1), fact.tone),
    )


def _who(name: str, sex: int, age: int | None, relation: str, cells: int) -> str:
    """Name, sex with age and relation to the head, in the columns that all people of a card stand in."""
    names = _NAME if cells < _ROOMY else 2 * _NAME
    return f"  {fit(name, names)} {fit(lines.sex_and_age(sex, age), _AGE)} {fit(relation, _RELATION)} "


def _member_rows(person: Member) -> list[Row]:
    """A person with the first phone at the right; more phones on rows below, for they are read aloud."""

    def draw(cells: int) -> tuple[Piece, ...]:
        who = _who(person.name, person.sex, person.age, label("relation", person.relation), cells)
        phone = lines.phone(person.phones[0]) if person.phones else ""
        return (Piece(who), Piece(cut(phone, cells - width(who) - 1)))

    def below(cells: int, place: int) -> tuple[Piece, ...]:
        before = " " * width(_who("", 0, None, "", cells))
        return (Piece(before), Piece(cut(lines.phone(person.phones[place]), cells - len(before) - 1)))

    more = [
        Row(lambda cells, place=place: below(cells, place))  # type: ignore[misc]
        for place in range(1, len(person.phones))
    ]
    return [Row(draw, Target(Kind.RESIDENT, person.id)), *more]


def _kin(card: ResidentCard) -> list[Row]:
    if not card.kin:
        return []
    return [said(), _section(_("Family elsewhere")), *map(_kin_row, card.kin)]


def _kin_row(person: Kin) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        who = _who(person.name, person.sex, person.age, label("relation", person.relation), cells)
        where = _("has died") if person.died else lines.short_address(person.address) or _("has moved away")
        return (Piece(who), Piece(cut(where, cells - width(who) - 1), "quiet" if person.died else "plain"))

    return Row(draw, Target(Kind.RESIDENT, person.id))


def _visits(card: HouseholdCard, cells: int, today: date | None) -> list[Row]:
    """The last visits at this home: when, who went, and what was found."""
    if not card.visits:
        return []
    rows = [said(), _section(_("Visits at home"))]
    for one in card.visits:
        head = f"  {fit_right(lines.day_in(one.day, today or one.day), _VISITED)} {fit(one.staff, _STAFF)} "
        told = "  ".join(part for part in (one.name, one.found) if part)
        if not one.was_in:
            told = "  ".join(part for part in (_("nobody opened"), told) if part)
        parts = wrap(told, cells - width(head) - 2, _MOST_LINES_OF_A_VISIT) or [""]
        rows += [
            said(Piece(head if at == 0 else " " * width(head), "quiet"), Piece(part))
            for at, part in enumerate(parts)
        ]
    return rows


def _employments(card: ResidentCard, today: date | None) -> list[Row]:
    """The work they found, and by which training."""
    found = [(one, work_found(one, today)) for one in card.employments]
    told = [(one, text) for one, text in found if text]
    return [said(), _section(_("Work found")), *(_employment_row(*pair) for pair in told)] if told else []


def _employment_row(one: EmploymentLine, found: str) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        work = one.work
        parts = (
            label("work_form", work.form),
            work.employer,
            work.job,
            called(one.package, one.package_en, one.run),
        )
        rest = "  ".join(part for part in parts if part)
        return (Piece(f"  {fit(found, _FOUND)} "), Piece(cut(rest, cells - _FOUND - 4), "quiet"))

    return Row(draw)


def _history(card: ResidentCard | HouseholdCard) -> list[Row]:
    """The homes of a person, or the people who lived in a home before."""
    if isinstance(card, ResidentCard):
        told = [stay for stay in card.homes if lines.span(stay) or len(card.homes) > 1]
        title = _("Homes")
    else:
        told, title = list(card.past), _("Lived here before")
    return [said(), _section(title), *map(_stay_row, told)] if told else []


def _stay_row(stay: Stay) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        relation = label("relation", stay.relation)
        if stay.address is not None:
            who = f"  {fit(lines.short_address(stay.address), _NAME + _AGE + 1)} {fit(relation, _RELATION)} "
        else:
            who = _who(stay.name, stay.sex, None, relation, cells)
        moved = _("has died") if stay.died else stay.moved_to and _("to {place}").format(place=stay.moved_to)
        rest = f"{fit(lines.span(stay), _SPAN)} {moved}"
        return (Piece(who), Piece(cut(rest, cells - width(who) - 1), "quiet"))

    if stay.address is not None:
        return Row(draw, Target(Kind.HOUSEHOLD, stay.household_id))
    return Row(draw, Target(Kind.RESIDENT, stay.resident_id))


def _request_row(request: RequestLine, room_number: int) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        summary = fit(request_lines.summary(request), cells - room_number - _DAY - _STATE - LAMP - 8)
        return (
            Piece(f"  {fit_right(lines.day(request.received_on), _DAY)} ", "quiet"),
            Piece(f"{summary} "),
            *lamp_pieces(request.clock),
            Piece(f" {fit(label('state', request.state), _STATE)} "),
            Piece(fit_right(request.number, room_number), "quiet"),
        )

    return Row(draw, Target(Kind.REQUEST, request.id))
