"""The session cookie (design §5)."""

import pytest

from api.schemas import encode
from tests.ground import Lot
from tests.security.conftest import with_settings
from tests.world import good, open_world, sign_up_body, token

pytestmark = pytest.mark.anyio


def parts(cookie: str) -> tuple[str, set[str]]:
    """The cookie's name, and its attributes in lower case."""
    pair, *attributes = cookie.split("; ")
    return pair.partition("=")[0], {attribute.lower() for attribute in attributes}


LASTS = f"max-age={90 * 24 * 3600}"


class TestCookie:
    async def test_on_localhost_it_has_a_plain_name(self, lot: Lot) -> None:
        async with open_world(lot.fresh()) as world:
            signed_up = await world.phone().call("POST", "/auth/sign-up", sign_up_body("ana"))
            assert parts(signed_up.headers["set-cookie"]) == ("tend", {"httponly", LASTS, "path=/", "samesite=lax"})

    async def test_on_https_it_is_bound_to_the_host(self, lot: Lot) -> None:
        async with open_world(with_settings(lot.fresh(), origin="https://tend.example")) as world:
            phone = world.phone()
            signed_up = await phone.call("POST", "/auth/sign-up", sign_up_body("ana"))
            name, attributes = parts(signed_up.headers["set-cookie"])
            assert name == "__Host-tend"
            assert attributes == {"httponly", LASTS, "path=/", "samesite=lax", "secure"}
            good(await phone.call("GET", "/me"), 200)
            out = good(await phone.call("POST", "/auth/sign-out"), 204)
            name, attributes = parts(out.headers["set-cookie"])
            assert name == "__Host-tend"
            assert attributes >= {"httponly", "max-age=0", "path=/", "samesite=lax", "secure"}
            good(await phone.call("GET", "/me"), 401)

    async def test_the_plain_one_opens_nothing_on_https(self, lot: Lot) -> None:
        async with open_world(with_settings(lot.fresh(), origin="https://tend.example")) as world:
            ana = await world.sign_up("ana")
            session = ana.client.cookies["__Host-tend"]
            good(await world.phone().call("GET", "/me", headers={"Cookie": f"tend={session}"}), 401)
            good(await world.phone().call("GET", "/me", headers={"Cookie": f"__Host-tend={session}"}), 200)

    async def test_signing_in_again_gives_a_new_one_and_ends_the_old(self, lot: Lot) -> None:
        async with open_world(lot.fresh()) as world:
            ana = await world.sign_up("ana")
            before = ana.client.cookies["tend"]
            await world.sign_in_again(ana)
            assert ana.client.cookies["tend"] != before
            good(await world.phone().call("GET", "/me", headers={"Cookie": f"tend={before}"}), 401)

    async def test_signing_out_wipes_what_the_browser_holds(self, lot: Lot) -> None:
        async with open_world(lot.fresh()) as world:
            ana = await world.sign_up("ana")
            out = await ana.call("POST", "/auth/sign-out")
            assert out.headers["clear-site-data"] == '"cache", "cookies", "storage"'

    async def test_a_refused_sign_in_gives_none(self, lot: Lot) -> None:
        async with open_world(lot.fresh()) as world:
            await world.sign_up("ana")
            guess = {"handle": "ana", "auth_key": encode(token("guess"))}
            refused = await world.phone().call("POST", "/auth/password/sign-in", guess)
            assert "set-cookie" not in good(refused, 401).headers

    @pytest.mark.parametrize("cookie", ["tend=", "tend=x", "tend=" + "A" * 5000, 'tend="\\u00e9"', "tend=a=b; tend=c"])
    async def test_one_that_nobody_gave_is_nobody(self, lot: Lot, cookie: str) -> None:
        async with open_world(lot.fresh()) as world:
            good(await world.phone().call("GET", "/me", headers={"Cookie": cookie}), 401)
