"""The finer ways in which two worlds could be told apart (design §2.3, §2.7), each a history written by hand.

The walk of test_two_worlds seldom comes here: a guess at a rate limit, someone who leaves and is invited again, someone
who goes for good. Each of these once told something; `alike` fails where one does so again.
"""

from collections.abc import Iterable
from hashlib import sha256

import pytest

from api.schemas import encode
from tests.ground import Lot
from tests.proof.twins import Twins, open_twins
from tests.proof.ways import auth_key, password
from tests.world import SUNDAYS, made, sign_up_body, token

pytestmark = pytest.mark.anyio

SIGN_IN = "/auth/password/sign-in"


async def invite(twins: Twins, name: str) -> bytes:
    """Ana makes an invitation in both worlds; its token."""
    secret = token(f"another/{name}")
    body = {"token_hash": encode(sha256(secret).digest())}
    await twins.alike("ana", "PUT", twins.inside(f"/invites/{made(f'another/{name}')}"), body)
    return secret


async def guess(twins: Twins, handles: Iterable[str]) -> None:
    """Ana tries wrong keys."""
    for handle in handles:
        key = {"handle": handle, "auth_key": encode(token("guess"))}
        await twins.alike("ana", "POST", SIGN_IN, key, spare=True)


def put_under_one_roof(twins: Twins, address: str) -> None:
    for which in (0, 1):
        for who in ("ana", "ben"):
            for spare in (False, True):
                twins.browser(which, who, spare=spare).address = address


class TestWaysIn:
    async def test_nobody_can_tell_that_a_password_changed(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            await twins.apart(0, "ben", "PUT", "/me/password", password("ben", 1))
            await twins.alike("ana", "POST", "/auth/password/salt", {"handle": "ben"})


class TestDeletedAccount:
    """To the others someone who deleted their account has just stopped writing."""

    async def test_nobody_can_tell_by_the_handle(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            await twins.apart(0, "ben", "DELETE", "/me")
            secret = await invite(twins, "cleo")
            whom = {"person": made("person/cleo"), "handle": "ben", "invite": encode(secret)}
            await twins.alike("ana", "POST", "/auth/sign-up/options", whom, spare=True)

    async def test_nobody_can_tell_by_making_their_invitation_again(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            await twins.apart(0, "ben", "DELETE", "/me")
            twins.clock.advance(hours=1)
            body = {"token_hash": encode(sha256(token("invite/ben")).digest())}
            await twins.alike("ana", "PUT", twins.inside(f"/invites/{made('invite/ben')}"), body)

    async def test_nobody_can_tell_by_an_invitation_they_had_signed_up_with(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            secret = await invite(twins, "guest")
            await twins.both("ben", "POST", "/auth/sign-up", sign_up_body("guest", secret), spare=True)
            await twins.apart(0, "ben", "DELETE", "/me", spare=True)
            await twins.alike("ana", "GET", twins.inside("/invites"))

    async def test_nobody_can_tell_by_the_door_when_they_go_as_well(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            await twins.apart(0, "ben", "DELETE", "/me")
            await twins.alike("ana", "DELETE", "/me")
            await twins.alike("ana", "GET", "/auth/door")


class TestSilentLeaver:
    async def test_nobody_can_tell_by_leaving_as_well(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            await twins.apart(0, "ben", "POST", twins.inside("/leave"), {"say_so": False})
            await twins.alike("ana", "POST", twins.inside("/leave"), {"say_so": False})
            body = {"kind": "partners", "name": "us", "my_name": "ana", "rhythm": SUNDAYS}
            await twins.alike("ana", "PUT", twins.inside(), body)

    async def test_nobody_can_tell_by_inviting_them_again(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            await twins.apart(0, "ben", "POST", twins.inside("/leave"), {"say_so": False})
            secret = await invite(twins, "ben again")
            await twins.both("ben", "POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"})
            await twins.alike("ana", "GET", twins.inside("/invites"))

    async def test_nobody_can_tell_by_opening_together_when_they_are_back(self, lot: Lot) -> None:
        async with open_twins(lot, ("ana", "ben", "cleo")) as twins:
            twins.clock.advance(days=7)
            await twins.apart(0, "ben", "POST", twins.inside("/leave"), {"say_so": False})
            secret = await invite(twins, "ben again")
            await twins.both("ben", "POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"})
            for who in ("ana", "cleo"):
                body = {"pack": 1, "share": "swap", "replies": [{"prompt": "need", "words": "words"}]}
                await twins.alike(who, "PUT", twins.inside("/rounds/2/answer"), body)
                await twins.alike(who, "PUT", twins.inside("/rounds/2/together"))
            await twins.alike("ana", "GET", twins.inside("/rounds/2"))


class TestRateLimits:
    """What an allowance has left tells what was spent of it. That takes many tries, but no special place."""

    async def test_nobody_under_the_same_roof_can_tell_that_someone_signed_in(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            put_under_one_roof(twins, "203.0.113.7")
            key = {"handle": "ben", "auth_key": auth_key("ben")}
            assert (await twins.apart(0, "ben", "POST", SIGN_IN, key)).status == 200
            await guess(twins, ["ben"] * 21)

    async def test_nobody_under_the_same_roof_can_tell_that_someone_began_to(self, lot: Lot) -> None:
        """A salt asked for, a passkey looked for, an invitation looked at: none is counted."""
        async with open_twins(lot) as twins:
            put_under_one_roof(twins, "203.0.113.7")
            for _ in range(30):
                await twins.apart(0, "ben", "POST", "/auth/passkey/options")
                await twins.apart(0, "ben", "POST", "/auth/password/salt", {"handle": "ben"})
                await twins.apart(0, "ben", "POST", "/invites/look", {"token": encode(token("none"))})
            for _ in range(60):
                await twins.alike("ana", "POST", "/auth/passkey/options", spare=True)
            await twins.alike("ana", "POST", "/auth/password/salt", {"handle": "ana"}, spare=True)
            await guess(twins, ["ana"] * 21)

    async def test_nobody_can_tell_where_someone_signed_in(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            put_under_one_roof(twins, "203.0.113.99")
            key = {"handle": "ben", "auth_key": auth_key("ben")}
            assert (await twins.apart(0, "ben", "POST", SIGN_IN, key)).status == 200
            twins.clock.advance(days=30)
            await guess(twins, ["nobody"] * 21 + ["ben"])

    async def test_nobody_can_tell_by_guessing_how_often_someone_signed_in(self, lot: Lot) -> None:
        async with open_twins(lot) as twins:
            key = {"handle": "ben", "auth_key": auth_key("ben")}
            for place in range(3):
                twins.browser(0, "ben").address = f"198.51.100.{10 + place}"
                assert (await twins.apart(0, "ben", "POST", SIGN_IN, key)).status == 200
            for place in range(2):
                for which in (0, 1):
                    twins.browser(which, "ana", spare=True).address = f"192.0.2.{20 + place}"
                await guess(twins, ["ben"] * 15)
