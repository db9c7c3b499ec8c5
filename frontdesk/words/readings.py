"""What is told of a reading, and readings in words.

The sentences are those of domain 3.2, no others: a residents' committee says when to see a doctor, it names
no illness and gives no grade.
"""

from __future__ import annotations

from db.records import MeasuredValue
from frontdesk.words import N_, _
from frontdesk.words.codes import label

SENTENCES = {
    "low": N_("This value is on the low side; if you feel dizzy or unwell, see a doctor."),
    "again": N_(
        "This value is above the reference. Rest and measure again; the community health centre's doctor "
        "should have a look. One measurement alone proves no illness."
    ),
    "at_once": N_(
        "The value is very high/low: contact the community health centre now. With headache, chest "
        "tightness, slurred speech, weak limbs, cold sweat or clouded consciousness call 120 at once."
    ),
}
"""By `rules.readings.ADVICE` what is told; of what lies below all lines nothing is."""


def told(advice: str) -> str:
    """What is told, with its word in front, in the language of the moment; "" where nothing is."""
    if advice not in SENTENCES:
        return ""
    return _("{word}: {sentence}").format(word=label("reading_advice", advice), sentence=_(SENTENCES[advice]))


def value_text(value: MeasuredValue, *, unit: bool = False) -> str:
    """A value with its conditions: `138/86`, `6.4 fasting`; with the unit where asked."""
    text = value.reading
    if unit:
        text += " " + {"blood_pressure": "mmHg", "pulse": _("a minute"), "glucose": "mmol/L"}.get(
            value.kind, ""
        )
    conditions = " ".join(label("reading_condition", code) for code in value.conditions.split())
    return " ".join(part for part in (text.strip(), conditions) if part)
