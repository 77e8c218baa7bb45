"""An installation to be killed, filled and unplugged."""

import pytest

from api.settings import Settings
from tests.ground import Lot


@pytest.fixture
def settings(lot: Lot) -> Settings:
    """Lead to an empty, migrated database that nobody has opened."""
    return lot.fresh().settings
