"""
A document becomes a message: parsed by `defusedxml`, so that nothing in it is expanded or fetched.

No ISO 20022 message has a document type declaration, and every attack with entities needs one. So a document that has
one is refused at once, before anything in it is read.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from ...errors import BadPayload, MissingExtra
from .payload import Payload

_DEEPEST = 60
"""Elements within elements. The messages themselves have about twenty."""
_FIRST_GENERATION = re.compile(r"(pain|pacs|camt)\.\d{3}\.\d{3}\.\d{2}")

_MESSAGES = {
    "CstmrCdtTrfInitn": "pain.001",
    "CstmrPmtStsRpt": "pain.002",
    "CstmrPmtRvsl": "pain.007",
    "CstmrDrctDbtInitn": "pain.008",
    "FIToFIPmtStsRpt": "pacs.002",
    "FIToFICstmrDrctDbt": "pacs.003",
    "PmtRtr": "pacs.004",
    "FIToFIPmtRvsl": "pacs.007",
    "FIToFICstmrCdtTrf": "pacs.008",
    "RsltnOfInvstgtn": "camt.029",
    "BkToCstmrAcctRpt": "camt.052",
    "BkToCstmrStmt": "camt.053",
    "BkToCstmrDbtCdtNtfctn": "camt.054",
    "CstmrPmtCxlReq": "camt.055",
    "FIToFIPmtCxlReq": "camt.056",
}
"""By the element that holds the message: the namespace does not count, so banks' own versions are read too."""


def parse(document: bytes | str) -> tuple[str, Payload]:
    """
    Parse a document.

    Returns:
        Which message it is, such as ``"pain.002"``, or the name of its element where it is none of those we know;
        and what it holds.

    Raises:
        BadPayload: It is not well-formed, or has a document type declaration. Names the place.
        MissingExtra: `defusedxml` is not installed.
    """
    if not isinstance(document, bytes | str):
        raise BadPayload("iso20022", "document", f"should be XML, as bytes or as a text, and is {document!r:.50}")
    place, found = _message_in(_root_of(document))
    name = _name(found)
    first_generation = _FIRST_GENERATION.fullmatch(name)
    kind = name[: len("pain.001")] if first_generation else _MESSAGES.get(name, name)
    return kind, Payload(_plain(found, place, 0) or {}, place)


def _root_of(document: bytes | str) -> Element:
    try:
        from defusedxml.common import DefusedXmlException, DTDForbidden
        from defusedxml.ElementTree import fromstring
    except ImportError:
        raise MissingExtra("iso20022", "Reading XML") from None
    try:
        return fromstring(document, forbid_dtd=True)
    except DTDForbidden as error:
        problem = "has a document type declaration, which no message has: it could hold entities, so it is not read"
        raise BadPayload("iso20022", f"<!DOCTYPE {error.name}>", problem) from None
    except DefusedXmlException as error:
        raise BadPayload("iso20022", "document", f"is not read, for it could do harm: {error}") from None
    except ParseError as error:
        line, column = error.position
        raise BadPayload("iso20022", f"line {line}, column {column + 1}", f"is not XML: {error}") from None
    except (ValueError, LookupError) as error:
        raise BadPayload("iso20022", "document", f"is not in an encoding that can be read: {error}") from None


def _message_in(root: Element) -> tuple[str, Element]:
    """The element that holds the message, within `Document` and whatever envelope a bank puts around it."""
    for place, element in _outermost(root, "", 0):
        if _name(element) == "Document" and len(element):
            return f"{place}.{_name(element[0])}", element[0]
        if _name(element) in _MESSAGES:
            return place, element
    return _name(root), root


def _outermost(element: Element, place: str, depth: int) -> Iterator[tuple[str, Element]]:
    here = f"{place}.{_name(element)}".lstrip(".")
    yield here, element
    if depth < 3:
        for child in element:
            yield from _outermost(child, here, depth + 1)


def _plain(element: Element, place: str, depth: int) -> Any:
    """What an element holds: its text, or by name what is in it, several of one name as a list."""
    if depth > _DEEPEST:
        raise BadPayload("iso20022", place, "has more elements within elements than any message")
    text = (element.text or "").strip()
    if not len(element):
        return {"value": text, "Ccy": element.get("Ccy")} if "Ccy" in element.attrib else text
    found: dict[str, Any] = {}
    for child in element:
        name = _name(child)
        value = _plain(child, f"{place}.{name}", depth + 1)
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
