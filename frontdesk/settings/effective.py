"""The settings as they hold: what somebody set, else the default."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from frontdesk.rules import opening_hours
from frontdesk.rules.time_limits import Span, TimeLimit, read_span
from frontdesk.settings import values
from frontdesk.settings.declared import KEY_PREFIX, Setting, find, limit_default


class OfficeSettings:
    """What holds now, by key; a kept value that cannot be (another version wrote it) counts as none."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        self._kept = dict(kept)

    def of(self, setting: Setting) -> str:
        """The value of a setting as it is stored."""
        kept = self._kept.get(setting.key)
        return self.default(setting) if kept is None or not values.is_sound(setting, kept) else kept

    def default(self, setting: Setting) -> str:
        """What a setting is where nobody has set it: of a time limit what the chosen profile says."""
        if setting.limit is None:
            return setting.default
        return limit_default(self.text("limit_profile"), *setting.limit)

    def text(self, key: str) -> str:
        """The value of a text or a choice (its code). Raises: Refused, `setting_unknown`; so do all."""
        return self.of(find(key))

    def count(self, key: str) -> int:
        """A number of days, times, minutes or requests, or of months."""
        return int(self.text(key))

    def yes(self, key: str) -> bool:
        """Whether it is to be so."""
        return self.text(key) == "yes"

    def weekdays(self, key: str) -> frozenset[int]:
        """Weekdays, 1 (Monday) to 7."""
        return frozenset(map(int, self.text(key)))

    def shift(self, key: str) -> tuple[time, time] | None:
        """From when to when; None where there is no such shift."""
        return values.shift(self.text(key))

    def time(self, key: str) -> time:
        """A time of day."""
        at = opening_hours.read_time(self.text(key))
        assert at is not None, "only what can be read is kept, and so is every default"
        return at

    def span(self, key: str) -> Span | None:
        """A length of time; None where there is none."""
        return read_span(self.text(key))

    def time_limit(self, kind: str) -> TimeLimit:
        """The limits of a class of matters, one of `rules.time_limits.CLASSES`."""
        finish = self.span(f"limit_{kind}_finish")
        assert finish is not None, "there has to be one"
        contact = None if kind == "call_back" else self.span(f"limit_{kind}_contact")
        return TimeLimit(contact, finish, self.span(f"limit_{kind}_warn"))

    @property
    def keys(self) -> dict[str, str]:
        """The keys that were given to other deeds, by the id of the key."""
        return {
            key.removeprefix(KEY_PREFIX): kept
            for key, kept in self._kept.items()
            if key.startswith(KEY_PREFIX) and values.is_sound(find(key), kept)
        }
