"""Cards through the API: sharing, reading, changing, taking back, and how they go by themselves."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from api.schemas import encode
from models.cards import card_table, cheer_table
from tests.cards.notes import FIRST, card, share, words_of
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

NOTE = made("note")


def problem(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["type"].rpartition(":")[2]


async def rows(world: World) -> int:
    def count(connection: Any) -> int:
        tables = (card_table, cheer_table)
        return sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)

    return await world.runtime.db.read(count)


class TestShareCard:
    async def test_what_one_writes_the_other_finds(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, "note", body=card(confidence="between-us")), 200)
        (seen,) = (await ben.get("/cards"))["cards"]
        assert seen == await ben.get(f"/cards/{NOTE}") == await ana.get(f"/cards/{NOTE}")
        assert seen == {
            "id": NOTE,
            "version": 1,
            "by": await ana.member_id(),
            "kind": "appreciation",
            "pack": 1,
            "fields": [
                {"field": "words", "words": "You rang me at lunch"}
                | dict.fromkeys(("choice", "feelings", "rating", "day"))
            ],
            "shared_on": "2026-11-23",
            "until": None,
            "confidence": "between-us",
            "cheers": [],
        }

    @pytest.mark.parametrize("kind", FIRST)
    async def test_every_kind_of_the_pack_can_be_written(self, world: World, kind: str) -> None:
        ana, ben = await world.pair()
        good(await share(ana, "note", body=card(kind)), 200)
        assert (await ben.get(f"/cards/{NOTE}"))["kind"] == kind

    async def test_the_same_again_is_the_same_card_and_other_words_are_refused(self, world: World) -> None:
        ana, ben = await world.pair()
        first = good(await share(ana, "note"), 200).json()
        world.clock.advance(days=1)
        assert good(await share(ana, "note"), 200).json() == first
        assert problem(await share(ana, "note", body=card(words="Other words"))) == (409, "other-body")
        assert problem(await share(ana, "note", n=3)) == (409, "other-body")
        assert (await ben.get(f"/cards/{NOTE}")) == first

    async def test_an_id_is_its_author_s_own(self, world: World) -> None:
        """One under which another's is read is refused; what is not read any more is in nobody's way."""
        ana, ben = await world.pair()
        good(await share(ana, "note", body=card(words="Ana’s")), 200)
        assert problem(await share(ben, "note", body=card(words="Ben’s"))) == (409, "other-body")
        assert problem(await share(ben, "other", n=2)) == (409, "other-body")
        assert await words_of(ana) == await words_of(ben) == ["Ana’s"]
        good(await ana.delete(f"/cards/{NOTE}"), 204)
        good(await share(ben, "note", body=card(words="Ben’s")), 200)
        assert await words_of(ana) == await words_of(ben) == ["Ben’s"]

    async def test_a_change_takes_the_place_of_what_stood(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, "note"), 200)
        world.clock.advance(days=2)
        good(await share(ana, "note", n=2, body=card(words="You rang me twice")), 200)
        seen = await ben.get(f"/cards/{NOTE}")
        assert (seen["version"], seen["fields"][0]["words"], seen["shared_on"]) == (
            2,
            "You rang me twice",
            "2026-11-25",
        )
        assert await words_of(ben) == ["You rang me twice"]

    @pytest.mark.parametrize(
        ("body", "found"),
        [
            (card() | {"kind": "omen"}, (409, "card-kind-unknown")),
            (card() | {"pack": 2}, (409, "card-kind-unknown")),
            (card() | {"fields": []}, (422, "invalid")),
            (card() | {"fields": [{"field": "nothing", "words": "x"}]}, (422, "invalid")),
            (card() | {"fields": [{"field": "words", "choice": "x"}]}, (422, "invalid")),
            (card(words="x" * 20_000), (422, "invalid")),
            (card() | {"mood": "x"}, (422, "invalid")),
            (card(confidence="secret"), (422, "invalid")),
            (card(until="2026-11-23"), (422, "last-day-past")),
            (card(until="2020-01-01"), (422, "last-day-past")),
            (card(until="2027-11-25"), (422, "last-day-too-far")),
            (card("heads-up", until="2026-11-25"), (422, "invalid")),
        ],
        ids=str,
    )
    async def test_what_does_not_fit_is_refused_and_nothing_is_stored(
        self, world: World, body: Any, found: tuple[int, str]
    ) -> None:
        ana, _ = await world.pair()
        assert problem(await share(ana, "note", body=body)) == found
        assert await rows(world) == 0

    async def test_a_kind_of_another_kind_of_space_is_not_known(self, world: World) -> None:
        ana = await world.sign_up("ana")
        ana.space = made("space/desk")
        rhythm = {"cadence": "weekly", "day": 7, "at": "18:00", "zone": "Europe/Berlin"}
        good(await ana.put("", {"kind": "work", "name": "desk", "my_name": "Ana", "rhythm": rhythm}), 200)
        assert problem(await share(ana, "note", body=card("hard-times"))) == (409, "card-kind-unknown")

    async def test_it_rests_in_a_time_out_and_can_be_taken_back_then(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, "note", body=card("hope")), 200)
        good(await ben.put(f"/cards/{NOTE}/cheer", {"cheer": "glad"}), 204)
        returns_at = (world.clock.now() + timedelta(hours=1)).isoformat()
        good(await ben.put(f"/time-out/{made('pause')}", {"returns_at": returns_at}), 200)
        assert problem(await share(ana, "other")) == (409, "time-out-runs")
        assert problem(await share(ana, "note", n=2)) == (409, "time-out-runs")
        assert problem(await ben.put(f"/cards/{NOTE}/cheer", {"cheer": "with-you"})) == (409, "time-out-runs")
        good(await share(ana, "note", body=card("hope")), 200)
        good(await ben.put(f"/cards/{NOTE}/cheer", {"cheer": "glad"}), 204)
        good(await ben.delete(f"/cards/{NOTE}/cheer"), 204)
        good(await ana.delete(f"/cards/{NOTE}"), 204)


class TestListCards:
    async def test_pages_of_one_kind_come_newest_day_first(self, world: World) -> None:
        ana, ben = await world.pair()
        for n in range(25):
            phone = (ana, ben)[n % 2]
            good(await share(phone, f"note {n}", body=card(words=f"thanks {n}")), 200)
            good(await share(phone, f"line {n}", body=card("preference", words=f"line {n}")), 200)
            world.clock.advance(days=1)
        first = await ben.get("/cards?kind=appreciation")
        rest = await ben.get(f"/cards?kind=appreciation&before={first['next']}")
        words = [one["fields"][0]["words"] for one in (*first["cards"], *rest["cards"])]
        assert words == [f"thanks {n}" for n in reversed(range(25))]
        assert (len(first["cards"]), rest["next"]) == (20, None)
        assert len((await ben.get("/cards"))["cards"]) == 20

    async def test_on_one_day_the_order_does_not_tell_who_was_first(self, world: World) -> None:
        ana, ben = await world.pair()
        for n, phone in enumerate((ben, ana, ben, ana, ana)):
            good(await share(phone, f"note {n}", body=card(words=f"{n}")), 200)
            world.clock.advance(minutes=1)
        ids = [one["id"] for one in (await ben.get("/cards"))["cards"]]
        assert ids == sorted(ids, reverse=True)

    async def test_before_what_is_not_there_is_the_one_404_and_an_unknown_kind_says_so(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await share(ana, "note"), 200)
        assert (await ana.call("GET", ana.inside(f"/cards?before={made('none')}"))).status_code == 404
        assert (await ana.call("GET", ana.inside(f"/cards?kind=hope&before={NOTE}"))).status_code == 404
        assert problem(await ana.call("GET", ana.inside("/cards?kind=omen"))) == (409, "card-kind-unknown")


class TestTakeCardBack:
    async def test_it_is_gone_for_all_with_its_cheers(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, "note", body=card("hope")), 200)
        good(await ben.put(f"/cards/{NOTE}/cheer", {"cheer": "glad"}), 204)
        assert problem(await ben.delete(f"/cards/{NOTE}")) == (404, "not-found")
        good(await ana.delete(f"/cards/{NOTE}"), 204)
        for phone in (ana, ben):
            assert (await phone.call("GET", phone.inside(f"/cards/{NOTE}"))).status_code == 404
            assert await words_of(phone) == []
        assert await rows(world) == 0
        assert problem(await ana.delete(f"/cards/{NOTE}")) == (404, "not-found")


class TestGoingByItself:
    @pytest.mark.parametrize(
        "eve", [datetime(2027, 3, 27, 20, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)], ids=["spring", "plain"]
    )
    async def test_a_heads_up_is_there_for_24_hours_and_then_for_nobody(self, world: World, eve: datetime) -> None:
        ana, ben = await world.pair()
        world.clock.moment = eve
        for phone in (ana, ben):
            await world.sign_in_again(phone)
        good(await share(ana, "note", body=card("heads-up")), 200)
        assert (await ben.get(f"/cards/{NOTE}"))["until"] is None, "it would tell when it was written"
        world.clock.moment = eve + timedelta(hours=23, minutes=59, seconds=59)
        assert await words_of(ben, "?kind=heads-up") == ["little"]
        world.clock.moment = eve + timedelta(hours=24)
        for phone in (ana, ben):
            assert await words_of(phone, "?kind=heads-up") == await words_of(phone) == []
            assert (await phone.call("GET", phone.inside(f"/cards/{NOTE}"))).status_code == 404
        assert problem(await ana.delete(f"/cards/{NOTE}")) == (404, "not-found")

    async def test_a_chosen_last_day_counts_whole_in_the_space_s_zone(self, world: World) -> None:
        ana, ben = await world.pair()
        body = card(until="2026-11-25")
        good(await share(ana, "note", body=body), 200)
        assert (await ben.get(f"/cards/{NOTE}"))["until"] == "2026-11-25"
        world.clock.moment = datetime(2026, 11, 25, 22, 59, 59, tzinfo=UTC)
        good(await share(ana, "note", body=body), 200)
        assert await words_of(ben) == ["You rang me at lunch"]
        world.clock.advance(seconds=1)
        assert await words_of(ben) == await words_of(ana) == []

    async def test_what_has_ended_is_destroyed_when_somebody_next_writes(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ana, "note", body=card("hope", until="2026-11-25")), 200)
        good(await ben.put(f"/cards/{NOTE}/cheer", {"cheer": "glad"}), 204)
        good(await share(ana, "stays", body=card("hope")), 200)
        good(await ben.put(f"/cards/{made('stays')}/cheer", {"cheer": "glad"}), 204)
        world.clock.advance(days=4)
        assert await rows(world) == 4
        good(await share(ben, "other"), 200)
        assert await rows(world) == 3

    async def test_its_id_is_free_again_whether_or_not_somebody_wrote_since(self, world: World) -> None:
        ana, ben = await world.pair()
        for written in (False, True):
            good(await share(ana, "note", body=card("heads-up")), 200)
            world.clock.advance(hours=25)
            if written:
                good(await share(ben, "other"), 200)
            assert problem(await share(ana, "note", n=2, body=card("heads-up"))) == (409, "other-body")
            assert good(await share(ana, "note", body=card("heads-up")), 200).json()["version"] == 1
            good(await ana.delete(f"/cards/{NOTE}"), 204)


class TestSteady:
    async def test_it_stands_at_the_head_of_an_open_repair_mine_and_theirs(self, world: World) -> None:
        ana, ben = await world.pair()
        repair = f"/repairs/{made('repair')}"
        good(await ana.put(repair, {"ritual": "mend", "version": 1, "line": "Sunday"}), 200)
        assert (await ben.get(repair))["steady"] == []
        for phone, words in ((ana, "I am not against you"), (ben, "I come back")):
            good(await share(phone, f"steady {phone.name}", body=card("steady", words=words)), 200)
        good(await share(ana, "note"), 200)
        for phone in (ana, ben):
            seen = (await phone.get(repair))["steady"]
            assert {one["fields"][0]["words"] for one in seen} == {"I am not against you", "I come back"}
            assert {one["by"] for one in seen} == {await ana.member_id(), await ben.member_id()}
        good(await ana.put(f"{repair}/end", {"how": "rest"}), 204)
        assert (await ben.get(repair))["steady"] == []


class TestWhoReads:
    async def test_a_newcomer_reads_what_is_shared_from_then_on(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await share(ana, "note"), 200)
        good(await share(ana, "steady", body=card("steady")), 200)
        world.clock.advance(days=7)
        cleo = await world.join(ana, "cleo")
        assert await words_of(cleo) == []
        world.clock.advance(days=7)
        good(await share(ana, "later", body=card(words="Later")), 200)
        good(await share(ana, "steady", n=2, body=card("steady")), 200)
        assert sorted(await words_of(cleo)) == ["I am not against you", "Later"]
        assert (await cleo.call("GET", cleo.inside(f"/cards/{NOTE}"))).status_code == 404

    @pytest.mark.parametrize("say_so", [False, True])
    async def test_what_a_leaver_shared_stays_and_what_had_ended_is_destroyed(self, world: World, say_so: bool) -> None:
        ana, ben = await world.pair()
        good(await share(ben, "note"), 200)
        good(await share(ben, "brief", body=card("heads-up")), 200)
        world.clock.advance(days=2)
        good(await ben.post("/leave", {"say_so": say_so}), 204)
        assert await words_of(ana) == ["You rang me at lunch"]
        assert await rows(world) == 1

    async def test_one_who_comes_back_reads_their_own_and_what_comes_after(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await share(ben, "mine", body=card(words="Ben’s")), 200)
        good(await share(ana, "note", body=card(words="Ana’s")), 200)
        good(await ben.post("/leave", {"say_so": True}), 204)
        world.clock.advance(days=7)
        await _come_back(world, ana, ben)
        assert await words_of(ben) == ["Ben’s"]
        assert sorted(await words_of(ana)) == ["Ana’s", "Ben’s"]
        world.clock.advance(days=7)
        good(await share(ana, "note", n=2, body=card(words="Ana’s, anew")), 200)
        assert sorted(await words_of(ben)) == ["Ana’s, anew", "Ben’s"]


async def _come_back(world: World, inviter: Phone, phone: Phone) -> None:
    secret = await world.invite(inviter, "again")
    good(await phone.call("POST", "/invites/accept", {"token": encode(secret), "my_name": phone.name}), 200)
