"""Reading content files, so that whatever is wrong with one is told with file, line and reason.

All YAML scalars are text: `no` is a word, `0800` a phone number. Keys stand once; aliases and tags are refused.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.composer import ComposerError

_Shape = TypeVar("_Shape", bound=BaseModel)
Place = tuple[int | str, ...]


class ContentBroken(Exception):
    """A content file that cannot be used. It stops the start."""

    def __init__(self, file: Path, line: int | None, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML text. `first`: the line its first line stands on in `file`, for front matter."""

    file: Path
    root: yaml.Node
    first: int = 1

    @classmethod
    def of(cls, file: Path, text: str, first: int = 1) -> "Source":
        try:
            root = yaml.compose(text, Loader=_OnlyText)
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            raise ContentBroken(
                file, first + mark.line if mark else first, fault.problem or "This is not YAML."
            ) from None
        except yaml.YAMLError as fault:
            raise ContentBroken(file, first, str(fault).splitlines()[0]) from None
        if root is None:
            raise ContentBroken(file, first, "The file is empty.")
        return cls(file, root, first)

    def fits(self, shape: type[_Shape], **derived: object) -> _Shape:
        """The content as `shape`, with what the file's place tells (`derived`). Raises ContentBroken."""
        raw = _plain(self.root)
        if not isinstance(raw, dict):
            raise self.broken((), "Names with values are needed here.")
        for name in derived.keys() & raw.keys():
            raise self.broken((name,), "The file's place tells this already.")
        try:
            return shape.model_validate({**raw, **derived})
        except ValidationError as fault:
            raise self._first_of(fault) from None

    def broken(self, place: Place, reason: str) -> ContentBroken:
        line, found = self._walk(place)
        path = ".".join(str(part) for part in found)
        return ContentBroken(self.file, line, f"{path}: {reason}" if path else reason)

    def _first_of(self, fault: ValidationError) -> ContentBroken:
        """Its cause before its consequences: a mistyped name before the field that is then missing, an item before
        the list that is then too short."""
        errors = fault.errors(include_url=False, include_input=False)
        places = [_place(error) for error in errors]
        causes = [
            (error["type"] == "missing", self._walk(place)[0], place, error["msg"].removeprefix("Value error, "))
            for error, place in zip(errors, places, strict=True)
            if not any(place == other[: len(place)] for other in places if len(other) > len(place))
        ]
        _, _, place, reason = min(causes, key=lambda cause: cause[:2])
        return self.broken(place, reason)

    def _walk(self, place: Place) -> tuple[int, Place]:
        """The line of `place`, or of the nearest thing around it that is there; and the place without union tags."""
        node, line = self.root, self.root.start_mark.line
        found: list[int | str] = []
        for depth, part in enumerate(place, start=1):
            inner = _inside(node, part)
            if inner:
                node, line = inner
            if inner or depth == len(place):
                found.append(part)
        return self.first + line, tuple(found)


def read_text(file: Path) -> str:
    """The file's text, with \\n for line ends. Raises ContentBroken."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentBroken(file, None, "This file is missing.") from None
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise ContentBroken(file, line, "This is not UTF-8 text.") from None


def read_yaml(file: Path) -> Source:
    return Source.of(file, read_text(file))


class _OnlyText(yaml.SafeLoader):
    """Composes plain nodes; what would make a second meaning of the text is refused where it stands."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise ComposerError(problem="Aliases and tags do not belong here.", problem_mark=event.start_mark)
        node = super().compose_node(parent, index)
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, _value in node.value:
                if not isinstance(key, yaml.ScalarNode) or key.value in seen:
                    raise ComposerError(problem="This key stands here twice.", problem_mark=key.start_mark)
                seen.add(key.value)
        return node


def _inside(node: yaml.Node, part: int | str) -> tuple[yaml.Node, int] | None:
    """The node of that key or place, and the line it begins on."""
    if isinstance(node, yaml.MappingNode):
        return next(((value, key.start_mark.line) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item, item.start_mark.line
    return None


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _place(error: Any) -> Place:
    """Where a Pydantic error is; an unknown `type` is one of the key that holds it."""
    if error["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return (*error["loc"], error["ctx"]["discriminator"].strip("'"))
    return tuple(error["loc"])
