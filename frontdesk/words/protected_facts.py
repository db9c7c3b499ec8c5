"""What a protected fact says, once it may be seen."""

from __future__ import annotations

from db.records import ProtectedFact
from frontdesk.words import _
from frontdesk.words.codes import label

# What the code of a fact is a code of, where it is one.
_CODED = {
    "veteran": "veteran_category",
    "hardship": "hardship",
    "disability": "disability",
    "guardian": "relation",
}


def told(fact: ProtectedFact) -> str:
    """A fact without its name, which is that of its subject (`label("protected", …)`)."""
    code = label(_CODED[fact.subject], fact.code) if fact.subject in _CODED else fact.code
    more = fact.more
    if fact.subject == "disability" and more:
        more = _("grade {grade}").format(grade=more)
    time = f"{fact.since} – {fact.until}" if fact.until else fact.since
    return "  ".join(part for part in (code, fact.text, more, time) if part)
