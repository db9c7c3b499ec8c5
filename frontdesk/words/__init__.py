"""The languages of the desk: English msgids, a Chinese catalogue, and a switch between them while running.

A text is looked up when it is shown, so a switch changes everything that is drawn afterwards. Texts
that stand at module level are marked with `N_` (or `NP_` with a context) and looked up later with `_`
(or `pgettext`).
"""

from __future__ import annotations

import gettext as _gettext
import os
import struct
import sys
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
DOMAIN = "frontdesk"
LOCALE_FOLDER = os.path.join(os.path.dirname(__file__), "locale")


def catalogue_path(language: Language) -> str:
    """Where the compiled catalogue of a language lies (English needs none)."""
    return os.path.join(LOCALE_FOLDER, language, "LC_MESSAGES", f"{DOMAIN}.mo")


def _load(language: Language) -> _gettext.NullTranslations:
    """The translations of a language; a missing or broken catalogue leaves the English texts."""
    if language == "en":
        return _gettext.NullTranslations()
    try:
        with open(catalogue_path(language), "rb") as file:
            return _gettext.GNUTranslations(file)
    except (OSError, ValueError, struct.error):
        return _gettext.NullTranslations()


_language: Language = "en"
_texts = _gettext.NullTranslations()
_loaded: dict[Language, _gettext.NullTranslations] = {"en": _texts}


def set_language(language: Language) -> None:
    """Switches every text looked up from now on; raises ValueError for a language there is not."""
    global _language, _texts
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}")
    if language not in _loaded:
        _loaded[language] = _load(language)
    _language, _texts = language, _loaded[language]


def language() -> Language:
    """The language of the moment."""
    return _language


def system_language() -> Language:
    """The language the computer is set to: Chinese where its locale says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return _language_of(value)
    if sys.platform == "win32":
        import locale

        return _language_of(locale.getlocale()[0] or "")
    return "en"


def _language_of(locale_name: str) -> Language:
    return "zh" if locale_name.lower().startswith(("zh", "chinese")) else "en"


def _(message: str) -> str:
    """The text in the language of the moment; `message` is the English text."""
    return _texts.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text that fits a number, in the language of the moment."""
    return _texts.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The text in the language of the moment, where the same English means different things."""
    return _texts.pgettext(context, message) if message else ""


def in_language(language: Language, context: str | None, message: str) -> str:
    """The text (of a context, if it has one) in one language, whatever the language of the moment is."""
    if language not in _loaded:
        _loaded[language] = _load(language)
    texts = _loaded[language]
    return texts.gettext(message) if context is None else texts.pgettext(context, message)


def N_(message: str) -> str:
    """Marks a text for translation without looking it up."""
    return message


def NP_(context: str, message: str) -> str:
    """Marks a text of a context for translation without looking it up."""
    return message
