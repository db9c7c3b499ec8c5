"""What is offered while a request is written down: phrases, and first what was used last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.migrations.shipped_phrases import PHRASES
from db.migrations.shipped_topics import TOPICS
from db.records import Duty, Matter
from db.registers import reading
from db.tables import Phrase
from frontdesk.choices import meant, narrowed
from frontdesk.registers.keeping import add
from frontdesk.requests.intake import summary_of
from frontdesk.requests.logging import Then, log
from frontdesk.requests.topics import topic_choices
from frontdesk.requests.usual import last_used_first, of_topic_first, usual
from tests import community

STREET_LIGHT = "楼道灯不亮"


def test_every_office_begins_with_phrases_for_every_topic(duty: Duty) -> None:
    codes = {topic.code for topic in TOPICS}
    parts = {f"{topic.code}-{at}" for topic in TOPICS for at, _part in enumerate(topic.parts, 1)}
    assert {code for _code, text in PHRASES for code in (_code,)} <= parts
    assert codes - {code.split("-")[0] for code, _text in PHRASES} == {"qt"}
    assert len({text for _code, text in PHRASES}) == len(PHRASES)
    entries = reading.entries("phrase", duty.day)
    assert [one.values["text"] for one in sorted(entries, key=lambda one: one.id)] == [
        text for _code, text in PHRASES
    ]
    known = usual()
    assert known.topic_of[STREET_LIGHT] == "ss-1"
    assert [choice.code for choice in known.backgrounds] == ["历史遗留问题"]
    # The summary that is offered is the phrase.
    assert all(summary_of(text) == text for _code, text in PHRASES)


def test_letters_mean_a_phrase_and_chinese_means_what_is_typed(duty: Duty) -> None:
    phrases = usual().phrases
    assert meant(phrases, "nqbr").choice is not None
    assert [one.name for one in narrowed(phrases, "lddb")] == [STREET_LIGHT]
    assert len(narrowed(phrases, "ldd")) == len(meant(phrases, "ldd").open) == 2
    assert [one.name for one in narrowed(phrases, "loudaodeng")] == [STREET_LIGHT]
    for said in (STREET_LIGHT, "灯", "楼道灯又坏了" * 2_000, "the lamp on the stairs"):
        found = meant(phrases, said)
        assert found.choice is None and not found.open


def test_phrases_of_the_topic_come_first_then_those_of_most_use(duty: Duty) -> None:
    community.load()
    add(duty, "phrase", {"text": "什么都不灵", "topic": ""})
    for at, (words, topic) in enumerate(
        (("什么都不灵", "qt"), ("什么都不灵", "qt"), ("要求加装监控", "za-2"), ("路灯", "ss-1"))
    ):
        on = replace(duty, day=date(2021, 9, 1) + timedelta(at))
        log(
            on,
            Matter(
                words=words,
                summary=words,
                reporter="张大爷",
                topic=topic,
                nature=("suggestion", "help", "report", "help")[at],
                background=("老楼", "", "历史遗留问题", "")[at],
                campaign=("", "", "", "我为群众办实事")[at],
            ),
            Then.ACCEPT,
        )
    known = usual()
    assert [one.name for one in known.phrases[:3]] == ["什么都不灵", "要求加装监控", PHRASES[0][1]]
    assert (known.natures[:3], known.topics[:3]) == (
        ("help", "report", "suggestion"),
        ("ss-1", "za-2", "qt"),
    )
    assert [one.name for one in known.backgrounds] == ["历史遗留问题", "老楼"]
    assert [one.name for one in known.campaigns] == ["我为群众办实事"]
    lights = of_topic_first(known.phrases, "ss-1")
    assert [one.beside for one in lights[:3]] == ["ss-1", "ss-1", "ss-2"]
    assert set(lights) == set(known.phrases)
    assert of_topic_first(known.phrases, "") == known.phrases
    topics = last_used_first(topic_choices(duty), known.topics)
    assert [one.code for one in topics[:3]] == ["ss-1", "za-2", "qt"]
    used = topics[: len(known.topics)]
    assert topics[len(used) :] == tuple(one for one in topic_choices(duty) if one not in used)


@pytest.mark.parametrize("text", ["停电了", "x" * 300, "[/] \x1b[2J", "ldd"])
def test_any_phrase_of_the_office_is_offered_as_it_is_written(duty: Duty, text: str) -> None:
    Phrase.delete().execute()
    add(duty, "phrase", {"text": text, "topic": ""})
    (phrase,) = usual().phrases
    assert (phrase.code, phrase.beside) == (Phrase.get().text, "")
