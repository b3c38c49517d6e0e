"""Which edges were exercised: taken by the lifecycle and agreed with by a system, in this process."""

from collections.abc import Iterable

from ..lifecycle import Lifecycle
from .tours import Edging

_seen: dict[str, set[Edging]] = {}
_lifecycles: dict[str, Lifecycle] = {}


def exercised(lifecycle: Lifecycle, edges: Iterable[Edging]) -> None:
    """Note that these edges were compared with a system, and that it agreed."""
    _lifecycles.setdefault(lifecycle.name, lifecycle)
    _seen.setdefault(lifecycle.name, set()).update(edges)


def take() -> dict[str, set[Edging]]:
    """What was exercised since the last time, by name of the lifecycle; begins anew."""
    found = {name: set(edges) for name, edges in _seen.items()}
    _seen.clear()
    return found


def known() -> dict[str, Lifecycle]:
    """Every lifecycle that was exercised, or announced, by name."""
    return dict(_lifecycles)


def announce(lifecycle: Lifecycle) -> None:
    """Say that this lifecycle should be exercised, so that a report misses it when it is not."""
    _lifecycles.setdefault(lifecycle.name, lifecycle)
