"""Why a payment or a refund did not go through, in plain words. Ids are stable; providers map their codes onto them."""

from ..wording import Reason

NOT_SAID = Reason("not_said", "We cannot say why. Your bank may be able to tell you more if you ask.")
NOT_ENOUGH_MONEY = Reason("not_enough_money", "The account it was to come from did not have enough money.")
CARD_EXPIRED = Reason("card_expired", "The card has expired.")
DETAILS_DID_NOT_MATCH = Reason("details_did_not_match", "Some of the card details did not match what your bank has.")
CONFIRMATION_NEEDED = Reason("confirmation_needed", "Your bank wanted you to confirm the payment first.")
CARD_NOT_FOR_THIS = Reason("card_not_for_this", "The card cannot be used for this kind of payment.")
OVER_THE_LIMIT = Reason("over_the_limit", "It would have gone over a limit that your bank has set.")
BANK_NOT_REACHED = Reason(
    "bank_not_reached", "Your bank could not be reached at that moment. It may work another time."
)
BANK_WANTS_A_WORD = Reason("bank_wants_a_word", "Your bank would like to speak with you before it allows this.")
PIN_NEEDED = Reason("pin_needed", "The PIN was missing or did not match.")
ALREADY_PAID_ONCE = Reason(
    "already_paid_once",
    "The same payment was sent a moment earlier and may already have gone through. "
    "Please check that before you pay again.",
)
ACCOUNT_NOT_FOUND = Reason("account_not_found", "The account could not be found, or it is closed.")
DEBIT_NOT_AGREED = Reason("debit_not_agreed", "As far as your bank knows, you had not agreed to this payment.")
PAYMENT_STOPPED = Reason("payment_stopped", "Your bank was asked to stop this payment.")

REFUND_NOT_SAID = Reason("refund_not_said", "We have not been told why.")
CARD_NO_LONGER_OPEN = Reason("card_no_longer_open", "The card or account it was sent to is no longer open.")
SELLER_STOPPED_REFUND = Reason("seller_stopped_refund", "The seller called it off.")
SELLER_SHORT_OF_FUNDS = Reason(
    "seller_short_of_funds", "The refund could not be sent from the seller's account at that time."
)
QUESTIONED_MEANWHILE = Reason("questioned_meanwhile", "The payment itself is being questioned with your bank.")

REASONS = (
    NOT_SAID,
    NOT_ENOUGH_MONEY,
    CARD_EXPIRED,
    DETAILS_DID_NOT_MATCH,
    CONFIRMATION_NEEDED,
    CARD_NOT_FOR_THIS,
    OVER_THE_LIMIT,
    BANK_NOT_REACHED,
    BANK_WANTS_A_WORD,
    PIN_NEEDED,
    ALREADY_PAID_ONCE,
    ACCOUNT_NOT_FOUND,
    DEBIT_NOT_AGREED,
    PAYMENT_STOPPED,
    REFUND_NOT_SAID,
    CARD_NO_LONGER_OPEN,
    SELLER_STOPPED_REFUND,
    SELLER_SHORT_OF_FUNDS,
    QUESTIONED_MEANWHILE,
)
