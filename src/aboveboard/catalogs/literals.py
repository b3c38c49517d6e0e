"""String literals in Python source, replaced by position: nothing else in the file moves."""

import ast
import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from ..errors import BadValue

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_WORDS = re.compile(r"\S+\s*|\s+")


@frozen
class Edit:
    """
    One literal and what it is to say.

    Attributes:
        node: As `ast` found it.
        text: The string.
    """

    node: ast.expr
    text: str


def edited(content: bytes, edits: Iterable[Edit], width: int) -> bytes:
    """
    A module with other strings in the place of these.

    Args:
        content: The module, in UTF-8.
        edits: Which.
        width: How long a line may be.

    Raises:
        BadValue: The module would mean something else than it did, apart from the strings.
    """
    todo = sorted(edits, key=lambda edit: (edit.node.lineno, edit.node.col_offset), reverse=True)
    starts = _starts(content)
    after = content
    for edit in todo:
        node = edit.node
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        after = after[:start] + _literal(content, starts, edit, width) + after[end:]
    if _meaning(after, {}) != _meaning(content, {_position(edit.node): edit.text for edit in todo}):
        raise BadValue("the module", "would mean something else than before")
    return after


def _starts(content: bytes) -> list[int]:
    return [found.start() for found in _LINES.finditer(content)]


def _literal(content: bytes, starts: list[int], edit: Edit, width: int) -> bytes:
    node = edit.node
    first = starts[node.lineno - 1]
    before = content[first : first + node.col_offset].decode()
    last = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
    rest = re.match(rb"[^\r\n]*", content[last:])
    behind = rest[0].decode() if rest else ""
    whole = _quoted(edit.text)
    # A line that was longer before may stay as long.
    was = len(before) + (node.end_col_offset or 0) - node.col_offset + len(behind)
    if len(before) + len(whole) + len(behind) <= max(width, was if node.end_lineno == node.lineno else 0):
        return whole.encode()
    indent = _indent(content, starts, node) or re.sub(r"\S.*", "", before, flags=re.S)
    newline = "\r\n" if b"\r\n" in content else "\n"
    pieces = _pieces(edit.text, width - len(before), width - len(indent), len(behind))
    return f"{newline}{indent}".join(map(_quoted, pieces)).encode()


def _indent(content: bytes, starts: list[int], node: ast.expr) -> str:
    """How far the second line of the string stands in, where it has one."""
    if (node.end_lineno or node.lineno) == node.lineno:
        return ""
    line = content[starts[node.lineno] :]
    return line[: len(line) - len(line.lstrip(b" \t"))].decode()


def _pieces(text: str, first: int, others: int, behind: int) -> Iterator[str]:
    """The text in pieces that fit their lines, cut between words."""
    piece, room = "", first
    for word in _WORDS.findall(text):
        if piece and len(_quoted(piece + word)) > room - (behind if text.endswith(piece + word) else 0):
            yield piece
            piece, room = "", others
        piece += word
    yield piece


def _quoted(text: str) -> str:
    quote = "'" if '"' in text and "'" not in text else '"'
    return quote + text.replace("\\", "\\\\").replace(quote, f"\\{quote}") + quote


def _position(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _meaning(content: bytes, texts: dict[tuple[int, int], str]) -> str:
    """The syntax of a module without positions, with these texts at these places."""
    tree = ast.parse(content)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and _position(node) in texts:
            node.value = texts[_position(node)]
    return ast.dump(tree)
