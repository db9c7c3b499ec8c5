"""What the work log of a day says, in the language of the moment."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from db.records import DayHomes, DayPlan, DaySession, DayStep, DayTask
from frontdesk.words import _, language, ngettext, request_lines
from frontdesk.words.codes import LABELS, label

_MINOR = ("steps", "written", "heads")


def counts_told(counts: Mapping[str, int], *, brief: bool = False) -> str:
    """`来访接待3  登记诉求2  遗留13`; a day without anything says so; `brief` where there is little room."""
    codes = [code for code in LABELS["day_count"] if counts.get(code) and not (brief and code in _MINOR)]
    told = [f"{label('day_count', code)} {counts[code]}" for code in codes]
    return "  ".join(told) or _("nothing was written down")


def step(one: DayStep) -> str:
    """What was done of a request: `登记:中央公馆 王阿姨 楼道灯不亮`."""
    return _("{what}: {matter}").format(what=label("move", one.move), matter=_matter(one))


def _matter(one: DayStep) -> str:
    request = one.request
    parts = (request.estate, request.reporter, request_lines.summary(request))
    return " ".join(part for part in parts if part)


def session(one: DaySession) -> str:
    """A session that was held: `露天电影《地道战》 到137人`."""
    came = ngettext("{count} came", "{count} came", one.heads).format(count=one.heads) if one.heads else ""
    return " ".join(part for part in (one.names[language() == "en"], one.about, came) if part)


def homes(one: DayHomes) -> str:
    """Homes that were visited: `入户走访5户,4户在家`."""
    told = ngettext("{count} home visited", "{count} homes visited", one.homes).format(count=one.homes)
    if one.at_home < one.homes:
        told += _(", {count} with somebody in").format(count=one.at_home)
    return told


def task(one: DayTask) -> str:
    """A task that was done."""
    return _("Done: {what}").format(what=one.text or one.number or _("a task"))


def plan(one: DayPlan) -> str:
    """A session that is to be held."""
    return " ".join(part for part in (one.names[language() == "en"], one.about, one.venue) if part)


def problems(steps: tuple[DayStep, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """Of each request of the day its number, what the problem is, what was done, and where it stands."""
    by_request = sorted(steps, key=lambda one: one.request.id)
    found = []
    for _id, mine in groupby(by_request, key=lambda one: one.request.id):
        some = list(mine)
        done = list(dict.fromkeys(label("move", one.move) for one in some))
        request = some[0].request
        found.append((request.number, _matter(some[0]), _(", ").join(done), label("state", request.state)))
    return tuple(found)
