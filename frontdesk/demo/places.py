"""The community's estates, their buildings and flats, and the grids they are looked after in.

The thirteen estates, their inhabited households and those of 金马怡乐园 are the article's figures;
how the others are built is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

RESIDENTS = 11_730
GRIDS = 12
_EAST_AND_WEST = ("东户", "西户")


@dataclass(frozen=True, slots=True)
class Block:
    """`count` buildings of one kind, in one grid.

    `units` 0 is a building without units; `doors` names the flats of a floor instead of numbering
    them; `rows` is for bungalows in so many rows, `flats` in each, which stand in no building.
    """

    count: int
    units: int
    floors: int
    flats: int
    grid: int
    doors: tuple[str, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class EstatePlan:
    """An estate as it is built and lived in; `built` is YYYY-MM, `manager` the key of an organisation."""

    name: str
    kind: str
    built: str
    manager: str
    aliases: tuple[str, ...]
    blocks: tuple[Block, ...]
    empty: int
    crowding: float = 1.0


@dataclass(frozen=True, slots=True)
class Flat:
    """One flat; `building` counts the buildings of the estate from 0, `number` is the building's."""

    building: int
    number: str
    unit: str
    room: str
    room_sort: int


ESTATES = (
    EstatePlan(
        "海纳", "commercial", "2011-10", "青禾里", ("海纳小区",), (Block(8, 3, 6, 2, grid=1),), empty=4
    ),
    EstatePlan(
        "付家洼幸福家园",
        "resettlement",
        "2009-06",
        "邻里和",
        ("付家洼", "幸福家园"),
        (
            Block(6, 3, 6, 2, grid=2),
            Block(2, 2, 6, 2, grid=2, doors=_EAST_AND_WEST),
            Block(1, 0, 0, 7, grid=2, rows=4),
        ),
        empty=5,
        crowding=1.12,
    ),
    EstatePlan(
        "文成", "commercial", "2008-05", "邻里和", ("文成小区",), (Block(7, 4, 5, 2, grid=4),), empty=3
    ),
    EstatePlan(
        "通力铭钻", "commercial", "2014-09", "翔宇", ("通力铭钻小区",), (Block(6, 2, 11, 2, grid=3),), empty=4
    ),
    EstatePlan(
        "中央公馆",
        "commercial",
        "2015-12",
        "青禾里",
        ("中央公馆小区",),
        (Block(3, 2, 18, 2, grid=5), Block(1, 1, 18, 4, grid=5), Block(1, 1, 9, 2, grid=5)),
        empty=6,
    ),
    EstatePlan(
        "百家晟", "commercial", "2016-06", "翔宇", ("百家晟小区",), (Block(4, 2, 18, 2, grid=8),), empty=4
    ),
    EstatePlan(
        "盛元御景",
        "commercial",
        "2013-11",
        "满庭芳邻",
        ("盛元御景小区",),
        (Block(5, 2, 11, 2, grid=9), Block(2, 3, 9, 2, grid=9)),
        empty=6,
    ),
    EstatePlan(
        "日照银行家属院",
        "employer",
        "1998-03",
        "家属院管理组",
        ("银行家属院",),
        (Block(3, 0, 5, 6, grid=10),),
        empty=1,
        crowding=0.82,
    ),
    EstatePlan(
        "金马怡乐园",
        "commercial",
        "2006-04",
        "工艺品公司",
        ("怡乐园小区", "怡乐园", "怡乐园生活小区", "金马怡乐园小区"),
        (Block(1, 4, 5, 2, grid=3),),
        empty=0,
    ),
    EstatePlan(
        "海纳莒州家园",
        "commercial",
        "2017-08",
        "翔宇",
        ("海纳莒州家园小区", "莒州家园"),
        (
            Block(4, 3, 11, 2, grid=6),
            Block(4, 2, 18, 2, grid=6),
            Block(2, 2, 18, 2, grid=7),
            Block(1, 1, 18, 4, grid=7),
            Block(1, 2, 18, 2, grid=7),
            Block(2, 3, 18, 2, grid=7),
        ),
        empty=24,
    ),
    EstatePlan(
        "待补充小区1",
        "commercial",
        "",
        "邻里和",
        (),
        (Block(5, 3, 6, 2, grid=10), Block(1, 2, 6, 2, grid=10)),
        empty=2,
    ),
    EstatePlan("待补充小区2", "commercial", "", "满庭芳邻", (), (Block(6, 2, 11, 2, grid=11),), empty=2),
    EstatePlan("待补充小区3", "commercial", "", "满庭芳邻", (), (Block(4, 2, 17, 2, grid=12),), empty=2),
)


def blocks_by_building(plan: EstatePlan) -> list[Block]:
    """Return the kind of each building of an estate, in the order of their numbers."""
    return [block for block in plan.blocks for _ in range(block.count)]


def building_number(at: int, block: Block) -> str:
    """Return a building's number as it is written; rows of bungalows have none."""
    return "" if block.rows else str(at + 1)


def flats(plan: EstatePlan) -> Iterator[Flat]:
    """Yield all flats of an estate, building by building, unit by unit, from the ground up."""
    for at, block in enumerate(blocks_by_building(plan)):
        number = building_number(at, block)
        for row in range(1, block.rows + 1):
            for door in range(1, block.flats + 1):
                yield Flat(at, number, "", f"第{row}排{door}号", row * 100 + door)
        for unit in range(1, block.units + 1) if block.units else ("",):
            for floor in range(1, block.floors + 1):
                for door in range(1, block.flats + 1):
                    sort = floor * 100 + door
                    room = f"{floor}楼{block.doors[door - 1]}" if block.doors else str(sort)
                    yield Flat(at, number, str(unit), room, sort)


def _inhabited(plan: EstatePlan) -> int:
    return sum(1 for _ in flats(plan)) - plan.empty


def _share_out() -> dict[str, int]:
    """Share the residents out by households and crowding, exactly, by largest remainder."""
    weights = {plan.name: _inhabited(plan) * plan.crowding for plan in ESTATES}
    total = sum(weights.values())
    exact = {name: RESIDENTS * weight / total for name, weight in weights.items()}
    shares = {name: int(share) for name, share in exact.items()}
    left = RESIDENTS - sum(shares.values())
    for name in sorted(exact, key=lambda each: shares[each] - exact[each])[:left]:
        shares[name] += 1
    return shares


# How many people live in each estate, by its name.
PEOPLE = _share_out()
