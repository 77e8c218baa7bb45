"""What a boundary is on a day, to its author."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.boundaries import BoundaryState, boundary_state

DAY = date(2026, 3, 29)
"""The clocks go forward in Berlin."""

days = st.dates(date(2026, 1, 1), date(2030, 1, 1))
versions = st.integers(0, 5)


class TestState:
    @pytest.mark.parametrize(
        ("after", "state"),
        [(-1, BoundaryState.shared), (0, BoundaryState.shared), (1, BoundaryState.lapsed)],
        ids=["the day before", "on the day", "the day after"],
    )
    def test_it_stands_to_the_end_of_its_review_day(self, after: int, state: BoundaryState) -> None:
        assert boundary_state(1, DAY, DAY + timedelta(days=after), withdrawn=False) is state

    @given(review_on=days, today=days)
    def test_one_that_was_never_shared_does_not_lapse(self, review_on: date, today: date) -> None:
        assert boundary_state(0, review_on, today, withdrawn=False) is BoundaryState.private

    @given(version=versions, review_on=days, today=days)
    def test_one_that_was_withdrawn_stays_so(self, version: int, review_on: date, today: date) -> None:
        assert boundary_state(version, review_on, today, withdrawn=True) is BoundaryState.withdrawn

    @given(version=versions, review_on=days, today=days, later=st.timedeltas(timedelta(0), timedelta(days=400)))
    def test_time_alone_only_lets_it_lapse(self, version: int, review_on: date, today: date, later: timedelta) -> None:
        now, then = (boundary_state(version, review_on, day, withdrawn=False) for day in (today, today + later))
        assert now is then or (now, then) == (BoundaryState.shared, BoundaryState.lapsed)
