"""`python -m api.content.publish` lists new versions of check-ins, rituals, asks and kinds of card, and new topics of
boundaries, each with a hash of its content.

What is listed never changes: what was written to it is read with the very words it was written to. To reword a check-in
or ritual, add the next version; a topic that means something else is another topic.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from api.content.packs import load_library
from api.settings import Settings

LIST: Final = "published.json"


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of each version as canonical JSON, by its path: comments and line breaks do not count.

    Of a topic its title counts; its examples may change.
    """
    library = load_library(folder)
    found = (
        {
            f"{language}/{kind}/boundaries/{topic.id}": _hash_of(topic.title)
            for (language, kind), words in library.boundaries.items()
            for topic in words.topics
        }
        | {
            f"{language}/{kind}/check-in.{version}.yaml": _hash(check_in)
            for (language, kind, version), check_in in library.check_ins.items()
        }
        | {
            f"{language}/{kind}/rituals/{name}.{version}.yaml": _hash(ritual)
            for (language, kind, name, version), ritual in library.rituals.items()
        }
        | {
            f"{language}/{kind}/asks.{version}.yaml": _hash(words)
            for (language, kind, version), words in library.asks.items()
        }
        | {
            f"{language}/{kind}/cards/{name}.{version}.yaml": _hash(card)
            for (language, kind, name, version), card in library.cards.items()
        }
    )
    return dict(sorted(found.items()))


def changed(folder: Path) -> list[str]:
    """What is wrong with published versions, each as a sentence that says what to do."""
    current = hashes(folder)
    return [
        f"{path} is published and has changed. Take the change back, and add it as {_next(path)}."
        for path, digest in published(folder).items()
        if current.get(path) != digest
    ]


def published(folder: Path) -> dict[str, str]:
    file = folder / LIST
    listed: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return listed


def publish(folder: Path) -> list[str]:
    """Add what is not listed yet and return its paths; what is listed keeps its hash."""
    listed, current = published(folder), hashes(folder)
    text = json.dumps(current | listed, indent=2, sort_keys=True)
    (folder / LIST).write_text(text + "\n", encoding="utf-8")
    return [path for path in current if path not in listed]


def _hash(shape: BaseModel) -> str:
    return _hash_of(
        json.dumps(shape.model_dump(mode="json", exclude_unset=True), sort_keys=True, separators=(",", ":"))
    )


def _hash_of(canonical: str) -> str:
    return hashlib.sha256(canonical.encode()).hexdigest()


def _next(path: str) -> str:
    if not path.endswith(".yaml"):
        return "another topic"
    name, version, ending = path.rsplit(".", 2)
    return f"{name}.{int(version) + 1}.{ending}"


if __name__ == "__main__":
    folder = Settings().content
    if faults := changed(folder):
        sys.exit("\n".join(faults))
    sys.stdout.writelines(f"{path}\n" for path in publish(folder))
