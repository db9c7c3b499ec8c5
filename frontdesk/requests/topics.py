"""What requests can be about, as the office keeps it, to be picked by letters."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Duty
from db.registers import reading
from frontdesk.choices import Choice, named
from frontdesk.words import Language, language


@dataclass(frozen=True, slots=True)
class TopicKnown:
    """A topic or a part of one: its code, its names, its class of time limit and its usual unit."""

    code: str
    name: str
    name_en: str
    whole: str
    whole_en: str
    time_limit: str
    unit_id: int | None

    def called(self, tongue: Language) -> str:
        """Its name, behind that of the whole it is a part of."""
        name = self.name_en if tongue == "en" and self.name_en else self.name
        whole = self.whole_en if tongue == "en" and self.whole_en else self.whole
        return f"{whole} / {name}" if whole else name


def topics(duty: Duty) -> dict[str, TopicKnown]:
    """The topics in use by their codes; a part takes from its whole what it does not say itself."""
    entries = reading.entries("topic", duty.day)
    by_id = {str(entry.id): entry.values for entry in entries}
    known = {}
    for entry in entries:
        own = entry.values
        whole = by_id.get(own["parent"], {})
        unit = own["organisation"] or whole.get("organisation", "")
        known[own["code"]] = TopicKnown(
            own["code"],
            own["name"],
            own["name_en"],
            whole.get("name", ""),
            whole.get("name_en", ""),
            own["time_limit"] or whole.get("time_limit", "") or "ordinary",
            int(unit) if unit else None,
        )
    return known


def topic_choices(duty: Duty) -> tuple[Choice, ...]:
    """What can be picked: by its letters, or by its own name, initials or spelling."""
    return tuple(_choice(topic) for topic in topics(duty).values())


def _choice(topic: TopicKnown) -> Choice:
    own = named(topic.code, topic.called(language()), topic.name, topic.name_en or topic.name)
    return Choice(own.code, own.name, words=(topic.code, *own.words), beside=topic.code)
