"""Which codes nobody has mapped yet, counted in events: those of today, or a stored year."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ..transaction import Event
from .adyen.reasons import TABLE as ADYEN
from .gocardless.reasons import TABLE as GOCARDLESS
from .iso20022.reasons import TABLE as ISO_20022
from .paypal.reasons import TABLE as PAYPAL
from .plaid.reasons import TABLE as PLAID
from .reasons import Table
from .stripe.reasons import TABLE as STRIPE

TABLES: Mapping[str, Table] = {table.name: table for table in (STRIPE, ADYEN, PAYPAL, GOCARDLESS, ISO_20022, PLAID)}
"""By the source of events."""


def unknown_codes(events: Iterable[Event]) -> Counter[tuple[str, str]]:
    """
    Count the codes that no table mentions.

    A customer reads the generic reason for them, so nothing is wrong, and something could be
    better. Nothing is remembered in between: a code that you add to its table is no longer
    counted, in old events neither.

    Args:
        events: Any, also such that `record` refused. Those of sources without a table are passed over.

    Returns:
        How often, by source and code.
    """
    return Counter(
        (event.source, event.code)
        for event in events
        if event.code and event.source in TABLES and not TABLES[event.source].mentions(event.code)
    )
