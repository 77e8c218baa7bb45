"""Rounds through the API: writing, opening by the clock and together, reading, hearing, trying."""

import asyncio
from typing import Any

import pytest

from tests.world import Phone, World, answer, good, made

pytestmark = pytest.mark.anyio


def words(answers: list[dict[str, Any]]) -> list[list[str]]:
    return [[reply["words"] for reply in shared["replies"]] for shared in answers]


async def both_answer(ana: Phone, ben: Phone, share: str = "swap") -> None:
    for phone in (ana, ben):
        good(await phone.put("/rounds/current/answer", answer("need", text=phone.name, share=share)), 204)


class TestAnswerRound:
    async def test_a_swap_reaches_those_who_shared_theirs_and_only_after_the_opening(self, world: World) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben)
        before = await ana.get("/rounds/1")
        assert (before["state"], before["opened_on"], before["answers"]) == ("writing", None, [])
        world.clock.moment = world.clock.moment.replace(month=11, day=29, hour=16, minute=59, second=59)
        assert (await ana.get("/rounds/1"))["answers"] == []
        world.clock.advance(seconds=1)
        after = await ana.get("/rounds/1")
        assert (after["state"], after["opened_on"]) == ("open", "2026-11-29")
        assert words(after["answers"]) == [["ben on need"]]
        assert after["mine"]["replies"][0]["words"] == "ana on need"

    async def test_a_gift_reaches_all_and_a_swap_nobody_who_kept_theirs(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        for phone, share in ((ana, "gift"), (ben, "swap"), (cleo, "keep")):
            good(await phone.put("/rounds/2/answer", answer("need", text=phone.name, share=share)), 204)
        world.clock.advance(days=7)
        assert words((await ana.get("/rounds/2"))["answers"]) == [["ben on need"]]
        assert words((await ben.get("/rounds/2"))["answers"]) == [["ana on need"]]
        assert words((await cleo.get("/rounds/2"))["answers"]) == [["ana on need"]]

    async def test_a_kept_prompt_looks_like_a_skipped_one(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need")), 204)
        good(await ben.put("/rounds/1/answer", answer("hard", keep=("need",))), 204)
        world.clock.advance(days=7)
        assert (await ana.get("/rounds/1"))["answers"][0]["replies"] == [
            {"prompt": "hard", "rating": None, "words": "Words on hard"}
        ]
        assert [reply["keep"] for reply in (await ben.get("/rounds/1"))["mine"]["replies"]] == [False, True]

    async def test_replaces_and_deletes_until_the_opening_and_not_after(self, world: World) -> None:
        ana, _ = await world.pair()
        for text in ("first", "second"):
            good(await ana.put("/rounds/1/answer", answer("need", text=text)), 204)
        assert (await ana.get("/rounds/1"))["mine"]["replies"][0]["words"] == "second on need"
        good(await ana.delete("/rounds/1/answer"), 204)
        good(await ana.delete("/rounds/1/answer"), 204)
        assert (await ana.get("/rounds/1"))["mine"] is None
        world.clock.advance(days=7)
        for refused in (await ana.put("/rounds/1/answer", answer("need")), await ana.delete("/rounds/1/answer")):
            assert (refused.status_code, refused.json()["type"]) == (409, "urn:tend:problem:round-opened")

    async def test_early_foreign_and_unknown_are_each_their_own_problem(self, world: World) -> None:
        ana, _ = await world.pair()
        assert (await ana.put("/rounds/2/answer", answer("need"))).json()["type"].endswith(":round-not-begun")
        ana.space = made("nowhere")
        assert (await ana.put("/rounds/1/answer", answer("need"))).json()["type"].endswith(":not-found")
        assert (await ana.put("/rounds/none/answer", answer("need"))).json()["type"].endswith(":not-found")

    @pytest.mark.parametrize(
        ("change", "pointer"),
        [
            ({"replies": [{"prompt": "need", "words": "x" * 4001}]}, "/replies/0/words"),
            ({"replies": [{"prompt": "need", "rating": 3}]}, "/replies/0/rating"),
            ({"replies": [{"prompt": "reliability", "rating": 6}]}, "/replies/0/rating"),
            ({"replies": [{"prompt": "secret-prompt", "words": "x"}]}, "/replies/0/prompt"),
            ({"replies": [{"prompt": "need"}]}, "/replies/0"),
            ({"replies": [{"prompt": "need", "words": "x"}] * 2}, "/replies/1/prompt"),
            ({"secret-field": "x"}, ""),
            ({"share": "secret-share"}, "/share"),
        ],
    )
    async def test_what_does_not_fit_says_where_stores_nothing_and_echoes_nothing(
        self, world: World, change: dict[str, Any], pointer: str
    ) -> None:
        ana, _ = await world.pair()
        refused = good(await ana.put("/rounds/1/answer", answer("need") | change), 422)
        assert [fault["pointer"] for fault in refused.json()["errors"]] == [pointer]
        assert "secret" not in refused.text
        assert "xxx" not in refused.text
        assert (await ana.get("/rounds/1"))["mine"] is None

    async def test_a_whole_number_may_have_a_point_and_a_broken_one_does_not_fit(self, world: World) -> None:
        ana, _ = await world.pair()
        replies = [{"prompt": "reliability", "rating": 4.0}]
        good(await ana.put("/rounds/1/answer", {"pack": 1.0, "share": "swap", "replies": replies}), 204)
        assert (await ana.get("/rounds/1"))["mine"]["replies"][0]["rating"] == 4
        for odd in (4.5, "4", True, 1e300):
            replies = [{"prompt": "reliability", "rating": odd}]
            good(await ana.put("/rounds/1/answer", {"pack": 1, "share": "swap", "replies": replies}), 422)

    async def test_length_is_counted_in_one_unicode_form(self, world: World) -> None:
        ana, _ = await world.pair()
        apart = "e\N{COMBINING ACUTE ACCENT}" * 4000
        body = answer("need") | {"replies": [{"prompt": "need", "words": apart}]}
        good(await ana.put("/rounds/1/answer", body), 204)
        assert (await ana.get("/rounds/1"))["mine"]["replies"][0][
            "words"
        ] == "\N{LATIN SMALL LETTER E WITH ACUTE}" * 4000

    async def test_an_unknown_version_of_the_questions_is_a_conflict(self, world: World) -> None:
        ana, _ = await world.pair()
        assert (
            (await ana.put("/rounds/1/answer", answer("need") | {"pack": 99})).json()["type"].endswith(":pack-unknown")
        )

    async def test_sharing_nothing_is_no_swap(self, world: World) -> None:
        ana, _ = await world.pair()
        for empty in (answer(), answer(keep=("need",))):
            assert (await ana.put("/rounds/1/answer", empty)).json()["type"].endswith(":nothing-to-share")
        good(await ana.put("/rounds/1/answer", answer(keep=("need",), share="keep")), 204)

    async def test_fifty_racing_puts_and_a_storm_of_retries_leave_one_answer(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ben.put("/rounds/1/answer", answer("need", text="ben", share="gift")), 204)
        race = [ana.put("/rounds/1/answer", answer("need", text=f"try {n}", share="gift")) for n in range(50)]
        storm = [ana.put("/rounds/1/answer", answer("need", text="try 7", share="gift")) for _ in range(50)]
        assert {response.status_code for response in await asyncio.gather(*race, *storm)} == {204}
        mine = (await ana.get("/rounds/1"))["mine"]
        world.clock.advance(days=7)
        shared = (await ben.get("/rounds/1"))["answers"]
        assert len(shared) == 1
        assert shared[0]["replies"][0]["words"] == mine["replies"][0]["words"]

    async def test_what_a_device_kept_for_one_member_is_never_taken_from_another(self, world: World) -> None:
        ana, ben = await world.pair()
        as_ana = {"headers": {"tend-member": await ana.member_id()}}
        path = ana.inside("/rounds/1/answer")
        good(await ana.call("PUT", path, answer("need"), **as_ana), 204)
        good(await ben.call("PUT", path, answer("need", text="Ana's words"), **as_ana), 401)
        assert (await ben.get("/rounds/1"))["mine"] is None
        good(await ben.put("/rounds/1/answer", answer("need")), 204)
        good(await ben.call("DELETE", path, **as_ana), 401)
        assert (await ben.get("/rounds/1"))["mine"] is not None
        good(await ana.call("PUT", path, answer("need"), headers={"tend-member": "nobody"}), 422)


class TestListAnswers:
    async def test_gives_what_each_round_would_and_only_of_those_that_have_opened(self, world: World) -> None:
        ana, ben = await world.pair()
        for n in range(1, 24):
            good(await ana.put(f"/rounds/{n}/answer", answer("need", text=f"ana {n}", share="gift")), 204)
            share = ("swap", "gift", "keep")[n % 3]
            good(await ben.put(f"/rounds/{n}/answer", answer("hard", keep=("need",), text="ben", share=share)), 204)
            world.clock.advance(days=7)
            for phone in (ana, ben):
                await world.sign_in_again(phone)
        good(await ben.put("/rounds/24/answer", answer("need", share="gift")), 204)
        for phone in (ana, ben):
            page = await phone.get("/rounds/answers")
            older = await phone.get(f"/rounds/answers?before={page['next']}")
            found = page["rounds"] + older["rounds"]
            assert [one["n"] for one in found] == list(range(23, 0, -1))
            assert older["next"] is None
            for one in found:
                whole = await phone.get(f"/rounds/{one['n']}")
                assert one == {key: whole[key] for key in ("n", "opened_on", "mine", "answers")}


class TestOpenTogether:
    async def test_opens_when_all_have_shared_and_said_so(self, world: World) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben)
        good(await ana.put("/rounds/1/together"), 204)
        assert (await ana.get("/home"))["week"]["together"] is True
        assert (await ben.get("/home"))["week"]["together"] is False
        good(await ben.put("/rounds/1/together"), 204)
        for phone in (ana, ben):
            seen = await phone.get("/rounds/current")
            assert (seen["state"], seen["opened_on"], len(seen["answers"])) == ("open", "2026-11-23", 1)
        home = await ana.get("/home")
        assert (home["week"]["state"], home["latest"]) == (
            "open",
            {"n": 1, "opened_on": "2026-11-23", "exchanged": True},
        )
        assert (await ana.put("/rounds/1/answer", answer("need"))).status_code == 409
        world.clock.advance(days=7)
        assert (await ana.get("/home"))["week"]["n"] == 2
        assert (await ana.get("/rounds/1"))["opened_on"] == "2026-11-23"

    async def test_needs_something_shared(self, world: World) -> None:
        ana, _ = await world.pair()
        assert (await ana.put("/rounds/1/together")).json()["type"].endswith(":nothing-to-share")
        good(await ana.put("/rounds/1/answer", answer("need", share="keep")), 204)
        assert (await ana.put("/rounds/1/together")).json()["type"].endswith(":nothing-to-share")

    @pytest.mark.parametrize("undone", ["unsaid", "changed", "deleted", "long ago"])
    async def test_does_not_open_when_it_was_unsaid_changed_deleted_or_long_ago(
        self, world: World, undone: str
    ) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben)
        good(await ana.put("/rounds/1/together"), 204)
        if undone == "unsaid":
            good(await ana.delete("/rounds/1/together"), 204)
        if undone == "changed":
            good(await ana.put("/rounds/1/answer", answer("need", text="anew")), 204)
        if undone == "deleted":
            good(await ana.delete("/rounds/1/answer"), 204)
        if undone == "long ago":
            world.clock.advance(minutes=31)
        good(await ben.put("/rounds/1/together"), 204)
        assert (await ben.get("/rounds/1"))["state"] == "writing"

    async def test_the_same_answer_again_takes_nothing_back(self, world: World) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben)
        good(await ana.put("/rounds/1/together"), 204)
        good(await ana.put("/rounds/1/answer", answer("need", text="ana")), 204)
        good(await ben.put("/rounds/1/together"), 204)
        assert (await ben.get("/rounds/1"))["state"] == "open"

    async def test_waits_for_a_silent_leaver_and_not_for_one_who_said_so(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        await both_answer(ana, ben)
        for phone in (ana, ben):
            good(await phone.put("/rounds/2/together"), 204)
        assert (await ana.get("/rounds/2"))["state"] == "writing"
        good(await cleo.post("/leave", {"say_so": True}), 204)
        good(await ana.put("/rounds/2/together"), 204)
        assert (await ana.get("/rounds/2"))["state"] == "open"

    async def test_two_who_say_it_at_once_open_it_once(self, world: World) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben)
        said = await asyncio.gather(*(phone.put("/rounds/1/together") for phone in (ana, ben)))
        assert [response.status_code for response in said] == [204, 204]
        assert (await ana.get("/rounds/1"))["state"] == "open"


class TestNewcomers:
    async def test_read_nothing_from_before_they_came(self, world: World) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben, share="gift")
        world.clock.advance(days=7)
        await both_answer(ana, ben, share="gift")
        cleo = await world.join(ana, "cleo")
        home = await cleo.get("/home")
        assert (home["week"]["state"], home["week"]["n"], home["latest"]) == ("waiting", 3, None)
        assert (await cleo.call("GET", cleo.inside("/rounds/1"))).status_code == 404
        assert (await cleo.put("/rounds/2/answer", answer("need"))).json()["type"].endswith(":round-not-begun")
        world.clock.advance(days=7)
        assert (await cleo.call("GET", cleo.inside("/rounds/2"))).status_code == 404
        assert (await cleo.get("/rounds"))["rounds"] == []
        good(await cleo.put("/rounds/3/answer", answer("need")), 204)


class TestPastRounds:
    async def test_are_paged_newest_first_and_say_only_whether_there_is_something_to_read(self, world: World) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben)
        world.clock.advance(days=7 * 25)
        await world.sign_in_again(ana)
        first = await ana.get("/rounds")
        assert [past["n"] for past in first["rounds"]] == list(range(25, 5, -1))
        assert first["next"] == 6
        rest = await ana.get("/rounds?before=6")
        assert [(past["n"], past["exchanged"]) for past in rest["rounds"]] == [
            (5, False), (4, False), (3, False), (2, False), (1, True),
        ]  # fmt: skip
        assert rest["next"] is None
        assert rest["rounds"][-1]["opened_on"] == "2026-11-29"

    async def test_someone_who_sees_nothing_learns_only_that_nothing_was_exchanged(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ben.put("/rounds/1/answer", answer("need")), 204)
        world.clock.advance(days=7)
        seen = await ana.get("/rounds/1")
        assert (seen["answers"], seen["heard"]) == ([], [])
        assert (await ana.get("/home"))["latest"]["exchanged"] is False


class TestHearing:
    async def test_what_i_heard_reaches_its_author_who_marks_it(self, world: World) -> None:
        ana, ben = await world.pair()
        await both_answer(ana, ben)
        world.clock.advance(days=7)
        ana_id, ben_id = await ana.member_id(), await ben.member_id()
        good(await ben.put(f"/rounds/1/heard/{ana_id}", {"words": "You are tired"}), 204)
        good(await ana.put(f"/rounds/1/marks/{ben_id}", {"fit": "partly", "words": "And glad"}), 204)
        heard = {
            "author": ana_id,
            "listener": ben_id,
            "words": "You are tired",
            "mark": {"fit": "partly", "words": "And glad"},
        }
        assert (await ana.get("/rounds/1"))["heard"] == (await ben.get("/rounds/1"))["heard"] == [heard]
        good(await ben.put(f"/rounds/1/heard/{ana_id}", {"words": "You are tired and glad"}), 204)
        assert (await ben.get("/rounds/1"))["heard"] == [heard | {"words": "You are tired and glad", "mark": None}]
        good(await ana.put(f"/rounds/1/marks/{ben_id}", {"fit": "yes"}), 204)
        good(await ana.delete(f"/rounds/1/marks/{ben_id}"), 204)
        good(await ben.delete(f"/rounds/1/heard/{ana_id}"), 204)
        assert (await ana.get("/rounds/1"))["heard"] == []

    async def test_a_third_member_does_not_read_it(self, world: World) -> None:
        ana, ben = await world.pair()
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=7)
        await both_answer(ana, ben, share="gift")
        world.clock.advance(days=7)
        before = await cleo.get("/rounds/2")
        good(await ben.put(f"/rounds/2/heard/{await ana.member_id()}", {"words": "You are tired"}), 204)
        good(await ana.put(f"/rounds/2/marks/{await ben.member_id()}", {"fit": "yes"}), 204)
        assert await cleo.get("/rounds/2") == before

    async def test_needs_an_answer_that_can_be_read(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need")), 204)
        ana_id, ben_id = await ana.member_id(), await ben.member_id()
        heard = {"words": "I guess"}
        refused = [await ben.put(f"/rounds/1/heard/{ana_id}", heard)]
        world.clock.advance(days=7)
        refused.append(await ben.put(f"/rounds/1/heard/{ana_id}", heard))
        refused.append(await ana.put(f"/rounds/1/heard/{ana_id}", heard))
        refused.append(await ana.put(f"/rounds/1/heard/{made('nobody')}", heard))
        refused.append(await ana.put(f"/rounds/1/marks/{ben_id}", {"fit": "yes"}))
        assert {(response.status_code, response.content) for response in refused} == {(404, refused[0].content)}


class TestConfidence:
    async def test_comes_with_what_it_was_said_of(self, world: World) -> None:
        ana, ben = await world.pair()
        marked = answer("need", share="gift") | {"confidence": "between-us"}
        good(await ana.put("/rounds/1/answer", marked), 204)
        assert (await ana.get("/rounds/1"))["mine"]["confidence"] == "between-us"
        world.clock.advance(days=7)
        assert (await ben.get("/rounds/1"))["answers"][0]["confidence"] == "between-us"
        (page,) = (await ben.get("/rounds/answers"))["rounds"]
        assert page["answers"][0]["confidence"] == "between-us"

    async def test_is_one_of_two(self, world: World) -> None:
        ana, _ = await world.pair()
        refused = await ana.put("/rounds/1/answer", answer("need") | {"confidence": "secret"})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/confidence")


class TestExperiments:
    async def test_one_member_says_what_they_try_and_all_see_it_until_its_day(self, world: World) -> None:
        ana, ben = await world.pair()
        world.clock.advance(days=7)
        promise = f"/promises/{made('try')}"
        path, body = f"{promise}/versions/1", {"kind": "experiment", "round": 1, "words": "Phones away at dinner"}
        made_promise = good(await ana.put(path, body), 200).json()
        assert good(await ana.put(path, body), 200).json() == made_promise
        assert (made_promise["review_on"], made_promise["owner"]) == ("2026-12-07", await ana.member_id())
        assert (await ben.get("/us"))["promises"] == [made_promise] == (await ben.get("/rounds/1"))["promises"]
        assert (await ana.put(path, body | {"words": "Other"})).json()["type"].endswith(":other-body")
        assert (await ben.delete(promise)).status_code == 404
        world.clock.advance(days=8)
        assert (await ben.get("/us"))["promises"] == []
        good(await ana.delete(promise), 204)
        assert (await ben.get("/rounds/1"))["promises"] == []

    async def test_comes_out_of_a_round_that_has_opened(self, world: World) -> None:
        ana, _ = await world.pair()
        body = {"kind": "experiment", "round": 1, "words": "Walk"}
        assert (await ana.put(f"/promises/{made('try')}/versions/1", body)).status_code == 404
        for n in (0, -1, 1_000_001, 2**63, 10**40):
            path = f"/promises/{made('try')}/versions/1"
            assert (await ana.put(path, body | {"round": n})).status_code == 422
