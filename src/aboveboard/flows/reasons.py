"""
Why something did not go through, in plain words. Ids are stable; providers map their codes onto them.

A reason follows another sentence: "The payment did not go through. The card has expired." Who reads it may pay, get
money back, or be paid. So a sentence names an account by its part in it, the account *to pay from* or the account *it
was meant for*, and is true whoever reads it.
"""

from ..wording import Reason

# --- Why a payment did not go through -------------------------------------------------------------------------------

NOT_SAID = Reason("not_said", "We cannot say why. Your bank may be able to tell you more if you ask.")
NOT_ENOUGH_MONEY = Reason("not_enough_money", "The account it was to come from did not have enough money.")
CARD_EXPIRED = Reason("card_expired", "The card has expired.")
DETAILS_DID_NOT_MATCH = Reason("details_did_not_match", "Some of the card details did not match what your bank has.")
CARD_NOT_ACTIVE = Reason("card_not_active", "The card has not been activated yet.")
NEWER_CARD_DETAILS = Reason("newer_card_details", "Your bank may have newer details for this card.")
CARD_NOT_FOR_THIS = Reason("card_not_for_this", "The card cannot be used for this kind of payment.")
CONFIRMATION_NEEDED = Reason("confirmation_needed", "Your bank wanted you to confirm the payment first.")
NOT_CONFIRMED = Reason("not_confirmed", "The payment was not confirmed.")
PIN_NEEDED = Reason("pin_needed", "The PIN was missing or did not match.")
OVER_THE_LIMIT = Reason("over_the_limit", "It would have gone over a limit that your bank has set.")
TOO_MANY_TRIES = Reason("too_many_tries", "It had been tried too many times.")
BANK_NOT_REACHED = Reason(
    "bank_not_reached", "Your bank could not be reached at that moment. It may work another time."
)
BANK_WANTS_A_WORD = Reason("bank_wants_a_word", "Your bank would like to speak with you before it allows this.")
NOT_PASSED_ON = Reason("not_passed_on", "It could not be passed on to your bank.")
NOT_PROCESSED = Reason("not_processed", "It could not be processed at that moment. It may work another time.")
STOPPED_BEFORE_FINISHED = Reason("stopped_before_finished", "It was stopped before it was finished.")
ALREADY_PAID_ONCE = Reason(
    "already_paid_once",
    "The same payment was sent a moment earlier and may already have gone through. "
    "Please check that before you pay again.",
)
REQUEST_NOT_CLEAR = Reason("request_not_clear", "The request for it was incomplete or had a mistake in it.")
AMOUNT_NOT_POSSIBLE = Reason("amount_not_possible", "It was not possible with this amount.")
CURRENCY_NOT_POSSIBLE = Reason("currency_not_possible", "It was not possible in this currency.")
COLLECTED_TOO_LATE = Reason("collected_too_late", "The time to collect it had passed.")
SELLER_NOT_READY = Reason("seller_not_ready", "Something on the seller's side was not ready for it.")
SELLER_DID_NOT_GO_AHEAD = Reason("seller_did_not_go_ahead", "The seller did not go ahead with it.")
SERVICE_DID_NOT_ALLOW = Reason("service_did_not_allow", "The payment service did not allow it.")

# --- Why what was to be collected from an account was refused, or undone --------------------------------------------

ACCOUNT_NOT_FOUND = Reason("account_not_found", "The account to pay from could not be found, or it is closed.")
ACCOUNT_CLOSED = Reason("account_closed", "The account to pay from is closed.")
ACCOUNT_MOVED = Reason("account_moved", "The account to pay from has moved to another bank or branch.")
ACCOUNT_BLOCKED = Reason("account_blocked", "The account to pay from is blocked.")
ACCOUNT_NOT_FOR_THIS = Reason(
    "account_not_for_this", "The account to pay from cannot be used for this kind of payment."
)
ACCOUNT_SETTINGS = Reason("account_settings", "The settings of the account to pay from did not allow it.")
ACCOUNT_DETAILS_DIFFER = Reason(
    "account_details_differ", "Some of the account details did not match what your bank has."
)
MONEY_NOT_AVAILABLE_YET = Reason("money_not_available_yet", "Money in the account to pay from was not available yet.")
BANK_NOT_TAKING_PART = Reason("bank_not_taking_part", "Your bank could not take part in this kind of payment.")
DEBIT_NOT_AGREED = Reason("debit_not_agreed", "As far as your bank knows, you had not agreed to it.")
TOLD_NOT_AGREED = Reason("told_not_agreed", "Your bank was told that this had not been agreed to.")
NOT_AS_AGREED = Reason(
    "not_as_agreed", "As far as your bank knows, the amount, the day or the notice of it was not as agreed."
)
AGREEMENT_ENDED = Reason("agreement_ended", "The agreement for it had ended or was paused.")
AGREEMENT_NOT_SET_UP = Reason("agreement_not_set_up", "The agreement for it could not be set up.")
EARLIER_PAYMENT_FAILED = Reason("earlier_payment_failed", "A payment that it depended on did not go through.")
PAYMENT_STOPPED = Reason("payment_stopped", "Your bank was asked to stop this payment.")
GIVEN_BACK_ON_REQUEST = Reason("given_back_on_request", "Your bank was asked to give the money back.")
SELLER_UNDID_IT = Reason("seller_undid_it", "The seller, or the seller's bank, asked for it to be undone.")
SAME_PAYMENT_AGAIN = Reason("same_payment_again", "It was the same payment a second time.")
CHEQUE_NOT_USABLE = Reason("cheque_not_usable", "The cheque behind it could not be used.")

# --- Why a refund did not arrive ------------------------------------------------------------------------------------

REFUND_NOT_SAID = Reason("refund_not_said", "We cannot say why. The seller may be able to tell you more.")
CARD_NO_LONGER_OPEN = Reason("card_no_longer_open", "The card or account it was sent to is no longer open.")
SELLER_STOPPED_REFUND = Reason("seller_stopped_refund", "The seller called it off.")
SELLER_SHORT_OF_FUNDS = Reason("seller_short_of_funds", "The seller's account could not send it at that time.")
QUESTIONED_MEANWHILE = Reason("questioned_meanwhile", "The payment itself is being questioned with your bank.")
NOT_COLLECTED_YET = Reason("not_collected_yet", "The payment itself had not been collected yet.")
ALREADY_SENT_BACK = Reason("already_sent_back", "This money had been sent back already.")
NOT_THE_WAY_IT_WAS_PAID = Reason("not_the_way_it_was_paid", "It could not be sent back the way it was paid.")

# --- Why a payout, or any money that is sent, did not arrive --------------------------------------------------------

PAYOUT_NOT_SAID = Reason("payout_not_said", "We cannot say why. The sender may be able to tell you more.")
RECEIVING_DETAILS_DIFFER = Reason(
    "receiving_details_differ", "Some of the details of the account it was meant for did not match."
)
RECEIVING_ACCOUNT_NOT_FOUND = Reason("receiving_account_not_found", "The account it was meant for could not be found.")
RECEIVING_ACCOUNT_CLOSED = Reason("receiving_account_closed", "The account it was meant for is closed.")
RECEIVING_ACCOUNT_MOVED = Reason(
    "receiving_account_moved", "The account it was meant for has moved to another bank or branch."
)
RECEIVING_ACCOUNT_RESTRICTED = Reason(
    "receiving_account_restricted", "The account or card it was meant for is restricted."
)
RECEIVING_ACCOUNT_NOT_FOR_THIS = Reason(
    "receiving_account_not_for_this", "The account it was meant for cannot receive this kind of payment."
)
RECEIVING_CURRENCY_NOT_POSSIBLE = Reason(
    "receiving_currency_not_possible", "The account it was meant for cannot receive this currency."
)
RECEIVING_LIMIT = Reason("receiving_limit", "It was more than the account it was meant for may receive.")
RECEIVING_BANK_NOT_REACHED = Reason("receiving_bank_not_reached", "The bank it was meant for could not be reached.")
CARD_CANNOT_RECEIVE = Reason("card_cannot_receive", "The card it was meant for cannot receive money.")
NOT_ACCEPTED = Reason("not_accepted", "It was not accepted for the account it was meant for.")
NOT_SIGNED_UP = Reason(
    "not_signed_up", "The e-mail address or phone number it was sent to is not linked to a confirmed account."
)
NOT_CLAIMED = Reason("not_claimed", "It was not claimed in time.")
COUNTRY_NOT_POSSIBLE = Reason("country_not_possible", "It cannot be sent to this country or region.")
REQUIRED_DETAILS_MISSING = Reason(
    "required_details_missing", "Some details that have to be given with it were missing or incomplete."
)
SENDING_LIMIT = Reason("sending_limit", "It would have gone over a limit for sending money.")
SENDER_COULD_NOT_SEND = Reason("sender_could_not_send", "It could not be sent from the sender's account at that time.")
SENDER_ASKED_FOR_IT_BACK = Reason("sender_asked_for_it_back", "The sender asked for it back.")

# --- Why a payment was questioned, and what decided it --------------------------------------------------------------

# What was asked, never what is so: whoever reads it may be on either side of the question.
QUESTION_WHAT_FOR = Reason("question_what_for", "The question was what this payment was for.")
QUESTION_DELIVERED = Reason("question_delivered", "The question was whether what had been paid for was delivered.")
QUESTION_AS_PROMISED = Reason("question_as_promised", "The question was whether what was delivered was as promised.")
QUESTION_CHARGED_TWICE = Reason("question_charged_twice", "The question was whether it was charged more than once.")
QUESTION_AMOUNT = Reason("question_amount", "The question was whether the amount or the currency was right.")
QUESTION_REFUND_OWED = Reason("question_refund_owed", "The question was whether money should have been sent back.")
QUESTION_CANCELLED = Reason(
    "question_cancelled", "The question was whether the order or subscription had already been cancelled."
)
QUESTION_PAID_ANOTHER_WAY = Reason(
    "question_paid_another_way", "The question was whether it had already been paid in another way."
)
QUESTION_BANK_HAD_AGREED = Reason(
    "question_bank_had_agreed", "The question was whether your bank had agreed to the payment."
)
QUESTION_HANDLED_CORRECTLY = Reason(
    "question_handled_correctly", "The question was whether the payment was handled correctly."
)
SHOWN_DELIVERED = Reason("shown_delivered", "It was shown that what had been paid for was delivered.")
NOT_SHOWN_ENOUGH = Reason("not_shown_enough", "What was handed in did not show enough.")
NO_ANSWER_IN_TIME = Reason("no_answer_in_time", "An answer that was needed did not come in time.")
SELLER_AGREED = Reason("seller_agreed", "The seller agreed to it.")
FOUND_IN_ORDER = Reason("found_in_order", "It was found that the payment was in order.")

# fmt: off
REASONS = (
    NOT_SAID, NOT_ENOUGH_MONEY, CARD_EXPIRED, DETAILS_DID_NOT_MATCH, CARD_NOT_ACTIVE, NEWER_CARD_DETAILS,
    CARD_NOT_FOR_THIS, CONFIRMATION_NEEDED, NOT_CONFIRMED, PIN_NEEDED, OVER_THE_LIMIT, TOO_MANY_TRIES,
    BANK_NOT_REACHED, BANK_WANTS_A_WORD, NOT_PASSED_ON, NOT_PROCESSED, STOPPED_BEFORE_FINISHED, ALREADY_PAID_ONCE,
    REQUEST_NOT_CLEAR, AMOUNT_NOT_POSSIBLE, CURRENCY_NOT_POSSIBLE, COLLECTED_TOO_LATE, SELLER_NOT_READY,
    SELLER_DID_NOT_GO_AHEAD, SERVICE_DID_NOT_ALLOW,

    ACCOUNT_NOT_FOUND, ACCOUNT_CLOSED, ACCOUNT_MOVED, ACCOUNT_BLOCKED, ACCOUNT_NOT_FOR_THIS, ACCOUNT_SETTINGS,
    ACCOUNT_DETAILS_DIFFER, MONEY_NOT_AVAILABLE_YET, BANK_NOT_TAKING_PART, DEBIT_NOT_AGREED, TOLD_NOT_AGREED,
    NOT_AS_AGREED, AGREEMENT_ENDED, AGREEMENT_NOT_SET_UP, EARLIER_PAYMENT_FAILED, PAYMENT_STOPPED,
    GIVEN_BACK_ON_REQUEST, SELLER_UNDID_IT, SAME_PAYMENT_AGAIN, CHEQUE_NOT_USABLE,

    REFUND_NOT_SAID, CARD_NO_LONGER_OPEN, SELLER_STOPPED_REFUND, SELLER_SHORT_OF_FUNDS, QUESTIONED_MEANWHILE,
    NOT_COLLECTED_YET, ALREADY_SENT_BACK, NOT_THE_WAY_IT_WAS_PAID,

    PAYOUT_NOT_SAID, RECEIVING_DETAILS_DIFFER, RECEIVING_ACCOUNT_NOT_FOUND, RECEIVING_ACCOUNT_CLOSED,
    RECEIVING_ACCOUNT_MOVED, RECEIVING_ACCOUNT_RESTRICTED, RECEIVING_ACCOUNT_NOT_FOR_THIS,
    RECEIVING_CURRENCY_NOT_POSSIBLE, RECEIVING_LIMIT, RECEIVING_BANK_NOT_REACHED, CARD_CANNOT_RECEIVE, NOT_ACCEPTED,
    NOT_SIGNED_UP, NOT_CLAIMED, COUNTRY_NOT_POSSIBLE, REQUIRED_DETAILS_MISSING, SENDING_LIMIT, SENDER_COULD_NOT_SEND,
    SENDER_ASKED_FOR_IT_BACK,

    QUESTION_WHAT_FOR, QUESTION_DELIVERED, QUESTION_AS_PROMISED, QUESTION_CHARGED_TWICE, QUESTION_AMOUNT,
    QUESTION_REFUND_OWED, QUESTION_CANCELLED, QUESTION_PAID_ANOTHER_WAY, QUESTION_BANK_HAD_AGREED,
    QUESTION_HANDLED_CORRECTLY, SHOWN_DELIVERED, NOT_SHOWN_ENOUGH, NO_ANSWER_IN_TIME, SELLER_AGREED, FOUND_IN_ORDER,
)
# fmt: on
