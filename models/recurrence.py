"""How often a ritual comes round: an iCalendar recurrence (RFC 5545) of days, and the days it falls on.

Only days are told here; the time of day is the clock's on the wall in the space's zone, so that daylight saving moves
nothing. python-dateutil does the counting. It looks for a day until the year 9999, a second or more for a rule that has
none, so only such rules reach it as find their first day after a few steps.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from dateutil.rrule import rrule, rrulestr

RULE_MOST: Final = 120
"""Characters that a rule may have."""
AHEAD: Final = timedelta(days=366)
"""How far ahead is looked: what has no day until then does not happen."""

_WEEKDAY: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"
_NTH: Final = f"(?:\\+?[1-4]|-[1-4]){_WEEKDAY}"
_DAY: Final = r"(?:\+?(?:[1-9]|[12][0-9]|3[01])|-(?:[1-9]|[12][0-9]|3[01]))"
_MONTH: Final = "(?:[1-9]|1[0-2])"
_DAYS: Final = f"{_DAY}(?:,{_DAY})*"
_NTHS: Final = f"{_NTH}(?:,{_NTH})*"
_PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "DAILY": {"INTERVAL": "[1-9][0-9]?"},
    "WEEKLY": {"INTERVAL": "[1-9][0-9]?", "BYDAY": f"{_WEEKDAY}(?:,{_WEEKDAY})*", "WKST": _WEEKDAY},
    "MONTHLY": {"INTERVAL": "[1-9]|1[01]", "BYDAY": _NTHS, "BYMONTHDAY": _DAYS},
    "YEARLY": {"INTERVAL": "1", "BYMONTH": f"{_MONTH}(?:,{_MONTH})*", "BYDAY": _NTHS, "BYMONTHDAY": _DAYS},
}
"""What a rule may be made of, by how often. Twelve months apart are a year: any other span of months comes to one that
has the day."""
_SPANS: Final = {"DAILY": 1, "WEEKLY": 7}
_ENDS: Final = {"COUNT": "[1-9][0-9]{0,2}", "UNTIL": "[0-9]{8}"}
_OFTEN: Final = re.compile("FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:SECOND|MINUTE|HOUR)=")
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class RuleMisfit(StrEnum):
    """Why a rule does not fit."""

    unreadable = "unreadable"
    too_often = "too often"
    never = "never"


def rule_misfit(rule: str, first_on: date, today: date) -> RuleMisfit | None:
    """Is there a day for it from `today` to a year off, once a day at most? `first_on`: it begins on that day."""
    if _OFTEN.search(rule):
        return RuleMisfit.too_often
    parts = parts_of(rule)
    if parts is None:
        return RuleMisfit.unreadable
    return None if _has_a_day(parts) and next_days(rule, first_on, today, most=1) else RuleMisfit.never


def parts_of(rule: str) -> dict[str, str] | None:
    """A rule's parts by name; None where one does not fit, or not beside the others."""
    found = [part.partition("=") for part in rule.split(";")]
    parts = {name: value for name, _, value in found}
    known = _PARTS.get(parts.get("FREQ", ""))
    if known is None or len(parts) < len(found) or len(rule) > RULE_MOST:
        return None
    known = {"FREQ": "[A-Z]+", **known, **_ENDS}
    fits = all(name in known and re.fullmatch(known[name], value) for name, value in parts.items())
    return parts if fits and _fit_together(parts) else None


def next_days(rule: str, first_on: date, since: date, *, most: int = 3) -> list[date]:
    """The next days from `since` on, up to a year off; the rule is one that can be read."""
    counted = _beginning_near(rule, first_on, since).xafter(_midnight(since), count=most, inc=True)
    return [moment.date() for moment in counted if moment.date() <= since + AHEAD]


def _beginning_near(rule: str, first_on: date, since: date) -> rrule:
    """The rule from `first_on` on. One that goes by days or weeks begins as many whole spans later as fit, so that
    it costs no more after years."""
    parts = parts_of(rule)
    assert parts is not None
    span = _SPANS.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    if span and "COUNT" not in parts and since > first_on:
        first_on += timedelta(days=(since - first_on).days // span * span)
    counted = rrulestr(rule, dtstart=_midnight(first_on))
    assert isinstance(counted, rrule)
    return counted


def _fit_together(parts: Mapping[str, str]) -> bool:
    """At most one end and one way to name days; of a year, a month beside the days, as calendars differ without it."""
    if {"COUNT", "UNTIL"} <= parts.keys() or {"BYDAY", "BYMONTHDAY"} <= parts.keys():
        return False
    if parts["FREQ"] == "YEARLY" and ("BYMONTH" in parts) != ("BYDAY" in parts or "BYMONTHDAY" in parts):
        return False
    try:
        return "UNTIL" not in parts or bool(until_of(parts))
    except ValueError:
        return False


def until_of(parts: Mapping[str, str]) -> date | None:
    """The last day that a rule names, if it does. Raises ValueError where there is no such day."""
    until = parts.get("UNTIL")
    return date(int(until[:4]), int(until[4:6]), int(until[6:])) if until else None


def _has_a_day(parts: Mapping[str, str]) -> bool:
    """30 February is none, nor is the 31st of a month that has fewer."""
    if not {"BYMONTH", "BYMONTHDAY"} <= parts.keys():
        return True
    longest = max(_LONGEST[int(month) - 1] for month in parts["BYMONTH"].split(","))
    return any(abs(int(day)) <= longest for day in parts["BYMONTHDAY"].split(","))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def first_day(rule: str, first_on: date) -> date:
    """The first day that the rule names, `first_on` or later; there is one."""
    day = rrulestr(rule, dtstart=_midnight(first_on)).after(_midnight(first_on), inc=True)
    assert day is not None
    return day.date()
