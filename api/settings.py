"""Every setting, in one table. Flag = environment variable: `--signup open` is `TEND_SIGNUP=open`.

`python -m api.settings` prints docs/settings.md.
"""

import sys
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

ROOT = Path(__file__).resolve().parent.parent
_USUAL_PORT = {"http": 80, "https": 443}
_ORIGIN_NEEDED = "an address such as https://tend.example is needed, without a path"


class Settings(BaseSettings):
    """Nothing has to be set before the first start. `docs/settings.md` is written from this table."""

    model_config = SettingsConfigDict(env_prefix="TEND_", hide_input_in_errors=True, extra="ignore")

    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="The port to listen on.")
    origin: str = Field(
        "",
        description="The address people type, such as https://tend.example. Give it a name of its own: browsers then "
        "ask for https on it and on every name below it. Empty: http://localhost with the port.",
    )
    data: Path = Field(Path("data"), description="The folder for the SQLite database.")
    key_file: Path = Field(
        Path("keys/root.key"), description="The root key file. Keep it, and its backup, apart from the data."
    )
    database_url: str = Field(
        "", description="PostgreSQL: postgresql://user:password@host/name. Empty: SQLite in the data folder."
    )
    signup: Literal["invite", "open"] = Field(
        "invite", description="Who may sign up once the first person has: by invitation, or anyone."
    )
    proxies: str = Field("127.0.0.1", description="Reverse proxies whose X-Forwarded-For is believed, comma separated.")
    content: Path = Field(ROOT / "content", description="The folder with the content packs.")
    app: Path = Field(ROOT / "frontend" / "dist", description="The folder with the built web app.")
    docs: bool = Field(False, description="Serve the API's own page at /api/docs.")
    log: Literal["debug", "info", "warning", "error"] = Field("info", description="How much to log.")

    @field_validator("origin")
    @classmethod
    def _plain_origin(cls, origin: str) -> str:
        """As browsers write it in `Origin`: lower case, without the scheme's usual port."""
        if not origin:
            return ""
        try:
            parts = urlsplit(origin)
            port = parts.port
        except ValueError:
            raise ValueError(_ORIGIN_NEEDED) from None
        more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
        if parts.scheme not in _USUAL_PORT or not parts.hostname or more:
            raise ValueError(_ORIGIN_NEEDED)
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, _USUAL_PORT[parts.scheme]) else "")

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        try:
            known = not url or make_url(url).get_backend_name() in ("postgresql", "sqlite")
        except (SQLAlchemyError, ValueError):
            known = False
        if not known:
            raise ValueError("an address that begins with postgresql:// is needed")
        return url

    @property
    def address(self) -> str:
        """The origin people use."""
        return self.origin or f"http://localhost:{self.port}"

    @property
    def host_name(self) -> str:
        """The host of `address`: the passkeys' relying party."""
        return urlsplit(self.address).hostname or "localhost"

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")

    @property
    def has_secure_cookie(self) -> bool:
        """Everywhere but on http://localhost; over any other plain http nobody can sign in, by design."""
        return self.is_https or self.host_name != "localhost"

    @property
    def cookie_name(self) -> str:
        """`__Host-` binds the cookie to https and this host; plain http has it only on localhost (design §5)."""
        return "__Host-tend" if self.has_secure_cookie else "tend"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data / 'tend.db'}"


def values(field: FieldInfo) -> str:
    """What fits a setting, in a word: `invite|open`, `int`."""
    kind: Any = field.annotation
    return "|".join(get_args(kind)) or {Path: "path", str: "text", int: "number", bool: "yes|no"}[kind]


def page() -> str:
    """docs/settings.md."""
    rows = [
        f"| `--{name.replace('_', '-')}` | `TEND_{name.upper()}` | {_code(values(field))} | {_default(field)} "
        f"| {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join([_HEAD, *rows, ""])


def _default(field: FieldInfo) -> str:
    if isinstance(field.default, bool):
        return _code("yes" if field.default else "no")
    if isinstance(field.default, Path) and field.default.is_relative_to(ROOT):
        return _code(field.default.relative_to(ROOT))
    return _code(field.default) if field.default != "" else "empty"


def _code(word: object) -> str:
    return f"`{str(word).replace('|', chr(92) + '|')}`"


_HEAD = """\
# Settings

Nothing has to be set before the first start. A setting is a flag of every `tend` command or an environment variable;
a flag wins. This page is written by `python -m api.settings > docs/settings.md`.

| Flag | Variable | Fits | Without it | What it is |
|---|---|---|---|---|"""


if __name__ == "__main__":
    sys.stdout.write(page())
