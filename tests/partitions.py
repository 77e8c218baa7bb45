"""The schema as a sharded deployment would lay it: every space table hash-partitioned by `space_id`."""

from typing import Final

from sqlalchemy import Connection, text

from models.base import SPACE_ROW, metadata

PARTS: Final = 3


def create_partitioned(connection: Connection) -> None:
    """Fails where a key, index or foreign key of a space table does not begin with `space_id`."""
    spaces = [table for table in metadata.sorted_tables if table.info == SPACE_ROW]
    assert spaces
    for table in spaces:
        table.dialect_options["postgresql"]["partition_by"] = "HASH (space_id)"
    try:
        metadata.create_all(connection)
    finally:
        for table in spaces:
            table.dialect_options["postgresql"]["partition_by"] = None
    for table in spaces:
        for part in range(PARTS):
            connection.execute(
                text(
                    f"CREATE TABLE {table.name}_{part} PARTITION OF {table.name} "
                    f"FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {part})"
                )
            )
