"""How long may a time-out be, and when is it over."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.time_outs import FURTHEST, SOONEST, UNDER_WAY, Misfit, misfit

NOW = datetime(2026, 11, 23, 21, tzinfo=UTC)
SECOND = timedelta(seconds=1)

moments = st.timedeltas(timedelta(0), timedelta(days=5000)).map(lambda span: NOW + span)
spans = st.timedeltas(timedelta(days=-3), timedelta(days=3))


class TestMisfit:
    @pytest.mark.parametrize(
        ("span", "found"),
        [
            (timedelta(0), Misfit.past),
            (-SECOND, Misfit.past),
            (SECOND, Misfit.too_soon),
            (SOONEST - UNDER_WAY - SECOND, Misfit.too_soon),
            (SOONEST - UNDER_WAY, None),
            (SOONEST, None),
            (FURTHEST, None),
            (FURTHEST + SECOND, Misfit.too_far),
        ],
    )
    def test_twenty_minutes_to_forty_eight_hours_from_now(self, span: timedelta, found: Misfit | None) -> None:
        assert misfit(NOW + span, NOW) is found

    def test_a_move_is_later_than_what_stood(self) -> None:
        stands = NOW + timedelta(hours=1)
        assert misfit(stands, NOW, after=stands) is Misfit.not_later
        assert misfit(stands - SECOND, NOW, after=stands) is Misfit.not_later
        assert misfit(stands + SECOND, NOW, after=stands) is None
        assert misfit(NOW + FURTHEST + SECOND, NOW, after=stands) is Misfit.too_far

    @given(now=moments, span=spans, after=st.none() | spans)
    def test_what_fits_lies_ahead_within_bounds_and_after_what_stood(
        self, now: datetime, span: timedelta, after: timedelta | None
    ) -> None:
        stands = None if after is None else now + after
        fits = misfit(now + span, now, after=stands) is None
        assert fits == (SOONEST - UNDER_WAY <= span <= FURTHEST and (after is None or span > after))

    @pytest.mark.parametrize("day", [(2026, 3, 28), (2026, 10, 24)], ids=["spring", "autumn"])
    def test_daylight_saving_makes_none_longer_or_shorter(self, day: tuple[int, int, int]) -> None:
        """Two days by the clock on the wall are 47 hours in spring and 49 in autumn."""
        berlin = ZoneInfo("Europe/Berlin")
        begins = datetime(*day, 20, tzinfo=berlin)
        wall = begins + timedelta(days=2)
        now = begins.astimezone(UTC)
        assert (misfit(wall, now) is None) == (day[1] == 3)
        furthest = (now + FURTHEST).astimezone(berlin)
        assert misfit(furthest, now) is None
        assert misfit((now + FURTHEST + SECOND).astimezone(berlin), now) is Misfit.too_far
