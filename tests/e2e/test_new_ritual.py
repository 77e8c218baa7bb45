"""A ritual that nobody has thought of yet is a file: the app runs it as it is built, every type of field in it."""

import shutil
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, expect

from api.settings import ROOT
from tests.e2e import people, repairs
from tests.e2e.phone import Phone
from tests.e2e.server import serve
from tests.e2e.words import says

RITUAL: Final = """
title: On the bench
about: After a day that went past each of you.
place: 9
asks: no
begin: {ask: "Which day?", hint: Tuesday, help: One line about the day.}
steps:
  - name: today
    type: turns
    gate: everyone
    skippable: no
    title: How it was
    intro: [All of it is yours.]
    mine: Yours
    theirs: "{name}, on the day"
    fields:
      - {id: weight, type: scale, required: yes, label: "How heavy was it?", low: light, high: heavy}
      - {id: sky, type: choice, label: The sky was, options: [{id: grey, label: grey}, {id: blue, label: blue}]}
      - {id: felt, type: feelings, label: In me, most: 1, options: [{id: calm, label: calm}, {id: wild, label: wild}]}
      - {id: again, type: day, label: Again on, usual: 3}
      - {id: words, type: text, label: In words, hint: It was…}
    unlocks: bench
  - name: bench
    type: turns
    gate: open
    skippable: yes
    title: On the bench
    intro: [One thing.]
    mine: Yours
    theirs: "{name}, on the bench"
    fields:
      - {id: thing, type: text, required: yes, label: One thing, hint: You…}
    answers: [{id: nod, label: I nod.}]
closing: [Good night.]
"""


def test_it_is_run_from_its_file_alone(browser: Browser, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    for language in ("en", "de"):
        (content / language / "partners/rituals/bench.1.yaml").write_text(RITUAL, "utf-8")
    with serve(tmp_path, content=content) as server:
        ana, ben = (Phone(browser, server, name, passkeys=False) for name in ("ana", "ben"))
        space = people.settle(ana, ben)
        ana.open(f"{space}/repairs/new")
        ana.choose("On the bench")
        ana.tap(says("next"))
        ana.write("Which day?", "Tuesday")
        ana.tap(says("newRepairBegin"))
        ana.reads("How it was")
        expect(ana.control(says("turnSkip"))).to_have_count(0)
        path = ana.page.url.removeprefix(server.url)

        # What it needs and lacks is said before it goes out.
        ana.tap(says("turnWrite"))
        for title in ("How heavy was it?", "The sky was", "In me", "Again on", "In words"):
            ana.reads(title)
            ana.tap(says("next"))
        ana.sees(says("turnMissing", label="How heavy was it?"))
        ana.tap(says("turnToField"))
        people.rate(ana, 4)
        ana.tap(says("next"))
        ana.choose("blue")
        ana.tap(says("next"))
        ana.page.get_by_role("checkbox", name="wild").check()
        ana.tap(says("next"))
        expect(ana.field("Again on")).to_have_value("2026-11-26")
        ana.tap(says("next"))
        ana.write("In words", "A long one.")
        ana.tap(says("next"))
        ana.tap(says("turnSend"))
        ana.sees(says("waitsSealed"))

        repairs.send(ben, path, "today", {"field": "weight", "rating": 1})
        ben.open(path)
        ben.reads("On the bench")
        ben.sees("Ana, on the day")
        for said in (
            says("ratingTowards", n="4", word="heavy"),
            "blue",
            "wild",
            "Thursday, 26 November",
            "A long one.",
        ):
            ben.sees(said)
        repairs.send(ana, path, "bench", {"field": "thing", "words": "You laughed."})
        ben.open(path)
        ben.tap("I nod.")
        ben.sees(says("answerMine", words="I nod."))
        ben.tap(says("turnSkip"))
        ben.tap(says("endClose"))
        ben.sees("Good night.")
        for one in (ana, ben):
            one.close()
            assert one.faults == []
