"""What the office calls its topics, units, people and places, to find what a ledger means by its words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from db import settings
from db.community import estates
from db.records import Duty, RegisterEntry
from db.residents import known
from frontdesk.ledgers.placing import Estates
from frontdesk.register_ledgers.naming import Directory, grid_number, name_key
from frontdesk.registers.keeping import is_in_use
from frontdesk.requests.topics import TopicKnown, topics
from frontdesk.rules.written_address import WrittenAddress, read_written_address

# What ledgers call whoever manages the estate.
_PROPERTY = frozenset(("物业", "物业公司", "小区物业", "物业服务企业", "小区物业公司", "物业管理公司"))
_SHORTEST = 2


class Unit(NamedTuple):
    """An organisation, and whether it can still be whistled to."""

    id: int
    in_use: bool


class OfficeWords:
    """The registers as a ledger speaks of them, each read once."""

    def __init__(self, duty: Duty) -> None:
        self._day = duty.day
        self._directory = Directory(duty.day)
        self.estates = Estates(estates.names())
        self.area_code = settings.read("area_code")
        self.topics = topics(duty)
        self._by_name = _topic_names(self.topics)
        self._grids = known.grids()
        self.unit = lru_cache(maxsize=5_000)(self._unit)
        self.staff = lru_cache(maxsize=5_000)(self._staff)
        self.topic = lru_cache(maxsize=5_000)(self._topic)
        self.is_unit = lru_cache(maxsize=5_000)(lambda text: self._find("organisation", text) is not None)
        self.address = lru_cache(maxsize=20_000)(self._address)

    def _find(self, register: str, text: str) -> RegisterEntry | None:
        return self._directory.find(register, text)

    def _unit(self, text: str, estate_id: int | None) -> Unit | None:
        if text in _PROPERTY and estate_id is not None:
            manager = self._directory.get("estate", estate_id).values["organisation"]
            return Unit(int(manager), in_use=True) if manager else None
        found = self._find("organisation", text)
        return None if found is None else Unit(found.id, is_in_use(found, self._day))

    def _staff(self, text: str) -> Unit | None:
        found = self._find("staff", text)
        return None if found is None else Unit(found.id, is_in_use(found, self._day))

    def _topic(self, text: str) -> str | None:
        """By its letters or its name; by the beginning of a whole one's name where only one begins so."""
        key = name_key(text)
        if key in self._by_name:
            return self._by_name[key]
        begun = {code for name, code in self._by_name.items() if name.startswith(key) and "-" not in code}
        return begun.pop() if len(begun) == 1 and len(key) >= _SHORTEST else None

    def topic_class(self, code: str) -> str:
        """The class of time limit that a topic says."""
        topic = self.topics.get(code)
        return topic.time_limit if topic is not None else ""

    def grid(self, text: str) -> int | None:
        """The grid that a text names."""
        number = grid_number(text)
        return self._grids.get(int(number)) if number else None

    def _address(self, text: str) -> WrittenAddress | None:
        return read_written_address(text, self.estates.names)


def _topic_names(known_topics: dict[str, TopicKnown]) -> dict[str, str]:
    """Codes by names; a name that two parts have is neither's, that of a whole is the whole's."""
    parts = Counter(name_key(one.name) for one in known_topics.values() if one.whole)
    found: dict[str, str] = {}
    for code, one in known_topics.items():
        names = [code, one.whole + one.name] if one.whole else [code, one.name, one.name_en]
        if one.whole and parts[name_key(one.name)] == 1:
            names.append(one.name)
        for name in filter(None, names):
            found.setdefault(name_key(name), code)
    whole = {name_key(one.name): code for code, one in known_topics.items() if not one.whole}
    return {**found, **whole}
