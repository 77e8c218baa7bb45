"""Who may do what: every operation of the OpenAPI document, called by everyone there can be.

Ana is “me”: the requests are for her space and her things. Ben is in the space as well. Dora has left silently, Emil
has left and said so. Fred has signed up with an invitation of Ana and not come in yet. Gina signed up elsewhere.

A row says what each is answered, or one status for all; each is declared by the operation. A name that ends in a number
is another way to call the same operation (`pick`, in ways.py). What a fresh sign-in is needed for has a star; a session
older than that is answered 403. With a dash it is tried while a time-out of Ana's runs. Every 404 is the same 404, and
every 401 for want of a session the same 401, byte for byte.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

import pytest

from tests.ground import Lot
from tests.proof.ways import NOWHERE, Ask, Sight, ask_id, at, begun, card, limit, promised, put_to, way_of
from tests.proof.wire import Browser, Operation, Reply, browser_of, known
from tests.repairs.steps import begin, go_until
from tests.world import Phone, World, answer, good, made, open_world

pytestmark = pytest.mark.anyio

ACTORS: Final = ("nobody", "me", "revoked", "other", "silent", "gone", "invited", "stranger")
ORDER: Final = ("nobody", "stranger", "invited", "silent", "gone", "other", "me", "revoked")
"""In which they call: whoever is refused comes before whoever changes something."""

TABLE: Final = """
operation                 nobody  me      revoked other   silent  gone    invited stranger

show_health               200
show_readiness            200
show_contents             200
show_language             200
show_help                 200
show_page                 200
show_pack                 200
show_check_in             200
show_ritual               200
show_card_kind            200

show_door                 200
begin_sign_up             200
begin_sign_up 3           403                                       by invitation only, and without one
sign_up                   201     404     404     404     404     404     404     404
sign_up 3                 403
show_salt                 200
sign_in_with_password     401     200     200     200     200     200     200     200
sign_in_with_password 2   401                                       a wrong key
begin_passkey_sign_in     200
sign_in_with_passkey      401                                       no passkey at all
open_recovery             401     200     200     200     200     200     200     200
open_recovery 2           401
finish_recovery           401     200     401     200     200     200     200     200
finish_recovery 2         401
sign_out                  204

show_me                   401     200     401     200     200     200     200     200
delete_me *               401     204     401     204     204     204     204     204
list_sessions             401     200     401     200     200     200     200     200
end_other_sessions        401     204     401     204     204     204     204     204
end_session               401     204     401     404     404     404     404     404
set_password *            401     204     401     204     204     204     204     204
remove_password *         401     409     401     409     409     409     409     409
begin_passkey *           401     200     401     200     200     200     200     200
add_passkey *             401     422     401     422     422     422     422     422
remove_passkey *          401     404     401     404     404     404     404     404
replace_recovery *        401     204     401     204     204     204     204     204

list_spaces               401     200     401     200     200     200     200     200
create_space              401     200     401     200     200     200     200     200
create_space 2            401     409     401     409     404     404     404     404
show_space                401     200     401     200     404     404     404     404
show_home                 401     200     401     200     404     404     404     404
name_space                401     200     401     200     404     404     404     404
name_myself               401     200     401     200     404     404     404     404
change_rhythm             401     200     401     200     404     404     404     404
leave_space               401     204     401     204     404     404     404     404

list_invites              401     200     401     200     404     404     404     404
create_invite             401     200     401     409     404     404     404     404
revoke_invite             401     204     401     404     404     404     404     404
show_invitation           200
show_invitation 3         404
accept_invite             401     404     401     404     404     404     404     200   for whoever comes first
accept_invite 1           401     404     401     404     404     404     200     404   for whom it was kept
accept_invite 3           401     404     401     404     404     404     404     404

list_rounds               401     200     401     200     404     404     404     404
list_answers              401     200     401     200     404     404     404     404
show_round                401     200     401     200     404     404     404     404
answer_round              401     204     401     204     404     404     404     404
delete_answer             401     204     401     204     404     404     404     404
say_together              401     204     401     204     404     404     404     404
unsay_together            401     204     401     204     404     404     404     404
say_heard                 401     204     401     204     404     404     404     404
take_heard_back           401     204     401     204     404     404     404     404
mark_heard                401     204     401     204     404     404     404     404
unmark_heard              401     204     401     204     404     404     404     404
take_round_back           401     204     401     204     404     404     404     404

list_repairs              401     200     401     200     404     404     404     404
begin_repair              401     200     401     409     404     404     404     404
show_repair               401     200     401     200     404     404     404     404
say_consent               401     204     401     204     404     404     404     404
say_consent 1             401     409     401     409     404     404     404     404   it has begun
take_turn                 401     204     401     204     404     404     404     404
take_turn_back            401     409     401     409     404     404     404     404   it has opened
say_back                  401     204     401     204     404     404     404     404
say_fit                   401     204     401     204     404     404     404     404
answer_turn               401     204     401     204     404     404     404     404
take_turn_answer_back     401     204     401     204     404     404     404     404
go_round                  401     204     401     204     404     404     404     404
go_round 1                401     409     401     409     404     404     404     404   not at its end
end_repair                401     204     401     204     404     404     404     404
end_repair 3              401     409     401     409     404     404     404     404   not at its end
take_repair_back          401     204     401     204     404     404     404     404
put_repair_away           401     204     401     204     404     404     404     404
put_repair_away 1         401     409     401     409     404     404     404     404   it runs
bring_repair_back         401     204     401     204     404     404     404     404
show_alone                401     200     401     200     404     404     404     404
take_alone                401     204     401     204     404     404     404     404
take_alone_back           401     204     401     204     404     404     404     404

show_us                   401     200     401     200     404     404     404     404
show_given                401     200     401     200     404     404     404     404
list_given_cards          401     200     401     200     404     404     404     404
list_given_rounds         401     200     401     200     404     404     404     404
list_given_repairs        401     200     401     200     404     404     404     404
take_everything_back      401     204     401     204     404     404     404     404
take_everything_back -    401     204     401     204     404     404     404     404

show_trends               401     200     401     200     404     404     404     404

show_time_out             401     200     401     200     404     404     404     404
call_time_out             401     200     401     200     404     404     404     404   the first is the one for all
call_time_out 1           401     200     401     200     404     404     404     404
call_time_out -           401     200     401     200     404     404     404     404
move_time_out             401     404     401     404     404     404     404     404   none runs, and none has run
move_time_out -           401     200     401     200     404     404     404     404   the same move twice
end_time_out              401     404     401     404     404     404     404     404
end_time_out -            401     204     401     404     404     404     404     404
answer_round -            401     204     401     204     404     404     404     404   private, so it goes on
say_together -            401     409     401     409     404     404     404     404
unsay_together -          401     204     401     204     404     404     404     404
say_heard -               401     409     401     409     404     404     404     404
take_heard_back -         401     204     401     204     404     404     404     404
mark_heard -              401     409     401     409     404     404     404     404
unmark_heard -            401     204     401     204     404     404     404     404
take_round_back -         401     204     401     204     404     404     404     404
take_repair_back -        401     204     401     204     404     404     404     404

list_promises             401     200     401     200     404     404     404     404
show_promise              401     200     401     200     404     404     404     404
show_promise_calendar     401     200     401     200     404     404     404     404
list_asks                 401     200     401     200     404     404     404     404
show_ask                  401     200     401     200     404     404     404     404
send_ask                  401     200     401     409     404     404     404     404   Ben reads Ana's under this id
send_ask -                401     200     401     409     404     404     404     404   Ana's is there already
send_ask 1 -              401     409     401     409     404     404     404     404
take_ask_back             401     204     401     404     404     404     404     404
take_ask_back -           401     204     401     404     404     404     404     404
answer_ask                401     409     401     204     404     404     404     404   nobody answers their own
answer_ask -              401     409     401     409     404     404     404     404
take_ask_answer_back      401     409     401     204     404     404     404     404
take_ask_answer_back -    401     409     401     204     404     404     404     404

share_promise             401     200     401     409     404     404     404     404   Ben reads Ana's under this id
share_promise -           401     200     401     409     404     404     404     404   Ana's is there already
share_promise 9 -         401     409     401     409     404     404     404     404   Ben has none to change
renew_promise             401     200     401     404     404     404     404     404
renew_promise 2           401     409     401     404     404     404     404     404   an experiment
renew_promise -           401     409     401     404     404     404     404     404
end_promise               401     200     401     404     404     404     404     404
end_promise -             401     200     401     404     404     404     404     404   nothing new reaches anyone
take_promise_back         401     204     401     404     404     404     404     404
take_promise_back -       401     204     401     404     404     404     404     404

list_boundaries           401     200     401     200     404     404     404     404
show_boundary             401     200     401     200     404     404     404     404
keep_boundary             401     200     401     200     404     404     404     404   an id is its author's own
keep_boundary -           401     200     401     200     404     404     404     404   private, so it goes on
share_boundary            401     200     401     409     404     404     404     404   Ben reads Ana's under this id
share_boundary 3          401     200     401     409     404     404     404     404   the next version of Ana's
share_boundary -          401     200     401     409     404     404     404     404   Ana's is there already
share_boundary 3 -        401     409     401     409     404     404     404     404
renew_boundary            401     200     401     404     404     404     404     404
renew_boundary -          401     409     401     404     404     404     404     404
take_boundary_back 2      401     204     401     404     404     404     404     404
take_boundary_back 2 -    401     204     401     404     404     404     404     404
acknowledge_boundary      401     409     401     204     404     404     404     404   nobody reads their own
acknowledge_boundary -    401     409     401     409     404     404     404     404
take_acknowledgement_back 401     204     401     204     404     404     404     404
take_acknowledgement_back - 401   204     401     204     404     404     404     404
answer_boundary_request   401     409     401     204     404     404     404     404   nobody answers themselves
answer_boundary_request - 401     409     401     409     404     404     404     404
take_request_answer_back  401     204     401     204     404     404     404     404
take_request_answer_back - 401    204     401     204     404     404     404     404
list_cards                401     200     401     200     404     404     404     404
show_card                 401     200     401     200     404     404     404     404
share_card                401     200     401     409     404     404     404     404   Ben reads Ana's under this id
share_card 3              401     200     401     409     404     404     404     404   the next version, where one is
share_card -              401     200     401     409     404     404     404     404   Ana's is there already
share_card 2 -            401     409     401     409     404     404     404     404
take_card_back            401     204     401     404     404     404     404     404
take_card_back -          401     204     401     404     404     404     404     404
cheer_card                401     409     401     204     404     404     404     404   her own takes none of hers
cheer_card 1              401     409     401     409     404     404     404     404   nor does that kind
cheer_card -              401     409     401     409     404     404     404     404
take_cheer_back           401     409     401     204     404     404     404     404
take_cheer_back -         401     409     401     204     404     404     404     404
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    pick: int
    needs_fresh: bool
    in_time_out: bool
    statuses: dict[str, int]

    def __str__(self) -> str:
        name = f"{self.name} {self.pick}" if self.pick else self.name
        return f"{name} -" if self.in_time_out else name


def _row(line: str) -> Row:
    name, *rest = line.split()
    signs = list(takewhile(lambda word: len(word) == 1, rest))
    pick = next((int(sign) for sign in signs if sign.isdigit()), 0)
    codes = [int(word) for word in rest[len(signs) :] if word.isdigit()]
    statuses = dict(zip(ACTORS, codes if len(codes) > 1 else codes * len(ACTORS), strict=True))
    return Row(name, pick, "*" in signs, "-" in signs, statuses)


ROWS: Final = [_row(line) for line in TABLE.splitlines()[2:] if line]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone's browser, and what they know of Ana's space: all there is to know."""

    browsers: dict[str, Browser]
    sights: dict[str, Sight]
    stale: Browser
    stale_session: str

    def ask(self, row: Row, actor: str) -> Ask:
        """What this actor fills the row's operation with."""
        if row.name == "end_session":
            return at(session=self.stale_session)
        return way_of(known()[row.name]).asks(self.sights[actor], row.pick)[0]

    async def call(self, row: Row, browser: Browser, actor: str) -> Reply:
        operation, ask = known()[row.name], self.ask(row, actor)
        return await browser.send(operation.method, ask.path(operation), ask.body)


@asynccontextmanager
async def open_cast(lot: Lot, *, in_time_out: bool = False) -> AsyncIterator[Cast]:
    """The second week of Ana's space: the first check-in has opened, with an answer, a heard and a mark from both."""
    async with open_world(lot.fresh()) as world:
        gina = await world.sign_up("gina")
        await world.make_space(gina, "elsewhere")
        ana = await world.sign_up("ana", await world.invite(gina, "ana"))
        await world.make_space(ana)
        ben = await world.join(ana, "ben")
        await _mend(ana, ben)
        dora, emil = [await world.join(ana, name) for name in ("dora", "emil")]
        ids = {phone.name: await phone.member_id() for phone in (ana, ben)}
        await _live(world, ana, ben, ids)
        good(await dora.post("/leave", {"say_so": False}), 204)
        good(await emil.post("/leave", {"say_so": True}), 204)
        stale = await world.sign_in("ana")
        revoked = await world.sign_in("ana")
        listed = good(await stale.call("GET", "/me/sessions"), 200).json()["sessions"]
        stale_session = next(session["id"] for session in listed if session["this_one"])
        listed = good(await revoked.call("GET", "/me/sessions"), 200).json()["sessions"]
        gone_session = next(session["id"] for session in listed if session["this_one"])
        good(await ana.call("DELETE", f"/me/sessions/{gone_session}"), 204)
        world.clock.advance(minutes=11)
        sight = Sight("ana", ana.space, world.runtime.library, now=2, others=(ids["ben"],), friend="ana", owner="ana")
        sight = replace(sight, moment=world.clock.now())
        if in_time_out:
            ask = way_of(known()["call_time_out"]).asks(sight, 0)[0]
            good(await ana.call("PUT", ask.path(known()["call_time_out"]), ask.body), 200)
        for pick in (0, 1):
            ask = way_of(known()["create_invite"]).asks(sight, pick)[0]
            good(await ana.call("PUT", ask.path(known()["create_invite"]), ask.body), 200)
        fred = await world.sign_up("fred", sight.secret(1))
        for phone in (ana, ben, dora, emil, gina):
            await world.sign_in_again(phone)
        people = {
            "nobody": world.phone("nobody"),
            "me": ana,
            "revoked": revoked,
            "other": ben,
            "silent": dora,
            "gone": emil,
            "invited": fred,
            "stranger": gina,
        }
        yield Cast(
            browsers={actor: browser_of(phone, world.app) for actor, phone in people.items()},
            sights={actor: _seen_by(sight, phone, ids) for actor, phone in people.items()},
            stale=browser_of(stale, world.app),
            stale_session=stale_session,
        )


async def _mend(ana: Phone, ben: Phone) -> None:
    """One repair in which each has said sorry, one that was let rest, and one that each goes through alone."""
    running, rested, waiting = [made(f"repair/ana/{n}") for n in range(3)]
    await go_until(ana, ben, step="change", repair=running, line=begun("ana", 0)["line"])
    await begin(ana, ben, repair=rested)
    good(await ana.put(f"/repairs/{rested}/end", {"how": "rest"}), 204)
    good(await ana.put(f"/repairs/{waiting}", begun("ana", 0)), 200)
    for phone in (ana, ben):
        good(await phone.put(f"/repairs/{waiting}/consent", {"consent": "alone"}), 204)


async def _live(world: World, ana: Phone, ben: Phone, ids: dict[str, str]) -> None:
    for phone in (ana, ben):
        good(await phone.put("/rounds/1/answer", answer("need")), 204)
    world.clock.advance(days=7)
    for phone, other in ((ana, "ben"), (ben, "ana")):
        good(await phone.put(f"/rounds/1/heard/{ids[other]}", {"words": "Heard"}), 204)
        good(await phone.put("/rounds/2/answer", answer("need")), 204)
    for phone, other in ((ana, "ben"), (ben, "ana")):
        good(await phone.put(f"/rounds/1/marks/{ids[other]}", {"fit": "yes"}), 204)
    boundary = limit("ana", 0, world.clock.now().date())
    good(await ana.put(f"/boundaries/{made('boundary/ana/0')}/versions/1", boundary), 200)
    for n in range(3):
        body = promised("ana", n, 1, world.clock.now().date())
        good(await ana.put(f"/promises/{made(f'promise/ana/{n}')}/versions/1", body), 200)
    now = world.clock.now()
    asked = put_to("ana", 0, (ids["ben"],), now)
    good(await ana.put(f"/asks/{ask_id('ana', 0, now)}", asked), 200)
    promise = {"kind": "experiment", "round": 1, "words": "ana tries 0"}
    good(await ana.put(f"/promises/{made('promise/ana/0')}/versions/1", promise), 200)
    for pick in (0, 1):
        good(await ana.put(f"/cards/{made(f'card/ana/{pick}')}/versions/1", card("ana", pick)), 200)


def _seen_by(sight: Sight, phone: Phone, ids: dict[str, str]) -> Sight:
    others = (ids["ben" if phone.name == "ana" else "ana"],)
    return replace(sight, name=phone.name, me=ids.get(phone.name, NOWHERE), others=others)


class TestActors:
    @pytest.mark.parametrize("row", ROWS, ids=str)
    async def test_everyone_gets_what_the_table_says(self, lot: Lot, row: Row) -> None:
        async with open_cast(lot, in_time_out=row.in_time_out) as cast:
            absent = await cast.browsers["me"].send("GET", f"/spaces/{NOWHERE}/home")
            signed_out = await cast.browsers["nobody"].send("GET", "/me")
            assert (absent.problem, signed_out.problem) == ("not-found", "sign-in-needed")
            if row.needs_fresh:
                assert (await cast.call(row, cast.stale, "me")).problem == "fresh-sign-in-needed"
            for actor in ORDER:
                reply = await cast.call(row, cast.browsers[actor], actor)
                assert reply.status == row.statuses[actor], f"{actor}: {reply}"
                assert reply.status in known()[row.name].statuses, f"{row} does not declare {reply.status}"
                if reply.status == 404:
                    assert reply == absent, actor
                if reply.status == 401 and known()[row.name].signed_in:
                    assert reply == signed_out, actor

    def test_every_operation_has_a_row(self) -> None:
        unknown = {f"{operation.method} {operation.path}" for operation in _without_a_row(ROWS)}
        assert not unknown, f"Say in the table of tests/proof/test_actors.py who may call {unknown}."
        assert {row.name for row in ROWS} == set(known()), "a row for an operation that is gone"

    def test_an_operation_without_a_row_fails(self) -> None:
        assert [operation.name for operation in _without_a_row(ROWS[1:])] == [ROWS[0].name]


def _without_a_row(rows: list[Row]) -> list[Operation]:
    return [operation for operation in known().values() if all(row.name != operation.name for row in rows)]
