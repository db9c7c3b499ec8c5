"""What a resident's card says while it is shown in full, in place of what it masks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.records import Revealed
from frontdesk.words import _, protected_facts
from frontdesk.words.codes import label
from frontdesk.words.readings import value_text
from screens.cards.facts import Fact
from screens.cards.trend_rows import is_drawn

_MASKED = ("phone", "paper", "hidden")


def in_full(known: Sequence[Fact], revealed: Revealed) -> list[Fact]:
    """The facts of a card, with everything in full that is masked in them."""
    kept = [fact for fact in known if fact.group not in _MASKED]
    before = [fact for fact in kept if fact.group in ("head", "where")]
    return [*before, *_open(revealed), *kept[len(before) :], *_protected(revealed), *_no_readings(revealed)]


def _open(revealed: Revealed) -> Iterator[Fact]:
    for phone in revealed.phones:
        whose = " ".join(part for part in (phone.number, label("whose", phone.whose), phone.name) if part)
        yield Fact("phone", _("Phone"), whose, "strong")
    for paper in revealed.papers:
        kind = _("ID number") if paper.kind == "resident_id" else label("paper", paper.kind)
        seen = _("paper seen") if paper.verified else _("paper not seen")
        yield Fact("paper", kind, f"{paper.number}  {seen}", "strong")
    if revealed.born_on is not None:
        yield Fact("paper", _("Born"), revealed.born_on.isoformat(), "strong")


def _protected(revealed: Revealed) -> Iterator[Fact]:
    for fact in revealed.protected:
        yield Fact("protected", label("protected", fact.subject), protected_facts.told(fact), "strong")
    for one in revealed.readings:
        if not is_drawn(one):
            told = "  ".join((label("reading_kind", one.value.kind), value_text(one.value)))
            day = f"{one.taken_at:%Y-%m-%d}"
            yield Fact("protected", label("protected", "health_reading"), f"{told}  {day}", "strong")


def _no_readings(revealed: Revealed) -> Iterator[Fact]:
    if revealed.no_readings_since is not None:
        day = revealed.no_readings_since.isoformat()
        text = _("consent taken back {day}: not used any more").format(day=day)
        yield Fact("protected", label("protected", "health_reading"), text, "alert")
