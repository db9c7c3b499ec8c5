"""Old ledgers of requests on both engines: messy sheets in, once, and back by one undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import journal
from db.records import Duty, Refused
from db.requests import reading
from db.tables import Journal, Organisation, Request, RequestReporter, RequestStep, Staff, Whistle
from frontdesk.finding import find
from frontdesk.ledgers import importing, report
from frontdesk.ledgers.headings import field_of
from frontdesk.ledgers.incoming import Counts, Incoming
from frontdesk.words import in_language
from frontdesk.words.codes import LABELS
from tests import community
from tests.everything import every_row
from tests.frontdesk.ledgers.making import Page, Value, write_csv, write_xls, write_xlsx

HEADINGS = (
    "序号", "登记日期", "来源", "反映人", "联系电话", "所属小区", "住址", "地点", "所属网格", "反映事项",
    "类别", "诉求类型", "紧急程度", "受理人", "承办单位", "承办人", "办理时限", "办理情况", "办理结果",
    "是否办结", "办结日期", "是否回访", "回访时间", "满意度", "是否解决", "投入资金(元)", "备注",
)  # fmt: skip
Told = list[tuple[int, str, str, bool]]


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def row(**said: Value) -> tuple[Value, ...]:
    """A row of a sheet below HEADINGS, by the fields' English names."""
    fields = [field_of("requests", heading) for heading in HEADINGS]
    assert said.keys() <= set(fields)
    return tuple(said.get(str(name), "") for name in fields)


def sheet(path: Path, *rows: Sequence[Value], title: str = "同心社区2021年民情台账") -> Path:
    above = ((title,) + ("",) * (len(HEADINGS) - 1),) if title else ()
    return write_xlsx(
        path, Page((*above, HEADINGS, *rows), merged=((0, 0, 0, len(HEADINGS) - 1),) if title else ())
    )


def look(duty: Duty, path: Path) -> Incoming:
    return importing.look_through(duty, importing.open_ledgers(path))


def take(duty: Duty, path: Path) -> Counts:
    incoming = look(duty, path)
    incoming.write(duty)
    assert journal.verify() is None
    return incoming.counts()


def said(incoming: Incoming) -> Told:
    return [(one.number, one.field, one.reason.code, one.refused) for one in incoming.told()]


def request(words: str) -> Any:
    return Request.get(Request.words == words)


def taken_in() -> list[Any]:
    """The requests that were not there before."""
    return list(Request.select().where(Request.id > 2))


def steps(words: str) -> list[tuple[str, date, str]]:
    return [(one.kind, one.day, one.text) for one in reading.life(request(words).id).steps]


TABLES: tuple[Any, ...] = (Request, RequestReporter, RequestStep, Whistle)


def everything() -> dict[str, list[tuple[object, ...]]]:
    return every_row(*TABLES)


def test_a_closed_row_becomes_a_request_with_its_whole_life(duty: Duty, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "台账.xlsx",
        ("必填", "格式如2021.4.16", *("",) * (len(HEADINGS) - 2)),
        row(
            serial=1, date="4月16日 星期五", channel="来电", reporter="张 宁裕", phone=15412340207.0,
            estate="怡乐园小区", address="1-2-301", grid="第1网格", content="门禁一直没装", topic="物业管理",
            nature="求助", urgency="一般", receiver="李文静", unit="环卫办", owner="李文静", due="2021.5.1",
            progress="召开座谈会", result="装了可视门铃", status="已办结", closed_on=44362, call_back="是",
            called_on="2021/6/18", satisfaction="满意", solved="解决", money=40000, note="历史遗留",
        ),
        ("合计", 1, *("",) * (len(HEADINGS) - 2)),
        ("填表人:李秀", *("",) * (len(HEADINGS) - 1)),
    )  # fmt: skip
    before = everything()
    assert said(look(duty, path)) == []
    assert take(duty, path) == Counts(1, 1, 0, 0, 0, 0, 0)
    done, called = date(2021, 6, 15), date(2021, 6, 18)
    one = request("门禁一直没装")
    assert (one.number, one.received_on, one.channel, one.topic) == (
        "2021-0403", date(2021, 4, 16), "phone", "wy",
    )  # fmt: skip
    assert (one.state, one.resolved_on, one.due_on, one.satisfaction) == (
        "archived", done, None, "satisfied",
    )  # fmt: skip
    assert (one.solved, one.finish_by) == ("solved", date(2021, 5, 1)), "until when it was to be stands there"
    assert (one.resident_id, one.household_id, one.estate_id, one.grid_id) == (1, 1, 1, 1)
    staff = Staff.get(Staff.name == "李文静")
    assert one.owner_id == staff.id
    assert steps("门禁一直没装") == [
        ("log", date(2021, 4, 16), "门禁一直没装"),
        ("whistle", date(2021, 4, 16), ""),
        ("progress", done, "召开座谈会"),
        ("funding", done, ""),
        ("finish", done, "装了可视门铃"),
        ("call_back", called, ""),
    ]
    life = reading.life(one.id)
    assert (
        life.steps[0].details == {"ledger": "序号:1"}
        and one.background == "历史遗留"
        and life.steps[0].staff == "李文静"
    )
    assert life.steps[3].details["amount"] == "4000000"
    assert [(sent.unit, sent.state, sent.lead) for sent in life.whistles] == [("环卫办", "done", True)]
    assert life.reporters[0].told_on == called
    assert RequestReporter.get(RequestReporter.request == one.id).phone == "15412340207"
    assert [hit.id for hit in find(duty, "2021-0403").hits] == [one.id]
    entries = Journal.select().count()
    assert take(duty, path).unchanged == 1
    assert Journal.select().count() == entries, "the same file twice changes nothing"
    undone = journal.undo_last(duty)
    assert undone.operation == "request_import" and everything() == before


def test_open_rows_get_a_state_a_deadline_and_an_owner(duty: Duty, tmp_path: Path) -> None:
    rows = (
        row(date="2021-04-16", reporter="李红", content="甲", status="待办", unit="环卫办"),
        row(
            date="20210416",
            reporter="李红",
            content="乙",
            status="办理中",
            due="5个工作日",
            progress="已联系",
        ),
        row(
            date="2021.4.16",
            reporter="李红",
            content="丙",
            status="办理中",
            due="2021.9.30",
            owner="走了的人",
        ),
        row(date=date(2021, 4, 16), reporter="李红", content="丁", status="挂账", result="等资金"),
        row(date="16/4/2021", reporter="李红", content="戊", status="是", call_back="否", closed_on="9.3"),
        row(date="2021-04", content="己", urgency="急", due="很快", status="看情况"),
        row(date="2021-04-16 9:30", reporter="李红", content="庚", closed_on="2021-4-20", status="否"),
    )
    incoming = look(duty, sheet(tmp_path / "a.xlsx", *rows))
    assert said(incoming) == [
        (5, "owner", "owner_not_here", False),
        (8, "date", "request_day_of_month", False),
        (8, "status", "cell_kept", False),
        (8, "due", "cell_kept", False),
        (9, "status", "open_with_closing_day", False),
    ]
    incoming.write(duty)
    by_rules, third = date(2021, 4, 23), date(2021, 9, 30)
    found = {one.words: (one.state, one.due_on) for one in taken_in()}
    assert found == {
        "甲": ("dispatched", by_rules),
        "乙": ("in_progress", by_rules),
        "丙": ("in_progress", third),
        "丁": ("parked", by_rules),
        "戊": ("to_call_back", date(2021, 9, 8)),
        "己": ("accepted", date(2021, 4, 1)),
        "庚": ("accepted", by_rules),
    }
    assert all(one.owner_id is not None for one in taken_in())
    assert request("庚").received_time == "09:30" and request("己").reporter_kind == "anonymous"
    assert [one.state for one in reading.life(request("甲").id).whistles] == ["sent"]


def test_what_cannot_be_right_is_doubtful_or_refused_with_its_row(duty: Duty, tmp_path: Path) -> None:
    rows = (
        row(date="2021-13-40", content="灯坏了"),
        row(date="", content="灯坏了"),
        row(date="2021-09-07", content="明天的事"),
        row(date="2021-04-16", content="/"),
        row(date="2021-04-16", reporter="王五", content="一", status="已办结", closed_on="2021-04-01"),
        row(date="2021-04-16", reporter="王五", content="二", status="完成", closed_on="2030-01-01"),
        row(date="2021-04-16", reporter="王五", content="三", status="已合并", satisfaction="没意见"),
        row(date="2021-04-16", reporter="王五", content="四", unit="没有的单位、环卫办", topic="外星人"),
        row(date="2021-04-16", reporter="王五", content="五", money="一大笔4x", phone="没有电话"),
        row(date="2021-04-16", reporter="王五", content="六", satisfaction="不满意", status="是"),
        row(date="2021-04-16", reporter="王五", content="五", due="2021-04-01"),
        row(date="2021-04-17", reporter="王五", content="长" * 12_000, due="2021-04-01", grid="99"),
    )
    path = sheet(tmp_path / "a.xlsx", *rows)
    incoming = look(duty, path)
    assert said(incoming) == [
        (3, "", "request_day_unread", True),
        (4, "", "request_day_missing", True),
        (5, "", "request_day_ahead", True),
        (6, "", "request_words_missing", True),
        (7, "closed_on", "closed_before_received", False),
        (8, "closed_on", "closed_ahead", False),
        (8, "closed_on", "closing_day_missing", False),
        (9, "satisfaction", "cell_kept", False),
        (9, "status", "merged_into_unknown", False),
        (9, "closed_on", "closing_day_missing", False),
        (10, "topic", "topic_kept", False),
        (10, "unit", "cell_kept", False),
        (11, "phone", "cell_kept", False),
        (11, "money", "cell_kept", False),
        (12, "closed_on", "closing_day_missing", False),
        (12, "satisfaction", "closed_not_satisfied", False),
        (13, "content", "request_twice", False),
        (14, "content", "request_words_cut", False),
        (14, "grid", "cell_kept", False),
        (14, "due", "due_before_received", False),
    ]
    counts = incoming.counts()
    assert (counts.new, counts.doubtful, counts.refused, counts.repeated) == (7, 8, 4, 1)
    with pytest.raises(Refused, match="ledger_rows_refused"):
        importing.strictly(incoming)
    lines = report.as_lines(incoming, dry_run=True)
    assert all("{" not in line for line in lines) and lines[0].startswith("12 rows: 7 new")
    incoming.write(duty)
    assert all(one.resolved_on is None or one.resolved_on >= one.received_on for one in Request.select())
    assert (request("四").topic, request("四").state) == ("qt", "dispatched")
    details = reading.life(request("四").id).steps[0].details
    assert details == {"ledger": "类别:外星人;承办单位:没有的单位"}


def test_a_resident_is_meant_only_where_name_and_home_or_phone_fit_one(duty: Duty, tmp_path: Path) -> None:
    rows = (
        row(date="2021-04-16", reporter="张伟", content="a", phone="15411112222"),
        row(date="2021-04-16", reporter="张伟", content="b", phone="15499999999"),
        row(date="2021-04-16", reporter="张伟", content="c", address="海纳12-1-1702"),
        row(date="2021-04-16", reporter="张伟", content="d", address="海纳12-1-1702", phone="15411112222"),
        row(date="2021-04-16", reporter="张大爷", content="e", phone="154****0207"),
        row(date="2021-04-16", reporter="张宁裕", content="f", phone="154****0207"),
        row(date="2021-04-16", reporter="海纳居民", content="g", place="海纳小区"),
        row(date="2021-04-16", reporter="环卫办", content="h", place="小广场"),
        row(date="2021-04-16", reporter="不愿留名", content="i", address="没有的小区3-2-101"),
        row(date="2021-04-16", reporter="单晟", content="j", estate="怡乐园", address="海纳3-2-501"),
    )
    path = sheet(tmp_path / "a.xlsx", *rows)
    assert said(look(duty, path)) == []
    take(duty, path)
    found = {
        one.words: (one.resident_id, one.household_id, one.estate_id, one.reporter_kind, one.place)
        for one in taken_in()
    }
    assert found == {
        "a": (13, 3, 2, "person", ""),
        "b": (None, None, None, "person", ""),
        "c": (12, 4, 2, "person", ""),
        "d": (None, 4, 2, "person", ""),
        "e": (None, None, None, "person", ""),
        "f": (1, 1, 1, "person", ""),
        "g": (None, None, 2, "group", ""),
        "h": (None, None, None, "unit", "小广场"),
        "i": (None, None, None, "anonymous", "没有的小区3-2-101"),
        "j": (4, None, 1, "person", "海纳3-2-501"),
    }


def test_numbers_of_our_form_are_kept_where_they_are_free(duty: Duty, tmp_path: Path) -> None:
    rows = (
        row(serial="2021-0402", date="2021-04-16", content="a"),
        row(serial="2021-0500", date="2021-04-16", content="b"),
        row(serial="2021-0500", date="2021-04-16", content="c"),
        row(serial="GD-7", date="2021-04-16", content="d"),
        row(serial="", date="2020-12-31", content="e"),
        row(serial="2021-0402", date="2021-09-01", content="垃圾", status="已办结"),
    )
    incoming = look(duty, sheet(tmp_path / "a.xlsx", *rows))
    assert said(incoming) == [
        (3, "serial", "number_taken", False),
        (5, "serial", "number_taken", False),
        (8, "status", "request_closed_in_ledger", False),
    ]
    incoming.write(duty)
    numbers = {one.words: one.number for one in taken_in()}
    assert numbers == {
        "a": "2021-0501",
        "b": "2021-0500",
        "c": "2021-0502",
        "d": "2021-0503",
        "e": "2020-0001",
    }
    assert reading.life(request("d").id).steps[0].details == {"ledger": "编号:GD-7"} or "GD-7" in str(
        reading.life(request("d").id).steps[0].details
    )


def test_merged_cells_dittos_and_units_that_ended(duty: Duty, tmp_path: Path) -> None:
    Organisation.update(retired_on=date(2021, 8, 1)).where(Organisation.name == "环卫办").execute()
    path = write_xlsx(
        tmp_path / "2021.xlsx",
        Page(
            (
                ("日期", "地点", "群众信息", "采取措施", "结果反馈", "责任单位"),
                ("4月16日", "海纳", "甲", "看了", "好了", "物业"),
                ("", "同上", "乙", "", "", "环卫办"),
                ("〃", "", "丙", "", "", ""),
            ),
            merged=((1, 0, 2, 0),),
        ),
    )
    incoming = look(duty, path)
    assert said(incoming) == [
        (2, "unit", "cell_kept", False),
        (2, "closed_on", "closing_day_missing", False),
        (3, "unit", "unit_ended", False),
    ]
    incoming.write(duty)
    assert [request(words).estate_id for words in "甲乙"] == [2, 2]
    assert request("丙").received_on == date(2021, 4, 16)
    assert (request("甲").state, request("乙").state) == ("archived", "accepted")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv"])
def test_hostile_rows_of_every_kind_of_file(duty: Duty, tmp_path: Path, kind: str) -> None:
    hostile = ("[/]红[bold]", "\x1b[31m李", "=cmd()", "'=1+1", "null?", "李\u202e四", "'; DROP TABLE request")
    rows = [("日期", "反映人", "反映事项", "状态", "满意度", "承办单位", "备注")]
    rows += [("2021-04-16", text, text, text, text, text, text) for text in hostile]
    page = Page(rows)
    path = (
        {
            "xlsx": lambda: write_xlsx(tmp_path / "a.xlsx", page),
            "xls": lambda: write_xls(tmp_path / "a.xls", page),
            "csv": lambda: write_csv(tmp_path / "a.csv", page, "gb18030"),
        }[kind]()
        if kind != "csv"
        else write_csv(
            tmp_path / "a.csv", Page([[str(cell).replace("\u202e", "") for cell in one] for one in rows])
        )
    )
    incoming = look(duty, path)
    assert incoming.counts().new == len(hostile)
    text = repr(report.as_document(incoming, dry_run=True))
    incoming.write(duty)
    assert "\x1b" not in text and "\u202e" not in text
    kept = [one.words for one in taken_in()]
    assert "=cmd()" in kept and not any("\x1b" in one for one in kept)
    assert look(duty, path).counts().new == 0


def test_what_another_desk_did_meanwhile_and_giving_up(duty: Duty, tmp_path: Path) -> None:
    class GivenUp(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise GivenUp

    path = sheet(tmp_path / "a.xlsx", row(date="2021-04-16", content="a"))
    one, other = look(duty, path), look(duty, path)
    before = everything()
    with pytest.raises(GivenUp):
        one.write(duty, stop)
    assert everything() == before
    one.write(duty)
    with pytest.raises(Refused, match="changed_since"):
        other.write(duty)


def test_every_state_that_we_write_is_read() -> None:
    from frontdesk.register_ledgers.naming import code_meant

    for group in ("state", "satisfaction", "channel", "nature", "urgency"):
        for code, text in LABELS[group].items():
            assert code_meant(group, in_language("zh", group, text)) == code
