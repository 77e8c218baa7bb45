"""When does a round open? Six zones, three years of daylight saving, every cadence."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from models.rhythm import Cadence, Rhythm, begin_rhythm, opening, round_at

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of daylight saving
    "Africa/Casablanca",  # which pauses it in Ramadan
    "Asia/Kathmandu",  # +05:45, never changes
    "America/Santiago",  # changes at midnight
)
FROM, TO = datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
STEPS = {Cadence.weekly: 7, Cadence.fortnightly: 14}

moments = st.datetimes(FROM.replace(tzinfo=None), TO.replace(tzinfo=None), timezones=st.just(UTC))
wall_times = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def beginnings(draw: st.DrawFn, after: datetime | None = None, first_round: int = 1) -> Rhythm:
    cadence = draw(st.sampled_from(Cadence))
    day = draw(st.integers(1, 31 if cadence is Cadence.monthly else 7))
    zone = draw(st.sampled_from(ZONES))
    return begin_rhythm(first_round, cadence, day, draw(wall_times), zone, after or draw(moments))


class TestOpenings:
    @given(rhythm=beginnings())
    def test_there_is_one_a_period_at_its_wall_time_and_none_is_skipped_or_doubled(self, rhythm: Rhythm) -> None:
        openings = [rhythm.opening(n) for n in range(1, 160)]
        assert all(earlier < later for earlier, later in pairwise(openings))
        zone = ZoneInfo(rhythm.zone)
        locals_ = [moment.astimezone(zone) for moment in openings]
        for earlier, later in pairwise(locals_):
            if rhythm.cadence is Cadence.monthly:
                months = (later.year - earlier.year) * 12 + later.month - earlier.month
                assert months == 1 or {earlier.hour, later.hour} & {0, 23}
            else:
                assert abs((later.date() - earlier.date()).days - STEPS[rhythm.cadence]) <= 1
        for moment, local in zip(openings, locals_, strict=True):
            wall = local.replace(tzinfo=None)
            exists = wall.replace(tzinfo=zone, fold=0).astimezone(UTC) == moment
            assert exists
            assert wall.time() == rhythm.at or _is_skipped(rhythm, local)

    @given(rhythm=beginnings(), now=moments)
    def test_exactly_one_round_runs_at_any_moment(self, rhythm: Rhythm, now: datetime) -> None:
        n = round_at([rhythm], now)
        assert n >= 1
        assert rhythm.opening(n) > now
        assert n == 1 or rhythm.opening(n - 1) <= now

    @given(after=moments, data=st.data())
    def test_the_first_opening_is_the_earliest_strictly_after_the_beginning(
        self, after: datetime, data: st.DataObject
    ) -> None:
        rhythm = data.draw(beginnings(after=after))
        longest = {Cadence.weekly: 8, Cadence.fortnightly: 8, Cadence.monthly: 32}[rhythm.cadence]
        assert after < rhythm.opening(1) <= after + timedelta(days=longest)

    def test_a_skipped_wall_time_opens_an_hour_later_by_the_clock_on_the_wall(self) -> None:
        rhythm = begin_rhythm(1, Cadence.weekly, 7, time(2, 30), "Europe/Berlin", datetime(2026, 3, 23, tzinfo=UTC))
        assert rhythm.opening(1) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)

    def test_a_repeated_wall_time_opens_the_first_time(self) -> None:
        rhythm = begin_rhythm(1, Cadence.weekly, 7, time(2, 30), "Europe/Berlin", datetime(2026, 10, 19, tzinfo=UTC))
        assert rhythm.opening(1) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    def test_a_short_month_takes_its_last_day(self) -> None:
        rhythm = begin_rhythm(1, Cadence.monthly, 31, time(18), "Europe/Berlin", datetime(2027, 1, 2, tzinfo=UTC))
        days = [rhythm.opening(n).astimezone(ZoneInfo("Europe/Berlin")).strftime("%m-%d") for n in range(1, 5)]
        assert days == ["01-31", "02-28", "03-31", "04-30"]


class TestChangedRhythm:
    @given(first=beginnings(), data=st.data())
    def test_rounds_that_have_begun_keep_their_opening_and_every_moment_keeps_one_round(
        self, first: Rhythm, data: st.DataObject
    ) -> None:
        rhythms = [first]
        now = first.opening(1)
        for _ in range(data.draw(st.integers(1, 4))):
            now += timedelta(minutes=data.draw(st.integers(0, 60 * 24 * 100)))
            n = round_at(rhythms, now)
            before = [opening(rhythms, k) for k in range(1, n + 1)]
            changed = data.draw(beginnings(after=opening(rhythms, n), first_round=n + 1))
            rhythms = [*(rhythm for rhythm in rhythms if rhythm.first_round <= n), changed]
            assert [opening(rhythms, k) for k in range(1, n + 1)] == before
            assert round_at(rhythms, now) == n
        openings = [opening(rhythms, k) for k in range(1, n + 20)]
        assert all(earlier < later for earlier, later in pairwise(openings))
        for k, moment in enumerate(openings, start=1):
            assert round_at(rhythms, moment - timedelta(microseconds=1)) == k
            assert round_at(rhythms, moment) == k + 1


def _is_skipped(rhythm: Rhythm, local: datetime) -> bool:
    """Is the rhythm's wall time one that a spring change left out near this date?"""
    zone = ZoneInfo(rhythm.zone)
    for shift in (0, -1):
        wall = datetime.combine(local.date() + timedelta(days=shift), rhythm.at, zone)
        if wall.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall.replace(tzinfo=None):
            return True
    return False
