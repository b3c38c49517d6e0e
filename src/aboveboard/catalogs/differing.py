"""The same English, translated in more than one way: often right, and worth a look."""

from collections.abc import Collection

from attrs import frozen

from .configuration import Project
from .standing import entries_of, narrowed

Forms = tuple[str, ...]
"""A sentence, one text a plural form."""


@frozen
class Differing:
    """
    One English sentence that a language says in several ways.

    Attributes:
        locale: The language.
        english: The sentence.
        said: Every translation and the keys that have it, in the order of the files.
    """

    locale: str
    english: Forms
    said: tuple[tuple[Forms, tuple[str, ...]], ...]


def differing(project: Project, locales: Collection[str] = ()) -> tuple[Differing, ...]:
    """
    The same English with different translations, in all files of a language together.

    Only what is translated and shown counts.

    Raises:
        BadValue: A lifecycle cannot be used, or there is no such language.
        BadCatalog: A catalog cannot be read; names file, line and key.
    """
    found = dict[tuple[str, Forms], dict[Forms, list[str]]]()
    for domain in narrowed(project, locales):
        for locale in domain.locales:
            for entry in entries_of(project, domain, locale):
                if entry.is_translated:
                    said = found.setdefault((locale, entry.ids), {})
                    said.setdefault(entry.strings, []).append(entry.key)
    # The order of the project, not of the files: one language after the other.
    return tuple(
        Differing(locale, english, tuple((forms, tuple(keys)) for forms, keys in said.items()))
        for locale in project.locales
        for (theirs, english), said in found.items()
        if theirs == locale and len(said) > 1
    )
