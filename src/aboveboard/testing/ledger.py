"""
Which edges were exercised: taken by the lifecycle and agreed with by a system, in this process.

Under pytest the plugin takes each test's part away as it ends, and counts it if the test
passed. What a plain script exercises stays here until somebody takes it.
"""

from collections.abc import Iterable

from ..lifecycle import Lifecycle
from .tours import Edging

_seen: dict[Lifecycle, set[Edging]] = {}


def exercised(lifecycle: Lifecycle, edges: Iterable[Edging]) -> None:
    """Note that these edges were compared with a system, and that it agreed; none, if it was only tried."""
    _seen.setdefault(lifecycle, set()).update(edges)


def known() -> dict[Lifecycle, frozenset[Edging]]:
    """What was exercised since it was last taken, by lifecycle."""
    return {lifecycle: frozenset(edges) for lifecycle, edges in _seen.items()}


def take() -> dict[Lifecycle, frozenset[Edging]]:
    """The same, and begin anew."""
    found = known()
    _seen.clear()
    return found
