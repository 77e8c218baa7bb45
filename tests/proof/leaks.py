"""Leaks to plant: each is a small way in which a server could tell what one member did privately.

Some wrap the app and change what goes out, as a middleware or a field too many would; others patch a service. Each
takes pytest's monkeypatch, which takes the patch out again, and gives the app to talk to.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import bindparam, func, select
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.boundaries import service as boundaries
from api.boundaries.schemas import BoundariesOut
from api.errors import FreshSignInNeeded, NotFound
from api.repairs import service as repairs
from api.rounds import archive, hearing, timeline, writing
from api.rounds import service as rounds
from api.rounds.schemas import AnswerOut, RoundOut
from api.rounds.writing import Asked, answers
from api.spaces import members
from api.spaces.schemas import MemberOut
from api.trends import service as trends
from api.trends.schemas import MemberRatingsOut
from api.work import Member, Work
from models.boundaries import boundary_table
from models.rituals import Course
from models.rounds import Share, page_of
from tests.proof.twins import Plant, plain
from tests.world import RepeatingIds, World

Leak = Callable[[pytest.MonkeyPatch], Plant]


class Overheard:
    """An app that notes how many answers were written, and when, and lets `change` put it into a response."""

    def __init__(self, world: World, change: Callable[["Overheard", str, Message, Any], Any]) -> None:
        self.app, self.clock = world.app, world.clock
        self.writes: list[datetime] = []
        self._change = change

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}
        body = b""

        async def keep(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
            else:
                body += message.get("body", b"")

        await self.app(scope, receive, keep)
        path = str(scope["path"])
        if path.endswith("/answer") and start["status"] == 204:
            self.writes.append(self.clock.now())
        if scope["method"] == "GET" and start["status"] == 200:
            changed = self._change(self, path, start, json.loads(body))
            if changed is not None:
                body = json.dumps(changed).encode()
                kept = [pair for pair in start["headers"] if pair[0] != b"content-length"]
                start["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
        await send(start)
        await send({"type": "http.response.body", "body": body})


def overhearing(change: Callable[[Overheard, str, Message, Any], Any]) -> Leak:
    def plant(_patch: pytest.MonkeyPatch) -> Plant:
        def wrap(world: World) -> ASGIApp:
            return Overheard(world, change)

        return wrap

    return plant


def a_count_of_answers(heard: Overheard, path: str, _start: Message, body: Any) -> Any:
    return body | {"written": len(heard.writes)} if path.endswith("/home") else None


def answered_at(heard: Overheard, path: str, _start: Message, body: Any) -> Any:
    last = heard.writes[-1].isoformat() if heard.writes else None
    return body | {"answered_at": last} if path.endswith("/rounds/current") else None


def an_etag(heard: Overheard, path: str, start: Message, _body: Any) -> Any:
    if path.endswith("/home"):
        start["headers"] = [*start["headers"], (b"etag", f'"{len(heard.writes)}"'.encode())]


def a_last_modified(heard: Overheard, path: str, start: Message, _body: Any) -> Any:
    if path.endswith("/rounds") and heard.writes:
        start["headers"] = [*start["headers"], (b"last-modified", heard.writes[-1].isoformat().encode())]


def a_sequential_id(patch: pytest.MonkeyPatch) -> Plant:
    """Ids in one row for all: whatever anyone draws moves everyone's."""
    begin = RepeatingIds.turn
    patch.setattr(RepeatingIds, "turn", lambda ids, name: begin(ids, name) if name == "start" else None)
    return plain


def forbidden_instead_of_absent(patch: pytest.MonkeyPatch) -> Plant:
    """403 for an answer that is there and closed, 404 for one that is not."""
    say = hearing.say

    def leaky(work: Work, member: Member, asked: Asked, author: UUID, words: str) -> None:
        try:
            say(work, member, asked, author, words)
        except NotFound:
            n = timeline.load(work, member).current if asked == "current" else asked
            if answers.find(work, member, round=n, member_id=author):
                raise FreshSignInNeeded from None
            raise

    patch.setattr(hearing, "say", leaky)
    return plain


def an_early_read(patch: pytest.MonkeyPatch) -> Plant:
    """A round that shows what the others wrote while it is still being written."""
    show = rounds.show

    def leaky(work: Work, member: Member, asked: Asked) -> RoundOut:
        seen = show(work, member, asked)
        found = [answers.find(work, member, round=seen.n, member_id=other.id) for other in seen.members if not other.me]
        early = [
            AnswerOut(member=row.member_id, pack=1, confidence=None, replies=[])
            for row in found
            if row and seen.state == "writing"
        ]
        return seen.model_copy(update={"answers": early}) if early else seen

    patch.setattr(rounds, "show", leaky)
    return plain


_kept = (
    select(func.count())
    .select_from(boundary_table)
    .where(
        boundary_table.c.space_id == bindparam("space"),
        boundary_table.c.member_id != bindparam("me"),
        boundary_table.c.version == 0,
    )
)


def a_page_that_counts_what_others_keep(patch: pytest.MonkeyPatch) -> Plant:
    """A list of limits that ends elsewhere when somebody keeps one to themself."""
    page = boundaries.page

    def leaky(work: Work, member: Member, before: UUID | None) -> BoundariesOut:
        seen = page(work, member, before)
        kept = work.run(_kept, space=member.space_id, me=member.id).scalar_one()
        return seen.model_copy(update={"next": UUID(int=kept)}) if kept else seen

    patch.setattr(boundaries, "page", leaky)
    return plain


def a_swap_read_by_someone_who_did_not_share(patch: pytest.MonkeyPatch) -> Plant:
    for module in (rounds, archive):
        patch.setattr(module, "may_read", lambda author, _reader: author in (Share.swap, Share.gift))
    return plain


def a_kept_rating_in_the_trends(patch: pytest.MonkeyPatch) -> Plant:
    ratings = trends._ratings

    def leaky(member: Member, questions: Any, row: Any) -> MemberRatingsOut:
        return ratings(replace(member, id=row.member_id), questions, row)

    patch.setattr(trends, "_ratings", leaky)
    return plain


def a_trend_that_runs_ahead(patch: pytest.MonkeyPatch) -> Plant:
    """The running round among those that have opened."""
    patch.setattr(archive, "page_of", lambda first, newest, before, most: page_of(first, newest + 1, before, most))
    return plain


def a_word_that_someone_said_open_now(patch: pytest.MonkeyPatch) -> Plant:
    said = writing.has_said_together

    def anyone(work: Work, member: Member, n: int) -> bool:
        return any(said(work, replace(member, id=other.id), n) for other in members.load(work, member))

    patch.setattr(rounds, "has_said_together", anyone)
    return plain


def a_silent_leaver_missing_from_the_members(patch: pytest.MonkeyPatch) -> Plant:
    load = members.load

    def those_who_stayed(work: Work, member: Member) -> list[MemberOut]:
        return [other for other in load(work, member) if not other.gone]

    patch.setattr(members, "counts_as_present", lambda *, has_left, said_so: not has_left)
    patch.setattr(members, "load", those_who_stayed)
    return plain


def a_turn_read_before_its_gate(patch: pytest.MonkeyPatch) -> Plant:
    patch.setattr(Course, "is_sealed", lambda _course, _place: False)
    return plain


def a_path_of_ones_own_that_shows(patch: pytest.MonkeyPatch) -> Plant:
    has_alone = repairs.has_alone

    def anyones(work: Work, member: Member, repair: UUID) -> bool:
        return any(has_alone(work, replace(member, id=other), repair) for other in members.ids(work, member))

    patch.setattr(repairs, "has_alone", anyones)
    return plain


LEAKS: Final[dict[str, Leak]] = {
    "a count of answers": overhearing(a_count_of_answers),
    "a time of answering": overhearing(answered_at),
    "an ETag that depends on answers": overhearing(an_etag),
    "a Last-Modified that depends on answers": overhearing(a_last_modified),
    "a sequential id": a_sequential_id,
    "403 instead of 404": forbidden_instead_of_absent,
    "an early read": an_early_read,
    "a page that counts what others keep": a_page_that_counts_what_others_keep,
    "a swap read by someone who did not share": a_swap_read_by_someone_who_did_not_share,
    "a kept rating in the trends": a_kept_rating_in_the_trends,
    "a trend that runs ahead": a_trend_that_runs_ahead,
    "a word that someone said open now": a_word_that_someone_said_open_now,
    "a silent leaver missing from the members": a_silent_leaver_missing_from_the_members,
    "a turn read before its gate": a_turn_read_before_its_gate,
    "a path of one's own that shows": a_path_of_ones_own_that_shows,
}
