"""
Adyen's codes, each with the reason a customer may read.

Codes from docs.adyen.com: refusal reasons, CAPTURE_FAILED and REFUND_FAILED reasons, and the reasons of transfers.
Refusals and failed captures come as words, as numbers or as both, so both are here.

Adyen asks sellers not to show the details of a refusal, because whoever tries stolen cards learns from them. So
everything about a card or its account is masked: whether it exists, has expired, is blocked, has enough money, or
which detail was wrong. What is told is about the attempt: what became of it, and what to do.
"""

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import MASKED, NOTHING, Table, borrow, find, page
from ..schemes import ach, cards, iso20022

# fmt: off
_REFUSAL = page(
    ("payment",),
    ("0", NOTHING),
    (("2", "Refused"), NOTHING),
    (("3", "Referral"), plain.BANK_WANTS_A_WORD),
    (("4", "Acquirer Error"), plain.NOT_PROCESSED),
    (("5", "Blocked Card"), MASKED),
    (("6", "Expired Card"), MASKED),
    (("7", "Invalid Amount"), plain.AMOUNT_NOT_POSSIBLE),
    (("8", "Invalid Card Number"), MASKED),
    (("9", "Issuer Unavailable"), plain.BANK_NOT_REACHED),
    (("10", "Not supported"), plain.CARD_NOT_FOR_THIS),
    (("11", "3D Not Authenticated"), plain.NOT_CONFIRMED),
    (("12", "Not enough balance"), MASKED),
    (("14", "Acquirer Fraud"), MASKED),
    (("15", "Cancelled"), plain.STOPPED_BEFORE_FINISHED),
    (("16", "Shopper Cancelled"), plain.STOPPED_BEFORE_FINISHED),
    (("17", "Invalid Pin"), MASKED),
    (("18", "Pin tries exceeded"), MASKED),
    (("19", "Pin validation not possible"), plain.NOT_PROCESSED),
    (("20", "FRAUD"), MASKED),
    (("21", "Not Submitted"), plain.NOT_PROCESSED),
    (("22", "FRAUD-CANCELLED"), MASKED),
    (("23", "Transaction Not Permitted"), plain.CARD_NOT_FOR_THIS),
    (("24", "CVC Declined"), MASKED),
    (("25", "Restricted Card"), MASKED),
    (("26", "Revocation Of Auth"), plain.AGREEMENT_ENDED),
    (("27", "Declined Non Generic"), NOTHING),
    (("28", "Withdrawal amount exceeded"), MASKED),
    (("29", "Withdrawal count exceeded"), MASKED),
    (("31", "Issuer Suspected Fraud"), MASKED),
    (("32", "AVS Declined"), MASKED),
    (("33", "Card requires online pin"), plain.CONFIRMATION_NEEDED),
    (("34", "No checking account available on Card"), MASKED),
    (("35", "No savings account available on Card"), MASKED),
    (("36", "Mobile pin required"), plain.CONFIRMATION_NEEDED),
    (("37", "Contactless fallback"), plain.STOPPED_BEFORE_FINISHED),
    (("38", "Authentication required"), plain.CONFIRMATION_NEEDED),
    (("39", "RReq not received from DS"), plain.NOT_PROCESSED),
    (("40", "Current AID is in Penalty Box"), plain.NOT_PROCESSED),
    (("41", "CVM Required Restart Payment"), plain.CONFIRMATION_NEEDED),
    (("42", "3DS Authentication Error"), plain.NOT_CONFIRMED),
    (("43", "Online PIN required"), plain.CONFIRMATION_NEEDED),
    (("44", "Try another interface"), plain.NOT_PROCESSED),
    (("45", "Chip downgrade mode"), plain.NOT_PROCESSED),
    (("46", "Transaction blocked by Adyen to prevent excessive retry fees"), plain.TOO_MANY_TRIES),
    (("50", "Token Revoked"), plain.AGREEMENT_ENDED),
)

_FAILED_LATER = page(
    ("payment",                         "refund"),
    (("Capture Failed",),               NOTHING),
    (("Refund Failed",),                NOTHING),
    (("Insufficient balance on payment",),
                                        plain.AMOUNT_NOT_POSSIBLE),
    (("Transaction hasn't been captured, refund not possible",),
                                        plain.NOT_COLLECTED_YET),
    (("Capture rejected by card scheme because of a technical issue",),
                                        plain.NOT_PASSED_ON,        plain.NOT_PROCESSED),
    (("Capture rejected by card scheme because the shopper cancelled the recurring payment through their bank",),
                                        plain.PAYMENT_STOPPED,      NOTHING),
)

# Money that a platform pays out or collects. The counterparty is the reader.
_TRANSFER = page(
    # code                              collected                   paid out
    ("payment",                                                     "refund payout transfer"),
    ("accountHierarchyNotActive",       plain.SELLER_NOT_READY,     plain.SENDER_COULD_NOT_SEND),
    ("amountLimitExceeded",             plain.AMOUNT_NOT_POSSIBLE,  plain.SENDING_LIMIT),
    ("approvalExpired",                 plain.SELLER_DID_NOT_GO_AHEAD, plain.SENDER_COULD_NOT_SEND),
    ("approved",                        NOTHING),
    ("balanceAccountTemporarilyBlockedByTransactionRule", MASKED),
    ("counterpartyAccountBlocked",      plain.ACCOUNT_BLOCKED,      plain.RECEIVING_ACCOUNT_RESTRICTED),
    ("counterpartyAccountClosed",       plain.ACCOUNT_CLOSED,       plain.RECEIVING_ACCOUNT_CLOSED),
    ("counterpartyAccountNotFound",     plain.ACCOUNT_NOT_FOUND,    plain.RECEIVING_ACCOUNT_NOT_FOUND),
    ("counterpartyAddressRequired",     plain.REQUIRED_DETAILS_MISSING),
    ("counterpartyBankTimedOut counterpartyBankUnavailable",
                                        plain.BANK_NOT_REACHED,     plain.RECEIVING_BANK_NOT_REACHED),
    ("declined",                        NOTHING),
    ("declinedByBapValidation declinedByTransactionRule", MASKED),
    ("directDebitNotSupported",         plain.ACCOUNT_NOT_FOR_THIS, NOTHING),
    ("error internalTimeout",           plain.NOT_PROCESSED),
    ("notEnoughBalance",                plain.NOT_ENOUGH_MONEY,     plain.SENDER_COULD_NOT_SEND),
    ("pending pendingApproval pendingExecution", NOTHING),
    ("refusedByCounterpartyBank",       NOTHING,                    plain.NOT_ACCEPTED),
    ("refusedByCustomer",               plain.PAYMENT_STOPPED,      plain.NOT_ACCEPTED),
    ("routeNotFound unableToRouteTransaction",
                                        plain.NOT_PASSED_ON,        plain.RECEIVING_BANK_NOT_REACHED),
    ("scaFailed",                       plain.NOT_CONFIRMED,        plain.SENDER_COULD_NOT_SEND),
    ("transferInstrumentDoesNotExist",  plain.ACCOUNT_NOT_FOUND,    plain.RECEIVING_ACCOUNT_NOT_FOUND),
    ("unknown",                         NOTHING),
)

# Payments with a card that a platform has issued; refused by the same rule as above.
_ISSUED_CARD = page(
    ("payment",),
    ("avsDeclined blockCard captureCard cardExpired cavvDeclined cryptographicFailure cvcDeclined", MASKED),
    ("callReferral", plain.BANK_WANTS_A_WORD),
    ("shopperCancelled contactlessFallback", plain.STOPPED_BEFORE_FINISHED),
    ("cardholderAuthenticationRequired scaAuthenticationRequired", plain.CONFIRMATION_NEEDED),
    ("contactlessLimitReached mobilePinRequired pinRequired", plain.CONFIRMATION_NEEDED),
    ("cashbackAmountExceedsLimit invalidAmount purchaseAmountOnlyNoCashBack", plain.AMOUNT_NOT_POSSIBLE),
    ("declinedNonGeneric doNotHonor honorWithId partiallyApproved schemeAdvice", NOTHING),
    ("domesticDebitTransactionNotAllowed notSupported transactionNotPermitted", plain.CARD_NOT_FOR_THIS),
    ("duplicateTransmissionDetected", plain.ALREADY_PAID_ONCE),
    ("formatError invalidTransaction invalidAuthorizationLifeCycle", plain.REQUEST_NOT_CLEAR),
    ("fraudCancelled issuerSuspectedFraud lostCard restrictedCard securityViolation stolenCard", MASKED),
    ("invalidAccount invalidCard invalidExpiryDate invalidFromAccount invalidPin invalidToAccount", MASKED),
    ("invalidIssuer pinNotChanged pinTriesExceeded withdrawalAmountExceeded withdrawalCountExceeded", MASKED),
    ("invalidMerchant", plain.SELLER_NOT_READY),
    ("noCheckingAccount noSavingsAccount", MASKED),
    ("not3dAuthenticated threedsDynamicLinkingMismatch", plain.NOT_CONFIRMED),
    ("notSubmitted pinValidationNotPossible", plain.NOT_PROCESSED),
    ("revocationOfAuth", plain.AGREEMENT_ENDED),
)
# fmt: on

_DISPUTE = (
    *cards.ROWS,
    *borrow(cards.MASTERCARD, scheme="mc"),
    # What a bank gives back of a debit comes as a chargeback too.
    *borrow(ach.ROWS, of="dispute", scheme="ach"),
    *borrow(iso20022.ROWS, of="dispute", scheme="sepadirectdebit"),
)

TABLE = Table("adyen", (*_REFUSAL, *_FAILED_LATER, *_TRANSFER, *_ISSUED_CARD, *_DISPUTE))


def reason(code: str, *, of: str = "payment", scheme: str = "") -> Reason:
    """
    The plain reason for one of Adyen's codes.

    Args:
        code: A refusal reason or its number, the ``reason`` of a webhook or a transfer, or
            the network's reason code of a dispute.
        of: What failed, or was questioned: ``"payment"``, ``"refund"``, ``"payout"``,
            ``"transfer"`` or ``"dispute"``.
        scheme: The network of a dispute, as Adyen calls it: ``"visa"``, ``"mc"``, ``"amex"``,
            ``"discover"``, ``"ach"`` or ``"sepadirectdebit"``.

    Source:
        docs.adyen.com: refusal reasons; CAPTURE_FAILED and REFUND_FAILED reasons; transfer webhooks.
    """
    return find(TABLE, code, scheme=scheme, resource=of).reason
