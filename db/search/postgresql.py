"""The index on PostgreSQL: each document's words as a tsvector, kept by the server beside its text."""

from __future__ import annotations

from collections.abc import Sequence

from db.connection import execute
from db.records import Token

from .sample import forget, sample
from .schema import INDEXED

Groups = Sequence[Sequence[Token]]
Source = tuple[str, tuple[object, ...]]


def expression(groups: Groups) -> str:
    """A tsquery: every group must match by one of its words."""
    return " & ".join(
        "(" + " | ".join(f"'{token.text}':*" if token.prefix else f"'{token.text}'" for token in group) + ")"
        for group in groups
    )


# The ids come first and by themselves: the server plans a look into one table anew for every query,
# as it must, and what joins the ids with their rows only once.
_FOUND = "(SELECT unnest(CAST(? AS bigint[])) AS id)"
# Left to itself the server guesses whether to walk the documents in order until the list is full, or to
# fetch all that match and sort them, and a wrong guess reads a million. So each is asked for by name.
_WALKED = """SELECT id FROM (SELECT id, v FROM {0}_doc ORDER BY id LIMIT 30000) AS early
WHERE v @@ CAST(? AS tsquery) ORDER BY id LIMIT ?"""
_GATHERED = """SELECT id FROM {0}_doc WHERE v @@ CAST(? AS tsquery) AND (v @@ CAST(? AS tsquery)) IS TRUE
ORDER BY id + 0 {1} LIMIT ?"""
# Matching so many of all documents, a query is worth a walk; a group of words that matches so many times
# more than the rarest one is not gathered but looked for in what the others found.
_COMMON = 0.01
_TOO_MANY_TIMES = 4
_LARGE = ("resident", "household")


def matching(kind: str, groups: Groups, limit: int) -> Source | None:
    """A sub-query of at most `limit` document ids in registration order, and its parameters; or nothing."""
    if kind not in _LARGE:
        return _gathered(kind, groups, groups, limit, "ASC")
    drawn = sample(kind)
    places = {group: drawn.matching(group) for group in map(tuple, groups)}
    if len(frozenset.intersection(*places.values())) > drawn.size * _COMMON:
        ids = execute(_WALKED.format(kind), (expression(groups), limit)).fetchall()
        if len(ids) == limit:
            return _source(ids)
    most = _TOO_MANY_TIMES * (min(map(len, places.values())) + drawn.size * _COMMON)
    rare = [group for group, found in places.items() if len(found) <= most]
    return _gathered(kind, rare, groups, limit, "ASC")


def matching_recent(groups: Groups, limit: int) -> Source | None:
    """A sub-query of at most `limit` ids of recently served people, and its parameters; or nothing."""
    return _gathered("recent", groups, groups, limit, "DESC")


def _gathered(kind: str, by_index: Groups, groups: Groups, limit: int, order: str) -> Source | None:
    parameters = (expression(by_index), expression(groups), limit)
    return _source(execute(_GATHERED.format(kind, order), parameters).fetchall())


def _source(ids: Sequence[tuple[int]]) -> Source | None:
    return (_FOUND, ([found for (found,) in ids],)) if ids else None


def put(kind: str, document: int, text: str) -> None:
    """Nothing to do: the server indexes a document as it is written."""


def drop(kind: str, document: int, text: str) -> None:
    """Nothing to do: the server forgets a document with its row."""


def rebuild(kind: str) -> None:
    """Lets the planner, and us, see how many documents there are now."""
    forget()
    execute(f"ANALYZE {kind}_doc")


def tidy() -> None:
    """Merges what was written lately into the indexes proper."""
    for kind in INDEXED:
        execute(f"SELECT gin_clean_pending_list('{kind}_doc_words')")


def merge_all(_kind: str) -> None:
    """Nothing to do: the server clears away by itself."""
