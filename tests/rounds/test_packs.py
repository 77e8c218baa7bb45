"""When the questions change: answers keep the version they were written with."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from api.settings import ROOT
from tests.ground import Ground, Lot
from tests.world import answer, good, open_world

pytestmark = pytest.mark.anyio


def with_second_version(ground: Ground, folder: Path) -> Ground:
    """The same database, with a version 2 of the partners' questions that has lost the prompt “need”."""
    content = shutil.copytree(ROOT / "content", folder / "content")
    for file in content.glob("*/partners/check-in.1.yaml"):
        first = file.read_text(encoding="utf-8")
        begin, end = first.index("  - id: need"), first.index("  - id: capacity")
        file.with_name("check-in.2.yaml").write_text(first[:begin] + first[end:], encoding="utf-8")
    return replace(ground, settings=ground.settings.model_copy(update={"content": content}))


async def test_old_rounds_stay_readable_and_each_answer_is_checked_against_its_own_version(
    lot: Lot, tmp_path: Path
) -> None:
    ground = lot.fresh()
    async with open_world(ground) as world:
        ana, ben = await world.pair()
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", answer("need", text=phone.name)), 204)
    async with open_world(with_second_version(ground, tmp_path), world.clock) as later:
        later.clock.advance(days=7)
        ana = await later.sign_in("ana")
        ana.space = ben.space
        seen = await ana.get("/rounds/1")
        assert (seen["answers"][0]["pack"], seen["answers"][0]["replies"][0]["words"]) == (1, "ben on need")
        assert (await ana.get("/home"))["pack"] == 2
        old = await ana.call("GET", "/content/en/partners/check-in/1")
        assert "need" in [prompt["id"] for prompt in good(old, 200).json()["prompts"]]
        good(await ana.put("/rounds/2/answer", answer("need")), 204)
        refused = good(await ana.put("/rounds/2/answer", answer("need") | {"pack": 2}), 422).json()
        assert [fault["pointer"] for fault in refused["errors"]] == ["/replies/0/prompt"]
        good(await ana.put("/rounds/2/answer", answer("hard") | {"pack": 2}), 204)
