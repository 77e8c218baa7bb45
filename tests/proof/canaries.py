"""Words and secrets that must lie nowhere in the clear, and how they are looked for.

`STEM` is in everything that is written, also in handles. A find names the form: text in an encoding, hex, base64.
"""

import base64
import json
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

STEM: Final = "Zaunkönig7f3a"


def word(name: str) -> str:
    return f"{STEM} {name}"


def handle(name: str) -> str:
    return f"{STEM}-{name}".casefold()


def found(places: dict[str, bytes], secrets: dict[str, bytes]) -> list[str]:
    """Where words or secrets stand in the clear, and as what."""
    sought = dict(_of_words())
    for name, secret in secrets.items():
        sought.update({f"{name} {form}": raw for form, raw in _of_bytes(secret)})
    return [f"{what} in {place}" for place, content in places.items() for what, raw in sought.items() if raw in content]


def _of_words() -> Iterator[tuple[str, bytes]]:
    for name, text in (("", STEM), ("folded ", STEM.casefold()), ("decomposed ", unicodedata.normalize("NFD", STEM))):
        yield f"{name}words", text.encode()
        yield f"{name}words in UTF-16", text.encode("utf-16-le")
        yield f"{name}words in JSON", json.dumps(text)[1:-1].encode()
        yield f"{name}words in an address", quote(text).encode()
        for form, raw in _of_bytes(text.encode()):
            yield f"{name}words {form}", raw


def _of_bytes(secret: bytes) -> Iterator[tuple[str, bytes]]:
    yield "raw", secret
    yield "in hex", secret.hex().encode()
    yield "in HEX", secret.hex().upper().encode()
    for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
        for ahead in range(3):  # wherever it begins among the groups of three bytes
            yield f"in {name}, {ahead} later", encode(bytes(ahead) + secret)[4 * bool(ahead) : -4]
