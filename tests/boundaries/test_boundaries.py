"""Boundaries through the API: kept, shared, changed, renewed, lapsed, withdrawn; and who reads what of them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from api.boundaries import service
from api.schemas import encode
from api.security.identity import calling_member
from api.spaces import rhythms
from models.boundaries import boundary_reply_table, boundary_table
from models.shared import earlier_version_table
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

ONE, OTHER = made("boundary/one"), made("boundary/other")


def limit(world: World, days: int = 90, **changed: Any) -> dict[str, Any]:
    """A boundary as an app sends it; its review day is so many days off."""
    body = {
        "topic": "phones",
        "protects": "That we see each other",
        "limit": "No phones at dinner",
        "my_part": "I put mine away",
        "request": "Would you, too?",
        "ask_first": False,
        "review_on": str(world.clock.now().date() + timedelta(days=days)),
        "confidence": None,
    }
    return body | changed


async def share(world: World, phone: Phone, n: int = 1, boundary: str = ONE, days: int = 90, **changed: Any) -> Any:
    body = limit(world, days, **changed)
    return good(await phone.put(f"/boundaries/{boundary}/versions/{n}", body), 200).json()


async def listed(phone: Phone) -> list[Any]:
    return list((await phone.get("/boundaries"))["boundaries"])


async def trace_of(world: World) -> dict[str, int]:
    """How many rows there are of boundaries and all that belongs to them."""
    tables = (boundary_table, boundary_reply_table, earlier_version_table)
    return await world.runtime.db.read(
        lambda found: {table.name: len(found.execute(select(table)).all()) for table in tables}
    )


def is_problem(response: httpx.Response, status: int, name: str) -> None:
    assert good(response, status).json()["type"] == f"urn:tend:problem:{name}"


async def is_absent(phone: Phone, boundary: str = ONE) -> bool:
    """The one 404, and not in the list either."""
    absent = await phone.call("GET", phone.inside(f"/boundaries/{made('nothing')}"))
    found = await phone.call("GET", phone.inside(f"/boundaries/{boundary}"))
    assert boundary not in [one["id"] for one in await listed(phone)] or found.status_code == 200
    return (found.status_code, found.content) == (absent.status_code, absent.content)


class TestKeepBoundary:
    async def test_only_its_author_has_it_and_may_replace_it(self, world: World) -> None:
        ana, ben = await world.pair()
        kept = good(await ana.put(f"/boundaries/{ONE}", limit(world)), 200).json()
        assert (kept["state"], kept["version"], kept["by"]) == ("private", 0, await ana.member_id())
        assert good(await ana.put(f"/boundaries/{ONE}", limit(world)), 200).json() == kept
        changed = good(await ana.put(f"/boundaries/{ONE}", limit(world, limit="None at all")), 200).json()
        assert changed["says"]["limit"] == "None at all"
        assert await listed(ana) == [changed]
        assert await listed(ben) == []
        assert await is_absent(ben)

    async def test_it_does_not_lapse(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put(f"/boundaries/{ONE}", limit(world, days=1)), 200)
        world.clock.advance(days=5)
        await world.sign_in_again(ana)
        assert [one["state"] for one in await listed(ana)] == ["private"]

    async def test_taken_back_it_leaves_nothing(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put(f"/boundaries/{ONE}", limit(world)), 200)
        good(await ana.delete(f"/boundaries/{ONE}"), 204)
        assert await trace_of(world) == {"boundary": 0, "boundary_reply": 0, "earlier_version": 0}
        assert await is_absent(ana)
        assert (await ana.delete(f"/boundaries/{ONE}")).status_code == 404

    async def test_what_was_shared_cannot_be_kept(self, world: World) -> None:
        ana, _ = await world.pair()
        shared = await share(world, ana)
        is_problem(await ana.put(f"/boundaries/{ONE}", limit(world, limit="Other")), 409, "boundary-shared")
        assert await listed(ana) == [shared]


class TestShareBoundary:
    async def test_all_read_it_with_its_day_and_no_time(self, world: World) -> None:
        ana, ben = await world.pair()
        shared = await share(world, ana, confidence="between-us")
        assert shared == {
            "id": ONE,
            "by": await ana.member_id(),
            "version": 1,
            "state": "shared",
            "day": "2026-11-23",
            "review_on": "2027-02-21",
            "says": {
                "topic": "phones",
                "protects": "That we see each other",
                "limit": "No phones at dinner",
                "my_part": "I put mine away",
                "request": "Would you, too?",
                "ask_first": False,
                "confidence": "between-us",
            },
        }
        assert await listed(ben) == [shared]
        whole = {"today": "2026-11-23", "boundary": shared, "earlier": [], "replies": []}
        assert await ben.get(f"/boundaries/{ONE}") == await ana.get(f"/boundaries/{ONE}") == whole

    async def test_what_was_private_becomes_the_first_version(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/boundaries/{ONE}", limit(world, limit="A draft")), 200)
        shared = await share(world, ana)
        assert (await ben.get(f"/boundaries/{ONE}"))["earlier"] == []
        assert (await ana.get(f"/boundaries/{ONE}"))["earlier"] == []
        assert shared["version"] == 1

    async def test_a_change_keeps_what_it_said(self, world: World) -> None:
        ana, ben = await world.pair()
        first = await share(world, ana)
        world.clock.advance(days=1)
        second = await share(world, ana, 2, limit="No phones in the kitchen", request=None)
        whole = await ben.get(f"/boundaries/{ONE}")
        assert whole["boundary"] == second
        assert whole["earlier"] == [{"version": 1, "day": "2026-11-23", "says": first["says"]}]
        assert (second["version"], second["day"]) == (2, "2026-11-24")
        assert await listed(ben) == [second]

    async def test_the_same_version_again_changes_nothing_and_another_one_is_refused(self, world: World) -> None:
        ana, _ = await world.pair()
        first = await share(world, ana)
        assert await share(world, ana) == first
        is_problem(await ana.put(f"/boundaries/{ONE}/versions/1", limit(world, limit="Other")), 409, "other-body")
        is_problem(await ana.put(f"/boundaries/{ONE}/versions/3", limit(world)), 409, "other-body")
        second = await share(world, ana, 2, limit="Other")
        assert await share(world, ana) == second
        assert (await trace_of(world))["earlier_version"] == 1

    async def test_nobody_changes_another_s(self, world: World) -> None:
        """Kept, the same id is another boundary, which is one's own. It is not shared beside one that is read."""
        ana, ben = await world.pair()
        first = await share(world, ana)
        good(await ben.put(f"/boundaries/{ONE}", limit(world, limit="Mine")), 200)
        is_problem(await ben.put(f"/boundaries/{ONE}/versions/1", limit(world, limit="Mine")), 409, "other-body")
        assert (await ana.put(f"/boundaries/{made('none')}/review-day", {"review_on": "2026-12-24"})).status_code == 404
        assert (await ana.get(f"/boundaries/{ONE}"))["boundary"] == first
        assert len(await listed(ana)) == 1
        assert (await ben.get(f"/boundaries/{ONE}"))["boundary"]["says"]["limit"] == "Mine"

    @pytest.mark.parametrize(
        ("changed", "status", "name"),
        [
            ({"review_on": "2026-11-23"}, 409, "review-past"),
            ({"review_on": "1999-01-01"}, 409, "review-past"),
            ({"review_on": "2027-11-25"}, 409, "review-too-far"),
            ({"review_on": 1_798_070_400}, 422, "invalid"),
            ({"review_on": "2026-12-24T00:00:00"}, 422, "invalid"),
            ({"topic": "weather"}, 409, "topic-unknown"),
            ({"topic": "hours"}, 409, "topic-unknown"),
            ({"limit": "x" * 20_000}, 422, "invalid"),
            ({"limit": " "}, 422, "invalid"),
            ({"my_part": None}, 422, "invalid"),
            ({"kind": "wall"}, 422, "invalid"),
            ({"confidence": "secret"}, 422, "invalid"),
        ],
    )
    async def test_what_does_not_fit_is_refused_and_nothing_stored(
        self, world: World, changed: dict[str, Any], status: int, name: str
    ) -> None:
        ana, _ = await world.pair()
        for path in (f"/boundaries/{ONE}", f"/boundaries/{ONE}/versions/1"):
            is_problem(await ana.put(path, limit(world, **changed)), status, name)
        assert await listed(ana) == []

    async def test_the_days_are_the_space_s(self, world: World) -> None:
        """In Auckland it is tomorrow already, and a year off is a day later."""
        ana, ben = await world.pair({"cadence": "weekly", "day": 7, "at": "18:00", "zone": "Pacific/Auckland"})
        world.clock.advance(hours=4)
        refused = await ana.put(f"/boundaries/{ONE}/versions/1", limit(world, days=1))
        is_problem(refused, 409, "review-past")
        assert (await share(world, ana, days=2))["day"] == "2026-11-24"
        world.clock.advance(hours=45)
        assert not await is_absent(ben)
        world.clock.advance(hours=1)
        assert await is_absent(ben)

    @pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"], ids=["spring", "autumn"])
    async def test_it_stands_to_the_last_minute_where_the_clocks_change(self, world: World, day: str) -> None:
        ana, ben = await world.pair()
        world.clock.moment += date.fromisoformat(day) - world.clock.moment.date() - timedelta(days=1)
        await world.sign_in_again(ana)
        await world.sign_in_again(ben)
        await share(world, ana, days=1)
        summer = timedelta(hours=2 if day == "2027-03-28" else 1)
        midnight = world.clock.moment.replace(hour=0) + timedelta(days=2) - summer
        world.clock.moment = midnight - timedelta(seconds=1)
        assert not await is_absent(ben)
        world.clock.moment = midnight
        assert await is_absent(ben)
        assert [one["state"] for one in await listed(ana)] == ["lapsed"]


class TestRenewBoundary:
    async def test_one_tap_lets_it_stand_longer_and_is_no_version(self, world: World) -> None:
        ana, ben = await world.pair()
        first = await share(world, ana, days=5)
        world.clock.advance(days=2)
        day = {"review_on": "2027-03-01"}
        renewed = good(await ana.put(f"/boundaries/{ONE}/review-day", day), 200).json()
        assert renewed == first | {"review_on": "2027-03-01", "day": "2026-11-25"}
        assert good(await ana.put(f"/boundaries/{ONE}/review-day", day), 200).json() == renewed
        assert await ben.get(f"/boundaries/{ONE}") == {
            "today": "2026-11-25",
            "boundary": renewed,
            "earlier": [],
            "replies": [],
        }

    async def test_lapsed_it_is_its_author_s_alone_until_it_is_renewed(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana, days=1)
        await share(world, ana, 2, days=1, limit="Changed")
        good(await ben.put(f"/boundaries/{ONE}/acknowledgement", {"version": 2, "heard": "Dinner"}), 204)
        world.clock.advance(days=2)
        assert await is_absent(ben)
        assert (await ben.put(f"/boundaries/{ONE}/acknowledgement", {"version": 2, "heard": None})).status_code == 404
        whole = await ana.get(f"/boundaries/{ONE}")
        assert (whole["boundary"]["state"], len(whole["earlier"]), len(whole["replies"])) == ("lapsed", 1, 1)
        is_problem(await ana.put(f"/boundaries/{ONE}/review-day", {"review_on": "2026-11-24"}), 409, "review-past")
        is_problem(await ana.put(f"/boundaries/{ONE}/review-day", {"review_on": "2028-11-24"}), 409, "review-too-far")
        good(await ana.put(f"/boundaries/{ONE}/review-day", {"review_on": "2026-12-24"}), 200)
        seen = await ben.get(f"/boundaries/{ONE}")
        assert (seen["boundary"]["day"], seen["replies"][0]["acknowledgement"]["heard"]) == ("2026-11-25", "Dinner")

    async def test_lapsed_it_is_renewed_by_a_change_too(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana, days=1)
        world.clock.advance(days=2)
        await share(world, ana, 2, limit="Smaller")
        assert [one["version"] for one in (await ben.get(f"/boundaries/{ONE}"))["earlier"]] == [1]

    async def test_what_is_private_or_withdrawn_is_not_renewed(self, world: World) -> None:
        ana, _ = await world.pair()
        day = {"review_on": "2026-12-24"}
        good(await ana.put(f"/boundaries/{ONE}", limit(world)), 200)
        is_problem(await ana.put(f"/boundaries/{ONE}/review-day", day), 409, "boundary-private")
        await share(world, ana)
        good(await ana.delete(f"/boundaries/{ONE}"), 204)
        is_problem(await ana.put(f"/boundaries/{ONE}/review-day", day), 409, "boundary-withdrawn")


class TestTakeBoundaryBack:
    async def test_withdrawn_its_words_are_gone_and_a_neutral_trace_stays(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        await share(world, ana, 2, limit="Changed")
        good(await ben.put(f"/boundaries/{ONE}/acknowledgement", {"version": 2, "heard": "Dinner"}), 204)
        world.clock.advance(days=1)
        for _ in range(2):
            good(await ana.delete(f"/boundaries/{ONE}"), 204)
        trace = {
            "id": ONE,
            "by": await ana.member_id(),
            "version": 2,
            "state": "withdrawn",
            "day": "2026-11-24",
            "review_on": None,
            "says": None,
        }
        whole = {"today": "2026-11-24", "boundary": trace, "earlier": [], "replies": []}
        for phone in (ana, ben):
            assert await listed(phone) == [trace]
            assert await phone.get(f"/boundaries/{ONE}") == whole
        assert await trace_of(world) == {"boundary": 1, "boundary_reply": 0, "earlier_version": 0}

    async def test_nobody_revives_it(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        good(await ana.delete(f"/boundaries/{ONE}"), 204)
        for path in (f"/boundaries/{ONE}", f"/boundaries/{ONE}/versions/1", f"/boundaries/{ONE}/versions/2"):
            is_problem(await ana.put(path, limit(world)), 409, "boundary-withdrawn")
        is_problem(
            await ben.put(f"/boundaries/{ONE}/acknowledgement", {"version": 1, "heard": None}),
            409,
            "boundary-withdrawn",
        )

    async def test_lapsed_it_goes_without_a_trace_and_the_others_are_told_nothing(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana, days=1)
        await share(world, ana, 2, days=1, limit="Changed")
        good(await ben.put(f"/boundaries/{ONE}/acknowledgement", {"version": 2, "heard": "Dinner"}), 204)
        world.clock.advance(days=2)
        before = [await ben.call("GET", ben.inside(f"/boundaries{path}")) for path in ("", f"/{ONE}", f"?before={ONE}")]
        good(await ana.delete(f"/boundaries/{ONE}"), 204)
        after = [await ben.call("GET", ben.inside(f"/boundaries{path}")) for path in ("", f"/{ONE}", f"?before={ONE}")]
        assert [one.content for one in before] == [one.content for one in after]
        assert good(await ben.delete(f"/boundaries/{ONE}/acknowledgement"), 204).content == b""
        assert await trace_of(world) == {"boundary": 0, "boundary_reply": 0, "earlier_version": 0}

    async def test_everything_at_once(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        good(await ana.put(f"/boundaries/{made('kept')}", limit(world)), 200)
        await share(world, ben, boundary=OTHER)
        said = {"version": 1, "heard": "Dinner"}
        good(await ana.put(f"/boundaries/{OTHER}/acknowledgement", said), 204)
        good(await ben.put(f"/boundaries/{ONE}/acknowledgement", said), 204)
        for _ in range(2):
            good(await ana.delete("/given"), 204)
        assert {one["id"]: one["state"] for one in await listed(ben)} == {ONE: "withdrawn", OTHER: "shared"}
        assert (await ben.get(f"/boundaries/{OTHER}"))["replies"] == []
        assert [one["state"] for one in await listed(ana) if one["id"] == made("kept")] == ["private"]

    async def test_only_its_author_takes_it_back(self, world: World) -> None:
        ana, ben = await world.pair()
        shared = await share(world, ana)
        assert (await ben.delete(f"/boundaries/{ONE}")).status_code == 404
        assert await listed(ben) == [shared]


class TestTimeOut:
    async def test_what_would_reach_the_others_rests_and_the_rest_goes_on(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        acknowledged = {"version": 1, "heard": None}
        good(await ben.put(f"/boundaries/{ONE}/acknowledgement", acknowledged), 204)
        returns = (world.clock.now() + timedelta(hours=1)).isoformat()
        good(await ben.put(f"/time-out/{made('time-out')}", {"returns_at": returns}), 200)
        for phone, path, body in (
            (ana, f"/boundaries/{OTHER}/versions/1", limit(world)),
            (ana, f"/boundaries/{ONE}/versions/2", limit(world, limit="Changed")),
            (ana, f"/boundaries/{ONE}/review-day", {"review_on": "2026-12-24"}),
            (ben, f"/boundaries/{ONE}/acknowledgement", {"version": 1, "heard": "Dinner"}),
            (ben, f"/boundaries/{ONE}/request-answer", {"version": 1, "answer": "no"}),
        ):
            is_problem(await phone.put(path, body), 409, "time-out-runs")
        await share(world, ana)
        good(await ana.put(f"/boundaries/{ONE}/review-day", {"review_on": "2027-02-21"}), 200)
        good(await ben.put(f"/boundaries/{ONE}/acknowledgement", acknowledged), 204)
        good(await ana.put(f"/boundaries/{OTHER}", limit(world)), 200)
        good(await ben.delete(f"/boundaries/{ONE}/acknowledgement"), 204)
        good(await ana.delete(f"/boundaries/{ONE}"), 204)


class TestWhoIsHere:
    async def test_a_newcomer_reads_what_is_shared_from_then_on(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        await share(world, ana, boundary=OTHER)
        cleo = await world.join(ana, "cleo")
        assert await is_absent(cleo)
        world.clock.advance(days=7)
        assert await listed(cleo) == []
        await share(world, ana, 2, limit="Changed")
        good(await ana.put(f"/boundaries/{OTHER}/review-day", {"review_on": "2027-03-01"}), 200)
        assert {one["id"]: one["day"] for one in await listed(cleo)} == {ONE: "2026-11-30", OTHER: "2026-11-30"}
        assert (await cleo.get(f"/boundaries/{ONE}"))["earlier"] == []
        assert len((await ben.get(f"/boundaries/{ONE}"))["earlier"]) == 1
        await share(world, ana, 2, boundary=OTHER, limit="Changed")
        assert [one["day"] for one in (await cleo.get(f"/boundaries/{OTHER}"))["earlier"]] == ["2026-11-30"]

    async def test_what_a_silent_leaver_shared_stays_until_it_lapses(self, world: World) -> None:
        ana, ben = await world.pair()
        shared = await share(world, ben, days=3)
        await share(world, ben, boundary=OTHER, days=3)
        good(await ben.delete(f"/boundaries/{OTHER}"), 204)
        good(await ben.put(f"/boundaries/{made('kept')}", limit(world)), 200)
        before = await ana.get("/boundaries")
        good(await ben.post("/leave", {"say_so": False}), 204)
        assert await ana.get("/boundaries") == before
        assert shared in before["boundaries"]
        good(await ana.put(f"/boundaries/{ONE}/acknowledgement", {"version": 1, "heard": "Dinner"}), 204)
        assert (await trace_of(world))["boundary"] == 2
        world.clock.advance(days=4)
        assert [one["state"] for one in await listed(ana)] == ["withdrawn"]

    async def test_leaving_destroys_what_was_private_or_had_lapsed(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ben, days=1)
        await share(world, ben, 2, days=1, limit="Changed")
        good(await ana.put(f"/boundaries/{ONE}/acknowledgement", {"version": 2, "heard": "Dinner"}), 204)
        good(await ben.put(f"/boundaries/{OTHER}", limit(world)), 200)
        await share(world, ana, boundary=made("hers"), days=1)
        world.clock.advance(days=2)
        good(await ben.post("/leave", {"say_so": True}), 204)
        assert await trace_of(world) == {"boundary": 1, "boundary_reply": 0, "earlier_version": 0}

    async def test_who_left_openly_and_comes_back_begins_anew(self, world: World) -> None:
        ana, ben = await world.pair()
        await share(world, ana)
        mine = await share(world, ben, boundary=OTHER)
        good(await ben.post("/leave", {"say_so": True}), 204)
        secret = await world.invite(ana, "ben again")
        good(await ben.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"}), 200)
        world.clock.advance(days=7)
        assert await listed(ben) == [mine]
        good(await ana.put(f"/boundaries/{ONE}/review-day", {"review_on": "2027-03-01"}), 200)
        assert len(await listed(ben)) == 2


class TestListBoundaries:
    async def test_newest_day_first_in_pages(self, world: World) -> None:
        ana, ben = await world.pair()
        for n in range(25):
            await share(world, ana if n % 2 else ben, boundary=made(f"boundary/{n}"))
            world.clock.advance(hours=12)
        good(await ana.put(f"/boundaries/{OTHER}", limit(world)), 200)
        first = await ben.get("/boundaries")
        rest = await ben.get(f"/boundaries?before={first['next']}")
        assert (len(first["boundaries"]), len(rest["boundaries"]), rest["next"]) == (20, 5, None)
        days = [one["day"] for one in first["boundaries"] + rest["boundaries"]]
        assert days == sorted(days, reverse=True)
        assert len({one["id"] for one in first["boundaries"] + rest["boundaries"]}) == 25

    async def test_an_unknown_place_is_the_one_404(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/boundaries/{ONE}", limit(world)), 200)
        refused = [await ben.call("GET", ben.inside(f"/boundaries?before={before}")) for before in (ONE, OTHER)]
        assert refused[0].status_code == 404
        assert refused[0].content == refused[1].content


class TestForOtherPages:
    async def test_what_stands_what_is_mine_and_what_comes_back(self, world: World) -> None:
        ana, ben = await world.pair()
        ids = {name: made(f"boundary/{name}") for name in ("far", "near", "gone", "kept", "his")}
        await share(world, ana, boundary=ids["far"])
        await share(world, ana, boundary=ids["near"], days=2)
        await share(world, ana, boundary=ids["gone"], days=2)
        await share(world, ben, boundary=ids["his"], days=2)
        good(await ana.put(f"/boundaries/{ids['kept']}", limit(world, days=2)), 200)
        good(await ana.delete(f"/boundaries/{ids['gone']}"), 204)
        for days, standing, given, waiting in (
            (0, {"far", "near", "his"}, {"far", "near"}, set[str]()),
            (1, {"far", "near", "his"}, {"far", "near"}, set[str]()),
            (2, {"far", "near", "his"}, {"far", "near"}, {"near"}),
            (3, {"far"}, {"far"}, {"near"}),
        ):
            found = [await _told(world, ana, verb) for verb in (service.standing, service.given, service.for_home)]
            expected = [{ids[name] for name in names} for names in (standing, given, waiting)]
            assert found == expected, days
            world.clock.advance(days=1)


async def _told(world: World, phone: Phone, verb: Any) -> set[str]:
    """The ids that one of the functions for other pages gives."""
    (cookie,) = [value for name, value in phone.client.cookies.items() if name.endswith("tend")]

    def act(connection: Any) -> set[str]:
        work = world.runtime.work(connection)
        member = calling_member(work, cookie, UUID(phone.space))
        return {str(one.id) for one in verb(work, member, rhythms.here(work, member))}

    return await world.runtime.db.read(act)
