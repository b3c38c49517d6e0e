"""Packages that open their modules on first use: whoever imports one name does not pay for the others."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

Open = Callable[[str], object]
List = Callable[[], list[str]]


def on_first_use(door: dict[str, Any], modules: Mapping[str, tuple[str, ...]]) -> tuple[Open, List]:
    """
    Make the ``__getattr__`` and ``__dir__`` of a package.

    Args:
        door: The ``globals()`` of the package; what was found once is kept there.
        modules: By module, as `importlib.import_module` finds it from the package, the names that come from it;
            without names, the module itself comes by its last name.

    Returns:
        Both, in this order.
    """
    places = {name: (module, name) for module, given in modules.items() for name in given}
    places |= {module.rpartition(".")[2]: (module, "") for module, given in modules.items() if not given}

    def get(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {door['__name__']!r} has no attribute {name!r}")
        module, attribute = places[name]
        opened = import_module(module, door["__name__"])
        found = getattr(opened, attribute) if attribute else opened
        door[name] = found
        return found

    def listed() -> list[str]:
        return sorted({*door, *door["__all__"]})

    return get, listed
