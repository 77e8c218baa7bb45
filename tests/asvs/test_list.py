"""docs/asvs.md is whole and true: every number of levels 1 and 2 once, every test and page it names there."""

import re
from collections import Counter
from functools import cache
from typing import Final

from tests.asvs.code import ROOT

PAGE: Final = (ROOT / "docs" / "asvs.md").read_text()
NUMBERS: Final = """
1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4
7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4
10.1.1-2 10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1
12.1.1-3 12.2.1-2 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7
16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2
"""
"""The requirements of levels 1 and 2 of ASVS 5.0.0. What is missing between them is level 3."""
WITHOUT: Final = ("Not here: ", "Open: ")
"""A row that begins so needs no test. The other way round, "By choice" has to show what there is instead."""


def numbers() -> list[str]:
    found = []
    for span in NUMBERS.split():
        section, _, items = span.rpartition(".")
        first, _, last = items.partition("-")
        found += [f"{section}.{n}" for n in range(int(first), int(last or first) + 1)]
    return found


@cache
def rows() -> dict[str, str]:
    """What is said of each number."""
    lines = [line.removesuffix(" |").split(" | ") for line in PAGE.splitlines() if re.match(r"\| [0-9]", line)]
    assert all(len(line) == 4 for line in lines)
    said = [(number, line[3]) for line in lines for number in line[0].removeprefix("| ").split()]
    assert not [number for number, times in Counter(number for number, _ in said).items() if times > 1]
    return dict(said)


def nodes(text: str) -> list[tuple[str, str]]:
    """File and name of every test that a text names; a file of the web app stands for all its tests."""
    return re.findall(r"`((?:tests|frontend)/[\w./-]+\.\w+)(?:::(\w+))?`", text)


def anchors(page: str) -> set[str]:
    """Where a page's headings can be linked to."""
    headings = re.findall(r"^## (.+)$", (ROOT / "docs" / page).read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


class TestPage:
    def test_every_requirement_is_there_once(self) -> None:
        assert len(numbers()) == 253
        assert rows().keys() == set(numbers())

    def test_every_one_has_a_test_a_page_or_a_reason(self) -> None:
        for number, said in rows().items():
            reason = said.startswith(WITHOUT) and said.partition(": ")[2]
            linked = re.search(r"\]\((security|decisions/[\w-]+|settings)\.md", said)
            assert nodes(said) or reason or linked, number

    def test_every_test_it_names_is_there(self) -> None:
        named = nodes(PAGE)
        assert len(named) > 150
        for file, name in named:
            text = (ROOT / file).read_text()
            assert not name or re.search(rf"^\s*(async def|def|class) {name}\b", text, re.MULTILINE), f"{file}::{name}"

    def test_every_page_it_names_is_there(self) -> None:
        for page, _, anchor in re.findall(r"\]\(((?!https)[\w/.-]+)(#([\w-]+))?\)", PAGE):
            assert (ROOT / "docs" / page).is_file()
            assert not anchor or anchor in anchors(page), anchor

    def test_what_is_open_or_otherwise_by_choice_is_said_at_its_head(self) -> None:
        for word in ("Open", "By choice"):
            (told,) = re.findall(rf"^- {word}: (.+)\.$", PAGE, re.MULTILINE)
            assert told.split(", ") == [number for number, said in rows().items() if said.startswith(f"{word}: ")]

    def test_every_test_of_this_folder_stands_beside_the_numbers_it_bears(self) -> None:
        tried = 0
        for file in (ROOT / "tests" / "asvs").glob("test_v*.py"):
            for name in re.findall(r"def (test_v\w+)\(", file.read_text()):
                for number in (".".join(found) for found in re.findall(r"v(\d+)_(\d+)_(\d+)", name)):
                    said = rows().get(number, PAGE if number == "6.3.8" else "")
                    shown = (f"tests/asvs/{file.name}", name) in nodes(said) or number == "6.3.8"
                    assert shown, f"{name} is not named at {number}"
                    tried += 1
        assert tried > 80
