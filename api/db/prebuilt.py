"""Statements that are built once and run many times, straight on the driver.

SQLAlchemy writes the SQL and converts what goes in and comes out, as the columns' types say. What it prepares anew at
each execution is prepared once here, which makes a statement two to three times as fast (docs/performance.md).
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Row: TypeAlias = Any
"""A named tuple with the columns that a statement selects."""

Convert = Callable[[Any], Any]


class Outcome:
    """What a statement gave: the rows it found, or the number of rows it wrote. Called as SQLAlchemy's results are."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[Row], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def all(self) -> Sequence[Row]:
        return self._rows

    def first(self) -> Row | None:
        return self._rows[0] if self._rows else None

    def one(self) -> Row:
        """Raises NoResultFound or MultipleResultsFound."""
        if len(self._rows) != 1:
            raise MultipleResultsFound if self._rows else NoResultFound
        return self._rows[0]

    def scalar(self) -> Any:
        """The first column of the first row; None without one."""
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        return self.one()[0]


@dataclass(frozen=True, slots=True)
class Prebuilt:
    """One statement in one dialect. `sql` takes its values by position; `finds` tells whether it gives rows."""

    sql: str
    finds: bool
    _into: tuple[tuple[str, Convert | None], ...]
    _fixed: dict[str, Any]
    _out: tuple[tuple[int, Convert], ...]
    _row: Callable[[Sequence[Any]], Row]

    def values(self, given: dict[str, Any]) -> list[Any]:
        """In the order of their places, as the driver takes them."""
        every = self._fixed | given
        return [every[name] if convert is None else convert(every[name]) for name, convert in self._into]

    def found(self, rows: Sequence[Sequence[Any]]) -> Outcome:
        """The driver's rows, as the columns' types give them."""
        return Outcome([self._converted(row) for row in rows], len(rows))

    def _converted(self, row: Sequence[Any]) -> Row:
        fields = list(row)
        for place, convert in self._out:
            fields[place] = convert(fields[place])
        return self._row(fields)


class Statements:
    """The statements that were run in one dialect; each is built the first time."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[tuple[Executable, tuple[str, ...]], Prebuilt] = {}

    def find(self, statement: Executable, given: dict[str, Any]) -> Prebuilt:
        """`given` names the columns of an INSERT, so its names are part of the key."""
        key = (statement, tuple(given))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._build(statement, given)
        return known

    def _build(self, statement: Executable, given: dict[str, Any]) -> Prebuilt:
        assert isinstance(statement, ClauseElement)
        compiled = statement.compile(dialect=self._dialect, column_keys=list(given))
        assert isinstance(compiled, SQLCompiler)
        columns = list(getattr(statement, "selected_columns", ()))
        out = [self._of(column.type).result_processor(self._dialect, None) for column in columns]
        rows: Any = namedtuple("Row", [str(column.key) for column in columns], rename=True)  # type: ignore[misc]
        into = [(name, compiled.binds[name].type) for name in compiled.positiontup or ()]
        return Prebuilt(
            sql=str(compiled),
            finds=bool(columns),
            _into=tuple((name, self._of(kind).bind_processor(self._dialect)) for name, kind in into),
            _fixed={name: value for name, value in compiled.params.items() if value is not None},
            _out=tuple((place, convert) for place, convert in enumerate(out) if convert),
            _row=rows._make,
        )

    def _of(self, kind: TypeEngine[Any]) -> TypeEngine[Any]:
        return kind.dialect_impl(self._dialect)


_by_dialect: Final[dict[str, Statements]] = {}


def prebuilt(connection: Connection, statement: Executable, given: dict[str, Any]) -> Prebuilt:
    """The statement in the connection's dialect."""
    dialect = connection.dialect
    statements = _by_dialect.get(dialect.name)
    if statements is None:
        statements = _by_dialect[dialect.name] = Statements(dialect)
    return statements.find(statement, given)
