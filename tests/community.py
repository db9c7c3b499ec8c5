"""A small community with everything that finding must cope with, loaded in a moment on either engine."""

from __future__ import annotations

from datetime import date

from db import bulk
from db.connection import close_database, open_database, transaction
from db.search import store
from db.tables import Setting, Staff

SHEETS: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "grid": ("id number", [(1, 1), (2, 2)]),
    "organisation": (
        "id name kind contact_name phone",
        [
            (1, "金马怡乐园工艺品公司", "company", "", ""),
            (2, "环卫办", "sanitation_office", "高主任", "15400000001"),
        ],
    ),
    "estate": (
        "id name kind organisation_id",
        [
            (1, "金马怡乐园", "commercial", 1),
            (2, "海纳莒州家园", "commercial", None),
            (3, "日照银行家属院", "employer", None),
            (4, "付家洼幸福家园", "resettlement", None),
        ],
    ),
    "estate_alias": (
        "id estate_id alias",
        [(1, 1, "怡乐园小区"), (2, 1, "怡乐园生活小区"), (3, 2, "海纳小区")],
    ),
    "building": (
        "id estate_id number number_sort grid_id",
        [(1, 1, "1", 1, 1), (2, 2, "3", 3, 2), (3, 2, "12", 12, 2), (4, 3, "2", 2, 1), (5, 4, "", 0, 1)],
    ),
    "household": (
        "id building_id unit unit_sort room room_sort",
        [
            (1, 1, "2", 2, "301", 301),
            (2, 1, "2", 2, "302", 302),
            (3, 2, "2", 2, "501", 501),
            (4, 3, "1", 1, "1702", 1702),
            (5, 4, "", 0, "501", 501),
            (6, 5, "", 0, "第4排6号", 4006),
            (7, 2, "2", 2, "5楼东户", 500),
            (8, 1, "4", 4, "502", 502),  # nobody lives here
        ],
    ),
    "resident": (
        "id name sex born_on died_on",
        [
            (1, "张宁裕", 1, date(1946, 3, 2), None),
            (2, "李秀芬", 2, date(1948, 5, 1), None),
            (3, "张南燕", 2, date(1987, 6, 1), None),
            (4, "单晟", 1, date(1990, 1, 1), None),
            (5, "解朝行", 1, date(1985, 1, 1), None),
            (6, "吕乐", 2, date(2000, 2, 29), None),
            (7, "尉迟茜", 2, date(1999, 1, 1), None),
            (8, "阿卜杜拉·买买提", 1, date(1980, 1, 1), None),
            (9, "𬎆㛃", 2, date(1970, 1, 1), None),
            (10, "王桂英", 2, date(1966, 1, 1), None),
            (11, "王小雨", 2, date(2010, 1, 1), None),
            (12, "张伟", 1, date(1979, 1, 1), None),
            (13, "张伟", 1, date(2001, 1, 1), None),
            (14, "刘大伟", 0, None, None),
            (15, "张建国", 1, date(1958, 1, 1), date(2020, 1, 1)),
            (16, "张宁", 1, date(1995, 1, 1), None),
            (17, "查区曾", 1, date(1960, 1, 1), None),
            (18, "[/]a[b]c", 9, None, None),
        ],
    ),
    "residency": (
        "id resident_id household_id relation from_on to_on",
        [
            (1, 1, 1, "02", None, None),
            (2, 2, 1, "10", None, None),
            (3, 3, 4, "02", None, None),
            (4, 4, 3, "02", None, None),
            (5, 5, 3, "99", None, None),
            (6, 6, 5, "02", None, None),
            (7, 7, 6, "02", None, None),
            (8, 8, 7, "02", None, None),
            (9, 9, 2, "02", None, None),
            (10, 10, 2, "10", None, None),
            (11, 11, 2, "30", None, None),
            (12, 12, 4, "28", None, None),
            (13, 13, 3, "20", None, None),
            (14, 14, 5, "10", None, None),
            (15, 15, 4, "51", None, date(2020, 1, 1)),
            (16, 16, 1, "20", None, date(2019, 5, 1)),  # moved away
            (17, 17, 6, "51", None, None),
            (18, 18, 6, "99", None, None),
        ],
    ),
    "phone": (
        "id resident_id number whose",
        [
            (1, 1, "15412340207", "child"),
            (2, 3, "15498760208", "own"),
            (3, 12, "06336221234", "own"),
            (4, 13, "15411112222", "own"),
        ],
    ),
    "identity_paper": (
        "id resident_id kind number verified",
        [
            (1, 1, "resident_id", "371199194603021239", True),
            (2, 3, "resident_id", "37119919870601224X", True),
        ],
    ),
    "staff": ("id name", [(101, "李文静")]),
    "grid_post": ("id grid_id staff_id", [(1, 1, 101)]),
    "request": (
        "id number received_on channel nature topic estate_id reporter resident_id words summary"
        " state due_on",
        [
            (
                1, "2021-0388", date(2021, 4, 16), "phone", "help", "za", 1, "张大爷", 1, "一直没装门禁",
                "一直没安装门禁系统,存在极大安全隐患", "to_call_back", date(2021, 4, 23),
            ),
            (
                2, "2021-0402", date(2021, 9, 1), "walk_in", "complaint", "hj", 2, "王大妈", None, "臭气熏天",
                "垃圾清运不及时", "dispatched", date(2021, 9, 6),
            ),
        ],
    ),
}  # fmt: skip


def load() -> None:
    """Load the community into the open database and index it."""
    with transaction():
        for table, (columns, rows) in SHEETS.items():
            bulk.load(table, columns.split(), rows)
        bulk.finish_loading()
        store.rebuild()


def settle(target: str) -> None:
    """Load the community into a database, give it a name and somebody on duty, and close it."""
    open_database(target)
    load()
    with transaction():
        Staff.create(name="王敏")
        Setting.create(key="community", value="同心社区", changed_at=date(2021, 9, 6))
    close_database()
