"""The measure of start-up: a bare Textual app with the parts that any desk would have."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer, Header, Input

TITLE, LAST_KEY = "A bare app", "Leave"
COLUMNS = ("Name", "Sex", "Age", "Address")


class BareApp(App[None]):
    """Header, Input, DataTable of 50 rows, Footer."""

    TITLE = TITLE
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10", "quit", LAST_KEY)]

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield Header()
        yield Input()
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        """Fifty rows."""
        table = self.query_one(DataTable)
        table.add_columns(*COLUMNS)
        table.add_rows((f"Name {n}", "f", str(n), f"1-2-{n}") for n in range(50))


if __name__ == "__main__":
    BareApp().run(mouse=False)
