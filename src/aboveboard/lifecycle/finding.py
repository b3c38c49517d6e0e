"""A lifecycle by the place it is kept at: ``package.module:NAME``."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from ..errors import BadValue
from .definition import Lifecycle


def find(place: str, folders: Iterable[Path]) -> Lifecycle:
    """
    The lifecycle at a place.

    Args:
        place: ``package.module:NAME``.
        folders: Where to look for the package, before everywhere else.

    Raises:
        BadValue: Nothing can be imported from there, or it is something else.
    """
    found = _named(place, folders)
    if isinstance(found, Lifecycle):
        return found
    raise _other(place, found)


def find_all(place: str, folders: Iterable[Path]) -> tuple[Lifecycle, ...]:
    """
    The same, where the name may also be that of several lifecycles in a tuple or a list.

    Raises:
        BadValue: Nothing can be imported from there, or it is something else.
    """
    found = _named(place, folders)
    if isinstance(found, Lifecycle):
        return (found,)
    if isinstance(found, tuple | list) and found and all(isinstance(one, Lifecycle) for one in found):
        return tuple(found)
    raise _other(place, found)


def _named(place: str, folders: Iterable[Path]) -> object:
    module, _, name = place.partition(":")
    added = [str(folder) for folder in folders]
    sys.path[:0] = added
    try:
        return getattr(import_module(module), name, None)
    # It is their code: whatever stops it is told in one line.
    except (Exception, SystemExit) as error:
        raise BadValue(place, f"cannot be imported: {type(error).__name__}: {' '.join(str(error).split())}") from None
    finally:
        for folder in added:
            with suppress(ValueError):
                sys.path.remove(folder)


def _other(place: str, found: object) -> BadValue:
    module = place.partition(":")[0]
    return BadValue(
        place, f"is no Lifecycle, but {found!r}" if found else f"is no Lifecycle; {module} has nothing of that name"
    )
