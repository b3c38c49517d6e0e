"""Where a transaction can stand, how sure we are of it, and who tells us."""

from enum import Enum, IntEnum

from attrs import frozen

from ..wording import Wording
from .windows import Window


class Certainty(IntEnum):
    """How sure we are of a state. Each level claims more than the one before."""

    ASSUMED = 1
    REPORTED = 2
    CONFIRMED = 3

    def __str__(self) -> str:
        return self.name.lower()


class Party(Enum):
    """Somebody who acts or tells us something."""

    CUSTOMER = "customer"
    MERCHANT = "merchant"
    BANK = "bank"
    PAYMENT_SERVICE = "payment_service"
    US = "us"


ASSUMED, REPORTED, CONFIRMED = Certainty


@frozen
class State:
    """
    Where a transaction stands.

    Attributes:
        name: Stable, lower case, e.g. ``"pending"``. Never shown to a customer.
        says: The customer's words.
        certainty: How sure we are when we say it.
        final: Nothing leads out of here.
        answer_within: By when we promise to know more.
        may_change_for: How long it may still change; afterwards we do not expect it to.
        open_ended: Nobody can promise a time. Say so instead of inventing one.
    """

    name: str
    says: Wording
    certainty: Certainty = REPORTED
    final: bool = False
    answer_within: Window | None = None
    may_change_for: Window | None = None
    open_ended: bool = False
