"""The ratings of the five elements over time, as one member may see them (design §3, *Trends*)."""

from collections.abc import Mapping
from typing import Any, Final

from api.content.packs import PackAbsent
from api.db.prebuilt import Row
from api.rounds import archive
from api.rounds.archive import OpenedRound
from api.rounds.writing import answers
from api.spaces import members
from api.trends.schemas import ElementRatingOut, MemberRatingsOut, TrendRoundOut, TrendsOut
from api.work import Member, Work

ANSWERS: Final = 104
"""A page: for two people a year of weeks. An answer takes some 30 µs to unseal, and a read holds up the others."""


def show(work: Work, member: Member, before: int | None) -> TrendsOut:
    """One page of rounds that have opened, newest first."""
    everyone = members.ids(work, member)
    place, page = archive.turn_to(work, member, before, archive.rounds_with(ANSWERS, everyone))
    questions = _Questions(work, member)
    found = archive.readable(work, member, place, page, everyone)
    return TrendsOut(
        rounds=[_round(member, questions, opened) for opened in found], next=archive.next_before(member, page)
    )


class _Questions:
    """Which element each prompt of the space's check-in asks about, in whichever version an answer was written with."""

    def __init__(self, work: Work, member: Member) -> None:
        self._library, self._kind = work.library, member.kind
        self._known: dict[int, Mapping[str, Any]] = {}

    def elements(self, pack: int) -> Mapping[str, Any]:
        """By prompt id; empty for a version that this server does not have."""
        if pack not in self._known:
            try:
                prompts = self._library.check_in(self._kind, pack).prompts
            except PackAbsent:
                prompts = ()
            self._known[pack] = {
                prompt.id: prompt.element for prompt in prompts if prompt.type == "scale" and prompt.element
            }
        return self._known[pack]


def _round(member: Member, questions: _Questions, found: OpenedRound) -> TrendRoundOut:
    rows = [found.mine, *found.theirs] if found.mine else found.theirs
    rated = [_ratings(member, questions, row) for row in rows]
    return TrendRoundOut(n=found.n, opened_on=found.opened_on, members=[one for one in rated if one.ratings])


def _ratings(member: Member, questions: _Questions, row: Row) -> MemberRatingsOut:
    """What someone rated; of another's answer not what they kept."""
    words, is_mine = answers.words(member, row), row.member_id == member.id
    elements = questions.elements(words["pack"])
    return MemberRatingsOut(
        member=row.member_id,
        pack=words["pack"],
        ratings=[
            ElementRatingOut(element=elements[reply["prompt"]], rating=reply["rating"])
            for reply in words["replies"]
            if reply["prompt"] in elements and reply["rating"] is not None and (is_mine or not reply["keep"])
        ],
    )
