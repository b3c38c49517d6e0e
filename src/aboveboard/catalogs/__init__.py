"""WHAT WRITERS EDIT: templates to translate from, and the check every catalog must pass."""

import io
from collections.abc import Iterable
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import write_po

from ..errors import Fault
from ..lifecycle import Lifecycle
from ..wording import Message, names_in, problems, shared_messages
from ..wording.translations import read_po_file

__all__ = ["check_catalog", "merge", "parts", "template", "write"]


def parts(lifecycle: Lifecycle) -> dict[str, tuple[Message, ...]]:
    """
    Which messages belong into which file of a language.

    Returns:
        By file name without ending: the lifecycle's own sentences, ``reasons`` where it has
        any, and ``shared``, which every card needs and which ships in German, Spanish, Arabic
        and Japanese.
    """
    reasons = tuple(lifecycle.reason_messages.values())
    own = tuple(message for message in lifecycle.messages() if message not in reasons)
    found = {lifecycle.name: own, "reasons": reasons, "shared": shared_messages()}
    return {name: messages for name, messages in found.items() if messages}


def template(messages: Iterable[Message]) -> Catalog:
    """A catalog with every message and no translation: keys as contexts, English as ids, notes as comments."""
    catalog = Catalog(project="aboveboard", fuzzy=False)
    for message in messages:
        ids = message.forms[0] if len(message.forms) == 1 else message.forms
        catalog.add(ids, context=message.key, auto_comments=[message.note] if message.note else [])
    return catalog


def merge(messages: Iterable[Message], path: Path, locale: str) -> Catalog:
    """
    Bring a language's file up to date: translations stay with their key while its English is the same.

    A translation whose English changed is dropped, not guessed at: showing yesterday's
    meaning of a sentence about money would be worse than showing English.
    """
    old = read_po_file(path) if path.exists() else Catalog(locale=locale)
    new = Catalog(locale=locale, fuzzy=False)
    if path.exists():
        # The file's own plural rule is the one its forms were written for; Babel's table may differ.
        new.mime_headers = [("Plural-Forms", old.plural_forms)]
    for entry in template(messages):
        if entry.id:
            before = old.get(entry.id, context=entry.context)
            string = before.string if before is not None and before.id == entry.id else None
            new.add(entry.id, string, context=entry.context, auto_comments=entry.auto_comments)
    return new


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalog as PO, in the order of its messages, with a header that only changes when its meaning does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    headers = {
        "Language": str(catalog.locale),
        "Plural-Forms": catalog.plural_forms,
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in headers.items())
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, omit_header=True)
    path.write_bytes(f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + buffer.getvalue())


def check_catalog(path: Path, messages: Iterable[Message]) -> tuple[Fault, ...]:
    """
    Find everything in a PO file that must not reach a customer. Empty when it is fine.

    Args:
        path: The PO file.
        messages: What it should translate.

    Returns:
        Faults, each with file, line and key: unsafe text, placeholders that are
        unknown or missing, digits, untranslated or stale entries, strangers.
    """
    catalog = read_po_file(path)
    found = _broken_lines(path)
    expected = {message.key: message for message in messages}
    seen = set()
    for entry in catalog:
        if not entry.id:
            continue
        key = entry.context or ""
        place = f"{path.name}:{entry.lineno} {key}"
        message = expected.get(key)
        ids = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
        strings = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ("",))
        allowed = message.placeholders if message else frozenset().union(*map(names_in, ids))
        seen.add(key)
        found += [Fault(place, problem) for string in strings for problem in problems(string, allowed)]
        found += _missing(place, strings, allowed)
        if message is None:
            found.append(Fault(place, "translates a key that no lifecycle has"))
        elif message.forms != ids:
            found.append(Fault(place, "translates English that has changed since"))
        if not all(strings):
            found.append(Fault(place, "is not translated"))
        if entry.fuzzy:
            found.append(Fault(place, "is fuzzy, so nobody will see it"))
    found += [Fault(f"{path.name} {key}", "is missing") for key in expected.keys() - seen]
    return tuple(found)


def _broken_lines(path: Path) -> list[Fault]:
    """What the reader of PO files passes over in silence: an open quotation mark, a key that is there twice."""
    faults, keys = [], set[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if text.startswith(("msg", '"')) and not (text.endswith('"') and text.count('"') >= 2):
            faults.append(Fault(f"{path.name}:{number}", "a quotation mark is missing"))
        if text.startswith("msgctxt") and text in keys:
            faults.append(Fault(f"{path.name}:{number} {text[9:-1]}", "is there twice"))
        keys.add(text)
    return faults


def _missing(place: str, strings: tuple[str, ...], wanted: frozenset[str]) -> list[Fault]:
    faults = []
    for string in filter(None, strings):
        # A plural form for exactly one, or two, may say the number as a word.
        optional = {"count"} if len(strings) > 1 else set()
        lost = sorted(wanted - names_in(string) - optional)
        extra = sorted(names_in(string) - wanted)
        faults += [Fault(place, f"leaves out {{{name}}}") for name in lost]
        faults += [Fault(place, f"says {{{name}}}, which the English does not") for name in extra]
    return faults
