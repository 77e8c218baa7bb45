"""The words on the screen, by their keys in the catalogue and the pack: rewording breaks no journey."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).parents[2]
CONTENT: Final = ROOT / "content"
SUNDAY: Final = {"en": "Sunday", "de": "Sonntag"}
_PLURAL: Final = re.compile(r"\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}")


_language: Final = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, everything here is said in this language."""
    before = _language.set(language)
    yield
    _language.reset(before)


def spoken() -> str:
    """The language in which things are said here now."""
    return _language.get()


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every message of the app."""
    words: dict[str, str] = {}
    for file in sorted((ROOT / "frontend/messages" / language).glob("*.json")):
        for key, text in json.loads(file.read_text("utf-8")).items():
            assert words.setdefault(key, text) == text, f"two catalogues say {key} differently"
    return words


def says(key: str, **values: object) -> str:
    """A message as the app says it."""

    def chosen(found: re.Match[str]) -> str:
        count = values[found[1]]
        return found[2 if count == 1 else 3].replace("#", str(count))

    text = _PLURAL.sub(chosen, catalogue(_language.get())[key])
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), text)


def begins(key: str) -> re.Pattern[str]:
    """A message up to its first value, or a name that begins with it."""
    return re.compile("^" + re.escape(catalogue(_language.get())[key].split("{")[0]))


def check_in() -> dict[str, Any]:
    """The partners' check-in, version 1."""
    return _check_in(_language.get())


@cache
def _check_in(language: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CONTENT / language / "partners/check-in.1.yaml").read_text("utf-8"))
    return found


@cache
def _content(language: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CONTENT / language / f"{name}.yaml").read_text("utf-8"))
    return found


def content(name: str) -> dict[str, Any]:
    """A content file that is the same for every kind."""
    return _content(_language.get(), name)


def ritual(name: str) -> dict[str, Any]:
    """A ritual of the partners, version 1."""
    return content(f"partners/rituals/{name}.1")


def card_kind(name: str) -> dict[str, Any]:
    """A kind of card of the partners, version 1."""
    return content(f"partners/cards/{name}.1")


def page(name: str) -> str:
    """A content page's source."""
    return (CONTENT / _language.get() / "pages" / f"{name}.md").read_text("utf-8")


def sunday() -> str:
    """When a check-in opens, as it is said from the Monday before it."""
    return says("momentOf", day=says("onDay", day=SUNDAY[_language.get()]), time="18:00")


def prompt(name: str) -> dict[str, str]:
    """One prompt of the partners' check-in."""
    return next(one for one in check_in()["prompts"] if one["id"] == name)
