"""Relations to the head of a household, GB/T 4761-2008, and what they become under another head.

A relation is read as a path of steps from the head: S spouse, C child, P parent, B brother or sister.
A daughter-in-law is `CS`, a wife's mother `SP`. Under a new head everybody's path is the way back from
the new head to the old one and on to the person, shortened where two steps meet: the parent of one's
child is one's spouse. Where a path can mean several people (a child's child may be one's own or a
nephew) the likeliest is taken and the answer says that it is a guess, which a person has to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.records import Member
from db.residents.seats import HEAD, OTHER_KIN

SPOUSE, CHILD, PARENT, SIBLING = "S", "C", "P", "B"
OTHER, NOT_KIN = "80", "99"
_MALE, _FEMALE = 1, 2

_STEPS: dict[str, str] = {
    **dict.fromkeys(("01", "02"), ""),
    **dict.fromkeys(("10", "11", "12"), "S"),
    **dict.fromkeys(("20", "21", "22", "23", "24", "25", "26", "27", "29"), "C"),
    **dict.fromkeys(("30", "31", "32", "33", "34", "35", "36", "37", "39"), "C"),
    **dict.fromkeys(("28", "38"), "CS"),
    **dict.fromkeys(("40", "41", "42", "43", "44", "49"), "CC"),
    **dict.fromkeys(("45", "46"), "CCS"),
    **dict.fromkeys(("47", "48"), "CCC"),
    **dict.fromkeys(("50", "51", "52", "57", "58", "59"), "P"),
    **dict.fromkeys(("53", "54", "55", "56"), "SP"),
    **dict.fromkeys(("60", "61", "62", "63", "64", "69"), "PP"),
    **dict.fromkeys(("66", "67"), "PPP"),
    "65": "SPP",
    "68": "SPPP",
    **dict.fromkeys(("70", "71", "73", "75", "77", "79"), "B"),
    **dict.fromkeys(("72", "74", "76", "78"), "BS"),
    **dict.fromkeys(("81", "83", "85", "88", "90"), "PB"),
    **dict.fromkeys(("82", "84", "86", "87", "89"), "PBS"),
    **dict.fromkeys(("91", "92"), "PBC"),
    **dict.fromkeys(("93", "94", "95", "96"), "BC"),
}
_BACK = {SPOUSE: SPOUSE, CHILD: PARENT, PARENT: CHILD, SIBLING: SIBLING}
# Two steps that are one. A parent's child is a sibling here; that it may be oneself is seen by who it is.
_SHORTER = {"SC": "C", "CB": "C", "CP": "S", "PS": "P", "BP": "P", "PC": "B", "BB": "B", "SS": ""}
_CODES: dict[str, tuple[str, str, str]] = {  # unknown sex, man, woman
    "": (HEAD, HEAD, HEAD),
    "S": ("10", "10", "10"),
    "C": ("29", "20", "30"),
    "CS": ("80", "28", "38"),
    "CC": ("40", "40", "40"),
    "CCS": ("80", "46", "45"),
    "CCC": ("49", "47", "48"),
    "P": ("50", "51", "52"),
    # The standard tells the two sides apart, a path does not.
    "PP": ("60", "60", "60"),
    "PPP": ("69", "66", "67"),
    "SPP": ("65", "65", "65"),
    "SPPP": ("68", "68", "68"),
    "B": ("70", "70", "70"),
    "BS": ("79", "79", "79"),
}
_GRANDCHILD = "40"
# A grandchild by a son (or his wife) and by a daughter (or her husband): of a man, of a woman.
_BY_A_SON, _BY_A_DAUGHTER = ("41", "42"), ("43", "44")
_LINES = {
    **dict.fromkeys(("20", "21", "22", "23", "24", "25", "26", "27", "38"), _BY_A_SON),
    **dict.fromkeys(("28", "30", "31", "32", "33", "34", "35", "36", "37", "39"), _BY_A_DAUGHTER),
}
_PARENTS_IN_LAW = {_MALE: ("80", "55", "56"), _FEMALE: ("80", "53", "54")}
_SIBLINGS = {(_MALE, True): "71", (_MALE, False): "73", (_FEMALE, True): "75", (_FEMALE, False): "77"}
# Nobody's path in a home is longer; beyond that it is kin, and the standard has one code for them.
_LONGEST = 4


class Guess(NamedTuple):
    """A relation's code, and whether it follows from the others without a doubt."""

    code: str
    sure: bool


def is_head(member: Member) -> bool:
    """Whether somebody is the head of the home they are listed in."""
    return says_head(member.relation)


def says_head(relation: str) -> bool:
    """Whether a relation says that somebody is the head."""
    return relation == HEAD


def steps(relation: str) -> str | None:
    """The path from the head that a relation says; None where it says no path (other kin, not kin)."""
    return _STEPS.get(relation)


def relations_to(
    head_id: int, members: Sequence[Member], known: dict[int, str] | None = None
) -> dict[int, Guess]:
    """What everybody is to a new head, from what they were to the old one.

    Args:
        head_id: Who becomes head; one of `members`.
        members: The people of one home with their relations so far; if none of them is head, the old
            head's place is empty and the relations still tell what they were to it.
        known: Relations to the new head that somebody has said already, by id.
    """
    known = known or {}
    new = next(member for member in members if member.id == head_id)
    return {
        member.id: Guess(known[member.id], True) if member.id in known else _relation(new, member, members)
        for member in members
    }


def relation_through(link: str, relation: str, head: Member, member: Member) -> Guess:
    """What somebody is to a head who is `link` to that person's own head, as whose `relation` they stood.

    A son's family joins its father's home: the son is `link` (20), his wife's relation 10 becomes 38.
    """
    first, then = steps(link), steps(relation)
    if first is None or then is None:
        return Guess(NOT_KIN if NOT_KIN in (link, relation) else OTHER_KIN, False)
    path, sure = _shortened(first + then)
    guess = _coded(path, sure, head, member)
    if guess.code == _GRANDCHILD:
        return Guess(_grandchild(_LINES.get(link), member), guess.sure)
    return guess


def _grandchild(line: tuple[str, str] | None, member: Member) -> str:
    """What a grandchild is called, by whom they descend; without knowing that, a grandchild."""
    if line is None or member.sex not in (_MALE, _FEMALE):
        return _GRANDCHILD
    return line[member.sex - 1]


def _relation(new: Member, member: Member, members: Sequence[Member]) -> Guess:
    if member.id == new.id:
        return Guess(HEAD, True)
    back, on = steps(new.relation), steps(member.relation)
    if back is None or on is None:
        # A lodger stays a lodger; a lodger's own kin were never known.
        lodgers = NOT_KIN in (new.relation, member.relation)
        return Guess(NOT_KIN if lodgers else OTHER_KIN, lodgers and new.relation != NOT_KIN)
    if couple := _couple(new, member, back, on, members):
        return couple
    path, sure = _shortened("".join(_BACK[step] for step in reversed(back)) + on)
    if _may_be_own(back, on):
        path, sure = _own_line(back, on, members)
    guess = _coded(path, sure, new, member)
    if guess.code != _GRANDCHILD:
        return guess
    if on == "CC":
        # The grandchildren of one's husband or wife stay what they are.
        return Guess(member.relation, guess.sure)
    between = next((one for one in members if one.relation == HEAD), None)
    line = {_MALE: _BY_A_SON, _FEMALE: _BY_A_DAUGHTER}.get(between.sex) if between else None
    return Guess(_grandchild(line, member), guess.sure)


def _couple(new: Member, member: Member, back: str, on: str, members: Sequence[Member]) -> Guess | None:
    """A child of the old head and a child-in-law: a couple for sure where there is but one of each."""
    if {back, on} not in ({"C", "CS"}, {"CC", "CCS"}):
        return None
    blood, wed = (back, on) if len(back) < len(on) else (on, back)
    same = new.sex and member.sex and new.sex == member.sex
    if same:
        return Guess(_CODES["BS"][0] if back == blood else OTHER_KIN, False)
    alone = all(sum(steps(other.relation) == path for other in members) == 1 for path in (blood, wed))
    return Guess("10", alone)


def _may_be_own(back: str, on: str) -> bool:
    """A child (or its spouse) of the old head, and a grandchild: child or nephew, parent or uncle."""
    down, further = sorted((back, on), key=lambda path: path.count(CHILD))
    return down in ("C", "CS") and further in ("CC", "CCC", "CCS")


def _own_line(back: str, on: str, members: Sequence[Member]) -> tuple[str, bool]:
    """The direct line is taken; sure where the old head has but one child in the home."""
    alone = sum(steps(member.relation) == "C" for member in members) <= 1
    if back in ("C", "CS"):
        return on[1:], alone
    return {"CC": "P", "CCC": "PP", "CCS": "SP"}[back], alone


def _shortened(path: str) -> tuple[str, bool]:
    """The path with steps that are one put together, and whether nothing was guessed on the way."""
    sure = True
    place = 0
    while place < len(path) - 1:
        pair = path[place : place + 2]
        if pair in _SHORTER:
            path = path[:place] + _SHORTER[pair] + path[place + 2 :]
            place = max(place - 1, 0)
        else:
            place += 1
    if "SB" in path:
        sure = False
    return path, sure


def _coded(path: str, sure: bool, head: Member, member: Member) -> Guess:
    if path == "SP":
        codes = _PARENTS_IN_LAW.get(head.sex, (OTHER, OTHER, OTHER))
        return Guess(codes[member.sex if member.sex in (_MALE, _FEMALE) else 0], sure and head.sex > 0)
    if path == "B" and head.age is not None and member.age is not None and member.age != head.age:
        code = _SIBLINGS.get((member.sex, member.age > head.age), "70")
        return Guess(code, sure)
    if path == "" or len(path) > _LONGEST:
        # Back at oneself, yet it is somebody else.
        return Guess(OTHER_KIN, False)
    found = _CODES.get(path)
    if found is None:
        return Guess(OTHER_KIN, sure)
    return Guess(found[member.sex if member.sex in (_MALE, _FEMALE) else 0], sure)
