"""A life event as a picture: each home it touches with its people before and after, side by side.

People have numbers, by which they are named in the fields above; what changes has a sign between the two
sides (`-` leaves, `+` comes, `*` changes), a relation that is a guess has `?` behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.records import Home, Member, ResidentCard
from frontdesk.words import _, lines, ngettext, reasons
from frontdesk.words.codes import label
from screens.life_events.plan_records import record_lines
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Line, Piece, line

if TYPE_CHECKING:
    from frontdesk.life_events.plan import Plan
    from frontdesk.life_events.told import Told

_NUMBER, _AGE, _NAME = 2, 6, 12
_ROOMY = 100


class Picture(NamedTuple):
    """What is shown: what was understood of the event, and the home it is about while there is no plan.

    `records` are the cards of two records of one person, the one that stays first.
    """

    told: Told
    home: Home | None = None
    records: tuple[ResidentCard, ResidentCard] | None = None

    def heading(self, cells: int) -> str:
        """What stands over the two sides."""
        plan = self.told.plan
        if plan is None:
            return _("now")
        left, right = fit(_("before"), (cells - 3) // 2 - 1), _("after")
        return f"{left}{right} {lines.day(plan.day)}"

    def lines(self, cells: int, *, brief: bool = False) -> Sequence[Line]:
        """Each home it touches."""
        return _plan_lines(self, cells, brief=brief)


def _plan_lines(picture: Picture, cells: int, *, brief: bool = False) -> list[Line]:
    """The picture; `brief` leaves out in a few words who stays what they are."""
    told = picture.told
    plan = told.plan
    found: list[Line] = []
    if picture.records is not None:
        found += record_lines(*picture.records, cells)
    if plan is None:
        if picture.home is not None:
            found += _home_lines(picture.home, None, told, cells, brief)
        return found
    for before, after in zip(plan.before, plan.after, strict=True):
        found += _home_lines(before, after, told, cells, brief or picture.records is not None)
    for reason in plan.hanging:
        text = cut(reasons.say(reason), cells - 4)
        found.append(line(Piece(" ! ", "sign"), Piece(text)))
    return found


def _home_lines(before: Home, after: Home | None, told: Told, cells: int, brief: bool) -> Iterator[Line]:
    half = (cells - 3) // 2
    left = Piece(fit(f" {_title(before)}", half), "strong")
    if after is None:
        yield line(left)
        for member in before.members:
            yield line(Piece(fit(_person(member, told, half), half)))
        return
    right = [Piece(_count(after), "strong")]
    if after.without_head:
        right.append(Piece("  " + _("no head for now"), "alert"))
    yield line(left, Piece("   "), *right)
    was = {member.id: member for member in before.members}
    becomes = {member.id: member for member in after.members}
    everybody = [*was, *(one for one in becomes if one not in was)]
    same = [
        one for one in everybody if one in was and becomes.get(one) == was[one] and one not in _doubtful(told)
    ]
    for one in everybody:
        if not (brief and one in same):
            yield _person_line(one, was.get(one), becomes.get(one), told, half)
    if brief and same:
        text = ngettext("{count} more as before", "{count} more as before", len(same)).format(count=len(same))
        yield line(Piece(fit(f"    {text}", half), "quiet"))


def _person_line(one: int, was: Member | None, becomes: Member | None, told: Told, half: int) -> Line:
    left = fit(_person(was, told, half), half) if was else " " * half
    if becomes is None:
        where = _where(one, told.plan)
        return line(Piece(left), Piece(" - ", "alert"), Piece(cut(f"   {where}", half), "alert"))
    sign = " + " if was is None else " * " if was.relation != becomes.relation else "   "
    tone = "plain" if sign.isspace() else "strong"
    pieces = [Piece(left), Piece(sign, "sign"), Piece(cut(_person(becomes, told, half), half - 2), tone)]
    if one in _doubtful(told):
        pieces.append(Piece(" ?", "alert"))
    return line(*pieces)


def _person(member: Member, told: Told, cells: int) -> str:
    """`3 张南燕       女34   配偶`."""
    number = next((place for place, one in enumerate(told.people, 1) if one.id == member.id), 0)
    name = fit(member.name, _NAME if 2 * cells < _ROOMY else 2 * _NAME)
    relation = label("relation", member.relation) if member.relation else "?"
    age = fit(lines.sex_and_age(member.sex, member.age), _AGE)
    return f"{fit_right(str(number or ''), _NUMBER)} {name} {age} {relation}"


def _where(one: int, plan: Plan | None) -> str:
    """Where somebody is who left a home."""
    if plan is None:
        return ""
    for away in plan.away:
        if away.resident_id == one:
            if away.died:
                return _("has died")
            if plan.merged is not None:
                return _("goes into the other record")
            return _("to {place}").format(place=away.to) if away.to else _("has moved away")
    if plan.absorbed is not None:
        return _("goes into the other record")
    home = next((home for home in plan.after if any(member.id == one for member in home.members)), None)
    return _("to {place}").format(place=lines.short_address(home.address)) if home else ""


def _title(home: Home) -> str:
    return f"{lines.short_address(home.address)}  {_count(home)}"


def _count(home: Home) -> str:
    if not home.members:
        return _("nobody")
    return ngettext("{count} person", "{count} people", len(home.members)).format(count=len(home.members))


def _doubtful(told: Told) -> frozenset[int]:
    return told.plan.doubtful if told.plan is not None else frozenset()
