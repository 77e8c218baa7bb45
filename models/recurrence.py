"""How often a ritual comes round: an iCalendar recurrence (RFC 5545) of days, and the days it falls on.

Only days are told here; the time of day is the clock's on the wall in the space's zone, so that daylight saving moves
nothing. python-dateutil does the counting. It looks for a day until the year 9999, a second or more for a rule that has
none, so only such rules reach it as find their next day after a few steps.
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
_NTH: Final = rf"[+-]?[1-4]{_WEEKDAY}"
_MONTH_DAY: Final = "[+-]?(?:[1-9]|[12][0-9]|3[01])"
_MONTH: Final = "(?:[1-9]|1[0-2])"
_DATE: Final = (
    "[1-9][0-9]{3}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])(?:29|30)|(?:0[13578]|1[02])31)"
)


def _some(of: str) -> str:
    return f"{of}(?:,{of})*"


_OF_MONTH: Final = f"(?:;BYDAY={_some(_NTH)}|;BYMONTHDAY={_some(_MONTH_DAY)})"
RULE_PATTERN: Final = (
    "FREQ=(?:DAILY(?:;INTERVAL=[1-9][0-9]?)?"
    f"|WEEKLY(?:;INTERVAL=[1-9][0-9]?)?(?:;BYDAY={_some(_WEEKDAY)})?(?:;WKST={_WEEKDAY})?"
    f"|MONTHLY(?:;INTERVAL=(?:[1-9]|1[01]))?{_OF_MONTH}?"
    f"|YEARLY(?:;INTERVAL=1)?(?:;BYMONTH={_some(_MONTH)}{_OF_MONTH})?)"
    f"(?:;COUNT=[1-9][0-9]?|;UNTIL={_DATE})?"
)
"""What a rule may say; its parts may come in any order. Twelve months apart are a year: any other span of months comes
to one that has the day. Of a year, months stand beside the days, as calendars differ without. No end on 29 February."""

_RULE: Final = re.compile(RULE_PATTERN)
_ORDER: Final = ("FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "WKST", "COUNT", "UNTIL")
_OFTEN: Final = re.compile("FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:SECOND|MINUTE|HOUR)=")
_SPANS: Final = {"DAILY": 1, "WEEKLY": 7}
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
    """A rule's parts by name; None where it is not one that is taken here."""
    found = [part.partition("=")[::2] for part in rule.split(";")]
    found.sort(key=lambda part: _ORDER.index(part[0]) if part[0] in _ORDER else len(_ORDER))
    in_order = ";".join(f"{name}={value}" for name, value in found)
    return dict(found) if len(rule) <= RULE_MOST and _RULE.fullmatch(in_order) else None


def until_of(parts: Mapping[str, str]) -> date | None:
    """The last day that a rule names, if it does."""
    until = parts.get("UNTIL")
    return datetime.strptime(until, "%Y%m%d").date() if until else None  # noqa: DTZ007 - a day has no zone


def next_days(rule: str, first_on: date, since: date, *, most: int = 3) -> list[date]:
    """The next days from `since` on, up to a year off; the rule is one that is taken here."""
    if first_on > since + AHEAD:
        return []
    counted = _beginning_near(rule, first_on, since).xafter(_midnight(since), count=most, inc=True)
    return [moment.date() for moment in counted if moment.date() <= since + AHEAD]


def first_day(rule: str, first_on: date) -> date:
    """The first day that the rule names, `first_on` or later; there is one."""
    day = _counted(rule, first_on).after(_midnight(first_on), inc=True)
    assert day is not None
    return day.date()


def _beginning_near(rule: str, first_on: date, since: date) -> rrule:
    """The rule from `first_on` on, or from a whole number of its spans later, so that it costs no more after years."""
    parts = parts_of(rule)
    assert parts is not None
    if "COUNT" in parts or since <= first_on:
        return _counted(rule, first_on)
    every = int(parts.get("INTERVAL", "1"))
    if span := _SPANS.get(parts["FREQ"], 0) * every:
        return _counted(rule, first_on + timedelta(days=(since - first_on).days // span * span))
    months = (since.year - first_on.year) * 12 + since.month - first_on.month
    if parts["FREQ"] == "YEARLY":
        every, rule = 12, rule if "BYMONTH" in parts else f"{rule};BYMONTH={first_on.month}"
    if "BYDAY" not in parts and "BYMONTHDAY" not in parts:
        rule += f";BYMONTHDAY={first_on.day}"
    if months < every:
        return _counted(rule, first_on)
    later = first_on.year * 12 + first_on.month - 1 + months // every * every
    return _counted(rule, date(later // 12, later % 12 + 1, 1))


def _counted(rule: str, first_on: date) -> rrule:
    counted = rrulestr(rule, dtstart=_midnight(first_on))
    assert isinstance(counted, rrule)
    return counted


def _has_a_day(parts: Mapping[str, str]) -> bool:
    """30 February is none, nor is the 31st of a month that has fewer."""
    if not {"BYMONTH", "BYMONTHDAY"} <= parts.keys():
        return True
    longest = max(_LONGEST[int(month) - 1] for month in parts["BYMONTH"].split(","))
    return any(abs(int(day)) <= longest for day in parts["BYMONTHDAY"].split(","))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
