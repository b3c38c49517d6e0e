"""What payloads come to, and what their customer reads."""

import random
from itertools import permutations

from aboveboard import look, render
from aboveboard.flows import CARD_PAYMENT, DISPUTE, INVOICE, LIFECYCLES, MANDATE, PAYOUT, REFUND
from aboveboard.providers import paypal
from aboveboard.transaction import gather

BY_NAME = {one.name: one for one in (CARD_PAYMENT, REFUND, DISPUTE, PAYOUT, INVOICE, MANDATE)}
EVERY = LIFECYCLES


def orders(payloads):
    """Every order of a stream of up to five, some of a longer one."""
    if len(payloads) <= 5:
        return list(permutations(payloads))
    chance = random.Random(4)
    return [payloads, *(chance.sample(payloads, len(payloads)) for _ in range(60))]


def gathered(payloads):
    return gather([e for p in payloads for e in paypal.read(p, merchant="Café Olé")], *EVERY)


def told(payloads, lifecycle="card_payment"):
    (transaction,) = [one for one in gathered(payloads).transactions if one.lifecycle.name == lifecycle]
    return transaction


def position(transaction):
    return {holder.value: int(money.amount * 100) for holder, money in transaction.position.items()}


def waiting(transaction):
    return {one.verdict.value for one in transaction.waiting} - {"late"}


def words(transaction, at):
    return render(look(transaction, at=at), locale="en")
