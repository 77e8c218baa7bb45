"""Random lives in two worlds, and one by hand in which everything private happens once (see test_two_worlds)."""

import asyncio
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.ground import Grounds, Lot
from tests.proof.life import EVE, OVER, SPANS, Life, open_life
from tests.proof.watched import PRIVATE_ACTS, Going, Hidden, Shared, written
from tests.proof.ways import SHOWN, WAYS

T = TypeVar("T")
Drafts = list[dict[str, Any] | None]
Acts = list[tuple[str, int]]

_picks = st.integers(0, 11)
_acts = st.lists(st.tuples(st.sampled_from(PRIVATE_ACTS), _picks), max_size=3)
_going = st.sampled_from(["leaves", "deletes", "stops"])
_spans = st.sampled_from([*SPANS, EVE, OVER, OVER])
_texts = st.sampled_from(["short", "longer than that", "ü\N{HERB}"])
_shared = st.builds(
    Shared,
    share=st.sampled_from(["swap", "gift"]),
    prompts=st.sampled_from([("need",), ("capacity", "need"), ("need", "appreciated", "repair")]),
    text=_texts,
)
_hidden = st.builds(
    Hidden,
    kept=st.sampled_from([(), ("hard",), ("hard", "reliability")]),
    text=_texts,
    first=st.booleans(),
    quiet=st.sampled_from(["nothing", "keeps", "swaps"]),
)
_kept = st.builds(written, st.builds(replace, _shared, share=st.just("keep")), _hidden)
_drafts = st.lists(st.none() | _kept | st.builds(written, _shared, _hidden), max_size=3)


class TwoWorlds(RuleBasedStateMachine):
    """`grounds` and `folder` are set on a subclass."""

    grounds: ClassVar[Grounds]
    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._life: Life | None = None

    @property
    def life(self) -> Life:
        assert self._life is not None
        return self._life

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        try:
            return self._runner.run(act)
        except BaseException:
            self._life = None  # one failure is enough: no more of it at the end
            raise

    @initialize(cleo=st.booleans(), turn=st.integers(0, 1000))
    def begin(self, cleo: bool, turn: int) -> None:
        lot = Lot(self.grounds, Path(tempfile.mkdtemp(dir=self.folder)))
        self._life = self.run(self._stack.enter_async_context(open_life(lot, cleo=cleo, turn=turn)))

    @invariant()
    def nobody_can_tell(self) -> None:
        self.run(self.life.try_next())
        self.run(self.life.look())

    def teardown(self) -> None:
        try:
            if self._life:
                self.run(self._life.end())
        finally:
            self._runner.run(self._stack.aclose())
            self._runner.close()

    # What Ben does in one world only

    @rule(here=_acts, there=_acts)
    def ben_does_something_private(self, here: Acts, there: Acts) -> None:
        for ben, acts in zip(self.life.bens, (here, there), strict=True):
            for name, pick in acts:
                self.run(ben.act(name, pick, self.life.sight("ben")))

    @rule(here=_drafts, there=_drafts)
    def ben_writes(self, here: Drafts, there: Drafts) -> None:
        for ben, drafts in zip(self.life.bens, (here, there), strict=True):
            for draft in drafts:
                self.run(ben.write(draft))

    @precondition(lambda self: not self.life.weeks["ana"]["together"])
    @rule(which=st.sampled_from([0, 1]), shared=_shared, hidden=_hidden, says=st.booleans())
    def ben_says_open_now(self, which: int, shared: Shared, hidden: Hidden, says: bool) -> None:
        """And perhaps takes it back. Ana has not said so: nothing opens."""
        ben = self.life.bens[which]
        self.run(ben.write(written(shared, hidden)))
        self.run(ben.say_together(says=True))
        self.run(ben.say_together(says=says))

    @precondition(lambda self: not self.life.gone)
    @rule(here=_going, there=_going)
    def ben_goes_quietly(self, here: Going, there: Going) -> None:
        self.life.gone = True
        for ben, how in zip(self.life.bens, (here, there), strict=True):
            self.run(ben.go(how))

    @precondition(lambda self: self.life.gone and not self.life.said_so and all(ben.is_there for ben in self.life.bens))
    @rule(pick=st.integers(0, 2))
    def ben_comes_back(self, pick: int) -> None:
        self.run(self.life.come_back(pick))

    # What happens in both

    @precondition(lambda self: not self.life.gone)
    @rule(name=st.sampled_from(sorted(name for name, way in WAYS.items() if way.ben == SHOWN)), pick=_picks)
    def ben_shows_something(self, name: str, pick: int) -> None:
        self.run(self.life.show(name, pick))

    @precondition(lambda self: not self.life.gone)
    @rule()
    def ben_leaves_and_says_so(self) -> None:
        self.run(self.life.say_goodbye())

    @rule(shares=st.tuples(*[st.sampled_from(["swap", "gift", "keep"])] * 2))
    def watchers_answer(self, shares: tuple[str, str]) -> None:
        for who, share in zip(self.life.watchers, shares, strict=False):
            self.run(self.life.answer(who, share))

    @precondition(lambda self: self.life.is_writing and not self.life.gone)
    @rule(shared=_shared, here=_hidden, there=_hidden, ben_last=st.booleans())
    def all_open_together(self, shared: Shared, here: Hidden, there: Hidden, ben_last: bool) -> None:
        self.run(self.life.open_together(shared, here, there, ben_last=ben_last))

    @rule(span=_spans, shared=st.none() | _shared, here=_hidden, there=_hidden)
    def time_passes(self, span: str, shared: Shared | None, here: Hidden, there: Hidden) -> None:
        self.run(self.life.pass_time(span, shared, here, there))


NOTHING: Final = Hidden((), "nothing", first=False, quiet="nothing")
SWAPS: Final = Hidden(("hard", "reliability"), "a swap", first=True, quiet="swaps")
NEED: Final = Shared("gift", ("need",), "a gift")
SWAP: Final = Shared("swap", ("need", "repair"), "a swap")


async def live_through(life: Life) -> None:
    """A history in which each private act differs once, and after each everyone looks."""
    here, there = life.bens
    await here.take_turn("what-happened", "before anyone")
    await life.look()
    await there.take_turn("what-happened", "something else")
    await life.look()
    for ben in life.bens:
        await ben.take_turns_back()
    await life.try_all(0)
    await here.write(written(replace(NEED, share="keep"), SWAPS))
    await life.look()
    await here.write(written(replace(SWAP, share="gift"), SWAPS))
    await life.look()
    await here.write(written(SWAP, SWAPS))
    await life.look()
    await life.try_all(2)
    await here.say_together(says=True)
    await life.look()
    for who in life.watchers:
        await life.answer(who, "keep")
    await life.look()
    await life.pass_time(OVER, None, SWAPS, NOTHING)  # read by nobody: nobody else shares
    await life.look()
    for name in PRIVATE_ACTS:
        await here.act(name, len(name) % 3, life.sight("ben"))
    await life.try_all(1)
    await life.look()
    await life.open_together(NEED, SWAPS, NOTHING, ben_last=False)
    for pick in (0, 1):
        for name in (name for name, way in WAYS.items() if way.ben == SHOWN):
            await life.show(name, pick)
        await life.try_all(pick + 3)
        await life.look()
    await life.show("call_time_out", 3)
    await here.write(written(replace(SWAP, share="gift"), SWAPS))
    await life.try_all(6)
    await life.look()
    await life.pass_time(OVER, SWAP, SWAPS, NOTHING)
    await here.go("leaves")
    await there.go("stops")
    life.gone = True
    await life.look()
    await life.pass_time(OVER, SWAP, NOTHING, SWAPS)
    await life.look()
    await life.come_back(1)
    assert not life.gone
    await life.look()
    await life.pass_time(OVER, SWAP, NOTHING, SWAPS)
    await life.look()
    await life.show("take_everything_back", 0)
    await life.look()
    await there.go("deletes")
    await life.try_all(5)
    await life.look()
    await life.end()
