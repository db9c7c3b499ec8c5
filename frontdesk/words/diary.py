"""The people's diary: one sentence per matter, as the office has always written it by hand.

`4月27日,盛元御景居民刘大娘反映子女不在身边,量血压、测血糖不方便。`
"""

from __future__ import annotations

from db.records import RequestLine
from frontdesk.words import NP_, _, language, pgettext, request_lines
from frontdesk.words.lines import day

_VERBS = {
    "inquiry": NP_("diary", "asks"),
    "help": NP_("diary", "reports"),
    "complaint": NP_("diary", "reports"),
    "report": NP_("diary", "denounces"),
    "suggestion": NP_("diary", "suggests"),
    "thanks": NP_("diary", "gives thanks"),
    "other": NP_("diary", "reports"),
}
# What many ask for together is more than a suggestion.
_DEMAND = NP_("diary", "demands")

_OWN_VERBS = ("反映", "要求", "建议", "咨询", "感谢", "举报", "希望", "请求")
_PEOPLE = ("居民", "业主", "住户", "群众")
_BODIES = ("委员会", "业委会", "公司", "物业", "单位", "商户", "代表", "志愿者", "网格员")
_ESTATE = "小区"


def sentence(line: RequestLine) -> str:
    """The diary sentence of a request, in the language of the moment.

    In Chinese a person without 小区 before the name is a 居民 of the estate, and a summary that begins
    with its own verb (`要求…`) keeps it. A confidential one tells only what it is about.
    """
    if line.confidential and not line.summary:
        return _("{day}: {content}.").format(day=day(line.received_on), content=request_lines.summary(line))
    content = line.summary.strip().rstrip("。.")
    if language() == "en":
        who = line.reporter or (_("a resident") if line.heads <= 1 else _("a group of residents"))
        who = f"{who} ({line.estate})" if line.estate else who
    else:
        who = _chinese_who(line.estate, line.reporter)
    verb = "" if content.startswith(_OWN_VERBS) and language() == "zh" else _verb(line)
    ended = _("{day}: {who} {verb}: {content}.").format(
        day=day(line.received_on), who=who, verb=verb, content=content
    )
    return ended[:-1] if content.endswith(("!", "?", "\uff01", "\uff1f", "…")) else ended


def _verb(line: RequestLine) -> str:
    if line.nature == "suggestion" and _is_collective(line.reporter):
        return pgettext("diary", _DEMAND)
    return pgettext("diary", _VERBS.get(line.nature, _VERBS["other"]))


def _is_collective(reporter: str) -> bool:
    return not reporter or reporter.endswith(_PEOPLE)


def _chinese_who(estate: str, reporter: str) -> str:
    """Who spoke, with the estate in front once: `怡乐园小区张大爷`, `盛元御景居民刘大娘`, `中央公馆居民`."""
    if not reporter:
        return f"{estate}居民"
    if not estate or reporter.startswith((estate, estate.removesuffix(_ESTATE))):
        return reporter
    if estate.endswith(_ESTATE):
        return estate + reporter.removeprefix(_ESTATE)
    if reporter.startswith((_ESTATE, *_PEOPLE)) or reporter.endswith(_PEOPLE + _BODIES):
        return estate + reporter
    return f"{estate}居民{reporter}"
