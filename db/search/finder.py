"""The ranked list of hits for what was typed: the same on both engines.

Tiers go from the strictest reading of every term to the loosest. Within a tier the recently
served come first, then who lives here, then who has left, each in registration order; nothing is
ever sorted by a score, so that the engines stream and stop at the limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from db.connection import reading
from db.records import Hit, Term

from . import hits
from .hits import Groups

# Other kinds than residents: this many at most, and ahead of people only when they are few and exact.
_MOST_OTHERS = 5
_FEW_ENOUGH_TO_LEAD = 3


def tiers(terms: Sequence[Term]) -> list[Groups]:
    """What to ask the index for, from all terms at their strictest level to all at their loosest."""
    depth = max(len(term.levels) for term in terms)
    asked = [tuple(term.levels[min(level, len(term.levels) - 1)] for term in terms) for level in range(depth)]
    return list(dict.fromkeys(asked))


@reading
def find(terms: Sequence[Term], day: date, limit: int = 50, first: Sequence[Term] = ()) -> tuple[Hit, ...]:
    """At most `limit` hits that match every term, best first; ages are those of `day`.

    People who match the strictest level of `first`, another reading of the same query, lead.
    """
    if not terms or limit < 1:
        return ()
    asked = tiers(terms)
    words = _beginnings(t.text for term in (*first, *terms) for level in term.levels for t in level)
    leading, trailing = _others(asked, words)
    room = max(limit - len(leading) - len(trailing), 1)
    people: dict[int, Hit] = {}
    for groups in (*(tiers(first)[:1] if first else ()), *asked):
        for hit in hits.residents(groups, words, day, room):
            people.setdefault(hit.id, hit)
        if len(people) >= room:
            break
    return (*leading, *list(people.values())[:room], *trailing)[:limit]


def _beginnings(texts: Iterable[str]) -> list[str]:
    """The words of which all others are longer forms: enough to see where a document was met."""
    kept: list[str] = []
    for text in sorted(texts):
        if not kept or not text.startswith(kept[-1]):
            kept.append(text)
    return kept


def _others(asked: Sequence[Groups], words: Sequence[str]) -> tuple[list[Hit], list[Hit]]:
    leading: list[Hit] = []
    trailing: list[Hit] = []
    for read in (hits.requests, hits.households, hits.organisations):
        exact = read(asked[0], words, _MOST_OTHERS)
        few = len(exact) <= _FEW_ENOUGH_TO_LEAD
        if few:
            leading += exact
        known = {hit.id for hit in exact} if few else set()
        rest = [] if few else exact
        if len(asked) > 1 and len(rest) < _MOST_OTHERS:
            rest = list({hit.id: hit for hit in (*rest, *read(asked[-1], words, _MOST_OTHERS))}.values())
        trailing += [hit for hit in rest if hit.id not in known][:_MOST_OTHERS]
    return leading, trailing
