"""The source of the service and of the web app, for tests that look for what must stand nowhere in it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent


@cache
def service() -> dict[str, ast.Module]:
    """Every module of api/ and models/ by its path."""
    files = sorted(file for folder in ("api", "models") for file in (ROOT / folder).rglob("*.py"))
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text()) for file in files}


def imports() -> Iterator[tuple[str, str]]:
    """Path and module of every import; `from a import b` is a.b."""
    for path, tree in service().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((path, name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((path, f"{node.module}.{name.name}") for name in node.names)


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Path, name as written (such as os.urandom) and node of every call."""
    for path, tree in service().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, ast.unparse(node.func), node


@cache
def web() -> dict[str, str]:
    """Every file of the web app's own source that is no test, by its path."""
    files = sorted(file for file in (ROOT / "frontend" / "src").rglob("*.ts*") if ".test." not in file.name)
    return {str(file.relative_to(ROOT)): file.read_text() for file in files}


def web_lines(*words: str) -> dict[str, list[str]]:
    """The lines of the web app in which one of these words stands, by path."""
    found = {
        path: [line.strip() for line in text.splitlines() if any(word in line for word in words)]
        for path, text in web().items()
    }
    return {path: lines for path, lines in found.items() if lines}
