"""Files, folders and standard input become payloads, each with the place it came from."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen


@frozen
class Payload:
    """One payload, and where it stands: an object of JSON, or a whole document that is no JSON as bytes."""

    place: str
    payload: Mapping[str, object] | bytes


@frozen
class BadLine:
    """Something that could not be read, and where it stands."""

    place: str
    problem: str


def payloads(paths: tuple[str, ...]) -> Iterator[Payload | BadLine]:
    """Read every payload of every path, in order. What cannot be read is said and passed over."""
    for path in paths:
        if path == "-":
            yield from _parse("standard input", sys.stdin.buffer.read())
            continue
        found = sorted(p for p in Path(path).rglob("*") if _is_payload(p)) if Path(path).is_dir() else [Path(path)]
        if not found:
            yield BadLine(path, "is a folder without any .json, .ndjson or .xml file")
        for file in found:
            try:
                content = file.read_bytes()
            except OSError as error:
                yield BadLine(str(file), f"cannot be read: {error.strerror or error}")
                continue
            yield from _parse(str(file), content)


def _is_payload(path: Path) -> bool:
    return path.suffix in (".json", ".ndjson", ".jsonl", ".xml") and path.is_file()


def _parse(place: str, content: bytes) -> Iterator[Payload | BadLine]:
    if _is_xml(content) or content.startswith(_ACH):
        # XML says its encoding itself, and an ACH file is read by nobody, who can say so.
        yield Payload(place, content)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken = content[: error.start].count(b"\n") + 1
        yield BadLine(f"{place}:{broken}", "is not text in UTF-8")
        return
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        yield BadLine(place, "is empty")
    elif _is_stream(text, [line for _, line in lines]):
        for number, line in lines:
            yield _one(f"{place}:{number}", line)
    else:
        yield from _whole(place, text)


_ACH = b"101 "
"""How the header of every ACH file begins."""


def _is_xml(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")


def _is_stream(text: str, lines: list[str]) -> bool:
    """Whether it is one payload a line, rather than one document over many lines."""
    if len(lines) == 1:
        return lines[0].lstrip().startswith("{")
    starts = sum(line.startswith("{") and line.rstrip().endswith("}") for line in lines)
    return starts >= max(1, len(lines) // 2) and not text.lstrip().startswith("[")


def _one(place: str, text: str) -> Payload | BadLine:
    try:
        return _an_object(place, json.loads(text))
    except (ValueError, RecursionError) as error:
        return BadLine(place, f"is not JSON: {_why(error)}")


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return getattr(error, "msg", "a number is too long")


def _whole(place: str, text: str) -> Iterator[Payload | BadLine]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        yield BadLine(f"{place}:{error.lineno}", f"is not JSON: {error.msg}")
        return
    except (ValueError, RecursionError) as error:
        yield BadLine(place, f"is not JSON: {_why(error)}")
        return
    if isinstance(document, list):
        for index, item in enumerate(document):
            yield _an_object(f"{place}[{index}]", item)
    else:
        yield _an_object(place, document)


def _an_object(place: str, item: object) -> Payload | BadLine:
    return Payload(place, item) if isinstance(item, dict) else BadLine(place, "should be an object")
