"""Every lifecycle that ships, beside a billing service written by hand that knows nothing of it."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.flows import (
    BANK_DEBIT,
    BANK_TRANSFER,
    CARD_PAYMENT,
    DISPUTE,
    FEED_ENTRY,
    INVOICE,
    MANDATE,
    PAYOUT,
    PURCHASE,
    REFUND,
)
from aboveboard.testing import (
    Delivery,
    VerdictDisagrees,
    again,
    check,
    deliveries,
    double_faults,
    edgings,
    everywhere,
    journeys,
    ledger,
    machine,
    single_faults,
    tour,
)
from aboveboard.testing.deliveries import Kind
from services import (
    bank_debit,
    bank_transfer,
    card_payment,
    dispute,
    feed_entry,
    invoice,
    mandate,
    payout,
    purchase,
    refund,
)
from services.sentences import languages
from services.service import Service

SERVICES = {
    PURCHASE: partial(Service, purchase),
    CARD_PAYMENT: partial(Service, card_payment),
    BANK_DEBIT: partial(Service, bank_debit),
    PAYOUT: partial(Service, payout),
    REFUND: partial(Service, refund),
    FEED_ENTRY: partial(Service, feed_entry),
    BANK_TRANSFER: partial(Service, bank_transfer),
    DISPUTE: partial(Service, dispute),
    INVOICE: partial(Service, invoice),
    MANDATE: partial(Service, mandate),
}
IN_EVERY_LANGUAGE = [
    pytest.param(lifecycle, locale, id=f"{lifecycle.name}-{locale}")
    for lifecycle in SERVICES
    for locale in languages(lifecycle.name)
]
each = pytest.mark.parametrize("lifecycle", SERVICES, ids=lambda lifecycle: lifecycle.name)


def exercised(lifecycle):
    """What stands on the page of the ledger, put back for whoever counts it."""
    page = ledger.turn_page()
    for one, edges in page.items():
        ledger.exercised(one, edges)
    return page.get(lifecycle, set())


@pytest.mark.parametrize(("lifecycle", "locale"), IN_EVERY_LANGUAGE)
def test_whatever_goes_wrong_once_we_tell_the_same_on_every_edge(lifecycle, locale):
    """
    Whatever can happen to your money, and whatever goes wrong with the news of it: what we show you is right.
    """
    ledger.turn_page()
    for delivery in single_faults(lifecycle) if locale == "en" else worth_reading(lifecycle):
        check(delivery, SERVICES[lifecycle], locales=(locale,))

    assert exercised(lifecycle) == set(edgings(lifecycle))


@each
@pytest.mark.parametrize("layer", [everywhere, double_faults], ids=["everywhere", "double_faults"])
def test_whatever_is_told_wherever_it_stands_and_whatever_goes_wrong_twice_we_tell_the_same(lifecycle, layer):
    """
    News that fits nothing, and news that goes wrong in two ways, does not make us say anything wrong.
    """
    for delivery in layer(lifecycle):
        check(delivery, SERVICES[lifecycle])


def worth_reading(lifecycle):
    """The tour, and whatever makes us late: other faults change what is said only by the state they lead to."""
    return [
        delivery
        for delivery in single_faults(lifecycle)
        if all(one.kind in (Kind.SLOW, Kind.PAUSE) for one in delivery.disturbances)
    ]


@each
def test_the_kit_would_notice_a_service_that_is_wrong(lifecycle):
    """
    That both agree is not because nobody looked.
    """

    class Forgetful(Service):
        def _is_one_fact(self, one, other):
            return False

    twice = Delivery(tour(lifecycle)[0], (again(1),))
    with pytest.raises(VerdictDisagrees, match="the lifecycle says 'duplicate'"):
        check(twice, lambda: Forgetful(SERVICES[lifecycle].args[0]))


@each
@given(data=st.data())
def test_whatever_goes_wrong_at_once_we_tell_the_same(lifecycle, data):
    """
    However much goes wrong at the same time, what we show you is right.
    """
    delivery = data.draw(journeys(lifecycle).flatmap(deliveries))
    check(delivery, SERVICES[lifecycle], locales=(data.draw(st.sampled_from(languages(lifecycle.name))),))


def beside(lifecycle):
    """The state machine of the kit, with a quarter of the usual examples: each is thirty steps long."""
    case = machine(lifecycle, SERVICES[lifecycle], locales=languages(lifecycle.name)[:2]).TestCase
    case.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=30)
    return case


TestPurchase = beside(PURCHASE)
TestCardPayment = beside(CARD_PAYMENT)
TestBankDebit = beside(BANK_DEBIT)
TestPayout = beside(PAYOUT)
TestRefund = beside(REFUND)
TestFeedEntry = beside(FEED_ENTRY)
TestBankTransfer = beside(BANK_TRANSFER)
TestDispute = beside(DISPUTE)
TestInvoice = beside(INVOICE)
TestMandate = beside(MANDATE)
