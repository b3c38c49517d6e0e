"""Two languages that nobody speaks: a longer, accented English, and one from right to left. To look at layouts with."""

import re
from pathlib import Path

from attrs import evolve

from ..wording.placeholders import parse, unparse
from ..wording.pofile import PoFile
from ..wording.translations import PSEUDO
from .configuration import Project
from .domains import domains
from .merging import plural_forms
from .templates import HEADERS, template
from .updating import writers_english
from .writing import dumps

ACCENTED, MIRRORED = PSEUDO
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = str.maketrans(_PLAIN, "áƀçďéƒĝĥíĵķĺɱñóƥɋŕšţúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĹṀÑÓƤɊŔŠŢÚṼŴẊÝŽ")
_ARABIC = str.maketrans(_PLAIN + ",;?", "اببدعفغهيجكلمنوبقرستوفوخيزاببدعفغهيجكلمنوبقرستوفوخيز" + "،؛؟")
_VOWELS = re.compile(r"[áéíóúÁÉÍÓÚ]")
LONGER, MUCH_LONGER, SHORT = 0.4, 1.0, 20
"""By how much other languages are longer than English: short texts by far more than long ones."""


def pseudo(project: Project) -> dict[Path, bytes]:
    """
    The files of both languages, made from English as customers read it.

    Raises:
        BadValue: A lifecycle cannot be used.
        BadCatalog: The writers' English cannot be read; names file, line and key.
    """
    files = dict[Path, bytes]()
    # They ship in no language that nobody speaks, so the shared sentences are among them.
    for domain in domains(evolve(project, locales=tuple(PSEUDO)), project.load()):
        english = writers_english(project, domain)
        for locale, change in ((ACCENTED, accented), (MIRRORED, mirrored)):
            entries = tuple(
                evolve(entry, strings=tuple(map(change, entry.ids))) for entry in template(project, domain, english, {})
            )
            headers = {"Language": locale, "Plural-Forms": plural_forms(locale), **HEADERS}
            files[domain.po(locale)] = dumps(PoFile(headers, entries)).encode()
    return files


def accented(text: str) -> str:
    """English with accents, longer, and in brackets, so that whatever is cut off is seen to be."""
    parts = [part if index % 2 else part.translate(_ACCENTED) for index, part in enumerate(parse(text))]
    letters = sum(map(len, parts[::2]))
    more = round(letters * (MUCH_LONGER if letters < SHORT else LONGER))
    share = more / max(letters, 1)
    longer = (part if index % 2 else _stretched(part, round(share * len(part))) for index, part in enumerate(parts))
    return f"[{unparse(tuple(longer))}]"


def _stretched(text: str, by: int) -> str:
    vowels = len(_VOWELS.findall(text))
    if not vowels:
        return text
    each, rest = divmod(by, vowels)
    seen = iter(range(vowels))
    return _VOWELS.sub(lambda found: found[0] * (1 + each + (next(seen) < rest)), text)


def mirrored(text: str) -> str:
    """English in Arabic letters: no sense, but the direction and the joins of the real thing."""
    parts = (part if index % 2 else part.translate(_ARABIC) for index, part in enumerate(parse(text)))
    return unparse(tuple(parts))
