"""Spaces, their rhythm and names, invitations, leaving."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from api.schemas import encode
from models.spaces import Kind
from tests.world import SUNDAYS, World, answer, good, made, token

pytestmark = pytest.mark.anyio


class TestCreateSpace:
    async def test_its_maker_is_its_first_member_and_sees_when_it_opens(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana, "Ana & Ben")
        space = await ana.get()
        assert (space["name"], space["kind"], space["rhythm"]) == ("Ana & Ben", "partners", SUNDAYS)
        assert space["opens"][:2] == ["2026-11-29T17:00:00Z", "2026-12-06T17:00:00Z"]
        assert [(member["name"], member["me"], member["gone"]) for member in space["members"]] == [("ana", True, False)]
        assert (await ana.call("GET", "/spaces")).json() == {
            "spaces": [{"id": ana.space, "kind": "partners", "name": "Ana & Ben"}]
        }

    async def test_the_same_again_is_the_same_and_another_body_a_conflict(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        first = await ana.get()
        await world.make_space(ana)
        assert await ana.get() == first
        other = {"kind": "partners", "name": "other", "my_name": "ana", "rhythm": SUNDAYS}
        assert (await ana.put("", other)).json()["type"].endswith(":other-body")

    async def test_a_kind_without_questions_does_not_fit(self, world: World) -> None:
        only_partners = replace(world.runtime.library, kinds=(Kind.partners,))
        world.app.state.runtime = replace(world.runtime, library=only_partners)
        ana = await world.sign_up("ana")
        body = {"kind": "work", "name": "us", "my_name": "ana", "rhythm": SUNDAYS}
        refused = good(await ana.call("PUT", f"/spaces/{made('w')}", body), 422).json()
        assert refused["errors"][0]["pointer"] == "/kind"

    @pytest.mark.parametrize(
        ("rhythm", "pointer"),
        [
            ({"zone": "Mars/Olympus"}, "/rhythm/zone"),
            ({"at": "25:00"}, "/rhythm/at"),
            ({"at": "1８:00"}, "/rhythm/at"),
            ({"at": "18:00\n"}, "/rhythm/at"),
            ({"day": 8}, "/rhythm"),
            ({"cadence": "daily"}, "/rhythm/cadence"),
            ({"cadence": "monthly", "day": 32}, "/rhythm/day"),
        ],
    )
    async def test_a_rhythm_that_does_not_fit_says_where(
        self, world: World, rhythm: dict[str, Any], pointer: str
    ) -> None:
        ana = await world.sign_up("ana")
        body = {"kind": "partners", "name": "us", "my_name": "ana", "rhythm": SUNDAYS | rhythm}
        refused = good(await ana.call("PUT", f"/spaces/{made('r')}", body), 422).json()
        assert [fault["pointer"] for fault in refused["errors"]] == [pointer]
        assert "isoformat" not in str(refused), "a library’s words, which hold the input"


class TestRhythm:
    async def test_a_change_holds_from_the_next_round_and_the_running_one_keeps_its_opening(self, world: World) -> None:
        ana, ben = await world.pair()
        changed = good(await ben.put("/rhythm", SUNDAYS | {"day": 2, "at": "20:30"}), 200).json()
        assert changed["opens"][:3] == ["2026-11-29T17:00:00Z", "2026-12-01T19:30:00Z", "2026-12-08T19:30:00Z"]
        again = good(await ana.put("/rhythm", SUNDAYS), 200).json()
        assert again["opens"][:2] == ["2026-11-29T17:00:00Z", "2026-12-06T17:00:00Z"]

    async def test_the_same_rhythm_again_moves_nothing(self, world: World) -> None:
        fortnights = SUNDAYS | {"cadence": "fortnightly"}
        ana, _ = await world.pair(rhythm=fortnights)
        before = (await ana.get())["opens"]
        assert good(await ana.put("/rhythm", fortnights), 200).json()["opens"] == before

    async def test_rounds_that_have_opened_keep_their_day(self, world: World) -> None:
        ana, _ = await world.pair()
        world.clock.advance(days=14)
        before = await ana.get("/rounds")
        good(await ana.put("/rhythm", SUNDAYS | {"cadence": "monthly", "day": 31, "zone": "Asia/Kathmandu"}), 200)
        assert await ana.get("/rounds") == before


class TestNames:
    async def test_any_member_names_the_space_and_each_themself(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ben.put("/name", {"name": "Wir \N{HERB}"}), 200)
        good(await ben.put("/my-name", {"name": "بن"}), 200)
        seen = await ana.get()
        assert seen["name"] == "Wir \N{HERB}"
        assert [member["name"] for member in seen["members"]] == ["ana", "بن"]


class TestInvites:
    async def test_who_opens_one_sees_who_invites_and_into_what(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana, "Sundays")
        secret = await world.invite(ana, "ben")
        seen = good(await world.phone().call("POST", "/invites/look", {"token": encode(secret)}), 200).json()
        assert seen == {
            "space_name": "Sundays",
            "kind": "partners",
            "inviter": "ana",
            "rhythm": SUNDAYS,
            "ends_at": "2026-11-26T09:00:00Z",
        }

    async def test_one_is_used_once_and_its_guest_coming_twice_is_in_once(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        secret = await world.invite(ana, "ben")
        ben = await world.sign_up("ben", invite=secret)
        body = {"token": encode(secret), "my_name": "ben"}
        for _ in range(2):
            assert good(await ben.call("POST", "/invites/accept", body), 200).json() == {"space": ana.space}
        assert len((await ana.get())["members"]) == 2
        assert (await ben.call("POST", "/invites/look", {"token": encode(secret)})).status_code == 404
        assert (await ana.get("/invites")) == {"invites": []}

    async def test_all_see_with_which_check_in_a_third_begins(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        pair = {await ana.member_id(), await ben.member_id()}
        trio = pair | {await cleo.member_id()}
        assert {*(await ana.get("/home"))["week"]["among"]} == pair
        assert {*(await cleo.get("/home"))["week"]["among"]} == trio
        world.clock.advance(days=7)
        assert {*(await ana.get("/home"))["week"]["among"]} == trio

    async def test_a_token_that_has_an_invitation_makes_no_second_one(self, world: World) -> None:
        ana, ben = await world.pair()
        await world.invite(ana, "cleo")
        body = {"token_hash": encode(sha256(token("invite/cleo")).digest())}
        for whose in (ana, ben):
            refused = await whose.put(f"/invites/{made('another')}", body)
            assert (refused.status_code, refused.json()["type"]) == (409, "urn:tend:problem:other-body")

    @pytest.mark.parametrize("ending", ["revoked", "expired", "used", "unknown"])
    async def test_revoked_expired_used_and_unknown_are_the_one_404(self, world: World, ending: str) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        cleo = await world.join(ana, "cleo")
        secret = await world.invite(ana, "ben")
        if ending == "revoked":
            good(await ana.delete(f"/invites/{made('invite/ben')}"), 204)
        if ending == "expired":
            world.clock.advance(hours=72)
        if ending == "used":
            await world.sign_up("ben", invite=secret)
            ben = world.phones[-1]
            good(await ben.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"}), 200)
        if ending == "unknown":
            secret = token("nothing")
        look = await cleo.call("POST", "/invites/look", {"token": encode(secret)})
        nothing = await cleo.call("GET", f"/spaces/{made('nowhere')}")
        assert (look.status_code, look.content) == (404, nothing.content)
        if ending != "used":
            body = {"token": encode(secret), "my_name": "x"}
            assert (await cleo.call("POST", "/invites/accept", body)).content == nothing.content

    async def test_only_their_maker_sees_and_revokes_them(self, world: World) -> None:
        ana, ben = await world.pair()
        await world.invite(ana, "cleo")
        assert len((await ana.get("/invites"))["invites"]) == 1
        assert (await ben.get("/invites")) == {"invites": []}
        assert (await ben.delete(f"/invites/{made('invite/cleo')}")).status_code == 404

    async def test_eight_people_fit_and_a_silent_leaver_keeps_their_place(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        others = [await world.join(ana, name) for name in ("b1", "b2", "b3", "b4", "b5", "b6", "b7")]
        good(await others[0].post("/leave", {"say_so": False}), 204)
        body = {"token_hash": encode(token("x"))}
        assert (await ana.put(f"/invites/{made('x')}", body)).json()["type"].endswith(":space-full")


class TestLeave:
    async def test_what_has_not_opened_is_destroyed_and_what_has_opened_stays(self, world: World) -> None:
        ana, ben = await world.pair()
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", answer("need", text=phone.name, share="gift")), 204)
        world.clock.advance(days=7)
        good(await ben.put("/rounds/2/answer", answer("need", text="later", share="gift")), 204)
        opened = await ana.get("/rounds/1")
        good(await ben.post("/leave", {"say_so": False}), 204)
        assert await ana.get("/rounds/1") == opened
        world.clock.advance(days=7)
        assert (await ana.get("/rounds/2"))["answers"] == []
        assert (await ben.call("GET", ben.inside())).status_code == 404

    async def test_says_so_only_when_the_leaver_chooses(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        before = await ana.get()
        good(await ben.post("/leave", {"say_so": False}), 204)
        assert await ana.get() == before
        good(await cleo.post("/leave", {"say_so": True}), 204)
        assert [member["gone"] for member in (await ana.get())["members"]] == [False, False, True]

    async def test_the_last_to_leave_takes_the_space_along(self, world: World) -> None:
        ana, ben = await world.pair()
        secret = await world.invite(ana, "cleo")
        good(await ben.post("/leave", {"say_so": True}), 204)
        good(await ana.post("/leave", {"say_so": True}), 204)
        assert (await world.phone().call("POST", "/invites/look", {"token": encode(secret)})).status_code == 404
        again = {"kind": "partners", "name": "us", "my_name": "ana", "rhythm": SUNDAYS}
        assert (await ana.put("", again)).status_code == 404

    async def test_who_left_comes_back_by_a_new_invitation_as_who_they_were(self, world: World) -> None:
        ana, ben = await world.pair()
        before = await ana.get()
        good(await ben.post("/leave", {"say_so": False}), 204)
        secret = await world.invite(ana, "back")
        good(await ben.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"}), 200)
        assert await ana.get() == before
        assert (await ben.get("/home"))["week"]["state"] == "writing"

    async def test_who_had_said_so_begins_with_the_next_round(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ben.post("/leave", {"say_so": True}), 204)
        secret = await world.invite(ana, "back")
        good(await ben.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"}), 200)
        assert [member["gone"] for member in (await ana.get())["members"]] == [False, False]
        assert (await ben.get("/home"))["week"]["state"] == "waiting"
