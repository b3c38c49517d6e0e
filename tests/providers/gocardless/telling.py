"""What a customer reads once some payloads were read, in whatever order."""

from itertools import permutations
from random import Random

from aboveboard import flows, look, render
from aboveboard.providers import gocardless
from aboveboard.transaction import gather
from aboveboard.view import News

from .objects import when

LIFECYCLES = (
    flows.BANK_DEBIT,
    flows.REFUND,
    flows.PAYOUT,
    flows.MANDATE,
    flows.BANK_TRANSFER,
    flows.FEED_ENTRY,
)
SELLER = "Café Olé"
LATER = when(1200)


class Asked(dict):
    """An answer of the API, with when it was asked for."""

    def __init__(self, answer, hours):
        super().__init__(answer)
        self.at = when(hours)


def events_of(payload):
    return gocardless.read(payload, merchant=SELLER, at=getattr(payload, "at", None))


def gathered(*payloads):
    return gather([event for payload in payloads for event in events_of(payload)], *LIFECYCLES)


def told(*payloads):
    """The one transaction that they are about."""
    (transaction,) = gathered(*payloads).transactions
    return transaction


def reads(transaction, at=LATER):
    words = render(look(transaction, at=at), locale="en")
    return (words.label, words.explanation, words.next_step, words.money, tuple(line.text for line in words.timeline))


def explained(transaction):
    return render(look(transaction, at=LATER), locale="en").explanation


def story(transaction):
    return [line.text for line in render(look(transaction, at=LATER), locale="en").timeline]


def is_clear(transaction):
    return look(transaction, at=LATER).news is News.CLEAR


def orders(payloads):
    """Every order of up to five, some of more; and each of them with everything said twice."""
    if len(payloads) <= 5:
        found = list(permutations(payloads))
    else:
        chance = Random(5)
        found = [tuple(payloads), *(tuple(chance.sample(payloads, len(payloads))) for _ in range(60))]
    return [*found, *(order + order[::-1] for order in found[:20])]


def always(*payloads):
    """The one transaction, after it reads the same in every order of arrival."""
    usual = told(*payloads)
    for order in orders(payloads):
        other = told(*order)
        assert (other.state, other.position, reads(other)) == (usual.state, usual.position, reads(usual))
    return usual
