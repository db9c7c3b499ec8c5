"""The people whom the manual and the sketches of the screens know by name: invented, and always there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.demo.families import OWN, Seat
from frontdesk.demo.names import Name

# The stand-in for the article's 张大爷, and who asked for the summer class.
MR_ZHANG = "张宁裕"
MS_ZHANG = "张南燕"


@dataclass(frozen=True, slots=True)
class Sketch:
    """One person of a sketched household."""

    name: Name
    born: date
    seat: Seat


# By estate, building number, unit and room.
HOMES: dict[str, dict[tuple[str, str, str], tuple[Sketch, ...]]] = {
    "金马怡乐园": {
        ("1", "2", "301"): (
            Sketch(Name("张", "宁裕"), date(1946, 3, 12), Seat("02", 1, 75, 0, OWN)),
            Sketch(Name("周", "桂兰"), date(1948, 11, 2), Seat("10", 2, 72, 0, OWN)),
        )
    },
    "海纳莒州家园": {
        ("12", "1", "1702"): (
            Sketch(Name("张", "建国"), date(1958, 5, 20), Seat("02", 1, 63, 0, OWN)),
            Sketch(Name("李", "秀芬"), date(1960, 2, 8), Seat("10", 2, 61, 0, OWN)),
            Sketch(Name("张", "南燕"), date(1987, 4, 17), Seat("30", 2, 34, -1, 0)),
            Sketch(Name("周", "强"), date(1985, 1, 30), Seat("28", 1, 36, -1, OWN)),
            Sketch(Name("周", "朵朵"), date(2015, 6, 1), Seat("44", 2, 6, -2, 3)),
        )
    },
    "中央公馆": {
        ("3", "1", "402"): (
            Sketch(Name("章", "文涛"), date(1983, 9, 25), Seat("02", 1, 37, 0, OWN)),
            Sketch(Name("孙", "晓静"), date(1985, 12, 11), Seat("10", 2, 35, 0, OWN)),
            Sketch(Name("章", "凝遥"), date(2012, 3, 3), Seat("30", 2, 9, -1, 0)),
        )
    },
}
