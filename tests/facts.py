"""Facts written by hand, for stories."""

from datetime import UTC, datetime, timedelta

from aboveboard import Event, Lifecycle, Money
from aboveboard.flows import PURCHASE
from aboveboard.lifecycle import OPEN
from aboveboard.testing.facts import transaction_of
from aboveboard.transaction import Transaction, record

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LOCALES = ("en", "de", "es", "fr", "pt_BR", "ar", "ja")


def money(minor: int, currency: str = "EUR") -> Money:
    return Money(minor, currency) / 100


def opening(minor: int = 4200, at: datetime = START, **more: object) -> Event:
    more = {"reference": "t/open", "source": "them", "names": {"merchant": "Café Olé"}, "about": ("t",)} | more
    return Event(OPEN, occurred_at=at, amount=money(minor), **more)


def event(trigger: str, hours: float = 1, minor: int | None = None, **more: object) -> Event:
    """One fact about the transaction ``t``, some hours after it began."""
    more = {"reference": f"{trigger}@{hours}", "source": "them", "about": ("t",)} | more
    amount = None if minor is None else money(minor)
    return Event(trigger, occurred_at=START + timedelta(hours=hours), amount=amount, **more)


def after(*events: Event, minor: int = 4200, lifecycle: Lifecycle = PURCHASE) -> Transaction:
    """The transaction ``t`` once all this was recorded, in this order."""
    transaction = Transaction.opened_by(lifecycle, opening(minor))
    for one in events:
        transaction = record(transaction, one).transaction
    return transaction


def gathered(facts: list[Event], lifecycle: Lifecycle = PURCHASE) -> Transaction:
    """The one transaction that all these facts are about."""
    return transaction_of(lifecycle, facts)
