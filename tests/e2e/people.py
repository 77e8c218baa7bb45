"""What people do on their phones, a few taps at a time."""

import hashlib
import re
from typing import Any

from playwright.sync_api import expect

from api.schemas import encode
from tests.e2e.phone import Phone
from tests.e2e.words import check_in, prompt, says, sunday
from tests.world import SUNDAYS, answer, made, sign_up_body, token

PASSWORD = "four quiet words together"
SPACE = re.compile(r"/s/[0-9a-f-]{36}$")
NOWHERE = "/s/" + made("space/nowhere")
_CODE = re.compile(r"(?<![0-9A-Z:])(?:[0-9A-Z]{4}[\s-]+){7}[0-9A-Z]{4}")


# Accounts


def read_code(phone: Phone) -> str:
    """The recovery code on the screen."""
    phone.reads(says("codeTitle"))
    found = _CODE.search(phone.page.get_by_role("main").inner_text())
    assert found, "the recovery code can be read"
    return " ".join(found[0].split())


def keep_code(phone: Phone, button: str) -> str:
    """Looks at the recovery code and types it back."""
    code = read_code(phone)
    phone.tap(says("codeKept"))
    phone.reads(says("typedTitle"))
    phone.write(says("code"), code.lower().replace(" ", ""))
    phone.tap(button)
    return code


def sign_up_by_passkey(phone: Phone, handle: str) -> str:
    """From the screen that asks how to sign in. The recovery code."""
    phone.reads(says("signUpTitle"))
    phone.write(says("handle"), handle)
    phone.choose(says("wayPasskey"))
    phone.tap(says("next"))
    code = keep_code(phone, says("next"))
    phone.reads(says("makePasskeyTitle"))
    phone.tap(says("makePasskey"))
    return code


def sign_up_by_password(phone: Phone, handle: str, password: str = PASSWORD) -> str:
    """From the screen that asks how to sign in. The recovery code."""
    phone.reads(says("signUpTitle"))
    phone.write(says("handle"), handle)
    phone.choose(says("wayPassword"))
    phone.tap(says("next"))
    phone.reads(says("passwordTitle"))
    phone.write(says("passwordNew"), password)
    phone.tap(says("next"))
    return keep_code(phone, says("makeAccount"))


def sign_in_by_password(phone: Phone, handle: str, password: str = PASSWORD) -> None:
    """From the screen to sign in."""
    phone.reads(says("signIn"))
    phone.write(says("handle"), handle)
    phone.write(says("password"), password)
    phone.tap(says("usePassword"))


# Spaces


def make_space(phone: Phone, name: str, my_name: str) -> None:
    """Partners, Sundays at 18:00: what is proposed. Ends where someone can be invited."""
    phone.reads(says("newKindTitle"))
    phone.tap(says("next"))
    phone.reads(says("newNamesTitle"))
    phone.write(says("newName"), name)
    phone.write(says("newMyName"), my_name)
    phone.tap(says("next"))
    phone.reads(says("newRhythmTitle"))
    phone.sees(says("newFirst", when=sunday()))
    phone.tap(says("newCreate"))
    phone.reads(says("newInviteTitle"))


def invite(phone: Phone) -> str:
    """The link of a new invitation."""
    phone.tap(says("inviteCreate"))
    expect(phone.control(says("inviteQr"), "img")).to_be_visible()
    return phone.sees(re.compile(r"/join#[\w-]{43}$")).inner_text()


def home(phone: Phone) -> None:
    phone.tap(says("navHome"), "link")
    phone.at(SPACE)


# Settled in a moment: over the API, as the app would do it


def call(phone: Phone, method: str, path: str, body: Any = None) -> Any:
    """The phone's own browser calls the API; the body of a 2xx."""
    headers = {"sec-fetch-site": "same-origin", "content-type": "application/json"}
    url = f"{phone.server.url}/api/v1{path}"
    response = phone.context.request.fetch(url, method=method, headers=headers, data=body)
    assert response.ok, f"{method} {path}: {response.status} {response.text()}"
    return response.json() if response.body() else None


def settle(*phones: Phone, name: str = "us") -> str:
    """Accounts for all and a space for all of them, made by the first. The path of the space in the app."""
    first, *others = phones
    call(first, "POST", "/auth/sign-up", sign_up_body(first.name))
    space = made(f"space/{name}")
    body = {"kind": "partners", "name": name, "my_name": first.name.title(), "rhythm": SUNDAYS}
    call(first, "PUT", f"/spaces/{space}", body)
    for other in others:
        secret = token(f"invite/{other.name}")
        invited = {"token_hash": encode(hashlib.sha256(secret).digest())}
        call(first, "PUT", f"/spaces/{space}/invites/{made(f'invite/{other.name}')}", invited)
        call(other, "POST", "/auth/sign-up", sign_up_body(other.name, secret))
        call(other, "POST", "/invites/accept", {"token": encode(secret), "my_name": other.name.title()})
    return f"/s/{space}"


def bring(phone: Phone, space: str, text: str, share: str = "swap", n: int = 1) -> None:
    """An answer to two prompts, done."""
    body = answer("appreciated", "need", share=share, text=text)
    call(phone, "PUT", f"{space.replace('/s/', '/spaces/')}/rounds/{n}/answer", body)


# The check-in


def begin(phone: Phone, space: str) -> None:
    """From anywhere to the first question."""
    phone.open(f"{space}/check-in")
    phone.reads(check_in()["title"])
    phone.tap(says("checkInBegin"))


def words_label(name: str) -> str:
    """The label of a prompt's text field."""
    return says("checkInWords") if prompt(name)["type"] == "scale" else prompt(name)["ask"]


def write(phone: Phone, name: str, text: str) -> None:
    phone.reads(prompt(name)["ask"])
    phone.write(words_label(name), text)


def rate(phone: Phone, rating: int) -> None:
    phone.page.get_by_role("radio", name=re.compile(rf"^{rating}\b")).check()


def answer_all(phone: Phone, texts: dict[str, str], *, keep: tuple[str, ...] = ()) -> None:
    """Through all questions, to the last step. What is not in `texts` is skipped."""
    for one in check_in()["prompts"]:
        name = one["id"]
        phone.reads(one["ask"])
        if name in texts:
            write(phone, name, texts[name])
        if name in keep:
            phone.page.get_by_role("checkbox", name=says("checkInKeepOne")).check()
        phone.tap(says("next"))
    phone.reads(says("shareTitle"))


def skip_to_sharing(phone: Phone) -> None:
    """From any question, over those that are left, to the last step."""
    for _ in check_in()["prompts"]:
        if phone.control(says("done")).count():
            break
        before = phone.page.get_by_role("heading", level=1).inner_text()
        phone.tap(says("next"))
        expect(phone.page.get_by_role("heading", level=1)).not_to_have_text(before)
    phone.reads(says("shareTitle"))


def finish(phone: Phone, share: str = "shareSwap") -> None:
    phone.choose(says(share))
    phone.tap(says("done"))
    phone.at(SPACE)


def open_round(phone: Phone) -> None:
    """From the opening's own page to reading."""
    phone.reads(says("openingTitle"))
    phone.tap(says("openingOpen"))
    expect(phone.control(says("openingOpen"))).to_have_count(0)
