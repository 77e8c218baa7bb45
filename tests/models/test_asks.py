"""How long an ask is open, how long a no rests, and which times fit."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from models.asks import (
    TIME_FURTHEST,
    TimeMisfit,
    again_on,
    heeded_since,
    is_open,
    last_day,
    open_since,
    rests,
    time_misfit,
)
from models.rhythm import local_day

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
days = st.dates(date(2024, 1, 1), date(2034, 12, 31))
spans = st.integers(0, 30).map(lambda n: timedelta(days=n))


class TestOpen:
    @given(days, spans)
    def test_what_is_open_is_what_was_asked_since(self, asked_on: date, later: timedelta) -> None:
        today = asked_on + later
        assert is_open(asked_on, today) == (asked_on >= open_since(today)) == (today <= last_day(asked_on))

    def test_seven_days_after_the_day_it_was_asked(self) -> None:
        asked_on = date(2026, 11, 23)
        assert is_open(asked_on, date(2026, 11, 30))
        assert not is_open(asked_on, date(2026, 12, 1))

    def test_a_night_that_is_longer_or_shorter_moves_no_day(self) -> None:
        """Berlin turns its clocks on 28 March and 31 October 2027."""
        for month, day in ((3, 27), (10, 30)):
            for hour in (0, 23):
                asked_at = datetime(2027, month, day, hour, 30, tzinfo=ZoneInfo("Europe/Berlin"))
                asked_on = local_day(asked_at.astimezone(UTC), "Europe/Berlin")
                assert asked_on == date(2027, month, day)
                last = datetime.combine(last_day(asked_on), asked_at.time().replace(hour=23, minute=59))
                end = last.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
                assert is_open(asked_on, local_day(end, "Europe/Berlin"))
                assert not is_open(asked_on, local_day(end + timedelta(minutes=1), "Europe/Berlin"))


class TestNo:
    def test_it_can_be_asked_again_on_the_seventh_day_after(self) -> None:
        said_on = date(2026, 11, 23)
        assert again_on(said_on) == date(2026, 11, 30)
        assert rests(said_on, date(2026, 11, 29))
        assert not rests(said_on, date(2026, 11, 30))

    @given(days, spans, spans)
    def test_no_no_that_rests_is_left_out_of_what_is_heeded(
        self, asked_on: date, until_said: timedelta, since: timedelta
    ) -> None:
        said_on, today = asked_on + until_said, asked_on + until_said + since
        if is_open(asked_on, said_on) and rests(said_on, today):
            assert asked_on >= heeded_since(today)


class TestTimes:
    def test_ahead_and_within_two_weeks(self) -> None:
        assert time_misfit(NOW, NOW) is TimeMisfit.past
        assert time_misfit(NOW + timedelta(minutes=1), NOW) is None
        assert time_misfit(NOW + TIME_FURTHEST, NOW) is None
        assert time_misfit(NOW + TIME_FURTHEST + timedelta(minutes=1), NOW) is TimeMisfit.too_far
