"""A whole address of a ledger, from 省 to 室, taken apart: estate, building, unit and room (domain 2.6).

Where a level does not exist it is empty: buildings without units, and bungalows, shops and rows without a
building, whose place in the estate stays in the room as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from db.search.keys import fold
from frontdesk.rules.address import numbers_in_digits, spoken_number

_LONGEST = 200
_SPOKEN = "零〇一二三四五六七八九十百两"
_DOORS = "[东西中南北]"

# From the largest place to the smallest. A city or county needs a larger place before it or a smaller one
# behind it, for estates too are called 新城市花园.
_PROVINCE = re.compile(r"(?:中国)?[一-鿿]{2,6}?(?:省|自治区|(?<=北京|上海|天津|重庆)市)")
_CITY = re.compile(r"[一-鿿]{2,5}?(?:市|自治州|地区|盟)")
_COUNTY = re.compile(r"[一-鿿]{1,5}?(?:县|(?<!小)(?<!社)(?<!园)(?<!家属)(?<!生活)区|市|旗)")
_STREET = re.compile(r"[一-鿿]{2,6}?(?:街道办事处|街道|办事处|镇(?!中心)|乡)")
_COMMUNITY = re.compile(r"[一-鿿]{2,10}?(?:社区居民委员会|社区居委会|居民委员会|居委会|村委会|社区(?!服务))")
_GRID = re.compile(rf"第?[0-9{_SPOKEN}]{{1,3}}(?:号)?网格")
_ROAD = re.compile(
    "[一-鿿]{1,8}?(?:路|大街|大道|街|巷|胡同|弄)(?:[东西南北中]段)?[0-9]{1,5}号?院?(?![0-9号]*[楼#栋幢])"
)
_PARTING = re.compile(r"[\u2010-\u2015\u2212_~]|(?<=[0-9A-Za-z])[./\\、,](?=[0-9东西中A-Za-z])")
_BESIDE_ESTATE = "-、,:的内 "
_SUFFIX = re.compile("生活小区|小区")
_DOUBLED = re.compile("(?:小区){2,}")

_BUILDING_WORDS = "号住宅楼|号居民楼|号楼|#楼|#|栋楼?|幢楼?|号座|座"
_NUMBERED = "(?:[A-Za-z]-?[0-9]{1,3}|[0-9]{1,4}-[0-9]{1,2}(?=号楼)|[0-9]{1,4}[A-Za-z]?|[A-Za-z])"
_MARKED_BUILDING = re.compile(rf"第?(?<![0-9A-Za-z])(?P<building>{_NUMBERED})(?:{_BUILDING_WORDS})")
_UNIT_OR_ROOM = "[0-9东西中南北甲乙丙丁A-Za-z]{1,3}-?单元|[0-9]{3,4}(?:室|户|$)"
_PLAIN_BUILDING = re.compile(rf"(?<![0-9元\-])(?P<building>[0-9]{{1,3}})楼(?=$|-|{_UNIT_OR_ROOM})")
_NAMED_BUILDING = re.compile(
    "(?P<building>(?:[东西南北中前后]|商住|综合|办公|宿舍|家属|住宅)楼)"
    f"(?={_UNIT_OR_ROOM}|[0-9]{{1,2}}-[0-9])"
)
_YARD = re.compile(r"(?<![0-9])(?P<building>[0-9]{1,3})号院(?=.)")
_UNIT = re.compile(r"-?(?P<unit>[0-9]{1,3}|[A-Za-z]|[东西中南北甲乙丙丁]|无)-?(?:单元|门洞|门(?![市头卫面]))")
_UNIT_AND_DASH = re.compile(r"-?(?P<unit>[0-9]{1,2}|[东西中])-(?=.)")
_DASHED = re.compile(
    "(?<![0-9A-Za-z])(?P<building>[A-Za-z]?[0-9]{1,3}|[A-Za-z])-"
    "(?:(?P<unit>[0-9]{1,3}|[东西中])-)?(?P<room>[^-].*)$"
)
_LETTERS_THEN_DASHED = re.compile(r"^(?P<estate>[A-Za-z]{2,})(?P<rest>[0-9]{1,3}-.*)$")
_ROW = re.compile(r"第?(?P<row>[0-9]{1,3})排-?(?:第?(?P<house>[0-9]{1,4})[号户室]?)?$")
_FLOOR_BEFORE = re.compile(r"^(?P<floor>[0-9]{1,2})(?:楼|层|-)(?=(?P<room>[0-9]{3,4})(?:[室户号]|$))")
_ROOM_NUMBER = re.compile(r"^0*(?P<number>[0-9]{1,5})-?(?P<letter>[A-Za-z]?)(?:室|户|号|房间?)?$")
_SPOKEN_ROOM = re.compile(rf"^-?([{_SPOKEN}]{{1,5}})(?:[室户号]?)$")
_REMARK = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
# What a place without a building begins with.
_PLACE = re.compile(
    rf"(?:第?[0-9]{{1,4}}(?:[排号室户]|$)|[0-9]{{1,4}}-|{_DOORS}(?:户|排|头|侧|院|门|平房|[0-9])|平房|沿街|临街|商铺|门市|门头|门面|车库"
    "|储藏|地下|负[0-9]|底商|传达|门卫|物业|自建|[前后]排|院内|楼下|-)"
)
# Where no list of estates tells it, the estate ends with one of these.
_ESTATE_AND_PLACE = re.compile(
    "(?P<estate>.+?(?:小区|家园|花园|公寓|家属院|宿舍|新村|新区|公馆|村|苑))-?(?P<place>.+)"
)


@dataclass(frozen=True, slots=True)
class WrittenAddress:
    """The parts of an address as they are kept: `海纳小区`, `3`, `2`, `501`; "" where there is none."""

    estate: str
    building: str
    unit: str
    room: str


def read_written_address(text: str, estates: Collection[str] = ()) -> WrittenAddress | None:
    """Reads an address in any form that people write.

    Args:
        text: `山东省莒县城阳街道海纳小区3号楼2单元501室`, `海纳3-2-501`, `付家洼幸福家园第4排6号` ...
        estates: names (and other names) of estates, which tell where the estate ends and the rest begins.

    Returns:
        Its parts, the estate as it was written; None where the text holds neither a place in an
        estate nor an estate that is known.
    """
    if len(text) > _LONGEST:
        return None
    said = _prepared(text)
    if not said:
        return None
    for estate, rest in _known_estates(said, estates):
        if not rest:
            return WrittenAddress(estate, "", "", "")
        found = _place(rest)
        if found and not found.estate:
            return WrittenAddress(estate, found.building, found.unit, found.room)
        if not found and _PLACE.match(rest):
            return WrittenAddress(estate, "", "", _in_the_estate(rest))
    place = _place(_without_larger_places(said))
    return None if place == WrittenAddress("", "", "", "") else place


def _in_the_estate(place: str) -> str:
    """A place without a building, as it was written: a house 12号 is not a room 12."""
    return place if place.endswith("号") else _room(place)


def _prepared(text: str) -> str:
    """One width, one dash, spoken numbers in digits, and a dash where only a blank parts two numbers."""
    said = unicodedata.normalize("NFKC", text)
    said = "".join(c for c in said if unicodedata.category(c) not in ("Cf", "Cc", "Cs") or c in "\t\n")
    said = _PARTING.sub("-", said.strip())
    said = re.sub(r"\s*-[\s\-]*", "-", said.strip(" '\"‘’“”。.,;:、"))
    said = re.sub(r"(?<=[0-9])\s+(?=[0-9])", "-", said)
    said = re.sub(r"(?<=[A-Za-z])\s+(?=[0-9])", "-", said)
    said = re.sub(r"\s+", "", said)
    shorter = _REMARK.sub("", said)
    said = _DOUBLED.sub("小区", shorter if re.search("[0-9]|户", shorter) else said)
    return numbers_in_digits(said)


def _known_estates(said: str, estates: Collection[str]) -> Iterator[tuple[str, str]]:
    """Known estates in the text with what stands behind them: the longest first, then the last."""
    folded = fold(said)
    # Folding keeps every character of an address in its place but for accents, which estates have none of.
    if len(folded) != len(said):
        return
    found: set[tuple[int, int, int]] = set()
    for name in estates:
        known = re.sub(r"\s", "", fold(numbers_in_digits(unicodedata.normalize("NFKC", name))))
        for spelled in {known, _bare(known)} - {""}:
            start = folded.find(spelled)
            while start >= 0:
                end = start + len(spelled)
                if suffix := _SUFFIX.match(said, end):
                    end = suffix.end()
                found.add((end - start, start, end))
                start = folded.find(spelled, start + 1)
    for _, start, end in sorted(found, reverse=True):
        yield said[start:end], said[end:].lstrip(_BESIDE_ESTATE)


def _bare(name: str) -> str:
    for suffix in ("生活小区", "小区"):
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def _without_larger_places(said: str) -> str:
    rest = _cut(_PROVINCE, said)
    larger = rest != said
    for place, smaller in ((_CITY, _COUNTY), (_COUNTY, _STREET)):
        match = place.match(rest)
        if match and (larger or match[0].endswith("县") or smaller.match(rest, match.end())):
            rest, larger = rest[match.end() :], True
    for place in (_STREET, _COMMUNITY, _GRID):
        rest = _cut(place, rest)
    road = _ROAD.match(rest)
    if road and re.search("[一-鿿]{2}", re.split("[0-9A-Za-z]", rest[road.end() :])[0]):
        rest = rest[road.end() :]
    return rest


def _cut(place: re.Pattern[str], text: str) -> str:
    """The text without such a place before it, if anything is left then."""
    match = place.match(text)
    return text[match.end() :].lstrip("-") if match and match.end() < len(text) else text


def _place(said: str) -> WrittenAddress | None:
    """An address without the larger places: the estate is what stands before the building."""
    if row := _ROW.search(said):
        house = f"{row['house']}号" if row["house"] else ""
        return WrittenAddress(_estate(said[: row.start()]), "", "", f"第{int(row['row'])}排{house}")
    if match := _building(said):
        estate, rest = said[: match.start()], said[match.end() :]
        unit = _UNIT.match(rest) or _UNIT_AND_DASH.match(rest)
        room = rest[unit.end() :] if unit else rest
        return _address(estate, match["building"], unit["unit"] if unit else "", room)
    if match := re.search(rf"(?<=-)?(?P<before>{_NUMBERED})-(?P<unit>[0-9]{{1,3}}|{_DOORS})单元", said):
        return _address(said[: match.start()], match["before"], match["unit"], said[match.end() :])
    if unit := _UNIT.search(said):
        return _address(said[: unit.start()], "", unit["unit"], said[unit.end() :])
    said = _LETTERS_THEN_DASHED.sub(r"\g<estate>-\g<rest>", said)
    if (match := _DASHED.search(said)) and not said[: match.start()].strip("-").isdigit():
        return _address(said[: match.start()], match["building"], match["unit"] or "", match["room"])
    if (match := _ESTATE_AND_PLACE.match(said)) and _PLACE.match(match["place"]):
        return WrittenAddress(_estate(match["estate"]), "", "", _in_the_estate(match["place"]))
    return None


def _building(said: str) -> re.Match[str] | None:
    marked = list(_MARKED_BUILDING.finditer(said))
    if marked:
        unit = _UNIT.search(said)
        before = [match for match in marked if not unit or match.end() <= unit.end()]
        return before[-1] if before else marked[-1]
    return _PLAIN_BUILDING.search(said) or _NAMED_BUILDING.search(said) or _YARD.search(said)


def _address(estate: str, building: str, unit: str, room: str) -> WrittenAddress:
    return WrittenAddress(_estate(estate), _number(building), _number(unit), _room(room))


def _estate(text: str) -> str:
    return text.strip(_BESIDE_ESTATE)


def _number(text: str) -> str:
    """The number of a building or unit: `03` is `3`, `a` is `A`, `0` and 无 are none."""
    return "" if text == "无" else text.lstrip("0").upper()


def _room(text: str) -> str:
    """A room as it is kept: `501` of `5楼501室` and `0501`, `5楼东户` as it is."""
    room = text.strip("-、,: ")
    if spoken := _SPOKEN_ROOM.match(room):
        number = spoken_number(spoken[1])
        room = str(number) if number is not None else room
    floor = _FLOOR_BEFORE.match(room)
    if floor and int(floor["room"]) // 100 == int(floor["floor"]):
        room = room[floor.end() :]
    if match := _ROOM_NUMBER.match(room):
        return match["number"] + match["letter"].upper()
    return room
