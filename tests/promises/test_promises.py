"""Promises through the API: made, changed, gone on with, ended, and who reads them when."""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from api.promises import service
from api.promises.schemas import PromiseOut
from api.schemas import encode
from api.security.identity import calling_member
from api.spaces import rhythms
from api.work import Member, Work
from models.promises import promise_table
from models.shared import earlier_version_table
from tests.repairs.steps import go_until
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

T = TypeVar("T")

TRY, TEA = made("try"), made("tea")
WALK: Final = {"kind": "experiment", "words": "A walk after dinner"}
WILL: Final = {"kind": "commitment", "words": "I call when I am late", "review_on": "2026-12-24"}
RITUAL: Final = {
    "kind": "ritual",
    "words": "Tea on the balcony",
    "review_on": "2027-02-23",
    "confidence": "between-us",
    "ritual": {
        "rule": "FREQ=WEEKLY;BYDAY=SU",
        "first_on": "2026-11-23",
        "at": "18:00",
        "minutes": 20,
        "starts": "Whoever is home first",
        "why": "That the week has an end",
        "ends": "When the cups are empty",
    },
}


async def share(phone: Phone, body: dict[str, Any], promise: str = TRY, n: int = 1) -> httpx.Response:
    return await phone.put(f"/promises/{promise}/versions/{n}", body)


async def listed(phone: Phone) -> list[Any]:
    found: list[Any] = (await phone.get("/promises"))["promises"]
    return found


def problem(response: httpx.Response, status: int) -> str:
    name: str = good(response, status).json()["type"].rpartition(":")[2]
    return name


def ritual(**changed: Any) -> dict[str, Any]:
    return RITUAL | {"ritual": RITUAL["ritual"] | changed}  # type: ignore[operator]


async def asked(author: Phone) -> str:
    """A boundary with a request in it."""
    limit = {"topic": None, "protects": "Sleep", "limit": "No talks after ten", "my_part": "I go to bed"}
    more = {"request": "Quiet", "ask_first": False, "review_on": "2027-01-01", "confidence": None}
    good(await author.put(f"/boundaries/{made('boundary')}/versions/1", limit | more), 200)
    return made("boundary")


async def asked_and_answered(author: Phone, reader: Phone) -> str:
    """The same with a yes to it."""
    boundary = await asked(author)
    good(await reader.put(f"/boundaries/{boundary}/request-answer", {"version": 1, "answer": "yes"}), 204)
    return boundary


class TestSharePromise:
    async def test_what_a_device_kept_for_one_member_is_never_taken_from_another(self, world: World) -> None:
        ana, ben = await world.pair()
        as_ana = {"headers": {"tend-member": await ana.member_id()}}
        path = ana.inside(f"/promises/{TRY}/versions/1")
        good(await ben.call("PUT", path, WILL, **as_ana), 401)
        assert await listed(ana) == []
        good(await ana.call("PUT", path, WILL, **as_ana), 200)

    async def test_all_three_kinds_are_read_by_the_others(self, world: World) -> None:
        ana, ben = await world.pair()
        made_ones = [
            good(await share(ana, body, made(name)), 200).json()
            for name, body in (("a", WALK), ("b", WILL), ("c", RITUAL))
        ]
        found = {one["id"]: one for one in await listed(ben)}
        assert list(found.values()) == [found[one["id"]] for one in await listed(ana)]
        assert [found[one["id"]] for one in made_ones] == made_ones
        experiment, commitment, tea = made_ones
        assert (experiment["review_on"], commitment["review_on"]) == ("2026-11-30", "2026-12-24")
        assert {name: tea[name] for name in ("words", "confidence", "state", "shared_on", "version")} == {
            "words": "Tea on the balcony",
            "confidence": "between-us",
            "state": "standing",
            "shared_on": "2026-11-23",
            "version": 1,
        }
        assert tea["ritual"] == RITUAL["ritual"]
        assert tea["next_on"] == ["2026-11-29", "2026-12-06", "2026-12-13"]
        assert (experiment["ritual"], experiment["next_on"]) == (None, [])

    async def test_the_same_again_is_the_same_and_another_is_refused(self, world: World) -> None:
        ana, _ = await world.pair()
        first = good(await share(ana, RITUAL, TEA), 200).json()
        assert good(await share(ana, RITUAL, TEA), 200).json() == first
        assert problem(await share(ana, ritual(at="19:00"), TEA), 409) == "other-body"
        assert problem(await share(ana, RITUAL, TEA, n=3), 409) == "other-body"

    async def test_a_change_is_the_next_version_and_what_it_said_before_stays(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, RITUAL, TEA), 200)
        world.clock.advance(days=3)
        changed = ritual(at="20:00") | {"words": "Tea in the kitchen", "confidence": None}
        good(await share(ana, changed, TEA, n=2), 200)
        for phone in (ana, ben):
            seen = await phone.get(f"/promises/{TEA}")
            assert (seen["promise"]["words"], seen["promise"]["version"]) == ("Tea in the kitchen", 2)
            (before,) = seen["earlier"]
            assert (before["words"], before["shared_on"], before["kind"]) == (
                "Tea on the balcony",
                "2026-11-23",
                "ritual",
            )
            assert before["ritual"] == RITUAL["ritual"]
            assert before["confidence"] == "between-us"

    async def test_an_experiment_is_kept_as_a_ritual_or_a_commitment_or_tried_again(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WALK), 200)
        world.clock.advance(days=8)
        assert (await ana.get(f"/promises/{TRY}"))["promise"]["state"] == "back"
        assert problem(await ben.call("GET", ben.inside(f"/promises/{TRY}")), 404) == "not-found"
        good(await share(ana, RITUAL, n=2), 200)
        kept = await ben.get(f"/promises/{TRY}")
        assert (kept["promise"]["kind"], kept["promise"]["state"]) == ("ritual", "standing")
        assert [(one["kind"], one["words"]) for one in kept["earlier"]] == [("experiment", "A walk after dinner")]
        again = good(await share(ana, WALK, n=3), 200).json()
        assert again["review_on"] == "2026-12-08"

    async def test_it_comes_out_of_a_round_for_good(self, world: World) -> None:
        ana, ben = await world.pair()
        assert problem(await share(ana, WILL | {"round": 1}), 404) == "not-found"
        world.clock.advance(days=7)
        good(await share(ana, WILL | {"round": 1}), 200)
        changed = good(await share(ana, WILL | {"words": "I write"}, n=2), 200).json()
        assert changed["round"] == 1
        assert [one["words"] for one in (await ben.get("/rounds/1"))["promises"]] == ["I write"]

    async def test_it_comes_out_of_a_yes_to_a_boundary_s_request_and_nobody_else_is_told_which(
        self, world: World
    ) -> None:
        ana, ben = await world.pair()
        boundary = await asked(ben)
        yes = f"/boundaries/{boundary}/request-answer"
        for answer in (None, "no", "not-now"):
            if answer:
                good(await ana.put(yes, {"version": 1, "answer": answer}), 204)
            assert problem(await share(ana, WILL | {"boundary": boundary}), 404) == "not-found"
        assert problem(await share(ben, WILL | {"boundary": boundary}), 404) == "not-found"
        assert problem(await share(ana, WILL | {"boundary": made("other")}), 404) == "not-found"
        good(await ana.put(yes, {"version": 1, "answer": "yes"}), 204)
        assert good(await share(ana, WILL | {"boundary": boundary}), 200).json()["boundary"] == boundary
        assert (await listed(ben))[0]["boundary"] is None

    @pytest.mark.parametrize(
        ("body", "pointer"),
        [
            (WALK | {"review_on": "2026-12-24"}, "/review_on"),
            ({"kind": "commitment", "words": "Words"}, "/review_on"),
            (WILL | {"ritual": RITUAL["ritual"]}, "/ritual"),
            ({**RITUAL, "ritual": None}, "/ritual"),
            (ritual(at="24:00"), "/ritual/at"),
            (ritual(first_on=1_798_070_400), "/ritual/first_on"),
            (WILL | {"review_on": "2026-12-24T00:00:00"}, "/review_on"),
            (ritual(minutes=0), "/ritual/minutes"),
            (ritual(why="x" * 4001), "/ritual/why"),
            (ritual(rule="FREQ=DAILY;" * 20), "/ritual/rule"),
            (ritual(every="day"), "/ritual"),
            (WILL | {"words": "x" * 20_000}, "/words"),
            (WILL | {"words": " "}, "/words"),
            (WILL | {"kind": "vow"}, "/kind"),
            (WILL | {"confidence": "secret"}, "/confidence"),
            (WILL | {"owner": made("other")}, ""),
        ],
    )
    async def test_what_does_not_fit_is_named_and_nothing_is_stored(
        self, world: World, body: dict[str, Any], pointer: str
    ) -> None:
        ana, _ = await world.pair()
        refused = await share(ana, body)
        assert problem(refused, 422) == "invalid"
        assert [fault["pointer"] for fault in refused.json()["errors"]] == [pointer]
        assert await listed(ana) == []

    async def test_what_it_comes_out_of_is_said_once_and_is_one_thing(self, world: World) -> None:
        ana, ben = await world.pair()
        boundary = await asked_and_answered(ben, ana)
        world.clock.advance(days=7)
        both = await share(ana, WILL | {"round": 1, "boundary": boundary})
        assert (problem(both, 422), both.json()["errors"][0]["pointer"]) == ("invalid", "/boundary")
        good(await share(ana, WILL | {"round": 1}), 200)
        for source in ({"round": 1}, {"boundary": boundary}):
            assert problem(await share(ana, WILL | source, n=2), 409) == "source-settled"

    @pytest.mark.parametrize(
        ("body", "status", "name"),
        [
            (ritual(rule="FREQ=HOURLY"), 422, "recurrence-too-often"),
            (ritual(rule="FREQ=SECONDLY;INTERVAL=86400"), 422, "recurrence-too-often"),
            (ritual(rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 409, "recurrence-never"),
            (ritual(rule="FREQ=WEEKLY;UNTIL=20261101"), 409, "recurrence-never"),
            (ritual(rule="FREQ=DAILY", first_on="2028-01-01"), 409, "recurrence-never"),
            (ritual(rule="every Sunday"), 422, "recurrence-unreadable"),
            (ritual(rule="FREQ=DAILY;INTERVAL=0"), 422, "recurrence-unreadable"),
            (WILL | {"review_on": "2026-11-23"}, 409, "review-past"),
            (WILL | {"review_on": "2025-11-23"}, 409, "review-past"),
            (WILL | {"review_on": "2027-11-25"}, 409, "review-too-far"),
        ],
    )
    async def test_days_that_do_not_fit_each_have_their_own_refusal(
        self, world: World, body: dict[str, Any], status: int, name: str
    ) -> None:
        ana, _ = await world.pair()
        refused = await share(ana, body)
        assert problem(refused, status) == name
        assert "FREQ=HOURLY" not in refused.text
        assert await listed(ana) == []

    async def test_today_is_the_day_in_the_space_s_zone(self, world: World) -> None:
        ana, _ = await world.pair()
        world.clock.advance(hours=14, minutes=30)  # half past midnight on Tuesday in Berlin
        good(await share(ana, WILL | {"review_on": "2026-11-25"}), 200)
        assert problem(await share(ana, WILL | {"review_on": "2026-11-24"}, n=2), 409) == "review-past"

    async def test_nothing_of_it_stands_in_the_clear(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await share(ana, RITUAL), 200)
        held = await world.runtime.db.read(
            lambda found: repr([tuple(row) for row in found.execute(select(promise_table))])
        )
        for word in ("balcony", "WEEKLY", "18:00", "home first", "between-us"):
            assert word not in held


class TestReviewDay:
    async def test_past_it_the_promise_is_its_owner_s_until_they_go_on(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WILL), 200)
        world.clock.advance(days=31)
        assert len(await listed(ben)) == 1
        world.clock.advance(days=1)
        assert await listed(ben) == []
        assert [one["state"] for one in await listed(ana)] == ["back"]
        path, day = f"/promises/{TRY}/review-day", {"review_on": "2027-03-01"}
        renewed = good(await ana.put(path, day), 200).json()
        assert (renewed["version"], renewed["review_on"], renewed["state"]) == (1, "2027-03-01", "standing")
        assert await listed(ben) == [renewed]
        assert good(await ana.put(path, day), 200).json() == renewed
        assert good(await share(ana, WILL), 200).json() == renewed

    async def test_it_has_its_bounds_and_an_experiment_has_none(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WILL), 200)
        path = f"/promises/{TRY}/review-day"
        assert problem(await ana.put(path, {"review_on": "2026-11-23"}), 409) == "review-past"
        assert problem(await ana.put(path, {"review_on": "2028-11-23"}), 409) == "review-too-far"
        assert problem(await ben.put(path, {"review_on": "2026-12-01"}), 404) == "not-found"
        good(await share(ana, WALK, made("other")), 200)
        path = f"/promises/{made('other')}/review-day"
        assert problem(await ana.put(path, {"review_on": "2026-12-24"}), 409) == "experiment-returns"

    async def test_daylight_saving_makes_no_experiment_shorter(self, world: World) -> None:
        """Clocks in Berlin change on 28 March 2027; the seventh day is a whole day."""
        ana, ben = await world.pair()
        world.clock.advance(days=121)  # 24 March, 10:00
        for phone in (ana, ben):
            await world.sign_in_again(phone)
        good(await share(ana, WALK), 200)
        world.clock.advance(days=7, hours=11, minutes=59)  # 31 March, 23:59 by summer time
        world.clock.advance(hours=1)
        assert len(await listed(ben)) == 1
        world.clock.advance(minutes=2)
        assert await listed(ben) == []


class TestEnd:
    @pytest.mark.parametrize("how", ["kept", "let-go"])
    async def test_to_the_others_it_is_gone_and_its_owner_keeps_it(self, world: World, how: str) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WILL), 200)
        path = f"/promises/{TRY}/end"
        ended = good(await ana.put(path, {"how": how}), 200).json()
        assert ended["state"] == how
        assert good(await ana.put(path, {"how": how}), 200).json() == ended
        assert (await listed(ana), await listed(ben)) == ([ended], [])
        assert (await ben.call("GET", ben.inside(f"/promises/{TRY}"))).status_code == 404
        assert (await ana.get("/us"))["promises"] == []

    async def test_it_cannot_change_any_more(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WILL), 200)
        assert problem(await ben.put(f"/promises/{TRY}/end", {"how": "kept"}), 404) == "not-found"
        good(await ana.put(f"/promises/{TRY}/end", {"how": "kept"}), 200)
        for refused in (
            await ana.put(f"/promises/{TRY}/end", {"how": "let-go"}),
            await share(ana, WILL | {"words": "Other"}, n=2),
            await ana.put(f"/promises/{TRY}/review-day", {"review_on": "2027-01-01"}),
        ):
            assert problem(refused, 409) == "promise-ended"
        assert good(await share(ana, WILL), 200).json()["state"] == "kept"

    async def test_taken_back_nothing_of_it_is_left(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WILL), 200)
        good(await share(ana, WILL | {"words": "Other"}, n=2), 200)
        assert (await ben.delete(f"/promises/{TRY}")).status_code == 404
        good(await ana.delete(f"/promises/{TRY}"), 204)
        assert await rows(world) == ([], [])


class TestListPromises:
    async def test_pages_go_back_by_day_and_hold_each_once(self, world: World) -> None:
        ana, ben = await world.pair()
        for n in range(25):
            good(await share(ana if n % 2 else ben, WILL, made(f"p{n}")), 200)
            world.clock.advance(hours=n % 3 * 12)
        seen: list[Any] = []
        query = ""
        while True:
            page = await ana.get(f"/promises{query}")
            seen += page["promises"]
            if page["next"] is None:
                break
            query = f"?before={page['next']}"
        assert len({one["id"] for one in seen}) == len(seen) == 25
        days = [one["shared_on"] for one in seen]
        assert days == sorted(days, reverse=True)
        assert (await ana.call("GET", ana.inside(f"/promises?before={made('nothing')}"))).status_code == 404


class TestWhoReads:
    async def test_who_came_in_later_reads_what_is_shared_anew(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await share(ana, WILL), 200)
        good(await share(ana, WILL | {"words": "Other"}, n=2), 200)
        world.clock.advance(days=7)
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        assert await listed(cleo) == []
        good(await share(ana, WILL | {"words": "Third"}, n=3), 200)
        seen = await cleo.get(f"/promises/{TRY}")
        assert (seen["promise"]["words"], seen["earlier"]) == ("Third", [])

    async def test_what_a_leaver_shared_stays_to_its_day_and_the_rest_is_destroyed(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ben, WALK, made("walk")), 200)
        good(await share(ben, WILL, made("will")), 200)
        good(await share(ben, WILL | {"words": "Other"}, made("will"), n=2), 200)
        good(await share(ben, WILL, made("over")), 200)
        good(await share(ben, WILL | {"words": "Other"}, made("over"), n=2), 200)
        good(await ben.put(f"/promises/{made('over')}/end", {"how": "kept"}), 200)
        world.clock.advance(days=8)
        before = await listed(ana)
        good(await ben.post("/leave", {"say_so": False}), 204)
        assert await listed(ana) == before
        assert await rows(world) == ([made("will")], [made("will")])
        world.clock.advance(days=30)
        assert await listed(ana) == []

    async def test_who_left_openly_and_comes_back_begins_with_what_is_shared_then(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WILL), 200)
        good(await ben.post("/leave", {"say_so": True}), 204)
        world.clock.advance(days=7)
        secret = await world.invite(ana, "back")
        good(await ben.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"}), 200)
        assert await listed(ben) == []
        world.clock.advance(days=7)
        good(await share(ana, WILL | {"words": "Other"}, n=2), 200)
        assert [one["words"] for one in await listed(ben)] == ["Other"]

    async def test_out_of_a_repair_it_stays_with_those_who_are_in_it(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="reconnect")
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        mine = next(one for one in await listed(ana) if one["repair"])
        owner = ana if mine["owner"] == await ana.member_id() else ben
        good(await share(owner, WILL | {"words": "In other words"}, mine["id"], n=2), 200)
        for phone in (ana, ben):
            assert "In other words" in [one["words"] for one in await listed(phone)]
        assert await listed(cleo) == []

    async def test_out_of_a_repair_it_stays_too_when_its_owner_leaves_openly_while_it_runs(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="reconnect")
        owner = await ana.member_id()
        good(await ana.post("/leave", {"say_so": True}), 204)
        assert owner in [one["owner"] for one in await listed(ben)]
        secret = await world.invite(ben, "back")
        good(await ana.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ana"}), 200)
        assert [one["owner"] for one in (await ana.get("/given"))["promises"]] == [owner]
        good(await ana.delete("/given"), 204)
        assert owner not in [one["owner"] for one in await listed(ben)]


class TestOldRows:
    @pytest.mark.parametrize("words", ["Walk", {"words": "Walk"}, {"kind": "experiment", "round": 1, "words": "Walk"}])
    async def test_what_was_written_before_there_was_more_to_say_is_still_read(self, world: World, words: Any) -> None:
        ana, ben = await world.pair()
        world.clock.advance(days=7)
        good(await share(ana, WALK | {"round": 1}), 200)
        await inside(world, ana, lambda work, member: rewrite(work, member, words))
        assert [one["words"] for one in await listed(ben)] == ["Walk"]
        good(await share(ana, WILL, n=2), 200)
        assert (await ben.get(f"/promises/{TRY}"))["earlier"][0]["words"] == "Walk"


class TestCalendar:
    async def test_the_file_tells_nothing_unless_it_is_asked_for_its_words(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, ritual(rule="FREQ=WEEKLY;BYDAY=SU;UNTIL=20270301"), TEA), 200)
        path = ben.inside(f"/promises/{TEA}/calendar")
        plain = good(await ben.call("GET", path), 200)
        assert plain.headers["content-type"].startswith("text/calendar")
        assert plain.headers["content-disposition"] == 'attachment; filename="tend.ics"'
        lines = plain.text.split("\r\n")
        assert "SUMMARY:Tend" in lines
        assert "DTSTART;TZID=Europe/Berlin:20261129T180000" in lines
        assert "RRULE:FREQ=WEEKLY;UNTIL=20270301T225959Z;BYDAY=SU" in lines
        assert "DURATION:PT20M" in lines
        assert "TZID:Europe/Berlin" in lines
        assert lines.count("BEGIN:VEVENT") == 1
        assert "balcony" not in plain.text
        named = good(await ben.call("GET", f"{path}?named=true"), 200)
        assert "SUMMARY:Tea on the balcony" in named.text.split("\r\n")

    async def test_words_end_no_line_and_begin_no_field(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await share(ana, RITUAL | {"words": "Tea\nEND:VEVENT\nBEGIN:VALARM; and, more\\"}, TEA), 200)
        text = good(await ana.call("GET", ana.inside(f"/promises/{TEA}/calendar?named=true")), 200).text
        assert text.count("\r\nEND:VEVENT") == 1
        assert "\r\nBEGIN:VALARM" not in text

    @pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
    async def test_the_first_and_the_last_day_there_are_fit_as_well(self, world: World, zone: str) -> None:
        ana, _ = await world.pair({"cadence": "weekly", "day": 7, "at": "18:00", "zone": zone})
        good(await share(ana, ritual(rule="FREQ=DAILY;UNTIL=99991231", first_on="0001-01-01", at="00:00"), TEA), 200)
        text = good(await ana.call("GET", ana.inside(f"/promises/{TEA}/calendar")), 200).text
        assert f"DTSTART;TZID={zone}:00010101T000000" in text
        assert "UNTIL=9999123" in text

    async def test_what_does_not_come_round_has_none(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await share(ana, WILL), 200)
        assert (await ana.call("GET", ana.inside(f"/promises/{TRY}/calendar"))).status_code == 404


class TestForOtherPages:
    async def test_home_has_what_comes_round_today_and_my_own_that_came_back(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WALK, made("walk")), 200)
        good(await share(ana, ritual(rule="FREQ=WEEKLY;BYDAY=MO"), TEA), 200)
        good(await share(ben, ritual(rule="FREQ=DAILY", at="07:00"), made("coffee")), 200)
        good(await share(ben, ritual(rule="FREQ=WEEKLY;BYDAY=TU"), made("other")), 200)
        assert await today(world, ana) == ([made("coffee"), TEA], [])
        world.clock.advance(days=7)
        assert await today(world, ana) == ([made("coffee"), TEA], [made("walk")])
        assert await today(world, ben) == ([made("coffee"), TEA], [])
        world.clock.advance(days=1)
        assert await today(world, ana) == ([made("coffee"), made("other")], [made("walk")])
        good(await ana.put(f"/promises/{made('walk')}/end", {"how": "let-go"}), 200)
        assert await today(world, ana) == ([made("coffee"), made("other")], [])

    async def test_what_stands_and_what_i_gave(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, WALK, made("walk")), 200)
        good(await share(ben, WILL, made("will")), 200)
        assert await told(world, ana) == ([made("walk"), made("will")], [made("walk")])
        world.clock.advance(days=8)
        assert await told(world, ana) == ([made("will")], [])
        assert await told(world, ben) == ([made("will")], [made("will")])


async def rows(world: World) -> tuple[list[str], list[str]]:
    """The ids of the promises there are, and of those with earlier versions."""
    return await world.runtime.db.read(
        lambda found: (
            [str(row.id) for row in found.execute(select(promise_table.c.id))],
            [str(row.of_id) for row in found.execute(select(earlier_version_table.c.of_id))],
        )
    )


async def inside(world: World, phone: Phone, act: Callable[[Work, Member], T]) -> T:
    """What a page's service does for whoever holds the phone."""

    def called(work: Work) -> T:
        return act(work, calling_member(work, phone.client.cookies["tend"], UUID(phone.space)))

    return await world.runtime.db.write(lambda connection: called(world.runtime.work(connection)))


def ids(found: list[PromiseOut]) -> list[str]:
    return [str(promise.id) for promise in found]


async def today(world: World, phone: Phone) -> tuple[list[str], list[str]]:
    """What comes round today, and what came back."""
    found = await inside(world, phone, lambda work, member: service.for_home(work, member, rhythms.here(work, member)))
    return ids(found.rituals), ids(found.back)


async def told(world: World, phone: Phone) -> tuple[list[str], list[str]]:
    """What stands, and what of it the member gave."""
    return await inside(
        world,
        phone,
        lambda work, member: (
            ids(service.standing(work, member, rhythms.here(work, member))),
            ids(service.given(work, member, rhythms.here(work, member))),
        ),
    )


def rewrite(work: Work, member: Member, words: Any) -> None:
    """The row as it was sealed before: with other words in it."""
    found = service.promises.own(work, member, UUID(TRY))
    assert found is not None
    row = found._asdict()
    key = {name: row.pop(name) for name in ("id", "member_id")}
    plain = {name: value for name, value in row.items() if name not in ("space_id", "sealed", "revision")}
    service.promises.put_over(work, member, found, key, words, **plain)
