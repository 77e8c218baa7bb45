"""Hostile inputs for any operation: its plain call, with something in it that no page of ours would send.

Every text carries the canary. What is drawn depends on the seed alone.
"""

import copy
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from api.security.gate import BODY_MOST
from tests.proof.ways import Ask
from tests.proof.wire import OURS, Headers, Operation

CANARY: Final = "Kanarienvogel7f3a"
"""A word that stands nowhere else, and in every text here."""

TEXTS: Final = (
    CANARY,
    f"{CANARY}\0",
    f"\ud800{CANARY}\udfff",
    f"\u202e{CANARY}\u2066\u200b\ufeff",
    CANARY + "\u0301" * 300,
    f"{CANARY}\U0001f469\u200d\U0001f467\ufe0f\U000e0001",
    f"\r\nSet-Cookie: tend={CANARY}\r\n",
    f"'; DROP TABLE person; -- {CANARY} %s {{0}} $1 ${{x}}",
    f"../../{CANARY}/%2e%2e%00",
    f"<script>{CANARY}</script>",
    CANARY * 2500,
    f"\uff21\ufb03\u0130\u1e9e{CANARY}",
    f"   {CANARY}\x7f\x85\u2028",
    f"{CANARY}=\n==",
)
NUMBERS: Final = (0, -1, 32, 2**31 - 1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 2**64, 10**400,
                  -0.0, 0.5, 1e308, 5e-324, float("nan"), float("inf"), float("-inf"))  # fmt: skip
OTHERS: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    "",
    " ",
    "\0",
    [],
    {},
    [[]],
    {"": CANARY},
    {CANARY: CANARY},
    [CANARY] * 3,
)
SEGMENTS: Final = ("0", "-1", "%00", "%ff%fe", "..", ".", "%2e%2e%2f", "99999999999999999999", "1e3", "0x1", "+1", " 1",
                   "١", "%F0%9F%92%A9", "nan", "current ", "%ED%A0%80", "a" * 5000)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attack:
    path: str
    body: bytes | None
    headers: Headers = OURS


class Attacker:
    """Draws attacks on one operation."""

    def __init__(self, operation: Operation, seed: str) -> None:
        self._operation = operation
        self._chance = random.Random(f"{seed}/{operation.name}")

    def draw(self, ask: Ask) -> Attack:
        path, body = ask.path(self._operation), ask.body
        headers: Headers = OURS
        raw = None if body is None else json.dumps(body).encode()
        ways = (
            ["header", "query"] + ["path"] * bool(ask.params) + ["value", "value", "value", "bytes"] * (raw is not None)
        )
        match self._chance.choice(ways):
            case "path":
                path = self._strange_path(ask)
            case "query":
                path += ("&" if ask.query else "?") + self._strange_query()
            case "header":
                headers = self._strange_headers()
            case "bytes":
                assert raw is not None
                raw = self._strange_bytes(raw)
            case _:
                raw = json.dumps(self._strange_value(body)).encode()
        return Attack(path, raw, headers)

    def _pick(self) -> Any:
        return copy.deepcopy(self._chance.choice((*TEXTS, *TEXTS, *NUMBERS, *OTHERS)))

    def _strange_path(self, ask: Ask) -> str:
        name = self._chance.choice(sorted(ask.params))
        text = quote(self._chance.choice(TEXTS).encode("utf-8", "surrogatepass"), safe="")
        segment = self._chance.choice((*SEGMENTS, text))
        return self._operation.path.format(**{**ask.params, name: segment}) + ask.query

    def _strange_query(self) -> str:
        name = self._chance.choice(("before", CANARY, "", "limit", "before[]"))
        text = quote(self._chance.choice(TEXTS).encode("utf-8", "surrogatepass"), safe="")
        value = self._chance.choice((*SEGMENTS, text))
        return self._chance.choice((f"{name}={value}", f"before=1&before={value}", value))

    def _strange_headers(self) -> Headers:
        text = self._chance.choice(TEXTS).encode("utf-8", "replace").replace(b"\r", b"").replace(b"\n", b"")
        name = self._chance.choice(
            (b"user-agent", b"if-none-match", b"accept", b"accept-language", b"x-forwarded-for", b"cookie", b"range",
             b"content-type", b"content-length", b"x-http-method-override", b"authorization", b"content-encoding")
        )  # fmt: skip
        return (*OURS, (name, text[:8000]))

    def _strange_bytes(self, raw: bytes) -> bytes:
        word = CANARY.encode()
        deep = self._chance.choice((60, 900, 100_000))
        return self._chance.choice(
            (
                b"",
                raw[: self._chance.randrange(len(raw))],
                raw + word,
                b"\xff\xfe" + raw,
                raw.decode().encode("utf-16"),
                raw.decode().encode("utf-32"),
                b"\xef\xbb\xbf" + raw,
                b"[" * deep + b"]" * deep,
                b'{"' + word + b'":' + b"[" * deep + b"]" * deep + b"}",
                raw[:-1] + b"," + raw[1:] if len(raw) > 2 else raw,
                b'{"words":"' + word + b'\xc3\x28"}',
                b'"' + word + b'"',
                b"1" * 5000,
                b"-" + b"9" * 400_000,
                b"1e999999999",
                b'{"a":"\\ud800","' + word + b'":"\\u0000"}',
                word + b"x" * BODY_MOST,
                b" " * (BODY_MOST - len(raw)) + raw,
                b"NaN",
                b"null",
            )
        )

    def _strange_value(self, body: Any) -> Any:
        """One to three places of the body hold something else, are missing, doubled in a list, or have a neighbour."""
        changed = {"": copy.deepcopy(body)}
        for _ in range(self._chance.randint(1, 3)):
            holder, key = self._chance.choice(list(_places(changed)))
            match self._chance.randrange(8):
                case 0 if key != "":
                    del holder[key]
                case 1 if isinstance(holder, dict) and key != "":
                    holder[self._chance.choice(TEXTS)] = self._pick()
                case 2:
                    holder[key] = [holder[key]] * self._chance.choice((1, 2, 41, 1000))
                case 3 if isinstance(holder[key], str):
                    holder[key] = holder[key] + self._chance.choice(TEXTS)
                case _:
                    holder[key] = self._pick()
        return changed[""]


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value, as a container and a key into it."""
    keys = list(holder) if isinstance(holder, dict) else range(len(holder))
    for key in keys:
        yield holder, key
        if isinstance(holder[key], dict | list) and len(holder[key]) < 50:
            yield from _places(holder[key])
