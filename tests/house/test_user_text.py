"""Data of people never meets markup: on the screens nothing is called that reads markup in a text.

Names are forbidden rather than types guessed. What draws people's data is `Lines` (pieces, never markup)
and `plain()`; whoever needs another widget adds it here with the reason why it is safe.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SCREENS = Path(__file__).parents[2] / "screens"

# What may not be called, by the last part of its name. Textual's widgets read markup in every text they take.
WIDGETS = {
    "Button",
    "Checkbox",
    "Collapsible",
    "DataTable",
    "Digits",
    "Footer",
    "Header",
    "Label",
    "Link",
    "ListView",
    "Log",
    "Markdown",
    "MarkdownViewer",
    "OptionList",
    "Option",
    "Placeholder",
    "Pretty",
    "RadioButton",
    "RadioSet",
    "RichLog",
    "Select",
    "SelectionList",
    "Static",
    "Switch",
    "Tab",
    "TabbedContent",
    "TabPane",
    "Tabs",
    "Tree",
}
CALLS = {
    "Console",
    "Content",
    "Markup",
    "Text",
    "add_column",
    "add_columns",
    "add_row",
    "add_rows",
    "append_text",
    "escape",
    "from_ansi",
    "from_markup",
    "from_text",
    "notify",
    "print_exception",
    "render_markup",
    "render_str",
    "set_content",
    "to_content",
    "update",
    "visualize",
}
# Attributes that Textual reads markup in when they are set, and the same as arguments of a call.
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "placeholder", "sub_title"}
FORBIDDEN = WIDGETS | CALLS
# Where one of them stands all the same: the file, the name, and why it harms nobody.
ALLOWED = {
    ("background.py", "notify"): "wakes a thread, shows nothing",
    ("text.py", "Content"): "the one door: content without markup",
}


def found(source: str, file: str) -> Iterator[str]:
    """What in a module's text is forbidden, as `file:line name`."""
    for node in ast.walk(ast.parse(source)):
        for name in _names(node):
            if (file, name) not in ALLOWED:
                yield f"{file}:{getattr(node, 'lineno', 0)} {name}"


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=function):
            name = _last(function)
            if name in FORBIDDEN:
                yield name
            for keyword in node.keywords:
                if keyword.arg in ATTRIBUTES:
                    yield keyword.arg
                elif keyword.arg == "markup" and not _is_false(keyword.value):
                    yield "markup"
        case ast.ImportFrom(names=names):
            # Under another name it would not be seen where it is called.
            yield from (alias.name for alias in names if alias.asname and alias.name in FORBIDDEN)
        case ast.ClassDef(bases=bases):
            yield from (name for base in bases if (name := _last(base)) in FORBIDDEN)
        case ast.Attribute(attr=name, ctx=ast.Store()) if name in ATTRIBUTES:
            yield name


def _last(node: ast.expr) -> str:
    """`Content.from_markup`, `self.app.notify`, `Select[int]`: the part that tells what is called."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case ast.Subscript(value=value):
            return _last(value)
    return ""


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def modules() -> list[Path]:
    return sorted(SCREENS.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.name)
def test_nothing_on_the_screens_reads_markup(path: Path) -> None:
    assert list(found(path.read_text(encoding="utf-8"), path.name)) == []


def test_what_is_allowed_is_used() -> None:
    used = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            used |= {(path.name, name) for name in _names(node)}
    assert used == set(ALLOWED)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Static(name)", "Static"),
        ("widgets.Label(name)", "Label"),
        ("self.app.notify(name)", "notify"),
        ("self.notify(name, markup=False)", "notify"),
        ("Text.from_markup(name)", "from_markup"),
        ("Content(name)", "Content"),
        ("self.query_one('#x').update(name)", "update"),
        ("table.add_row(name)", "add_row"),
        ("Select[int]([])", "Select"),
        ("class Own(Static): pass", "Static"),
        ("from textual.widgets import Static as S", "Static"),
        ("self.border_title = name", "border_title"),
        ("Input(placeholder=name)", "placeholder"),
        ("super().__init__(name, markup=True)", "markup"),
        ("Own(name, markup=wanted)", "markup"),
        ("self.screen.render_str(name)", "render_str"),
    ],
)
def test_the_check_sees(line: str, name: str) -> None:
    assert list(found(line, "any.py")) == [f"any.py:1 {name}"]


@pytest.mark.parametrize(
    "line", ["Lines(draw)", "plain(name)", "Piece(name, 'quiet')", "printable(name)", "text = label(code)"]
)
def test_the_check_lets_pass(line: str) -> None:
    assert list(found(line, "any.py")) == []
