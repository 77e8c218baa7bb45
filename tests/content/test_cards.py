"""Kinds of card: what is refused, what they hold, and that another language has the same ones."""

from pathlib import Path

import pytest

from api.content.cards import CardShow
from api.content.packs import ContentBroken, Library, load_library
from models.spaces import Kind
from tests.content.conftest import Change

HOPE = "en/partners/cards/hope.1.yaml"


class TestWhatThereIs:
    def test_partners_have_every_kind_of_the_design(self, library: Library) -> None:
        names = [kind.name for kind in library.card_kinds(Kind.partners)]
        assert names == ["appreciation", "steady", "hope", "difference", "preference", "heads-up", "hard-times"]

    @pytest.mark.parametrize("kind", Kind)
    def test_every_kind_of_space_can_thank_and_say_how_it_is_today(self, library: Library, kind: Kind) -> None:
        found = {card.name: card for card in library.card_kinds(kind)}
        assert {"appreciation", "difference", "preference", "heads-up"} <= found.keys()
        assert [card.name for card in found.values() if card.shows is CardShow.jar] == ["appreciation"]
        assert [card.name for card in found.values() if card.lasts_hours] == ["heads-up"]
        assert found["heads-up"].lasts_hours == 24

    def test_thanks_are_one_field_away(self, library: Library) -> None:
        for kind in Kind:
            assert [len(card.fields) for card in library.card_kinds(kind) if card.shows is CardShow.jar] == [1]

    def test_no_kind_borrows_its_examples_from_another_kind_of_space(self, library: Library) -> None:
        """Work and family have a voice of their own."""
        lines = [
            line
            for (language, _, _, _), card in library.cards.items()
            for examples in card.examples
            for line in examples.lines
            if language == "en"
        ]
        assert len(lines) == len(set(lines))


class TestLoading:
    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("shows: list", "shows: shelf", "Input should be"),
            ("shows: list", "shows: steady", "steady is shown there already"),
            ("shows: list", "shows: jar", "appreciation is shown there already"),
            ("shows: list", "shows: list\nones: yes", "Extra inputs are not permitted"),
            ("shows: list", "shows: list\none_line: yes", "A line is one field of text."),
            ("shows: list", "shows: list\nlasts_hours: 0", "greater than or equal to 1"),
            ("shows: list", "shows: list\nlasts_hours: 500", "less than or equal to 168"),
            ("    required: yes\n", "", "A card begins with what it needs"),
            ("  - id: step", "  - id: hope", "This stands here twice."),
            ("id: glad", "id: with-you", "This stands here twice."),
            ("    hint: One day", "    explains: yes\n    hint: One day", "Room to explain comes after hearing"),
            ("type: text\n    required", "type: song\n    required", "'song' found using 'type'"),
            ("theirs: A hope of {name}", "theirs: A hope of {who}", "only {name} fits here"),
        ],
    )
    def test_what_cannot_be_is_refused(self, folder: Path, change: Change, old: str, new: str, reason: str) -> None:
        change(HOPE, old, new)
        with pytest.raises(ContentBroken) as broken:
            load_library(folder)
        assert reason in broken.value.reason
        assert broken.value.line

    @pytest.mark.parametrize(
        ("name", "old", "new", "reason"),
        [
            ("appreciation", "shows: jar", "shows: jar\nlasts_hours: 24", "does not go by itself"),
            ("heads-up", "fields:", "examples:\n  - topic: One\n    lines: [Two]\nfields:", "a first field of text"),
        ],
    )
    def test_nor_what_contradicts_itself(
        self, folder: Path, change: Change, name: str, old: str, new: str, reason: str
    ) -> None:
        change(f"en/partners/cards/{name}.1.yaml", old, new)
        with pytest.raises(ContentBroken, match=reason):
            load_library(folder)

    def test_a_new_kind_is_a_file(self, folder: Path) -> None:
        file = folder / HOPE
        text = file.read_text(encoding="utf-8").replace("place: 3", "place: 9")
        file.with_name("another.1.yaml").write_text(text, encoding="utf-8")
        library = load_library(folder)
        assert library.card_kind(Kind.partners, "another", 1).title == "Hopes"
        assert library.card_kinds(Kind.partners)[-1].name == "another"

    def test_the_newest_version_is_offered_and_the_old_one_stays(self, folder: Path) -> None:
        file = folder / HOPE
        text = file.read_text(encoding="utf-8").replace("title: Hopes", "title: Wishes")
        file.with_name("hope.2.yaml").write_text(text, encoding="utf-8")
        library = load_library(folder)
        offered = {kind.name: kind for kind in library.card_kinds(Kind.partners)}
        assert (offered["hope"].version, offered["hope"].title) == (2, "Wishes")
        assert library.card_kind(Kind.partners, "hope", 1).title == "Hopes"

    @pytest.mark.parametrize(
        ("old", "new"), [("id: glad", "id: happy"), ("shows: list", "shows: list\none_line: no\nlasts_hours: 5")]
    )
    def test_another_language_has_the_same_bones(self, german: Path, old: str, new: str) -> None:
        file = german / "partners/cards/hope.1.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ContentBroken, match=r"hope\.1\.yaml, line \d+: .*en has .* here"):
            load_library(german.parent)
