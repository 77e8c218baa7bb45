"""Going through a repair in tests: turns that fit each step of `mend`, and everyone taking theirs."""

from typing import Any, Final

from tests.world import Phone, good, made

MEND: Final = made("repair/mend")

FIELDS: Final[dict[str, list[dict[str, Any]]]] = {
    "what-happened": [{"field": "saw", "words": "saw"}, {"field": "felt", "feelings": ["hurt", "tired"]}],
    "my-part": [{"field": "part", "words": "part"}, {"field": "reasons", "words": "reasons"}],
    "apology": [{"field": "act", "words": "act"}],
    "change": [{"field": "plan", "words": "plan"}],
    "reconnect": [{"field": "way", "choice": "walk"}],
    "follow-up": [{"field": "holding", "choice": "partly"}],
}


def turn(step: str, text: str = "") -> dict[str, Any]:
    """A body for PUT …/turn, its words ending in `text`."""
    return {
        "fields": [
            field | ({"words": f"{field['words']} {text}".strip()} if "words" in field else {})
            for field in FIELDS[step]
        ]
    }


SKIP: Final[dict[str, Any]] = {"fields": []}


def at(step: str, lap: int = 1, repair: str = MEND, what: str = "turn") -> str:
    return f"/repairs/{repair}/laps/{lap}/steps/{step}/{what}"


async def begin(*phones: Phone, repair: str = MEND, ritual: str = "mend", line: str = "A door was slammed.") -> None:
    """The first of them begins, and all say together."""
    body = {"ritual": ritual, "version": 1, "line": line}
    good(await phones[0].put(f"/repairs/{repair}", body), 200)
    for phone in phones:
        good(await phone.put(f"/repairs/{repair}/consent", {"consent": "together"}), 204)


async def take(*phones: Phone, step: str, lap: int = 1, repair: str = MEND) -> None:
    for phone in phones:
        good(await phone.put(at(step, lap, repair), turn(step, phone.name)), 204)


async def hear(*phones: Phone, step: str = "heard", lap: int = 1, repair: str = MEND) -> None:
    """Everyone says back everyone's turn, and it fits."""
    ids = {phone.name: await phone.member_id() for phone in phones}
    for one in phones:
        for other in phones:
            if one is not other:
                good(await one.put(at(step, lap, repair, f"heard/{ids[other.name]}/1"), {"words": "heard"}), 204)
                good(await other.put(at(step, lap, repair, f"fits/{ids[one.name]}/1"), {"fit": "yes"}), 204)


async def go_until(*phones: Phone, step: str, repair: str = MEND, line: str = "A door was slammed.") -> None:
    """Begin, and take every step of the first lap that comes before `step`."""
    await begin(*phones, repair=repair, line=line)
    for name in ("what-happened", "heard", "my-part", "apology", "change", "reconnect", "follow-up"):
        if name == step:
            return
        await (hear(*phones, repair=repair) if name == "heard" else take(*phones, step=name, repair=repair))


async def shown(phone: Phone, repair: str = MEND) -> Any:
    return await phone.get(f"/repairs/{repair}")


def step_of(repair: Any, step: str, lap: int = 1) -> Any:
    return next(found for found in repair["steps"] if (found["step"], found["lap"]) == (step, lap))
