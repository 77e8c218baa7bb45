"""`python -m api.openapi` prints the OpenAPI document that the web app's client is generated from."""

import json
import tempfile
from pathlib import Path

from api.app import create_app
from api.crypto.keyring import make_root
from api.settings import Settings
from api.start import assemble


def document() -> str:
    """The OpenAPI document as stable JSON text."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), key_file=Path(folder) / "root.key", database_url="")
        make_root(settings.key_file)
        return json.dumps(create_app(assemble(settings)).openapi(), indent=2, sort_keys=True)


if __name__ == "__main__":
    print(document())
