"""Every content file loads; a broken one stops the start with file, line and reason."""

import shutil
from pathlib import Path

import pytest

from api.content.packs import ContentBroken, Library, PackAbsent, load_library
from api.content.schemas import Element
from models.spaces import Kind
from tests.content.conftest import Change

PARTNERS = "en/partners/check-in.1.yaml"
HELP_LINES = "en/help/lines.yaml"


def broken(folder: Path) -> ContentBroken:
    with pytest.raises(ContentBroken) as caught:
        load_library(folder)
    return caught.value


class TestTheLibrary:
    def test_every_content_file_loads(self, library: Library) -> None:
        assert library.languages[0] == "en"
        assert {"en/help", "en/pages/joining", "en/partners"} <= library.bodies.keys()

    def test_every_kind_has_a_pack(self, library: Library) -> None:
        assert library.kinds == tuple(Kind)

    def test_a_kind_without_a_folder_has_none(self, folder: Path) -> None:
        _remove(folder / "en/work")
        library = load_library(folder)
        assert library.kinds == (Kind.partners, Kind.friends, Kind.family)
        with pytest.raises(PackAbsent):
            library.latest(Kind.work)
        with pytest.raises(PackAbsent):
            library.check_in(Kind.work, 1)

    def test_partners_are_asked_about_all_five_elements_once_and_first(self, library: Library) -> None:
        prompts = library.check_in(Kind.partners, 1).prompts
        assert [prompt.element for prompt in prompts[:5] if prompt.type == "scale"] == list(Element)
        assert [prompt.id for prompt in prompts[5:]] == ["appreciated", "hard", "need", "capacity"]

    def test_friends_have_a_smaller_check_in_of_their_own(self, library: Library) -> None:
        friends, partners = library.check_in(Kind.friends, 1), library.check_in(Kind.partners, 1)
        assert len(friends.prompts) < len(partners.prompts)
        assert not {prompt.help for prompt in friends.prompts} & {prompt.help for prompt in partners.prompts}

    @pytest.mark.parametrize(("kind", "version"), [(Kind.partners, 0), (Kind.partners, 99), (Kind.friends, 2)])
    def test_an_unknown_version_is_absent(self, library: Library, kind: Kind, version: int) -> None:
        with pytest.raises(PackAbsent):
            library.check_in(kind, version)

    def test_it_cannot_be_changed(self, library: Library) -> None:
        with pytest.raises(AttributeError):
            library.kinds = ()  # type: ignore[misc]
        with pytest.raises(TypeError):
            library.bodies["en/help"] = library.bodies[""]  # type: ignore[index]

    def test_a_new_version_stands_beside_the_old_one(self, folder: Path) -> None:
        old = (folder / PARTNERS).read_text(encoding="utf-8")
        (folder / "en/partners/check-in.2.yaml").write_text(old.replace("Something I appreciated", "Thank you for"))
        library = load_library(folder)
        assert library.latest(Kind.partners) == 2
        asked = [library.check_in(Kind.partners, version).prompts[5].ask for version in (1, 2)]
        assert asked == ["Something I appreciated", "Thank you for"]

    def test_a_kind_is_only_files(self, folder: Path) -> None:
        _remove(folder / "en/work")
        (folder / "en/friends").rename(folder / "en/work")
        assert load_library(folder).kinds == (Kind.partners, Kind.family, Kind.work)


class TestABrokenFile:
    """Breakage by breakage: what is changed, and what the start says."""

    @pytest.mark.parametrize(
        ("name", "old", "new", "reason"),
        [
            (PARTNERS, "    low: hardly ever", "    low: [hardly", "expected"),
            (PARTNERS, "    low: hardly ever", "\tlow: hardly ever", "cannot start any token"),
            (PARTNERS, "    low: hardly ever", "    low: ''", "prompts.0.low: String should have at least 1 character"),
            (PARTNERS, "    low: hardly ever", "    low:", "prompts.0.low: String should have at least 1 character"),
            (PARTNERS, "    low: hardly ever", "    loow: hardly ever", "loow: Extra inputs are not permitted"),
            (PARTNERS, "    low: hardly ever", "    high: hardly ever", "This key stands here twice."),
            (PARTNERS, "    low: hardly ever", "    low: &x hardly ever", "Aliases and tags do not belong here."),
            (PARTNERS, "    low: hardly ever", "    low: !!int 1", "Aliases and tags do not belong here."),
            (PARTNERS, "  type: text", "  type: slider", "'slider' found using 'type' does not match"),
            (PARTNERS, "id: communication", "id: reliability", "prompts.1.id: This stands here twice."),
            (PARTNERS, "element: communication", "element: reliability", "prompts.1.element: This stands here twice."),
            (PARTNERS, "element: repair", "element: romance", "Input should be 'reliability', 'communication'"),
            (PARTNERS, "id: need", "id: One need", "String should match pattern"),
            (PARTNERS, "name: Hard", "name: Hard for {name}", "no {name} fits here"),
            (PARTNERS, "theirs: One thing {name} needs", "theirs: One thing {who} needs", "only {name} fits here"),
            (
                PARTNERS,
                "title: Check-in",
                "title: Check-in\nversion: 1",
                "version: The file's place tells this already.",
            ),
            ("en/friends/kind.yaml", "purpose: For", "purpose: " + "For " * 60, "at most 160 characters"),
            ("en/language.yaml", "name: English", "- English", "Names with values are needed here."),
            ("en/language.yaml", "name: English", "# nothing", "The file is empty."),
            (HELP_LINES, 'phone: "112"', "phone: one one two", "String should match pattern"),
            (HELP_LINES, "checked: 2026-", "checked: November ", "String should match pattern"),
            (HELP_LINES, "code: AT", "code: AU", "countries.2.code: This stands here twice."),
            ("en/work/boundaries.yaml", "id: meetings", "id: hours", "topics.2.id: This stands here twice."),
            ("en/work/boundaries.yaml", "    title: Tone\n", "", "topics.5.title: Field required"),
            ("en/partners/promises.yaml", "rule: FREQ=DAILY", "rule: hourly", "an iCalendar rule of days is needed"),
            ("en/work/promises.yaml", "at: 09:30", "at: 25:30", "String should match pattern"),
            ("en/time-out.yaml", "breathe_in: 4", "breathe_in: 40", "Input should be less than or equal to 10"),
            ("en/time-out.yaml", "closing:", "opening:", "Extra inputs are not permitted"),
            ("en/help/help.yaml", "- forced", "- forsed", "There is no page of this name beside this file."),
            ("en/pages/joining.md", "title: Before", "titel: Before", "titel: Extra inputs are not permitted"),
            ("en/pages/joining.md", "---\n", "", "A page begins with its title between two lines of ---."),
            ("en/pages/joining.md", "You can keep", "<b>You</b> can keep", "no links, images, emphasis or HTML"),
            ("en/pages/joining.md", "You can keep", "[You](#) can keep", "no links, images, emphasis or HTML"),
            ("en/pages/joining.md", "You can keep", "**You** can keep", "no links, images, emphasis or HTML"),
            (
                "en/pages/joining.md",
                "Take your time",
                "![](x.png) Take your time",
                "no links, images, emphasis or HTML",
            ),
            ("en/pages/joining.md", "Take your time", "<div>\n\nTake your time", "no links, images, emphasis or HTML"),
            ("en/pages/joining.md", "## When", "### When", "Only ## headings"),
        ],
    )
    def test_it_stops_with_file_line_and_reason(
        self, folder: Path, change: Change, name: str, old: str, new: str, reason: str
    ) -> None:
        line = change(name, old, new)
        fault = broken(folder)
        assert fault.file == folder / name
        assert reason in fault.reason
        assert fault.line is not None
        assert abs(fault.line - line) <= 1, "the line is where the mistake stands, or the next one"
        assert str(fault) == f"{folder / name}, line {fault.line}: {fault.reason}"

    def test_the_line_of_a_missing_field_is_that_of_what_misses_it(self, folder: Path, change: Change) -> None:
        change(PARTNERS, "    low: hardly ever\n", "")
        text = (folder / PARTNERS).read_text(encoding="utf-8")
        fault = broken(folder)
        assert "low: Field required" in fault.reason
        assert text.splitlines()[(fault.line or 0) - 1].strip() == "- id: reliability"

    def test_a_file_that_is_not_utf_8_is_named_with_its_line(self, folder: Path) -> None:
        (folder / "en/language.yaml").write_bytes(b"# caf\xc3\xa9\nname: caf\xe9\n")
        assert (broken(folder).line, broken(folder).reason) == (2, "This is not UTF-8 text.")

    def test_a_character_that_yaml_refuses_is_a_broken_file_too(self, folder: Path) -> None:
        (folder / "en/language.yaml").write_bytes(b"name: a\x00b\n")
        assert broken(folder).file == folder / "en/language.yaml"

    @pytest.mark.parametrize("name", ["en/partners/kind.yaml", "en/language.yaml", "en/help/lines.yaml"])
    def test_a_missing_file_is_named(self, folder: Path, name: str) -> None:
        (folder / name).unlink()
        assert (broken(folder).file, broken(folder).reason) == (folder / name, "This file is missing.")

    @pytest.mark.parametrize(
        "name", ["en/partners/check_in.2.yaml", "en/partners/check-in.01.yaml", "en/pages/joining.txt", "en/couples"]
    )
    def test_a_file_that_would_be_overlooked_is_refused(self, folder: Path, name: str) -> None:
        (folder / name).write_text("title: Check-in\n")
        assert (broken(folder).file, "has no place here" in broken(folder).reason) == (folder / name, True)

    def test_a_help_section_that_is_not_listed_is_refused(self, folder: Path) -> None:
        (folder / "en/help/extra.md").write_text("---\ntitle: Extra\n---\n\nText.\n")
        assert broken(folder).reason == "help.yaml does not list this section."

    def test_a_gap_between_versions_is_refused(self, folder: Path) -> None:
        (folder / PARTNERS).rename(folder / "en/partners/check-in.2.yaml")
        assert broken(folder).file == folder / PARTNERS

    def test_a_page_without_text_is_refused(self, folder: Path) -> None:
        (folder / "en/pages/leaving.md").write_text("---\ntitle: Leaving\n---\n")
        assert broken(folder).reason == "The page has no text."


class TestYamlIsAllText:
    def test_no_is_a_word_and_a_number_keeps_its_zeros(self, folder: Path, change: Change) -> None:
        change(PARTNERS, "    low: hardly ever", "    low: no")
        change(HELP_LINES, 'phone: "000"', "phone: 000")
        library = load_library(folder)
        first = library.check_in(Kind.partners, 1).prompts[0]
        assert first.type == "scale"
        assert first.low == "no"
        assert b'"phone":"000"' in library.body("en/help").raw


class TestAnotherLanguage:
    def test_a_mirror_of_the_first_is_one_folder(self, folder: Path, german: Path) -> None:
        (german / "language.yaml").write_text("name: Deutsch\n")
        library = load_library(folder)
        assert library.languages == ("en", "de")
        assert library.check_in(Kind.partners, 1, "de").language == "de"

    @pytest.mark.parametrize(
        ("name", "old", "new", "reason"),
        [
            ("partners/check-in.1.yaml", "id: hard", "id: schwer", "en has hard here."),
            ("partners/check-in.1.yaml", "    element: repair\n", "", "en has repair here."),
            ("help/lines.yaml", "phone: 0800 222 555", "phone: 0800 222 556", "are not those in en"),
            ("help/lines.yaml", "message to 0458 737 732", "message to 0458 737 733", "are not those in en"),
            ("help/lines.yaml", "checked: 2026", "checked: 2025", "en has 2026"),
            ("work/boundaries.yaml", "id: tone", "id: ton", "en has tone here."),
            ("partners/promises.yaml", "minutes: 15", "minutes: 20", "en has 15 here."),
            ("friends/promises.yaml", "    - I bring back the books I borrowed.\n", "", "There are 5 in en."),
            ("time-out.yaml", "breathe_out: 6", "breathe_out: 7", "A breath takes another time in en."),
            ("time-out.yaml", "    - Let your shoulders and your jaw sink.\n", "", "There are 5 in en."),
        ],
    )
    def test_what_differs_is_refused_with_its_line(
        self, folder: Path, german: Path, change: Change, name: str, old: str, new: str, reason: str
    ) -> None:
        change(f"de/{name}", old, new)
        fault = broken(folder)
        assert fault.file == german / name
        assert fault.line is not None
        assert reason in fault.reason

    def test_a_missing_id_is_refused(self, folder: Path, german: Path) -> None:
        file = german / "friends/check-in.1.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: text.index("  - id: wish")] + text[text.index("closing:") :], encoding="utf-8")
        assert broken(folder).reason == "prompts: The prompt wish is missing; en has it."

    def test_a_prompt_too_many_is_refused(self, folder: Path, german: Path, change: Change) -> None:
        change("de/friends/check-in.1.yaml", "closing:", EXTRA + "closing:")
        assert broken(folder).reason == "prompts.4.id: There is no such prompt in en."

    def test_a_topic_too_few_is_refused(self, folder: Path, german: Path) -> None:
        file = german / "work/boundaries.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: text.index("  - id: personal")], encoding="utf-8")
        assert broken(folder).reason == "topics: The topic personal is missing; en has it."

    @pytest.mark.parametrize("name", ["pages/leaving.md", "partners/check-in.1.yaml", "work/boundaries.yaml"])
    def test_a_missing_file_is_refused(self, folder: Path, german: Path, name: str) -> None:
        (german / name).unlink()
        assert broken(folder).file == german / name

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_a_kind_too_few_or_too_many_is_refused(self, folder: Path, german: Path, language: str) -> None:
        _remove(folder / language / "friends")
        assert broken(folder).file == german / "friends"

    def test_a_missing_country_is_refused(self, folder: Path, german: Path) -> None:
        file = german / "help/lines.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: text.index("  - code: US")] + text[text.index("elsewhere:") :], encoding="utf-8")
        assert broken(folder).reason == "countries: US is missing; en has it."

    def test_a_folder_that_is_no_language_is_refused(self, folder: Path) -> None:
        (folder / "deutsch").mkdir()
        assert broken(folder).reason == "A folder here is a language, such as de or pt-BR."


EXTRA = """\
  - {id: more, type: text, name: More, ask: More, hint: More, help: More., mine: More, theirs: More}

"""


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)
