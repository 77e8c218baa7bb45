"""The `tend` command: every setting is a flag of each command, and the same as its environment variable."""

import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp

from api import demo as demo_space
from api import doctor as checks
from api.app import create_app
from api.content.packs import ContentBroken
from api.crypto.keyring import KeyFileWrong
from api.db.schema import run_once
from api.db.sqlite import FileHeld
from api.errors import StorageFull
from api.logs import set_up
from api.security import sessions
from api.settings import Settings, values
from api.start import assemble, prepare

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def command(run: Callable[[Settings], None]) -> Callable[[Settings], None]:
    """Register a command that takes the settings, with a flag for each."""

    def parse(**flags: Any) -> None:
        try:
            settings = Settings(**{name: value for name, value in flags.items() if value is not None})
        except ValidationError as invalid:
            stop("\n".join(_what_fits(str(error["loc"][0]), error["msg"]) for error in invalid.errors()))
        try:
            run(settings)
        except (KeyFileWrong, FileHeld, ContentBroken) as refusal:
            stop(str(refusal))
        except StorageFull:
            stop(f"There is no room left on the disk of {settings.data}. Make some, then try again.")
        except SQLAlchemyError as fault:
            stop(f"The database refused ({type(fault.__cause__ or fault).__name__}). See TEND_DATABASE_URL.")
        except OSError as fault:
            stop(f"That is not possible here: {fault}")

    parse.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=None,
                annotation=Annotated[
                    str | None,  # judged where the environment's values are: one wording for both, without an echo
                    typer.Option(
                        f"--{name.replace('_', '-')}",
                        help=f"{field.description} (TEND_{name.upper()})",
                        metavar=values(field),
                    ),
                ],
            )
            for name, field in Settings.model_fields.items()
        ]
    )
    app.command(run.__name__.replace("_", "-"), help=run.__doc__)(parse)
    return run


@command
def serve(settings: Settings) -> None:
    """Serve the API and the web app."""
    prepare(settings)
    _serve(settings, f"Tend is at {settings.address} — open it and make the first account.")


@command
def demo(settings: Settings) -> None:
    """Serve two linked people with a year of check-ins, from a data folder of their own."""
    settings = settings.model_copy(
        update={
            "data": settings.data / "demo",
            "key_file": settings.data / "demo-key" / "root.key",
            "database_url": "",
        }
    )
    prepare(settings)
    _serve(settings, demo_space.prepare_demo(settings))


@command
def migrate(settings: Settings) -> None:
    """Bring the database to the newest schema."""
    prepare(settings)
    typer.echo("The database is up to date.")


@command
def sign_out(settings: Settings) -> None:
    """Sign everyone out, on every device. With SQLite, stop the server first."""
    prepare(settings)
    run_once(settings.database, sessions.end_everyones)
    typer.echo("Everyone is signed out.")


@command
def doctor(settings: Settings) -> None:
    """Look at the settings, the key file, the database, the clock, the content and the built app."""
    findings = checks.examine(settings)
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.well else 'MEND'}  {finding.what}: {finding.word}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def stop(word: str) -> NoReturn:
    typer.echo(word, err=True)
    sys.exit(1)


def _serve(settings: Settings, greeting: str) -> None:
    set_up(settings.log)
    if not settings.app.is_dir():
        typer.echo("The web app is not built: `make run` builds it. The API is served all the same.", err=True)
    typer.echo(greeting)
    run_server(create_app(assemble(settings)), settings)


def run_server(asgi: ASGIApp, settings: Settings) -> None:
    """How Tend is served: one process, no access log (the app writes its own), addresses from known proxies only."""
    uvicorn.run(
        asgi,
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_config=None,
        log_level="warning",
        proxy_headers=True,
        forwarded_allow_ips=settings.proxies,
        server_header=False,
        date_header=True,
    )


def _what_fits(name: str, words: str) -> str:
    return f"--{name.replace('_', '-')} (TEND_{name.upper()}): {words.removeprefix('Value error, ')}"


if __name__ == "__main__":
    app()
