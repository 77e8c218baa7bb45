"""A sealed blob opens for its key in its place as it was sealed, or fails loudly. It never gives blank text."""

import os
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.crypto.sealing import Binding, BlobBroken, open_blob, open_words, seal_blob, seal_words

KEY = bytes(range(32))
SPACE, AUTHOR = UUID(int=7), UUID(int=8)
PLACE = Binding("answer", SPACE, AUTHOR, ("3", str(AUTHOR)), 2)
WORDS = "I felt alone on Sunday"

texts = st.text(max_size=300) | st.sampled_from(
    [
        "",
        "🫶🏽👩‍👩‍👧 at last",
        "שלום, מה שלומך؟ مرحبا",
        "e\u0301 \u202eback\u202c",
        "line\nline\ttab",
        "ß" * 10_000,
        "🌱" * 10_000,
    ]
)
words = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture
def blob() -> bytes:
    return seal_words(KEY, WORDS, PLACE)


class TestRoundTrip:
    @given(words, st.binary(min_size=32, max_size=32))
    @settings(deadline=None)
    def test_what_was_sealed_comes_back(self, said: Any, key: bytes) -> None:
        assert open_words(key, seal_words(key, said, PLACE), PLACE) == said

    @given(st.binary(max_size=2000))
    @settings(deadline=None)
    def test_bytes_come_back(self, plain: bytes) -> None:
        assert open_blob(KEY, seal_blob(KEY, plain, PLACE), PLACE) == plain

    def test_nothing_can_be_read_from_it_and_no_two_are_alike(self, blob: bytes) -> None:
        assert WORDS.encode() not in blob
        again = seal_words(KEY, WORDS, PLACE)
        shared = [at for at in range(len(blob) - 8) if blob[at : at + 8] in again]
        assert shared == []

    def test_blank_words_are_not_the_same_as_nothing(self) -> None:
        sealed = seal_words(KEY, "", PLACE)
        assert open_words(KEY, sealed, PLACE) == ""
        assert len(sealed) > 80


class TestBroken:
    def test_another_key(self, blob: bytes) -> None:
        for other in (bytes(32), os.urandom(32), KEY[::-1]):
            with pytest.raises(BlobBroken):
                open_words(other, blob, PLACE)

    def test_any_one_bit_flipped(self, blob: bytes) -> None:
        for at in range(len(blob)):
            for bit in range(8):
                flipped = bytearray(blob)
                flipped[at] ^= 1 << bit
                with pytest.raises(BlobBroken):
                    open_words(KEY, bytes(flipped), PLACE)

    def test_truncated_anywhere_or_with_something_after_it(self, blob: bytes) -> None:
        for length in range(len(blob)):
            with pytest.raises(BlobBroken):
                open_words(KEY, blob[:length], PLACE)
        for more in (b"\0", blob):
            with pytest.raises(BlobBroken):
                open_words(KEY, blob + more, PLACE)

    @given(st.binary(max_size=300))
    def test_bytes_that_nobody_sealed(self, noise: bytes) -> None:
        with pytest.raises(BlobBroken):
            open_blob(KEY, noise, PLACE)

    @pytest.mark.parametrize(
        "elsewhere",
        [
            replace(PLACE, table="heard"),
            replace(PLACE, space=UUID(int=9)),
            replace(PLACE, author=UUID(int=9)),
            replace(PLACE, author=None),
            replace(PLACE, parts=("4", str(AUTHOR))),
            replace(PLACE, parts=("3", str(UUID(int=9)))),
            replace(PLACE, parts=("3",)),
            replace(PLACE, parts=()),
            replace(PLACE, revision=1),
            replace(PLACE, revision=3),
        ],
    )
    def test_moved_elsewhere(self, blob: bytes, elsewhere: Binding) -> None:
        with pytest.raises(BlobBroken):
            open_words(KEY, blob, elsewhere)

    def test_the_halves_of_two_blobs_put_together(self, blob: bytes) -> None:
        """The row key of one, wrapped, before the ciphertext of another of the same place."""
        other = seal_words(KEY, "Something else", PLACE)
        with pytest.raises(BlobBroken):
            open_words(KEY, blob[:61] + other[61:], PLACE)

    def test_the_failure_says_nothing_of_what_was_in_it(self, blob: bytes) -> None:
        with pytest.raises(BlobBroken) as caught:
            open_words(KEY, blob[:-1], PLACE)
        assert (str(caught.value), caught.value.__cause__) == ("", None)


class TestBinding:
    @given(st.lists(st.text(max_size=5), max_size=3), st.lists(st.text(max_size=5), max_size=3))
    def test_two_places_never_read_the_same(self, some: list[str], others: list[str]) -> None:
        one, other = (Binding("t", SPACE, AUTHOR, tuple(parts), 1).authenticated() for parts in (some, others))
        assert (one == other) == (some == others)
