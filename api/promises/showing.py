"""A promise as its readers see it, out of its row and what is sealed in it."""

from datetime import date
from typing import Any

from api.db.prebuilt import Row
from api.promises.schemas import EarlierPromiseOut, PromisedRitualOut, PromiseOut
from api.work import Member
from models.promises import PromiseKind, state_of
from models.recurrence import next_days


def shown(member: Member, row: Row, said: Any, today: date) -> PromiseOut:
    said = _written_out(said)
    ritual = _ritual(said)
    return PromiseOut(
        id=row.id,
        version=row.version,
        kind=row.kind,
        owner=row.member_id,
        round=row.of_round,
        repair=row.repair_id,
        boundary=row.boundary_id if row.member_id == member.id else None,
        words=said["words"],
        confidence=said.get("confidence"),
        ritual=ritual,
        next_on=next_days(ritual.rule, ritual.first_on, today) if ritual else [],
        review_on=row.review_on,
        shared_on=row.shared_on,
        state=state_of(row.review_on, row.ended, today),
    )


def shown_before(row: Row, said: Any) -> EarlierPromiseOut:
    """An earlier version. What was written before kinds were kept with the words was an experiment, or a plan."""
    said = _written_out(said)
    return EarlierPromiseOut(
        version=row.version,
        kind=said.get("kind", PromiseKind.commitment),
        words=said["words"],
        confidence=said.get("confidence"),
        ritual=_ritual(said),
        shared_on=row.shared_on,
    )


def _written_out(said: Any) -> dict[str, Any]:
    """The first promises held their words alone."""
    return {"words": said} if isinstance(said, str) else said


def _ritual(said: dict[str, Any]) -> PromisedRitualOut | None:
    names = PromisedRitualOut.model_fields
    return PromisedRitualOut(**{name: said["ritual"].get(name) for name in names}) if "ritual" in said else None
