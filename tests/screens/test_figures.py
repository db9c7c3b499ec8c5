"""F8: figures of any period, each a key from its list; on paper and in a workbook."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import openpyxl
import pytest

from frontdesk import folders
from frontdesk.printing import files
from frontdesk.words import Language
from screens.figures import figure_places
from screens.office import Place
from screens.parts import glyphs
from screens.parts.cells import width
from tests.screens.driven import Driven, desk
from tests.screens.forms import open_place


def row(driven: Driven, beginning: str) -> str:
    """The row that begins so."""
    return next(one for one in driven.rows if one[1:].strip().startswith(beginning))


async def of(driven: Driven, typed: str) -> None:
    """The figures of a period that is typed."""
    await driven.press("slash")
    await driven.type(typed)
    await driven.press("enter")


async def test_any_period_against_the_one_before(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f8")
        assert "2021年9月" in driven.rows[1]
        assert driven.marked.split()[1:] == ["受理诉求", "6", "30", "-24"]
        await of(driven, "2-20..9-7")
        assert "2021年2月20日 至 2021年9月7日" in driven.rows[1]
        assert row(driven, "办实事、解难题").split()[1] == "137"
        await driven.press("left")
        assert "2020年8月4日 至 2021年2月19日" in driven.rows[1]
        await driven.press("right", "right")
        assert "2021年9月8日 至 2022年3月26日" in driven.rows[1]
        await of(driven, "sy")
        assert "2021年8月" in driven.rows[1]
        await driven.press("f4")
        await driven.type("sjd")
        await driven.press("enter")
        assert "2021年4月1日 至 2021年6月30日" in driven.rows[1]


async def test_what_is_no_period_is_said_and_stays_typed(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f8")
        for typed, said in (("9-7..2-20", "结束日期早于开始日期"), ("haha", "看不懂这个时段")):
            await of(driven, typed)
            assert driven.rows[-3].startswith(f" ! {said}")
            assert typed in driven.rows[1]
            assert "2021年9月" in driven.rows[1]
            await driven.press("escape")
        await driven.press("escape")
        assert driven.page is driven.app.desk


async def test_from_a_figure_to_its_list_and_back_in_a_key_each(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f8")
        await of(driven, "8")
        for beginning, chip in (
            ("受理诉求", "8月1日 至 8月31日"),
            ("办实事、解难题", "办结 8月1日 至 8月31日"),
            ("超期", "未按时办结"),
            ("挂账", "挂账"),
            ("回访", "回访 8月1日 至 8月31日"),
        ):
            while not driven.marked[1:].strip().startswith(beginning):
                await driven.press("down")
            count = driven.marked.split()[2]
            await driven.press("enter")
            assert driven.app.way.here.page == "diary" and chip in driven.text
            assert driven.rows[1].split()[-1] == f"{count}件", (beginning, driven.text)
            await driven.press("escape")
            assert driven.app.way.here.page == "reports"
            assert driven.marked[1:].strip().startswith(beginning)
        await driven.press("tab", "enter")
        assert "渠道" in driven.rows[3] and driven.app.way.here.page == "diary"
        await driven.press("escape", "tab", "tab", "tab", "enter")
        assert driven.app.way.here.page == "package"
        await driven.press("escape", "escape", "tab", "tab")
        assert "3,909" in driven.text


async def to(driven: Driven, beginning: str) -> None:
    """Down to the row that begins so."""
    for _row in range(40):
        if driven.marked[1:].strip().startswith(beginning):
            return
        await driven.press("down")
    raise AssertionError(driven.text)


async def test_from_a_figure_to_its_own_records(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f8")
        await of(driven, "8")
        for beginning, opened in (
            ("来访接待", "card"),
            ("走访户数", "card"),
            ("活动场次", "session"),
            ("再就业", "card"),
            ("公益服务次数", "session"),
        ):
            await to(driven, beginning)
            count = driven.marked.split()[2]
            await driven.press("enter")
            assert driven.app.way.here.page == "figure_list" and beginning in driven.rows[3]
            assert driven.rows[1].split()[-1] == f"{count}条", (beginning, driven.text)
            await driven.press("down", "enter")
            assert driven.app.way.here.page == opened, (beginning, driven.text)
            await driven.press("escape", *["escape"] * (opened == "session"))
            assert driven.app.way.here.page == "figure_list", (beginning, driven.text)
            await driven.press("escape", "escape")
            assert driven.app.way.here.page == "reports"
            assert driven.marked[1:].strip().startswith(beginning)
        await driven.press("home")
        await open_place(driven, Place("reports", text=figure_places.TOPICS))
        assert "类别" in driven.rows[4] and "本期" in driven.rows[4], "where themes stand"
        await driven.press("escape")
        assert "项目" in driven.rows[4]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_lists_in_english_have_headings_and_english_names(office: str, size: tuple[int, int]) -> None:
    async with desk(office, size=size, language="en") as driven:
        await driven.press("f8")
        await of(driven, "8")
        for beginning, headings, said in (
            ("visits at homes", ["When", "Who", "Where"], "household"),
            ("sessions held", ["When", "Package", "People", "What"], "Open-air films 2021"),
            ("hours volunteers served", ["When", "Who", "Minutes", "What"], " 90 "),
        ):
            await to(driven, beginning)
            await driven.press("enter")
            heading = beginning[0].upper() + beginning[1:]
            assert driven.rows[3].startswith(f" {heading}  Aug 2021") and driven.rows[4].split() == headings
            assert said in driven.text, driven.text
            await driven.press("escape")
        await driven.press("home")
        await to(driven, "done, no deadline known")
        await driven.press("enter")
        assert driven.app.way.here.page == "diary" and "Nothing fits." in driven.text


@pytest.mark.parametrize(
    ("language", "before"), [("en", "vs 2020-08-04..2021-02-19"), ("zh", "对比2020-08-04..")]
)
async def test_the_period_before_is_told_and_what_a_rate_is_of_is_whole(
    office: str, language: Literal["zh", "en"], before: str
) -> None:
    async with desk(office, language=language) as driven:
        await driven.press("f8")
        assert "Aug 2021" in driven.text or "对比2021年8月" in driven.text
        await of(driven, "2-20..9-7")
        assert before in driven.rows[4] and width(driven.rows[4]) <= 80
        await driven.press("end")
        assert "…" not in driven.text
        if language == "en":
            below = next(at for at, row in enumerate(driven.rows) if "on-time rate" in row) + 1
            assert driven.rows[below].strip().endswith("without a deadline")
            assert driven.rows[below].index(driven.rows[below].strip()) == driven.rows[below - 1].index(
                "126/"
            )


async def test_of_very_many_records_the_latest_are_listed_and_that_is_said(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f8")
        await of(driven, "2-20..9-7")
        await to(driven, "服务人数")
        assert "2,287" in driven.marked
        await driven.press("enter")
        assert driven.rows[1].split()[-1] == "只列最近2,000条"
        await driven.type("xcy")
        assert driven.rows[1].split()[-1].endswith("条") and "只列" not in driven.rows[1]


async def test_back_from_a_case_the_cursor_is_where_it_was(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f8")
        await of(driven, "8")
        await driven.press(*["tab"] * 5)
        assert "办理过程最长" in driven.marked
        await driven.press("enter")
        assert driven.app.way.here.page == "card"
        await driven.press("escape")
        assert "办理过程最长" in driven.marked
        await driven.press("end")
        last = driven.marked
        await driven.press("enter", "escape")
        assert driven.app.way.here.page == "reports" and driven.marked == last


async def test_bars_stand_under_each_other_and_are_ascii_where_they_must(office: str) -> None:
    for plain in (False, True):
        async with desk(office, size=(120, 40)) as driven:
            glyphs.use_plain(plain)
            await driven.press("f8", "tab", "tab")
            await of(driven, "2021")
            bars = [one for one in driven.rows if "#" * 3 in one or "█" in one]
            assert len(bars) > 5 and all(("#" if plain else "█") in one for one in bars)
            starts = {width(one[: one.index("#" if plain else "█")]) for one in bars}
            assert len(starts) == 1, driven.text
            assert not plain or "█" not in driven.text


async def test_on_paper_and_in_a_workbook(
    office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "data_folder", lambda: str(tmp_path / "data"))
    monkeypatch.setattr(folders, "first_folder", lambda: str(tmp_path))
    script, seen = tmp_path / "browser", tmp_path / "seen.html"
    script.write_text(f'#!/bin/sh\ncp "${{1#file://}}" {seen}\n')
    script.chmod(0o700)
    monkeypatch.setenv("BROWSER", str(script))
    async with desk(office) as driven:
        await driven.press("f8")
        await of(driven, "2-20..9-7")
        await driven.press("ctrl+o")
        page = seen.read_text(encoding="utf-8")
        assert "工作情况统计" in page and "解难题137件" in page and "海纳莒州家园" in page
        await driven.press("o", "o")
        written = sorted(tmp_path.glob("*.xlsx"))
        assert len(written) == 2, "a name that is free each time"
        assert "报告在" in driven.rows[-3]
    book = openpyxl.load_workbook(written[0])
    assert book.sheetnames == ["概况", "诉求", "逐月", "套餐", "案例和计划"]
    assert json.dumps([cell.value for cell in book["概况"]["A"]], ensure_ascii=False).count("再就业") >= 1


@pytest.mark.parametrize("spoken", ["zh", "en"])
async def test_the_periods_that_are_shown_as_examples_are_read(office: str, spoken: Language) -> None:
    async with desk(office, language=spoken) as driven:
        await driven.press("f8", "slash")
        hint = driven.rows[-2]
        told = re.split("; Enter|,回车", hint)[0].split(":")[1]
        examples = [one.strip() for one in re.split("[,、]", told)]
        assert len(examples) == 4 and (spoken == "zh" or told.isascii()), hint
        for typed in examples:
            await of(driven, typed)
            assert f"> {typed}" not in driven.rows[1], driven.text


async def test_names_are_whole_where_bars_can_give_way(office: str) -> None:
    async with desk(office, language="en") as driven:
        await driven.press("f8", "tab", "tab")
        await of(driven, "2021")
        assert "water, power, gas, heating, network" in driven.text and "…" not in driven.text
        bars = [row for row in driven.rows if "█" in row]
        assert len({width(row[: row.index("█")]) for row in bars}) == 1, driven.text
