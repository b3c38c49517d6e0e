"""
What a notification says of a payment: by card, or collected from a bank account.

A request of the seller that was not carried out changes nothing for the customer, so it is no event; only a payment,
a collection or a refund that did not work is news to them.

Source: docs.adyen.com/development-resources/webhooks/webhook-types, and the modification pages of /online-payments.
"""

from collections.abc import Callable, Mapping

from ...lifecycle import Party
from ...transaction import Event
from ..found import Events
from . import mandates, refunds, rescues
from .notice import Notice
from .payload import Facts

_SUBMITTED, _AUTHORISED, _FAILED, _ASKED, _CHECKED, _ADJUSTED, _CAPTURED, _CAPTURE_FAILED, _RELEASED = range(1, 10)
NOT_DONE = "what the seller asked for was not done, so nothing has changed"
NO_CARD_MONEY = "a card that is only being tried moves no money"
NO_CHECK = "nothing becomes of a bank debit by a check of it: what follows is told by itself"


def authorised(notice: Notice) -> Events:
    """The answer to a payment: agreed, or refused."""
    facts = notice.about_payment()
    found = [*mandates.agreed(notice), *rescues.attempt(notice)]
    if notice.amount is None:
        return Events(found, NO_CARD_MONEY)
    found += facts.opened(notice.amount, notice.names)
    found.append(answered(notice, facts))
    if notice.worked and not notice.is_debit and notice.more.text("fraudManualReview", "") == "true":
        found.append(facts.fact("open_review", "review_opened", _ASKED))
    return Events(found)


def answered(notice: Notice, facts: Facts) -> Event:
    """Agreed, or refused."""
    if not notice.worked:
        # Why it was refused is for the seller; a success has the end of the card number in the same place.
        trigger = "fail" if notice.is_debit else "decline"
        return facts.fact(trigger, "refused", _FAILED, party=Party.BANK, **notice.why())
    if notice.is_debit:
        return facts.fact("submit", "submitted", _SUBMITTED)
    return facts.fact("authorise", "authorised", _AUTHORISED, amount=notice.amount, party=Party.BANK)


def pending(notice: Notice) -> Events:
    """A payment whose answer takes longer."""
    facts = notice.about_payment()
    return Events(
        (*facts.opened(notice.amount, notice.names), facts.fact("submit", "submitted", _SUBMITTED)), NO_CARD_MONEY
    )


def captured(notice: Notice) -> Events:
    """The answer to a collection."""
    facts = notice.about_payment()
    if not notice.worked:
        return _capture_failed(notice, facts, "not_captured")
    if notice.is_debit:
        # Adyen has taken the request; whether the bank pays is another matter.
        return Events((facts.fact("submit", "submitted", _SUBMITTED),))
    # Tried again by Adyen itself, under the same id: a fact of its own.
    again = "recaptured" in notice.item.text("reason", "").casefold().replace("-", "")
    what = f"{'recaptured' if again else 'captured'}/{notice.id}"
    return Events((_capture(notice, facts, what),))


def _capture(notice: Notice, facts: Facts, what: str) -> Event:
    return facts.fact("capture", what, _CAPTURED, amount=notice.amount, subject=notice.id, party=Party.MERCHANT)


def capture_failed(notice: Notice) -> Events:
    """A collection that the card network turned down, often after it was told as done."""
    return _capture_failed(notice, notice.about_payment(), "capture_failed")


def _capture_failed(notice: Notice, facts: Facts, what: str) -> Events:
    if notice.is_debit:
        return Events((facts.fact("fail", f"{what}/{notice.id}", _CAPTURE_FAILED, party=Party.BANK, **notice.why()),))
    failure = facts.fact(
        "capture_fail",
        f"{what}/{notice.id}",
        _CAPTURE_FAILED,
        amount=notice.amount,
        subject=notice.id,  # It undoes what is its own: nothing, where it was never carried out.
        party=Party.BANK,
        **notice.why(),
    )
    return Events((failure,))


def cancelled(notice: Notice) -> Events:
    """The seller has let go of it."""
    if not notice.worked:
        return Events(because=NOT_DONE)
    return Events((let_go(notice.about_payment()),))


def let_go(facts: Facts) -> Event:
    """Called off: all of it, or what is left."""
    return facts.fact("cancel", "cancelled", _RELEASED, party=Party.MERCHANT)


def cancelled_or_refunded(notice: Notice) -> Events:
    """The seller has let go of it, or sent it back: Adyen decided which."""
    action = notice.more.text("modification.action", "")
    if action == "refund":
        return refunds.refunded(notice)
    if action == "cancel":
        return cancelled(notice)
    return unknown(notice, action)


def adjusted(notice: Notice) -> Events:
    """The amount that is set aside has changed."""
    if not notice.worked or notice.amount is None:
        return Events(because=NOT_DONE)
    facts = notice.about_payment()
    change = facts.fact("adjust", f"adjusted/{notice.id}", _ADJUSTED, amount=notice.amount, party=Party.MERCHANT)
    return Events((change,))


def expired(notice: Notice) -> Events:
    """What was not collected by now can no longer be. Its amount is what was agreed to once, so it is not the rest."""
    facts = notice.about_payment()
    trigger = "cancel" if notice.is_debit else "expire"
    return Events((*facts.opened(notice.amount, notice.names), facts.fact(trigger, "expired", _RELEASED)))


def approved(notice: Notice) -> Events:
    """Checked more closely, and found in order."""
    return _checked(notice, "approve_review")


def rejected(notice: Notice) -> Events:
    """Checked more closely, and not accepted."""
    return _checked(notice, "reject_review")


def _checked(notice: Notice, trigger: str) -> Events:
    if not notice.worked:
        return Events(because=NOT_DONE)
    if notice.is_debit:
        return Events(because=NO_CHECK)
    return Events((notice.about_payment().fact(trigger, trigger, _CHECKED),))


def unknown(notice: Notice, more: str = "") -> Events:
    """News that nobody taught us."""
    says = " ".join((notice.kind, *((more,) if more else ()), *(() if notice.worked else ("did not work",))))
    return Events((notice.about_payment().fact(says, f"{says}/{notice.id}", _RELEASED),))


READERS: Mapping[str, Callable[[Notice], Events]] = {
    "AUTHORISATION": authorised,
    "PENDING": pending,
    "CAPTURE": captured,
    "CAPTURE_FAILED": capture_failed,
    "CANCELLATION": cancelled,
    "TECHNICAL_CANCEL": cancelled,
    "CANCEL_OR_REFUND": cancelled_or_refunded,
    "AUTHORISATION_ADJUSTMENT": adjusted,
    "EXPIRE": expired,
    "OFFER_CLOSED": expired,
    "MANUAL_REVIEW_ACCEPT": approved,
    "MANUAL_REVIEW_REJECT": rejected,
}
"""By what Adyen calls the event."""
