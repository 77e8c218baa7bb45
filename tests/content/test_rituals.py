"""Ritual files: what is refused, and that each that is there can be gone through to its end."""

from pathlib import Path
from uuid import UUID

import pytest

from api.content.packs import ContentBroken, Library, load_library
from api.content.rituals import HearingStep, Ritual
from models.rituals import Gate
from models.spaces import Kind
from tests.content.conftest import CONTENT, Change
from tests.models.test_rituals import Play

MEND = "en/partners/rituals/mend.1.yaml"
SHORT = "en/partners/rituals/misunderstanding.1.yaml"
RITUALS = list(load_library(CONTENT).rituals.values())


class TestWhatThereIs:
    def test_partners_have_the_three_and_a_form_for_what_was_mended_by_talking(self, library: Library) -> None:
        names = {name for language, kind, name, _ in library.rituals if (language, kind) == ("en", Kind.partners)}
        assert names >= {"mend", "misunderstanding", "begin-again", "logged"}

    def test_mend_has_the_steps_of_the_design(self, library: Library) -> None:
        mend = library.ritual(Kind.partners, "mend", 1)
        assert [step.name for step in mend.steps] == [
            "what-happened",
            "heard",
            "my-part",
            "apology",
            "change",
            "reconnect",
            "follow-up",
        ]
        assert [step.name for step in mend.course if step.explains] == ["my-part"]
        assert [step.name for step in mend.course if step.gate is Gate.open] == ["apology"]

    @pytest.mark.parametrize("ritual", RITUALS, ids=lambda ritual: f"{ritual.language}-{ritual.kind}-{ritual.name}")
    @pytest.mark.parametrize("many", [2, 3, 8])
    def test_every_ritual_can_be_gone_through_to_its_end(self, ritual: Ritual, many: int) -> None:
        play = Play(ritual.course, frozenset(UUID(int=n) for n in range(1, many + 1)))
        play.finish()
        assert all(play.course.is_at_end(member) for member in play.counted)

    def test_nobody_has_to_write_anything(self, library: Library) -> None:
        for ritual in library.rituals.values():
            assert all(isinstance(step, HearingStep) or step.skippable for step in ritual.steps)


class TestLoading:
    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("asks: yes", "asks: yes\nrushes: yes", "Extra inputs are not permitted"),
            ("    unlocks: heard\n", "", "This step unlocks nothing; heard comes after it."),
            ("unlocks: heard", "unlocks: my-part", "heard comes after this step."),
            ("hears: what-happened", "hears: my-part", "This gate can never be met"),
            ("hears: what-happened", "hears: heard", "This gate can never be met"),
            ("hears: what-happened", "hears: nothing", "This gate can never be met"),
            ("again: change", "again: follow-up", "This has to name an earlier step"),
            ("again: change", "again: reconnect", "Going round has to come past the plan"),
            ("again: change", "again: heard", "This has to name an earlier step"),
            ("type: plan", "type: turns", "This gate can never be met: no plan before it chooses a day."),
            ("type: follow-up", "type: plan", "Extra inputs are not permitted"),
            ("gate: everyone", "gate: somebody", "Input should be"),
            ("name: heard", "name: what-happened", "what-happened comes after this step."),
            ("      - id: felt", "      - id: saw", "This stands here twice."),
            ("{id: sad, label: sad}", "{id: hurt, label: sad}", "This stands here twice."),
            ("        required: yes\n        label: One thing", "        label: One thing", "A plan begins with words"),
            ("      - id: day\n        type: day\n        label: Look at it again on\n        usual: 7\n",
             "      - id: day\n        type: text\n        hint: On\n        label: Look at it again on\n",
             "A plan has one day"),
            ("        type: text\n        required: yes\n        label: What I saw",
             "        type: text\n        required: yes\n        explains: yes\n        label: What I saw",
             "Room to explain comes after hearing"),
        ],
    )  # fmt: skip
    def test_what_could_not_be_run_is_refused(
        self, folder: Path, change: Change, old: str, new: str, reason: str
    ) -> None:
        change(MEND, old, new)
        with pytest.raises(ContentBroken) as broken:
            load_library(folder)
        assert reason in broken.value.reason
        assert broken.value.file.name == "mend.1.yaml"
        assert broken.value.line

    def test_a_step_that_must_be_taken_needs_something_that_must_be_filled(self, folder: Path, change: Change) -> None:
        change("en/partners/rituals/logged.1.yaml", "skippable: yes", "skippable: no")
        with pytest.raises(ContentBroken, match="the step is one that may be skipped"):
            load_library(folder)

    def test_versions_leave_none_out(self, folder: Path) -> None:
        file = folder / SHORT
        file.rename(file.with_name("misunderstanding.2.yaml"))
        with pytest.raises(ContentBroken, match=r"misunderstanding\.1\.yaml: This version is missing"):
            load_library(folder)

    def test_a_new_ritual_is_a_file(self, folder: Path) -> None:
        file = folder / SHORT
        file.with_name("another.1.yaml").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
        assert load_library(folder).ritual(Kind.partners, "another", 1).title == "A misunderstanding"

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("id: arrived", "id: came"),
            ("required: yes", "required: no"),
            ("type: hearing", "type: hearing # the same"),
            ("    unlocks: heard", "    answers: [{id: thanks, label: Danke}]\n    unlocks: heard"),
        ],
    )
    def test_another_language_has_the_same_bones(self, german: Path, old: str, new: str) -> None:
        file = german / "partners/rituals/misunderstanding.1.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        if "the same" in new:
            load_library(german.parent)
            return
        with pytest.raises(ContentBroken, match=r"misunderstanding\.1\.yaml, line \d+: .*en has .* here"):
            load_library(german.parent)
