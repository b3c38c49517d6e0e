"""
Which edges were exercised: taken by the lifecycle and agreed with by a system, in this process.

Under pytest the plugin turns the page as each test ends, and counts what stood on it if the
test passed. What a plain script exercises stays here until somebody takes it.
"""

from collections.abc import Iterable

from ..lifecycle import Lifecycle
from .tours import Edging

_page: dict[Lifecycle, set[Edging]] = {}
_known: dict[str, Lifecycle] = {}


def exercised(lifecycle: Lifecycle, edges: Iterable[Edging]) -> None:
    """Note that these edges were compared with a system, and that it agreed; none, if it was only tried."""
    _known[lifecycle.name] = lifecycle
    _page.setdefault(lifecycle, set()).update(edges)


def known() -> dict[str, Lifecycle]:
    """Every lifecycle that was ever exercised or tried, by name; of several with one name, the last."""
    return dict(_known)


def take() -> dict[str, set[Edging]]:
    """What was exercised since the last time, by name of the lifecycle; begins anew."""
    found: dict[str, set[Edging]] = {}
    for lifecycle, edges in turn_page().items():
        found.setdefault(lifecycle.name, set()).update(edges)
    return found


def turn_page() -> dict[Lifecycle, set[Edging]]:
    """The same, each lifecycle apart from others of its name."""
    found = dict(_page)
    _page.clear()
    return found
