"""How often a ritual comes round: the days it falls on, what is refused, and that a hostile rule costs little."""

import time
from datetime import date, datetime, timedelta
from datetime import time as clock

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from models.recurrence import AHEAD, RULE_MOST, RuleMisfit, next_days, parts_of, rule_misfit

MONDAY = date(2026, 11, 23)
MOST_SECONDS = 0.05
"""Of the processor, for one rule; dateutil by itself takes six seconds for the worst that was found."""


class TestDays:
    @pytest.mark.parametrize(
        ("rule", "days"),
        {
            "FREQ=DAILY": ["2026-11-23", "2026-11-24", "2026-11-25"],
            "FREQ=WEEKLY;BYDAY=SU": ["2026-11-29", "2026-12-06", "2026-12-13"],
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": ["2026-11-23", "2026-11-24", "2026-11-25"],
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SA": ["2026-11-23", "2026-11-28", "2026-12-07"],
            "FREQ=MONTHLY;BYMONTHDAY=-1": ["2026-11-30", "2026-12-31", "2027-01-31"],
            "FREQ=MONTHLY;BYDAY=1SU": ["2026-12-06", "2027-01-03", "2027-02-07"],
            "FREQ=MONTHLY;INTERVAL=3": ["2026-11-23", "2027-02-23", "2027-05-23"],
            "FREQ=YEARLY": ["2026-11-23", "2027-11-23"],
            "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU": ["2027-05-09"],
            "FREQ=WEEKLY;COUNT=2": ["2026-11-23", "2026-11-30"],
            "FREQ=WEEKLY;UNTIL=20261130": ["2026-11-23", "2026-11-30"],
        }.items(),
    )
    def test_are_those_that_the_rule_names(self, rule: str, days: list[str]) -> None:
        assert rule_misfit(rule, MONDAY, MONDAY) is None
        assert [day.isoformat() for day in next_days(rule, MONDAY, MONDAY)] == days

    @pytest.mark.parametrize("first", [date(2027, 3, 27), date(2027, 10, 30)])
    def test_daylight_saving_moves_none(self, first: date) -> None:
        """The nights in which clocks change in Berlin, with a day before and after."""
        assert next_days("FREQ=DAILY", first, first) == [first + timedelta(days=n) for n in range(3)]

    def test_today_is_one_of_them(self) -> None:
        assert next_days("FREQ=WEEKLY;BYDAY=SU", MONDAY, date(2026, 12, 6))[0] == date(2026, 12, 6)

    @settings(deadline=None)
    @given(
        interval=st.integers(1, 11),
        days=st.sampled_from(
            [
                ("DAILY", ""),
                ("WEEKLY", ""),
                ("WEEKLY", ";BYDAY=MO,TH,SU"),
                ("MONTHLY", ""),
                ("MONTHLY", ";BYMONTHDAY=1,31,-2"),
                ("MONTHLY", ";BYDAY=1MO,-1FR"),
                ("YEARLY", ""),
                ("YEARLY", ";BYMONTH=2,11;BYMONTHDAY=29,1"),
            ]
        ),
        first=st.dates(date(2020, 1, 1), date(2024, 12, 31)),
        later=st.integers(0, 4000),
    )
    def test_after_years_they_are_the_same_as_counted_from_the_first(
        self, interval: int, days: tuple[str, str], first: date, later: int
    ) -> None:
        """What begins later by whole spans is the same rule as dateutil counts it through."""
        often, of_which = days
        rule = f"FREQ={often};INTERVAL={1 if often == 'YEARLY' else interval}{of_which}"
        since = first + timedelta(days=later)
        counted = rrulestr(rule, dtstart=datetime.combine(first, clock())).between(
            datetime.combine(since, clock()), datetime.combine(since + AHEAD, clock()), inc=True
        )
        assert next_days(rule, first, since) == [moment.date() for moment in counted[:3]]

    def test_the_parts_of_a_rule_come_in_any_order(self) -> None:
        assert next_days("BYDAY=SU;INTERVAL=2;FREQ=WEEKLY", MONDAY, MONDAY)[0] == date(2026, 11, 29)
        assert rule_misfit("COUNT=3;BYDAY=SU;FREQ=WEEKLY", MONDAY, MONDAY) is None


class TestMisfits:
    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=SECONDLY",
            "FREQ=MINUTELY;INTERVAL=1440",
            "FREQ=HOURLY",
            "FREQ=DAILY;BYHOUR=9,18",
            "FREQ=WEEKLY;BYMINUTE=0,30",
            "FREQ=DAILY;BYSECOND=1",
        ],
    )
    def test_more_than_once_a_day(self, rule: str) -> None:
        assert rule_misfit(rule, MONDAY, MONDAY) is RuleMisfit.too_often

    @pytest.mark.parametrize(
        ("rule", "first"),
        [
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", MONDAY),
            ("FREQ=YEARLY;BYMONTH=4,6,9,11;BYMONTHDAY=31", MONDAY),
            ("FREQ=DAILY;UNTIL=20261122", MONDAY),
            ("FREQ=DAILY;COUNT=5", MONDAY - timedelta(days=5)),
            ("FREQ=WEEKLY;UNTIL=20261124", MONDAY + timedelta(days=3)),
            ("FREQ=DAILY", MONDAY + AHEAD + timedelta(days=1)),
            ("FREQ=WEEKLY;INTERVAL=99;BYDAY=SU", MONDAY - timedelta(days=1)),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2024, 3, 1)),
        ],
    )
    def test_never_within_a_year(self, rule: str, first: date) -> None:
        assert rule_misfit(rule, first, MONDAY) is RuleMisfit.never

    @pytest.mark.parametrize(
        "rule",
        [
            "",
            "every Sunday",
            "FREQ",
            "FREQ=",
            "FREQ=OFTEN",
            "freq=daily",
            "INTERVAL=2",
            "FREQ=DAILY;",
            "FREQ=DAILY;FREQ=WEEKLY",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=-1",
            "FREQ=DAILY;INTERVAL=1000000",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=2;UNTIL=20270101",
            "FREQ=DAILY;UNTIL=20270230",
            "FREQ=DAILY;COUNT=100",
            "FREQ=YEARLY;BYMONTH=2;BYMONTH=3;BYMONTHDAY=1",
            "FREQ=DAILY;UNTIL=20270101T000000Z",
            "FREQ=DAILY;BYSETPOS=366",
            "FREQ=DAILY;BYEASTER=0",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=MONTHLY;BYDAY=53MO",
            "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=YEARLY;BYMONTHDAY=30",
            "FREQ=DAILY\nEXRULE:FREQ=DAILY",
            "DTSTART:20261123\nRRULE:FREQ=DAILY",
            "FREQ=DAILY;INTERVAL=\N{ARABIC-INDIC DIGIT TWO}",
            "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 50),
        ],
    )
    def test_what_cannot_be_read(self, rule: str) -> None:
        assert rule_misfit(rule, MONDAY, MONDAY) is RuleMisfit.unreadable

    def test_a_rule_has_its_longest_length(self) -> None:
        rule = "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 48)
        assert len(rule) <= RULE_MOST
        assert parts_of(rule)
        assert parts_of(rule + ",1") is None


_numbers = st.integers(-400, 400).map(str) | st.sampled_from(["29", "30", "31", "-31", "11", "12", "99", "999"])
_weekdays = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU", "1MO", "+4SU", "-1FR", "5TU", "-4WE", "XX"])
_values = st.lists(_numbers | _weekdays, min_size=1, max_size=6).map(",".join)
_names = st.sampled_from(["INTERVAL", "COUNT", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"])
_parts = st.tuples(_names, _values).map("=".join) | st.dates().map(lambda day: f"UNTIL={day:%Y%m%d}")
_often = st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"])
_rules = st.builds(
    lambda often, parts: ";".join([f"FREQ={often}", *parts]), _often, st.lists(_parts, max_size=4)
) | st.text(max_size=200)


class TestHostileRules:
    @settings(max_examples=600, deadline=None)
    @given(rule=_rules, first=st.dates())
    def test_each_costs_little_and_is_refused_or_has_a_day(self, rule: str, first: date) -> None:
        begun = time.process_time()
        misfit = rule_misfit(rule, first, MONDAY)
        days = next_days(rule, first, MONDAY) if misfit is None else []
        assert time.process_time() - begun < MOST_SECONDS
        assert (misfit is None) == bool(days)
        assert all(MONDAY <= day <= MONDAY + AHEAD for day in days)
        assert days == sorted(set(days))
