"""`frontdesk report`: figures for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.cli import main
from frontdesk.words import language, set_language
from tests import community

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The language as it was."""
    before = language()
    yield
    set_language(before)


def test_the_article_s_figures_for_programs(demo_file: Path, capsys: Captured) -> None:
    asked = ["report", "--from", "2021-02-20", "--to", "2021-09-07", "--json"]
    assert main(["--db", str(demo_file), "--lang", "zh", "--today", "2021-09-06", *asked]) == 0
    told = json.loads(capsys.readouterr().out)
    wanted = {
        "households": 3909,
        "residents": 11730,
        "clinics": 6,
        "reemployed": 206,
        "volunteer_services": 28,
        "films": 16,
        "handled": 137,
    }
    assert {code: told["figures"][code] for code in wanted} == wanted
    assert told["period"] == {"from": "2021-02-20", "to": "2021-09-07"}
    assert told["rates"]["completion"] == {"part": 135, "whole": 143, "percent": 94.4, "unknown": 0}
    assert told["closing"].endswith("先后为社区居民群众办实事、解难题137件。")


def test_what_is_said_written_and_refused(target: str, tmp_path: Path, capsys: Captured) -> None:
    community.settle(target)

    def run(*arguments: str) -> tuple[int, str, str]:
        ended = main(["--db", target, "--lang", "en", "--today", "2021-09-06", "report", *arguments])
        return ended, *capsys.readouterr()

    ended, out, _err = run()
    assert ended == 0 and out.startswith("Sep 2021  against Aug 2021\nrequests received")
    ended, out, _err = run("--html")
    assert ended == 0 and out.startswith("<!DOCTYPE html>") and "Figures of Sep 2021" in out
    place = tmp_path / "九月.xlsx"
    ended, out, _err = run("-o", str(place))
    assert ended == 0 and place.read_bytes()[:2] == b"PK"
    for wrong in (
        ("-o", str(place)),
        ("-o", str(tmp_path / "九月.doc")),
        ("--from", "2021-09-07", "--to", "2021-02-20"),
        ("--from", "0001-01-01"),
    ):
        ended, out, err = run(*wrong)
        assert (ended, out, err.count("\n")) == (1, "", 1), err
