"""A part whose component classes are worked out when it first draws with them."""

from __future__ import annotations

from typing import Any

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class StyledWhenDrawn(Widget):
    """Declares no component classes, though the style sheet may have rules for some.

    Textual works out all that are declared, for each part and whenever a page is shown; a part draws with
    two or three of them, most boxes with none.
    """

    def __init_subclass__(cls, **given: Any) -> None:
        super().__init_subclass__(**given)
        # Nor does it inherit any; as an argument of the class a Widget does not take this.
        cls._inherit_component_classes = False

    def notify_style_update(self) -> None:
        """Another look: what was worked out does not stand."""
        self._component_styles.clear()
        super().notify_style_update()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of component classes, worked out when first asked for."""
        for name in names:
            if name not in self._component_styles:
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)
