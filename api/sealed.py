"""Rows of a space that hold words: how they are put, read and removed, each with its one sealed blob.

The blob is bound to its table, key, author and revision; a row is addressed by its whole primary key.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update
from sqlmodel import SQLModel

from api.crypto.sealing import Binding, open_words, seal_words
from api.db.prebuilt import Row
from api.work import Member, Work


class SealedTable:
    """One table of sealed rows. `author` names the column of the member whose words they are."""

    def __init__(self, model: type[SQLModel], author: str) -> None:
        self.table = model.metadata.tables[str(model.__tablename__)]
        self.author = author
        self._name = str(self.table.name)  # as plain text: SQLAlchemy's own kind of it takes five times as long to bind
        self._key = [column.name for column in self.table.primary_key if column.name != "space_id"]
        whole = [self.table.c[name] == bindparam(f"key_{name}") for name in ("space_id", *self._key)]
        rest = [column.name for column in self.table.c if column.name != "space_id" and column.name not in self._key]
        self._find = select(self.table).where(*whole)
        self._insert = insert(self.table)
        self._update = update(self.table).where(*whole).values({name: bindparam(name) for name in rest})
        self._delete = delete(self.table).where(*whole)

    def find(self, work: Work, member: Member, **key: Any) -> Row | None:
        """The row with this key in the member's space."""
        return work.run(self._find, **self._address(member, key)).first()

    def put(self, work: Work, member: Member, key: dict[str, Any], words: Any, **plain: Any) -> None:
        """Seal `words` into the row with this key, new or in the place of what it held. `plain` fills the rest."""
        self.put_over(work, member, self.find(work, member, **key), key, words, **plain)

    def put_over(
        self, work: Work, member: Member, found: Row | None, key: dict[str, Any], words: Any, **plain: Any
    ) -> None:
        """`put`, by someone who has looked what is there."""
        revision = found.revision + 1 if found else 1
        row = {"space_id": member.space_id, **key, **plain, "revision": revision}
        row["sealed"] = self.seal(member, row, words)
        if found:
            rest = {name: value for name, value in row.items() if name not in key and name != "space_id"}
            work.run(self._update, **self._address(member, key), **rest)
        else:
            work.run(self._insert, **row)

    def seal(self, member: Member, row: dict[str, Any], words: Any) -> bytes:
        """`words` as this row's blob: its key, author and revision must stand in it."""
        return seal_words(member.space_key, words, self._binding(row))

    def words(self, member: Member, row: Row) -> Any:
        """What a row holds. Raises BlobBroken when it was moved or changed."""
        return open_words(member.space_key, row.sealed, self._binding(row._asdict()))

    def remove(self, work: Work, member: Member, **key: Any) -> bool:
        """Was there something to remove?"""
        return bool(work.run(self._delete, **self._address(member, key)).rowcount)

    def _address(self, member: Member, key: dict[str, Any]) -> dict[str, Any]:
        return {"key_space_id": member.space_id} | {f"key_{name}": value for name, value in key.items()}

    def _binding(self, row: Any) -> Binding:
        author: UUID = row[self.author]
        parts = tuple(str(row[name]) for name in self._key)
        return Binding(self._name, row["space_id"], author, parts, row["revision"])
