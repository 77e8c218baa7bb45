"""A published version never changes."""

from pathlib import Path

from api.content.publish import changed, hashes, publish, published
from tests.content.conftest import CONTENT, Change

FIRST = "en/partners/check-in.1.yaml"


class TestPublished:
    def test_every_published_version_is_unchanged(self) -> None:
        assert not changed(CONTENT)

    def test_every_version_is_published(self) -> None:
        missing = hashes(CONTENT).keys() - published(CONTENT).keys()
        assert not missing, "list them with: python -m api.content.publish"

    def test_a_changed_word_says_which_file_to_add_instead(self, folder: Path, change: Change) -> None:
        publish(folder)
        change(FIRST, "nearly always", "always")
        assert changed(folder) == [
            "en/partners/check-in.1.yaml is published and has changed. "
            "Take the change back, and add it as en/partners/check-in.2.yaml."
        ]

    def test_comments_and_line_breaks_may_change(self, folder: Path, change: Change) -> None:
        publish(folder)
        change(FIRST, "Once published", "After it is published")
        change(FIRST, "\n      agreed, or you waited", " agreed,\n      or you waited")
        assert not changed(folder)

    def test_publishing_adds_what_is_new_and_keeps_the_rest(self, folder: Path, change: Change) -> None:
        publish(folder)
        before = published(folder)
        second = FIRST.replace(".1.", ".2.")
        (folder / second).write_text((folder / FIRST).read_text(encoding="utf-8"), encoding="utf-8")
        change(FIRST, "nearly always", "always")
        assert publish(folder) == [second]
        assert published(folder) == before | {second: published(folder)[second]}

    def test_a_topic_keeps_its_title_and_its_examples_may_change(self, folder: Path, change: Change) -> None:
        publish(folder)
        change("en/work/boundaries.yaml", "I stop at half past five", "I stop at five")
        assert not changed(folder)
        change("en/work/boundaries.yaml", "title: Tone", "title: Colours")
        assert changed(folder) == [
            "en/work/boundaries/tone is published and has changed. Take the change back, and add it as another topic."
        ]
