"""The command line, called as a function."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connection import close_database, transaction
from frontdesk.cli import commands, main
from frontdesk.text import cell_width
from frontdesk.words import language, set_language
from tests import community


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The language and the mask for new files, as they were."""
    before, mask = language(), os.umask(0o022)
    yield
    set_language(before)
    os.umask(mask)
    close_database()


@pytest.fixture
def office(target: str) -> str:
    """A small community with a name, closed, on each engine in turn."""
    community.settle(target)
    return target


def run(*arguments: str) -> int:
    return main(["--lang", "en", *arguments])


Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["repport"], "There is no command “repport”; “frontdesk --help” lists them."),
        (["\x1b[2Jx"], "There is no command “[2Jx”; “frontdesk --help” lists them."),
        (["--nope"], "There is no option --nope here; “frontdesk --help” lists them."),
        (["find", "--lim", "3"], "There is no option --lim here; “frontdesk find --help” lists them."),
        (["find"], "Write “frontdesk find QUERY…”."),
        (["backup"], "Write “frontdesk backup PATH”."),
        (["backup", "a", "b"], "Write “frontdesk backup PATH”."),
        (["check", "now"], "“frontdesk check” takes nothing behind it."),
        (["check", "--", "now"], "“frontdesk check” takes nothing behind it."),
        (["find", "x", "--json=1"], "--json takes nothing behind it."),
        (["--db"], "--db needs a path or a postgresql:// address."),
        (["--db", ""], "--db needs a path or a postgresql:// address."),
        (["--db", "\udcff"], "--db needs a path or a postgresql:// address."),
        (["--today", "6.9.2021"], "--today needs a date such as 2021-09-06."),
        (["--today=2021-02-30"], "--today needs a date such as 2021-09-06."),
        (["find", "x", "--limit", "0"], "--limit needs a whole number from 1 to 10000."),
        (["find", "x", "--limit", "9" * 30], "--limit needs a whole number from 1 to 10000."),
        (["find", "x", "--limit"], "--limit needs a whole number from 1 to 10000."),
        (["demo", "--scale", "1.5"], "--scale needs a whole number from 1 to 1000."),
        (["demo", "--seed", "x"], "--seed needs a whole number."),
        (["--site", "-1"], "--site needs a whole number from 0."),
        (["--lang", "fr"], "--lang needs zh or en."),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], sentence: str, capsys: Captured) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_wrong_usage_is_told_in_the_language(capsys: Captured) -> None:
    assert main(["find", "--lang=zh"]) == 2
    assert capsys.readouterr().err == "请写成“frontdesk find QUERY…”。\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["find", "--help"], ["backup", "-h"], ["--help", "demo"]]
)
def test_help_is_aligned_and_in_the_language(arguments: list[str], capsys: Captured) -> None:
    assert main([*arguments, "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("用法:frontdesk")
    assert "  --today YYYY-MM-DD      按哪一天办理\n" in told
    assert run(*arguments) == 0
    assert capsys.readouterr().out.startswith("Usage: frontdesk")


def test_every_command_and_option_is_in_the_help(capsys: Captured) -> None:
    run("--help")
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines() if line.startswith("  ")] == [
        "demo", "find", "import", "export", "settings", "diary", "report", "backup", "restore", "check",
        "encrypt", "decrypt", "staff", "reindex",
        "--db", "--lang", "--today", "--site", "--as", "--password-file", "--passphrase-file", "--help",
    ]  # fmt: skip


def test_find_as_json(office: str, capsys: Captured) -> None:
    assert run("find", "怡乐园", "1-2-301", "--json", "--db", office, "--today", "2021-09-06") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["query"] == "怡乐园 1-2-301"
    assert document["hits"][0].keys() == {"kind", "id", "name", "age", "address", "household", "why"}
    assert {(hit["kind"], hit["name"], hit["age"]) for hit in document["hits"]} >= {
        ("resident", "张宁裕", 75)
    }
    assert {hit["address"] for hit in document["hits"]} == {"金马怡乐园 1-2-301"}


def test_global_options_stand_anywhere(office: str, capsys: Captured) -> None:
    lines = []
    for arguments in (
        ["--db", office, "--today", "2021-09-06", "find", "--json", "张宁裕"],
        ["find", "张宁裕", f"--db={office}", "--json", "--today", "2021-09-06"],
        ["find", "--json", "--today=2021-09-06", "--db", office, "--", "张宁裕"],
    ):
        assert run(*arguments) == 0
        lines.append(capsys.readouterr().out)
    assert len(set(lines)) == 1


def test_find_as_lines_under_each_other(office: str, capsys: Captured) -> None:
    assert main(["find", "怡乐园", "1-2-301", "--db", office, "--lang", "zh", "--today", "2021-09-06"]) == 0
    lines = capsys.readouterr().out.splitlines()
    people = [line for line in lines if line.startswith(("张宁裕", "李秀芬"))]
    assert any("男75  金马怡乐园 1-2-301  户主" in line for line in people)
    assert len({cell_width(line[: line.index("金马")]) for line in lines}) == 1


@pytest.mark.parametrize(
    "query", ["zzzzzzzz", "[/]", '" OR 1=1 --', "\x00\u202e", "'" * 5000, "*", "(", "NEAR"]
)
def test_nothing_found_and_hostile_queries_are_no_error(query: str, office: str, capsys: Captured) -> None:
    assert run("find", "--db", office, "--json", "--", query) == 0
    assert json.loads(capsys.readouterr().out)["hits"] == []
    assert run("find", "--db", office, "--", query) == 0


def test_what_was_nearly_meant_is_for_people_only(office: str, capsys: Captured) -> None:
    assert run("find", "zangningyu", "--db", office, "--json") == 0
    assert json.loads(capsys.readouterr().out)["hits"] == []
    assert run("find", "zangningyu", "--db", office) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Nothing matched exactly; found with “zhangningyu”:"
    assert told[1].startswith("张宁裕")


def test_limit(office: str, capsys: Captured) -> None:
    assert run("find", "z", "--db", office, "--json", "--limit", "1") == 0
    assert len(json.loads(capsys.readouterr().out)["hits"]) == 1


def test_looking_after_the_database(office: str, tmp_path: Path, engine_name: str, capsys: Captured) -> None:
    assert run("check", "--db", office) == 0
    assert run("reindex", "--db", office) == 0
    sound, *hints, built = capsys.readouterr().out.splitlines()
    assert (sound, built) == ("The database of 同心社区 is sound.", "The search index was built anew.")
    assert [hint[:31] for hint in hints] == ["There is no copy of this databa"] * (engine_name == "sqlite")
    copy = tmp_path / "copy.db"
    if engine_name == "postgresql":
        assert run("backup", str(copy), "--db", office) == 1
        assert "pg_dump" in capsys.readouterr().err
        return
    assert run("backup", str(copy), "--db", office) == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert run("backup", str(copy), "--db", office) == 1
    assert capsys.readouterr().err == f"There is a file at {copy} already: give the copy another name.\n"
    assert run("find", "张宁裕", "--db", str(copy)) == 0


def test_a_changed_journal_is_found_wrong(sqlite_target: str, capsys: Captured) -> None:
    from db.tables import Journal
    from frontdesk.opening import create_office

    close_database()
    create_office(sqlite_target, "同心社区")
    with transaction():
        Journal.update(desk="another").execute()
    close_database()
    assert run("check", "--db", sqlite_target) == 1
    assert capsys.readouterr().err.startswith("The journal was changed from outside at entry")


def test_a_missing_database_says_what_to_do(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "none.db"
    assert run("find", "x", "--db", str(path)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"There is no database at {path} yet: start frontdesk")
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("FRONTDESK_DB", str(tmp_path / "from-the-environment.db"))
    assert run("check") == 1
    assert "from-the-environment.db" in capsys.readouterr().err


def test_the_desk_needs_a_terminal(tmp_path: Path, capsys: Captured) -> None:
    assert run("--db", str(tmp_path / "office.db")) == 1
    assert "terminal" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_demo_never_goes_into_an_office(office: str, capsys: Captured) -> None:
    assert run("demo", "--no-open", "--db", office) == 1
    assert "is a real office" in capsys.readouterr().err


def test_a_fault_of_our_own_is_a_sentence_without_values(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def broken(_call: object) -> int:
        raise KeyError("张乃玉 371122")

    monkeypatch.setitem(commands._COMMANDS, "check", broken)
    assert run("check") == 1
    told = capsys.readouterr().err
    assert told.startswith("Something went wrong inside frontdesk (KeyError, test_cli.py:")
    assert "张" not in told and told.count("\n") == 1


def test_interrupting_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupted(_call: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands._COMMANDS, "check", interrupted)
    assert run("check") == 1
    assert capsys.readouterr().err == "Stopped.\n"


def test_the_diary_tells_a_period_a_sentence_a_line(
    demo_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--db", str(demo_file), "--lang", "zh"]
    assert main(["diary", *options, "--from", "2021-04-01", "--to", "2021-07-31"]) == 0
    told = capsys.readouterr().out.splitlines()
    for sentence in (
        "4月16日,怡乐园小区张大爷反映一直没安装门禁系统,存在极大安全隐患。",
        "4月27日,盛元御景居民刘大娘反映子女不在身边,量血压、测血糖不方便。",
        "7月20日,中央公馆居民要求在同心公园利用双休时间设置露天电影院,丰富居民生活。",
    ):
        assert told.count(sentence) == 1
    assert main(["diary", *options, "--from", "2021-08-01", "--to", "2021-07-31"]) == 1
    refused = capsys.readouterr()
    assert refused.out == "" and "结束日期早于开始日期" in refused.err
