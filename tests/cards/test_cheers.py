"""Cheers: who may give one, and who learns of it."""

from typing import Any

import pytest

from tests.cards.notes import card, share
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

HOPE = made("hope")


@pytest.fixture
async def three(world: World) -> tuple[Phone, Phone, Phone]:
    """Ana has shared a hope; Ben and Cleo read it."""
    ana, ben = await world.pair()
    cleo = await world.join(ana, "cleo")
    world.clock.advance(days=7)
    good(await share(ana, "hope", body=card("hope")), 200)
    return ana, ben, cleo


async def cheer(phone: Phone, phrase: str = "glad", card: str = HOPE) -> Any:
    return await phone.put(f"/cards/{card}/cheer", {"cheer": phrase})


async def cheers(phone: Phone) -> list[Any]:
    seen: list[Any] = (await phone.get(f"/cards/{HOPE}"))["cheers"]
    return seen


class TestCheerCard:
    async def test_its_author_reads_it_and_nobody_else(self, three: tuple[Phone, Phone, Phone]) -> None:
        ana, ben, cleo = three
        paths = ("/cards", "/cards?kind=hope", f"/cards/{HOPE}", "/home", "")
        before = [await cleo.call("GET", cleo.inside(path)) for path in paths]
        good(await cheer(ben), 204)
        after = [await cleo.call("GET", cleo.inside(path)) for path in paths]
        assert [one.content for one in before] == [one.content for one in after]
        told = [{"member": await ben.member_id(), "cheer": "glad"}]
        assert await cheers(ana) == await cheers(ben) == told
        assert (await ana.get("/cards"))["cards"][0]["cheers"] == told

    async def test_another_phrase_takes_its_place_and_it_can_be_taken_back(
        self, three: tuple[Phone, Phone, Phone]
    ) -> None:
        ana, ben, cleo = three
        for phone in (ben, cleo):
            good(await cheer(phone), 204)
        good(await cheer(ben, "with-you"), 204)
        assert sorted(one["cheer"] for one in await cheers(ana)) == ["glad", "with-you"]
        for _ in range(2):
            good(await ben.delete(f"/cards/{HOPE}/cheer"), 204)
        assert await cheers(ana) == [{"member": await cleo.member_id(), "cheer": "glad"}]
        assert await cheers(ben) == []

    async def test_it_goes_when_the_words_it_was_for_are_changed(self, three: tuple[Phone, Phone, Phone]) -> None:
        ana, ben, _ = three
        good(await cheer(ben), 204)
        good(await share(ana, "hope", body=card("hope")), 200)
        assert len(await cheers(ana)) == 1
        good(await share(ana, "hope", n=2, body=card("hope", words="Another")), 200)
        assert await cheers(ana) == await cheers(ben) == []

    async def test_what_cannot_be_is_refused_each_in_its_own_words(
        self, world: World, three: tuple[Phone, Phone, Phone]
    ) -> None:
        ana, ben, _ = three
        good(await share(ana, "thanks"), 200)
        good(await share(ana, "brief", body=card("hope", until="2026-12-02")), 200)
        refused = [
            (await cheer(ana), 409, "own-card"),
            (await ana.delete(f"/cards/{HOPE}/cheer"), 409, "own-card"),
            (await cheer(ben, card=made("thanks")), 409, "no-cheers"),
            (await cheer(ben, "applause"), 422, "invalid"),
            (await cheer(ben, card=made("none")), 404, "not-found"),
            (await ben.delete(f"/cards/{made('none')}/cheer"), 404, "not-found"),
        ]
        world.clock.advance(days=3)
        refused.append((await cheer(ben, card=made("brief")), 404, "not-found"))
        for response, status, name in refused:
            good(response, status)
            assert response.json()["type"] == f"urn:tend:problem:{name}"
        assert await cheers(ana) == []

    async def test_who_came_in_later_cannot_cheer_what_they_do_not_read(
        self, world: World, three: tuple[Phone, Phone, Phone]
    ) -> None:
        world.clock.advance(days=7)
        dora = await world.join(three[0], "dora")
        good(await cheer(dora), 404)
