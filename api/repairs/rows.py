"""A repair with all its turns, as one member finds it, and the course they make."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update

from api.content.packs import PackAbsent
from api.content.rituals import Ritual
from api.db.prebuilt import Row
from api.errors import NotFound, RitualUnknown
from api.sealed import SealedTable
from api.spaces import rhythms
from api.work import Member, Work
from models.repairs import Consent, Repair, RepairMember, Turn, TurnKind, repair_table
from models.rituals import Attempt, Course, Key, LoopFit, Pair, Place

repairs = SealedTable(Repair, author="member_id")
party = SealedTable(RepairMember, author="member_id")
turns = SealedTable(Turn, author="member_id")

_PLAIN = ("member_id", "ritual", "version", "begun", "lap", "ended", "began_on", "review_on")

_of_repair = (turns.table.c.space_id == bindparam("space"), turns.table.c.repair_id == bindparam("repair"))
_shared = select(turns.table).where(*_of_repair, turns.table.c.kind != TurnKind.alone)
_alone = select(turns.table).where(
    *_of_repair, turns.table.c.kind == TurnKind.alone, turns.table.c.member_id == bindparam("me")
)
_party = select(party.table).where(
    party.table.c.space_id == bindparam("space"), party.table.c.repair_id == bindparam("repair")
)
_change = (
    update(repair_table)
    .where(repair_table.c.space_id == bindparam("space"), repair_table.c.id == bindparam("repair"))
    .values({name: bindparam(name) for name in ("begun", "lap", "ended", "review_on")})
)


@dataclass(frozen=True, slots=True)
class Said:
    """A turn's row and what was sealed in it."""

    row: Row
    words: Any


@dataclass(frozen=True, slots=True)
class Found:
    """A repair that the member is part of. `party`: everyone's rows, in an order that tells nothing."""

    row: Row
    ritual: Ritual
    party: dict[UUID, Row]
    said: list[Said]
    course: Course

    def turn(self, place: Place, member: UUID) -> Said | None:
        return self.find(TurnKind.step, place.key, member, member)

    def find(self, kind: TurnKind, key: Key, member: UUID, to: UUID, attempt: int = 1) -> Said | None:
        wanted = (kind, *key, member, to, attempt)
        return next((said for said in self.said if _key(said.row) == wanted), None)

    def own(self, member: Member) -> "Own":
        return own_of(member, self.party[member.id])


@dataclass(frozen=True, slots=True)
class Own:
    """What a member alone knows of their part: what they said, and whether they put the repair away."""

    consent: Consent | None = None
    away: bool = False

    def words(self) -> dict[str, Any]:
        return {"consent": self.consent and self.consent.value, "away": self.away}


def own_of(member: Member, row: Row) -> Own:
    """What is sealed in someone's row of `party`."""
    words = party.words(member, row)
    return Own(Consent(words["consent"]) if words["consent"] else None, words["away"])


def load(work: Work, member: Member, repair: UUID) -> Found:
    """Raises NotFound where there is none, or the member came in after it was begun, or left openly while it ran."""
    row = repairs.find(work, member, id=repair)
    everyone = {found.member_id: found for found in work.run(_party, space=member.space_id, repair=repair)}
    mine = everyone.get(member.id)
    if row is None or mine is None or not mine.counts:
        raise NotFound
    return of_row(work, member, row, everyone)


def of_row(work: Work, member: Member, row: Row, everyone: dict[UUID, Row] | None = None) -> Found:
    """The same for a repair's row that is at hand."""
    if everyone is None:
        everyone = {found.member_id: found for found in work.run(_party, space=member.space_id, repair=row.id)}
    ritual = ritual_of(work, member, row)
    said = [
        Said(found, turns.words(member, found)) for found in work.run(_shared, space=member.space_id, repair=row.id)
    ]
    course = Course(
        steps=ritual.course,
        counted=frozenset(found.member_id for found in everyone.values() if found.counts),
        turns=held(said, TurnKind.step),
        loops=_loops(said),
        lap=row.lap,
        is_due=row.review_on is not None and row.review_on <= rhythms.today(work, member),
    )
    return Found(row, ritual, everyone, said, course)


def load_alone(work: Work, member: Member, repair: UUID) -> list[Said]:
    """The member's own path; nobody else's is ever selected."""
    found = work.run(_alone, space=member.space_id, repair=repair, me=member.id)
    return [Said(row, turns.words(member, row)) for row in found]


def ritual_of(work: Work, member: Member, row: Row) -> Ritual:
    return ritual(work, member, row.ritual, row.version)


def ritual(work: Work, member: Member, name: str, version: int) -> Ritual:
    """Raises RitualUnknown."""
    try:
        return work.library.ritual(member.kind, name, version)
    except PackAbsent:
        raise RitualUnknown from None


def put_turn(
    work: Work, member: Member, repair: UUID, kind: TurnKind, key: Key, words: Any, to: UUID, attempt: int = 1
) -> None:
    """Keep a turn of the member's, new or in the place of what it held."""
    lap, step = key
    turns.put(work, member, _address(repair, kind, lap, step, member.id, to, attempt), words)


def remove_turn(work: Work, member: Member, repair: UUID, kind: TurnKind, key: Key, to: UUID) -> bool:
    lap, step = key
    return turns.remove(work, member, **_address(repair, kind, lap, step, member.id, to, 1))


def say_own(work: Work, member: Member, found: Found, own: Own) -> None:
    row = found.party[member.id]
    key = {"repair_id": found.row.id, "member_id": member.id}
    party.put_over(work, member, row, key, own.words(), counts=row.counts)


def line_of(member: Member, row: Row) -> str | None:
    """The neutral line it began with; None once its author has taken it back."""
    line: str | None = repairs.words(member, row)
    return line


def take_line_back(work: Work, member: Member, row: Row) -> None:
    """To be called for its author."""
    plain = {column: getattr(row, column) for column in _PLAIN}
    repairs.put(work, member, {"id": row.id}, None, **plain)


def change(work: Work, member: Member, row: Row, **changed: Any) -> None:
    """Set what has no words in it."""
    kept = {name: getattr(row, name) for name in ("begun", "lap", "ended", "review_on")}
    work.run(_change, space=member.space_id, repair=row.id, **(kept | changed))


def day_of(words: Any) -> date | None:
    """The day that a plan's turn chose."""
    days = [field["day"] for field in words if field["day"]]
    return date.fromisoformat(days[0]) if days else None


def held(said: Iterable[Said], kind: TurnKind) -> dict[Key, dict[UUID, bool]]:
    """For each place and member, whether the turn holds anything."""
    found: dict[Key, dict[UUID, bool]] = {}
    for one in said:
        if one.row.kind is kind:
            found.setdefault((one.row.lap, one.row.step), {})[one.row.member_id] = bool(one.words)
    return found


def _loops(said: list[Said]) -> dict[tuple[Key, Pair], list[Attempt]]:
    fits = {_key(one.row): LoopFit(one.words["fit"]) for one in said if one.row.kind is TurnKind.mark}
    loops: dict[tuple[Key, Pair], list[Attempt]] = {}
    heard = [one for one in said if one.row.kind is TurnKind.heard]
    for one in sorted(heard, key=lambda one: int(one.row.attempt)):
        row = one.row
        pair = (row.member_id, row.to_id)
        fit = fits.get((TurnKind.mark, row.lap, row.step, row.to_id, row.member_id, row.attempt))
        loops.setdefault(((row.lap, row.step), pair), []).append(Attempt(one.words is not None, fit))
    return loops


def _key(row: Row) -> tuple[TurnKind, int, str, UUID, UUID, int]:
    return row.kind, row.lap, row.step, row.member_id, row.to_id, row.attempt


def _address(repair: UUID, kind: TurnKind, lap: int, step: str, member: UUID, to: UUID, attempt: int) -> dict[str, Any]:
    return {
        "repair_id": repair,
        "kind": kind,
        "lap": lap,
        "step": step,
        "member_id": member,
        "to_id": to,
        "attempt": attempt,
    }
