"""
What the codes of the direct debit schemes mean, written as GoCardless writes them.

Source: the schemes, which are Nacha (ACH), ISO 20022 (SEPA), Bacs, Payments Canada (PAD), AusPayNet (BECS), Payments
NZ, PayTo and Betalingsservice; developer.gocardless.com/api-reference, event details, for how each is written.
"""

from ...flows import reasons as plain
from ..reasons import MASKED, NOTHING, borrow, page
from ..schemes import ach, iso20022

# fmt: off
_BACS = page(
    ("payment",),
    # The bank does not pay, and says why.
    ("ARUDD-0",             NOTHING),
    ("ARUDD-1",             plain.AGREEMENT_ENDED),
    ("ARUDD-2",             MASKED),
    ("ARUDD-3",             plain.ACCOUNT_MOVED),
    ("ARUDD-4",             plain.NOT_AS_AGREED),
    ("ARUDD-5",             plain.ACCOUNT_NOT_FOUND),
    ("ARUDD-6",             plain.DEBIT_NOT_AGREED),
    ("ARUDD-7 ARUDD-8",     plain.NOT_AS_AGREED),
    ("ARUDD-9",             plain.COLLECTED_TOO_LATE),
    ("ARUDD-A",             plain.SELLER_NOT_READY),
    ("ARUDD-B",             plain.ACCOUNT_CLOSED),
    ("ARUDD-E ARUDD-Y",     plain.ACCOUNT_DETAILS_DIFFER),

    # The bank does not set the agreement up.
    ("AUDDIS-1",            plain.AGREEMENT_ENDED),
    ("AUDDIS-2",            MASKED),
    ("AUDDIS-3",            plain.ACCOUNT_MOVED),
    ("AUDDIS-5",            plain.ACCOUNT_NOT_FOUND),
    ("AUDDIS-6",            plain.DEBIT_NOT_AGREED),
    ("AUDDIS-B",            plain.ACCOUNT_CLOSED),
    ("AUDDIS-C",            plain.ACCOUNT_MOVED),
    ("AUDDIS-F AUDDIS-G",   plain.ACCOUNT_NOT_FOR_THIS),
    ("AUDDIS-H",            plain.AGREEMENT_ENDED),
    ("AUDDIS-I",            plain.AGREEMENT_NOT_SET_UP),
    ("AUDDIS-K",            plain.AGREEMENT_ENDED),
    ("AUDDIS-L",            plain.ACCOUNT_DETAILS_DIFFER),
    ("AUDDIS-M",            plain.AGREEMENT_NOT_SET_UP),
    ("AUDDIS-N",            plain.ACCOUNT_NOT_FOR_THIS),
    ("AUDDIS-O AUDDIS-P AUDDIS-Q", plain.AGREEMENT_NOT_SET_UP),

    # The bank ends or changes the agreement.
    ("ADDACS-0 ADDACS-1",   plain.AGREEMENT_ENDED),
    ("ADDACS-2",            MASKED),
    ("ADDACS-3",            plain.ACCOUNT_MOVED),
    ("ADDACS-B",            plain.ACCOUNT_CLOSED),
    ("ADDACS-C",            plain.ACCOUNT_MOVED),
    ("ADDACS-D",            plain.NOT_AS_AGREED),
    ("ADDACS-E",            plain.ACCOUNT_MOVED),
    ("ADDACS-R",            NOTHING),

    # The customer asks for the money back.
    ("DDICA-1 DDICA-2",     plain.NOT_AS_AGREED),
    ("DDICA-3 DDICA-4",     plain.AGREEMENT_ENDED),
    ("DDICA-5 DDICA-6",     plain.TOLD_NOT_AGREED),
    ("DDICA-7",             plain.SELLER_UNDID_IT),
    ("DDICA-8",             plain.TOLD_NOT_AGREED),
    scheme="bacs",
)

_PAD = page(
    ("payment",),
    (
        "PAYMENT_STATUS_REPORT-0518 PAYMENT_STATUS_REPORT-0567 PAYMENT_STATUS_REPORT-0573 PAYMENT_STATUS_REPORT-1023 "
        "PAYMENT_STATUS_REPORT-2014 PAYMENT_STATUS_REPORT-2017 PAYMENT_STATUS_REPORT-2018 PAYMENT_STATUS_REPORT-2019 "
        "PAYMENT_STATUS_REPORT-2020 PAYMENT_STATUS_REPORT-2034",
                                        plain.ACCOUNT_DETAILS_DIFFER,
    ),
    ("PAYMENT_STATUS_REPORT-900",       plain.ACCOUNT_DETAILS_DIFFER),
    ("PAYMENT_STATUS_REPORT-901",       plain.NOT_ENOUGH_MONEY),
    ("PAYMENT_STATUS_REPORT-902",       plain.ACCOUNT_NOT_FOUND),
    ("PAYMENT_STATUS_REPORT-903",       plain.PAYMENT_STOPPED),
    ("PAYMENT_STATUS_REPORT-905",       plain.ACCOUNT_CLOSED),
    ("PAYMENT_STATUS_REPORT-907",       plain.ACCOUNT_NOT_FOR_THIS),
    ("PAYMENT_STATUS_REPORT-908",       plain.MONEY_NOT_AVAILABLE_YET),
    ("PAYMENT_STATUS_REPORT-909",       plain.CURRENCY_NOT_POSSIBLE),
    ("PAYMENT_STATUS_REPORT-910",       MASKED),
    ("PAYMENT_STATUS_REPORT-911",       plain.ACCOUNT_BLOCKED),
    ("PAYMENT_STATUS_REPORT-912",       plain.ACCOUNT_DETAILS_DIFFER),
    ("PAYMENT_STATUS_REPORT-914",       plain.ACCOUNT_DETAILS_DIFFER),
    ("PAYMENT_STATUS_REPORT-915",       plain.TOLD_NOT_AGREED),
    ("PAYMENT_STATUS_REPORT-916",       plain.NOT_AS_AGREED),
    ("PAYMENT_STATUS_REPORT-917",       plain.AGREEMENT_ENDED),
    ("PAYMENT_STATUS_REPORT-918 PAYMENT_STATUS_REPORT-919", plain.NOT_AS_AGREED),
    ("PAYMENT_STATUS_REPORT-920",       plain.AGREEMENT_ENDED),
    ("PAYMENT_STATUS_REPORT-921",       plain.NOT_AS_AGREED),
    ("PAYMENT_STATUS_REPORT-990",       plain.NOT_PROCESSED),
    scheme="pad",
)

_BECS = page(
    ("payment",),
    ("1",                   plain.ACCOUNT_DETAILS_DIFFER),
    ("2",                   plain.PAYMENT_STOPPED),
    ("3",                   plain.ACCOUNT_CLOSED),
    ("4",                   MASKED),
    ("5",                   plain.ACCOUNT_NOT_FOUND),
    ("6 7",                 NOTHING),
    ("8",                   plain.SELLER_NOT_READY),
    ("9",                   plain.REQUEST_NOT_CLEAR),
    ("AC01",                plain.ACCOUNT_DETAILS_DIFFER),
    ("AC04",                plain.ACCOUNT_CLOSED),
    ("CBC",                 plain.AGREEMENT_ENDED),
    ("DEN",                 plain.ACCOUNT_DETAILS_DIFFER),
    ("INT_ERR",             plain.NOT_PROCESSED),
    ("MD01",                plain.TOLD_NOT_AGREED),
    ("MD07",                MASKED),
    ("NARR",                NOTHING),
    ("RC02",                plain.ACCOUNT_DETAILS_DIFFER),
    ("UDUNAUT",             plain.TOLD_NOT_AGREED),
    scheme="becs",
)

_BECS_NZ = page(
    ("payment",),
    ("ACKNOWLEDGEMENT-FAILED",          NOTHING),
    ("DISHONOUR-AC03",                  plain.ACCOUNT_DETAILS_DIFFER),
    ("DISHONOUR-AC04",                  plain.ACCOUNT_CLOSED),
    ("DISHONOUR-AC05",                  plain.ACCOUNT_DETAILS_DIFFER),
    ("DISHONOUR-AG01",                  plain.AGREEMENT_ENDED),
    ("DISHONOUR-AM02",                  plain.ACCOUNT_SETTINGS),
    ("DISHONOUR-AM04",                  plain.NOT_ENOUGH_MONEY),
    ("DISHONOUR-BE05",                  plain.TOLD_NOT_AGREED),
    ("DISHONOUR-MS01",                  plain.PAYMENT_STOPPED),
    ("NEGATIVE_ACKNOWLEDGEMENT-AC03",   plain.ACCOUNT_DETAILS_DIFFER),
    ("NEGATIVE_ACKNOWLEDGEMENT-AC05",   plain.ACCOUNT_DETAILS_DIFFER),
    ("NEGATIVE_ACKNOWLEDGEMENT-AM04",   plain.NOT_ENOUGH_MONEY),
    scheme="becs_nz",
)

_PAY_TO = page(
    ("payment",),
    ("3",                   plain.ACCOUNT_CLOSED),
    ("AC02",                plain.ACCOUNT_DETAILS_DIFFER),
    ("AC04 AC05",           plain.ACCOUNT_CLOSED),
    ("AC06",                plain.ACCOUNT_BLOCKED),
    ("AC13",                plain.ACCOUNT_NOT_FOR_THIS),
    ("DEN RC02",            plain.ACCOUNT_DETAILS_DIFFER),
    ("MD07",                MASKED),
    ("MD16 MD17 MD20",      plain.AGREEMENT_ENDED),
    ("MD21",                MASKED),
    ("MS02",                plain.AGREEMENT_ENDED),
    ("NARR UNKN",           NOTHING),
    ("SBP",                 plain.AGREEMENT_ENDED),
    ("SL11 SL12",           plain.ACCOUNT_SETTINGS),
    scheme="pay_to",
)

_BETALINGSSERVICE = page(
    ("payment",),
    ("MANDATE_INFORMATION-0232 MANDATE_INFORMATION-0233 MANDATE_INFORMATION-0234", plain.AGREEMENT_ENDED),
    ("PAYMENT_INFORMATION-0237",        plain.PAYMENT_STOPPED),
    ("PAYMENT_INFORMATION-0238",        plain.PAYMENT_STOPPED),
    ("PAYMENT_INFORMATION-0239",        plain.GIVEN_BACK_ON_REQUEST),
    ("INFORMATION_LIST-0253",           plain.AGREEMENT_ENDED),
    ("INFORMATION_LIST-0257",           plain.AGREEMENT_ENDED),
    ("INFORMATION_LIST-0282",           NOTHING),
    scheme="betalingsservice",
)

_FASTER_PAYMENTS = page(
    ("payment",),
    ("MANDATE_EXPIRED",                 plain.AGREEMENT_ENDED),
    ("MERCHANT_MANDATE_CANCELLED",      plain.SELLER_DID_NOT_GO_AHEAD),
    ("PAYER_MANDATE_CANCELLED",         plain.AGREEMENT_ENDED),
    scheme="faster_payments",
)

SCHEMES = (
    *borrow(ach.ROWS, of="payment", scheme="ach", prefix="ACH_RETURN-"),
    *borrow(ach.ROWS, of="payment", scheme="ach", prefix="NOTIFICATION_OF_CHANGE-"),
    *borrow(iso20022.ROWS, of="payment", scheme="sepa_core"),
    *_BACS, *_PAD, *_BECS, *_BECS_NZ, *_PAY_TO, *_BETALINGSSERVICE, *_FASTER_PAYMENTS,
)
"""Each row about a payment."""
# fmt: on
