"""The list of the hardest sentences, and how hard they may be."""

import pytest

from scripts.hardest import hardest, lix, main, sentences_of

MOST: dict[str, int] = {"en": 60, "de": 70}
"""German has longer words: the measure ranks within a language."""


class TestTheMeasure:
    def test_long_words_and_many_words_make_a_sentence_harder(self) -> None:
        plain = "You can stop at any time, and no one is told."
        assert lix(plain) < lix("You may discontinue participation at any time without notification of others.")
        assert lix(plain) < lix(plain.removesuffix(".") + " of it by us or by them or by her.")

    def test_the_hardest_come_first_and_each_once(self) -> None:
        said = [("one", "This is a line of words that are all short. " * 2), ("two", "Considering everything " * 5)]
        assert [found.place for found in hardest(iter(said), 10)] == ["two", "one"]

    def test_numbers_and_quotes_are_no_words(self) -> None:
        assert lix("In 2026, “so” it is.") == 4


class TestEveryLanguage:
    @pytest.mark.parametrize("language", MOST)
    def test_no_sentence_is_too_hard(self, language: str) -> None:
        found = hardest(sentences_of(language), 10)
        assert len(found) == 10
        assert not [sentence for sentence in found if sentence.lix > MOST[language]]

    def test_the_list_names_where_each_stands(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(2)
        assert "content/en/" in capsys.readouterr().out
