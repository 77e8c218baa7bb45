"""Make a checkout ready: `python3 -m scripts.setup`, or with `--dev` ready for its checks too.

Needs nothing but Python and its pip. A step that succeeded is left out until its inputs change; each runs quietly and
shows everything it said when it fails.
"""

import fcntl
import hashlib
import importlib.util
import sys
import venv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.tasks import FRONTEND, PYTHON, ROOT, VENV, Command, Task

LIMIT: Final = 1800.0  # seconds; a slow line, not a hanging one
NOT_THE_APP: Final = {FRONTEND / name for name in ("dist", "node_modules", "src/messages", "tools/openapi")}
SYSTEM_STORE: Final = Path("/etc/ssl/certs/ca-certificates.crt")
TRUST: Final = {"UV_SYSTEM_CERTS": "1", "NODE_USE_SYSTEM_CA": "1"} if SYSTEM_STORE.exists() else {}
"""pip trusts this machine's certificate authorities by itself; uv and Node must be told."""
ONLINE: Final = "Packages come from PyPI and npm: is this machine online? What is done stays done; then try again."


class SetupFailed(Exception):
    """One step did not work; the text says what to do."""


@dataclass(slots=True)
class Step:
    """A command whose `mark` holds the fingerprint of the inputs it last succeeded with."""

    title: str
    command: Command
    mark: Path
    fingerprint: str
    advice: str
    folder: Path = ROOT
    task: Task | None = None

    def start(self) -> None:
        if not self.mark.exists() or self.mark.read_text() != self.fingerprint:
            self.mark.unlink(missing_ok=True)
            self.task = Task(self.command, folder=self.folder, **TRUST)

    def finish(self) -> None:
        if self.task is None:
            return
        print(f"· {self.title} …", end=" ", flush=True)
        outcome = self.task.finish(LIMIT)
        if not outcome.succeeded:
            print("failed")
            raise SetupFailed(f"{outcome.output}\n{self.title} failed. {self.advice}")
        self.mark.write_text(self.fingerprint)
        print(f"done ({outcome.seconds:.0f} s)", flush=True)

    def run(self) -> None:
        self.start()
        self.finish()


def fingerprint(*inputs: Path | str) -> str:
    """One line for files (by name and content), for all files of a folder, and for words."""
    digest = hashlib.sha256()
    for given in inputs:
        for item in sorted(_files(given)) if isinstance(given, Path) else (given,):
            content = item.read_bytes() if isinstance(item, Path) else item.encode()
            digest.update(f"{item}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if path in NOT_THE_APP:
        return
    if path.is_dir():
        for inner in path.iterdir():
            yield from _files(inner)
    elif path.exists():
        yield path


def install_tools() -> None:
    """The virtual environment, with uv and Node in it. A checkout that has moved gets a new one: paths are in it."""
    lock = ROOT / "requirements-build.lock"
    mark, wanted = VENV / "tools", fingerprint(lock, sys.version, str(ROOT))
    if PYTHON.exists() and mark.exists() and mark.read_text() == wanted:
        return
    venv.EnvBuilder(with_pip=False, symlinks=True, clear=mark.exists() or not PYTHON.exists()).create(VENV)
    pip: Command = [sys.executable, "-m", "pip", "--python", PYTHON]
    if importlib.util.find_spec("pip") is None:
        if importlib.util.find_spec("ensurepip") is None:
            raise SetupFailed("This Python has no pip. Install it (sudo apt-get install python3-pip), then try again.")
        Step("pip", [PYTHON, "-m", "ensurepip"], VENV / "pip", wanted, ONLINE).run()
        pip = [PYTHON, "-m", "pip"]
    install: Command = [*pip, "install", "--require-hashes", "-r", lock]
    Step("Tools (uv, Node)", install, mark, wanted, ONLINE).run()


def python_packages(*, dev: bool) -> Step:
    """Exactly what the locks name. Once the packages for the checks are there they stay."""
    dev = dev or any(VENV.glob("lib/python*/site-packages/pytest"))
    names = ["requirements-dev.lock"] if dev else ["requirements.lock", "requirements-build.lock"]
    locks = [ROOT / name for name in names]
    sync: Command = [VENV / "bin" / "uv", "pip", "sync", "--python", PYTHON, "--require-hashes", *locks]
    return Step("Python packages", sync, VENV / "packages", fingerprint(VENV / "tools", *locks), ONLINE)


def tend_command() -> Step:
    """`tend` itself, run from the checkout."""
    install: Command = [VENV / "bin" / "uv", "pip", "install", "--python", PYTHON, "--quiet"]
    install += ["--offline", "--no-deps", "--no-build-isolation", "--editable", ROOT]
    inputs = fingerprint(VENV / "packages", ROOT / "pyproject.toml")
    return Step("Tend", install, VENV / "tend", inputs, "pyproject.toml says how it is installed.")


def web_packages(folder: Path, title: str) -> Step:
    inputs = fingerprint(VENV / "tools", folder / "package.json", folder / "package-lock.json")
    return Step(title, [VENV / "bin" / "npm", "ci"], folder / "node_modules" / ".tend", inputs, ONLINE, folder)


def web_app() -> Step:
    mark = FRONTEND / "node_modules" / ".tend-app"
    if not (FRONTEND / "dist" / "index.html").exists():
        mark.unlink(missing_ok=True)
    build: Command = [VENV / "bin" / "npm", "run", "build"]
    advice = "The message above names the file; what you changed in frontend/ since the last build is where to look."
    return Step("Web app", build, mark, fingerprint(FRONTEND, VENV / "tools"), advice, FRONTEND)


def main(*, dev: bool) -> None:
    install_tools()
    web = [web_packages(FRONTEND, "Web packages")]
    if dev:
        web.append(web_packages(FRONTEND / "tools" / "openapi", "API client generator"))
    python = python_packages(dev=dev)
    together = [python, *web]
    try:
        for step in together:
            step.start()
        for step in together:
            step.finish()
    finally:
        for step in together:
            if step.task:
                step.task.stop()
    tend_command().run()
    web_app().run()


if __name__ == "__main__":
    with Path(__file__).open() as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        try:
            main(dev="--dev" in sys.argv[1:])
        except SetupFailed as reason:
            sys.exit(str(reason))
        except KeyboardInterrupt:
            sys.exit("Stopped. What is done stays done.")
