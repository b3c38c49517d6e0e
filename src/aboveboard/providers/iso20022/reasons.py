"""
Codes of ISO 20022 into plain reasons: those of the scheme, and why banks turn down a request to stop a payment.

Most of the latter codes are also return reasons, and mean something else there. What the recipient decided, how much
money they have and what the law asks for is not told.

Source: the external code sets of the ISO 20022 registration authority, payment cancellation rejection.
"""

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import MASKED, NOTHING, Table, find, page
from ..schemes import iso20022

# fmt: off
REFUSAL = page(
    ("payment dispute refund payout transfer", ),
    ("AC04",        plain.RECEIVING_ACCOUNT_CLOSED),
    ("ARDT",        plain.ALREADY_SENT_BACK),
    ("NOAS",        plain.NO_ANSWER_IN_TIME),
    ("AM04 CUST LEGL RR04", MASKED),
    ("ADAC AGNT ARPL IDMN NARR NOOR PTNA RQDA WSEQ", NOTHING),
    # About requests to pay.
    ("AACR ACLR AEXR ARFR ARJR PATE RCAR RCNR RCPR URTP", NOTHING),
    action="refusal",
)
# fmt: on

TABLE = Table("iso20022", (*iso20022.TABLE.rows, *REFUSAL))


def reason(code: str, *, of: str = "payment", action: str = "") -> Reason:
    """
    The plain reason for a code of the external code sets.

    Args:
        code: The four characters, e.g. ``"AC04"``.
        of: What failed: ``"payment"`` for a debit, ``"refund"`` or ``"payout"`` for money sent
            to the reader, ``"transfer"`` for money the reader sends.
        action: The code set, where you know it: ``"return"``, ``"status"``, ``"reversal"``, ``"cancellation"``,
            or ``"refusal"`` where a request to stop a payment was turned down.

    Source:
        ISO 20022 external code sets.
    """
    return find(TABLE, code, resource=of, action=action).reason
