"""Markdown pages as plain blocks, so that the web app builds them as text and needs no inner HTML.

A page has a front matter with its title, then headings (##), paragraphs, flat lists and fenced lines to type or copy.
Links, images, emphasis and HTML are refused where they stand.
"""

from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from api.content.files import ContentBroken, Source, read_text
from api.content.schemas import Block, CodeBlock, HeadingBlock, ListBlock, Page, PageHead, ParagraphBlock

_MARK: Final = "---\n"
_MARKDOWN: Final = MarkdownIt("commonmark")
_INLINE_TEXT: Final = {"text", "softbreak", "text_special"}


def read_page(file: Path, name: str, language: str) -> Page:
    """Raises ContentBroken."""
    text = read_text(file)
    head, mark, body = text.removeprefix(_MARK).partition("\n" + _MARK)
    if not text.startswith(_MARK) or not mark:
        raise ContentBroken(file, 1, "A page begins with its title between two lines of ---.")
    title = Source.of(file, head, first=2).fits(PageHead).title
    first = head.count("\n") + 4
    blocks = _Blocks(file, first).read(_MARKDOWN.parse(body))
    if not blocks:
        raise ContentBroken(file, first, "The page has no text.")
    return Page(language=language, page=name, title=title, blocks=tuple(blocks))


class _Blocks:
    """From Markdown tokens to blocks. `first`: the line of the file that the body begins on."""

    def __init__(self, file: Path, first: int) -> None:
        self._file = file
        self._first = first

    def read(self, tokens: list[Token]) -> list[Block]:
        blocks: list[Block] = []
        rest = iter(tokens)
        for token in rest:
            match token.type:
                case "heading_open" if token.tag == "h2":
                    blocks.append(HeadingBlock(type="heading", text=self._text(next(rest))))
                case "paragraph_open":
                    blocks.append(ParagraphBlock(type="paragraph", text=self._text(next(rest))))
                case "bullet_list_open" | "ordered_list_open":
                    inside: list[Token] = []
                    while (part := next(rest)).type != token.type.replace("open", "close"):
                        inside.append(part)
                    ordered = token.type == "ordered_list_open"
                    blocks.append(ListBlock(type="list", ordered=ordered, items=self._items(inside)))
                case "fence":
                    blocks.append(CodeBlock(type="code", text=token.content.rstrip("\n")))
                case "heading_close" | "paragraph_close":
                    pass
                case _:
                    raise self._broken(token)
        return blocks

    def _items(self, tokens: list[Token]) -> tuple[str, ...]:
        """One line of text an item; a list within a list is refused."""
        items: list[str] = []
        for token in tokens:
            match token.type:
                case "inline":
                    items.append(self._text(token))
                case "list_item_open" | "list_item_close" | "paragraph_open" | "paragraph_close":
                    pass
                case _:
                    raise self._broken(token)
        return tuple(items)

    def _text(self, inline: Token) -> str:
        parts: list[str] = []
        for token in inline.children or []:
            if token.type not in _INLINE_TEXT:
                raise self._broken(inline)
            parts.append(" " if token.type == "softbreak" else token.content)
        return "".join(parts)

    def _broken(self, token: Token) -> ContentBroken:
        line = token.map[0] if token.map else 0
        return ContentBroken(
            self._file,
            self._first + line,
            "Only ## headings, plain paragraphs, flat lists and fenced lines fit: no links, images, emphasis or HTML.",
        )
