"""List the hardest sentences of each language: `python -m scripts.hardest`, or with another number than ten.

The measure is LIX (Carl-Hugo Björnsson, 1968), one sentence at a time: its words, plus how many in a hundred of them
have more than six letters. It needs no dictionary, so it works for any language with words and letters; it ranks within
a language, not between two. Very short sentences are left out: one long word is most of them.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from api.content.packs import load_library
from api.settings import ROOT

MESSAGES: Final = ROOT / "frontend/messages"
LONG: Final = 6
FEWEST_WORDS: Final = 8
NOT_READ: Final = frozenset(
    {"language", "kind", "page", "pages", "id", "type", "element", "code", "phone"}
    | {"gate", "hears", "unlocks", "again", "phrases", "shows"}
)
"""Fields that are no text, lines to copy, and phrases to notice."""
SENTENCE_END: Final = re.compile(r"(?<=[.?!…])[”“’)]*\s+")


class Sentence(NamedTuple):
    """How hard it is, where it stands, and what it says."""

    lix: int
    place: str
    text: str


def lix(sentence: str) -> int:
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", sentence)
    return round(len(words) + 100 * sum(len(word) > LONG for word in words) / max(len(words), 1))


def hardest(said: Iterator[tuple[str, str]], most: int) -> list[Sentence]:
    found = {
        sentence: place
        for place, text in said
        for sentence in SENTENCE_END.split(text)
        if len(sentence.split()) >= FEWEST_WORDS
    }
    ranked = sorted((Sentence(lix(sentence), place, sentence) for sentence, place in found.items()), reverse=True)
    return ranked[:most]


def sentences_of(language: str) -> Iterator[tuple[str, str]]:
    """Every text of a language that a person reads, with its place."""
    for file in sorted((MESSAGES / language).glob("*.json")):
        for key, text in json.loads(file.read_text(encoding="utf-8")).items():
            yield f"{file.relative_to(ROOT)} {key}", re.sub(r"\{\w+, plural, .*?other \{(.*?)\}\}", r"\1", text)
    for path, body in load_library(ROOT / "content").bodies.items():
        if path.startswith(f"{language}/"):
            yield from _texts(f"content/{path}", json.loads(body.raw))


def _texts(place: str, part: Any) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(place, inner)
    elif isinstance(part, dict) and part.get("type") != "code":
        for name, inner in part.items():
            if name not in NOT_READ:
                yield from _texts(place, inner)


def main(most: int = 10) -> None:
    for language in sorted(path.name for path in MESSAGES.iterdir()):
        print(f"\n{language}")
        for sentence in hardest(sentences_of(language), most):
            print(f"{sentence.lix:>4}  {sentence.text}\n      {sentence.place}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
