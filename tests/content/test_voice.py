"""How Tend speaks, as far as a test can hold it: over every sentence of every language, packs and app alike."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from api.content.packs import Library
from api.settings import ROOT

MESSAGES = ROOT / "frontend/messages"
MOST_WORDS = 25
NEVER = re.compile(
    r"\b(just|simply|please|successfully|oops|you both|should"
    r"|einfach nur|bitte (?!um)|erfolgreich|hoppla|ihr beide|euch beide|solltest)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”|„[^“]*“")
FORMAL = re.compile(r"\b(Ihnen|Ihre[nmrs]?)\b|[\w,;] Sie\b")
DENGLISH = re.compile(r"\b(account|log-?in|eingeloggt|cancel\w*|check\w*|user|feedback|space|sharen?)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.?!…])[”“’)]*\s+")

NOT_SAID = {
    *("language", "kind", "page", "pages", "id", "type", "element", "code", "phone"),
    *("gate", "hears", "unlocks", "again", "phrases", "shows", "rule", "at"),
}

Said = tuple[str, str]


def _strings(path: str, part: Any) -> Iterator[Said]:
    """Everything in it that a person reads; lines to copy (`code`) and phrases to notice are not said."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, list):
        for place, item in enumerate(part):
            yield from _strings(f"{path}/{place}", item)
    elif isinstance(part, dict) and part.get("type") != "code":
        for name, value in part.items():
            if name not in NOT_SAID:
                yield from _strings(f"{path}/{name}", value)


@pytest.fixture(scope="module")
def said(library: Library) -> list[Said]:
    packs = [found for path, body in library.bodies.items() for found in _strings(path, json.loads(body.raw))]
    app = [
        (f"{file.parent.name}/app/{file.stem}/{key}", text)
        for file in sorted(MESSAGES.glob("*/*.json"))
        for key, text in json.loads(file.read_text(encoding="utf-8")).items()
    ]
    return packs + app


def sentences(text: str) -> list[str]:
    return SENTENCE_END.split(text)


class TestVoice:
    def test_there_is_something_to_read(self, said: list[Said]) -> None:
        assert len(said) > 300

    def test_nobody_is_shouted_at(self, said: list[Said]) -> None:
        assert not [found for found in said if "!" in found[1]]

    def test_there_are_no_emoji_and_no_symbols(self, said: list[Said]) -> None:
        assert not [found for found in said if any(unicodedata.category(sign) in ("So", "Sk") for sign in found[1])]

    def test_words_that_push_or_belittle_are_left_out(self, said: list[Said]) -> None:
        assert not [found for found in said if NEVER.search(found[1])]

    def test_sentences_are_short(self, said: list[Said]) -> None:
        long = [
            (path, sentence)
            for path, text in said
            for sentence in sentences(text)
            if len(sentence.split()) > MOST_WORDS
        ]
        assert not long

    def test_quotes_and_apostrophes_are_typographic(self, said: list[Said]) -> None:
        assert not [found for found in said if re.search(r"[\"'`]|--|\.\.\.", found[1])]

    def test_always_and_never_are_not_said_about_anyone(self, said: list[Said]) -> None:
        """“You always” may be quoted as what lands as an attack."""
        assert not [
            found
            for found in said
            if re.search(r"\b(you (always|never)|du \w+ (immer|nie))\b", QUOTED.sub("", found[1]), re.IGNORECASE)
        ]

    def test_partner_is_said_only_where_the_kind_says_so(self, said: list[Said]) -> None:
        """Help lines may name whom they are for."""
        allowed = re.compile(r"/|\w+/partners\b|\w+/help/lines/")
        elsewhere = [found for found in said if not allowed.match(found[0])]
        assert elsewhere
        assert not [found for found in elsewhere if "partner" in found[1].lower()]

    def test_statements_to_rate_are_about_me(self, library: Library) -> None:
        asked = [
            (language, prompt.ask)
            for (language, _, _), check_in in library.check_ins.items()
            for prompt in check_in.prompts
            if prompt.type == "scale"
        ]
        assert {language for language, _ in asked} == {"en", "de"}, "say here how another language speaks of oneself"
        assert all(re.search(r"\b(I|me|my|myself|ich|mich|mir)\b", statement) for _, statement in asked)
        assert not [found for found in asked if re.match(r"(My partner|You|They|We|Du|Ihr|Wir)\b", found[1])]

    def test_german_says_du(self, said: list[Said]) -> None:
        german = [found for found in said if found[0].startswith("de/")]
        assert len(german) > 600
        assert not [found for found in german if FORMAL.search(found[1])]

    def test_german_is_german(self, said: list[Said]) -> None:
        """Names of help lines stay as they are."""
        german = [found for found in said if found[0].startswith("de/") and not re.search(r"/lines/.*/name$", found[0])]
        assert not [found for found in german if DENGLISH.search(re.sub(r"\{\w+\}", "", found[1]))]

    def test_help_texts_are_a_few_sentences(self, library: Library) -> None:
        for check_in in library.check_ins.values():
            for prompt in check_in.prompts:
                assert 2 <= len(sentences(prompt.help)) <= 5, prompt.id
