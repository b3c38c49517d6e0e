"""Packages that open their modules on first use: whoever imports one name does not pay for the others."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

Open = Callable[[str], object]
Names = Callable[[], list[str]]


def on_first_use(door: dict[str, Any], modules: Mapping[str, tuple[str, ...]]) -> tuple[Open, Names]:
    """
    Make the ``__getattr__`` and ``__dir__`` of a package.

    Args:
        door: The ``globals()`` of the package; what was found once is kept there.
        modules: By module, the names that come from it; without names, the module itself comes by its last name.

    Returns:
        Both, in this order.
    """
    places = {name: (module, name) for module, names in modules.items() for name in names}
    places |= {module.rpartition(".")[2]: (module, "") for module, names in modules.items() if not names}

    def get(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {door['__name__']!r} has no attribute {name!r}")
        module, attribute = places[name]
        found = getattr(import_module(module), attribute) if attribute else import_module(module)
        door[name] = found
        return found

    def names() -> list[str]:
        return sorted({*door, *door["__all__"]})

    return get, names
