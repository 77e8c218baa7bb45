"""What people do in a repair, a few taps at a time, for any ritual."""

from typing import Any

from playwright.sync_api import expect

from tests.e2e.people import call
from tests.e2e.phone import Phone
from tests.e2e.words import ritual, says
from tests.world import made

Filled = dict[str, Any]
"""By field: words, the labels of a choice or of feelings, a rating, or a day."""


def inside(space: str) -> str:
    """The same path in the API."""
    return space.replace("/s/", "/spaces/")


def begin(phone: Phone, space: str, name: str, line: str) -> str:
    """From anywhere to a repair that has been begun. Its path in the app."""
    phone.open(f"{space}/us")
    phone.tap(says("repairTitle"), "link")
    phone.tap(says("repairsBegin"), "link")
    phone.reads(says("newRepairTitle"))
    phone.choose(f"{ritual(name)['title']} {ritual(name)['about']}")
    phone.tap(says("next"))
    ask = ritual(name)["begin"]["ask"]
    phone.reads(ask)
    phone.write(ask, line)
    phone.tap(says("newRepairBegin"))
    phone.page.wait_for_url("**/repairs/*-*")
    phone.sees(line)
    return phone.page.url.removeprefix(phone.server.url)


def begun(name: str, *phones: Phone, space: str, line: str = "On Sunday in the kitchen.", repair: str = "one") -> str:
    """A repair that all have said together to, over the API. Its path in the app."""
    first, *others = phones
    path = f"{inside(space)}/repairs/{made(f'repair/{repair}')}"
    call(first, "PUT", path, {"ritual": name, "version": 1, "line": line})
    for other in others if ritual(name)["asks"] else ():
        call(other, "PUT", f"{path}/consent", {"consent": "together"})
    return f"{space}/repairs/{made(f'repair/{repair}')}"


def send(phone: Phone, path: str, step: str, *fields: Filled) -> None:
    """A turn of the first lap, over the API; without fields it is skipped."""
    call(phone, "PUT", f"{inside(path)}/laps/1/steps/{step}/turn", {"fields": fields})


def consent(phone: Phone, said: str) -> None:
    """`said`: the catalogue's key of the choice."""
    phone.reads(says("consentTitle"))
    phone.choose(says(said))
    phone.tap(says("consentSay"))


def step_of(name: str, step: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in ritual(name)["steps"] if one["name"] == step)
    return found


def write(phone: Phone, name: str, step: str, filled: Filled) -> None:
    """From the step to the whole turn, ready to go out. Fields that are not in `filled` stay empty."""
    asked = step_of(name, step)
    phone.reads(asked["title"])
    phone.tap(says("turnWrite"))
    for field in asked["fields"]:
        phone.reads(field["label"])
        if field["id"] in filled:
            fill(phone, field, filled[field["id"]])
        phone.tap(says("next"))
    phone.reads(says("turnReviewTitle"))


def fill(phone: Phone, field: dict[str, Any], value: Any) -> None:
    labels = {option["id"]: option["label"] for option in field.get("options", ())}
    match field["type"]:
        case "text" | "day":
            phone.write(field["label"], value)
        case "choice":
            phone.choose(labels[value])
        case "feelings":
            for one in value:
                phone.page.get_by_role("checkbox", name=labels[one], exact=True).check()
        case "scale":
            phone.page.get_by_role("radio", name=str(value)).check()


def take(phone: Phone, name: str, step: str, filled: Filled) -> None:
    write(phone, name, step, filled)
    phone.tap(says("turnSend"))
    expect(phone.control(says("turnSend"))).to_have_count(0)


def skip(phone: Phone, name: str, step: str) -> None:
    title = step_of(name, step)["title"]
    phone.reads(title)
    phone.tap(says("turnSkip"))
    there = phone.page.get_by_role("main").filter(has=phone.page.get_by_role("heading", level=1, name=title))
    expect(there.get_by_role("button", name=says("turnSkip"), exact=True)).to_have_count(0)


def say_back(phone: Phone, name: str, step: str, author: str, words: str, *, anew: bool = False) -> None:
    phone.tap(says("hearAgain" if anew else "heardSay"))
    ask = step_of(name, step)["heard"]["ask"].replace("{name}", author)
    phone.write(ask, words)
    phone.tap(says("heardSave", name=author))
    phone.sees(words)
    expect(phone.control(says("heardSave", name=author))).to_have_count(0)
