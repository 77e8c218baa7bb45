"""Rows that members share (models/shared.py): who reads them, how they change, how they are listed and taken back.

One `SharedTable` a table. What the slices have of their own are their columns, and when a row stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, not_, or_, select, true
from sqlmodel import SQLModel

from api.crypto.sealing import Binding
from api.db.prebuilt import Row
from api.errors import NotFound, OtherBody, Problem, ReviewPast, ReviewTooFar
from api.sealed import SealedTable
from api.work import Member, Work
from models.shared import DayMisfit, EarlierVersion, Versioned, day_misfit, earlier_version_table

PAGE: Final = 20
_PROBLEMS: Final[Mapping[DayMisfit, type[Problem]]] = {DayMisfit.past: ReviewPast, DayMisfit.too_far: ReviewTooFar}

earlier = SealedTable(EarlierVersion, author="member_id")
_thing = (
    earlier_version_table.c.space_id == bindparam("space"),
    earlier_version_table.c.of == bindparam("of"),
    earlier_version_table.c.of_id == bindparam("id"),
    earlier_version_table.c.member_id == bindparam("author"),
)
_earlier = (
    select(earlier_version_table)
    .where(*_thing, earlier_version_table.c.round >= bindparam("since"))
    .order_by(earlier_version_table.c.version)
)
_forget_earlier = delete(earlier_version_table).where(*_thing)


def check_review_day(day: date, today: date) -> None:
    """Raises ReviewPast or ReviewTooFar."""
    if found := day_misfit(day, today):
        raise _PROBLEMS[found]


@dataclass(frozen=True, slots=True)
class Page:
    """`next`: the id before which the next page ends."""

    rows: Sequence[Row]
    next: UUID | None


class SharedTable(SealedTable):
    """One table of shared rows.

    `stands`: the clause for a row that is shared now; it may use `:today`, `:now` and `:me`, which the callers give as
    they need (`clock`). `versioned`: earlier wording is kept. An author reads what is theirs whether it stands or not,
    as long as it is `there`: what this clause leaves out is there for nobody.
    """

    def __init__(
        self,
        model: type[SQLModel],
        *,
        stands: ColumnElement[bool],
        versioned: Versioned | None,
        there: ColumnElement[bool] | None = None,
    ) -> None:
        super().__init__(model, author="member_id")
        self._of = versioned
        row = self.table.c
        is_mine = row.member_id == bindparam("me")
        of_space = and_(row.space_id == bindparam("space"), true() if there is None else there)
        reads = or_(is_mine, and_(row.round >= bindparam("first_round"), stands))
        readable = select(self.table).where(of_space, reads)
        newest = row.shared_on.desc(), row.id.desc(), row.member_id.desc()
        mine_first = case((is_mine, 0), else_=1)
        self._readable = readable.where(row.id == bindparam("id")).order_by(mine_first, row.member_id)
        self._page = readable.order_by(*newest).limit(PAGE + 1)
        self._page_before = (
            readable.where(
                or_(
                    row.shared_on < bindparam("day"),
                    and_(row.shared_on == bindparam("day"), row.id < bindparam("before")),
                )
            )
            .order_by(*newest)
            .limit(PAGE + 1)
        )
        self._given = select(self.table).where(of_space, is_mine, stands).order_by(*newest)
        self._unread = select(self.table).where(of_space, is_mine, not_(stands))

    def own(self, work: Work, member: Member, id: UUID) -> Row | None:  # noqa: A002 - a column's name
        """The member's own row with this id, whether it stands or not."""
        return self.find(work, member, id=id, member_id=member.id)

    def readable(self, work: Work, member: Member, id: UUID, **clock: Any) -> Row:  # noqa: A002
        """The row with this id that the member may read now: their own, or another's that stands. Raises NotFound."""
        found = work.run(self._readable, **member.as_reader, id=id, **clock).first()
        if found is None:
            raise NotFound
        return found

    def page(self, work: Work, member: Member, before: UUID | None, **clock: Any) -> Page:
        """What the member may read, newest day first. Raises NotFound where they read nothing with the id `before`."""
        if before is None:
            rows = work.run(self._page, **member.as_reader, **clock).all()
        else:
            day = self.readable(work, member, before, **clock).shared_on
            rows = work.run(self._page_before, **member.as_reader, day=day, before=before, **clock).all()
        return Page(rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None)

    def given(self, work: Work, member: Member, **clock: Any) -> Sequence[Row]:
        """What others can read now of the member's, newest day first."""
        return work.run(self._given, space=member.space_id, me=member.id, **clock).all()

    def unread(self, work: Work, member: Member, **clock: Any) -> Sequence[Row]:
        """What the member alone can read of theirs: leaving destroys it."""
        return work.run(self._unread, space=member.space_id, me=member.id, **clock).all()

    def has(self, work: Work, member: Member, found: Row | None, n: int, words: Any) -> bool:
        """Is version `n` there with these words already? `found` is the member's own row, if there is one.

        Raises OtherBody where it holds other words, or is not the one that comes next.
        """
        version = found.version if found is not None else 0
        if n == version + 1:
            return False
        said = None
        if found is not None and n == version:
            said = self.words(member, found)
        elif found is not None and self._of is not None:
            before = earlier.find(work, member, of=self._of, of_id=found.id, member_id=member.id, version=n)
            said = before and earlier.words(member, before)
        if said is None or said != words:
            raise OtherBody
        return True

    def share(
        self,
        work: Work,
        member: Member,
        found: Row | None,
        id: UUID,  # noqa: A002
        words: Any,
        *,
        round: int,  # noqa: A002
        today: date,
        clock: Mapping[str, Any],
        **plain: Any,
    ) -> None:
        """Share the words as the version that comes next; `plain` fills the slice's own columns.

        What stood before becomes an earlier version where those are kept, with the day it was shared. Raises OtherBody
        for an id under which the member reads something of another: whoever reads both would answer the wrong one.
        """
        version = 1 if found is None else found.version + 1
        if version == 1 and self._reads_another(work, member, id, clock):
            raise OtherBody
        if found is not None and found.version > 0 and self._of is not None:
            address = {"of": self._of, "of_id": found.id, "member_id": member.id, "version": found.version}
            earlier.put(work, member, address, self.words(member, found), round=found.round, shared_on=found.shared_on)
        key = {"id": id, "member_id": member.id}
        self.put_over(work, member, found, key, words, version=version, round=round, shared_on=today, **plain)

    def earlier_of(self, work: Work, member: Member, row: Row) -> Sequence[Row]:
        """The earlier versions of a row that the member may read, oldest first: their own, or those they were here for.

        `earlier.words` opens one.
        """
        since = 0 if row.member_id == member.id else member.first_round
        of = {"of": self._of, "id": row.id, "author": row.member_id}
        return work.run(_earlier, space=member.space_id, since=since, **of).all()

    def forget(self, work: Work, member: Member, id: UUID) -> bool:  # noqa: A002
        """Destroy the member's own row, its earlier versions with it. Was there one?"""
        self.forget_earlier(work, member, id)
        return self.remove(work, member, id=id, member_id=member.id)

    def forget_earlier(self, work: Work, member: Member, id: UUID) -> None:  # noqa: A002
        if self._of is not None:
            work.run(_forget_earlier, space=member.space_id, of=self._of, id=id, author=member.id)

    def _reads_another(self, work: Work, member: Member, id: UUID, clock: Mapping[str, Any]) -> bool:  # noqa: A002
        found = work.run(self._readable, **member.as_reader, id=id, **clock)
        return any(row.member_id != member.id for row in found)

    def _binding(self, row: Any) -> Binding:
        """A row's author is bound by itself, so its id is all the key there is left."""
        return Binding(self._name, row["space_id"], row["member_id"], (str(row["id"]),), row["revision"])
