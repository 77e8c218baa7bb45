"""Trends through the API: my ratings, the others' that opened to me, and nothing that scores anyone."""

from typing import Any

import pytest

from tests.ground import Lot
from tests.rounds.test_packs import with_second_version
from tests.world import SCALES, Phone, World, good, open_world

pytestmark = pytest.mark.anyio

ELEMENTS = SCALES[:5]


def rated(share: str = "swap", keep: tuple[str, ...] = (), **ratings: int) -> dict[str, Any]:
    replies = [{"prompt": name, "rating": rating, "keep": name in keep} for name, rating in ratings.items()]
    return {"pack": 1, "share": share, "replies": replies}


async def dots(phone: Phone, query: str = "") -> dict[int, dict[str, dict[str, int]]]:
    """Ratings by round, member's name and element."""
    names = {member["id"]: member["name"] for member in (await phone.get())["members"]}
    return {
        found["n"]: {
            names[one["member"]]: {rating["element"]: rating["rating"] for rating in one["ratings"]}
            for one in found["members"]
        }
        for found in (await phone.get("/trends" + query))["rounds"]
    }


class TestShowTrends:
    async def test_mine_and_the_others_once_it_has_opened(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", rated(reliability=4, repair=2, capacity=1)), 204)
        good(await ben.put("/rounds/1/answer", rated(reliability=5, acceptance=3)), 204)
        assert await ana.get("/trends") == {"rounds": [], "next": None}
        world.clock.advance(days=7)
        good(await ana.put("/rounds/2/answer", rated(reliability=1)), 204)
        seen = {"ana": {"reliability": 4, "repair": 2}, "ben": {"reliability": 5, "acceptance": 3}}
        assert await dots(ana) == await dots(ben) == {1: seen}
        (first,) = (await ana.get("/trends"))["rounds"]
        assert (first["opened_on"], [one["pack"] for one in first["members"]]) == ("2026-11-29", [1, 1])

    async def test_what_i_kept_is_mine_to_see_and_nobody_elses(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", rated(keep=("repair",), reliability=4, repair=1)), 204)
        good(await ben.put("/rounds/1/answer", rated(reliability=2)), 204)
        world.clock.advance(days=7)
        good(await ana.put("/rounds/2/answer", rated("keep", boundaries=3)), 204)
        good(await ben.put("/rounds/2/answer", rated(boundaries=5)), 204)
        world.clock.advance(days=7)
        assert await dots(ana) == {
            2: {"ana": {"boundaries": 3}},
            1: {"ana": {"reliability": 4, "repair": 1}, "ben": {"reliability": 2}},
        }
        assert await dots(ben) == {
            2: {"ben": {"boundaries": 5}},
            1: {"ana": {"reliability": 4}, "ben": {"reliability": 2}},
        }

    async def test_a_gift_reaches_all_and_a_swap_those_who_shared(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", rated("gift", repair=4)), 204)
        world.clock.advance(days=7)
        good(await ana.put("/rounds/2/answer", rated("swap", repair=4)), 204)
        world.clock.advance(days=7)
        assert await dots(ben) == {2: {}, 1: {"ana": {"repair": 4}}}

    async def test_skipped_kept_and_never_answered_look_the_same(self, world: World) -> None:
        ana, ben = await world.pair()
        ways: list[dict[str, Any] | None] = [
            None,
            rated("keep", repair=1),
            rated("gift", keep=("repair",), repair=1, capacity=4),
            rated("gift", capacity=2),
            rated("swap", repair=1),
        ]
        for n, way in enumerate(ways, start=1):
            if way:
                good(await ben.put(f"/rounds/{n}/answer", way), 204)
            world.clock.advance(days=7)
        assert [found["members"] for found in (await ana.get("/trends"))["rounds"]] == [[]] * len(ways)

    async def test_a_round_that_was_opened_together_has_the_day_it_opened(self, world: World) -> None:
        ana, ben = await world.pair()
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", rated(repair=4)), 204)
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/together"), 204)
        assert [found["opened_on"] for found in (await ana.get("/trends"))["rounds"]] == ["2026-11-23"]
        world.clock.advance(days=600)
        await world.sign_in_again(ana)
        oldest = (await ana.get("/trends?before=2"))["rounds"]
        assert [found["opened_on"] for found in oldest] == ["2026-11-23"]

    async def test_someone_who_came_later_sees_nothing_from_before(self, world: World) -> None:
        ana, ben = await world.pair()
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", rated("gift", repair=4)), 204)
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        assert await cleo.get("/trends") == {"rounds": [], "next": None}
        good(await ana.put("/rounds/2/answer", rated("gift", repair=1)), 204)
        world.clock.advance(days=7)
        assert await dots(cleo) == {2: {"ana": {"repair": 1}}}

    async def test_ten_years_come_a_year_at_a_time(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put("/rounds/1/answer", rated(repair=4)), 204)
        world.clock.advance(weeks=520)
        await world.sign_in_again(ana)
        good(await ana.put("/rounds/521/answer", rated(repair=2)), 204)
        world.clock.advance(weeks=1)
        seen: list[int] = []
        query, sizes = "", []
        for _ in range(11):
            page = await ana.get("/trends" + query)
            sizes.append(len(page["rounds"]))
            seen += [found["n"] for found in page["rounds"]]
            if page["next"] is None:
                break
            query = f"?before={page['next']}"
        assert seen == list(range(521, 0, -1))
        assert sizes == [52] * 10 + [1]
        assert await dots(ana, "?before=2") == {1: {"ana": {"repair": 4}}}

    async def test_a_page_is_shorter_where_more_people_write(self, world: World) -> None:
        ana, _ = await world.pair()
        for name in ("cleo", "dora"):
            await world.join(ana, name)
        world.clock.advance(weeks=60)
        await world.sign_in_again(ana)
        assert [found["n"] for found in (await ana.get("/trends"))["rounds"]] == list(range(60, 34, -1))
        assert [found["n"] for found in (await ana.get("/rounds/answers"))["rounds"]] == list(range(60, 50, -1))

    async def test_old_versions_of_the_questions_keep_their_elements(self, lot: Lot, tmp_path: Any) -> None:
        ground = lot.fresh()
        all_threes = rated(reliability=3, communication=3, boundaries=3, repair=3, acceptance=3)
        async with open_world(ground) as world:
            ana, _ = await world.pair()
            good(await ana.put("/rounds/1/answer", all_threes), 204)
        async with open_world(with_second_version(ground, tmp_path), world.clock) as later:
            later.clock.advance(days=7)
            again = await later.sign_in("ana")
            again.space = ana.space
            good(await again.put("/rounds/2/answer", rated(acceptance=5) | {"pack": 2}), 204)
            later.clock.advance(days=7)
            assert await dots(again) == {2: {"ana": {"acceptance": 5}}, 1: {"ana": dict.fromkeys(ELEMENTS, 3)}}
        async with open_world(ground, later.clock) as back:
            back.ids.turn("back")
            again = await back.sign_in("ana")
            again.space = ana.space
            assert await dots(again) == {2: {}, 1: {"ana": dict.fromkeys(ELEMENTS, 3)}}

    async def test_a_page_that_is_none_says_so(self, world: World) -> None:
        ana, _ = await world.pair()
        for query in ("?before=0", "?before=x", "?before=1000001"):
            assert (await ana.call("GET", ana.inside("/trends" + query))).json()["type"].endswith(":invalid")
        assert await ana.get("/trends?before=1000000") == {"rounds": [], "next": None}
