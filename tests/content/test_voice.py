"""How Tend speaks, as far as a test can hold it: over every sentence of every language."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from api.content.packs import Library

MOST_WORDS = 25
NEVER = re.compile(r"\b(just|simply|please|successfully|oops|you both|should)\b", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”")
SENTENCE_END = re.compile(r"(?<=[.?!…])[”’)]*\s+")

Said = tuple[str, str]


def _strings(path: str, part: Any) -> Iterator[Said]:
    """Everything in it that a person reads; lines to copy (`code`) are not said."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, list):
        for place, item in enumerate(part):
            yield from _strings(f"{path}/{place}", item)
    elif isinstance(part, dict) and part.get("type") != "code":
        for name, value in part.items():
            if name not in ("language", "kind", "page", "pages", "id", "type", "element", "code", "phone"):
                yield from _strings(f"{path}/{name}", value)


@pytest.fixture(scope="module")
def said(library: Library) -> list[Said]:
    return [found for path, body in library.bodies.items() for found in _strings(path, json.loads(body.raw))]


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
            found for found in said if re.search(r"\byou (always|never)\b", QUOTED.sub("", found[1]), re.IGNORECASE)
        ]

    def test_partner_is_said_only_where_the_kind_says_so(self, said: list[Said]) -> None:
        """Help lines may name whom they are for."""
        allowed = re.compile(r"/|\w+/partners\b|\w+/help/lines/")
        elsewhere = [found for found in said if not allowed.match(found[0])]
        assert elsewhere
        assert not [found for found in elsewhere if "partner" in found[1].lower()]

    def test_statements_to_rate_are_about_me(self, library: Library) -> None:
        asked = [
            prompt.ask
            for (language, _, _), check_in in library.check_ins.items()
            if language == "en"
            for prompt in check_in.prompts
            if prompt.type == "scale"
        ]
        assert asked
        assert all(re.search(r"\b(I|me|my|myself)\b", statement) for statement in asked)
        assert not [statement for statement in asked if re.match(r"(My partner|You|They|We)\b", statement)]

    def test_help_texts_are_a_few_sentences(self, library: Library) -> None:
        for check_in in library.check_ins.values():
            for prompt in check_in.prompts:
                assert 2 <= len(sentences(prompt.help)) <= 5, prompt.id
