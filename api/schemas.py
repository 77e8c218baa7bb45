"""Shapes that more than one slice takes or gives: strictness, bytes, words, handles, filled fields."""

import base64
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictInt,
    StringConstraints,
)
from pydantic_core.core_schema import (
    CoreSchema,
    no_info_plain_validator_function,
    plain_serializer_function_ser_schema,
    str_schema,
)

WORDS_MOST: Final = 4000
NAME_MOST: Final = 60
HANDLE_MOST: Final = 40
FIELDS_MOST: Final = 12
OPTIONS_MOST: Final = 20


class In(BaseModel):
    """What a request brings. Unknown fields are refused; errors never hold the input."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, frozen=True)


class Out(BaseModel):
    """What a response gives: listed field by field, no defaults."""

    model_config = ConfigDict(frozen=True)


@dataclass(frozen=True, slots=True)
class Base64Url:
    """Marks so many bytes that travel as unpadded base64url text."""

    size: int

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(
            self._decode, serialization=plain_serializer_function_ser_schema(encode, return_schema=str_schema())
        )

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The last sign has no bits to spare: there is one text for the same bytes."""
        signs, left = divmod(self.size * 8, 6)
        last = {0: "", 2: "[AQgw]", 4: "[AEIMQUYcgkosw048]"}[left]
        return {"type": "string", "pattern": f"^[A-Za-z0-9_-]{{{signs}}}{last}$"}

    def _decode(self, text: object) -> bytes:
        if isinstance(text, bytes):
            return text
        if not isinstance(text, str) or not text.isascii():
            raise ValueError("base64url text is needed")
        try:
            found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except ValueError:
            raise ValueError("base64url text is needed") from None
        if encode(found) != text:
            raise ValueError("base64url text without padding is needed")
        if len(found) != self.size:
            raise ValueError("the length does not fit")
        return found


def encode(raw: bytes) -> str:
    """Unpadded base64url."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _plain(text: object) -> object:
    """Written text in one Unicode form; control characters other than tab and new line do not fit.

    Spaces around it go here: beside a BeforeValidator, Pydantic counts the signs before it strips them.
    """
    if not isinstance(text, str):
        return text
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n" for sign in text):
        raise ValueError("a character does not fit")
    return unicodedata.normalize("NFC", text).strip()


def _written_out(moment: object) -> object:
    """A number is no moment, in quotes or without."""
    if not isinstance(moment, str) or not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", moment):
        raise ValueError("a moment with its offset is needed, such as 2026-11-29T18:00:00+01:00")
    return moment


def _whole(number: object) -> object:
    """JSON has one kind of number: 4.0 is as whole as 4."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _day(text: object) -> object:
    """Pydantic would take a number for one as well."""
    if isinstance(text, date) or (isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)):
        return text
    raise ValueError("a day is needed, such as 2026-11-29")


def _handle(text: str) -> str:
    """In one spelling, which can be typed in its place: it has to fit as well."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if len(folded) > HANDLE_MOST:
        raise ValueError(f"up to {HANDLE_MOST} characters fit")
    if not all(sign.isalnum() or sign in "._-" for sign in folded):
        raise ValueError("letters, digits, dot, dash and underscore fit")
    return folded


_CONTROLS: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_Plain = Field(json_schema_extra={"pattern": rf"^[^{_CONTROLS}]*[^\s{_CONTROLS}][^{_CONTROLS}]*$"})
"""How `_plain` and at least one sign that is no space are described."""

Words = Annotated[str, BeforeValidator(_plain), StringConstraints(min_length=1, max_length=WORDS_MOST), _Plain]
Name = Annotated[str, BeforeValidator(_plain), StringConstraints(min_length=1, max_length=NAME_MOST), _Plain]
Handle = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=HANDLE_MOST),
    AfterValidator(_handle),
    Field(json_schema_extra={"format": "handle"}),
]
Moment = Annotated[AwareDatetime, BeforeValidator(_written_out)]
Whole = BeforeValidator(_whole)
"""Stands last, beside a strict int and its bounds."""
Day = Annotated[date, BeforeValidator(_day)]
Slug = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9-]*$")]
"""A name out of the content."""
PackVersion = Annotated[StrictInt, Field(ge=1, le=100_000), Whole]
VERSIONS_MOST: Final = 10_000
VersionNumber = Annotated[int, Field(ge=1, le=VERSIONS_MOST)]
ROUNDS_MOST: Final = 1_000_000
RoundNumber = Annotated[int, Field(ge=1, le=ROUNDS_MOST)]
AuthKey = Annotated[bytes, Base64Url(32)]
Token = Annotated[bytes, Base64Url(32)]
TokenHash = Annotated[bytes, Base64Url(32)]
WrappedKey = Annotated[bytes, Base64Url(61)]
"""The account key under AES-256-GCM: version (1), nonce (12), ciphertext (32), tag (16)."""


class FieldIn(In):
    """What I put into one field of the content: what fits its type, and nothing else."""

    field: Slug
    words: Words | None = None
    choice: Slug | None = None
    feelings: Annotated[list[Slug], Field(max_length=OPTIONS_MOST)] | None = None
    rating: Annotated[StrictInt, Field(ge=1, le=5), Whole] | None = None
    day: Day | None = None


class FieldOut(Out):
    field: str
    words: str | None
    choice: str | None
    feelings: list[str] | None
    rating: int | None
    day: date | None
