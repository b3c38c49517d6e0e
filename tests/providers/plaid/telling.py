"""What the customer reads once payloads of Plaid have come, in every order, once or twice."""

import random
from itertools import permutations

from aboveboard import look, render
from aboveboard.flows import BANK_DEBIT, BANK_TRANSFER, FEED_ENTRY, PAYOUT, REFUND
from aboveboard.providers import plaid
from aboveboard.transaction import gather
from aboveboard.view import News

LIFECYCLES = (BANK_DEBIT, BANK_TRANSFER, FEED_ENTRY, PAYOUT, REFUND)
SHOP = "Café Olé"


def news(payload):
    """The events of a payload, or of a payload and the moment when it was asked for."""
    body, at = payload if isinstance(payload, tuple) else (payload, None)
    return plaid.read(body, merchant=SHOP, at=at)


def told(*payloads):
    """The transactions, by id, after these payloads in this order."""
    found = gather([event for payload in payloads for event in news(payload)], *LIFECYCLES)
    return {one.id: one for one in found.transactions}


def orders(payloads):
    """Every order of a short stream, some of a long one, and each with all of it told twice."""
    chance = random.Random(4)
    some = list(permutations(payloads)) if len(payloads) <= 5 else [chance.sample(payloads, len(payloads))] * 20
    for order in some:
        yield order
    for order in chance.sample(some, min(len(some), 10)):
        again = [*order, *order]
        chance.shuffle(again)
        yield again


def card(transaction, at):
    return render(look(transaction, at=at), locale="en")


def lines(transaction, at):
    return [line.text for line in card(transaction, at).timeline]


def everywhere_alike(payloads, name, at, expect=News.CLEAR):
    """The transaction and its card, having made sure that they are the same in every order."""
    seen = None
    for order in orders(payloads):
        one = told(*order)[name]
        view = look(one, at=at)
        assert view.news is expect, (view.news, [(w.event, w.verdict) for w in one.waiting])
        now = (one.state.name, one.position, render(view, locale="en"))
        assert seen is None or now == seen
        seen = now
    return one, seen[2]
