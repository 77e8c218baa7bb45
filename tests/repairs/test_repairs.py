"""Repairs through the API: beginning, each step and its gate, hearing, going round, ending."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from api.schemas import encode
from tests.repairs.steps import MEND, SKIP, at, begin, go_until, hear, shown, step_of, take, turn
from tests.world import Phone, World, good, made

pytestmark = pytest.mark.anyio

BODY = {"ritual": "mend", "version": 1, "line": "In the kitchen a door was slammed."}


def problem(response: Any, status: int = 409) -> str:
    return str(good(response, status).json()["type"].removeprefix("urn:tend:problem:"))


async def trio(world: World) -> tuple[Phone, Phone, Phone]:
    ana, ben = await world.pair()
    return ana, ben, await world.join(ana, "cleo")


class TestBeginning:
    async def test_begins_when_everyone_has_said_together_and_not_before(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        assert (await shown(ben))["line"] == BODY["line"]
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "together"}), 204)
        assert [(await shown(phone))["state"] for phone in (ana, ben, cleo)] == ["not-now"] * 3
        good(await cleo.put(f"/repairs/{MEND}/consent", {"consent": "together"}), 204)
        assert [(await shown(phone))["state"] for phone in (ana, ben, cleo)] == ["begun"] * 3

    @pytest.mark.parametrize("said", ["not-now", "alone"])
    async def test_what_another_says_is_silence(self, world: World, said: str) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        before = [await ana.get(path) for path in (f"/repairs/{MEND}", "/repairs", "/home")]
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": said}), 204)
        assert [await ana.get(path) for path in (f"/repairs/{MEND}", "/repairs", "/home")] == before
        assert (await shown(ben))["consent"] == said
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "together"}), 204)
        assert (await shown(ana))["state"] == "begun"

    async def test_what_was_said_holds_once_it_has_begun(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "together"}), 204)
        assert problem(await ben.put(f"/repairs/{MEND}/consent", {"consent": "not-now"})) == "repair-begun"

    async def test_whoever_began_may_take_their_own_yes_back(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        good(await ana.put(f"/repairs/{MEND}/consent", {"consent": "not-now"}), 204)
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "together"}), 204)
        assert (await shown(ben))["state"] == "not-now"

    async def test_one_alone_is_no_together(self, world: World) -> None:
        ana = await world.sign_up("ana")
        await world.make_space(ana)
        assert good(await ana.put(f"/repairs/{MEND}", BODY), 200).json()["state"] == "not-now"

    async def test_again_is_the_same_and_another_body_a_conflict(self, world: World) -> None:
        ana, ben = await world.pair()
        first = good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        assert (await ana.put(f"/repairs/{MEND}", BODY)).content == first.content
        for phone, body in ((ana, BODY | {"line": "Another"}), (ana, BODY | {"ritual": "begin-again"}), (ben, BODY)):
            assert problem(await phone.put(f"/repairs/{MEND}", body)) == "other-body"

    async def test_an_unknown_ritual_or_version_is_its_own_problem(self, world: World) -> None:
        ana, _ = await world.pair()
        for change in ({"ritual": "magic"}, {"version": 99}):
            assert problem(await ana.put(f"/repairs/{MEND}", BODY | change)) == "ritual-unknown"

    async def test_it_is_for_those_who_were_there(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        cleo = await world.join(ana, "cleo")
        assert problem(await cleo.call("GET", cleo.inside(f"/repairs/{MEND}")), 404) == "not-found"
        assert (await cleo.get("/repairs"))["open"] == []
        assert (await cleo.get("/home"))["repairs"] == []
        assert len((await shown(ana))["members"]) == 2

    async def test_nothing_is_taken_before_it_has_begun(self, world: World) -> None:
        ana, _ = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        assert problem(await ana.put(at("what-happened"), turn("what-happened"))) == "repair-not-begun"
        assert (await shown(ana))["steps"] == []


class TestTurns:
    async def test_are_sealed_until_all_have_taken_or_skipped_theirs(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await begin(ana, ben, cleo)
        await take(ana, ben, step="what-happened")
        for phone in (ana, ben, cleo):
            step = step_of(await shown(phone), "what-happened")
            assert (step["open"], step["theirs"]) == (False, [])
        good(await cleo.put(at("what-happened"), SKIP), 204)
        step = step_of(await shown(cleo), "what-happened")
        assert step["open"]
        assert sorted(turn["fields"][0]["words"] for turn in step["theirs"]) == ["saw ana", "saw ben"]
        assert step_of(await shown(ana), "what-happened")["mine"]["fields"][1]["feelings"] == ["hurt", "tired"]

    async def test_tell_nobody_that_they_were_taken(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await begin(ana, ben, cleo)
        paths = (f"/repairs/{MEND}", "/repairs", "/home")
        before = [await ana.get(path) for path in paths]
        await take(ben, step="what-happened")
        assert [await ana.get(path) for path in paths] == before

    async def test_a_skip_is_a_turn_with_nothing_in_it(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="reconnect")
        await take(ana, step="reconnect")
        good(await ben.put(at("reconnect"), SKIP), 204)
        blank = {"member": await ben.member_id(), "fields": [], "answers": []}
        assert step_of(await shown(ana), "reconnect")["theirs"] == [blank]

    async def test_again_changes_nothing_and_other_words_are_a_conflict(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        await take(ana, ana, step="what-happened")
        assert problem(await ana.put(at("what-happened"), turn("what-happened", "other"))) == "turn-taken"
        await take(ben, step="what-happened")
        await take(ana, step="what-happened")  # a retry that comes late
        assert step_of(await shown(ben), "what-happened")["theirs"][0]["fields"][0]["words"] == "saw ana"

    async def test_are_taken_back_while_they_are_sealed_and_not_after(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        await take(ana, step="what-happened")
        good(await ana.delete(at("what-happened")), 204)
        good(await ana.delete(at("what-happened")), 204)
        good(await ana.put(at("what-happened"), turn("what-happened", "anew")), 204)
        await take(ben, step="what-happened")
        assert problem(await ana.delete(at("what-happened"))) == "turn-opened"

    @pytest.mark.parametrize("step", ["my-part", "apology", "change", "reconnect", "follow-up"])
    async def test_a_later_step_is_refused(self, world: World, step: str) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        assert problem(await ana.put(at(step), turn(step))) == "step-not-current"
        await take(ana, ben, step="what-happened")
        assert problem(await ana.put(at(step), turn(step))) == "step-not-current"
        assert [found["step"] for found in (await shown(ana))["steps"]] == ["what-happened", "heard"]

    async def test_a_step_that_the_ritual_does_not_have_is_not_found(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        assert problem(await ana.put(at("magic"), SKIP), 404) == "not-found"
        assert problem(await ana.put(at("what-happened", lap=2), SKIP)) == "step-not-current"

    async def test_nobody_waits_for_an_apology(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="apology")
        await take(ana, step="apology")
        await take(ana, step="change")
        assert step_of(await shown(ana), "change")["theirs"] == []
        here = await shown(ben)
        assert here["now"]["step"] == "apology"
        assert step_of(here, "apology")["theirs"][0]["fields"][0]["words"] == "act ana"
        good(await ben.put(at("apology"), SKIP), 204)
        await take(ben, step="change")
        assert step_of(await shown(ana), "change")["open"]

    async def test_an_apology_that_was_skipped_is_silence_to_the_others(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="apology")
        before = await shown(ana)
        good(await ben.put(at("apology"), SKIP), 204)
        assert await shown(ana) == before

    @pytest.mark.parametrize(
        ("fields", "pointer"),
        [
            ([{"field": "saw", "words": "x" * 4001}], "/fields/0/words"),
            ([{"field": "saw", "words": "x" * 20_000}], "/fields/0/words"),
            ([{"field": "saw", "words": " "}], "/fields/0/words"),
            ([{"field": "saw"}], "/fields/0/words"),
            ([{"field": "needed", "words": "x"}], "/fields"),
            ([{"field": "saw", "words": "x", "day": "2026-12-01"}], "/fields/0/day"),
            ([{"field": "saw", "words": "x"}] * 2, "/fields/1/field"),
            ([{"field": "saw", "words": "x"}, {"field": "felt", "feelings": ["secret"]}], "/fields/1/feelings"),
            ([{"field": "saw", "words": "x"}, {"field": "felt", "feelings": []}], "/fields/1/feelings"),
            ([{"field": "secret", "words": "x"}], "/fields/0/field"),
            ([{"field": "saw", "words": "x", "secret": "x"}], "/fields/0"),
        ],
    )
    async def test_what_does_not_fit_says_where_stores_nothing_and_echoes_nothing(
        self, world: World, fields: list[dict[str, Any]], pointer: str
    ) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        refused = good(await ana.put(at("what-happened"), {"fields": fields}), 422)
        assert pointer in [fault["pointer"] for fault in refused.json()["errors"]]
        assert "secret" not in refused.text
        assert "xxx" not in refused.text
        assert (await shown(ana))["now"]["take"]

    async def test_of_two_racing_turns_one_is_kept(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        bodies = [turn("what-happened", str(n % 2)) for n in range(8)]
        answers = await asyncio.gather(*[ana.put(at("what-happened"), body) for body in bodies])
        codes = sorted(answer.status_code for answer in answers)
        assert codes == [204] * 4 + [409] * 4

    async def test_everyone_at_once_opens_the_gate_once(self, world: World) -> None:
        phones = await trio(world)
        await go_until(*phones, step="change")
        await asyncio.gather(*[phone.put(at("change"), turn("change", phone.name)) for phone in phones * 3])
        promises = (await phones[0].get("/us"))["promises"]
        assert sorted(promise["words"] for promise in promises) == ["plan ana", "plan ben", "plan cleo"]


class TestHearing:
    async def test_goes_on_until_the_author_says_yes(self, world: World) -> None:
        ana, ben = await world.pair()
        mine, theirs = await ana.member_id(), await ben.member_id()
        await go_until(ana, ben, step="heard")
        for n, fit in enumerate(["partly", "not-yet", "yes"], start=1):
            assert (await shown(ana))["now"]["hear"] == [{"member": theirs, "attempt": n}]
            good(await ana.put(at("heard", what=f"heard/{theirs}/{n}"), {"words": f"take {n}"}), 204)
            good(await ana.put(at("heard", what=f"heard/{theirs}/{n}"), {"words": f"take {n}"}), 204)
            assert (await shown(ana))["now"]["hear"] == []
            assert (await shown(ben))["now"]["fit"] == [{"member": mine, "attempt": n}]
            good(await ben.put(at("heard", what=f"fits/{mine}/{n}"), {"fit": fit, "words": "more"}), 204)
        loop = step_of(await shown(ben), "heard")["loops"][0]
        assert [attempt["fit"]["fit"] for attempt in loop["attempts"]] == ["partly", "not-yet", "yes"]
        assert (await shown(ana))["now"]["step"] == "heard"
        good(await ben.put(at("heard", what=f"heard/{mine}/1"), {"words": "heard"}), 204)
        good(await ana.put(at("heard", what=f"fits/{theirs}/1"), {"fit": "rest"}), 204)
        assert (await shown(ana))["now"]["step"] == "my-part"

    async def test_is_between_two(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await go_until(ana, ben, cleo, step="heard")
        before = await shown(cleo)
        good(await ana.put(at("heard", what=f"heard/{await ben.member_id()}/1"), {"words": "for ben"}), 204)
        assert await shown(cleo) == before
        assert step_of(await shown(ben), "heard")["loops"][0]["attempts"] == [{"words": "for ben", "fit": None}]

    async def test_what_is_left_is_silence_until_the_step_is_done(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="heard")
        before = await shown(ana)
        good(await ben.put(at("heard", what=f"heard/{await ana.member_id()}/1"), {"words": None}), 204)
        assert await shown(ana) == before
        good(await ana.put(at("heard", what=f"heard/{await ben.member_id()}/1"), {"words": None}), 204)
        assert (await shown(ana))["now"]["step"] == "my-part"

    async def test_nobody_hears_themself_or_what_was_never_said(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        good(await ana.put(at("what-happened"), SKIP), 204)
        await take(ben, step="what-happened")
        mine, theirs = await ana.member_id(), await ben.member_id()
        said = {"words": "heard"}
        assert problem(await ana.put(at("heard", what=f"heard/{mine}/1"), said), 404) == "not-found"
        assert problem(await ben.put(at("heard", what=f"heard/{mine}/1"), said)) == "step-not-current"
        assert problem(await ana.put(at("heard", what=f"heard/{theirs}/2"), said)) == "step-not-current"
        assert problem(await ben.put(at("heard", what=f"fits/{mine}/1"), {"fit": "yes"})) == "step-not-current"
        assert problem(await ana.put(at("my-part", what=f"heard/{theirs}/1"), said), 404) == "not-found"
        assert problem(await ana.put(at("heard"), SKIP)) == "step-not-current"


class TestAnswers:
    async def test_reach_the_author_alone_and_nothing_waits_for_them(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await go_until(ana, ben, cleo, step="apology")
        await take(ana, step="apology")
        before, mine = await shown(cleo), await ana.member_id()
        path = at("apology", what=f"answers/{mine}")
        for chosen in ("thanks", "time", "time"):
            good(await ben.put(path, {"answer": chosen}), 204)
        told = [{"member": await ben.member_id(), "answer": "time"}]
        assert step_of(await shown(ana), "apology")["mine"]["answers"] == told
        assert step_of(await shown(ben), "apology")["theirs"][0]["answers"] == told
        assert await shown(cleo) == before
        good(await ben.delete(path), 204)
        assert step_of(await shown(ana), "apology")["mine"]["answers"] == []

    async def test_only_what_the_step_offers_to_what_i_can_read(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="apology")
        mine, theirs = await ana.member_id(), await ben.member_id()
        assert problem(await ben.put(at("apology", what=f"answers/{mine}"), {"answer": "thanks"}), 404) == "not-found"
        await take(ana, step="apology")
        good(await ben.put(at("apology", what=f"answers/{mine}"), {"answer": "forgive"}), 422)
        good(await ben.put(at("my-part", what=f"answers/{mine}"), {"answer": "thanks"}), 422)
        assert problem(await ana.put(at("apology", what=f"answers/{mine}"), {"answer": "thanks"}), 404) == "not-found"
        good(await ben.put(at("apology"), SKIP), 204)
        assert problem(await ana.put(at("apology", what=f"answers/{theirs}"), {"answer": "time"}), 404) == "not-found"


class TestPlans:
    async def test_are_read_by_nobody_who_came_in_after_it_was_begun(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="change")
        cleo = await world.join(ana, "cleo")
        world.clock.advance(days=8)
        await take(ana, ben, step="change")
        assert len((await ben.get("/us"))["promises"]) == 2
        assert (await cleo.get("/us"))["promises"] == []

    async def test_become_promises_of_their_authors_once_they_are_open(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="change")
        body = turn("change", "ana")
        body["fields"].append({"field": "day", "day": "2026-12-24"})
        good(await ana.put(at("change"), body), 204)
        assert (await ana.get("/us"))["promises"] == []
        await take(ben, step="change")
        found = (await ben.get("/us"))["promises"]
        assert [(one["words"], one["review_on"], one["repair"], one["kind"]) for one in found] == [
            ("plan ben", "2026-11-30", MEND, "commitment"),
            ("plan ana", "2026-12-24", MEND, "commitment"),
        ]
        assert problem(await ben.delete(f"/promises/{found[1]['id']}"), 404) == "not-found"
        good(await ana.delete(f"/promises/{found[1]['id']}"), 204)

    @pytest.mark.parametrize("day", ["2026-11-23", "2025-01-01", "2027-11-25", "2027-12-01"])
    async def test_a_day_is_from_tomorrow_to_a_year_off(self, world: World, day: str) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="change")
        body = turn("change")
        body["fields"].append({"field": "day", "day": day})
        refused = good(await ana.put(at("change"), body), 422).json()
        assert [fault["pointer"] for fault in refused["errors"]] == ["/fields/1/day"]

    async def test_sent_again_days_later_is_the_same(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="change")
        body = turn("change")
        good(await ana.put(at("change"), body), 204)
        world.clock.advance(days=3)
        good(await ana.put(at("change"), body), 204)


class TestFollowUp:
    async def test_comes_on_the_latest_day_and_not_before(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="follow-up")
        assert (await shown(ana))["now"] | {"hear": [], "fit": []} == {
            "lap": 1,
            "step": "follow-up",
            "take": False,
            "hear": [],
            "fit": [],
            "review_on": "2026-11-30",
            "close": False,
            "again": None,
        }
        assert [one["follow_up"] for one in (await ana.get("/home"))["repairs"]] == [False]
        assert problem(await ana.put(at("follow-up"), turn("follow-up"))) == "follow-up-ahead"
        world.clock.advance(days=7)
        assert [(one["follow_up"], one["mine"]) for one in (await ana.get("/home"))["repairs"]] == [(True, True)]
        await take(ana, step="follow-up")
        assert [(one["follow_up"], one["mine"]) for one in (await ana.get("/home"))["repairs"]] == [(False, False)]
        await take(ben, step="follow-up")
        assert step_of(await shown(ana), "follow-up")["theirs"][0]["fields"][0]["choice"] == "partly"
        assert (await shown(ana))["now"]["again"] == "change"

    async def test_may_go_round_from_change_and_earlier_laps_stay_readable(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="follow-up")
        assert problem(await ana.put(f"/repairs/{MEND}/laps/2")) == "repair-unfinished"
        world.clock.advance(days=7)
        await take(ana, ben, step="follow-up")
        both = await asyncio.gather(*[phone.put(f"/repairs/{MEND}/laps/2") for phone in (ana, ben, ana)])
        assert [answer.status_code for answer in both] == [204] * 3
        here = await shown(ben)
        assert (here["now"]["lap"], here["now"]["step"], here["now"]["take"]) == (2, "change", True)
        assert step_of(here, "follow-up")["theirs"]
        await take(ana, step="change")  # a retry of the first lap's
        await take(ana, ben, step="change", lap=2)
        await take(ana, ben, step="reconnect", lap=2)
        assert (await shown(ana))["now"]["review_on"] == "2026-12-07"
        assert problem(await ana.put(f"/repairs/{MEND}/laps/3")) == "repair-unfinished"
        world.clock.advance(days=7)
        await take(ana, ben, step="follow-up", lap=2)
        good(await ben.put(f"/repairs/{MEND}/end", {"how": "close"}), 204)
        assert problem(await ana.put(f"/repairs/{MEND}/laps/3")) == "repair-ended"


class TestEnding:
    @pytest.mark.parametrize(
        "step", ["what-happened", "heard", "my-part", "apology", "change", "reconnect", "follow-up"]
    )
    async def test_any_member_may_let_it_rest_at_any_step(self, world: World, step: str) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step=step)
        good(await ben.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        assert (await shown(ana))["state"] == "rested"
        assert not (await shown(ana))["now"]["take"]

    async def test_also_before_it_has_begun(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        good(await ben.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        assert problem(await ben.put(f"/repairs/{MEND}/consent", {"consent": "together"})) == "repair-ended"

    async def test_what_was_sealed_stays_so(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await begin(ana, ben, cleo)
        await take(ana, ben, step="what-happened")
        good(await ben.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        good(await cleo.post("/leave", {"say_so": True}), 204)
        assert step_of(await shown(ana), "what-happened")["theirs"] == []

    async def test_and_can_still_be_taken_back(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        await take(ana, step="what-happened")
        good(await ben.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        good(await ana.delete(at("what-happened")), 204)
        assert step_of(await shown(ana), "what-happened")["mine"] is None

    async def test_nothing_new_fits_into_what_has_ended(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="change")
        mine = await ana.member_id()
        good(await ben.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        good(await ben.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        refused = [
            await ana.put(at("change"), turn("change")),
            await ben.put(at("apology", what=f"answers/{mine}"), {"answer": "thanks"}),
            await ben.put(at("heard", what=f"heard/{mine}/2"), {"words": "more"}),
            await ana.put(f"/repairs/{MEND}/laps/2"),
            await ana.put(f"/repairs/{MEND}/end", {"how": "close"}),
        ]
        assert [problem(answer) for answer in refused] == ["repair-ended"] * 5
        await take(ana, step="apology")  # a retry of what was there

    async def test_it_is_closed_only_at_its_end(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="follow-up")
        assert problem(await ana.put(f"/repairs/{MEND}/end", {"how": "close"})) == "repair-unfinished"
        world.clock.advance(days=7)
        await take(ana, ben, step="follow-up")
        good(await ana.put(f"/repairs/{MEND}/end", {"how": "close"}), 204)
        assert (await shown(ben))["state"] == "closed"
        assert (await ben.get("/home"))["repairs"] == []

    async def test_the_archive_goes_page_by_page_newest_first(self, world: World) -> None:
        ana, ben = await world.pair()
        for n in range(23):
            await begin(ana, ben, repair=made(f"repair/{n}"))
            good(await ana.put(f"/repairs/{made(f'repair/{n}')}/end", {"how": "rest"}), 204)
            if n % 2:
                world.clock.advance(days=1)
        first = await ben.get("/repairs")
        rest = await ben.get(f"/repairs?before={first['next']}")
        assert (len(first["ended"]), len(rest["ended"]), rest["next"]) == (20, 3, None)
        found = [one["id"] for one in first["ended"] + rest["ended"]]
        assert sorted(found) == sorted(made(f"repair/{n}") for n in range(23))
        days = [one["began_on"] for one in first["ended"] + rest["ended"]]
        assert days == sorted(days, reverse=True)
        unknown = await ben.call("GET", ben.inside(f"/repairs?before={made('nothing')}"))
        assert problem(unknown, 404) == "not-found"

    async def test_one_may_be_put_out_of_my_own_sight(self, world: World) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        assert problem(await ana.put(f"/repairs/{MEND}/away")) == "repair-runs"
        good(await ana.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        before = await ben.get("/repairs")
        good(await ana.put(f"/repairs/{MEND}/away"), 204)
        assert (await ana.get("/repairs"))["ended"][0]["away"]
        assert await ben.get("/repairs") == before
        good(await ana.delete(f"/repairs/{MEND}/away"), 204)
        assert not (await ana.get("/repairs"))["ended"][0]["away"]


class TestOtherRituals:
    async def test_a_misunderstanding_is_over_in_three_steps(self, world: World) -> None:
        ana, ben = await world.pair()
        repair = made("repair/short")
        await begin(ana, ben, repair=repair, ritual="misunderstanding")
        for phone in (ana, ben):
            good(await phone.put(at("meant", repair=repair), {"fields": [{"field": "meant", "words": "this"}]}), 204)
        await hear(ana, ben, repair=repair)
        for phone in (ana, ben):
            good(await phone.put(at("helps", repair=repair), SKIP), 204)
        assert (await shown(ana, repair))["now"]["close"]
        good(await ben.put(f"/repairs/{repair}/end", {"how": "close"}), 204)

    async def test_what_was_mended_by_talking_is_logged_by_each_for_themself(self, world: World) -> None:
        ana, ben = await world.pair()
        repair, log = made("repair/log"), {"fields": [{"field": "owned", "words": "my own part"}]}
        logged = {"ritual": "logged", "version": 1, "line": "Saturday"}
        assert good(await ana.put(f"/repairs/{repair}", logged), 200).json()["state"] == "begun"
        good(await ana.put(at("log", repair=repair), log), 204)
        assert step_of(await shown(ben, repair), "log")["theirs"][0]["fields"][0]["words"] == "my own part"
        assert (await shown(ben, repair))["now"]["take"]
        good(await ana.put(f"/repairs/{repair}/end", {"how": "close"}), 204)
        assert (await ben.get("/repairs"))["ended"][0]["state"] == "closed"
        assert problem(await ben.put(at("log", repair=repair), log)) == "repair-ended"


class TestTimeOut:
    async def test_what_would_reach_the_others_rests_and_the_rest_goes_on(self, world: World) -> None:
        ana, ben = await world.pair()
        waiting = made("repair/waiting")
        await go_until(ana, ben, step="heard")
        good(await ana.put(f"/repairs/{waiting}", BODY), 200)
        mine = await ana.member_id()
        returns_at = (world.clock.now() + timedelta(minutes=30)).isoformat()
        good(await ana.put(f"/time-out/{made('pause')}", {"returns_at": returns_at}), 200)
        resting: list[tuple[str, Any]] = [
            (at("heard", what=f"heard/{mine}/1"), {"words": "heard"}),
            (f"/repairs/{made('repair/new')}", BODY),
            (f"/repairs/{waiting}/consent", {"consent": "together"}),
        ]
        for path, body in resting:
            refused = good(await ben.put(path, body), 409).json()
            assert refused["type"] == "urn:tend:problem:time-out-runs"
            assert refused["returns_at"]
        good(await ben.put(f"/repairs/{waiting}/consent", {"consent": "alone"}), 204)
        good(await ben.put(alone("what-happened", repair=waiting), turn("what-happened")), 204)
        await take(ben, step="what-happened")  # a retry of what was there
        good(await ben.put(f"/repairs/{waiting}/end", {"how": "rest"}), 204)
        world.clock.advance(minutes=30)
        good(await ben.put(*resting[0]), 204)


class TestAlone:
    async def test_is_the_same_steps_for_oneself(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        assert problem(await ben.put(alone("what-happened"), turn("what-happened"))) == "repair-not-begun"
        assert problem(await ben.call("GET", ben.inside(f"/repairs/{MEND}/alone")), 404) == "not-found"
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "alone"}), 204)
        before = [await ana.get(path) for path in (f"/repairs/{MEND}", "/repairs", "/home")]
        for step in ("what-happened", "my-part", "apology", "change", "reconnect"):
            path = await ben.get(f"/repairs/{MEND}/alone")
            assert (path["now"]["step"], path["now"]["take"]) == (step, True)
            good(await ben.put(alone(step), turn(step)), 204)
        assert problem(await ben.put(alone("heard"), SKIP), 404) == "not-found"
        assert problem(await ben.put(alone("follow-up"), turn("follow-up"))) == "follow-up-ahead"
        assert (await ben.get(f"/repairs/{MEND}/alone"))["now"]["review_on"] == "2026-11-30"
        assert [await ana.get(path) for path in (f"/repairs/{MEND}", "/repairs", "/home")] == before
        assert (await ben.get("/us"))["promises"] == []
        world.clock.advance(days=7)
        good(await ben.put(alone("follow-up"), turn("follow-up")), 204)
        assert problem(await ben.put(alone("reconnect", 2), turn("reconnect"))) == "step-not-current"
        good(await ben.put(alone("change", 2), turn("change")), 204)
        assert (await ben.get(f"/repairs/{MEND}/alone"))["now"]["step"] == "reconnect"

    async def test_nobody_else_finds_it_there(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "alone"}), 204)
        good(await ben.put(alone("what-happened"), turn("what-happened")), 204)
        seen = await ana.call("GET", ana.inside(f"/repairs/{MEND}/alone"))
        assert problem(seen, 404) == "not-found"

    async def test_it_stays_readable_when_one_joins_after_all(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "alone"}), 204)
        good(await ben.put(alone("what-happened"), turn("what-happened")), 204)
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "together"}), 204)
        assert (await shown(ana))["state"] == "begun"
        assert (await ben.get(f"/repairs/{MEND}/alone"))["steps"][0]["mine"]["fields"]
        assert (await shown(ben))["alone"]
        assert problem(await ben.put(alone("my-part"), turn("my-part"))) == "repair-not-begun"
        good(await ben.delete(alone("what-happened")), 204)
        assert not (await shown(ben))["alone"]

    async def test_it_goes_on_when_the_repair_is_let_rest(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "alone"}), 204)
        good(await ana.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)
        good(await ben.put(alone("what-happened"), turn("what-happened")), 204)


class TestLeaving:
    async def test_a_gate_waits_for_who_left_silently(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await begin(ana, ben, cleo)
        await take(ana, ben, cleo, step="what-happened")
        await hear(ana, ben, cleo)
        await take(ben, cleo, step="my-part")
        good(await ben.post("/leave", {"say_so": False}), 204)
        await take(ana, step="my-part")
        assert not step_of(await shown(ana), "my-part")["open"]
        assert step_of(await shown(ana), "what-happened")["theirs"][1]
        good(await cleo.put(f"/repairs/{MEND}/end", {"how": "rest"}), 204)

    async def test_and_not_for_who_said_so(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await begin(ana, ben, cleo)
        await take(ana, ben, cleo, step="what-happened")
        await hear(ana, ben, cleo)
        await take(ana, cleo, step="my-part")
        good(await ben.post("/leave", {"say_so": True}), 204)
        step = step_of(await shown(ana), "my-part")
        assert (step["open"], len(step["theirs"])) == (True, 1)

    async def test_it_may_begin_when_the_one_it_waited_for_says_goodbye(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        good(await ana.put(f"/repairs/{MEND}", BODY), 200)
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "together"}), 204)
        good(await cleo.post("/leave", {"say_so": True}), 204)
        assert (await shown(ana))["state"] == "begun"

    async def test_plans_open_when_the_last_that_is_missing_says_goodbye(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await go_until(ana, ben, cleo, step="change")
        await take(ana, ben, step="change")
        good(await cleo.post("/leave", {"say_so": True}), 204)
        assert len((await ana.get("/us"))["promises"]) == 2

    async def test_who_said_goodbye_and_comes_back_reads_nothing_of_what_went_on(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        await go_until(ana, ben, cleo, step="my-part")
        good(await cleo.post("/leave", {"say_so": True}), 204)
        await take(ana, ben, step="my-part")
        await take(ana, ben, step="apology")
        await take(ana, ben, step="change")
        secret = await world.invite(ana, "cleo again")
        good(await cleo.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "cleo"}), 200)
        world.clock.advance(days=8)
        await take(ana, step="reconnect")
        good(await cleo.call("GET", cleo.inside(f"/repairs/{MEND}")), 404)
        assert (await cleo.get("/repairs"))["open"] == []
        assert ((await cleo.get("/home"))["repairs"], (await cleo.get("/us"))["promises"]) == ([], [])
        good(await cleo.post("/leave", {"say_so": True}), 204)
        assert (await shown(ana))["state"] == "begun"

    async def test_what_is_sealed_and_what_is_ones_own_is_destroyed(self, world: World) -> None:
        ana, ben, cleo = await trio(world)
        other = made("repair/other")
        await begin(ana, ben, cleo)
        await take(ben, step="what-happened")
        good(await ana.put(f"/repairs/{other}", BODY), 200)
        good(await ben.put(f"/repairs/{other}/consent", {"consent": "alone"}), 204)
        good(await ben.put(alone("what-happened", repair=other), turn("what-happened")), 204)
        good(await ben.post("/leave", {"say_so": False}), 204)
        secret = await world.invite(ana, "ben again")
        good(await ben.call("POST", "/invites/accept", {"token": encode(secret), "my_name": "ben"}), 200)
        assert step_of(await shown(ben), "what-happened")["mine"] is None
        assert (await shown(ben, other))["consent"] is None
        assert not (await shown(ben, other))["alone"]


def alone(step: str, lap: int = 1, repair: str = MEND) -> str:
    return f"/repairs/{repair}/alone/laps/{lap}/steps/{step}/turn"
