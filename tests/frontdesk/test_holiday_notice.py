"""The State Council's notices, as they were, and as they may be mangled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Reason
from frontdesk.rules.holiday_notice import read_notice
from frontdesk.rules.legal_days import HOLIDAYS, DayOff, arranged_days
from frontdesk.rules.working_days import Calendar

TITLE = "国务院办公厅关于{year}年部分节假日安排的通知\n国办发明电〔{before}〕12号\n"
PREAMBLE = (
    "各省、自治区、直辖市人民政府,国务院各部委、各直属机构：\n  经国务院批准，现将{year}年元旦、春节、"
    "清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n"
)
AFTERWARDS = (
    "  节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善"
    "处置，确保人民群众祥和平安度过节日假期。\n国务院办公厅\n{before}年11月4日\n（此件公开发布）\n"
)
NOTICES = {
    2021: """一、元旦：2021年1月1日至3日放假，共3天。
二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。
三、清明节：4月3日至5日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。
五、端午节：6月12日至14日放假，共3天。
六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。
""",
    2022: """一、元旦：2022年1月1日至3日放假，共3天。
二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。
三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。
四、劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。
五、端午节：6月3日至5日放假，共3天。
六、中秋节：9月10日至12日放假，共3天。
七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。
""",
    2023: """一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
""",
    2024: """一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假\
等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
""",
    2025: """一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
""",
    2026: """一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
""",
}


def whole(year: int) -> str:
    """The notice of a year with all that stands around it."""
    around = [part.format(year=year, before=year - 1) for part in (TITLE, PREAMBLE, AFTERWARDS)]
    return f"{around[0]}{around[1]}{NOTICES[year]}{around[2]}"


def test_the_real_notices_say_what_the_table_says() -> None:
    said: dict[date, DayOff] = {}
    for year in NOTICES:
        notice = read_notice(whole(year))
        assert (notice.year, notice.problems, notice.missing) == (year, (), ())
        for day, entry in notice.days.items():
            assert entry == arranged_days()[day], day
        said |= notice.days
    # The table also names weekends that a holiday only adjoins; they are off anyway.
    unsaid = {day for day in arranged_days() if day.year > 2020} - said.keys()
    assert unsaid == {date(2023, 12, 30), date(2023, 12, 31)}


@pytest.mark.parametrize("year", NOTICES)
def test_a_year_brought_in_by_its_notice_counts_as_one_that_was_shipped(year: int) -> None:
    apart = timedelta(28 * 365 + 7)
    later = year + 28
    # The weekdays of a year come back after 28 years; its notice is read as that year's.
    text = NOTICES[year].replace(str(year), str(later)).replace(str(year - 1), str(later - 1))
    notice = read_notice(text, later)
    assert (notice.year, notice.problems) == (later, ())
    brought_in = Calendar(
        {day: entry.works for day, entry in notice.days.items()}, published=frozenset({later})
    )
    day = date(later, 1, 1)
    while day <= date(later, 12, 28):
        assert brought_in.is_working(day) == Calendar().is_working(day - apart), day
        assert not brought_in.is_estimated(day)
        day += timedelta(1)


@pytest.mark.parametrize(
    "mangled",
    [
        "".join(whole(2026).split()),
        whole(2026).replace("。", "。\n\n"),
        whole(2026).replace("年", " 年 ").replace("月", "月\n"),
        whole(2026).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        whole(2026).translate(str.maketrans("：（），", ":(),")).replace("、周", ",周"),
        whole(2026).replace("周", "星期"),
        whole(2026).replace("至", "—"),
        whole(2026).replace("至", " - "),
        whole(2026).replace("2026年", "二〇二六年"),
        PREAMBLE.format(year=2026) + NOTICES[2026],
    ],
)  # fmt: skip
def test_a_notice_survives_being_pasted(mangled: str) -> None:
    assert read_notice(mangled) == read_notice(whole(2026))


@pytest.mark.parametrize(
    ("text", "off", "worked"),
    [
        # As notices were written before 2020.
        ("一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。",
         ["2018-12-30", "2018-12-31", "2019-01-01"], ["2018-12-29"]),
        ("一、元旦：12月30日至1月1日放假调休，共3天。12月29日上班。",
         ["2018-12-30", "2018-12-31", "2019-01-01"], ["2018-12-29"]),
        ("三、清明节：4月4日放假，4月6日（星期六）补休。", ["2019-04-04", "2019-04-06"], []),
        ("劳动节：5月1日放假，与周末连休，共1天。", ["2019-05-01"], []),
        ("端午节：6月7日（周五）放假，与周末连休，共3天。", ["2019-06-07"], []),
        ("国庆节10月1日-3日放假3天，10月5日、6日休假，9月29日调休上班",
         ["2019-10-01", "2019-10-02", "2019-10-03", "2019-10-05", "2019-10-06"], ["2019-09-29"]),
        ("五一劳动节：五月一日至三日放假，共三天。", ["2019-05-01", "2019-05-02", "2019-05-03"], []),
        ("2019年劳动节假期安排如下：2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。",
         ["2019-05-01", "2019-05-02", "2019-05-03", "2019-05-04"], ["2019-04-28", "2019-05-05"]),
    ],
)  # fmt: skip
def test_other_ways_of_saying_it(text: str, off: list[str], worked: list[str]) -> None:
    notice = read_notice(text, 2019)
    assert notice.problems == ()
    assert [day.isoformat() for day, entry in notice.days.items() if not entry.works] == off
    assert [day.isoformat() for day, entry in notice.days.items() if entry.works] == worked


def test_one_holiday_moved_later_in_the_year_leaves_the_others_unsaid() -> None:
    notice = read_notice("国务院办公厅关于2019年劳动节假期安排的通知。劳动节：5月1日至4日放假，共4天。")
    assert notice.year == 2019
    assert notice.missing == tuple(name for name in HOLIDAYS if name != "labour_day")


def test_a_holiday_that_is_not_among_the_known_keeps_its_name() -> None:
    notice = read_notice(
        "2015年部分节假日安排。一、抗战胜利纪念日：9月3日至5日放假调休，共3天。9月6日（星期日）上班。"
    )
    assert notice.days[date(2015, 9, 4)] == DayOff(False, "抗战胜利纪念日")
    assert notice.days[date(2015, 9, 6)] == DayOff(True, "抗战胜利纪念日")


@pytest.mark.parametrize(
    ("text", "problem", "left"),
    [
        ("元旦：1月1日放假。", ("notice_without_year", {}), None),
        ("关于3026年部分节假日安排的通知 元旦：1月1日放假。", ("notice_without_year", {}), None),
        ("2027年部分节假日安排", ("notice_without_days", {}), []),
        ("2027年部分节假日安排 你好 [/] \x1b[2J", ("notice_without_days", {}), []),
        ("2027年部分节假日安排 元旦：放假一天。",
         ("notice_holiday_without_days", {"holiday": "new_year"}), []),
        ("2027年部分节假日安排 元旦：1月1日放假。1月1日上班。",
         ("notice_off_and_worked", {"day": "2027-01-01"}), []),
        ("2027年部分节假日安排 元旦：1月1日至3日放假，共3天。春节：2月5日放假。1月3日上班。",
         ("notice_off_and_worked", {"day": "2027-01-03"}), ["2027-01-01", "2027-01-02", "2027-02-05"]),
        ("2027年部分节假日安排 元旦：1月1日至3日放假，共4天。1月9日上班。",
         ("notice_wrong_total", {"holiday": "new_year", "said": 4, "counted": 3}), ["2027-01-09"]),
        ("2027年部分节假日安排 元旦：1月1日放假2天。",
         ("notice_wrong_total", {"holiday": "new_year", "said": 2, "counted": 1}), []),
        ("2027年部分节假日安排 元旦：1月1日（周四）至3日（周日）放假，共3天。1月9日（周六）上班。",
         ("notice_wrong_weekday", {"day": "2027-01-01", "weekday": "周四"}), ["2027-01-09"]),
        ("2027年部分节假日安排 春节：2月30日放假。2月4日上班。",
         ("notice_no_such_day", {"text": "2月30日"}), ["2027-02-04"]),
        ("2027年部分节假日安排 春节：5日放假。", ("notice_no_such_day", {"text": "5日"}), []),
        ("2027年部分节假日安排 国庆节：10月7日至1日放假。",
         ("notice_wrong_span", {"first": "2027-10-07", "last": "2027-10-01"}), []),
        ("2027年部分节假日安排 国庆节：2026年10月1日放假。",
         ("notice_other_year", {"day": "2026-10-01", "year": 2027}), []),
        ("2027年部分节假日安排 春节：2月5日放假。2月4日下午放假半天。",
         ("notice_not_understood", {"text": "2月4日下午放假半天"}), ["2027-02-05"]),
        ("关于延长2020年春节假期的通知。延长2020年春节假期至2月2日（星期日），2月3日（星期一）起正常上班。",
         ("notice_not_understood", {"text": "延长2020年春节假期至2月2日(星期日),"}), ["2020-02-03"]),
    ],
)  # fmt: skip
def test_contradictions_are_named_and_left_out(
    text: str, problem: tuple[str, dict[str, str | int]], left: list[str] | None
) -> None:
    notice = read_notice(text)
    assert notice.problems == (Reason(*problem),)
    assert (notice.year is None) == (left is None)
    assert [day.isoformat() for day in notice.days] == (left or [])


def test_a_day_of_two_holidays_goes_to_the_longer_one() -> None:
    days = read_notice(whole(2025)).days
    assert [days[date(2025, 10, day)].name for day in (5, 6, 7)] == [
        "national_day",
        "mid_autumn",
        "national_day",
    ]


@pytest.mark.parametrize(
    "text",
    ["9" * 20_000, "1月1日、" * 5_000, "一、" * 9_000, "中秋、" * 6_000, "鼓励" * 9_000, "元旦:(1日" * 3_000],
)
def test_a_long_text_that_is_no_notice_is_seen_through(text: str) -> None:
    notice = read_notice(text, 2027)
    assert notice.days == {} and notice.problems


pieces = st.sampled_from(
    ["元旦：", "二、国庆节、中秋节：", "1月1日", "3日", "（周六）", "12月31日", "2027年", "至", "、", "，",
     "。", "放假", "调休", "共3天", "上班", "与周末连休", "放假2天", "\n", "99日", "[/]", "鼓励"]
)  # fmt: skip


@given(st.lists(pieces, max_size=25).map("".join) | st.text(max_size=80), st.none() | st.integers(0, 9999))
def test_any_text_gives_days_near_its_year_or_problems(text: str, year: int | None) -> None:
    notice = read_notice(text, year)
    assert notice.problems or notice.days
    for day in notice.days:
        assert notice.year is not None
        assert day.year == notice.year or (day.year, day.month) == (notice.year - 1, 12)
