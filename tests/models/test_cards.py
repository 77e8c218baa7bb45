"""When does a card end?"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cards import end_of

BERLIN = "Europe/Berlin"
EVES = {"spring": datetime(2026, 3, 28, 20, tzinfo=ZoneInfo(BERLIN)), "autumn": datetime(2026, 10, 24, 20, tzinfo=UTC)}

FROM = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=1500)).map(lambda span: FROM + span)
zones = st.sampled_from([BERLIN, "America/St_Johns", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia", "UTC"])


class TestHours:
    @pytest.mark.parametrize("now", EVES.values(), ids=EVES)
    def test_twenty_four_hours_are_that_many_also_when_clocks_change(self, now: datetime) -> None:
        ends_at = end_of(now, BERLIN, lasts_hours=24, until=None)
        assert ends_at is not None
        assert (ends_at - now.astimezone(UTC)).total_seconds() == 24 * 3600
        wall = [moment.astimezone(ZoneInfo(BERLIN)).hour for moment in (now, ends_at)]
        assert wall[0] != wall[1], "the clock on the wall shows another hour"

    @given(now=moments, zone=zones, hours=st.integers(1, 168))
    def test_the_zone_makes_no_difference(self, now: datetime, zone: str, hours: int) -> None:
        there = now.astimezone(ZoneInfo(zone))
        assert end_of(there, zone, lasts_hours=hours, until=None) == now + timedelta(hours=hours)


class TestLastDay:
    @given(now=moments, zone=zones, days=st.integers(1, 366))
    def test_it_is_there_to_the_end_of_that_day_and_no_longer(self, now: datetime, zone: str, days: int) -> None:
        until = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
        ends_at = end_of(now, zone, lasts_hours=None, until=until)
        assert ends_at is not None
        second = timedelta(seconds=1)
        assert (ends_at - second).astimezone(ZoneInfo(zone)).date() == until
        assert ends_at.astimezone(ZoneInfo(zone)).date() == until + timedelta(days=1)

    def test_a_day_of_twenty_five_hours_counts_whole(self) -> None:
        ends_at = end_of(datetime(2026, 10, 20, tzinfo=UTC), BERLIN, lasts_hours=None, until=date(2026, 10, 25))
        assert ends_at == datetime(2026, 10, 25, 23, tzinfo=UTC)

    def test_without_one_it_stays(self) -> None:
        assert end_of(datetime(2026, 10, 20, tzinfo=UTC), BERLIN, lasts_hours=None, until=None) is None
