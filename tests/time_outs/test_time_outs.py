"""Time-outs through the API: calling, coming back, moving, and what rests meanwhile."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from models.time_outs import time_out_table
from tests.world import Phone, World, answer, good, made

pytestmark = pytest.mark.anyio

ONE, OTHER = made("time-out/one"), made("time-out/other")


def after(world: World, **span: float) -> str:
    """The moment that lies so far ahead, as an app sends it."""
    return (world.clock.now() + timedelta(**span)).isoformat()


async def call(world: World, phone: Phone, time_out: str = ONE, **span: float) -> httpx.Response:
    return await phone.put(f"/time-out/{time_out}", {"returns_at": after(world, **(span or {"minutes": 30}))})


async def move(world: World, phone: Phone, time_out: str = ONE, **span: float) -> httpx.Response:
    return await phone.put(f"/time-out/{time_out}/return", {"returns_at": after(world, **span)})


async def running(phone: Phone) -> Any:
    """What both the time-out's own page and the first screen say of it."""
    shown, home = await phone.get("/time-out"), await phone.get("/home")
    assert (shown["time_out"], shown["now"]) == (home["time_out"], home["now"])
    return shown["time_out"]


async def rows(world: World) -> list[tuple[Any, ...]]:
    return await world.runtime.db.read(lambda found: [tuple(row) for row in found.execute(select(time_out_table))])


def is_problem(response: httpx.Response, status: int, name: str) -> dict[str, Any]:
    body: dict[str, Any] = good(response, status).json()
    assert body["type"] == f"urn:tend:problem:{name}"
    return body


class TestCallTimeOut:
    async def test_all_see_when_it_ends_and_who_may_end_it(self, world: World) -> None:
        ana, ben = await world.pair()
        assert await running(ben) is None
        called = good(await call(world, ana), 200).json()
        assert called == {
            "id": ONE,
            "by": await ana.member_id(),
            "returns_at": "2026-11-23T09:30:00Z",
            "moved": False,
        }
        assert await running(ana) == await running(ben) == called

    async def test_it_is_over_by_itself_at_its_return_time(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        world.clock.advance(minutes=29, seconds=59)
        assert (await running(ben))["id"] == ONE
        world.clock.advance(seconds=1)
        assert await running(ben) is None

    async def test_a_double_tap_is_one(self, world: World) -> None:
        ana, _ = await world.pair()
        body = {"returns_at": after(world, minutes=30)}
        first, second = await asyncio.gather(*[ana.put(f"/time-out/{ONE}", body) for _ in range(2)])
        assert good(first, 200).content == good(second, 200).content
        assert len(await rows(world)) == 1

    async def test_two_members_at_once_are_one_and_both_are_told_which(self, world: World) -> None:
        ana, ben = await world.pair()
        one, other = await asyncio.gather(call(world, ana, ONE, hours=1), call(world, ben, OTHER, hours=2))
        assert good(one, 200).json() == good(other, 200).json() == await running(ana)
        assert len(await rows(world)) == 1

    async def test_eight_calls_at_once_are_one(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        calls = [call(world, phone, made(f"time-out/{n}"), hours=n + 1) for n, phone in enumerate((ana, ben, cleo) * 3)]
        replies = {good(reply, 200).content for reply in await asyncio.gather(*calls)}
        assert len(replies) == len(await rows(world)) == 1

    async def test_a_call_while_one_runs_is_the_one_that_runs(self, world: World) -> None:
        ana, ben = await world.pair()
        called = good(await call(world, ana), 200).json()
        world.clock.advance(minutes=5)
        for again in (await call(world, ben, OTHER, hours=5), await call(world, ana, ONE, hours=40)):
            assert good(again, 200).json() == called

    async def test_one_that_has_run_is_not_begun_anew_by_the_same_call(self, world: World) -> None:
        ana, _ = await world.pair()
        body = {"returns_at": after(world, hours=3)}
        good(await ana.put(f"/time-out/{ONE}", body), 200)
        good(await ana.delete(f"/time-out/{ONE}"), 204)
        is_problem(await ana.put(f"/time-out/{ONE}", body), 409, "time-out-over")
        assert await running(ana) is None

    async def test_another_takes_its_place_and_nothing_adds_up(self, world: World) -> None:
        ana, ben = await world.pair()
        for n, phone in enumerate((ana, ben, ana)):
            good(await call(world, phone, made(f"time-out/{n}")), 200)
            world.clock.advance(hours=1)
        assert len(await rows(world)) == 1
        good(await call(world, ben, OTHER), 200)
        assert (await running(ana))["by"] == await ben.member_id()

    @pytest.mark.parametrize(
        ("span", "name"),
        [
            ({"minutes": -1}, "return-past"),
            ({"minutes": 0}, "return-past"),
            ({"days": -700_000}, "return-past"),
            ({"minutes": 18}, "return-too-soon"),
            ({"hours": 48, "seconds": 1}, "return-too-far"),
            ({"days": 2_900_000}, "return-too-far"),
        ],
    )
    async def test_a_return_time_out_of_bounds_says_which_and_stores_nothing(
        self, world: World, span: dict[str, Any], name: str
    ) -> None:
        ana, _ = await world.pair()
        is_problem(await call(world, ana, **span), 409, name)
        assert await rows(world) == []

    @pytest.mark.parametrize(
        "returns_at",
        [
            "2026-11-23T09:30:00",
            "2026-02-30T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "1795426200",
            1795426200,
            "soon",
            "",
            None,
            [],
            "x" * 20_000,
        ],
        ids=lambda sent: repr(sent)[:30],
    )
    async def test_what_is_no_moment_is_refused_and_named(self, world: World, returns_at: Any) -> None:
        ana, _ = await world.pair()
        refused = is_problem(await ana.put(f"/time-out/{ONE}", {"returns_at": returns_at}), 422, "invalid")
        assert [fault["pointer"] for fault in refused["errors"]] == ["/returns_at"]
        assert await rows(world) == []

    async def test_any_offset_is_the_same_moment(self, world: World) -> None:
        ana, _ = await world.pair()
        reply = await ana.put(f"/time-out/{ONE}", {"returns_at": "2026-11-23T15:15:00+05:45"})
        assert good(reply, 200).json()["returns_at"] == "2026-11-23T09:30:00Z"
        assert (await running(ana))["returns_at"] == "2026-11-23T09:30:00Z"

    @pytest.mark.parametrize("edge", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
    async def test_the_edges_of_the_calendar_are_out_of_bounds(self, world: World, edge: str) -> None:
        ana, _ = await world.pair()
        good(await ana.put(f"/time-out/{ONE}", {"returns_at": edge}), 409)

    async def test_it_lasts_as_long_over_the_change_to_summer_time(self, world: World) -> None:
        ana, ben = await world.pair()
        world.clock.moment = datetime.fromisoformat("2027-03-28T00:30:00+00:00")
        for phone in (ana, ben):
            await world.sign_in_again(phone)
        good(await ana.put(f"/time-out/{ONE}", {"returns_at": "2027-03-28T03:00:00+02:00"}), 200)
        world.clock.advance(minutes=29)
        assert (await running(ben))["returns_at"] == "2027-03-28T01:00:00Z"
        world.clock.advance(minutes=1)
        assert await running(ben) is None


class TestEndTimeOut:
    async def test_its_caller_comes_back_early(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        for _ in range(2):
            good(await ana.delete(f"/time-out/{ONE}"), 204)
        assert await running(ben) is None

    async def test_nobody_else_ends_it(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        is_problem(await ben.delete(f"/time-out/{ONE}"), 404, "not-found")
        is_problem(await ana.delete(f"/time-out/{OTHER}"), 404, "not-found")
        assert (await running(ben))["id"] == ONE

    async def test_it_goes_on_when_its_caller_leaves(self, world: World) -> None:
        """As if they had not come back early: a silent leaver is someone who stopped writing."""
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        before = await running(ben)
        good(await ana.post("/leave", {"say_so": False}), 204)
        assert await running(ben) == before
        world.clock.advance(minutes=30)
        assert await running(ben) is None

    async def test_the_last_to_leave_takes_it_along(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        for phone in (ana, ben):
            good(await phone.post("/leave", {"say_so": False}), 204)
        assert await rows(world) == []


class TestMoveTimeOut:
    async def test_once_in_all_by_either(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        moved = good(await move(world, ben, hours=1), 200).json()
        assert moved == {
            "id": ONE,
            "by": await ana.member_id(),
            "returns_at": "2026-11-23T10:00:00Z",
            "moved": True,
        }
        assert await running(ana) == moved
        assert good(await move(world, ben, hours=1), 200).json() == moved, "the same again is the same"
        for phone in (ana, ben):
            is_problem(await move(world, phone, hours=2), 409, "time-out-moved")
        assert await running(ana) == moved

    async def test_two_moves_at_once_are_one(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        replies = await asyncio.gather(move(world, ana, hours=1), move(world, ben, hours=2))
        assert sorted(reply.status_code for reply in replies) == [200, 409]
        assert (await running(ana))["moved"]

    async def test_its_caller_still_comes_back_early(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        good(await move(world, ben, hours=1), 200)
        is_problem(await ben.delete(f"/time-out/{ONE}"), 404, "not-found")
        good(await ana.delete(f"/time-out/{ONE}"), 204)
        assert await running(ben) is None

    @pytest.mark.parametrize(
        ("span", "name"),
        [
            ({"minutes": -5}, "return-past"),
            ({"minutes": 60}, "return-not-later"),
            ({"minutes": 25}, "return-not-later"),
            ({"hours": 48, "seconds": 1}, "return-too-far"),
        ],
    )
    async def test_only_to_a_later_time_within_bounds(self, world: World, span: dict[str, Any], name: str) -> None:
        ana, _ = await world.pair()
        called = good(await call(world, ana, hours=1), 200).json()
        is_problem(await move(world, ana, **span), 409, name)
        assert await running(ana) == called

    async def test_from_its_last_minutes_to_twenty_from_now(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await call(world, ana), 200)
        world.clock.advance(minutes=25)
        is_problem(await move(world, ana, minutes=10), 409, "return-too-soon")
        good(await move(world, ana, minutes=20), 200)

    async def test_not_when_it_is_over_and_not_one_that_never_was(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await call(world, ana), 200)
        is_problem(await move(world, ben, OTHER, hours=1), 404, "not-found")
        world.clock.advance(minutes=30)
        is_problem(await move(world, ben, hours=1), 409, "time-out-over")
        assert await running(ana) is None


async def second_week(world: World) -> tuple[Phone, Phone, str, str]:
    """Ana and Ben have shared, and Ben has said what he heard; with their member ids."""
    ana, ben = await world.pair()
    for phone in (ana, ben):
        good(await phone.put("/rounds/1/answer", answer("need", share="gift")), 204)
    world.clock.advance(days=7)
    mine, theirs = await ana.member_id(), await ben.member_id()
    good(await ben.put(f"/rounds/1/heard/{mine}", {"words": "Heard"}), 204)
    good(await ana.put(f"/rounds/1/marks/{theirs}", {"fit": "yes"}), 204)
    return ana, ben, mine, theirs


class TestRest:
    async def test_nothing_new_reaches_the_others_and_the_refusal_names_the_return_time(self, world: World) -> None:
        ana, ben, mine, theirs = await second_week(world)
        good(await ana.put("/rounds/2/answer", answer("need")), 204)
        promise = {"kind": "experiment", "round": 1, "words": "Walk"}
        good(await ben.put("/rounds/2/answer", answer("need")), 204)
        good(await ben.put("/rounds/2/together"), 204)
        good(await call(world, ana), 200)
        before = [await phone.get(path) for phone in (ana, ben) for path in ("/rounds/1", "/rounds/2")]
        for phone, path, body in (
            (ana, f"/rounds/1/heard/{theirs}", {"words": "New"}),
            (ben, f"/rounds/1/heard/{mine}", {"words": "Changed"}),
            (ana, f"/rounds/1/marks/{theirs}", {"fit": "partly", "words": "Changed"}),
            (ben, f"/promises/{made('walk')}/versions/1", promise),
            (ana, "/rounds/2/together", None),
        ):
            refused = is_problem(await phone.put(path, body), 409, "time-out-runs")
            assert refused["returns_at"] == "2026-11-30T09:30:00Z"
        assert [await phone.get(path) for phone in (ana, ben) for path in ("/rounds/1", "/rounds/2")] == before
        world.clock.advance(minutes=30)
        good(await ana.put(f"/rounds/1/heard/{theirs}", {"words": "New"}), 204)
        good(await ben.put(f"/promises/{made('walk')}/versions/1", promise), 200)

    async def test_what_had_arrived_may_be_sent_again(self, world: World) -> None:
        """An app that never got the answer repeats the request: the same result, whatever has begun since."""
        ana, ben, mine, _ = await second_week(world)
        promise = {"kind": "experiment", "round": 1, "words": "Walk"}
        good(await ben.put(f"/promises/{made('walk')}/versions/1", promise), 200)
        good(await call(world, ana), 200)
        good(await ben.put(f"/promises/{made('walk')}/versions/1", promise), 200)
        good(await ben.put(f"/rounds/1/heard/{mine}", {"words": "Heard"}), 204)

    async def test_private_writing_and_the_opening_go_on(self, world: World) -> None:
        ana, ben = await world.pair()
        world.clock.moment = datetime.fromisoformat("2026-11-29T16:50:00+00:00")
        good(await call(world, ana), 200)
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", answer("need", share="gift")), 204)
        good(await ben.delete("/rounds/1/answer"), 204)
        good(await ben.put("/rounds/1/answer", answer("need", share="gift")), 204)
        world.clock.advance(minutes=10)
        assert (await running(ana))["id"] == ONE
        assert len((await ana.get("/rounds/1"))["answers"]) == 1

    async def test_my_words_may_be_taken_back_at_any_time(self, world: World) -> None:
        ana, ben, mine, theirs = await second_week(world)
        walk = {"kind": "experiment", "round": 1, "words": "Walk"}
        good(await ben.put(f"/promises/{made('walk')}/versions/1", walk), 200)
        good(await call(world, ana), 200)
        good(await ana.delete(f"/rounds/1/marks/{theirs}"), 204)
        good(await ben.delete(f"/rounds/1/heard/{mine}"), 204)
        good(await ben.delete(f"/promises/{made('walk')}"), 204)

    async def test_another_space_does_not_rest(self, world: World) -> None:
        ana, ben, mine, _ = await second_week(world)
        here = ana.space
        await world.make_space(ana, "elsewhere")
        good(await call(world, ana), 200)
        ana.space = here
        assert await running(ana) is None
        good(await ben.put(f"/rounds/1/heard/{mine}", {"words": "Changed"}), 204)
