"""The journey of a request as a strip: its stations in a row, the days under them, and how long it took."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Journey, Station
from frontdesk.words import _, lines, ngettext
from frontdesk.words.codes import label
from screens.parts.cells import fit, width
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

_WAY, _AHEAD = "─", "·"
# What gives way first where there is no room for all.
_GIVE_WAY = ("revisit", "hand_back", "park", "handling", "report_in", "reopen", "whistle", "call_back")


def journey_rows(journey: Journey) -> list[Row]:
    """Three rows: `登记─1─吹哨─2─[报到]··办结··回访`, the days, and the time from the first to the last."""
    return [
        Row(lambda cells: _strip(journey, cells)),
        Row(lambda cells: _days(journey, cells)),
        said(Piece(_how_long(journey), "quiet")),
    ]


def _shown(journey: Journey, cells: int) -> list[tuple[Station, str, int]]:
    """The stations that there is room for, each with its name and how wide its column is."""
    stations = list(journey.stations)
    here = stations[journey.here]
    spare = [one for code in _GIVE_WAY for one in stations if one.code == code and one is not here]
    columns = _columns(stations, here)
    while spare and sum(wide for _one, _name, wide in columns) > cells:
        stations.remove(spare.pop(0))
        columns = _columns(stations, here)
    return columns


def _columns(stations: Sequence[Station], here: Station) -> list[tuple[Station, str, int]]:
    columns = []
    for at, one in enumerate(stations):
        name = label("station", one.code)
        name = f"[{name}]" if one is here else name
        after = stations[at + 1] if at + 1 < len(stations) else None
        joined = width(name) + (0 if after is None else width(_between(one, after)))
        columns.append((one, name, max(joined, width(_day(one)) + 1)))
    return columns


def _between(one: Station, after: Station) -> str:
    """What joins two stations at least: the working days between them; dots before one that is ahead."""
    return _AHEAD * 2 if after.ahead else f"{_WAY}{after.working - one.working}{_WAY}"


def _strip(journey: Journey, cells: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    columns = _shown(journey, cells)
    here = journey.stations[journey.here]
    for at, (one, name, wide) in enumerate(columns):
        pieces.append(Piece(name, "key" if one is here else "quiet" if one.ahead else "plain"))
        if at + 1 < len(columns):
            joint = _between(one, columns[at + 1][0])
            pieces.append(Piece(joint + joint[-1] * (wide - width(name) - width(joint)), "quiet"))
    return tuple(pieces)


def _days(journey: Journey, cells: int) -> tuple[Piece, ...]:
    pieces = []
    for one, _name, wide in _shown(journey, cells):
        pieces.append(Piece(fit(_day(one), wide), "quiet" if one.ahead else "plain"))
    return tuple(pieces)


def _day(one: Station) -> str:
    if one.day is None:
        return ""
    return _("{day} (est.)").format(day=lines.day(one.day)) if one.estimated else lines.day(one.day)


def _how_long(journey: Journey) -> str:
    if not journey.days:
        if not journey.until:
            return _("came in today")
        return _("{station} on the same day").format(station=label("station", journey.until))
    days = ngettext("{count} day", "{count} days", journey.days).format(count=journey.days)
    working = ngettext("{count} working day", "{count} working days", journey.working)
    working = working.format(count=journey.working)
    if not journey.until:
        return _("so far {days}, {working}").format(days=days, working=working)
    until = label("station", journey.until)
    return _("until {station}: {days}, {working}").format(station=until, days=days, working=working)
