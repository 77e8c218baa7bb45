"""Who is in a space, as its members see it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from api.crypto.sealing import Binding, open_words, seal_words
from api.db.prebuilt import Row
from api.spaces.schemas import MemberOut
from api.work import Member, Work
from models.spaces import counts_as_present, membership_table

_find = (
    select(
        membership_table.c.id,
        membership_table.c.sealed_name,
        membership_table.c.revision,
        membership_table.c.first_round,
        membership_table.c.has_left,
        membership_table.c.said_so,
    )
    .where(membership_table.c.space_id == bindparam("space"))
    .order_by(membership_table.c.place)
)
_insert = insert(membership_table)
_revision = select(membership_table.c.revision).where(
    membership_table.c.space_id == bindparam("space"), membership_table.c.id == bindparam("member")
)
_rename = (
    update(membership_table)
    .where(membership_table.c.space_id == bindparam("space"), membership_table.c.id == bindparam("member"))
    .values(sealed_name=bindparam("sealed"), revision=bindparam("next_revision"))
)


def find(work: Work, member: Member) -> Sequence[Row]:
    """The rows of all who ever came in, in the order they came: for `shown` and `present`."""
    return work.run(_find, space=member.space_id).all()


def load(work: Work, member: Member) -> list[MemberOut]:
    return shown(member, find(work, member))


def shown(member: Member, rows: Sequence[Row]) -> list[MemberOut]:
    """All who ever came in, in the order they came; one who left silently looks like any other."""
    return [
        MemberOut(
            id=row.id,
            name=open_words(member.space_key, row.sealed_name, _binding(member.space_id, row.id, row.revision)),
            me=row.id == member.id,
            gone=not counts_as_present(has_left=row.has_left, said_so=row.said_so),
        )
        for row in rows
    ]


def ids(work: Work, member: Member) -> list[UUID]:
    """The same without their names."""
    return [row.id for row in work.run(_find, space=member.space_id)]


def present(rows: Sequence[Row], n: int) -> frozenset[UUID]:
    """Whom round `n` counts: all who could write for it and have not said that they left."""
    return frozenset(
        row.id for row in rows if row.first_round <= n and counts_as_present(has_left=row.has_left, said_so=row.said_so)
    )


def add(work: Work, member: Member, name: str, place: int) -> None:
    """Put a newcomer into the space."""
    work.run(
        _insert,
        space_id=member.space_id,
        id=member.id,
        person_id=member.person_id,
        sealed_name=seal_words(member.space_key, name, _binding(member.space_id, member.id, 1)),
        revision=1,
        place=place,
        first_round=member.first_round,
        has_left=False,
        said_so=False,
    )


def rename(work: Work, member: Member, name: str) -> None:
    revision = work.run(_revision, space=member.space_id, member=member.id).scalar_one() + 1
    sealed = seal_words(member.space_key, name, _binding(member.space_id, member.id, revision))
    work.run(_rename, space=member.space_id, member=member.id, sealed=sealed, next_revision=revision)


def _binding(space: UUID, member: UUID, revision: int) -> Binding:
    return Binding("membership", space, member, ("name",), revision)
