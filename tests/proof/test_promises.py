"""The promises of the design (§2), each with the tests that would fail if it broke.

Promise 3 (nobody is watched) has its whole weight in test_two_worlds.py; kill -9 and crashes (9) are in tests/db; page
titles, addresses and what stays in a browser (10) are in tests/e2e; files, dumps and logs (8, 10) in test_canaries.py.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

import httpx
import pytest
from sqlalchemy import select

from api.problems import describe
from api.schemas import encode
from models.base import metadata
from tests.ground import CHOICE
from tests.proof.ways import limit
from tests.repairs.steps import MEND, at, begin, go_until, shown, step_of, take, turn
from tests.world import Phone, World, answer, good, made, sign_up_body, token

pytestmark = pytest.mark.anyio

CANARY: Final = "Zaunkönig-7f3a"
"""A word that stands nowhere else."""


async def everything(phone: Phone) -> list[httpx.Response]:
    """What a member can read in their space, and of the space's name and people anywhere."""
    paths = ["", "/home", "/us", "/given", "/invites", "/time-out", "/rounds", "/rounds/answers", "/trends"]
    paths += ["/repairs", f"/repairs/{MEND}"]
    paths += ["/asks", f"/asks/{made('ask')}"]
    paths += [f"/rounds/{n}" for n in ("current", 1, 2, 3)]
    return [
        await phone.call("GET", "/spaces"),
        *[await phone.call("GET", phone.inside(path)) for path in paths],
    ]


def bytes_of(responses: list[httpx.Response]) -> list[tuple[int, bytes, list[tuple[str, str]]]]:
    return [(found.status_code, found.content, found.headers.multi_items()) for found in responses]


def schemas_given(world: World) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Schema, field and type of all that responses are made of."""
    for name, schema in describe(world.app)["components"]["schemas"].items():
        if name.endswith("Out"):
            for field, kind in schema.get("properties", {}).items():
                yield name, field, kind


class Test1Sealed:
    @pytest.mark.parametrize("share", ["swap", "gift", "keep"])
    async def test_nothing_one_member_writes_reaches_another_before_its_sharing_takes_effect(
        self, world: World, share: str
    ) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", text="mine", share="gift")), 204)
        before = bytes_of(await everything(ana))
        good(await ben.put("/rounds/1/answer", answer("need", "hard", text=CANARY, share=share)), 204)
        assert bytes_of(await everything(ana)) == before
        world.clock.moment = world.clock.moment.replace(day=29, hour=16, minute=59)
        assert CANARY not in "".join(response.text for response in await everything(ana))

    async def test_what_is_kept_reaches_nobody_after_the_opening_either(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", text="mine", share="gift")), 204)
        kept = answer("hard", text="shared", keep=("need",))
        kept["replies"][1]["words"] = CANARY
        good(await ben.put("/rounds/1/answer", kept), 204)
        world.clock.advance(days=7)
        seen = "".join(response.text for response in await everything(ana))
        assert "shared on hard" in seen
        assert CANARY not in seen

    async def test_a_turn_in_a_repair_reaches_nobody_before_all_have_taken_or_skipped_theirs(
        self, world: World
    ) -> None:
        ana, ben = await world.pair()
        await begin(ana, ben)
        before = bytes_of(await everything(ana))
        good(await ben.put(at("what-happened"), turn("what-happened", CANARY)), 204)
        assert bytes_of(await everything(ana)) == before
        await take(ana, step="what-happened")
        assert CANARY in "".join(response.text for response in await everything(ana))

    async def test_a_path_of_ones_own_reaches_nobody(self, world: World) -> None:
        ana, ben = await world.pair()
        body = {"ritual": "mend", "version": 1, "line": "Words"}
        good(await ana.put(f"/repairs/{MEND}", body), 200)
        before = bytes_of(await everything(ana))
        good(await ben.put(f"/repairs/{MEND}/consent", {"consent": "alone"}), 204)
        path = f"/repairs/{MEND}/alone/laps/1/steps/what-happened/turn"
        good(await ben.put(path, turn("what-happened", CANARY)), 204)
        assert bytes_of(await everything(ana)) == before


class Test2OneNotFound:
    async def test_absent_not_yours_and_not_yet_open_are_the_same_answer(self, world: World) -> None:
        ana, _ = await world.pair()
        stranger = await _another(world)
        stranger.space = ana.space
        asked = [
            await ana.call("GET", f"/spaces/{made('nowhere')}/home"),
            await stranger.call("GET", stranger.inside("/home")),
            await ana.call("GET", ana.inside("/rounds/2")),
            await ana.call("GET", ana.inside("/rounds/999999")),
            await ana.put(f"/rounds/1/heard/{made('nobody')}", {"words": "x"}),
            await ana.call("GET", ana.inside("/rounds/0")),
            await ana.call("GET", "/spaces/not-an-id/home"),
            await ana.call("GET", ana.inside(f"/repairs/{made('nothing')}")),
            await ana.call("GET", ana.inside(f"/repairs/{made('nothing')}/alone")),
        ]
        assert len({str(found) for found in bytes_of(asked)}) == 1
        assert asked[0].status_code == 404


class Test3NobodyIsWatched:
    async def test_no_response_tells_a_time_of_anything_a_person_did(self, world: World) -> None:
        told = {
            (name, field)
            for name, field, kind in schemas_given(world)
            if "date-time" in json.dumps(kind) or field.endswith("_at")
        }
        assert told == {
            ("HomeOut", "now"),
            ("WeekOut", "opens_at"),
            ("RoundOut", "opens_at"),
            ("SpaceOut", "opens"),
            ("InviteOut", "ends_at"),
            ("InvitationOut", "ends_at"),
            ("TimeOutNowOut", "now"),
            ("TimeOutOut", "returns_at"),
            ("ProblemOut", "returns_at"),
            ("AskOut", "times"),
            ("AskAnswerOut", "time"),
        }


class Test4NobodyIsScored:
    async def test_no_response_counts_sums_or_ranks(self, world: World) -> None:
        numbers = {
            field for _, field, kind in schemas_given(world) if '"integer"' in json.dumps(kind) or "number" in str(kind)
        }
        assert numbers <= {
            *("n", "round", "next", "pack", "rating", "day", "memory_kib", "passes", "status", "latest"),
            *("version", "lap", "attempt", "minutes"),
        }
        words = ("count", "total", "sum", "average", "mean", "streak", "score", "rank", "gap", "missed")
        assert not [field for _, field, _ in schemas_given(world) if any(word in field for word in words)]


class Test5MyWordsAreMine:
    async def test_only_their_author_changes_or_withdraws_them(self, world: World) -> None:
        ana, ben = await world.pair()
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", answer("need", text=phone.name)), 204)
        world.clock.advance(days=7)
        ana_id, ben_id = await ana.member_id(), await ben.member_id()
        promise = f"/promises/{made('try')}"
        good(await ana.put(f"{promise}/versions/1", {"kind": "experiment", "round": 1, "words": "Walk"}), 200)
        good(await ana.put(f"/rounds/1/heard/{ben_id}", {"words": "Heard"}), 204)
        good(await ben.put(f"/rounds/1/marks/{ana_id}", {"fit": "yes"}), 204)
        ask = f"/asks/{made('ask')}"
        good(await ana.put(ask, _ask("Listen", ben_id)), 200)
        before = await ana.get("/rounds/1"), await ana.get(ask)
        for attempt in (
            await ben.delete(promise),
            await ben.delete(ask),
            await ana.put(ask, _ask("Listen now", ben_id)),
            await ana.put(f"{ask}/answer", {"answer": "yes", "time": None}),
            await ben.delete(f"/rounds/1/heard/{ben_id}"),
            await ana.delete(f"/rounds/1/marks/{ana_id}"),
            await ben.put("/rounds/1/answer", answer("need", text="changed")),
        ):
            assert attempt.status_code in (404, 409)
        assert (await ana.get("/rounds/1"), await ana.get(ask)) == before

    async def test_nobody_touches_anothers_boundary(self, world: World) -> None:
        ana, ben = await world.pair()
        boundary, day = f"/boundaries/{made('limit')}", world.clock.now().date()
        good(await ana.put(f"{boundary}/versions/1", limit("ana", 0, day)), 200)
        before = await ana.get(boundary)
        for attempt in (
            await ben.delete(boundary),
            await ben.put(f"{boundary}/review-day", {"review_on": "2026-12-24"}),
            await ben.put(f"{boundary}/versions/2", limit("changed", 0, day)),
        ):
            assert attempt.status_code in (404, 409)
        assert await ana.get(boundary) == before

    async def test_nobody_touches_anothers_turn_plan_or_answer(self, world: World) -> None:
        ana, ben = await world.pair()
        await go_until(ana, ben, step="follow-up")
        before, before_us = await shown(ana), await ana.get("/us")
        mine = await ana.member_id()
        promise = next(one for one in before_us["promises"] if one["owner"] == mine)
        for attempt in (
            await ben.delete(f"/promises/{promise['id']}"),
            await ben.delete(at("what-happened")),
            await ben.delete(at("apology", what=f"answers/{mine}")),
            await ben.put(at("what-happened"), turn("what-happened", "changed")),
        ):
            assert attempt.status_code in (204, 404, 409)
        assert (await shown(ana), await ana.get("/us")) == (before, before_us)
        assert step_of(await shown(ben), "what-happened")["mine"]["fields"][0]["words"] == "saw ben"


class Test6NoIsFree:
    async def test_silence_keeping_deleting_and_skipping_all_look_the_same(self, world: World) -> None:
        ana, ben = await world.pair()
        seen = []
        for n, way in enumerate(("silence", "keep", "delete", "swap, with nobody to swap with"), start=1):
            if way != "silence":
                share = "keep" if way == "keep" else "swap"
                good(await ben.put(f"/rounds/{n}/answer", answer("need", share=share)), 204)
            if way == "delete":
                good(await ben.delete(f"/rounds/{n}/answer"), 204)
            world.clock.advance(days=7)
            found = await ana.get(f"/rounds/{n}")
            seen.append({key: found[key] for key in ("state", "mine", "answers", "heard", "promises", "members")})
        assert all(found == seen[0] for found in seen)

    async def test_silence_not_now_and_on_my_own_are_the_same_bytes(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put(f"/repairs/{MEND}", {"ritual": "mend", "version": 1, "line": "Words"}), 200)
        before = bytes_of(await everything(ana))
        for said in ("not-now", "alone", "not-now"):
            good(await ben.put(f"/repairs/{MEND}/consent", {"consent": said}), 204)
            assert bytes_of(await everything(ana)) == before

    async def test_an_ask_that_nobody_looked_at_one_left_unanswered_and_one_unsaid_are_the_same_bytes(
        self, world: World
    ) -> None:
        ana, ben = await world.pair()
        ask = f"/asks/{made('ask')}"
        good(await ana.put(ask, _ask("Listen", await ben.member_id())), 200)
        before = bytes_of(await everything(ana))
        await ben.get(ask)
        assert bytes_of(await everything(ana)) == before
        good(await ben.put(f"{ask}/answer", {"answer": "no", "time": None}), 204)
        good(await ben.delete(f"{ask}/answer"), 204)
        assert bytes_of(await everything(ana)) == before

    async def test_nothing_is_ever_overdue(self, world: World) -> None:
        late = ("overdue", "late", "due", "missing", "pending", "remind")
        assert not [field for _, field, _ in schemas_given(world) if field in late]


class Test7LeavingIsOneAct:
    async def test_alone_at_once_and_silent_in_every_list_gate_and_count(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", share="gift")), 204)
        before = bytes_of(await everything(ana))
        good(await ben.post("/leave", {"say_so": False}), 204)
        assert bytes_of(await everything(ana)) == before
        assert (await ben.call("GET", ben.inside())).status_code == 404
        assert (await ben.call("GET", "/spaces")).json() == {"spaces": []}


class Test8TheOperatorIsNoReader:
    async def test_the_database_holds_no_name_handle_or_text_in_the_clear(self, world: World) -> None:
        ana = world.phone()
        handle = CANARY.casefold()
        good(await ana.call("POST", "/auth/sign-up", sign_up_body(CANARY) | {"handle": handle}), 201)
        ana.space, ana.name = made("space/canary"), CANARY
        await world.make_space(ana, CANARY)
        ben = await world.join(ana, "ben")
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", answer("need", text=CANARY, share="gift")), 204)
        world.clock.advance(days=7)
        other = await ana.member_id()
        good(await ben.put(f"/rounds/1/heard/{other}", {"words": CANARY}), 204)
        good(await ana.put(f"/rounds/1/marks/{await ben.member_id()}", {"fit": "partly", "words": CANARY}), 204)
        body = {"kind": "experiment", "round": 1, "words": CANARY}
        good(await ana.put(f"/promises/{made('try')}/versions/1", body), 200)
        good(await ana.put(f"/asks/{made('ask')}", _ask(CANARY, await ben.member_id())), 200)
        await _mend_with(CANARY, ana, ben)
        stored = await world.runtime.db.read(
            lambda connection: [
                repr(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(select(table))
            ]
        )
        raw = b""
        if CHOICE == "sqlite":
            folder = world.runtime.settings.data
            raw = b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
        assert len(stored) > 10
        for form in (CANARY, handle):
            assert not [row for row in stored if form in row or repr(form.encode())[2:-1] in row]
            assert form.encode() not in raw


class Test9NothingAcknowledgedIsLost:
    async def test_a_retried_write_has_one_effect(self, world: World) -> None:
        ana, ben = await world.pair()
        good(await ana.put("/rounds/1/answer", answer("need", share="gift")), 204)
        good(await ben.put("/rounds/1/answer", answer("need", share="gift")), 204)
        world.clock.advance(days=7)
        other = await ben.member_id()
        for path, body in (
            ("/rounds/2/answer", answer("need")),
            (f"/rounds/1/heard/{other}", {"words": "Heard"}),
            (f"/promises/{made('try')}/versions/1", {"kind": "experiment", "round": 1, "words": "Walk"}),
            (f"/asks/{made('ask')}", _ask("Listen", other)),
            (f"/invites/{made('again')}", {"token_hash": encode(token("hash"))}),
            ("/name", {"name": "Us"}),
            ("/my-name", {"name": "Ana"}),
            (f"/repairs/{MEND}", {"ritual": "logged", "version": 1, "line": "Saturday"}),
            (at("log"), {"fields": [{"field": "owned", "words": "My part"}]}),
            (f"/repairs/{MEND}/end", {"how": "rest"}),
            (f"/repairs/{MEND}/away", None),
            (f"/boundaries/{made('kept')}", limit("kept", 0, world.clock.now().date())),
            (f"/boundaries/{made('limit')}/versions/1", limit("ana", 0, world.clock.now().date())),
            (f"/boundaries/{made('limit')}/review-day", {"review_on": "2026-12-24"}),
        ):
            first = await ana.put(path, body)
            once = bytes_of(await everything(ana))
            again = await ana.put(path, body)
            assert (first.status_code, first.content) == (again.status_code, again.content)
            assert bytes_of(await everything(ana)) == once


class Test10WordsLeakNowhereElse:
    async def test_no_refusal_and_no_header_repeats_what_was_sent(self, world: World) -> None:
        ana, ben = await world.pair()
        sent: list[tuple[str, str, Any]] = [
            ("PUT", ana.inside("/rounds/1/answer"), {"pack": 1, "share": CANARY, "replies": [], CANARY: CANARY}),
            ("PUT", ana.inside("/rounds/9/answer"), answer("need", text=CANARY)),
            ("PUT", ana.inside(f"/rounds/1/heard/{made('x')}"), {"words": CANARY}),
            ("PUT", ana.inside("/rhythm"), {"cadence": CANARY, "day": CANARY, "at": CANARY, "zone": CANARY}),
            ("POST", "/auth/password/sign-in", {"handle": CANARY, "auth_key": encode(token("x"))}),
            ("POST", "/auth/password/salt", {"handle": CANARY + " !"}),
            ("POST", "/invites/look", {"token": CANARY}),
            ("GET", f"/spaces/{CANARY.encode().hex()}/home", None),
        ]
        for method, path, body in sent:
            refused = await ben.call(method, path, body)
            assert refused.status_code >= 400
            assert CANARY not in refused.text + json.dumps(refused.json(), ensure_ascii=False)
            assert CANARY not in str(refused.headers.multi_items())

    async def test_no_address_takes_words_a_handle_or_a_token(self, world: World) -> None:
        """Path and query parameters are ids, numbers, yes or no, and the content's own names."""
        named = {
            parameter["name"]
            for operations in describe(world.app)["paths"].values()
            for operation in operations.values()
            for parameter in operation.get("parameters", ())
            if parameter["in"] in ("path", "query")
        }
        things = {"boundary", "promise", "ask", "card", "repair", "time_out"}
        ids = {"space", "invite", "author", "listener", "session", "passkey"} | things
        content = {"language", "kind", "version", "page", "name", "step"}
        assert named <= ids | content | {"n", "before", "lap", "attempt", "named"}


class Test11HelpIsAlwaysNear:
    async def test_it_is_the_same_for_everyone_and_opening_it_leaves_no_trace(self, world: World) -> None:
        phones = [*await world.pair(), world.phone(), await _another(world, "eve")]
        before = await _rows(world)
        asked = [await phone.call("GET", "/content/en/help") for phone in phones]
        assert len({str(found) for found in bytes_of(asked)}) == 1
        assert asked[0].status_code == 200
        assert "set-cookie" not in asked[0].headers
        assert await _rows(world) == before


def _ask(words: str, *to: str) -> dict[str, Any]:
    return {"to": list(to), "pack": 1, "purpose": "be-heard", "words": words, "times": [], "confidence": None}


async def _mend_with(text: str, ana: Phone, ben: Phone) -> None:
    """A repair with this text wherever one can write, on a path of one's own too."""
    repair, alone = made("repair/words"), made("repair/alone")
    await begin(ana, ben, repair=repair)
    for phone in (ana, ben):
        good(await phone.put(at("what-happened", repair=repair), turn("what-happened", text)), 204)
    listener, author = await ana.member_id(), await ben.member_id()
    good(await ana.put(at("heard", repair=repair, what=f"heard/{author}/1"), {"words": text}), 204)
    good(await ben.put(at("heard", repair=repair, what=f"fits/{listener}/1"), {"fit": "partly", "words": text}), 204)
    good(await ana.put(f"/repairs/{alone}", {"ritual": "mend", "version": 1, "line": text}), 200)
    good(await ben.put(f"/repairs/{alone}/consent", {"consent": "alone"}), 204)
    path = f"/repairs/{alone}/alone/laps/1/steps/what-happened/turn"
    good(await ben.put(path, turn("what-happened", text)), 204)


async def _rows(world: World) -> dict[str, list[str]]:
    return await world.runtime.db.read(
        lambda connection: {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }
    )


async def _another(world: World, name: str = "stranger") -> Phone:
    """Someone signed up through a space of their own making, in no space of the others."""
    dora = await world.sign_in("ana")
    dora.space = made("space/elsewhere")
    await world.make_space(dora, "elsewhere")
    return await world.sign_up(name, invite=await world.invite(dora, name))
