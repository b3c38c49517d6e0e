"""
Card networks: why a payment was questioned, each with the reason a customer may read.

Source: the networks' dispute reason codes, as docs.stripe.com/disputes/categories, docs.adyen.com (dispute reason
codes) and developer.paypal.com/braintree (chargeback reason codes) list them.

A question about fraud is never told: on the page of the one who paid, a thief may be reading.
"""

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import MASKED, NOTHING, Table, find, page

# fmt: off
VISA = page(
    ("dispute",),
    ("10.1 10.2 10.3 10.4 10.5", MASKED),
    ("11.1",                     MASKED),
    ("11.2 11.3",                plain.QUESTION_BANK_HAD_AGREED),
    ("12.1 12.2",                plain.QUESTION_HANDLED_CORRECTLY),
    ("12.3",                     plain.QUESTION_AMOUNT),
    ("12.4",                     plain.QUESTION_HANDLED_CORRECTLY),
    ("12.5",                     plain.QUESTION_AMOUNT),
    ("12.6",                     plain.QUESTION_HANDLED_CORRECTLY),
    ("12.6.1",                   plain.QUESTION_CHARGED_TWICE),
    ("12.6.2",                   plain.QUESTION_PAID_ANOTHER_WAY),
    ("12.7",                     plain.QUESTION_HANDLED_CORRECTLY),
    ("13.1",                     plain.QUESTION_DELIVERED),
    ("13.2",                     plain.QUESTION_CANCELLED),
    ("13.3 13.4 13.5",           plain.QUESTION_AS_PROMISED),
    ("13.6",                     plain.QUESTION_REFUND_OWED),
    ("13.7",                     plain.QUESTION_CANCELLED),
    ("13.8",                     NOTHING),
    ("13.9",                     plain.QUESTION_DELIVERED),

    # As they were numbered before.
    ("30",                       plain.QUESTION_DELIVERED),
    ("33",                       MASKED),
    ("41",                       plain.QUESTION_CANCELLED),
    ("53",                       plain.QUESTION_AS_PROMISED),
    ("57 62 70 81 83 93",        MASKED),
    ("71 72 73",                 plain.QUESTION_BANK_HAD_AGREED),
    ("74 76 77",                 plain.QUESTION_HANDLED_CORRECTLY),
    ("75",                       plain.QUESTION_WHAT_FOR),
    ("80",                       plain.QUESTION_HANDLED_CORRECTLY),
    ("82",                       plain.QUESTION_CHARGED_TWICE),
    ("85",                       plain.QUESTION_REFUND_OWED),
    ("86",                       plain.QUESTION_PAID_ANOTHER_WAY),
    ("90",                       plain.QUESTION_DELIVERED),
    scheme="visa",
)

MASTERCARD = page(
    ("dispute",),
    ("4807",                     MASKED),
    ("4808 4812",                plain.QUESTION_BANK_HAD_AGREED),
    ("4831",                     plain.QUESTION_AMOUNT),
    ("4834",                     plain.QUESTION_HANDLED_CORRECTLY),
    ("4837 4840",                MASKED),
    ("4841",                     plain.QUESTION_CANCELLED),
    ("4842",                     plain.QUESTION_HANDLED_CORRECTLY),
    ("4846",                     plain.QUESTION_AMOUNT),
    ("4849",                     MASKED),
    ("4850",                     plain.QUESTION_HANDLED_CORRECTLY),
    # One code for everything between a customer and a seller.
    ("4853 4854",                NOTHING),
    ("4855",                     plain.QUESTION_DELIVERED),
    ("4859",                     plain.QUESTION_HANDLED_CORRECTLY),
    ("4860",                     plain.QUESTION_REFUND_OWED),
    ("4862 4863 4870 4871",      MASKED),
    ("4999",                     NOTHING),
    scheme="mastercard",
)

AMEX = page(
    ("dispute",),
    ("A01",                      plain.QUESTION_AMOUNT),
    ("A02 A08",                  plain.QUESTION_BANK_HAD_AGREED),
    ("C02 C04",                  plain.QUESTION_REFUND_OWED),
    ("C05",                      plain.QUESTION_CANCELLED),
    ("C08",                      plain.QUESTION_DELIVERED),
    ("C14",                      plain.QUESTION_PAID_ANOTHER_WAY),
    ("C18 C28",                  plain.QUESTION_CANCELLED),
    ("C31 C32",                  plain.QUESTION_AS_PROMISED),
    ("F10 F14 F24 F29 F30 F31",  MASKED),
    ("FR2 FR4 FR6",              MASKED),
    ("M01",                      NOTHING),
    ("M10 M49",                  plain.QUESTION_HANDLED_CORRECTLY),
    ("P01 P03 P04",              plain.QUESTION_HANDLED_CORRECTLY),
    ("P05",                      plain.QUESTION_AMOUNT),
    ("P07",                      plain.QUESTION_HANDLED_CORRECTLY),
    ("P08",                      plain.QUESTION_CHARGED_TWICE),
    ("P22",                      plain.QUESTION_HANDLED_CORRECTLY),
    ("P23",                      plain.QUESTION_AMOUNT),
    ("R03 R13",                  NOTHING),

    # Questions that come before a dispute.
    ("127 177",                  plain.QUESTION_WHAT_FOR),
    ("155 4554",                 plain.QUESTION_DELIVERED),
    ("173",                      plain.QUESTION_CHARGED_TWICE),
    ("175 4513",                 plain.QUESTION_REFUND_OWED),
    ("193 4540",                 MASKED),
    scheme="amex",
)

DISCOVER = page(
    ("dispute",),
    ("AA 4752",                  plain.QUESTION_WHAT_FOR),
    ("AP 4541",                  plain.QUESTION_CANCELLED),
    ("AT 4863",                  plain.QUESTION_BANK_HAD_AGREED),
    ("AW 4586",                  plain.QUESTION_AMOUNT),
    ("CD 4550",                  plain.QUESTION_HANDLED_CORRECTLY),
    ("DP 4534",                  plain.QUESTION_CHARGED_TWICE),
    ("IN 4753",                  plain.QUESTION_HANDLED_CORRECTLY),
    ("LP 4542",                  plain.QUESTION_HANDLED_CORRECTLY),
    ("NF 4864",                  plain.QUESTION_DELIVERED),
    ("PM 4865",                  plain.QUESTION_PAID_ANOTHER_WAY),
    ("RG 4755",                  plain.QUESTION_DELIVERED),
    ("RM 4553",                  plain.QUESTION_AS_PROMISED),
    ("RN2 8002",                 plain.QUESTION_REFUND_OWED),
    ("4762",                     NOTHING),
    ("UA01 UA02 UA05 UA06",      MASKED),
    ("4866 4867 7010 7030",      MASKED),
    scheme="discover",
)
# fmt: on

ROWS = (*VISA, *MASTERCARD, *AMEX, *DISCOVER)
TABLE = Table("cards", ROWS)


def reason(code: str, *, scheme: str, of: str = "dispute") -> Reason:
    """
    The plain reason for which a card payment was questioned.

    Args:
        code: The network's dispute reason code, e.g. ``"13.1"``.
        scheme: Whose: ``"visa"``, ``"mastercard"``, ``"amex"`` or ``"discover"``.
        of: Always ``"dispute"``; here so that every `reason` is called alike.

    Source:
        docs.stripe.com/disputes/categories and docs.adyen.com, dispute reason codes.
    """
    return find(TABLE, code, scheme=scheme, resource=of).reason
