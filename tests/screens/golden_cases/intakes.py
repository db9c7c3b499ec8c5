"""How the article's four come in: what is typed of each, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from tests.screens.golden_cases.clerk import Clerk

_MANUAL = Path(__file__).parents[3] / "docs" / "desk.md"


class Intake(NamedTuple):
    """One of the four: when it comes in, and how it is typed after F2 until F10."""

    moment: str
    typed: Callable[[Clerk], Awaitable[None]]
    sentence: str
    """What the diary says of it."""
    called: tuple[str, str]
    """What the manual calls it, in Chinese and in English."""


async def _doors(clerk: Clerk) -> None:
    await clerk.press("f2")
    await clerk.short("张大爷", "怡乐园小区")
    await clerk.words("一直没装门禁,谁都能进,晚上害怕。")
    await clerk.press("up")
    await clerk.words("一直没安装门禁系统,存在极大安全隐患")
    await clerk.short("q", "mj")
    await clerk.press("s")


async def _rubbish(clerk: Clerk) -> None:
    await clerk.short("王大妈", "hnj")
    await clerk.words("小区里的垃圾车没有盖,就在我们楼口,臭气熏天的,社区管还是不管?")
    await clerk.press("up")
    await clerk.words("楼口的垃圾车没有盖,垃圾清运不及时,臭气熏天")
    await clerk.short("t", "ljqy")
    await clerk.press("d")


async def _blood_pressure(clerk: Clerk) -> None:
    await clerk.short("刘大娘", "syyj")
    await clerk.words("孩子都不在身边,想量个血压、测个血糖,还得自己跑医院。")
    await clerk.press("up")
    await clerk.words("子女不在身边,量血压、测血糖不方便")
    await clerk.short("q", "yw")
    await clerk.press("s")


async def _films(clerk: Clerk) -> None:
    await clerk.short("中央公馆居民", "zygg")
    await clerk.words("公园那么大,双休日晚上放放电影多好,老人孩子都能看。")
    await clerk.press("up")
    await clerk.words("在同心公园利用双休时间设置露天电影院,丰富居民生活")
    await clerk.short("y", "dy")
    await clerk.press("s")


DOORS = Intake(
    "2021-04-16 10:20",
    _doors,
    "4月16日,怡乐园小区张大爷反映一直没安装门禁系统,存在极大安全隐患。",
    ("门禁,来电", "the doors, a call"),
)
RUBBISH = Intake(
    "2021-03-11 14:05",
    _rubbish,
    "3月11日,海纳莒州家园居民王大妈反映楼口的垃圾车没有盖,垃圾清运不及时,臭气熏天。",
    ("垃圾,来访,当场派单", "the rubbish, a walk-in, whistled at once"),
)
BLOOD_PRESSURE = Intake(
    "2021-04-27 09:10",
    _blood_pressure,
    "4月27日,盛元御景居民刘大娘反映子女不在身边,量血压、测血糖不方便。",
    ("量血压,来访", "the blood pressure, a walk-in"),
)
FILMS = Intake(
    "2021-07-20 16:00",
    _films,
    "7月20日,中央公馆居民要求在同心公园利用双休时间设置露天电影院,丰富居民生活。",
    ("露天电影,居民一起提", "the films, asked for together"),
)


async def take(clerk: Clerk, intake: Intake) -> None:
    """Take one in: F2, what is told, F10; the diary's sentence has grown meanwhile."""
    await clerk.driven.press("f2")
    await intake.typed(clerk)
    unbroken = clerk.text.replace("\n", "").replace(" ", "")
    assert intake.sentence in unbroken, clerk.text
    await clerk.save()
    assert clerk.request
    manual = _MANUAL.read_text(encoding="utf-8")
    for name in intake.called:
        assert f"| {name} | {clerk.keys} |" in manual, f"{name}: {clerk.keys} keys"
