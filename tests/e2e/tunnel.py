"""With no network: what must be on the device before, and writing all the same."""

from typing import Final

from tests.e2e import people
from tests.e2e.phone import Phone
from tests.e2e.words import check_in, says

NO_NETWORK: Final = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "ERR_FAILED")

READY: Final = """async () => {
  if (navigator.serviceWorker.controller?.state !== 'activated') return false
  const database = await new Promise((done) => {
    indexedDB.open('tend').onsuccess = (event) => done(event.target.result)
  })
  const content = database.transaction('content').objectStore('content').count()
  const count = await new Promise((done) => { content.onsuccess = () => done(content.result) })
  database.close()
  return count > 0
}"""
"""Is everything there that opens with no network?"""


def ready(phone: Phone, space: str) -> None:
    """At home, with everything fetched that opens without a network."""
    phone.expected.extend(NO_NETWORK)
    phone.open(space)
    phone.settles()
    until_ready(phone)


def until_ready(phone: Phone) -> None:
    for _ in range(150):
        if phone.page.evaluate(READY):
            return
        phone.page.wait_for_timeout(100)
    raise AssertionError("the worker and the content are not there")


def write(phone: Phone, space: str, text: str, name: str = "reliability", start: str = "checkInBegin") -> None:
    """From the first question to the one that is named, whose words are kept on the device."""
    phone.context.set_offline(True)
    phone.open(f"{space}/check-in")
    phone.reads(check_in()["title"])
    phone.tap(says(start))
    for one in check_in()["prompts"]:
        if one["id"] == name:
            break
        phone.tap(says("next"))
    people.write(phone, name, text)
    phone.sees(says("checkInOnDevice"))
