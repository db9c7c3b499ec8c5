"""Names of files that people hand in."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules.file_names import LONGEST_NAME, PROGRAMS, is_program, kept_name, suffix
from frontdesk.text import clean


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("门.JPG", ".jpg"),
        ("a.tar.gz", ".gz"),
        ("信.pdf. . ", ".pdf"),
        ("无", ""),
        (".pdf", ""),
        ("", ""),
        ("a.", ""),
        ("a.p df", ""),
        ("a.p/df", ""),
        ("a.照片", ""),
        ("a." + "x" * 11, ""),
    ],
)
def test_what_the_system_goes_by(name: str, expected: str) -> None:
    assert suffix(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "a.exe",
        "照片.jpg.EXE",
        "a.exe. ",
        "a.bat　",
        "x.desktop",
        "x.LNK",
        "x.js",
        "x.vbs",
        "x.msi",
        "x.sh",
        ".exe",
    ],
)
def test_programs_are_told_however_they_are_written(name: str) -> None:
    assert is_program(name)


@pytest.mark.parametrize(
    "name", ["a.pdf", "exe", "a.exe.pdf", "门.jpg", "sh", "信.docx", "票.ofd", "表.et", ""]
)
def test_papers_and_pictures_are_no_programs(name: str) -> None:
    assert not is_program(name)


@given(st.text(max_size=300), st.sampled_from(["", ".pdf", ".JPG", ".exe"]))
def test_a_kept_name_is_harmless_short_and_keeps_its_ending(text: str, ending: str) -> None:
    kept = kept_name(text + ending)
    assert 0 < len(kept) <= LONGEST_NAME
    assert clean(kept) == kept
    assert kept_name(kept) == kept
    assert suffix(kept) == suffix(clean(text + ending))
    assert is_program(kept) == is_program(clean(text + ending)) or len(text) > LONGEST_NAME - 15
    # What becomes of a suffix in the name of a copy leads nowhere else.
    assert os.path.basename(f"1{suffix(kept)}") == f"1{suffix(kept)}"
    assert suffix(kept)[1:] not in PROGRAMS or is_program(kept)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("\x1b[2J门\u202e.jpg", "[2J门.jpg"),
        ("甲\n乙.pdf", "甲 乙.pdf"),
        ("\udcff\udcfe", "file"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("王" * 10_000 + ".pdf", "王" * (LONGEST_NAME - 5) + "….pdf"),
    ],
)
def test_hostile_names(name: str, kept: str) -> None:
    assert kept_name(name) == kept
