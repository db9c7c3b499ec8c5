"""What settings are called and mean, in the language of the moment."""

from __future__ import annotations

from frontdesk.settings.declared import GROUPS, Setting
from frontdesk.words import Language, _, in_language, pgettext
from frontdesk.words.codes import LABELS, label


def title(setting: Setting) -> str:
    """What a setting is called: `回访拨打次数`, `一般 办结`; of a key what it does."""
    if setting.limit is not None:
        kind, part = setting.limit
        return f"{label('time_limit', kind)} {label('limit_part', part)}"
    return _(setting.name) if setting.group == "keys" else pgettext("setting", setting.name)


def titles(setting: Setting) -> tuple[str, str]:
    """What it is called in either language, to be found by."""
    return _title_in("en", setting), _title_in("zh", setting)


def _title_in(language: Language, setting: Setting) -> str:
    if setting.limit is not None:
        groups = zip(("time_limit", "limit_part"), setting.limit, strict=True)
        return " ".join(in_language(language, group, LABELS[group][code]) for group, code in groups)
    return in_language(language, None if setting.group == "keys" else "setting", setting.name)


def meaning(setting: Setting) -> str:
    """What it decides, in a sentence."""
    return _(setting.meaning)


def group(setting: Setting) -> str:
    """What its group is called."""
    return pgettext("setting_group", GROUPS[setting.group])
