"""Every language says the same things, in the packs and in the app."""

import json
from typing import Any

import pytest

from api.content.packs import FIRST_LANGUAGE, Library
from api.settings import ROOT

MESSAGES = ROOT / "frontend/messages"


def read(library: Library, path: str) -> Any:
    return json.loads(library.body(path).raw)


def shape(blocks: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What a page is built of, without its words: lines to copy are the same in every language."""
    return [
        (block["type"], block.get("ordered"), len(block.get("items", ())), block["type"] == "code" and block["text"])
        for block in blocks
    ]


@pytest.fixture(params=[name for name in sorted(path.name for path in MESSAGES.iterdir()) if name != FIRST_LANGUAGE])
def other(request: pytest.FixtureRequest) -> str:
    """Each language but the first."""
    return str(request.param)


class TestEveryLanguage:
    def test_the_app_and_the_packs_speak_the_same_ones(self, library: Library) -> None:
        assert {path.name for path in MESSAGES.iterdir()} == set(library.languages)
        assert "de" in library.languages

    def test_it_calls_itself_by_its_own_name(self, library: Library) -> None:
        names = {one["language"]: one["name"] for one in read(library, "")["languages"]}
        assert (names["en"], names["de"]) == ("English", "Deutsch")

    def test_its_pages_are_built_alike(self, library: Library, other: str) -> None:
        for page in read(library, "")["languages"][0]["pages"]:
            blocks, first = (read(library, f"{code}/pages/{page}")["blocks"] for code in (other, FIRST_LANGUAGE))
            assert shape(blocks) == shape(first), page

    def test_its_help_is_built_alike(self, library: Library, other: str) -> None:
        mine, first = (read(library, f"{code}/help") for code in (other, FIRST_LANGUAGE))
        assert len(mine["opening"]) == len(first["opening"])
        assert [section["id"] for section in mine["sections"]] == [section["id"] for section in first["sections"]]
        for section, original in zip(mine["sections"], first["sections"], strict=True):
            assert shape(section["blocks"]) == shape(original["blocks"]), section["id"]

    def test_its_check_ins_offer_as_much(self, library: Library, other: str) -> None:
        for (language, kind, version), mine in library.check_ins.items():
            if language != other:
                continue
            first = library.check_in(kind, version)
            for field in ("opening", "closing", "opened", "nothing"):
                assert len(getattr(mine, field)) == len(getattr(first, field)), (kind, field)
            assert len(mine.heard.starters) == len(first.heard.starters)
            assert len(mine.experiment.examples) == len(first.experiment.examples)

    def test_no_sentence_was_left_in_the_first_language(self, library: Library, other: str) -> None:
        for (language, kind, version), mine in library.check_ins.items():
            if language == other:
                pairs = zip(mine.prompts, library.check_in(kind, version).prompts, strict=True)
                assert not [
                    prompt.id for prompt, first in pairs if prompt.ask == first.ask or prompt.help == first.help
                ]

    def test_its_help_with_limits_is_in_its_own_words(self, library: Library, other: str) -> None:
        for (language, kind), mine in library.boundaries.items():
            first = library.boundaries[FIRST_LANGUAGE, kind]
            if language == other:
                assert len(mine.opening) == len(first.opening)
                for part in ("protects", "limit", "my_part", "request"):
                    assert getattr(mine, part).ask != getattr(first, part).ask
                    for topic, original in zip(mine.topics, first.topics, strict=True):
                        assert len(getattr(topic, part)) == len(getattr(original, part)), (kind, topic.id)
                        assert not {*getattr(topic, part)} & {*getattr(original, part)}, (kind, topic.id)
