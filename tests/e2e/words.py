"""The words on the screen, by their keys in the catalogue and the pack: rewording breaks no journey."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).parents[2]
_PLURAL: Final = re.compile(r"\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}")


@cache
def _catalogue() -> dict[str, str]:
    words: dict[str, str] = {}
    for file in sorted((ROOT / "frontend/messages/en").glob("*.json")):
        for key, text in json.loads(file.read_text("utf-8")).items():
            assert words.setdefault(key, text) == text, f"two catalogues say {key} differently"
    return words


def says(key: str, **values: object) -> str:
    """A message as the app says it."""

    def chosen(found: re.Match[str]) -> str:
        count = values[found[1]]
        return found[2 if count == 1 else 3].replace("#", str(count))

    text = _PLURAL.sub(chosen, _catalogue()[key])
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), text)


def begins(key: str) -> re.Pattern[str]:
    """A message up to its first value, or a name that begins with it."""
    return re.compile("^" + re.escape(_catalogue()[key].split("{")[0]))


@cache
def check_in() -> dict[str, Any]:
    """The partners' check-in, version 1."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "content/en/partners/check-in.1.yaml").read_text("utf-8"))
    return found


@cache
def page(name: str) -> str:
    """A content page's source."""
    return (ROOT / "content/en/pages" / f"{name}.md").read_text("utf-8")


def prompt(name: str) -> dict[str, str]:
    """One prompt of the partners' check-in."""
    return next(one for one in check_in()["prompts"] if one["id"] == name)
