"""Settings changed and put back, and read cheaply by everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db import journal
from db import settings as kept
from db.connection import database
from db.records import ChangedSetting, Duty, Refused
from frontdesk.settings import values
from frontdesk.settings.declared import KEY_PREFIX, SETTINGS, Setting, ValueKind, find
from frontdesk.settings.effective import OfficeSettings
from frontdesk.settings.zones import local


@dataclass(frozen=True, slots=True)
class Told:
    """A setting as it is: its value and its default as stored; who changed it, when by the office's clock."""

    setting: Setting
    value: str
    default: str
    changed_by: str = ""
    changed_at: datetime | None = None

    @property
    def differs(self) -> bool:
        """Whether it is not as it was at first."""
        return self.value != self.default


_read_last: tuple[object, int, OfficeSettings] | None = None


def office_settings() -> OfficeSettings:
    """The settings as they hold. Read anew only when something was done since, at whatever desk.

    Call it where the database is touched, on the background thread. Raises: Refused, as any reading.
    """
    global _read_last
    office, sequence = database(), journal.sequence()
    if _read_last is None or _read_last[0] is not office or _read_last[1] != sequence:
        _read_last = office, sequence, OfficeSettings({one.key: one.value for one in kept.changed()})
    return _read_last[2]


def listed(keys: Sequence[Setting] = ()) -> tuple[Told, ...]:
    """Every setting as it is, in the order of the table.

    Args:
        keys: the settings of keys, where they are known; else those are told that somebody has set.
    """
    changed = {one.key: one for one in kept.changed()}
    if not keys:
        keys = [find(key) for key in changed if key.startswith(KEY_PREFIX)]
    settings = _as_they_hold(changed)
    return tuple(_told(setting, changed, settings) for setting in (*SETTINGS, *keys))


def tell(key: str, keys: Sequence[Setting] = ()) -> Told:
    """One setting as it is. Raises: Refused, `setting_unknown`."""
    changed = {one.key: one for one in kept.changed()}
    return _told(find(key, keys), changed, _as_they_hold(changed))


def _as_they_hold(changed: dict[str, ChangedSetting]) -> OfficeSettings:
    return OfficeSettings({key: one.value for key, one in changed.items()})


def _told(setting: Setting, changed: dict[str, ChangedSetting], settings: OfficeSettings) -> Told:
    value, default, mine = settings.of(setting), settings.default(setting), changed.get(setting.key)
    if mine is None or mine.value != value:
        return Told(setting, value, default)
    return Told(setting, value, default, mine.changed_by, local(mine.changed_at, settings.text("zone")))


def set_value(
    duty: Duty,
    key: str,
    typed: str,
    *,
    keys: Sequence[Setting] = (),
    was: str | None = None,
    draft_id: str | None = None,
) -> Told:
    """Give a setting a value, as one operation; its default puts it back.

    Args:
        duty: Who changes it.
        key: Which.
        typed: The value as somebody typed it, see `values.read`.
        keys: The settings of keys, where they are known.
        was: The value it had when this began; None: whatever it is.
        draft_id: Of the form that led here.

    Returns:
        The setting as it is then.

    Raises:
        Refused: `setting_unknown`; the problem of the value, `setting_shifts_cross`, `changed_since`,
            `already_saved`; `nobody_could_log_in`. Nothing was changed then.
    """
    setting = find(key, keys)
    read = values.read(setting, typed)
    if read.problem is not None:
        raise Refused(read.problem.code, **{**read.problem.values, "field": "value"})
    with journal.operation(duty, "setting_change", subject_kind="setting", draft_id=draft_id) as entry:
        now = tell(key, keys)
        if was is not None and now.value != was:
            raise Refused("changed_since")
        _refuse_crossing(setting, read.value)
        if key == "log_in" and read.value == "yes":
            from frontdesk.signing_in import refuse_to_lock_out

            refuse_to_lock_out(duty.day)
        if read.value == now.default:
            kept.clear(entry, key)
        else:
            kept.write(entry, key, read.value)
    return tell(key, keys)


def reset(duty: Duty, key: str, *, keys: Sequence[Setting] = ()) -> Told:
    """Let a setting have its default again, as one operation.

    Raises:
        Refused: `setting_unknown`; `setting_as_default` where it has it already; `setting_missing` where
            there has to be a value and the default is none; `setting_shifts_cross`.
    """
    setting = find(key, keys)
    problem = values.read(setting, setting.default).problem
    # A key's own default is known to the screens only.
    if problem is not None and setting.kind is not ValueKind.KEY:
        raise Refused(problem.code, **problem.values)
    with journal.operation(duty, "setting_reset", subject_kind="setting") as entry:
        if not any(one.key == key for one in kept.changed()):
            raise Refused("setting_as_default")
        _refuse_crossing(setting, setting.default)
        kept.clear(entry, key)
    return tell(key, keys)


def _refuse_crossing(setting: Setting, value: str) -> None:
    """Refuse a shift that does not leave the other one room. Raises: Refused, `setting_shifts_cross`."""
    if setting.kind is not ValueKind.SHIFT:
        return
    shifts = {key: tell(key).value for key in ("first_shift", "second_shift")} | {setting.key: value}
    first, second = (values.shift(shifts[key]) for key in ("first_shift", "second_shift"))
    if first and second and second[0] < first[1]:
        raise Refused(
            "setting_shifts_cross",
            first=shifts["first_shift"], second=shifts["second_shift"], field="value",
        )  # fmt: skip
