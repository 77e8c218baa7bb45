"""Alembic's environment: runs on the connection that api.db.schema hands it."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString

import models.asks
import models.boundaries
import models.cards
import models.people
import models.promises
import models.repairs
import models.rhythm
import models.rounds
import models.shared
import models.spaces
import models.time_outs  # noqa: F401 - the imports fill the metadata
from models.base import Choice, Instant, metadata


def plain_types(kind: str, found: Any, _autogen: AutogenContext) -> str | Literal[False]:
    """A migration must run after the code has moved on: it names SQLAlchemy's types, not ours."""
    if kind == "type" and isinstance(found, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(found, Choice):
        return "sa.String(length=20)"
    if kind == "type" and isinstance(found, AutoString):
        return "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    compare_server_default=True,
    render_item=plain_types,
)
context.run_migrations()
