"""Help now, for someone nobody knows: the numbers of this country at once, the others a tap away."""

import re
from datetime import date
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import expect

from tests.e2e.conftest import MakesPhones
from tests.e2e.words import CONTENT, says

LINES: Final[dict[str, Any]] = {
    language: yaml.safe_load((CONTENT / language / "help/lines.yaml").read_text("utf-8")) for language in ("en", "de")
}


def dialled(number: str) -> str:
    return "tel:" + re.sub(r"[^+\d]", "", number)


@pytest.mark.parametrize(
    ("locale", "code", "language"),
    [("de-CH", "CH", "de"), ("de", "DE", "de"), ("en-GB", "GB", "en"), ("en", "US", "en"), ("it-IT", "IT", "en")],
)
def test_a_stranger_sees_the_numbers_of_their_country_first(
    phone: MakesPhones, locale: str, code: str, language: str
) -> None:
    country = next(one for one in LINES[language]["countries"] if one["code"] == code)
    stranger = phone("stranger", passkeys=False, locale=locale)
    stranger.open("/help")
    first = stranger.page.locator("details").first
    expect(first.locator("summary")).to_have_text(country["name"])
    for line in country["lines"]:
        number = first.get_by_role("link", name=line["phone"], exact=True)
        expect(number).to_be_visible()
        assert number.get_attribute("href") == dialled(line["phone"])


def test_help_says_when_its_numbers_were_last_checked(phone: MakesPhones) -> None:
    stranger = phone("stranger", passkeys=False)
    stranger.open("/help")
    month = date.fromisoformat(LINES["en"]["checked"] + "-01").strftime("%B %Y")
    expect(stranger.page.get_by_text(says("helpChecked", month=month))).to_be_visible()
