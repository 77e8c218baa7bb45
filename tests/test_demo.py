"""The demo is two real accounts and a year that both can read, whenever it is made."""

import asyncio
import re
import sqlite3
from base64 import urlsafe_b64decode
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest

from api.app import create_app
from api.content.fields import TextField
from api.content.packs import load_library
from api.content.rituals import fields_of
from api.crypto import device
from api.demo import prepare_demo, service, zone
from api.demo.people import OTHER, Who
from api.demo.schemas import RITUAL, Entry, RepairStep, Turn, Week, Year
from api.demo.zone import machine_zone
from api.errors import NotFound
from api.schemas import encode
from api.settings import Settings
from api.start import assemble, prepare
from models.rounds import Share, may_read
from models.spaces import Kind
from tests.ground import Lot
from tests.world import Phone, RepeatingIds, SetClock, World, good

NOW: Final = datetime(2026, 11, 24, 9, tzinfo=UTC)
YEAR: Final[Year] = service.read_year()
BETWEEN: Final = service.read_between()
RUNNING: Final = len(YEAR.weeks) + 1


@dataclass(frozen=True, slots=True)
class Demo:
    """A prepared database, and what was told of it."""

    settings: Settings
    told: str

    def typed(self, who: Who) -> tuple[str, str]:
        """The password and the recovery code as they were printed."""
        found = re.search(
            rf"name to sign in with: {who} +password: (\S+)\s+recovery code, good for one use: (\S+)", self.told
        )
        assert found
        return found[1], found[2]

    def rows(self) -> list[str]:
        with closing(sqlite3.connect(self.settings.data / "tend.db")) as connection:
            return list(connection.iterdump())


def settings_in(folder: Path) -> Settings:
    return Settings(data=folder / "data", key_file=folder / "keys" / "root.key", app=folder / "no-app")


def make(folder: Path, now: datetime = NOW) -> Demo:
    settings = settings_in(folder)
    prepare(settings)
    return Demo(settings, prepare_demo(settings, SetClock(now)))


@pytest.fixture(scope="module", autouse=True)
def _in_berlin() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        yield


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, _in_berlin: None) -> Demo:
    return make(tmp_path_factory.mktemp("demo"))


class House:
    """The demo's server, and the two at their browsers."""

    def __init__(self, demo: Demo, world: World) -> None:
        self.demo, self.world = demo, world

    async def unlock(self, phone: Phone, who: Who) -> bytes:
        """Sign in with the printed password, as a browser does; gives the account key."""
        kdf = good(await phone.call("POST", "/auth/password/salt", {"handle": who}), 200).json()
        keys = device.derive_from_password(self.demo.typed(who)[0], raw(kdf["salt"]), kdf["memory_kib"], kdf["passes"])
        key = {"handle": who, "auth_key": encode(keys.auth)}
        opened = good(await phone.call("POST", "/auth/password/sign-in", key), 200).json()
        return device.unwrap_account_key(raw(opened["wrapped_key"]), keys.wrap, UUID(opened["person"]), "password")

    async def recover(self, phone: Phone, who: Who) -> bytes:
        """Type the printed recovery code, without using it up; gives the account key."""
        keys = device.derive_from_code(device.read_code(self.demo.typed(who)[1]))
        key = {"handle": who, "auth_key": encode(keys.auth)}
        opened = good(await phone.call("POST", "/auth/recovery/open", key), 200).json()
        return device.unwrap_account_key(raw(opened["wrapped_key"]), keys.wrap, UUID(opened["person"]), "recovery")

    async def enter(self, who: Who) -> Phone:
        """Someone signed in, inside the space."""
        phone = self.world.phone(who)
        await self.unlock(phone, who)
        [space] = good(await phone.call("GET", "/spaces"), 200).json()["spaces"]
        phone.space = space["id"]
        return phone


@asynccontextmanager
async def open_house(demo: Demo, now: datetime = NOW) -> AsyncIterator[House]:
    clock = SetClock(now)
    runtime = assemble(demo.settings, clock)
    app = create_app(runtime)
    async with app.router.lifespan_context(app):
        world = World(app, runtime, clock, RepeatingIds())
        try:
            yield House(demo, world)
        finally:
            await world.close()


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def reads(n: int, who: Who) -> Entry | None:
    """What `who` can read of the other's in round `n`, by the year as it was written."""
    week = YEAR.weeks[n - 1]
    theirs, mine = week.of(OTHER[who]), week.of(who)
    return theirs if may_read(theirs.share if theirs else None, mine.share if mine else None) else None


@pytest.mark.parametrize("who", ["ana", "ben"])
class TestSigningIn:
    async def test_password_and_code_unwrap_one_account_key(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            phone = house.world.phone()
            assert await house.unlock(phone, who) == await house.recover(phone, who)

    def test_the_printed_password_is_long_enough(self, demo: Demo, who: Who) -> None:
        assert len(demo.typed(who)[0]) >= 12


@pytest.mark.parametrize("who", ["ana", "ben"])
class TestTheYear:
    async def test_every_round_opens_to_both(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            phone = await house.enter(who)
            for n in range(1, RUNNING):
                shown = await phone.get(f"/rounds/{n}")
                assert shown["state"] == "open"
                assert said(shown["answers"]) == expected(reads(n, who), without=True)
                assert said([shown["mine"]] if shown["mine"] else []) == expected(YEAR.weeks[n - 1].of(who))
                assert len(shown["heard"]) == len(YEAR.weeks[n - 1].heard)
                goes_on = [n == RUNNING - 1 or trial.becomes is not None for trial in YEAR.weeks[n - 1].tries]
                assert len(shown["promises"]) == sum(goes_on)

    async def test_the_list_goes_back_to_the_first_sunday(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            phone = await house.enter(who)
            found: dict[int, tuple[str, bool]] = {}
            before: int | None = RUNNING
            while before:
                page = await phone.get(f"/rounds?before={before}")
                found |= {past["n"]: (past["opened_on"], past["exchanged"]) for past in page["rounds"]}
                before = page["next"]
        assert [*found] == [*range(RUNNING - 1, 0, -1)]
        assert (found[1][0], found[RUNNING - 1][0]) == ("2025-11-30", "2026-11-22")
        assert [exchanged for _, exchanged in found.values()] == [bool(reads(n, who)) for n in found]

    async def test_what_was_kept_reaches_nobody(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            phone = await house.enter(OTHER[who])
            seen = "".join([str(await phone.get(f"/rounds/{n}")) for n in range(1, RUNNING + 1)])
        entries = [entry for week in (*YEAR.weeks, YEAR.now) if (entry := week.of(who))]
        kept = [
            words
            for entry in entries
            for prompt, words in entry.words.items()
            if entry.share is Share.keep or prompt in entry.keep
        ]
        assert kept
        assert not [words for words in kept if words in seen]


class TestRepairs:
    @pytest.mark.parametrize("who", ["ana", "ben"])
    async def test_both_read_all_that_was_written(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            phone = await house.enter(who)
            me, listed = await phone.member_id(), await phone.get("/repairs")
            briefs = listed["open"] + listed["ended"]
            shown = {brief["line"]: await phone.get(f"/repairs/{brief['id']}") for brief in briefs}
        assert shown.keys() == {repair.line for repair in YEAR.repairs}
        for repair in YEAR.repairs:
            began_on = date.fromisoformat(shown[repair.line]["began_on"])
            steps = {step["step"]: step for step in shown[repair.line]["steps"]}
            for written in repair.steps:
                step, day = steps[written.step], began_on + timedelta(days=written.after)
                turns = [step["mine"]] if step["mine"] else []
                assert fields(turns) == put(written.of(who), day)
                assert fields(step["theirs"]) == put(written.of(OTHER[who]), day)
                assert attempts(step["loops"], me) == heard(written, who)
                answers = [answer["answer"] for turn in turns + step["theirs"] for answer in turn["answers"]]
                assert answers == [*written.answers.values()]

    @pytest.mark.parametrize("years", [1, 2])
    async def test_they_belong_to_the_last_year(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, years: int
    ) -> None:
        monkeypatch.setattr(service, "read_year", lambda: YEAR.model_copy(update={"weeks": YEAR.weeks * years}))
        demo = await asyncio.to_thread(make, tmp_path)
        async with open_house(demo) as house:
            listed = await (await house.enter("ben")).get("/repairs")
        assert [(brief["ritual"], brief["state"], brief["began_on"]) for brief in listed["open"] + listed["ended"]] == [
            ("mend", "begun", "2026-11-21"),
            ("mend", "closed", "2026-09-30"),
            ("logged", "closed", "2026-03-16"),
        ]

    @pytest.mark.parametrize("who", ["ana", "ben"])
    async def test_a_plan_became_a_promise_and_was_kept(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            mine = await own(await house.enter(who), "promises")
        found = [(one["words"], one["review_on"], one["state"]) for one in mine if one["repair"]]
        plans = [step.of(who) for repair in YEAR.repairs for step in repair.steps if step.step == "change"]
        assert found == [(plan.words["plan"], "2026-10-17", "kept") for plan in plans if plan]
        assert len(found) == 1

    def test_the_app_would_say_nothing_to_their_words(self) -> None:
        library, looked_at = load_library(Settings().content), 0
        for repair in YEAR.repairs:
            ritual = library.ritual(Kind.partners, repair.ritual, RITUAL)
            for written in repair.steps:
                step = ritual.step(written.step)
                assert step
                for field in (field for field in fields_of(step) if isinstance(field, TextField)):
                    words = [turn.words.get(field.id, "") for who in OTHER if (turn := written.of(who))]
                    phrases = [phrase for notice in field.notices for phrase in notice.phrases]
                    looked_at += len(phrases)
                    assert not [phrase for phrase in phrases if re.search(rf"(?i)\b{phrase}\b", " / ".join(words))]
        assert looked_at


class TestBetween:
    """What they share beside the Sundays."""

    @pytest.mark.parametrize("who", ["ana", "ben"])
    async def test_us_holds_what_stands(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            us = await (await house.enter(who)).get("/us")
        assert [boundary["version"] for boundary in us["boundaries"]] == [1, 1, 3]
        assert {boundary["says"]["confidence"] for boundary in us["boundaries"]} == {None, "between-us"}
        assert sorted(promise["kind"] for promise in us["promises"]) == ["commitment", "experiment"] + ["ritual"] * 3
        assert [(ask["by"] == us["readers"][0], ask["open"]) for ask in us["asks"]] == [(who == "ben", True)]
        kinds = Counter(card["kind"] for card in us["cards"])
        assert kinds.pop("appreciation") == 20  # a page of them
        assert kinds == Counter(card.kind for card in BETWEEN.cards if card.kind != "appreciation")

    async def test_limits_have_gone_each_way(self, demo: Demo) -> None:
        async with open_house(demo) as house:
            phones = {who: await house.enter(who) for who in OTHER}
            states = {who: [one["state"] for one in await own(phone, "boundaries")] for who, phone in phones.items()}
            seen = (await phones["ana"].get("/boundaries"))["boundaries"]
            [changed] = [boundary["id"] for boundary in seen if boundary["version"] == 3]
            whole = {who: await phone.get(f"/boundaries/{changed}") for who, phone in phones.items()}
        assert {who: sorted(found) for who, found in states.items()} == {
            "ana": ["shared", "shared", "withdrawn"],
            "ben": ["lapsed", "private", "shared"],
        }
        assert len(seen) == 4
        [reply] = whole["ben"]["replies"]
        assert (reply["request_answer"], reply["acknowledgement"]["version"]) == ({"version": 3, "answer": "yes"}, 3)
        assert [earlier["version"] for earlier in whole["ana"]["earlier"]] == [1, 2]

    async def test_what_was_private_reaches_nobody(self, demo: Demo) -> None:
        [private] = [boundary for boundary in BETWEEN.boundaries if boundary.private]
        async with open_house(demo) as house:
            ana, ben = await house.enter("ana"), await house.enter("ben")
            assert private.limit in str(await ben.get("/boundaries"))
            assert private.limit not in "".join([str(await ana.get(path)) for path in ("/boundaries", "/us", "/home")])

    async def test_asks_were_answered_yes_with_a_time_and_no(self, demo: Demo) -> None:
        async with open_house(demo) as house:
            phones = {who: await house.enter(who) for who in OTHER}
            asked = {who: [one["asked"] for one in await own(phone, "asks")] for who, phone in phones.items()}
        answers = {who: [found[0]["answer"] for found in some] for who, some in asked.items()}
        assert [said and said["answer"] for said in answers["ana"]] == [None, "no"]
        assert [(said["answer"], said["time"]) for said in answers["ben"]] == [
            ("yes", None),
            ("yes", "2026-10-16T17:00:00Z"),
        ]

    async def test_a_week_of_nothing_became_a_ritual(self, demo: Demo) -> None:
        async with open_house(demo) as house:
            ben = await house.enter("ben")
            [ritual] = [one for one in await own(ben, "promises") if one["kind"] == "ritual" and one["round"]]
            whole = await ben.get(f"/promises/{ritual['id']}")
        assert (ritual["round"], ritual["next_on"][0]) == (31, "2026-11-25")
        assert [earlier["kind"] for earlier in whole["earlier"]] == ["experiment"]

    @pytest.mark.parametrize("who", ["ana", "ben"])
    async def test_today_is_on_the_first_screen(self, demo: Demo, who: Who) -> None:
        async with open_house(demo) as house:
            phone = await house.enter(who)
            home, today = await phone.get("/home"), (await phone.get("/cards?kind=heads-up"))["cards"]
        assert [ritual["next_on"][0] for ritual in home["promises"]["rituals"]] == [home["today"]]
        assert home["promises"]["back"] == []
        assert [ask["purpose"] for ask in home["asks"]] == (["be-heard"] if who == "ben" else [])
        assert [boundary["state"] for boundary in home["boundaries"]] == (["lapsed"] if who == "ben" else [])
        assert [card["fields"][0]["choice"] for card in today] == ["little"]

    async def test_a_hope_was_cheered(self, demo: Demo) -> None:
        async with open_house(demo) as house:
            hopes = await own(await house.enter("ana"), "cards?kind=hope")
        assert [[cheer["cheer"] for cheer in hope["cheers"]] for hope in hopes] == [["see-it"]]


class TestNow:
    async def test_a_repair_waits_for_what_ana_heard(self, lot: Lot) -> None:
        """On each database."""
        settings = lot.fresh().settings
        demo = Demo(settings, await asyncio.to_thread(prepare_demo, settings, SetClock(NOW)))
        async with open_house(demo) as house:
            phones = {who: await house.enter(who) for who in OTHER}
            homes = {who: await phone.get("/home") for who, phone in phones.items()}
            [waits] = homes["ana"]["repairs"]
            now = (await phones["ana"].get(f"/repairs/{waits['id']}"))["now"]
        assert [(repair["state"], repair["mine"]) for repair in homes["ben"]["repairs"]] == [("begun", False)]
        assert (waits["state"], waits["mine"], waits["follow_up"]) == ("begun", True, False)
        assert (now["step"], len(now["hear"]), len(now["fit"])) == ("heard", 1, 1)

    async def test_ana_has_begun_and_ben_has_not(self, demo: Demo) -> None:
        async with open_house(demo) as house:
            weeks = {who: (await (await house.enter(who)).get("/home"))["week"] for who in OTHER}
        assert [(week["n"], week["state"], week["begun"]) for week in weeks.values()] == [
            (RUNNING, "writing", True),
            (RUNNING, "writing", False),
        ]
        assert weeks["ana"]["share"] == "keep"

    @pytest.mark.parametrize(
        "now",
        [
            "2026-11-22T16:59:59Z",  # a second before it opens
            "2026-11-22T17:00:00Z",
            "2026-11-22T17:00:01Z",
            "2026-10-25T00:30:00Z",  # the night in which clocks go back
            "2027-03-28T01:00:00Z",  # the night in which they go forward
            "2028-02-29T23:30:00Z",
        ],
    )
    async def test_any_moment_will_do(self, tmp_path: Path, now: str) -> None:
        moment = datetime.fromisoformat(now)
        demo = await asyncio.to_thread(make, tmp_path, moment)
        async with open_house(demo, moment) as house:
            for who in OTHER:
                phone = await house.enter(who)
                home, latest = await phone.get("/home"), await phone.get(f"/rounds/{RUNNING - 1}")
                assert (home["week"]["n"], home["week"]["state"]) == (RUNNING, "writing")
                assert home["week"]["opens_at"] > now
                assert latest["state"] == "open"
                assert len(latest["heard"]) == 2
                tried = home["promises"]["trying"] + home["promises"]["back"]
                assert [promise["round"] for promise in tried] == [RUNNING - 1]
                assert [repair["mine"] for repair in home["repairs"]] == [who == "ana"]


class TestPreparing:
    def test_a_second_time_changes_nothing(self, demo: Demo) -> None:
        before = demo.rows()
        assert prepare_demo(demo.settings, SetClock(NOW + timedelta(days=30))) == demo.told
        assert demo.rows() == before

    def test_stopped_midway_leaves_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        broken = YEAR.model_copy(update={"weeks": (*YEAR.weeks[:-1], Week(heard=YEAR.weeks[0].heard))})
        monkeypatch.setattr(service, "read_year", lambda: broken)
        with pytest.raises(NotFound):
            make(tmp_path)
        monkeypatch.undo()
        settings = settings_in(tmp_path)
        assert "ana-on-sundays" in prepare_demo(settings, SetClock(NOW))
        rows = Demo(settings, "").rows()
        rounds = [row for row in rows if row.startswith('INSERT INTO "answer"')]
        assert len(rounds) == sum(bool(week.of(who)) for week in (*YEAR.weeks, YEAR.now) for who in OTHER)
        assert len([row for row in rows if row.startswith('INSERT INTO "repair"')]) == len(YEAR.repairs)

    def test_it_tells_the_address_and_the_folder(self, demo: Demo) -> None:
        assert demo.settings.address in demo.told
        assert str(demo.settings.data) in demo.told


class TestZone:
    @pytest.mark.parametrize("told", ["Asia/Kathmandu", ":Asia/Kathmandu"])
    def test_is_the_machines(self, monkeypatch: pytest.MonkeyPatch, told: str) -> None:
        monkeypatch.setenv("TZ", told)
        assert machine_zone() == "Asia/Kathmandu"

    def test_is_berlins_where_the_machine_tells_none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        monkeypatch.setattr(zone, "_LINK", tmp_path / "localtime")
        monkeypatch.setattr(zone, "_NAME", tmp_path / "timezone")
        assert machine_zone() == "Europe/Berlin"


async def own(phone: Phone, things: str) -> list[Any]:
    """All of the member's own, newest day first."""
    me, found, before = await phone.member_id(), [], ""
    path, _, query = things.partition("?")
    while before is not None:
        page = await phone.get(f"/{path}?{query}" + (f"&before={before}" if before else ""))
        found += [one for one in [*page.get("waiting", []), *page[path]] if me in (one.get("by"), one.get("owner"))]
        before = page["next"]
    return found


def said(answers: list[Any]) -> list[dict[str, Any]]:
    return [{reply["prompt"]: (reply["rating"], reply["words"]) for reply in answer["replies"]} for answer in answers]


def expected(entry: Entry | None, without: bool = False) -> list[dict[str, Any]]:
    """As `said`; `without` what was kept."""
    if entry is None:
        return []
    replies = entry.answer().replies
    return [{reply.prompt: (reply.rating, reply.words) for reply in replies if not (without and reply.keep)}]


def fields(turns: list[Any]) -> list[Any]:
    return [by_field(turn["fields"]) for turn in turns]


def put(turn: Turn | None, day: date) -> list[Any]:
    """As `fields`, from what was put into a turn on that day."""
    return [by_field(turn.turn(day).model_dump(mode="json")["fields"])] if turn else []


def by_field(found: list[Any]) -> list[Any]:
    return sorted(found, key=lambda field: str(field["field"]))


def attempts(loops: list[Any], me: str) -> dict[bool, list[Any]]:
    """What was heard and what its author said of it, by whether it was me who listened."""
    return {
        loop["listener"] == me: [
            (attempt["words"], *(attempt["fit"].values() if attempt["fit"] else (None, None)))
            for attempt in loop["attempts"]
        ]
        for loop in loops
    }


def heard(step: RepairStep, who: Who) -> dict[bool, list[Any]]:
    """As `attempts`."""
    found: dict[bool, list[Any]] = {}
    for said in step.heard:
        found.setdefault(said.who == who, []).append((said.words, said.fits, said.missed))
    return found
