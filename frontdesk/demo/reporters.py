"""Who reports a request: a resident who is found by sex and age, somebody as written, or nobody by name."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from frontdesk.demo.settling import Adult
from frontdesk.demo.stories.telling import Story
from frontdesk.demo.wheel import draw
from frontdesk.requests.intake import reporter_kind

ANONYMOUS = "匿名"
# Sex and ages, and what stands behind the surname; without that they are written by their names.
WHO: dict[str, tuple[int, tuple[int, int], str]] = {
    "大爷": (1, (62, 88), "大爷"),
    "大娘": (2, (62, 88), "大娘"),
    "叔": (1, (50, 61), ""),
    "阿姨": (2, (46, 61), "阿姨"),
    "大哥": (1, (36, 55), ""),
    "大姐": (2, (36, 55), "大姐"),
    "先生": (1, (26, 50), "先生"),
    "女士": (2, (26, 50), "女士"),
    "男": (1, (25, 55), ""),
    "女": (2, (25, 50), ""),
}
_BY_PHONE, _AT_THE_DESK = 0.85, 0.35


@dataclass(frozen=True, slots=True)
class Reporter:
    """A reporter as written, who that is where somebody knows, and the number to call back under."""

    written: str
    kind: str
    resident: Adult | None = None
    phone: str = ""


class Reporters:
    """Finds the reporters of stories; nobody comes twice but who is meant to."""

    def __init__(self, rng: Random, adults: dict[str, list[Adult]]) -> None:
        self._rng = rng
        self._adults = adults
        self._taken: set[int] = set()

    def of(self, story: Story) -> Reporter:
        """The reporter of a story."""
        if story.known_as and not any(deed.kind == "link_reporter" for deed in story.deeds):
            known = self.known(story)
            assert known is not None
            written = known.name if story.who in WHO else story.who
            return Reporter(written, "person", known, known.phone)
        if story.who not in WHO:
            return self.written(story.who)
        sex, (youngest, oldest), title = WHO[story.who]
        fitting = tuple(
            adult
            for adult in self._adults[story.estate]
            if adult.sex == sex
            and youngest <= adult.age <= oldest
            and "·" not in adult.name
            and adult.id not in self._taken
        )
        adult = draw(self._rng, fitting)
        self._taken.add(adult.id)
        share = _BY_PHONE if story.channel == "phone" else _AT_THE_DESK
        phone = adult.phone if self._rng.random() < share else ""
        return Reporter(f"{adult.surname}{title}" if title else adult.name, "person", adult, phone)

    def known(self, story: Story) -> Adult | None:
        """The resident of the sketches who the reporter of a story is, or is found to be."""
        there = self._adults[story.estate]
        return next((adult for adult in there if story.known_as and adult.name == story.known_as), None)

    def written(self, who: str) -> Reporter:
        """A reporter as written, whom nobody on the register is."""
        name = "" if who == ANONYMOUS else who
        return Reporter(name, reporter_kind(name))
