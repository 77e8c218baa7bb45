"""Asks through the API: putting one to others, answering, and how it comes to rest."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Connection, select

from api.asks import giving
from api.asks import service as asks
from api.asks.schemas import AskOut
from api.schemas import encode
from api.security.identity import member_of
from api.spaces import rhythms
from api.work import Person
from models.asks import ask_table
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

ONE, OTHER = made("ask/one"), made("ask/other")
NO = {"answer": "no", "time": None}
YES = {"answer": "yes", "time": None}


async def trio(world: World) -> tuple[Phone, Phone, Phone]:
    """Ana, Ben and Cleo, in the first round that all of them write for."""
    ana, ben = await world.pair()
    cleo = await world.join(ana, "cleo")
    world.clock.advance(days=7)
    return ana, ben, cleo


def ahead(world: World, **span: float) -> str:
    return (world.clock.now() + timedelta(**span)).isoformat().replace("+00:00", "Z")


async def ids_of(*phones: Phone) -> list[str]:
    return [await phone.member_id() for phone in phones]


async def body(*to: Phone, purpose: str = "comfort", times: list[str] | None = None, **more: Any) -> dict[str, Any]:
    words = {"words": "Could you hold me for a bit?", "confidence": None} | more
    return {"to": await ids_of(*to), "pack": 1, "purpose": purpose, "times": times or [], **words}


async def send(phone: Phone, *to: Phone, ask: str = ONE, **more: Any) -> dict[str, Any]:
    """An ask that goes out; as its author reads it."""
    found: dict[str, Any] = good(await phone.put(f"/asks/{ask}", await body(*to, **more)), 200).json()
    return found


async def answer(phone: Phone, said: dict[str, Any], ask: str = ONE) -> None:
    good(await phone.put(f"/asks/{ask}/answer", said), 204)


def is_problem(response: httpx.Response, status: int, name: str) -> dict[str, Any]:
    found: dict[str, Any] = good(response, status).json()
    assert found["type"] == f"urn:tend:problem:{name}"
    return found


async def reads(phone: Phone, ask: str = ONE) -> bool:
    """By itself and in the list alike."""
    alone = await phone.call("GET", phone.inside(f"/asks/{ask}"))
    listed = await phone.get("/asks")
    found = ask in [one["id"] for one in (*listed["waiting"], *listed["asks"])]
    assert found == (alone.status_code == 200)
    if not found:
        is_problem(alone, 404, "not-found")
    return found


async def said(phone: Phone, ask: str = ONE) -> dict[str, Any]:
    """What its author reads: who was asked, and what they said."""
    shown = await phone.get(f"/asks/{ask}")
    return {one["member"]: one["answer"] for one in shown["asked"]}


async def inside(world: World, phone: Phone, read: Any) -> Any:
    """What a service function gives the phone's member, on the day it is there."""

    def go(connection: Connection) -> Any:
        work = world.runtime.work(connection)
        member = member_of(work, Person(UUID(phone.person), "", fresh=True), UUID(phone.space))
        return read(work, member, rhythms.here(work, member))

    return await world.runtime.db.read(go)


class TestSendAsk:
    async def test_whoever_is_asked_reads_it_and_who_asked_sees_whom(self, world: World) -> None:
        ana, ben = await world.pair()
        times = [ahead(world, days=2), ahead(world, days=1)]
        mine = await send(ana, ben, times=times, confidence="between-us")
        ana_id, ben_id = await ids_of(ana, ben)
        assert mine == {
            "id": ONE,
            "by": ana_id,
            "pack": 1,
            "purpose": "comfort",
            "words": "Could you hold me for a bit?",
            "times": times[::-1],
            "confidence": "between-us",
            "asked_on": "2026-11-23",
            "last_on": "2026-11-30",
            "open": True,
            "to_me_alone": False,
            "asked": [{"member": ben_id, "answer": None}],
        }
        theirs = await ben.get(f"/asks/{ONE}")
        assert theirs == mine | {"to_me_alone": True}
        assert (await ben.get("/asks"))["waiting"] == [theirs]
        assert (await ana.get("/asks"))["asks"] == [mine]

    async def test_the_others_learn_nothing_of_it(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        before = (await cleo.call("GET", cleo.inside("/asks"))).content
        await send(ana, ben)
        assert not await reads(cleo)
        assert (await cleo.call("GET", cleo.inside("/asks"))).content == before
        absent = await cleo.put(f"/asks/{OTHER}/answer", NO)
        refused = await cleo.put(f"/asks/{ONE}/answer", NO)
        assert is_problem(refused, 404, "not-found") == is_problem(absent, 404, "not-found")
        assert await said(ana) == {await ben.member_id(): None}

    async def test_someone_asked_with_others_learns_that_but_not_who(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await answer(ben, YES)
        seen = await cleo.get(f"/asks/{ONE}")
        assert not seen["to_me_alone"]
        assert seen["asked"] == [{"member": await cleo.member_id(), "answer": None}]
        assert await ben.member_id() not in str(seen)

    async def test_the_same_again_is_the_same_ask_and_another_is_refused(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        new = await body(cleo, ben, times=[ahead(world, hours=1)])
        first = good(await ana.put(f"/asks/{ONE}", new), 200)
        world.clock.advance(hours=2)
        again = good(await ana.put(f"/asks/{ONE}", new | {"to": new["to"][::-1]}), 200)
        assert again.content == first.content
        is_problem(await ana.put(f"/asks/{ONE}", new | {"words": "Another"}), 409, "other-body")
        is_problem(await ana.put(f"/asks/{ONE}", await body(ben)), 409, "other-body")

    async def test_an_id_is_its_authors_own(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben)
        await send(cleo, ana)
        assert (await cleo.get(f"/asks/{ONE}"))["by"] == await cleo.member_id()

    async def test_nobody_puts_theirs_in_the_place_of_one_they_read(self, world: World) -> None:
        """Who is asked by both would answer the wrong one."""
        ana, ben, cleo = await trio(world)
        for one, other in ((ana, ben), (ben, ana)):
            await send(one, other, cleo)
            is_problem(await other.put(f"/asks/{ONE}", await body(cleo)), 409, "other-body")
            await answer(cleo, YES)
            assert (await said(one))[await cleo.member_id()] == YES
            good(await one.delete(f"/asks/{ONE}"), 204)

    async def test_only_those_who_are_there_can_be_asked(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        dora = await world.join(ana, "dora")
        good(await cleo.post("/leave", {"say_so": True}), 204)
        stranger = made("nobody")
        for to in (await ids_of(ana), await ids_of(dora), [stranger], []):
            refused = await ana.put(f"/asks/{ONE}", await body(ben) | {"to": to})
            faults = is_problem(refused, 422, "invalid")["errors"]
            assert [fault["pointer"] for fault in faults] == ["/to"]
        gone = next(one["id"] for one in (await ana.get())["members"] if one["gone"])
        is_problem(await ana.put(f"/asks/{ONE}", await body(ben) | {"to": [gone]}), 422, "invalid")
        assert not await reads(ana)

    async def test_what_does_not_fit_is_refused_and_nothing_is_stored(self, world: World) -> None:
        ana, ben = await world.pair()
        fits = await body(ben)
        for wrong, status, name in (
            ({"purpose": "revenge"}, 409, "purpose-unknown"),
            ({"pack": 99}, 409, "purpose-unknown"),
            ({"times": [ahead(world, minutes=-5)]}, 409, "time-past"),
            ({"times": [ahead(world, days=15)]}, 409, "time-too-far"),
            ({"times": [ahead(world, days=n) for n in (1, 2, 3, 4)]}, 422, "invalid"),
            ({"times": [1_800_000_000]}, 422, "invalid"),
            ({"times": ["0001-01-01T00:00:00+14:00"]}, 422, "invalid"),
            ({"times": ["9999-12-31T23:59:59-12:00"]}, 422, "invalid"),
            ({"words": "x" * 20_000}, 422, "invalid"),
            ({"words": " "}, 422, "invalid"),
            ({"confidence": "secret"}, 422, "invalid"),
            ({"remind": True}, 422, "invalid"),
        ):
            is_problem(await ana.put(f"/asks/{ONE}", fits | wrong), status, name)
        assert not await reads(ana)
        assert not await reads(ben)

    async def test_a_time_tells_neither_where_nor_when_it_was_written(self, world: World) -> None:
        ana, ben = await world.pair()
        shown = await send(ana, ben, times=["2026-11-24T18:00:42.123+05:30"])
        assert shown["times"] == ["2026-11-24T12:30:00Z"]

    async def test_it_rests_while_a_time_out_runs_and_the_same_again_does_not(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        good(await ben.put(f"/time-out/{made('t')}", {"returns_at": ahead(world, minutes=30)}), 200)
        good(await ana.put(f"/asks/{ONE}", await body(ben)), 200)
        is_problem(await ana.put(f"/asks/{OTHER}", await body(ben, purpose="solve")), 409, "time-out-runs")
        is_problem(await ben.put(f"/asks/{ONE}/answer", NO), 409, "time-out-runs")
        good(await ben.delete(f"/asks/{ONE}/answer"), 204)
        good(await ana.delete(f"/asks/{ONE}"), 204)


class TestAnswerAsk:
    async def test_only_who_asked_learns_it(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        times = [ahead(world, days=1), ahead(world, days=2)]
        await send(ana, ben, cleo, times=times)
        before = (await cleo.call("GET", cleo.inside(f"/asks/{ONE}"))).content
        await answer(ben, {"answer": "yes", "time": times[1]})
        ben_id, cleo_id = await ids_of(ben, cleo)
        assert await said(ana) == {ben_id: {"answer": "yes", "time": times[1]}, cleo_id: None}
        assert (await ben.get(f"/asks/{ONE}"))["asked"] == [
            {"member": ben_id, "answer": {"answer": "yes", "time": times[1]}}
        ]
        assert (await cleo.call("GET", cleo.inside(f"/asks/{ONE}"))).content == before

    async def test_it_can_change_while_the_ask_is_open(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        ben_id = await ben.member_id()
        for one in (NO, {"answer": "not-now", "time": ahead(world, days=3)}, YES):
            await answer(ben, one)
            await answer(ben, one)
            assert await said(ana) == {ben_id: one}
        world.clock.advance(days=8)
        is_problem(await ben.put(f"/asks/{ONE}/answer", NO), 409, "ask-rested")
        await answer(ben, YES)
        assert await said(ana) == {ben_id: YES}

    async def test_times_that_do_not_fit(self, world: World) -> None:
        ana, ben = await world.pair()
        offered = ahead(world, days=1)
        await send(ana, ben, times=[offered])
        for answered, time, status, name in (
            ("yes", ahead(world, days=2), 409, "time-not-offered"),
            ("not-now", ahead(world, minutes=-1), 409, "time-past"),
            ("not-now", ahead(world, days=20), 409, "time-too-far"),
            ("no", offered, 422, "invalid"),
            ("maybe", None, 422, "invalid"),
        ):
            is_problem(await ben.put(f"/asks/{ONE}/answer", {"answer": answered, "time": time}), status, name)
        is_problem(await ben.put(f"/asks/{ONE}/answer", NO | {"words": "why"}), 422, "invalid")
        world.clock.advance(days=1)
        is_problem(await ben.put(f"/asks/{ONE}/answer", {"answer": "yes", "time": offered}), 409, "time-past")
        assert await said(ana) == {await ben.member_id(): None}

    async def test_nobody_answers_their_own(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        is_problem(await ana.put(f"/asks/{ONE}/answer", YES), 409, "own-ask")
        is_problem(await ana.delete(f"/asks/{ONE}/answer"), 409, "own-ask")

    async def test_silence_and_an_answer_taken_back_are_the_same_bytes(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        ways = [ana.inside(path) for path in (f"/asks/{ONE}", "/asks", "/home")]
        before = [(await ana.call("GET", way)).content for way in ways]
        await ben.get(f"/asks/{ONE}")
        await answer(ben, NO)
        good(await ben.delete(f"/asks/{ONE}/answer"), 204)
        good(await cleo.delete(f"/asks/{ONE}/answer"), 204)
        assert [(await ana.call("GET", way)).content for way in ways] == before
        world.clock.advance(days=8)
        assert await said(ana) == dict.fromkeys(await ids_of(ben, cleo))


class TestRest:
    async def test_without_an_answer_it_is_there_for_its_author_alone(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        world.clock.moment = world.clock.moment.replace(day=30, hour=22, minute=59)
        assert await reads(ben)
        world.clock.advance(minutes=1)
        assert not await reads(ben)
        assert await reads(ana)
        assert not (await ana.get(f"/asks/{ONE}"))["open"]
        is_problem(await ben.put(f"/asks/{ONE}/answer", YES), 404, "not-found")
        is_problem(await ben.delete(f"/asks/{ONE}/answer"), 404, "not-found")

    async def test_who_answered_goes_on_reading_it_until_they_take_the_answer_back(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await answer(ben, YES)
        world.clock.advance(days=8)
        assert await reads(ben)
        assert not await reads(cleo)
        good(await ben.delete(f"/asks/{ONE}/answer"), 204)
        assert not await reads(ben)
        assert await said(ana) == dict.fromkeys(await ids_of(ben, cleo))


class TestAgain:
    async def test_after_a_no_the_same_is_refused_until_its_day_however_it_is_worded(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        world.clock.advance(days=3)
        await answer(ben, NO)
        for days in (0, 6):
            world.clock.advance(days=days)
            refused = await ana.put(f"/asks/{OTHER}", await body(ben, words="Please, then?"))
            assert is_problem(refused, 409, "ask-said-no")["again_on"] == "2026-12-03"
        await send(ana, ben, ask=made("ask/for something else"), purpose="solve")
        world.clock.advance(days=1)
        await send(ana, ben, ask=OTHER)

    async def test_a_no_that_is_said_again_is_not_counted_anew_and_a_changed_one_is(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        await answer(ben, NO)
        world.clock.advance(days=2)
        await answer(ben, NO)
        refused = await ana.put(f"/asks/{OTHER}", await body(ben))
        assert is_problem(refused, 409, "ask-said-no")["again_on"] == "2026-11-30"
        await answer(ben, YES)
        await answer(ben, NO)
        refused = await ana.put(f"/asks/{OTHER}", await body(ben))
        assert is_problem(refused, 409, "ask-said-no")["again_on"] == "2026-12-02"

    async def test_one_no_among_those_asked_is_enough_and_the_others_may_be_asked_without(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await answer(ben, NO)
        await answer(cleo, YES)
        is_problem(await ana.put(f"/asks/{OTHER}", await body(ben, cleo)), 409, "ask-said-no")
        await send(ana, cleo, ask=OTHER)
        await send(cleo, ben, ask=made("ask/of another"))

    async def test_taking_back_is_no_way_round_a_no(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await answer(ben, NO)
        good(await ana.delete(f"/asks/{ONE}"), 204)
        for phone in (ana, ben, cleo):
            assert not await reads(phone)
        is_problem(await ana.put(f"/asks/{OTHER}", await body(ben)), 409, "ask-said-no")
        is_problem(await ana.put(f"/asks/{ONE}", await body(cleo)), 409, "other-body")
        await send(ana, cleo, ask=OTHER)
        world.clock.advance(days=7)
        await send(ana, ben, ask=made("ask/third"))
        world.clock.advance(days=8)
        await send(ana, ben, ask=ONE)
        assert not await reads(cleo, ONE)

    async def test_nor_is_leaving_and_coming_back(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        await answer(ben, NO)
        good(await ana.post("/leave", {"say_so": False}), 204)
        secret = await world.invite(ben, "again")
        back = {"token": encode(secret), "my_name": "ana"}
        good(await ana.call("POST", "/invites/accept", back), 200)
        is_problem(await ana.put(f"/asks/{OTHER}", await body(ben)), 409, "ask-said-no")

    async def test_a_second_one_beside_an_open_one_would_be_a_reminder(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben)
        is_problem(await ana.put(f"/asks/{OTHER}", await body(ben, cleo)), 409, "ask-open")
        await answer(ben, {"answer": "not-now", "time": None})
        await send(ana, ben, cleo, ask=OTHER)
        good(await ben.delete(f"/asks/{ONE}/answer"), 204)
        is_problem(await ana.put(f"/asks/{made('ask/third')}", await body(ben)), 409, "ask-open")
        world.clock.advance(days=8)
        await send(ana, ben, ask=made("ask/third"))

    async def test_a_no_taken_back_is_one_no_more(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        await answer(ben, NO)
        world.clock.advance(days=8)
        good(await ben.delete(f"/asks/{ONE}/answer"), 204)
        await send(ana, ben, ask=OTHER)


class TestTakeAskBack:
    async def test_it_is_gone_for_all_and_its_author_alone_can(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        await answer(ben, YES)
        is_problem(await ben.delete(f"/asks/{ONE}"), 404, "not-found")
        good(await ana.delete(f"/asks/{ONE}"), 204)
        assert not await reads(ana)
        assert not await reads(ben)
        is_problem(await ana.delete(f"/asks/{ONE}"), 404, "not-found")
        await send(ana, ben)


class TestListAsks:
    async def test_by_day_newest_first_and_page_by_page(self, world: World) -> None:
        ana, ben = await world.pair()
        for n in range(23):
            await send(ana, ben, ask=made(f"ask/{n}"))
            await answer(ben, YES, ask=made(f"ask/{n}"))
            world.clock.advance(days=1)
        for phone in (ana, ben):
            first = await phone.get("/asks")
            days = [one["asked_on"] for one in first["asks"]]
            assert (len(days), days) == (20, sorted(days, reverse=True))
            second = await phone.get(f"/asks?before={first['next']}")
            assert [one["id"] for one in second["asks"]] == [made(f"ask/{n}") for n in (2, 1, 0)]
            assert second["next"] is None
        is_problem(await ben.call("GET", ben.inside(f"/asks?before={made('nothing')}")), 404, "not-found")

    async def test_what_waits_for_me_comes_whole_with_the_first_page(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        for n in range(25):
            await send(ben, ana, ask=made(f"ask/{n}"))
            await answer(ana, YES, ask=made(f"ask/{n}"))
        first = await ben.get("/asks")
        assert [one["id"] for one in first["waiting"]] == [ONE]
        found = [one["id"] for one in first["asks"]]
        while first["next"]:
            first = await ben.get(f"/asks?before={first['next']}")
            assert first["waiting"] == []
            found += [one["id"] for one in first["asks"]]
        assert sorted(found) == sorted(made(f"ask/{n}") for n in range(25))


class TestForOtherPages:
    """What the first screen, the page of us, and “who sees what” take from here."""

    async def test_what_waits_stands_and_is_given(self, world: World) -> None:
        ana, ben = await world.pair()
        await send(ana, ben)
        await send(ben, ana, ask=OTHER)

        async def found(phone: Phone, read: Any) -> list[str]:
            out: list[AskOut] = await inside(world, phone, read)
            return [str(one.id) for one in out]

        assert await found(ben, asks.for_home) == [ONE]
        assert sorted(await found(ben, asks.standing)) == sorted([ONE, OTHER])
        assert await found(ben, giving.given) == [OTHER]
        assert await found(ben, giving.answered) == []
        await answer(ben, YES)
        assert await found(ben, asks.for_home) == []
        assert await found(ben, giving.answered) == [ONE]
        world.clock.advance(days=8)
        assert await found(ben, asks.standing) == []
        assert await found(ben, giving.given) == []
        assert await found(ana, giving.given) == [ONE]
        assert await found(ben, giving.answered) == [ONE]
        good(await ben.delete(f"/asks/{ONE}/answer"), 204)
        assert await found(ana, giving.given) == []


class TestTakeEverythingBack:
    async def test_asks_are_gone_and_what_was_answered_is_silence(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await send(ben, ana, ask=OTHER)
        await answer(ben, NO)
        await answer(ana, NO, ask=OTHER)
        good(await ana.delete("/given"), 204)
        assert not await reads(ana)
        assert not await reads(ben)
        assert await said(ben, OTHER) == {await ana.member_id(): None}
        is_problem(await ana.put(f"/asks/{made('x')}", await body(ben)), 409, "ask-said-no")
        is_problem(await ben.put(f"/asks/{made('x')}", await body(ana)), 409, "ask-open")
        good(await ana.delete("/given"), 204)


class TestLeaving:
    async def test_to_the_others_a_silent_leaver_has_stopped_writing(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await send(ben, ana, ask=OTHER)
        await answer(ana, YES, ask=OTHER)
        ways = [phone.inside(path) for phone in (ana, cleo) for path in ("/asks", "/home", f"/asks/{ONE}")]
        phones = [ana] * 3 + [cleo] * 3
        before = [(await phone.call("GET", way)).content for phone, way in zip(phones, ways, strict=True)]
        good(await ben.post("/leave", {"say_so": False}), 204)
        after = [(await phone.call("GET", way)).content for phone, way in zip(phones, ways, strict=True)]
        assert after == before
        is_problem(await ana.put(f"/asks/{made('x')}", await body(cleo) | {"to": [await _ben(ana)]}), 409, "ask-open")
        world.clock.advance(days=8)
        assert await reads(ana, OTHER)
        assert await said(ana) == {await _ben(ana): None, await cleo.member_id(): None}

    async def test_who_says_so_takes_along_what_has_no_answer_yet(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await send(ana, cleo, ask=OTHER, purpose="solve")
        await answer(ben, YES)
        good(await ana.post("/leave", {"say_so": True}), 204)
        assert await reads(ben)
        assert not await reads(cleo)
        assert not await reads(cleo, OTHER)

    async def test_what_rests_is_destroyed_with_its_words(self, world: World) -> None:
        ana, ben, _ = await trio(world)
        await send(ana, ben)
        world.clock.advance(days=8)
        good(await ana.post("/leave", {"say_so": False}), 204)
        left = await world.runtime.db.read(lambda found: found.execute(select(ask_table)).all())
        assert left == []

    async def test_who_came_in_later_or_came_back_does_not_read_it(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await send(ana, ben, cleo)
        await answer(cleo, YES)
        good(await cleo.post("/leave", {"say_so": True}), 204)
        secret = await world.invite(ana, "back")
        good(await cleo.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "cleo"}), 200)
        dora = await world.join(ana, "dora")
        world.clock.advance(days=6)
        for phone in (cleo, dora):
            assert not await reads(phone)
            is_problem(await phone.put(f"/asks/{ONE}/answer", NO), 404, "not-found")
        assert await inside(world, cleo, asks.for_home) == []
        assert await inside(world, cleo, giving.answered) == []


async def _ben(ana: Phone) -> str:
    return next(str(one["id"]) for one in (await ana.get())["members"] if one["name"] == "ben")
