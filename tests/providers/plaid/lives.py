"""What really became of an account or a transfer, and the payloads that tell it, by chance."""

from .objects import at, entry, events, page, refund, refund_event, removed_webhook, transfer, transfer_event

DEBITS = ("pf", "pc", "po", "por", "pos", "posr", "posa", "posar")
CREDITS = ("pf", "pc", "po", "por", "pos", "posr")
REFUNDS = ("", "p", "pf", "pc", "po", "por", "pos", "posr")
STATUS = {
    "p": "pending",
    "f": "failed",
    "c": "cancelled",
    "o": "posted",
    "s": "settled",
    "a": "funds_available",
    "r": "returned",
}


def account(chance):
    """Pages of an account at several times, the account as it stands then, and what is gone: replaced, or not."""
    now, known, gone, pages, count, hour = {}, {}, {}, [], 0, 12.0
    for _ in range(chance.randint(2, 6)):
        for name in list(now):
            count = _live(chance, now, name, gone, count, int(hour // 24))
        for _ in range(chance.randint(0, 2)):
            count += 1
            pending = chance.random() < 0.6
            now[f"e{count}"] = entry(f"e{count}", chance.choice([5, 42, 100]), pending, int(hour // 24))
        if chance.random() < 0.12:
            # Its place in the list was lost, and all of it is read again. Nobody says what is gone.
            gone |= {name: None for name in known if name not in now}
            known = {}
        added = [now[name] for name in now if name not in known]
        changed = [now[name] for name in now if name in known and known[name] != now[name]]
        removed = [name for name in known if name not in now]
        first = chance.randint(0, len(added))
        pages += [(page(added[:first], removed=removed), at(hour)), (page(added[first:], changed), at(hour + 0.01))]
        if removed and chance.random() < 0.3:
            pages.append((removed_webhook(*removed), at(hour - 0.5)))
        known, hour = dict(now), hour + chance.choice([6, 20, 30])
    return pages, now, gone


def _live(chance, now, name, gone, count, today):
    """What a bank does with an entry in a while: nothing, another amount, a new number, or it is gone."""
    one, what = now[name], chance.random()
    if what < 0.12:
        now[name] = one | {"amount": chance.choice([6, 43, 101])}
    elif what < 0.18:
        gone[name] = "vanished_unexplained"
        del now[name]
    elif what < 0.45 and one["pending"]:
        count += 1
        is_matched = chance.random() < 0.7
        older = name if is_matched else None
        now[f"e{count}"] = entry(f"e{count}", one["amount"] + 1, days=today, pending_transaction_id=older)
        gone[name] = "superseded" if is_matched else "vanished_unexplained"
        del now[name]
    return count


def moved_money(chance):
    """Payloads of a transfer and perhaps a refund of it; its type, and the last status of both."""
    kind = chance.choice(["debit", "credit"])
    story = _story(chance, chance.choice(DEBITS if kind == "debit" else CREDITS), 0)
    refunded = _story(chance, chance.choice(REFUNDS if kind == "debit" else REFUNDS[:1]), 29)
    found = [
        *(events(transfer_event(status, hour, transfer_type=kind)) for hour, status in _heard(chance, story)),
        *(events(refund_event(status, hour)) for hour, status in _heard(chance, refunded)),
        # All of it, once it is over.
        (_as_it_stands(kind, story, refunded, 5000), at(5000)),
    ]
    for _ in range(chance.randint(0, 3)):
        hour = chance.choice([0, 5, 25, 29.5, 35, 60, 400])
        found.append((_as_it_stands(kind, story, refunded, hour), at(hour)))
    return found, kind, story[-1][1], refunded[-1][1] if refunded else None


def _story(chance, path, hour):
    found = []
    for step in path:
        found.append((hour, STATUS[step]))
        hour += chance.choice([0, 3, 20, 300])
    return found


def _heard(chance, story):
    """Some of it: of what comes last, we always hear."""
    return [one for one in story if one is story[-1] or chance.random() < 0.8]


def _as_it_stands(kind, story, refunded, hour):
    of_refund = [status for since, status in refunded if since <= hour]
    status = [status for since, status in story if since <= hour][-1]
    return transfer(status, type=kind, refunds=[refund(of_refund[-1])] if of_refund else [])
