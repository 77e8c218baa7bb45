"""What clients were told and what they still wait for: one line for each thing that can be put."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Line:
    """`told`: the body that was last answered with yes. `tried`: those sent since, without an answer."""

    told: Any = None
    tried: list[Any] = field(default_factory=list)

    def may_be(self, found: Any) -> bool:
        return found == self.told or found in self.tried


class Ledger:
    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self.yes = 0

    def send(self, path: str, body: Any) -> None:
        self.lines.setdefault(path, Line()).tried.append(body)

    def hear_yes(self, path: str, body: Any) -> None:
        self.lines[path] = Line(told=body)
        self.yes += 1

    def waiting(self) -> list[tuple[str, Any]]:
        """What has to be sent again: the last of each thing."""
        return [(path, line.tried[-1]) for path, line in self.lines.items() if line.tried]
