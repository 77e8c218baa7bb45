"""Replies are checked against the version they were written with; the faults never say what was sent."""

import json
from dataclasses import dataclass

from api.content.packs import Library, check_replies
from models.spaces import Kind


@dataclass(frozen=True)
class Reply:
    prompt: str
    rating: int | None = None
    words: str | None = None
    keep: bool = False


def faults(library: Library, *replies: Reply) -> list[tuple[str, str]]:
    found = check_replies(library.check_in(Kind.partners, 1), replies)
    return [(fault["pointer"], fault["message"]) for fault in found]


class TestCheckReplies:
    def test_ratings_words_and_both_fit(self, library: Library) -> None:
        assert not faults(
            library,
            Reply("reliability", rating=4),
            Reply("repair", words="It took a day.", keep=True),
            Reply("capacity", rating=2, words="Teething."),
            Reply("need", words="An evening without plans."),
        )

    def test_skipping_everything_fits(self, library: Library) -> None:
        assert not faults(library)

    def test_an_unknown_question_does_not_fit(self, library: Library) -> None:
        assert [pointer for pointer, _ in faults(library, Reply("ease", rating=3))] == ["/replies/0/prompt"]

    def test_a_question_of_another_kind_does_not_fit(self, library: Library) -> None:
        assert not check_replies(library.check_in(Kind.friends, 1), [Reply("ease", rating=3)])

    def test_a_second_reply_to_a_question_does_not_fit(self, library: Library) -> None:
        twice = faults(library, Reply("need", words="Rest."), Reply("need", words="Quiet."))
        assert [pointer for pointer, _ in twice] == ["/replies/1/prompt"]

    def test_a_number_for_a_question_that_takes_words_does_not_fit(self, library: Library) -> None:
        assert [pointer for pointer, _ in faults(library, Reply("hard", rating=1, words="Late."))] == [
            "/replies/0/rating"
        ]

    def test_a_reply_with_nothing_in_it_does_not_fit(self, library: Library) -> None:
        assert [pointer for pointer, _ in faults(library, Reply("repair", keep=True))] == ["/replies/0"]

    def test_all_faults_come_at_once_and_in_order(self, library: Library) -> None:
        found = faults(library, Reply("x"), Reply("hard", rating=1), Reply("need"))
        assert [pointer for pointer, _ in found] == ["/replies/0/prompt", "/replies/1/rating", "/replies/2"]

    def test_no_message_repeats_what_was_sent(self, library: Library) -> None:
        said = json.dumps(faults(library, Reply("a-secret", words="b-secret"), Reply("hard", 5, "c-secret")))
        assert "secret" not in said
