"""Readings of a clinic as they are typed: `138/86 72 6.4k` is a blood pressure, a pulse and a glucose (pure).

Lines and limits are those of domain 3.2. A residents' committee is no medical institution: what is said of a
value is when to see a doctor, never a grade and never an illness.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from db.records import MeasuredValue, Reason

PRESSURE, PULSE, GLUCOSE = "blood_pressure", "pulse", "glucose"
KINDS = (PRESSURE, PULSE, GLUCOSE)
FASTING, AFTER_MEAL, RANDOM = "fasting", "after_meal", "random"
HIGH, LOW_SIGN = "HI", "LO"
SYSTOLIC, DIASTOLIC, PULSES = (60, 260), (30, 160), (30, 200)
GLUCOSES = (Decimal("1.0"), Decimal("33.3"))
_SURELY_MG_DL = Decimal(35)
_MG_IN_MMOL = 18

NOTHING, LOW, AGAIN, AT_ONCE = "", "low", "again", "at_once"
ADVICE = (NOTHING, LOW, AGAIN, AT_ONCE)
"""What is said of a value, the least pressing first."""

_TOKEN = re.compile(
    r"(?P<gap>[\s,;:、。/]+)"
    r"|(?P<agrees>同意|y(?![a-z]))"
    r"|(?:血压|bp)?\s*(?P<systolic>\d{2,4})\s*[/\-\\~]\s*(?P<diastolic>\d{2,4})(?![\d.])(?:\s*mmhg|毫米汞柱)?"
    r"|(?:高压|收缩压|sbp)\s*:?\s*(?P<high>\d{2,4})(?:\s*[/,、;]?\s*(?:低压|舒张压|dbp)\s*:?\s*(?P<low>\d{2,4}))?"
    r"(?![\d.])(?:\s*mmhg|毫米汞柱)?"
    r"|(?:脉搏|脉率|心率|心跳|脉|pulse|hr|p)\s*:?\s*(?P<pulse>\d{1,4})(?![\d.])(?:\s*(?:次/分钟?|bpm|次))?"
    r"|(?P<before>(?:空腹|餐后(?:[2两二]个?(?:小时|h))?|随机|血糖|glu|:|\s)*)"
    r"(?P<value>(?:hi|lo)(?![a-z]{2})|\d{1,4}(?:\.\d{1,2})?)(?![\d.])\s*(?P<unit>mmol/?l?|mg/?dl)?\s*"
    r"(?P<after>空腹|餐后(?:[2两二]个?(?:小时|h))?|随机|[kcs](?![a-z]))?"
    r"|(?P<arm>左[臂手上]?臂?|右[臂手上]?臂?|l(?![a-z])|r(?![a-z]))|(?P<posture>坐位?|卧位?|躺着?|站立?|立位)"
)
_DECIMAL_POINT = re.compile(r"(?<=\d)[。·](?=\d)")
_POSTURES = {"坐": "sitting", "卧": "lying", "躺": "lying", "站": "standing", "立": "standing"}
_LEAST_PAIR = 30
# As values are kept; a ledger may have brought others.
_KEPT = {
    PRESSURE: re.compile(r"[0-9]{2,3}/[0-9]{2,3}"),
    GLUCOSE: re.compile(rf"[0-9]{{1,2}}\.[0-9]{{1,2}}|{HIGH}|{LOW_SIGN}"),
}
_NONE = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """What was typed at once for one person.

    Args:
        values: in the order they were typed; none where there is a problem.
        problem: what is wrong, None where everything was read.
        offered: what the line may have been meant to be, to be taken by the same key again; else "".
        agrees: whether it says that they consent to health data being kept.
        reason: why they are taken in whom the package leaves out.
    """

    values: tuple[MeasuredValue, ...] = ()
    problem: Reason | None = None
    offered: str = ""
    agrees: bool = False
    reason: str = ""


class _Wrong(Exception):
    """Something in the line that cannot stand."""

    def __init__(self, reason: Reason, offered: str = "") -> None:
        super().__init__(reason.code)
        self.reason, self.offered = reason, offered


def read_readings(text: str) -> ReadingLine:
    """Reads what was typed: any number of blood pressures, pulses and glucoses, in any order.

    `138/86`, `140-90`, `138 86`, `高压140低压90` are a blood pressure in mmHg, a bare number after it the
    pulse; a decimal, or a number with k (空腹), c (餐后2小时) or s (随机), a glucose in mmol/L; `hi`, `lo`
    what a meter shows beyond its scale. `mg/dl` behind a glucose converts it. 左, 右 (l, r), 坐, 卧, 站 are
    conditions of the pressures; `y` says that they agree to its being kept, and behind `#` stands why
    somebody is measured whom the package leaves out.
    """
    text, _sign, reason = text.replace("\uff03", "#").partition("#")
    told = _DECIMAL_POINT.sub(".", unicodedata.normalize("NFKC", text).casefold())
    told = re.sub("[‐-―−–—~]", "-", told).strip()
    try:
        values, agrees = _Reader(told).read()
    except _Wrong as wrong:
        kept = f" #{reason.strip()}" if reason.strip() and wrong.offered else ""
        return ReadingLine(problem=wrong.reason, offered=wrong.offered + kept)
    if not values and not agrees:
        return ReadingLine(problem=Reason("reading_missing"))
    return ReadingLine(values, agrees=agrees, reason=reason.strip())


class _Reader:
    """One line on its way through."""

    def __init__(self, told: str) -> None:
        self._told = told
        self._values: list[MeasuredValue] = []
        self._conditions: list[str] = []
        self._bare: re.Match[str] | None = None
        self._agrees = False

    def read(self) -> tuple[tuple[MeasuredValue, ...], bool]:
        at = 0
        while at < len(self._told):
            found = _TOKEN.match(self._told, at)
            if found is None or found.end() == at:
                raise _Wrong(Reason("reading_unknown", {"text": self._told[at : at + 20]}))
            at = found.end()
            self._take(found)
        self._end_bare()
        conditions = " ".join(self._conditions)
        return tuple(
            MeasuredValue(PRESSURE, one.reading, conditions) if one.kind == PRESSURE else one
            for one in self._values
        ), self._agrees

    def _take(self, found: re.Match[str]) -> None:
        if found["gap"]:
            return
        is_bare = not any(found[name] for name in ("before", "after", "unit"))
        if is_bare and (found["value"] or "").isdecimal():
            self._take_bare(found)
            return
        self._end_bare()
        if found["agrees"]:
            self._agrees = True
        elif found["systolic"]:
            self._pressure(found, found["systolic"], found["diastolic"])
        elif found["high"]:
            if not found["low"]:
                raise _Wrong(Reason("pressure_half", {"value": found["high"]}))
            self._pressure(found, found["high"], found["low"])
        elif found["pulse"]:
            self._pulse(found["pulse"])
        elif found["value"]:
            self._glucose(found)
        elif found["arm"]:
            self._note("left" if found["arm"][0] in "左l" else "right")
        else:
            self._note(_POSTURES[found["posture"][0]])

    def _note(self, condition: str) -> None:
        if condition not in self._conditions:
            self._conditions.append(condition)

    def _take_bare(self, found: re.Match[str]) -> None:
        """A bare number: two in front of everything are a pressure, one is the pulse, then a glucose."""
        before = self._bare
        if before is not None and not self._values and int(found["value"]) >= _LEAST_PAIR:
            self._bare = None
            self._pressure(found, before["value"], found["value"], begins=before.start())
        elif before is not None:
            self._end_bare()
            self._bare = found
        else:
            self._bare = found

    def _end_bare(self) -> None:
        found, self._bare = self._bare, None
        if found is None:
            return
        if any(one.kind == PULSE for one in self._values) or int(found["value"]) < _LEAST_PAIR:
            self._glucose(found)
        else:
            self._pulse(found["value"])

    def _pressure(self, found: re.Match[str], high: str, low: str, begins: int | None = None) -> None:
        systolic, diastolic = int(high), int(low)
        if systolic < diastolic and _within(diastolic, SYSTOLIC) and _within(systolic, DIASTOLIC):
            start = found.start() if begins is None else begins
            offered = _with(self._told, start, found.end(), f"{diastolic}/{systolic}")
            raise _Wrong(Reason("pressure_swapped", {"high": systolic, "low": diastolic}), offered)
        for value, limits, code in (
            (systolic, SYSTOLIC, "systolic_beyond"),
            (diastolic, DIASTOLIC, "diastolic_beyond"),
        ):
            if not _within(value, limits):
                raise _Wrong(Reason(code, {"value": value, "least": limits[0], "most": limits[1]}))
        if systolic <= diastolic:
            raise _Wrong(Reason("pressure_not_above", {"high": systolic, "low": diastolic}))
        self._values.append(MeasuredValue(PRESSURE, f"{systolic}/{diastolic}"))

    def _pulse(self, text: str) -> None:
        if not _within(int(text), PULSES):
            least, most = PULSES
            raise _Wrong(Reason("pulse_beyond", {"value": int(text), "least": least, "most": most}))
        self._values.append(MeasuredValue(PULSE, str(int(text))))

    def _glucose(self, found: re.Match[str]) -> None:
        told = found["value"]
        condition = _condition(f"{found['before']} {found['after'] or ''}")
        if told in ("hi", "lo"):
            self._values.append(MeasuredValue(GLUCOSE, HIGH if told == "hi" else LOW_SIGN, condition))
            return
        value = Decimal(told)
        if (found["unit"] or "").startswith("mg"):
            value = _in_mmol(value)
        elif value > _SURELY_MG_DL and _is_glucose(_in_mmol(value)):
            converted = _in_mmol(value)
            offered = _with(self._told, found.start("value"), found.end("value"), str(converted))
            raise _Wrong(Reason("glucose_mg_dl", {"value": told, "converted": str(converted)}), offered)
        if not _is_glucose(value):
            least, most = (str(one) for one in GLUCOSES)
            raise _Wrong(Reason("glucose_beyond", {"value": told, "least": least, "most": most}))
        if not condition:
            raise _Wrong(Reason("glucose_condition_missing", {"value": told}))
        self._values.append(MeasuredValue(GLUCOSE, _written(value), condition))


def _is_glucose(value: Decimal) -> bool:
    return GLUCOSES[0] <= value <= GLUCOSES[1]


def _within(value: int, limits: tuple[int, int]) -> bool:
    return limits[0] <= value <= limits[1]


def _in_mmol(value: Decimal) -> Decimal:
    return (value / _MG_IN_MMOL).quantize(Decimal("0.1"))


def _written(value: Decimal) -> str:
    """With a decimal, so that nobody takes it for anything else."""
    text = format(value.normalize(), "f")
    return text if "." in text else f"{text}.0"


def _with(told: str, start: int, end: int, instead: str) -> str:
    blanks = end - start - len(told[start:end].rstrip())
    return f"{told[:start]}{instead}{told[end - blanks :]}"


def _condition(told: str) -> str:
    words = told.strip()
    if "空腹" in words or words.endswith("k"):
        return FASTING
    if "餐后" in words or words.endswith("c"):
        return AFTER_MEAL
    return RANDOM if "随机" in words or words.endswith("s") else ""


def advice(value: MeasuredValue) -> str:
    """What is to be said of one value: one of `ADVICE`.

    Lines: domain 3.2 (140/90 and 180/110 mmHg; fasting 6.1 and 7.0, after a meal 7.8, else 11.1, red from
    16.7 and to 3.9 mmol/L; low below 90/60). A pulse has none, nor has what was never read by these rules.
    """
    if _KEPT.get(value.kind, _NONE).fullmatch(value.reading) is None:
        return NOTHING
    if value.kind == PRESSURE:
        systolic, diastolic = (int(part) for part in value.reading.split("/"))
        if systolic >= 180 or diastolic >= 110:
            return AT_ONCE
        if systolic >= 140 or diastolic >= 90:
            return AGAIN
        return LOW if systolic < 90 or diastolic < 60 else NOTHING
    if value.reading in (HIGH, LOW_SIGN):
        return AT_ONCE
    amount = Decimal(value.reading)
    if amount <= Decimal("3.9") or amount >= Decimal("16.7"):
        return AT_ONCE
    line = {FASTING: "6.1", AFTER_MEAL: "7.8"}.get(value.conditions, "11.1")
    return AGAIN if amount >= Decimal(line) else NOTHING


def most_pressing(values: Iterable[MeasuredValue]) -> str:
    """Of all that is to be said the most pressing."""
    return max((advice(value) for value in values), key=ADVICE.index, default=NOTHING)
