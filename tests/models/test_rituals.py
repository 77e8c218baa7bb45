"""The runner, over random rituals, members, orders, skips, repeats and people who stop or leave."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rituals import Attempt, Course, Gate, Key, LoopFit, Pair, Place, Step, StepKind, alone, flaws

MANY: Final = settings(max_examples=60, deadline=None)
MEMBERS: Final = tuple(UUID(int=n) for n in range(1, 9))
Act = tuple[str, Any]


@st.composite
def rituals(draw: st.DrawFn) -> tuple[Step, ...]:
    """Any sound ritual of one to eight steps."""
    steps: list[Step] = []
    for n in range(draw(st.integers(1, 6))):
        kinds = [StepKind.turns]
        hearable = [step.name for step in steps if step.kind is not StepKind.hearing]
        if hearable:
            kinds.append(StepKind.hearing)
        if all(step.kind is not StepKind.plan for step in steps):
            kinds.append(StepKind.plan)
        kind = draw(st.sampled_from(kinds))
        heard = any(step.kind is StepKind.hearing for step in steps)
        steps.append(
            Step(
                name=f"step-{n}",
                kind=kind,
                gate=draw(st.sampled_from(Gate)) if kind is StepKind.turns else Gate.everyone,
                hears=draw(st.sampled_from(hearable)) if kind is StepKind.hearing else None,
                explains=heard and kind is StepKind.turns and draw(st.booleans()),
            )
        )
    plan = next((n for n, step in enumerate(steps) if step.kind is StepKind.plan), None)
    if plan is not None and draw(st.booleans()):
        written = [step.name for step in steps[: plan + 1] if step.kind is not StepKind.hearing]
        again = draw(st.sampled_from(written)) if draw(st.booleans()) else None
        steps.append(Step("last", StepKind.follow_up, again=again))
    return tuple(steps)


@dataclass
class Play:
    """A repair that takes every act it is asked for, if the runner lets it."""

    steps: tuple[Step, ...]
    counted: frozenset[UUID]
    turns: dict[Key, dict[UUID, bool]] = field(default_factory=dict)
    loops: dict[tuple[Key, Pair], list[Attempt]] = field(default_factory=dict)
    lap: int = 1
    is_due: bool = False

    @property
    def course(self) -> Course:
        return Course(self.steps, self.counted, self.turns, self.loops, self.lap, self.is_due)

    def take(self, member: UUID, place: Place, *, holds: bool) -> bool:
        allowed = self.course.may_take(member, place)
        if allowed:
            self.turns.setdefault(place.key, {})[member] = holds
        return allowed

    def hear(self, listener: UUID, author: UUID, place: Place, *, said: bool) -> bool:
        n = self.course.next_attempt(listener, author, place)
        if n is not None:
            made = self.loops.setdefault((place.key, (listener, author)), [])
            made.append(Attempt(said))
            assert len(made) == n
        return n is not None

    def mark(self, author: UUID, listener: UUID, place: Place, fit: LoopFit) -> bool:
        n = self.course.next_mark(author, listener, place)
        if n is not None:
            made = self.loops[place.key, (listener, author)]
            made[n - 1] = replace(made[n - 1], fit=fit)
        return n is not None

    def go_round(self, member: UUID) -> bool:
        allowed = self.course.may_go_round(member)
        self.lap += allowed
        self.is_due = self.is_due and not allowed
        return allowed

    def leave_openly(self, member: UUID) -> None:
        """What had not opened goes along."""
        course = self.course
        for place in course.places:
            if place.step.gate is Gate.everyone and not course.has_opened(place):
                self.turns.get(place.key, {}).pop(member, None)
        self.counted -= {member}

    def go_on(self) -> bool:
        """One act of everyone who has something to do, in the plainest way. Was there anything?"""
        acted = False
        for place in self.course.places:
            for member in sorted(self.counted):
                acted |= self.take(member, place, holds=True)
                for other in sorted(self.counted):
                    acted |= self.hear(member, other, place, said=True) or self.mark(other, member, place, LoopFit.yes)
        return acted

    def finish(self) -> None:
        self.is_due = True
        for _ in range(1000):
            if not self.go_on():
                return
        raise AssertionError("the ritual goes on for ever")


class Random:
    """Draws acts that may or may not be allowed just now."""

    def __init__(self, draw: Callable[..., Any], play: Play, actors: list[UUID]) -> None:
        self.draw, self.play, self.actors = draw, play, actors

    def act(self) -> tuple[str, UUID, Place, bool, dict[str, Any]]:
        """What was tried, by whom, where, whether it was let in, and with what."""
        place = self.draw(st.sampled_from(self.play.course.places))
        member = self.draw(st.sampled_from(self.actors))
        other = self.draw(st.sampled_from(sorted(MEMBERS[: len(self.actors) + 1])))
        match self.draw(st.sampled_from(["go on", "take", "take", "hear", "mark", "round", "day"])):
            case "take":
                holds = self.draw(st.booleans())
                return "take", member, place, self.play.take(member, place, holds=holds), {"holds": holds}
            case "hear":
                return "hear", member, place, self.play.hear(member, other, place, said=self.draw(st.booleans())), {}
            case "mark":
                fit = self.draw(st.sampled_from(LoopFit))
                return "mark", member, place, self.play.mark(member, other, place, fit), {}
            case "round":
                return "round", member, place, self.play.lap < 4 and self.play.go_round(member), {}
            case "day":
                self.play.is_due = True
                return "day", member, place, True, {}
            case _:
                here = self.play.course.stands(member) or place
                holds = self.draw(st.booleans())
                return "take", member, here, self.play.take(member, here, holds=holds), {"holds": holds}


@st.composite
def plays(draw: st.DrawFn, acts: int = 25) -> Play:
    """A repair somewhere on its way: a few members, of whom some may have stopped and some left openly."""
    members = MEMBERS[: draw(st.integers(2, 8))]
    silent = draw(st.sets(st.sampled_from(members), max_size=1))
    play = Play(draw(rituals()), frozenset(members))
    chance = Random(draw, play, [member for member in members if member not in silent] or list(members))
    for _ in range(draw(st.integers(0, acts))):
        chance.act()
        if len(play.counted) > 1 and draw(st.integers(0, 30)) == 0:
            play.leave_openly(draw(st.sampled_from(sorted(play.counted))))
    return play


class TestRunner:
    @MANY
    @given(play=plays())
    def test_nobody_reads_a_gated_turn_before_its_gate_is_met(self, play: Play) -> None:
        course = play.course
        for place in course.places:
            taken = play.turns.get(place.key, {})
            if place.step.gate is Gate.everyone and not play.counted <= taken.keys():
                for author in taken:
                    readers = [reader for reader in MEMBERS if course.may_read(reader, author, place)]
                    assert readers == [author]

    @MANY
    @given(play=plays(), data=st.data())
    def test_what_was_readable_stays_so(self, play: Play, data: st.DataObject) -> None:
        def readable(course: Course) -> set[tuple[Key, UUID, UUID]]:
            return {
                (place.key, reader, author)
                for place in course.places
                for author in play.turns.get(place.key, {})
                for reader in MEMBERS
                if reader != author and course.may_read(reader, author, place)
            }

        before = readable(play.course)
        chance = Random(data.draw, play, sorted(play.counted))
        for _ in range(5):
            chance.act()
        if len(play.counted) > 1:
            play.leave_openly(min(play.counted))
        assert before <= readable(play.course)

    @MANY
    @given(play=plays(), data=st.data())
    def test_a_step_is_never_passed_over(self, play: Play, data: st.DataObject) -> None:
        chance = Random(data.draw, play, sorted(play.counted))
        for _ in range(15):
            course = play.course
            what, member, place, allowed, _ = chance.act()
            if what in ("take", "hear", "mark") and allowed:
                for earlier in course.places[: course.places.index(place)]:
                    waited = course.turns.get(earlier.key, {})
                    if earlier.step.gate is Gate.open:
                        assert member in waited
                    elif earlier.step.kind is not StepKind.hearing:
                        assert play.counted <= waited.keys()
                    else:
                        assert course.has_opened(earlier)

    @MANY
    @given(play=plays())
    def test_impact_is_heard_before_there_is_room_to_explain(self, play: Play) -> None:
        course = play.course
        for place in course.places:
            if place.step.explains and any(course.may_take(member, place) for member in play.counted):
                before = course.places[: course.places.index(place)]
                hearings = [earlier for earlier in before if earlier.step.kind is StepKind.hearing]
                assert hearings
                for hearing in hearings:
                    for pair in course.pairs(hearing):
                        last = play.loops[hearing.key, pair][-1]
                        assert not last.said or last.fit in (LoopFit.yes, LoopFit.rest)

    @MANY
    @given(play=plays())
    def test_a_skip_opens_the_gate_as_words_do_and_shows_nothing_before(self, play: Play) -> None:
        """In steps that nobody is asked to hear, where a blank leaves nothing to say back."""
        heard = {step.hears for step in play.steps}
        course = play.course
        for place in course.places:
            if place.step.name in heard:
                continue
            for author in play.turns.get(place.key, {}):
                blank = {**play.turns, place.key: {**play.turns[place.key], author: False}}
                skipped = replace(course, turns=blank)
                for member in MEMBERS:
                    assert skipped.stands(member) == course.stands(member)
                    if not course.may_read(member, author, place):
                        assert not skipped.may_read(member, author, place)

    @MANY
    @given(play=plays(), data=st.data())
    def test_a_second_turn_is_never_taken(self, play: Play, data: st.DataObject) -> None:
        chance = Random(data.draw, play, sorted(play.counted))
        for _ in range(10):
            what, member, place, allowed, how = chance.act()
            if what == "take" and allowed:
                taken = dict(play.turns[place.key])
                assert not play.take(member, place, holds=not how["holds"])
                assert play.turns[place.key] == taken

    @MANY
    @given(play=plays(), order=st.randoms(use_true_random=False))
    def test_two_at_once_come_to_the_same_whoever_is_first(self, play: Play, order: Any) -> None:
        course = play.course
        free = [
            (member, place)
            for place in course.places
            for member in sorted(play.counted)
            if course.may_take(member, place)
        ]
        places = {place.key for _, place in free if place.step.gate is Gate.everyone}
        together = [(member, place) for member, place in free if place.key in places]
        order.shuffle(together)
        for member, place in together:
            assert play.take(member, place, holds=True)

    @MANY
    @given(play=plays())
    def test_every_repair_can_finish_from_wherever_it_is(self, play: Play) -> None:
        play.finish()
        assert all(play.course.is_at_end(member) for member in play.counted)

    @MANY
    @given(play=plays())
    def test_a_gate_waits_for_who_left_silently_and_not_for_who_said_so(self, play: Play) -> None:
        one = max(play.counted)
        place = next(
            (place for place in play.course.places if place.step.kind is not StepKind.hearing
             and place.step.gate is Gate.everyone and one not in play.turns.get(place.key, {})), None)  # fmt: skip
        if place is None or len(play.counted) < 2:
            return
        assert not play.course.has_opened(place)
        play.leave_openly(one)
        play.finish()
        assert play.course.has_opened(place)

    @MANY
    @given(play=plays())
    def test_going_round_begins_where_the_last_step_says_and_keeps_what_was_written(self, play: Play) -> None:
        play.finish()
        member = min(play.counted)
        before = {key: dict(turns) for key, turns in play.turns.items()}
        again = play.steps[-1].again
        assert play.go_round(member) is (again is not None)
        if again is not None:
            here = play.course.stands(member)
            assert here is not None
            assert here.lap == play.lap
            first = next(place for place in play.course.places if place.lap == play.lap)
            assert first.step.name == again
        assert play.turns == before

    @MANY
    @given(play=plays())
    def test_a_follow_up_waits_for_its_day(self, play: Play) -> None:
        course = replace(play.course, is_due=False)
        last = course.places[-1]
        if last.step.kind is StepKind.follow_up:
            assert not any(course.may_take(member, last) for member in MEMBERS)

    @MANY
    @given(steps=rituals(), holds=st.booleans())
    def test_alone_the_same_steps_are_done_without_anyone(self, steps: tuple[Step, ...], holds: bool) -> None:
        me = MEMBERS[0]
        mine = alone(steps)
        if not mine:
            return
        play = Play(mine, frozenset({me}), is_due=True)
        for place in play.course.places:
            assert play.course.stands(me) == place
            assert play.take(me, place, holds=holds)
        assert play.course.is_at_end(me)


class TestHearing:
    STEPS = (Step("said", StepKind.turns), Step("heard", StepKind.hearing, hears="said"))

    def at_hearing(self, *, said: bool = True) -> Play:
        play = Play(self.STEPS, frozenset(MEMBERS[:2]))
        for member in MEMBERS[:2]:
            play.take(member, Place(1, self.STEPS[0]), holds=said)
        return play

    @given(
        fits=st.lists(st.sampled_from([LoopFit.partly, LoopFit.not_yet]), max_size=5),
        last=st.sampled_from([LoopFit.yes, LoopFit.rest]),
    )
    def test_it_is_said_again_until_yes_or_the_author_lets_it_rest(self, fits: list[LoopFit], last: LoopFit) -> None:
        play, place = self.at_hearing(), Place(1, self.STEPS[1])
        listener, author = MEMBERS[:2]
        for fit in [*fits, last]:
            assert play.hear(listener, author, place, said=True)
            assert not play.hear(listener, author, place, said=True), "the author speaks first"
            assert play.mark(author, listener, place, fit)
            assert not play.mark(author, listener, place, fit)
        assert not play.hear(listener, author, place, said=True)
        assert not play.course.has_opened(place), "the other still has to be heard"
        assert play.hear(author, listener, place, said=False)
        assert play.course.has_opened(place)

    def test_nobody_marks_but_the_author_or_hears_themself(self) -> None:
        play, place = self.at_hearing(), Place(1, self.STEPS[1])
        one, other = MEMBERS[:2]
        assert play.hear(one, other, place, said=True)
        assert not play.mark(one, other, place, LoopFit.yes)
        assert not play.hear(one, one, place, said=True)
        assert not play.hear(MEMBERS[2], one, place, said=True)

    def test_where_nothing_was_said_there_is_nothing_to_hear(self) -> None:
        assert self.at_hearing(said=False).course.is_at_end(MEMBERS[0])


class TestFlaws:
    @MANY
    @given(steps=rituals())
    def test_a_sound_ritual_has_none(self, steps: tuple[Step, ...]) -> None:
        assert not [*flaws(steps)]

    @pytest.mark.parametrize(
        ("steps", "index", "field"),
        [
            ((Step("a", StepKind.turns), Step("a", StepKind.turns)), 1, "name"),
            ((Step("a", StepKind.hearing, hears="b"), Step("b", StepKind.turns)), 0, "hears"),
            ((Step("a", StepKind.hearing, hears="a"),), 0, "hears"),
            ((Step("a", StepKind.plan), Step("b", StepKind.plan)), 1, "type"),
            ((Step("a", StepKind.turns), Step("b", StepKind.follow_up)), 1, "type"),
            ((Step("b", StepKind.follow_up), Step("a", StepKind.plan)), 0, "type"),
            ((Step("a", StepKind.plan), Step("b", StepKind.follow_up), Step("c", StepKind.turns)), 1, "type"),
            ((Step("a", StepKind.plan), Step("b", StepKind.follow_up, again="c")), 1, "again"),
            ((Step("a", StepKind.plan), Step("b", StepKind.follow_up, again="b")), 1, "again"),
            (
                (Step("a", StepKind.plan), Step("b", StepKind.turns), Step("c", StepKind.follow_up, again="b")),
                2,
                "again",
            ),
            (
                (
                    Step("a", StepKind.turns),
                    Step("b", StepKind.hearing, hears="a"),
                    Step("c", StepKind.plan),
                    Step("d", StepKind.follow_up, again="b"),
                ),
                3,
                "again",
            ),
            ((Step("a", StepKind.turns, explains=True),), 0, "fields"),
        ],
    )
    def test_each_is_found_where_it_stands(self, steps: tuple[Step, ...], index: int, field: str) -> None:
        assert (index, field) in [(found, name) for found, name, _ in flaws(steps)]
