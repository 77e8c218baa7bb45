"""What is said to a boundary through the API: I have read it, what I heard, and an answer to its request."""

from typing import Any

import pytest

from tests.boundaries.test_boundaries import ONE, OTHER, is_problem, limit, listed, share, trace_of
from tests.world import Phone, World, good

pytestmark = pytest.mark.anyio

READ = {"version": 1, "heard": None}
NO = {"version": 1, "answer": "no"}


async def replies(phone: Phone, boundary: str = ONE) -> Any:
    return (await phone.get(f"/boundaries/{boundary}"))["replies"]


async def read_it(phone: Phone, said: dict[str, Any] = READ) -> None:
    good(await phone.put(f"/boundaries/{ONE}/acknowledgement", said), 204)


class TestAcknowledgeBoundary:
    async def test_its_author_and_who_said_it_read_it_and_nobody_else(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        await share(world, ana)
        await read_it(ben, {"version": 1, "heard": "Dinner is for us"})
        said = {
            "by": await ben.member_id(),
            "acknowledgement": {"version": 1, "heard": "Dinner is for us"},
            "request_answer": None,
        }
        assert await replies(ana) == await replies(ben) == [said]
        assert await replies(cleo) == []
        await read_it(cleo)
        assert sorted(one["by"] for one in await replies(ana)) == sorted(
            [await ben.member_id(), await cleo.member_id()]
        )
        assert [one["by"] for one in await replies(cleo)] == [await cleo.member_id()]

    async def test_the_order_is_not_that_of_writing(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        for boundary, order in ((ONE, (ben, cleo)), (OTHER, (cleo, ben))):
            await share(world, ana, boundary=boundary)
            for phone in order:
                good(await phone.put(f"/boundaries/{boundary}/acknowledgement", READ), 204)
        assert await replies(ana) == await replies(ana, OTHER)

    async def test_it_can_be_said_anew_and_taken_back(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        for said in (READ, READ, {"version": 1, "heard": "Dinner"}):
            await read_it(ben, said)
        assert [one["acknowledgement"]["heard"] for one in await replies(ana)] == ["Dinner"]
        for _ in range(2):
            good(await ben.delete(f"/boundaries/{ONE}/acknowledgement"), 204)
        assert await replies(ana) == await replies(ben) == []
        assert (await trace_of(world))["boundary_reply"] == 0

    async def test_it_holds_for_the_version_that_was_read(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        await read_it(ben)
        await share(world, ana, 2, limit="Changed")
        await read_it(ben)
        is_problem(
            await ben.put(f"/boundaries/{ONE}/acknowledgement", {"version": 1, "heard": "Dinner"}),
            409,
            "boundary-changed",
        )
        is_problem(
            await ben.put(f"/boundaries/{ONE}/acknowledgement", {"version": 3, "heard": None}), 409, "boundary-changed"
        )
        assert [one["acknowledgement"]["version"] for one in await replies(ana)] == [1]
        await read_it(ben, {"version": 2, "heard": None})
        assert [one["acknowledgement"]["version"] for one in await replies(ana)] == [2]

    async def test_not_of_one_s_own_nor_of_what_is_not_there(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        good(await ana.put(f"/boundaries/{OTHER}", limit(world)), 200)
        is_problem(await ana.put(f"/boundaries/{ONE}/acknowledgement", READ), 409, "own-boundary")
        is_problem(await ana.put(f"/boundaries/{ONE}/request-answer", NO), 409, "own-boundary")
        assert (await ben.put(f"/boundaries/{OTHER}/acknowledgement", READ)).status_code == 404
        assert await replies(ana) == []

    async def test_it_approves_nothing(self, world: World) -> None:
        """The boundary is the same, whatever was said to it."""
        ana, ben = await world.pair()
        await share(world, ana)
        before = [await listed(phone) for phone in (ana, ben)]
        await read_it(ben)
        good(await ben.put(f"/boundaries/{ONE}/request-answer", NO), 204)
        assert [await listed(phone) for phone in (ana, ben)] == before

    async def test_taking_back_is_answered_the_same_where_there_is_nothing(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        good(await ana.put(f"/boundaries/{OTHER}", limit(world)), 200)
        for boundary in (ONE, OTHER):
            good(await ben.delete(f"/boundaries/{boundary}/acknowledgement"), 204)
            good(await ben.delete(f"/boundaries/{boundary}/request-answer"), 204)

    async def test_lapsed_one_can_still_take_back_what_one_said(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana, days=1)
        await read_it(ben, {"version": 1, "heard": "Dinner"})
        world.clock.advance(days=2)
        good(await ben.delete(f"/boundaries/{ONE}/acknowledgement"), 204)
        assert await replies(ana) == []


class TestAnswerRequest:
    @pytest.mark.parametrize("answer", ["yes", "no", "not-now"])
    async def test_its_author_reads_it_beside_the_acknowledgement(self, world: World, answer: str) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        await read_it(ben)
        good(await ben.put(f"/boundaries/{ONE}/request-answer", NO | {"answer": answer}), 204)
        (said,) = await replies(ana)
        assert said["acknowledgement"] == READ
        assert said["request_answer"] == {"version": 1, "answer": answer}
        good(await ben.delete(f"/boundaries/{ONE}/acknowledgement"), 204)
        assert [one["request_answer"]["answer"] for one in await replies(ana)] == [answer]

    async def test_where_nothing_is_asked_there_is_nothing_to_answer(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana, request=None)
        is_problem(await ben.put(f"/boundaries/{ONE}/request-answer", NO), 409, "no-request")

    async def test_another_answer_than_the_three_does_not_fit(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        for wrong in ({"answer": "maybe"}, {"version": 0}, {"version": True}, {"words": "why"}):
            is_problem(await ben.put(f"/boundaries/{ONE}/request-answer", NO | wrong), 422, "invalid")
        assert await replies(ana) == []


class TestGiven:
    async def test_what_i_said_is_listed_while_i_can_read_the_boundary(self, world: World) -> None:
        """And not when it has lapsed: whether its author has destroyed it since is theirs."""
        ana, ben = await world.pair()
        await share(world, ana, days=1)
        await share(world, ana, boundary=OTHER)
        await read_it(ben, {"version": 1, "heard": "Dinner"})
        good(await ben.put(f"/boundaries/{OTHER}/request-answer", NO), 204)
        listed = (await ben.get("/given"))["said_to_boundaries"]
        assert {one["boundary"]: one["reply"] for one in listed} == {
            ONE: (await replies(ben))[0],
            OTHER: (await replies(ben, OTHER))[0],
        }
        assert {(one["by"], one["day"]) for one in listed} == {(await ana.member_id(), "2026-11-23")}
        assert (await ana.get("/given"))["said_to_boundaries"] == []
        world.clock.advance(days=2)
        kept = await ben.call("GET", ben.inside("/given"))
        good(await ana.delete(f"/boundaries/{ONE}"), 204)
        assert (await ben.call("GET", ben.inside("/given"))).content == kept.content
        good(await ana.delete(f"/boundaries/{OTHER}"), 204)
        assert (await ben.get("/given"))["said_to_boundaries"] == []
