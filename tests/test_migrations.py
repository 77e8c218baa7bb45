"""The schema: from empty to head, what the models say and nothing else, and ready to shard."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, ForeignKeyConstraint, Table, UniqueConstraint, create_engine, inspect, text

from api.db.schema import alembic_config, run_once, upgrade
from models.base import SPACE_ROW, metadata
from models.promises import promise_table
from models.spaces import space_table
from tests.ground import CHOICE, Grounds
from tests.postgresql import new_database

SPACE_TABLES = [table for table in metadata.sorted_tables if table.info == SPACE_ROW]
GLOBAL = {"person", "credential", "session", "ceremony", "allowance", "server_key", "invite", "membership"}
"""Only these are not of one space (design §6)."""


@pytest.fixture
def empty(grounds: Grounds, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a single table, of the chosen kind."""
    if CHOICE == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with new_database() as url:
        yield url


def revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    found: list[object] = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    return found


class TestUpgrade:
    def test_it_goes_from_empty_to_head_and_leaves_nothing_to_autogenerate(self, empty: str) -> None:
        def go(connection: Connection) -> tuple[str | None, list[object], list[str]]:
            assert inspect(connection).get_table_names() == []
            upgrade(connection)
            return revision(connection), differences(connection), inspect(connection).get_table_names()

        at, left, names = run_once(empty, go)
        assert at is not None
        assert left == []
        assert set(names) == {table.name for table in metadata.sorted_tables} | {"alembic_version"}

    def test_again_changes_nothing(self, empty: str) -> None:
        run_once(empty, upgrade)
        run_once(empty, upgrade)
        assert run_once(empty, differences) == []

    def test_one_that_fails_leaves_nothing_behind(self, empty: str) -> None:
        def go_and_fail(connection: Connection) -> None:
            upgrade(connection)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            run_once(empty, go_and_fail)
        assert run_once(empty, lambda connection: inspect(connection).get_table_names()) == []
        run_once(empty, upgrade)

    def test_a_difference_would_be_seen(self, empty: str) -> None:
        """The check above can fail."""

        def spoil(connection: Connection) -> list[object]:
            upgrade(connection)
            connection.execute(text("DROP INDEX ix_session_person_id"))
            connection.execute(text("ALTER TABLE person ADD COLUMN seen_at TIMESTAMP"))
            return differences(connection)

        assert len(run_once(empty, spoil)) == 2

    def test_there_is_one_head(self) -> None:
        def heads(connection: Connection) -> list[str]:
            return ScriptDirectory.from_config(alembic_config(connection)).get_heads()

        engine = create_engine("sqlite://")
        with engine.connect() as connection:
            assert len(heads(connection)) == 1
        engine.dispose()

    def test_it_runs_beside_an_event_loop(self, empty: str) -> None:
        """As the tests and the demo do."""

        async def go() -> None:
            await asyncio.to_thread(run_once, empty, upgrade)

        asyncio.run(go())


def first(columns: object) -> Column[object]:
    found: Column[object] = next(iter(columns))  # type: ignore[call-overload]
    return found


class TestWhatIsThere:
    def test_promises_from_before_they_could_change_are_kept(self, empty: str) -> None:
        """An experiment out of a round, and a plan out of a repair: each is read as the first version of itself."""
        space, member, mended = uuid4(), uuid4(), uuid4()
        made = {"space_id": space, "member_id": member, "review_on": date(2026, 12, 7), "round": 3, "revision": 1}
        tried = made | {"id": uuid4(), "kind": "experiment", "repair_id": None, "sealed": b"tried"}
        plan = made | {"id": uuid4(), "kind": "commitment", "repair_id": mended, "sealed": b"plan"}

        def go(connection: Connection) -> list[tuple[object, ...]]:
            config = alembic_config(connection)
            command.upgrade(config, "0004")
            space_row = {"space_id": space, "kind": "partners", "wrapped_key": b"", "sealed_name": b"", "revision": 1}
            connection.execute(space_table.insert().values(**space_row, began_at=datetime(2026, 11, 1, tzinfo=UTC)))
            for row in (tried, plan):
                columns = [sa.column(name, sa.Uuid() if isinstance(row[name], UUID) else None) for name in row]
                connection.execute(sa.table("promise", *columns).insert().values(**row))
            command.upgrade(config, "head")
            found = sa.select(
                promise_table.c.sealed,
                promise_table.c.version,
                promise_table.c.round,
                promise_table.c.shared_on,
                promise_table.c.of_round,
                promise_table.c.repair_id,
                promise_table.c.ended,
            )
            return [tuple(row) for row in connection.execute(found.order_by(promise_table.c.sealed))]

        day = date(2026, 11, 30)
        assert run_once(empty, go) == [
            (b"plan", 1, 3, day, None, mended, None),
            (b"tried", 1, 3, day, 3, None, None),
        ]


class TestReadyToShard:
    """Every row of a space is found by its space, first of all (design §6)."""

    def test_every_table_is_of_one_space_or_known_to_be_global(self) -> None:
        assert {table.name for table in metadata.sorted_tables} == {table.name for table in SPACE_TABLES} | GLOBAL
        assert len(SPACE_TABLES) >= 8

    @pytest.mark.parametrize("table", SPACE_TABLES, ids=lambda table: table.name)
    def test_space_id_leads_every_key_and_index(self, table: Table) -> None:
        assert first(table.primary_key).name == "space_id"
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                assert first(constraint.columns).name == "space_id"
            if isinstance(constraint, ForeignKeyConstraint):
                assert constraint.column_keys[0] == "space_id"
                assert constraint.elements[0].column.name == "space_id"
                assert constraint.referred_table.info == SPACE_ROW, "a space's row points at no global row"
        for index in table.indexes:
            assert first(index.expressions).name == "space_id"
        for column in table.c:
            assert not column.unique
            assert not (column.index and column.name != "space_id")

    @pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
    def test_no_id_is_counted_up(self, table: Table) -> None:
        """A sequence would tell how much there is; and there is none over shards."""
        for column in table.c:
            assert column.identity is None
            assert column.server_default is None
            assert column.autoincrement in ("auto", False)

    def test_no_moment_of_writing_is_kept_with_what_people_write(self) -> None:
        """Nobody is watched (design §2.3): an answer has no time. These are the moments that there are."""
        moments = {
            f"{table.name}.{column.name}"
            for table in SPACE_TABLES
            for column in table.c
            if any(kind in str(column.type) for kind in ("DATE", "TIME"))
        }
        assert moments == {
            "boundary.review_on",
            "boundary.shared_on",
            "ask.shared_on",
            "asked.asked_on",
            "card.ends_at",
            "card.shared_on",
            "earlier_version.shared_on",
            "early_opening.opened_at",
            "promise.review_on",
            "promise.shared_on",
            "repair.began_on",
            "repair.review_on",
            "space.began_at",
            "space_rhythm.anchor",
            "space_rhythm.at",
            "time_out.returns_at",
            "together.said_at",
        }

    def test_a_membership_is_found_by_its_space_first(self) -> None:
        assert first(metadata.tables["membership"].primary_key).name == "space_id"

    def test_no_table_of_people_or_spaces_counts_its_rows(self, empty: str) -> None:
        """The one row of the server's own key is no count of anything."""

        def counters(connection: Connection) -> set[str]:
            upgrade(connection)
            if CHOICE != "sqlite":
                return set(inspect(connection).get_sequence_names())
            return {*connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCR%'")).scalars()}

        assert run_once(empty, counters) <= {"server_key_id_seq"}
