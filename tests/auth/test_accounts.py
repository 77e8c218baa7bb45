"""Signing up, in and out with a password; recovery; sessions; goodbye."""

import pytest

from api.schemas import encode
from tests.world import World, answer, good, made, sign_up_body, token

pytestmark = pytest.mark.anyio

WRAPPED = encode(b"\x01" + bytes(60))
OTHER_WRAPPED = encode(b"\x01" + bytes(59) + b"\x07")


def key(name: str, what: str = "auth") -> dict[str, str]:
    return {"handle": name, "auth_key": encode(token(f"{what}/{name}"))}


class TestSignUp:
    async def test_the_first_person_comes_freely_and_the_next_by_invitation(self, world: World) -> None:
        stranger = world.phone()
        assert (await stranger.call("GET", "/auth/door")).json() == {"sign_up": "open"}
        await world.sign_up("ana")
        assert (await stranger.call("GET", "/auth/door")).json() == {"sign_up": "invite"}
        refused = await stranger.call("POST", "/auth/sign-up", sign_up_body("ben"))
        assert refused.json()["type"] == "urn:tend:problem:sign-up-closed"

    async def test_a_taken_handle_is_taken_in_any_spelling(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        secret = await world.invite(ana, "ben")
        body = sign_up_body("ben", secret) | {"handle": "ＡＮＡ"}
        assert (await world.phone().call("POST", "/auth/sign-up", body)).json()["type"].endswith(":handle-taken")

    async def test_the_handle_that_is_shown_signs_in(self, world: World) -> None:
        """Its one spelling may be longer than what was typed: ㍿ is four signs."""
        phone = world.phone()
        good(await phone.call("POST", "/auth/sign-up", sign_up_body("ana") | {"handle": "㍿" * 11}), 422)
        good(await phone.call("POST", "/auth/sign-up", sign_up_body("ana") | {"handle": " ㍿Straße"}), 201)
        shown = good(await phone.call("GET", "/me"), 200).json()["handle"]
        assert shown == "株式会社strasse"
        good(await world.phone().call("POST", "/auth/password/sign-in", key("ana") | {"handle": shown}), 200)

    async def test_a_retry_whose_first_answer_was_lost_signs_in(self, world: World) -> None:
        await world.sign_up("ana")
        phone = world.phone()
        good(await phone.call("POST", "/auth/sign-up", sign_up_body("ana")), 201)
        assert (await phone.call("GET", "/me")).json()["handle"] == "ana"

    async def test_the_same_id_with_another_key_is_refused(self, world: World) -> None:
        await world.sign_up("ana")
        body = sign_up_body("ana")
        body["password"]["auth_key"] = encode(token("guess"))
        assert (await world.phone().call("POST", "/auth/sign-up", body)).json()["type"].endswith(":other-body")

    async def test_one_invitation_signs_up_one_person(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        secret = await world.invite(ana, "ben")
        await world.sign_up("ben", invite=secret)
        again = await world.phone().call("POST", "/auth/sign-up", sign_up_body("eve", secret))
        assert again.status_code == 404

    @pytest.mark.parametrize("other", [{"memory_kib": 1024}, {"passes": 1}, {"memory_kib": 131072}, {"passes": 4}])
    async def test_a_derivation_that_is_weak_or_tells_who_is_here_is_refused(
        self, world: World, other: dict[str, int]
    ) -> None:
        body = sign_up_body("ana")
        body["password"] |= other
        refused = good(await world.phone().call("POST", "/auth/sign-up", body), 422).json()
        assert [fault["pointer"] for fault in refused["errors"]] == [f"/password/{next(iter(other))}"]


class TestSignIn:
    async def test_gives_the_account_key_wrapped_under_the_password(self, world: World) -> None:
        await world.sign_up("ana")
        phone = world.phone()
        opened = good(await phone.call("POST", "/auth/password/sign-in", key("ana")), 200).json()
        assert opened == {"person": made("person/ana"), "wrapped_key": WRAPPED}

    async def test_an_unknown_handle_and_a_wrong_key_are_one_refusal(self, world: World) -> None:
        await world.sign_up("ana")
        phone = world.phone()
        unknown = await phone.call("POST", "/auth/password/sign-in", key("nobody"))
        wrong = await phone.call("POST", "/auth/password/sign-in", key("ana", "guess"))
        assert unknown.status_code == wrong.status_code == 401
        assert unknown.content == wrong.content

    async def test_a_handles_salt_is_the_same_before_and_after_there_is_such_an_account(self, world: World) -> None:
        before = good(await world.phone().call("POST", "/auth/password/salt", {"handle": "ana"}), 200).json()
        await world.sign_up("ana")
        phone = world.phone()
        salts = [
            good(await phone.call("POST", "/auth/password/salt", {"handle": name}), 200).json()
            for name in ("nobody", "NOBODY", "ana", "somebody")
        ]
        assert salts[0] == salts[1] != salts[3]
        assert salts[2] == before
        assert {(salt["memory_kib"], salt["passes"]) for salt in salts} == {(65536, 3)}

    async def test_takes_the_place_of_the_browsers_earlier_session(self, world: World) -> None:
        ana = await world.sign_up("ana")
        before = dict(ana.client.cookies)
        good(await ana.call("POST", "/auth/password/sign-in", key("ana")), 200)
        assert dict(ana.client.cookies) != before
        assert len((await ana.call("GET", "/me/sessions")).json()["sessions"]) == 1


class TestSignOut:
    async def test_ends_the_session_and_leaves_nothing_in_the_browser(self, world: World) -> None:
        ana = await world.sign_up("ana")
        token_before = ana.client.cookies["tend"]
        ended = good(await ana.call("POST", "/auth/sign-out"), 204)
        assert ended.headers["clear-site-data"] == '"cache", "cookies", "storage"'
        assert "tend" not in ana.client.cookies
        replay = await world.phone().call("GET", "/me", headers={"Cookie": f"tend={token_before}"})
        assert replay.status_code == 401

    async def test_without_a_session_nothing_happens(self, world: World) -> None:
        good(await world.phone().call("POST", "/auth/sign-out"), 204)


class TestRecovery:
    async def test_the_code_is_replaced_on_use_and_works_once(self, world: World) -> None:
        elsewhere = await world.sign_up("ana")
        phone = world.phone()
        found = good(await phone.call("POST", "/auth/recovery/open", key("ana", "code")), 200).json()
        assert found == {"person": made("person/ana"), "wrapped_key": WRAPPED}
        renewal = key("ana", "code") | {
            "replacement": {"auth_key": encode(token("new-code")), "wrapped_key": OTHER_WRAPPED}
        }
        good(await phone.call("POST", "/auth/recovery/finish", renewal), 200)
        assert (await phone.call("GET", "/me")).json()["fresh"] is True
        assert (await elsewhere.call("GET", "/me")).status_code == 401
        for path, body in (("open", key("ana", "code")), ("finish", renewal)):
            assert (await world.phone().call("POST", f"/auth/recovery/{path}", body)).status_code == 401
        new = {"handle": "ana", "auth_key": encode(token("new-code"))}
        opened = good(await world.phone().call("POST", "/auth/recovery/open", new), 200).json()
        assert opened["wrapped_key"] == OTHER_WRAPPED

    async def test_looking_with_the_code_uses_nothing_up_and_signs_nobody_in(self, world: World) -> None:
        await world.sign_up("ana")
        phone = world.phone()
        for _ in range(2):
            good(await phone.call("POST", "/auth/recovery/open", key("ana", "code")), 200)
        assert (await phone.call("GET", "/me")).status_code == 401


class TestSessions:
    async def test_are_listed_with_device_and_day_and_ended_one_by_one(self, world: World) -> None:
        ana = await world.sign_up("ana")
        world.clock.advance(days=1)
        other = await world.sign_in("ana")
        listed = (await ana.call("GET", "/me/sessions")).json()["sessions"]
        assert [(s["device"], s["signed_in_on"], s["this_one"]) for s in listed] == [
            ("Firefox · Linux", "2026-11-24", False),
            ("Firefox · Linux", "2026-11-23", True),
        ]
        good(await ana.call("DELETE", f"/me/sessions/{listed[0]['id']}"), 204)
        assert (await other.call("GET", "/me")).status_code == 401
        assert (await ana.call("DELETE", f"/me/sessions/{listed[0]['id']}")).status_code == 404

    async def test_nobody_ends_anothers(self, world: World) -> None:
        ana, ben = await world.pair()
        mine = (await ana.call("GET", "/me/sessions")).json()["sessions"][0]["id"]
        assert (await ben.call("DELETE", f"/me/sessions/{mine}")).status_code == 404
        good(await ana.call("GET", "/me"), 200)

    async def test_end_after_ninety_days(self, world: World) -> None:
        ana = await world.sign_up("ana")
        world.clock.advance(days=90)
        assert (await ana.call("GET", "/me")).json()["type"].endswith(":sign-in-needed")


class TestWaysIn:
    async def test_changing_one_needs_a_fresh_sign_in_and_ends_the_other_sessions(self, world: World) -> None:
        ana, other = await world.sign_up("ana"), await world.sign_in("ana")
        password = sign_up_body("ana")["password"] | {"auth_key": encode(token("changed"))}
        world.clock.advance(minutes=11)
        assert (await ana.call("PUT", "/me/password", password)).json()["type"].endswith(":fresh-sign-in-needed")
        good(await ana.call("POST", "/auth/password/sign-in", key("ana")), 200)
        good(await ana.call("PUT", "/me/password", password), 204)
        assert (await other.call("GET", "/me")).status_code == 401
        good(await ana.call("GET", "/me"), 200)
        assert (await world.phone().call("POST", "/auth/password/sign-in", key("ana"))).status_code == 401

    async def test_the_last_one_cannot_be_removed(self, world: World) -> None:
        ana = await world.sign_up("ana")
        assert (await ana.call("DELETE", "/me/password")).json()["type"].endswith(":last-way-in")

    async def test_a_new_recovery_code_stops_the_old_one(self, world: World) -> None:
        ana = await world.sign_up("ana")
        body = {"auth_key": encode(token("new-code")), "wrapped_key": OTHER_WRAPPED}
        good(await ana.call("PUT", "/me/recovery", body), 204)
        assert (await world.phone().call("POST", "/auth/recovery/open", key("ana", "code"))).status_code == 401


class TestDeleteMe:
    async def test_destroys_keys_and_what_has_not_opened_and_keeps_what_the_others_could_read(
        self, world: World
    ) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", text="Ana")), 204)
        good(await ben.put("/rounds/1/answer", answer("need", text="Ben", share="gift")), 204)
        world.clock.advance(days=7)
        good(await ben.call("POST", "/auth/password/sign-in", key("ben")), 200)
        good(await ben.put("/rounds/2/answer", answer("need", text="Later", share="gift")), 204)
        before = await ana.get("/rounds/1")
        good(await ben.call("DELETE", "/me"), 204)
        assert (await ben.call("GET", "/me")).status_code == 401
        assert (await world.phone().call("POST", "/auth/password/sign-in", key("ben"))).status_code == 401
        assert await ana.get("/rounds/1") == before
        world.clock.advance(days=7)
        assert (await ana.get("/rounds/2"))["answers"] == []

    async def test_needs_a_fresh_sign_in(self, world: World) -> None:
        ana = await world.sign_up("ana")
        world.clock.advance(minutes=11)
        assert (await ana.call("DELETE", "/me")).status_code == 403
