"""
ACH: why a payment between American banks was returned, each with the reason a customer may read.

Source: the Nacha Operating Rules, return reason codes (R) and notifications of change (C).

What is returned is a debit, a payment collected from the reader's account, or a credit, money sent to an account: to
the reader's own as a refund or payout, or to somebody else's as a transfer. Whether somebody has died is not ours to
tell, nor is what a bank must keep to itself.
"""

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import MASKED, NOTHING, Table, find, page

# fmt: off
ROWS = page(
    # code          a debit                         a credit
    ("payment dispute",                             "refund payout transfer"),
    ("R01",         plain.NOT_ENOUGH_MONEY,         NOTHING),
    ("R02",         plain.ACCOUNT_CLOSED,           plain.RECEIVING_ACCOUNT_CLOSED),
    ("R03",         plain.ACCOUNT_NOT_FOUND,        plain.RECEIVING_ACCOUNT_NOT_FOUND),
    ("R04",         plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("R05",         plain.TOLD_NOT_AGREED,          NOTHING),
    ("R06",         plain.SELLER_UNDID_IT,          plain.SENDER_ASKED_FOR_IT_BACK),
    ("R07",         plain.AGREEMENT_ENDED,          NOTHING),
    ("R08",         plain.PAYMENT_STOPPED,          NOTHING),
    ("R09",         plain.MONEY_NOT_AVAILABLE_YET,  NOTHING),
    ("R10",         plain.TOLD_NOT_AGREED,          NOTHING),
    ("R11",         plain.NOT_AS_AGREED,            NOTHING),
    ("R12",         plain.ACCOUNT_MOVED,            plain.RECEIVING_ACCOUNT_MOVED),
    ("R13",         plain.BANK_NOT_TAKING_PART,     plain.RECEIVING_ACCOUNT_NOT_FOR_THIS),
    ("R14 R15",     MASKED),
    ("R16",         plain.ACCOUNT_BLOCKED,          plain.RECEIVING_ACCOUNT_RESTRICTED),
    ("R17",         MASKED),
    ("R18 R19",     plain.REQUEST_NOT_CLEAR),
    ("R20",         plain.ACCOUNT_NOT_FOR_THIS,     plain.RECEIVING_ACCOUNT_NOT_FOR_THIS),
    ("R21 R22",     plain.REQUEST_NOT_CLEAR),
    ("R23",         NOTHING,                        plain.NOT_ACCEPTED),
    ("R24",         plain.SAME_PAYMENT_AGAIN),
    ("R25 R26 R27", plain.REQUEST_NOT_CLEAR),
    ("R28",         plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("R29",         plain.TOLD_NOT_AGREED,          NOTHING),
    ("R30",         plain.CHEQUE_NOT_USABLE,        NOTHING),
    ("R31",         plain.SELLER_UNDID_IT,          NOTHING),
    ("R32",         plain.NOT_PROCESSED),
    ("R33",         plain.CHEQUE_NOT_USABLE,        NOTHING),
    ("R34",         plain.BANK_NOT_TAKING_PART,     plain.RECEIVING_ACCOUNT_NOT_FOR_THIS),
    ("R35",         plain.REQUEST_NOT_CLEAR,        NOTHING),
    ("R36",         NOTHING,                        plain.REQUEST_NOT_CLEAR),
    ("R37",         plain.SAME_PAYMENT_AGAIN,       NOTHING),
    ("R38",         plain.PAYMENT_STOPPED,          NOTHING),
    ("R39",         plain.CHEQUE_NOT_USABLE,        NOTHING),

    # Enrolments, about which there is no payment yet.
    ("R40 R41 R42 R43 R44 R45 R46 R47", NOTHING),

    # Cheques that were collected as payments.
    ("R50 R51",     plain.CHEQUE_NOT_USABLE,        NOTHING),
    ("R52",         plain.PAYMENT_STOPPED,          NOTHING),
    ("R53",         plain.SAME_PAYMENT_AGAIN,       NOTHING),

    # Two banks about a return between them.
    ("R61 R62 R67 R68 R69 R70 R71 R72 R73 R74 R75 R76 R77", NOTHING),

    # Payments to and from other countries.
    ("R80",         plain.REQUEST_NOT_CLEAR),
    ("R81",         NOTHING),
    ("R82",         plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("R83",         plain.NOT_PROCESSED),
    ("R84",         MASKED),
    ("R85",         plain.REQUEST_NOT_CLEAR),
    ("R90",         MASKED),

    # Corrections of what was asked for, and answers to them.
    ("C01 C02 C03 C04 C05 C06 C07 C08 C09",
                    plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("C13 C14",     plain.REQUEST_NOT_CLEAR),
    ("C61 C62 C63 C64 C65 C66 C67 C68 C69", NOTHING),
)
# fmt: on

TABLE = Table("ach", ROWS)


def reason(code: str, *, of: str = "payment") -> Reason:
    """
    The plain reason for a return.

    Args:
        code: A return reason code or change code, e.g. ``"R01"``.
        of: What was returned: ``"payment"`` for a debit; ``"refund"``, ``"payout"`` or ``"transfer"`` for a credit.

    Source:
        Nacha Operating Rules, return reason codes.
    """
    return find(TABLE, code, resource=of).reason
