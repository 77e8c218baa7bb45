"""Every setting, in one table. Flag = environment variable: `--signup open` is `TEND_SIGNUP=open`."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Nothing has to be set before the first start. `docs/settings.md` is written from this table."""

    model_config = SettingsConfigDict(env_prefix="TEND_", hide_input_in_errors=True, extra="ignore")

    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="The port to listen on.")
    origin: str = Field(
        "", description="The address people type, such as https://tend.example. Empty: http://localhost with the port."
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
        parts = urlsplit(origin)
        if origin and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/")):
            raise ValueError("an address such as https://tend.example is needed, without a path")
        return origin.rstrip("/").lower()

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
    def cookie_name(self) -> str:
        """`__Host-` binds the cookie to https and this host; plain http has it only on localhost (design §5)."""
        return "__Host-tend" if self.is_https else "tend"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data / 'tend.db'}"
