"""How each operation of the OpenAPI document is called, for the walks of this folder.

A new operation fails every walk until it has an entry in WAYS:

    "show_door": read(lambda sight: [at()], ben=PRIVATE)
    "name_space": write(lambda sight, pick: at(space=sight.space, body={"name": f"we {pick}"}), ben=SHOWN)

A read lists every request one person can make with all the path parameters they know. A write gives one request; `pick`
varies it, and 0 is the plain case. `ben` says what the operation is in the two worlds, when the watched one does it:

    PRIVATE   he may do it in one world only: nobody else ever learns of it
    SEALED    like PRIVATE until the round opens
    SHOWN     the others see it at once: he does it in both worlds
    COMING    it brings him in, or back: in both worlds, by an invitation of Ana's
    ENDING    it ends his time in the space, or theirs who watch: it comes last
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from api.content.packs import Library
from api.schemas import encode
from tests.proof.wire import Operation
from tests.repairs.steps import FIELDS, turn
from tests.world import BEGAN, SUNDAYS, answer, made, sign_up_body, token

Ben = Literal["private", "sealed", "shown", "coming", "ending"]
PRIVATE: Final = "private"
SEALED: Final = "sealed"
SHOWN: Final = "shown"
COMING: Final = "coming"
ENDING: Final = "ending"

WRAPPED: Final = encode(b"\x01" + bytes(60))
NOWHERE: Final = made("nowhere")
"""An id that nothing has."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person knows and can put into a request."""

    name: str
    space: str
    library: Library
    now: int = 1
    """The running round."""
    moment: datetime = BEGAN
    """What time it is."""
    me: str = NOWHERE
    others: tuple[str, ...] = (NOWHERE,)
    """Member ids."""
    friend: str = "nobody"
    """Whose objects and handle they try as well."""
    owner: str = ""
    """Whose objects they address as their own."""
    mending: str = ""
    """Whose repairs they go through: 0 has begun, 1 was let rest, 2 waits for everyone's word."""

    @property
    def mine(self) -> str:
        return self.owner or self.name

    def invite(self, pick: int) -> str:
        return made(f"invite/{self.mine}/{pick % 3}")

    def secret(self, pick: int) -> bytes:
        """The token of that invitation."""
        return token(f"invite/{self.mine}/{pick % 3}")

    def repair(self, n: int) -> str:
        return made(f"repair/{self.mending or self.mine}/{n}")

    def other(self, pick: int) -> str:
        return self.others[pick % len(self.others)]


@dataclass(frozen=True, slots=True)
class Ask:
    """What fills one operation's path, query and body."""

    params: dict[str, str] = field(default_factory=dict)
    body: Any = None
    query: str = ""

    def path(self, operation: Operation) -> str:
        return operation.path.format(**self.params) + self.query


@dataclass(frozen=True, slots=True)
class Way:
    """How to call one operation."""

    asks: Callable[[Sight, int], list[Ask]]
    ben: Ben


def at(body: Any = None, query: str = "", **params: object) -> Ask:
    return Ask({name: str(value) for name, value in params.items()}, body, query)


def read(asks: Callable[[Sight], Iterable[Ask]], ben: Ben) -> Way:
    return Way(lambda sight, _pick: list(asks(sight)), ben)


def write(ask: Callable[[Sight, int], Ask], ben: Ben) -> Way:
    return Way(lambda sight, pick: [ask(sight, pick)], ben)


def way_of(operation: Operation) -> Way:
    """Fails for an operation that nobody has thought about."""
    way = WAYS.get(operation.name)
    assert way is not None, (
        f"{operation.method} {operation.path} ({operation.name}) is new here. Say in tests/proof/ways.py how it is "
        "called and whether the others see it when one member does it, and in tests/proof/test_actors.py who may."
    )
    return way


def auth_key(name: str, pick: int = 0, what: str = "auth") -> str:
    """The key that someone signed up with, or the one they changed to."""
    return encode(token(f"{what}/{name}" if pick % 2 == 0 else f"{what}/{name}/changed"))


def password(name: str, pick: int) -> dict[str, Any]:
    kdf = {"memory_kib": 65536, "passes": 3}
    return {**kdf, "auth_key": auth_key(name, pick), "wrapped_key": WRAPPED}


def recovery(name: str, pick: int) -> dict[str, str]:
    return {"auth_key": auth_key(name, pick, "code"), "wrapped_key": WRAPPED}


def rhythm(pick: int) -> dict[str, Any]:
    return [SUNDAYS, SUNDAYS | {"at": "20:30"}, SUNDAYS | {"cadence": "fortnightly", "day": 3}][pick % 3]


def _written(sight: Sight, pick: int) -> int | str:
    """The number of a round to write for."""
    return ("current", sight.now, "current", max(1, sight.now - 1), sight.now + 1)[pick % 5]


def _opened(sight: Sight, pick: int) -> int | str:
    """The number of a round that has perhaps opened."""
    return (max(1, sight.now - 1), sight.now, "current", 1, sight.now + 1)[pick % 5]


def _guess(sight: Sight, pick: int, what: str = "auth") -> dict[str, str]:
    """Their own key, the one they may have changed to, or a wrong one for somebody else."""
    if pick % 3 == 2:
        return {"handle": sight.friend, "auth_key": encode(token("guess"))}
    return {"handle": sight.name, "auth_key": auth_key(sight.name, pick % 3, what)}


def _guest(sight: Sight, pick: int) -> dict[str, Any]:
    """Someone new, with an invitation of the caller's or without one; or somebody else's handle."""
    guest = sign_up_body(f"{sight.name}.guest{pick % 2}", None if pick % 4 == 3 else sight.secret(pick))
    return guest | {"handle": sight.friend} if pick % 5 == 4 else guest


def _guest_options(sight: Sight, pick: int) -> dict[str, Any]:
    guest = _guest(sight, pick)
    return {name: guest[name] for name in ("person", "handle", "invite")}


def _renewal(sight: Sight, pick: int) -> dict[str, Any]:
    return _guess(sight, pick, "code") | {"replacement": recovery(sight.name, pick + 1)}


def _token(sight: Sight, pick: int) -> str:
    return encode(token("nothing") if pick % 4 == 3 else sight.secret(pick))


def _space(sight: Sight, pick: int) -> Ask:
    """A space of their own, or once more the one they are in."""
    space = sight.space if pick % 3 == 2 else made(f"space/{sight.name}/{pick % 3}")
    body = {"kind": ("partners", "friends")[pick % 2], "name": "ours", "my_name": sight.name, "rhythm": rhythm(pick)}
    return at(space=space, body=body)


def _answer(sight: Sight, pick: int) -> Ask:
    share = ("swap", "gift", "keep")[pick % 3]
    body = answer("need", "repair", share=share, keep=("hard",), text=f"{sight.name} {pick % 2}")
    return at(space=sight.space, n=_written(sight, pick), body=body)


def _promise_id(sight: Sight, n: int, *, friends: bool = False) -> str:
    return made(f"promise/{sight.friend if friends else sight.mine}/{n % 3}")


def promised(whose: str, n: int, round: int, today: date) -> dict[str, Any]:  # noqa: A002
    """What someone promises: an experiment out of a round, a commitment, and a ritual."""
    day = (today + timedelta(days=30)).isoformat()
    ritual = {"rule": "FREQ=WEEKLY;BYDAY=SU,MO", "first_on": today.isoformat(), "at": "18:00", "minutes": 20}
    return (
        {"kind": "experiment", "round": round, "words": f"{whose} tries {n % 3}"},
        {"kind": "commitment", "words": f"{whose} will {n % 3}", "review_on": day, "confidence": "between-us"},
        {"kind": "ritual", "words": f"{whose} sits down", "review_on": day, "ritual": ritual},
    )[n % 3]


def _promise(sight: Sight, pick: int) -> Ask:
    """Made, or changed."""
    friends = pick % 5 == 4
    body = promised(
        sight.friend if friends else sight.mine, pick, max(1, sight.now - 1 + pick % 2), sight.moment.date()
    )
    n = 2 if pick > 8 else 1
    if n == 2:
        body = {name: value for name, value in body.items() if name != "round"} | {"words": f"{pick} and other"}
    return at(body, space=sight.space, promise=_promise_id(sight, pick, friends=friends), n=n)


def _still_fits(sight: Sight, pick: int) -> Ask:
    day = (sight.moment + timedelta(days=(40, 300)[pick // 3 % 2])).date()
    promise = _promise_id(sight, 1 + pick, friends=pick % 5 == 4)
    return at({"review_on": day.isoformat()}, space=sight.space, promise=promise)


def _end_promise(sight: Sight, pick: int) -> Ask:
    how = ("kept", "let-go")[pick // 3 % 2]
    return at({"how": how}, space=sight.space, promise=_promise_id(sight, pick, friends=pick % 5 == 4))


def _promises(sight: Sight, query: str = "") -> list[Ask]:
    """A ritual first; of theirs and of somebody else's."""
    ids = [*(_promise_id(sight, n, friends=friends) for friends in (False, True) for n in (2, 0, 1)), NOWHERE]
    return [at(space=sight.space, promise=promise, query=query) for promise in ids]


def _promise_pages(sight: Sight) -> list[Ask]:
    before = [_promise_id(sight, n, friends=friends) for n in (0, 2) for friends in (False, True)]
    return [at(space=sight.space, query=query) for query in ("", *(f"?before={one}" for one in (*before, NOWHERE)))]


def limit(whose: str, pick: int, today: date) -> dict[str, Any]:
    """What someone says of a limit of theirs: with a request or without, to a day that is near or far."""
    return {
        "topic": ("time", None)[pick % 2],
        "protects": f"{whose} rests",
        "limit": f"{whose} stops at {pick % 3}",
        "my_part": f"{whose} goes",
        "request": None if pick % 2 else f"{whose} asks",
        "ask_first": pick % 2 == 0,
        "review_on": str(today + timedelta(days=(90, 1, 10)[pick % 3])),
        "confidence": (None, "between-us", "ask-first")[pick % 3],
    }


def _boundary(sight: Sight, pick: int) -> str:
    """One of their own, or of somebody else's."""
    return made(f"boundary/{sight.friend if pick % 5 == 4 else sight.mine}/{pick % 3}")


def _kept(sight: Sight, pick: int) -> str:
    """One that they have for themselves; only the first of them is ever shared."""
    return made(f"boundary/{sight.mine}/kept/{pick % 3}")


def _keep_limit(sight: Sight, pick: int) -> Ask:
    body = limit(sight.mine, pick, sight.moment.date())
    return at(body, space=sight.space, boundary=_kept(sight, pick))


def _share_limit(sight: Sight, pick: int) -> Ask:
    boundary = _kept(sight, 0) if pick % 6 == 5 else _boundary(sight, pick)
    body = limit(sight.mine, pick, sight.moment.date())
    return at(body, space=sight.space, boundary=boundary, n=1 + pick // 3 % 2)


def _renew(sight: Sight, pick: int) -> Ask:
    day = sight.moment.date() + timedelta(days=(30, 2, 200)[pick % 3])
    return at({"review_on": str(day)}, space=sight.space, boundary=_boundary(sight, pick))


def _boundaries(sight: Sight) -> list[Ask]:
    whose = [made(f"boundary/{who}/{n}") for who in (sight.mine, sight.friend) for n in (0, 1, 2, "kept/0")]
    return [at(space=sight.space, boundary=boundary) for boundary in (*whose, NOWHERE)]


def _boundary_pages(sight: Sight) -> list[Ask]:
    befores = [made(f"boundary/{sight.friend}/{n}") for n in (0, "kept/0")]
    return [
        at(space=sight.space),
        *[at(space=sight.space, query=f"?before={before}") for before in (*befores, NOWHERE)],
    ]


def _to_limit(sight: Sight, pick: int, body: Any = None) -> Ask:
    """Said to one of somebody else's."""
    whose = "ana" if sight.friend == "nobody" else sight.friend
    return at(body, space=sight.space, boundary=made(f"boundary/{whose}/{pick % 3}"))


def _acknowledge(sight: Sight, pick: int) -> Ask:
    return _to_limit(sight, pick, {"version": 1 + pick // 3 % 2, "heard": None if pick % 2 else f"{sight.name} heard"})


def _answer_request(sight: Sight, pick: int) -> Ask:
    return _to_limit(sight, pick, {"version": 1 + pick // 3 % 2, "answer": ("yes", "no", "not-now")[pick % 3]})


def ask_id(whose: str, pick: int, moment: datetime) -> str:
    """One that is put now: one that rests is no more the same, and leaving destroys it."""
    return made(f"ask/{whose}/{pick % 3}/{moment.toordinal() // 8}")


def put_to(whose: str, pick: int, others: tuple[str, ...], moment: datetime) -> dict[str, Any]:
    """What someone asks of one of the others, or of all, and what for."""
    return {
        "to": [others[pick % len(others)]] if pick % 2 else list(others),
        "pack": 1,
        "purpose": ("comfort", "solve", "be-heard")[pick % 3],
        "words": f"{whose} asks for {pick % 3}",
        "times": [(moment + timedelta(days=2)).isoformat()] if pick % 3 else [],
        "confidence": "ask-first" if pick % 3 == 2 else None,
    }


def _put_ask(sight: Sight, pick: int) -> Ask:
    whose = sight.friend if pick % 5 == 4 else sight.mine
    body = put_to(whose, pick, sight.others, sight.moment)
    return at(body, space=sight.space, ask=ask_id(whose, pick, sight.moment))


def _asked_of_me(sight: Sight, pick: int, body: Any = None) -> Ask:
    """Mostly one of a friend's; Ben, whom the others watch, takes Ana for his."""
    whose = sight.mine if pick % 5 == 4 else "ana" if sight.friend == "nobody" else sight.friend
    return at(body, space=sight.space, ask=ask_id(whose, pick, sight.moment))


def _ask_answer(sight: Sight, pick: int) -> Ask:
    word = ("no", "yes", "not-now")[pick % 3]
    time = (sight.moment + timedelta(days=1)).isoformat() if word == "not-now" and pick % 2 else None
    return _asked_of_me(sight, pick, {"answer": word, "time": time})


def _asks(sight: Sight) -> list[Ask]:
    ids = [ask_id(whose, pick, sight.moment) for whose in (sight.mine, sight.friend) for pick in range(3)]
    return [at(space=sight.space, ask=ask) for ask in (*ids, NOWHERE)]


def _ask_pages(sight: Sight) -> list[Ask]:
    ids = [ask_id(whose, 0, sight.moment) for whose in (sight.mine, sight.friend)]
    return [at(space=sight.space, query=query) for query in ("", *(f"?before={ask}" for ask in (*ids, NOWHERE)))]


CARDS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("hope", {"field": "hope", "words": "hopes"}),
    ("appreciation", {"field": "words", "words": "thanks"}),
    ("heads-up", {"field": "capacity", "choice": "little"}),
)
"""Three kinds of card, each with what fills its first field: one can be cheered, one goes by itself."""


def card(whose: str, pick: int) -> dict[str, Any]:
    """One of someone's cards."""
    kind, filled = CARDS[pick % 3]
    words = {"words": f"{whose} {filled['words']}"} if "words" in filled else {}
    return {"kind": kind, "pack": 1, "fields": [filled | words], "confidence": (None, "between-us")[pick % 2]}


def _card(sight: Sight, pick: int, *, body: bool = False) -> Ask:
    whose = sight.friend if pick % 5 == 4 else sight.mine
    made_card = made(f"card/{whose}/{pick % 3}")
    if not body:
        return at(space=sight.space, card=made_card)
    return at(card(whose, pick), space=sight.space, card=made_card, n=1 + pick // 3 % 2)


def _cheer(sight: Sight, pick: int, *, body: bool = False) -> Ask:
    """Of a card of somebody else's, where there is one."""
    whose = "ana" if sight.name == "ben" else sight.friend
    chosen = {"cheer": ("with-you", "glad")[pick // 3 % 2]} if body else None
    return at(chosen, space=sight.space, card=made(f"card/{whose}/{pick % 3}"))


def _cards(sight: Sight) -> list[Ask]:
    whose = (sight.mine, sight.friend, "ana")
    mine = [made(f"card/{who}/{n}") for who in dict.fromkeys(whose) for n in range(3)]
    return [at(space=sight.space, card=one) for one in (*mine, NOWHERE)]


def _card_pages(sight: Sight) -> list[Ask]:
    some, theirs = made(f"card/{sight.mine}/0"), made(f"card/{sight.friend}/0")
    kinds = [f"?kind={kind}" for kind, _ in CARDS]
    pages = (f"?before={some}", f"?before={theirs}", f"?kind=hope&before={theirs}", f"?before={NOWHERE}")
    return [at(space=sight.space, query=query) for query in ("", *kinds, "?kind=nothing", *pages)]


def _card_kinds(sight: Sight) -> list[Ask]:
    names = sorted({name for _, _, name, _ in sight.library.cards})
    return [
        at(language=language, kind=kind, name=name, version=n)
        for language, kind in _kinds(sight)
        for name in (*names, "nothing")
        for n in (1, 2)
    ]


def _heard(sight: Sight, pick: int) -> Ask:
    body = {"words": f"{sight.name} heard {pick % 2}"}
    return at(space=sight.space, n=_opened(sight, pick), author=sight.other(pick), body=body)


def _mark(sight: Sight, pick: int) -> Ask:
    body = {"fit": "partly", "words": f"{sight.name} adds {pick % 2}"} if pick % 2 else {"fit": "yes"}
    return at(space=sight.space, n=_opened(sight, pick), listener=sight.other(pick), body=body)


def _time_out(sight: Sight, pick: int) -> str:
    """The id of one of their own, or of somebody else's."""
    whose = sight.friend if pick % 5 == 4 else sight.mine
    return made(f"time-out/{whose}/{pick % 3}/{sight.now}")


def _return(sight: Sight, pick: int, *, later: timedelta = timedelta(0)) -> dict[str, str]:
    span = timedelta(minutes=(30, 20, 47 * 60)[pick % 3])
    return {"returns_at": (sight.moment + span + later).isoformat()}


def begun(whose: str, pick: int) -> dict[str, Any]:
    """How someone begins one of their repairs."""
    return {"ritual": ("mend", "misunderstanding", "logged")[pick % 3], "version": 1, "line": f"{whose} and {pick % 3}"}


def _begin(sight: Sight, pick: int) -> Ask:
    whose = sight.friend if pick % 5 == 4 else sight.mine
    return at(space=sight.space, repair=made(f"repair/{whose}/{pick % 3}"), body=begun(whose, pick))


def _consent(sight: Sight, pick: int) -> Ask:
    """Ben never says together: it would begin in one world only."""
    words = ("alone", "not-now") if sight.name == "ben" else ("alone", "not-now", "together")
    return at({"consent": words[pick % len(words)]}, space=sight.space, repair=sight.repair(0 if pick % 2 else 2))


def _step(sight: Sight, pick: int, body: Any = None) -> Ask:
    step = [*FIELDS][pick % len(FIELDS)]
    return at(body and turn(step, sight.name), space=sight.space, repair=sight.repair(0), lap=1, step=step)


def _said(sight: Sight, pick: int) -> Ask:
    body = {"words": "heard" if pick % 2 == 0 else None}
    return _hearing(sight, pick, body, author=sight.other(pick))


def _fits(sight: Sight, pick: int) -> Ask:
    body = {"fit": ("yes", "partly", "not-yet", "rest")[pick % 4]}
    return _hearing(sight, pick, body, listener=sight.other(pick))


def _hearing(sight: Sight, pick: int, body: Any, **other: str) -> Ask:
    attempt = 1 + pick // 4 % 2
    return at(body, "", space=sight.space, repair=sight.repair(0), lap=1, step="heard", attempt=attempt, **other)


def _answer_to(sight: Sight, pick: int, body: Any = None) -> Ask:
    answer = body and {"answer": ("thanks", "time")[pick % 2]}
    author = sight.other(pick)
    return at(answer, space=sight.space, repair=sight.repair(0), lap=1, step="apology", author=author)


def _alone(sight: Sight, pick: int, body: Any = None) -> Ask:
    step = "what-happened" if body or pick % 3 else "my-part"
    text = f"{sight.name} {pick % 2}"
    return at(body and turn(step, text), space=sight.space, repair=sight.repair(2), lap=1, step=step)


def _end(sight: Sight, pick: int) -> Ask:
    how = {"how": "close" if pick % 4 == 3 else "rest"}
    return at(how, space=sight.space, repair=sight.repair(0 if pick % 6 in (3, 5) else 1))


def _repairs(sight: Sight) -> list[Ask]:
    whose = (sight.repair(n) for n in (0, 1, 2))
    return [at(space=sight.space, repair=repair) for repair in (*whose, made(f"repair/{sight.friend}/0"), NOWHERE)]


def _repair_pages(sight: Sight) -> list[Ask]:
    return [at(space=sight.space, query=query) for query in ("", f"?before={sight.repair(1)}", f"?before={NOWHERE}")]


def _rituals(sight: Sight) -> list[Ask]:
    names = sorted({name for _, _, name, _ in sight.library.rituals})
    return [
        at(language=language, kind=kind, name=name, version=n)
        for language, kind in _kinds(sight)
        for name in (*names, "nothing")
        for n in (1, 2)
    ]


def _new_invite(sight: Sight, pick: int) -> Ask:
    hashed = hashlib.sha256(sight.secret(pick)).digest()
    return at(space=sight.space, invite=sight.invite(pick), body={"token_hash": encode(hashed)})


def _nonsense(pick: int) -> dict[str, Any]:
    """No passkey at all."""
    return {"ceremony": made(f"ceremony/{pick}"), "credential": {"rawId": encode(bytes(pick % 3 + 1))}}


def _rounds(sight: Sight) -> list[Ask]:
    return [at(space=sight.space, n=n) for n in (*range(1, sight.now + 2), "current")]


def _pages_back(sight: Sight) -> list[Ask]:
    return [at(space=sight.space, query=query) for query in ("", f"?before={sight.now}", "?before=2")]


def _languages(sight: Sight) -> list[str]:
    return [*sight.library.languages, "xx"]


def _kinds(sight: Sight) -> list[tuple[str, str]]:
    return [(language, kind) for language in _languages(sight) for kind in (*sight.library.kinds, "nothing")]


def _pages(sight: Sight) -> list[Ask]:
    names = sorted(path.split("/")[2] for path in sight.library.bodies if path.startswith("en/pages/"))
    return [at(language=language, page=page) for language in _languages(sight) for page in (*names, "nothing")]


def _check_ins(sight: Sight) -> list[Ask]:
    return [at(language=language, kind=kind, version=n) for language, kind in _kinds(sight) for n in (1, 2)]


def _inside(sight: Sight) -> list[Ask]:
    return [at(space=sight.space)]


def _nothing(_sight: Sight) -> list[Ask]:
    return [at()]


WAYS: Final[dict[str, Way]] = {
    # health, content
    "show_health": read(_nothing, PRIVATE),
    "show_readiness": read(_nothing, PRIVATE),
    "show_contents": read(_nothing, PRIVATE),
    "show_language": read(lambda sight: [at(language=language) for language in _languages(sight)], PRIVATE),
    "show_help": read(lambda sight: [at(language=language) for language in _languages(sight)], PRIVATE),
    "show_page": read(_pages, PRIVATE),
    "show_pack": read(lambda sight: [at(language=language, kind=kind) for language, kind in _kinds(sight)], PRIVATE),
    "show_check_in": read(_check_ins, PRIVATE),
    "show_ritual": read(_rituals, PRIVATE),
    "show_card_kind": read(_card_kinds, PRIVATE),
    # auth
    "show_door": read(_nothing, PRIVATE),
    "begin_sign_up": write(lambda sight, pick: at(_guest_options(sight, pick)), PRIVATE),
    "sign_up": write(lambda sight, pick: at(_guest(sight, pick)), PRIVATE),
    "show_salt": write(lambda sight, pick: at({"handle": (sight.name, sight.friend, "nobody")[pick % 3]}), PRIVATE),
    "sign_in_with_password": write(lambda sight, pick: at(_guess(sight, pick)), PRIVATE),
    "begin_passkey_sign_in": write(lambda sight, pick: at(), PRIVATE),
    "sign_in_with_passkey": write(lambda sight, pick: at(_nonsense(pick)), PRIVATE),
    "open_recovery": write(lambda sight, pick: at(_guess(sight, pick, "code")), PRIVATE),
    "finish_recovery": write(lambda sight, pick: at(_renewal(sight, pick)), PRIVATE),
    "sign_out": write(lambda sight, pick: at(), PRIVATE),
    # me
    "show_me": read(_nothing, PRIVATE),
    "list_sessions": read(_nothing, PRIVATE),
    "end_other_sessions": write(lambda sight, pick: at(), PRIVATE),
    "end_session": write(lambda sight, pick: at(session=NOWHERE), PRIVATE),
    "set_password": write(lambda sight, pick: at(password(sight.name, pick)), PRIVATE),
    "remove_password": write(lambda sight, pick: at(), PRIVATE),
    "begin_passkey": write(lambda sight, pick: at(), PRIVATE),
    "add_passkey": write(
        lambda sight, pick: at(_nonsense(pick) | {"wrapped_key": None}, passkey=made(f"passkey/{sight.mine}")), PRIVATE
    ),
    "remove_passkey": write(lambda sight, pick: at(passkey=made(f"passkey/{sight.mine}")), PRIVATE),
    "replace_recovery": write(lambda sight, pick: at(recovery(sight.name, pick)), PRIVATE),
    "delete_me": write(lambda sight, pick: at(), ENDING),
    # spaces
    "list_spaces": read(_nothing, PRIVATE),
    "create_space": write(_space, PRIVATE),
    "show_space": read(_inside, PRIVATE),
    "show_home": read(_inside, PRIVATE),
    "name_space": write(lambda sight, pick: at({"name": f"we {pick % 2}"}, space=sight.space), SHOWN),
    "name_myself": write(lambda sight, pick: at({"name": f"{sight.name} {pick % 2}"}, space=sight.space), SHOWN),
    "change_rhythm": write(lambda sight, pick: at(rhythm(pick), space=sight.space), SHOWN),
    "leave_space": write(lambda sight, pick: at({"say_so": bool(pick % 2)}, space=sight.space), ENDING),
    # invites
    "list_invites": read(_inside, PRIVATE),
    "create_invite": write(_new_invite, PRIVATE),
    "revoke_invite": write(lambda sight, pick: at(space=sight.space, invite=sight.invite(pick)), PRIVATE),
    "show_invitation": write(lambda sight, pick: at({"token": _token(sight, pick)}), PRIVATE),
    "accept_invite": write(lambda sight, pick: at({"token": _token(sight, pick), "my_name": sight.name}), COMING),
    # rounds
    "list_rounds": read(_pages_back, PRIVATE),
    "list_answers": read(_pages_back, PRIVATE),
    "show_round": read(_rounds, PRIVATE),
    "answer_round": write(_answer, SEALED),
    "delete_answer": write(lambda sight, pick: at(space=sight.space, n=_written(sight, pick)), SEALED),
    "say_together": write(lambda sight, pick: at(space=sight.space, n=_written(sight, pick)), SEALED),
    "unsay_together": write(lambda sight, pick: at(space=sight.space, n=_written(sight, pick)), SEALED),
    "say_heard": write(_heard, SHOWN),
    "take_heard_back": write(
        lambda sight, pick: at(space=sight.space, n=_opened(sight, pick), author=sight.other(pick)), SHOWN
    ),
    "mark_heard": write(_mark, SHOWN),
    "unmark_heard": write(
        lambda sight, pick: at(space=sight.space, n=_opened(sight, pick), listener=sight.other(pick)), SHOWN
    ),
    # cards
    "list_cards": read(_card_pages, PRIVATE),
    "show_card": read(_cards, PRIVATE),
    "share_card": write(lambda sight, pick: _card(sight, pick, body=True), SHOWN),
    "take_card_back": write(_card, SHOWN),
    "cheer_card": write(lambda sight, pick: _cheer(sight, pick, body=True), SHOWN),
    "take_cheer_back": write(_cheer, SHOWN),
    # repairs
    "list_repairs": read(_repair_pages, PRIVATE),
    "begin_repair": write(_begin, SHOWN),
    "show_repair": read(_repairs, PRIVATE),
    "say_consent": write(_consent, PRIVATE),
    "take_turn": write(lambda sight, pick: _step(sight, pick, body=True), SHOWN),
    "take_turn_back": write(_step, SHOWN),
    "say_back": write(_said, SHOWN),
    "say_fit": write(_fits, SHOWN),
    "answer_turn": write(lambda sight, pick: _answer_to(sight, pick, body=True), SHOWN),
    "take_turn_answer_back": write(_answer_to, SHOWN),
    "go_round": write(lambda sight, pick: at(space=sight.space, repair=sight.repair(0), lap=1 + pick % 2), SHOWN),
    "end_repair": write(_end, SHOWN),
    "put_repair_away": write(lambda sight, pick: at(space=sight.space, repair=sight.repair(1 - pick % 2)), PRIVATE),
    "bring_repair_back": write(lambda sight, pick: at(space=sight.space, repair=sight.repair(1 - pick % 2)), PRIVATE),
    "show_alone": read(lambda sight: [at(space=sight.space, repair=sight.repair(n)) for n in (2, 0)], PRIVATE),
    "take_alone": write(lambda sight, pick: _alone(sight, pick, body=True), PRIVATE),
    "take_alone_back": write(_alone, PRIVATE),
    # trends
    "show_trends": read(_pages_back, PRIVATE),
    # time-outs
    "show_time_out": read(_inside, PRIVATE),
    "call_time_out": write(
        lambda sight, pick: at(_return(sight, pick), space=sight.space, time_out=_time_out(sight, pick)), SHOWN
    ),
    "move_time_out": write(
        lambda sight, pick: at(
            _return(sight, pick, later=timedelta(minutes=10)), space=sight.space, time_out=_time_out(sight, pick)
        ),
        SHOWN,
    ),
    "end_time_out": write(lambda sight, pick: at(space=sight.space, time_out=_time_out(sight, pick)), SHOWN),
    # asks
    "list_asks": read(_ask_pages, PRIVATE),
    "show_ask": read(_asks, PRIVATE),
    "send_ask": write(_put_ask, SHOWN),
    "take_ask_back": write(
        lambda sight, pick: at(
            space=sight.space,
            ask=ask_id(sight.friend if pick % 4 == 3 else sight.mine, pick, sight.moment),
        ),
        SHOWN,
    ),
    "answer_ask": write(_ask_answer, SHOWN),
    "take_ask_answer_back": write(_asked_of_me, SHOWN),
    # promises
    "list_promises": read(_promise_pages, PRIVATE),
    "show_promise": read(_promises, PRIVATE),
    "show_promise_calendar": read(lambda sight: [*_promises(sight), *_promises(sight, "?named=true")], PRIVATE),
    "share_promise": write(_promise, SHOWN),
    "renew_promise": write(_still_fits, SHOWN),
    "end_promise": write(_end_promise, SHOWN),
    "take_promise_back": write(
        lambda sight, pick: at(space=sight.space, promise=_promise_id(sight, pick, friends=pick % 4 == 3)), SHOWN
    ),
    # given
    "show_us": read(_inside, PRIVATE),
    "show_given": read(_inside, PRIVATE),
    "list_given_cards": read(_card_pages, PRIVATE),
    "list_given_rounds": read(_pages_back, PRIVATE),
    "list_given_repairs": read(_repair_pages, PRIVATE),
    "take_everything_back": write(lambda sight, pick: at(space=sight.space), ENDING),
    "take_round_back": write(lambda sight, pick: at(space=sight.space, n=_opened(sight, pick)), SHOWN),
    "take_repair_back": write(
        lambda sight, pick: at(space=sight.space, repair=sight.repair(0 if pick % 6 == 5 else 1)), SHOWN
    ),
    # boundaries
    "list_boundaries": read(_boundary_pages, PRIVATE),
    "show_boundary": read(_boundaries, PRIVATE),
    "keep_boundary": write(_keep_limit, PRIVATE),
    "share_boundary": write(_share_limit, SHOWN),
    "renew_boundary": write(_renew, SHOWN),
    "take_boundary_back": write(lambda sight, pick: at(space=sight.space, boundary=_boundary(sight, pick + 1)), SHOWN),
    "acknowledge_boundary": write(_acknowledge, SHOWN),
    "take_acknowledgement_back": write(lambda sight, pick: _to_limit(sight, pick + 1), SHOWN),
    "answer_boundary_request": write(_answer_request, SHOWN),
    "take_request_answer_back": write(lambda sight, pick: _to_limit(sight, pick + 1), SHOWN),
}
