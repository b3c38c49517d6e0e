"""
ISO 20022, and so SEPA and most instant payments: why banks refuse, return or undo, each with a reason to read.

Source: the external code sets of the ISO 20022 registration authority: return reasons, status reasons, reversal
reasons and cancellation reasons. Most codes mean the same in each; where they do not, the row names its set.

Three things can fail: a payment collected from the reader's account (the debtor's is theirs), a refund or payout sent
to the reader (the creditor's is theirs), and a transfer that the reader sends. What supervisors have asked for, whether
somebody has died, and what a bank keeps to itself is not told.
"""

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import MASKED, NOTHING, Table, find, page

# fmt: off
ROWS = page(
    # code          collected                       sent to the reader                    sent by the reader
    ("payment dispute",                             "refund payout",                      "transfer"),

    # A system or a bank did not answer in time, or broke down.
    ("AB01 AB02 AB03 AB04", plain.NOT_PROCESSED),
    ("AB05",        plain.NOT_PROCESSED,            plain.RECEIVING_BANK_NOT_REACHED),
    ("AB06 AB07",   plain.NOT_PROCESSED),
    ("AB08",        plain.NOT_PROCESSED,            plain.RECEIVING_BANK_NOT_REACHED),
    ("AB09 AB10",   plain.NOT_PROCESSED),
    ("AB11",        plain.BANK_NOT_REACHED,         plain.NOT_PROCESSED,                  plain.BANK_NOT_REACHED),
    ("AB12 AB13 AB15 AB21 AB26", NOTHING),

    # The account.
    ("AC01",        plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("AC02",        plain.ACCOUNT_DETAILS_DIFFER,   plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_DETAILS_DIFFER),
    ("AC03",        plain.SELLER_NOT_READY,         plain.RECEIVING_DETAILS_DIFFER),
    ("AC04",        plain.ACCOUNT_CLOSED,           plain.RECEIVING_ACCOUNT_CLOSED),
    ("AC05",        plain.ACCOUNT_CLOSED,           plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_CLOSED),
    ("AC06",        plain.ACCOUNT_BLOCKED,          plain.RECEIVING_ACCOUNT_RESTRICTED),
    ("AC07",        plain.SELLER_NOT_READY,         plain.RECEIVING_ACCOUNT_CLOSED),
    ("AC08",        plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("AC09 AC10 AC11", plain.CURRENCY_NOT_POSSIBLE),
    ("AC12",        plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("AC13",        plain.ACCOUNT_DETAILS_DIFFER,   plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_DETAILS_DIFFER),
    ("AC14",        plain.NOT_PASSED_ON,            NOTHING),
    ("AC15",        plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("AC16",        plain.ACCOUNT_BLOCKED,          plain.RECEIVING_ACCOUNT_RESTRICTED),
    ("AC17",        NOTHING),

    # What a bank or an account takes part in.
    ("AG01",        plain.ACCOUNT_NOT_FOR_THIS,     plain.RECEIVING_ACCOUNT_NOT_FOR_THIS),
    ("AG02",        plain.REQUEST_NOT_CLEAR),
    ("AG03",        plain.ACCOUNT_NOT_FOR_THIS,     plain.RECEIVING_ACCOUNT_NOT_FOR_THIS),
    ("AG04 AG05 AG06", plain.REQUEST_NOT_CLEAR),
    ("AG07",        MASKED),
    ("AG08 AG09 AG10 AG11 AG12 AG13", NOTHING),
    ("AGNT",        plain.NOT_PASSED_ON,            NOTHING),

    # The amount.
    ("AM01 AM02",   plain.AMOUNT_NOT_POSSIBLE),
    ("AM03",        plain.CURRENCY_NOT_POSSIBLE),
    ("AM04",        plain.NOT_ENOUGH_MONEY,         plain.SENDER_COULD_NOT_SEND,          plain.NOT_ENOUGH_MONEY),
    ("AM05",        plain.SAME_PAYMENT_AGAIN),
    ("AM06",        plain.AMOUNT_NOT_POSSIBLE),
    ("AM07",        MASKED),
    ("AM09",        plain.NOT_AS_AGREED,            plain.NOT_ACCEPTED),
    ("AM10",        plain.REQUEST_NOT_CLEAR),
    ("AM11",        plain.CURRENCY_NOT_POSSIBLE),
    ("AM12 AM13",   plain.AMOUNT_NOT_POSSIBLE),
    ("AM14",        plain.OVER_THE_LIMIT,           plain.SENDING_LIMIT,                  plain.OVER_THE_LIMIT),
    ("AM15",        plain.AMOUNT_NOT_POSSIBLE),
    ("AM16 AM17 AM18 AM19 AM20", plain.REQUEST_NOT_CLEAR),
    ("AM21",        plain.OVER_THE_LIMIT,           plain.SENDING_LIMIT,                  plain.OVER_THE_LIMIT),
    ("AM22 AM23",   plain.AMOUNT_NOT_POSSIBLE),
    ("ARDT",        plain.ALREADY_SENT_BACK),
    ("BDAY",        NOTHING),

    # Who it is from, and for.
    ("BE01",        plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("BE04",        plain.REQUEST_NOT_CLEAR,        plain.REQUIRED_DETAILS_MISSING),
    ("BE05",        plain.TOLD_NOT_AGREED,          plain.NOT_ACCEPTED),
    ("BE06",        plain.ACCOUNT_NOT_FOUND,        plain.RECEIVING_ACCOUNT_NOT_FOUND),
    ("BE07",        plain.REQUEST_NOT_CLEAR,        plain.REQUIRED_DETAILS_MISSING),
    ("BE08",        NOTHING),
    ("BE09 BE10 BE11 BE12 BE13 BE14 BE15 BE16 BE17 BE18",
                    plain.REQUEST_NOT_CLEAR,        plain.REQUIRED_DETAILS_MISSING),
    ("BE19 BE20",   plain.REQUEST_NOT_CLEAR),
    ("BE21 BE22",   plain.REQUEST_NOT_CLEAR,        plain.REQUIRED_DETAILS_MISSING),
    ("BE23",        plain.REQUEST_NOT_CLEAR,        plain.NOT_SIGNED_UP),
    ("CERI",        plain.REQUEST_NOT_CLEAR),

    # What was sent to the bank.
    ("CH03 CH04 CH07 CH09 CH10 CH11 CH12 CH13 CH14 CH15 CH16 CH17 CH20 CH21 CH22", plain.REQUEST_NOT_CLEAR),
    ("CH19 CHCO CHQC CHRG", NOTHING),
    ("CN01",        plain.STOPPED_BEFORE_FINISHED),
    ("CNOR",        NOTHING,                        plain.RECEIVING_BANK_NOT_REACHED),
    ("CNPC",        NOTHING,                        plain.NOT_CLAIMED),
    ("CURR",        plain.CURRENCY_NOT_POSSIBLE),
    ("CUST",        plain.PAYMENT_STOPPED,          plain.SENDER_ASKED_FOR_IT_BACK,       plain.PAYMENT_STOPPED),
    ("DC02 DC04",   NOTHING),
    ("DNOR",        plain.BANK_NOT_TAKING_PART,     plain.SENDER_COULD_NOT_SEND,          plain.BANK_NOT_TAKING_PART),

    # Signatures and files between a sender and their bank.
    ("DS01 DS03 DS05 DS06 DS07 DS25", NOTHING),
    ("DS02",        plain.STOPPED_BEFORE_FINISHED),
    ("DS04",        NOTHING),
    ("DS08 DS09 DS0A DS0B DS0C DS0D DS0E DS0F DS0G DS0H DS0K", plain.REQUEST_NOT_CLEAR),
    ("DS10 DS11 DS12 DS13 DS14 DS15 DS16 DS17 DS18 DS19", plain.REQUEST_NOT_CLEAR),
    ("DS20 DS21 DS22 DS23 DS24 DS26 DS27", plain.REQUEST_NOT_CLEAR),
    ("DS28",        NOTHING),

    # The day.
    ("DT01",        plain.REQUEST_NOT_CLEAR),
    ("DT02",        plain.CHEQUE_NOT_USABLE,        plain.NOT_CLAIMED),
    ("DT03 DT04",   plain.REQUEST_NOT_CLEAR),
    ("DT05",        plain.COLLECTED_TOO_LATE,       plain.NOT_PROCESSED),
    ("DT06",        NOTHING),
    ("DU01 DU02 DU03 DU04 DU05", plain.REQUEST_NOT_CLEAR),
    ("DUPL",        plain.SAME_PAYMENT_AGAIN),

    # On the way from bank to bank.
    ("ED01",        plain.NOT_PASSED_ON,            plain.RECEIVING_BANK_NOT_REACHED),
    ("ED03",        plain.REQUIRED_DETAILS_MISSING),
    ("ED05 ED06",   plain.NOT_PROCESSED),
    ("EMVL",        MASKED),
    ("EOL1",        plain.AGREEMENT_ENDED,          NOTHING),
    ("ERIN",        plain.REQUEST_NOT_CLEAR),
    ("FF01 FF02 FF03 FF04 FF05 FF06 FF07 FF08", plain.REQUEST_NOT_CLEAR),
    ("FF09",        plain.CHEQUE_NOT_USABLE),
    ("FF10 FF11",   plain.NOT_PROCESSED),
    ("FF12 FF13",   NOTHING),
    ("FOCR",        plain.SELLER_UNDID_IT,          plain.SENDER_ASKED_FOR_IT_BACK,       plain.PAYMENT_STOPPED),
    ("FR01 FRAD",   MASKED),
    ("FRTR",        plain.AGREEMENT_ENDED,          NOTHING),
    ("G000 G001 G002 G003 G004 G005 G006", NOTHING),
    ("ID01 INDT",   plain.REQUEST_NOT_CLEAR),
    ("ISWS",        NOTHING),

    # The agreement.
    ("MD01",        plain.DEBIT_NOT_AGREED,         NOTHING),
    ("MD02",        plain.REQUEST_NOT_CLEAR,        NOTHING),
    ("MD05",        NOTHING),
    ("MD06",        plain.GIVEN_BACK_ON_REQUEST,    plain.SENDER_ASKED_FOR_IT_BACK,       plain.PAYMENT_STOPPED),
    ("MD07",        MASKED),
    ("MINF",        plain.REQUEST_NOT_CLEAR),
    ("MS02",        plain.PAYMENT_STOPPED,          plain.NOT_ACCEPTED),
    ("MS03 NARR",   NOTHING),
    ("NERI",        plain.REQUEST_NOT_CLEAR),
    ("NOAS",        NOTHING),
    ("NOCM",        plain.ACCOUNT_NOT_FOR_THIS,     plain.RECEIVING_ACCOUNT_NOT_FOR_THIS),
    ("NOFR NOOR",   NOTHING),
    ("PINL",        MASKED),

    # The bank.
    ("RC01 RC02",   plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("RC03",        plain.ACCOUNT_DETAILS_DIFFER,   plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_DETAILS_DIFFER),
    ("RC04",        plain.SELLER_NOT_READY,         plain.RECEIVING_DETAILS_DIFFER),
    ("RC05",        plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("RC06",        plain.ACCOUNT_DETAILS_DIFFER,   plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_DETAILS_DIFFER),
    ("RC07",        plain.SELLER_NOT_READY,         plain.RECEIVING_DETAILS_DIFFER),
    ("RC08",        plain.ACCOUNT_DETAILS_DIFFER,   plain.RECEIVING_DETAILS_DIFFER),
    ("RC09",        plain.ACCOUNT_DETAILS_DIFFER,   plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_DETAILS_DIFFER),
    ("RC10",        plain.SELLER_NOT_READY,         plain.RECEIVING_DETAILS_DIFFER),
    ("RC11",        plain.NOT_PASSED_ON,            NOTHING),
    ("RC12",        plain.SELLER_NOT_READY,         NOTHING),
    ("RC13",        plain.SELLER_NOT_READY,         plain.SENDER_COULD_NOT_SEND,          NOTHING),
    ("RC15 RC16 RCON RECI", NOTHING),
    ("RF01",        plain.REQUEST_NOT_CLEAR),

    # What the law asks for.
    ("RR01 RR02 RR03", plain.REQUIRED_DETAILS_MISSING),
    ("RR04",        MASKED),
    ("RR05 RR06",   plain.REQUIRED_DETAILS_MISSING),
    ("RR07 RR08",   plain.REQUEST_NOT_CLEAR),
    ("RR09",        plain.REQUIRED_DETAILS_MISSING),
    ("RR10",        plain.REQUEST_NOT_CLEAR),
    ("RR11 RR12",   plain.REQUIRED_DETAILS_MISSING),
    ("RUTA S000 S001 S002 S003 S004 SBRN", NOTHING),

    # What an account has been set to.
    ("SL01",        plain.ACCOUNT_SETTINGS,         plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_SETTINGS),
    ("SL02",        NOTHING,                        plain.NOT_ACCEPTED),
    ("SL03",        NOTHING),
    ("SL11 SL12 SL13 SL14",
                    plain.ACCOUNT_SETTINGS,         plain.SENDER_COULD_NOT_SEND,          plain.ACCOUNT_SETTINGS),
    ("SL15 SL16",   NOTHING,                        plain.RECEIVING_LIMIT),
    ("SL17 SL18",   NOTHING,                        plain.NOT_ACCEPTED),
    ("SP01 SP02",   plain.PAYMENT_STOPPED,          NOTHING,                              plain.PAYMENT_STOPPED),
    ("SVNR",        NOTHING),
    ("TA01",        plain.NOT_PROCESSED),
    ("TD01",        NOTHING),
    ("TD02 TD03",   plain.REQUEST_NOT_CLEAR),
    ("TK01 TK02 TK03 TK09 TKCM TKSG TKSP TKVE TKXP", NOTHING),
    ("TM01",        plain.COLLECTED_TOO_LATE,       plain.NOT_PROCESSED),
    ("TRAC TS01 TS04", NOTHING),
    ("UCRD",        plain.SELLER_NOT_READY,         plain.RECEIVING_ACCOUNT_NOT_FOUND),
    ("UPAY",        NOTHING),

    # Requests to pay: what they say is about the request, and no payment was made.
    ("AEXR ALAC AMSE APAR ARFR ARJR ATNS CNNS EDNA EDTL EDTR IEDT INAR IPNS IRNR", NOTHING),
    ("NOAR NOPG NRCH OSNS PINS REPR RQNR RTNS SNRD SPII", NOTHING),
)

# Where the set of status reasons gives a code another meaning than the set of return reasons.
STATUS = page(
    ("payment dispute",                             "refund payout",                      "transfer"),
    ("AC14",        plain.SELLER_NOT_READY,         plain.RECEIVING_DETAILS_DIFFER),
    ("AC16",        plain.DETAILS_DID_NOT_MATCH,    NOTHING),
    ("BE08",        plain.REQUEST_NOT_CLEAR,        plain.REQUIRED_DETAILS_MISSING),
    ("DS28",        plain.NOT_PROCESSED),
    ("DT02",        plain.REQUEST_NOT_CLEAR),
    action="status",
)

# The seller gives back what was collected.
REVERSAL = page(
    ("payment dispute", ),
    ("AC03 AC04 AG02", plain.SELLER_UNDID_IT),
    ("AM05",        plain.SAME_PAYMENT_AGAIN),
    ("AM09 MD01 MD05", plain.SELLER_UNDID_IT),
    ("MS02 MS03",   plain.SELLER_UNDID_IT),
    ("RC07 TM01",   plain.SELLER_UNDID_IT),
    action="reversal",
)

# Somebody asks for money back that they have sent, or wants to stop it on the way.
CANCELLATION = page(
    ("payment dispute",                             "refund payout",                      "transfer"),
    ("AC02 AC03 AGNT AM09 BE16 CURR DT01 ENUE",
                    plain.SELLER_UNDID_IT,          plain.SENDER_ASKED_FOR_IT_BACK,       plain.PAYMENT_STOPPED),
    ("CUST MD06 SVNR UPAY WNTB",
                    plain.SELLER_UNDID_IT,          plain.SENDER_ASKED_FOR_IT_BACK,       plain.PAYMENT_STOPPED),
    ("DUPL",        plain.SAME_PAYMENT_AGAIN),
    ("DS24",        plain.NOT_PROCESSED),
    ("FRTR",        plain.AGREEMENT_ENDED,          NOTHING),
    ("FRAD UAPA",   MASKED),
    ("BIAS COVR CUTA DRTP ECAG FRNA INCR INDM MODT NARR NFNA PAID PPRC SYAD TECH", NOTHING),
    action="cancellation",
)
# fmt: on

TABLE = Table("iso20022", (*ROWS, *STATUS, *REVERSAL, *CANCELLATION))


def reason(code: str, *, of: str = "payment", action: str = "") -> Reason:
    """
    The plain reason for a code of the external code sets.

    Args:
        code: The four characters, e.g. ``"AC04"``.
        of: What failed: ``"payment"`` for a debit, ``"refund"`` or ``"payout"`` for money sent
            to the reader, ``"transfer"`` for money the reader sends.
        action: The code set, where you know it: ``"return"``, ``"status"``, ``"reversal"``, ``"cancellation"``.

    Source:
        ISO 20022 external code sets.
    """
    return find(TABLE, code, resource=of, action=action).reason
