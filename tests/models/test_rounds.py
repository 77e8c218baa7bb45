"""Who may read what, and when does “open now” open."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rounds import TOGETHER_LASTS, Share, may_read, opens_together, page_of
from models.spaces import counts_as_present, first_round_of

NOW = datetime(2026, 11, 29, 17, tzinfo=UTC)
ANA, BEN, CLEO = (UUID(int=n) for n in (1, 2, 3))
FEW = timedelta(minutes=5)


@pytest.mark.parametrize(
    ("author", "reader", "reads"),
    [
        (Share.gift, None, True),
        (Share.gift, Share.keep, True),
        (Share.gift, Share.swap, True),
        (Share.swap, None, False),
        (Share.swap, Share.keep, False),
        (Share.swap, Share.swap, True),
        (Share.swap, Share.gift, True),
        (Share.keep, Share.gift, False),
        (Share.keep, None, False),
        (None, Share.gift, False),
    ],
)
def test_a_gift_is_for_all_a_swap_for_those_who_shared_and_the_rest_for_nobody(
    author: Share | None, reader: Share | None, reads: bool
) -> None:
    assert may_read(author, reader) is reads


class TestOpensTogether:
    def test_when_all_have_shared_and_said_so(self) -> None:
        shares, said = {ANA: Share.swap, BEN: Share.gift}, {ANA: NOW - FEW, BEN: NOW}
        assert opens_together(frozenset({ANA, BEN}), shares, said, NOW)

    def test_not_for_one_alone(self) -> None:
        assert not opens_together(frozenset({ANA}), {ANA: Share.swap}, {ANA: NOW}, NOW)

    def test_not_when_it_was_said_too_long_ago(self) -> None:
        shares = {ANA: Share.swap, BEN: Share.swap}
        said = {ANA: NOW - TOGETHER_LASTS - timedelta(seconds=1), BEN: NOW}
        assert not opens_together(frozenset({ANA, BEN}), shares, said, NOW)

    @given(
        shares=st.dictionaries(st.sampled_from([ANA, BEN, CLEO]), st.sampled_from(Share)),
        said=st.dictionaries(st.sampled_from([ANA, BEN, CLEO]), st.just(NOW)),
    )
    def test_never_without_one_of_those_present(self, shares: dict[UUID, Share], said: dict[UUID, datetime]) -> None:
        opens = opens_together(frozenset({ANA, BEN, CLEO}), shares, said, NOW)
        assert opens == (set(said) == {ANA, BEN, CLEO} == {m for m, s in shares.items() if s is not Share.keep})


class TestPages:
    @given(first=st.integers(1, 40), opened=st.integers(0, 600), most=st.integers(1, 60))
    def test_hold_every_opened_round_once_and_never_more_than_fit(self, first: int, opened: int, most: int) -> None:
        newest, before = first + opened - 1, None
        seen: list[int] = []
        for _ in range(opened + 1):
            page = page_of(first, newest, before, most)
            assert len(page) <= most
            seen += reversed(page)
            before = page.start
            if before == first:
                break
        assert seen == list(range(newest, first - 1, -1))

    @given(before=st.integers(-5, 10**12))
    def test_never_reach_what_has_not_opened_or_was_before_one_came(self, before: int) -> None:
        assert set(page_of(3, 9, before, 5)) <= set(range(3, 10))


def test_only_a_leaver_who_said_so_stops_counting() -> None:
    assert counts_as_present(has_left=False, said_so=False)
    assert counts_as_present(has_left=True, said_so=False)
    assert not counts_as_present(has_left=True, said_so=True)


def test_the_second_member_comes_into_the_running_round_and_later_ones_into_the_next() -> None:
    assert first_round_of(2, current=5) == 5
    assert first_round_of(3, current=5) == 6
