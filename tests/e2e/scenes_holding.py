"""Us, what is for today, and who sees what: Ida shares, Jon reads."""

from collections.abc import Iterator

from tests.e2e import holding, people
from tests.e2e.stage import Scene, Stage
from tests.e2e.words import begins, says


def holding_to(stage: Stage) -> Iterator[Scene]:
    stage.open_door()
    ida, jon = stage.phone("ida", passkeys=False), stage.phone("jon", passkeys=False)
    space = people.settle(ida, jon, name="holding")
    ida.open(f"{space}/us")
    ida.sees(begins("usHoldingEmpty"))
    yield "us, nothing yet", ida
    ida.open("/account/given")
    ida.sees(says("givenNothing"))
    yield "who sees what, nothing", ida
    holding.share(ida, space, stage.server.clock.now().date())
    jon.open(space)
    jon.sees(holding.TEA)
    yield "home, for today", jon
    jon.open(f"{space}/us")
    jon.sees(holding.LIMIT)
    yield "us, what we hold to", jon
    jon.page.get_by_text(says("confidenceBetweenUs")).click()
    jon.write(says("searchLabel"), "money")
    jon.sees(says("searchDone"))
    yield "us, looking for words", jon
    jon.write(says("searchLabel"), "lunch")
    jon.sees(says("searchDone"))
    yield "us, words that are between us", jon
    ida.open("/account/given")
    ida.sees(holding.LIMIT)
    yield "who sees what", ida
    ida.tap(says("givenEverything"))
    yield "taking everything back", ida
