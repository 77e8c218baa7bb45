"""A ritual as a file for a calendar (RFC 5545): one event that comes round at its time on the wall in the space's zone.

What it is called is “Tend”, so that a calendar that others look into tells nothing; its words are in it only where the
reader asks for them.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from api.promises.schemas import PromisedRitualOut
from models.recurrence import first_day, parts_of, until_of

MADE_BY: Final = "-//Tend//Tend//EN"
NEUTRAL: Final = "Tend"


def event_file(promise: UUID, ritual: PromisedRitualOut, zone: str, now: datetime, summary: str = NEUTRAL) -> bytes:
    """`now` is the moment the file is made."""
    here = ZoneInfo(zone)
    event = Event()
    event.add("uid", str(promise))
    event.add("dtstamp", now.astimezone(UTC))
    begins = datetime.combine(first_day(ritual.rule, ritual.first_on), time.fromisoformat(ritual.at), here)
    event.add("dtstart", begins)
    event.add("rrule", _rule(ritual.rule, here))
    if ritual.minutes is not None:
        event.add("duration", timedelta(minutes=ritual.minutes))
    event.add("summary", summary)
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _rule(rule: str, here: ZoneInfo) -> vRecur:
    """An end by day becomes the last moment of that day in UTC, as it has to be where the event has a zone.

    The last day there is may have no such moment: it lies in the year 10000 in UTC.
    """
    recurrence: vRecur = vRecur.from_ical(rule)
    last = until_of(parts_of(rule) or {})
    if last is not None:
        last = min(last, date.max - timedelta(days=1))
        recurrence["UNTIL"] = [datetime.combine(last, time(23, 59, 59), here).astimezone(UTC)]
    return recurrence
