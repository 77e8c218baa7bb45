"""What can be asked for: loaded whole, the same in every language, and given with its kind."""

import json
from pathlib import Path

import pytest

from api.content.packs import ContentBroken, Library, PackAbsent, load_library
from models.spaces import Kind
from tests.content.conftest import Change

PARTNERS = "en/partners/asks.1.yaml"


def fault(folder: Path) -> str:
    with pytest.raises(ContentBroken) as caught:
        load_library(folder)
    return str(caught.value)


class TestLoading:
    def test_every_kind_says_what_can_be_asked_for(self, library: Library) -> None:
        for kind in library.kinds:
            purposes = [purpose.id for purpose in library.ask_words(kind, 1).purposes]
            assert {"be-heard", "solve", "permission", "time-to-talk"} < set(purposes)
            assert len(purposes) == 5

    def test_a_version_that_is_not_there_is_absent(self, library: Library) -> None:
        with pytest.raises(PackAbsent):
            library.ask_words(Kind.partners, 99)

    def test_a_kind_without_them_is_refused(self, folder: Path) -> None:
        (folder / PARTNERS).unlink()
        assert "asks.1.yaml: This version is missing" in fault(folder)

    def test_a_purpose_twice_is_refused_where_it_stands(self, folder: Path, change: Change) -> None:
        line = change(PARTNERS, "id: solve", "id: comfort")
        assert f"asks.1.yaml, line {line}: purposes.2.id: This stands here twice." in fault(folder)

    def test_a_no_without_kind_words_is_refused(self, folder: Path, change: Change) -> None:
        change(PARTNERS, "  no:\n    mine: You said no. You need no reason, and nobody asks for one.\n", "  no:\n")
        assert "replies.no.mine" in fault(folder)


class TestMirror:
    def test_a_language_has_the_same_purposes_in_the_same_order(
        self, folder: Path, german: Path, change: Change
    ) -> None:
        load_library(folder)
        line = change("de/partners/asks.1.yaml", "id: solve", "id: mend")
        assert f"de/partners/asks.1.yaml, line {line}: purposes.2.id: en has solve here." in fault(folder)

    def test_its_examples_are_its_own(self, folder: Path, german: Path, change: Change) -> None:
        change("de/partners/asks.1.yaml", "      - A message at lunch would do me good tomorrow.\n", "")
        load_library(folder)


class TestGiven:
    def test_the_newest_comes_with_its_kind_and_all_with_the_language(self, library: Library) -> None:
        pack = json.loads(library.body("de/work").raw)
        assert pack["asks"]["version"] == 1
        assert pack["asks"]["purposes"][1]["id"] == "backing"
        whole = json.loads(library.body("de").raw)
        assert [(words["kind"], words["version"]) for words in whole["asks"]] == [(kind, 1) for kind in library.kinds]
