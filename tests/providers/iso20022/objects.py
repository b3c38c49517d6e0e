"""Messages in the shape of ISO 20022, as small as they can be and still be read."""

from datetime import timedelta
from itertools import permutations

from aboveboard import flows, look, render
from aboveboard.providers import iso20022
from aboveboard.transaction import gather
from facts import START

LIFECYCLES = (flows.BANK_TRANSFER, flows.BANK_DEBIT, flows.FEED_ENTRY)
ROOTS = {
    "pain.001": "CstmrCdtTrfInitn",
    "pain.002": "CstmrPmtStsRpt",
    "pain.007": "CstmrPmtRvsl",
    "pain.008": "CstmrDrctDbtInitn",
    "pacs.002": "FIToFIPmtStsRpt",
    "pacs.003": "FIToFICstmrDrctDbt",
    "pacs.004": "PmtRtr",
    "pacs.007": "FIToFIPmtRvsl",
    "pacs.008": "FIToFICstmrCdtTrf",
    "camt.029": "RsltnOfInvstgtn",
    "camt.052": "BkToCstmrAcctRpt",
    "camt.053": "BkToCstmrStmt",
    "camt.054": "BkToCstmrDbtCdtNtfctn",
    "camt.055": "CstmrPmtCxlReq",
    "camt.056": "FIToFIPmtCxlReq",
}
NEXT_DAY = f"{START + timedelta(days=1):%Y-%m-%d}"


def tag(name, *inside):
    """One element. What is None is left out, and so is an element with nothing but that in it."""
    if inside and all(one is None for one in inside):
        return None
    text = "".join(str(one) for one in inside if one is not None)
    return f"<{name}>{text}</{name}>"


def money(name, amount, currency="EUR"):
    return None if amount is None else f'<{name} Ccy="{currency}">{amount}</{name}>'


def at(hours):
    return f"{START + timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}"


def day(hours):
    return f"{START + timedelta(hours=hours):%Y-%m-%d}"


def document(kind, *inside, namespace="urn:iso:std:iso:20022:tech:xsd:{}.001.09"):
    body = tag(ROOTS[kind], "", *inside)
    return f'<?xml version="1.0"?><Document xmlns="{namespace.format(kind)}">{body}</Document>'


def header(hours, message):
    return tag("GrpHdr", tag("MsgId", message), tag("CreDtTm", at(hours)))


def reasons(name, code):
    return tag(name, tag("Rsn", tag("Cd", code))) if code else None


# --- what was ordered -----------------------------------------------------------------------------------------------


def transfer(end_to_end="INV-1", amount="42.00", instruction=None, currency="EUR"):
    ids = tag("PmtId", tag("InstrId", instruction), tag("EndToEndId", end_to_end))
    return tag(
        "CdtTrfTxInf",
        ids,
        tag("Amt", money("InstdAmt", amount, currency)),
        tag("Cdtr", tag("Nm", "Café Olé")),
        tag("CdtrAcct", tag("Id", tag("IBAN", "DE02120300000000202051"))),
    )


def order(*transfers, message="M-1", bundle="P-1", day=NEXT_DAY):
    """A customer's order of transfers (pain.001)."""
    bundled = tag("PmtInf", tag("PmtInfId", bundle), tag("ReqdExctnDt", tag("Dt", day)), *(transfers or [transfer()]))
    return document("pain.001", header(0, message), bundled)


def collection(end_to_end="INV-1", amount="42.00", instruction=None):
    ids = tag("PmtId", tag("InstrId", instruction), tag("EndToEndId", end_to_end))
    return tag("DrctDbtTxInf", ids, money("InstdAmt", amount), tag("Dbtr", tag("Nm", "A. Customer")))


def collecting(*collections, message="M-1", day=NEXT_DAY, hours=0):
    """A seller's order of collections (pain.008)."""
    bundled = tag(
        "PmtInf",
        tag("PmtInfId", "P-1"),
        tag("ReqdColltnDt", day),
        tag("Cdtr", tag("Nm", "Café Olé")),
        *(collections or [collection()]),
    )
    return document("pain.008", header(hours, message), bundled)


# --- what became of it ----------------------------------------------------------------------------------------------


def info(status, *more, end_to_end="INV-1", code=None, **ids):
    return tag(
        "TxInfAndSts",
        *(tag(f"Orgnl{name}", one) for name, one in ids.items()),
        tag("OrgnlEndToEndId", end_to_end),
        tag("TxSts", status),
        reasons("StsRsnInf", code),
        *more,
    )


def original(message="M-1", of="pain.001", status=None, code=None):
    ids = (tag("OrgnlMsgId", message), tag("OrgnlMsgNmId", f"{of}.001.09"))
    return tag("OrgnlGrpInfAndSts", *ids, tag("GrpSts", status), reasons("StsRsnInf", code))


def report(status, hours=1, *more, of="pain.001", code=None, **ids):
    """What a bank tells its customer about one payment (pain.002)."""
    bundle = tag("OrgnlPmtInfAndSts", tag("OrgnlPmtInfId", "P-1"), info(status, *more, code=code, **ids))
    return document("pain.002", header(hours, f"R-{status}"), original(of=of), bundle)


def group_report(status, hours=1, code=None, message="M-1", of="pain.001"):
    """What a bank tells about a whole message (pain.002)."""
    return document("pain.002", header(hours, f"G-{status}"), original(message, of, status, code))


def bank_report(status, hours=1, *more, of="pacs.008", code=None, **ids):
    """What one bank tells another (pacs.002)."""
    told = info(status, *more, code=code, **ids)
    return document("pacs.002", header(hours, f"B-{status}"), original("B-1", of), told)


# --- what comes back ------------------------------------------------------------------------------------------------


def returned(hours=24, back="42.00", sent="42.00", code="AC04", of="pacs.008", end_to_end="INV-1", own="RTR-1"):
    """A bank sends money back (pacs.004)."""
    body = tag(
        "TxInf",
        tag("RtrId", own),
        tag("OrgnlEndToEndId", end_to_end),
        money("OrgnlIntrBkSttlmAmt", sent),
        money("RtrdIntrBkSttlmAmt", back),
        reasons("RtrRsnInf", code),
    )
    group = tag("OrgnlGrpInf", tag("OrgnlMsgId", "B-1"), tag("OrgnlMsgNmId", f"{of}.001.09"))
    return document("pacs.004", header(hours, "RTR"), group, body)


def undone(kind="pacs.007", hours=24, back="42.00", code="MS02"):
    """A seller undoes a collection (pacs.007, pain.007)."""
    sort = "IntrBkSttlmAmt" if kind == "pacs.007" else "InstdAmt"
    body = tag(
        "TxInf",
        tag("RvslId", "RVSL-1"),
        tag("OrgnlEndToEndId", "INV-1"),
        money(f"Orgnl{sort}", "42.00"),
        money(f"Rvsd{sort}", back),
        reasons("RvslRsnInf", code),
    )
    of = {"pacs.007": "pacs.003", "pain.007": "pain.008"}[kind]
    group = tag("OrgnlGrpInf", tag("OrgnlMsgId", "M-1"), tag("OrgnlMsgNmId", of))
    if kind == "pain.007":
        body = tag("OrgnlPmtInfAndRvsl", tag("OrgnlPmtInfId", "P-1"), body)
    return document(kind, header(hours, "RVSL"), group, body)


def asked(hours=10, code="CUST", kind="camt.056", case="CASE-1", end_to_end="INV-1"):
    """Somebody wants a payment stopped or sent back (camt.056, camt.055)."""
    body = tag("TxInf", tag("OrgnlEndToEndId", end_to_end), reasons("CxlRsnInf", code))
    if kind == "camt.055":
        body = tag("OrgnlPmtInfAndCxl", tag("OrgnlPmtInfId", "P-1"), body)
    assignment = tag("Assgnmt", tag("Id", "ASK"), tag("CreDtTm", at(hours)))
    return document(kind, assignment, tag("Case", tag("Id", case)), tag("Undrlyg", body))


def answered(status, hours=20, code=None, case="CASE-1", end_to_end="INV-1"):
    """What became of that (camt.029)."""
    body = tag(
        "TxInfAndSts", tag("OrgnlEndToEndId", end_to_end), tag("TxCxlSts", status), reasons("CxlStsRsnInf", code)
    )
    assignment = tag("Assgnmt", tag("Id", f"ANSWER-{status}"), tag("CreDtTm", at(hours)))
    return document("camt.029", assignment, tag("RslvdCase", tag("Id", case)), tag("CxlDtls", body))


# --- what an account lists ------------------------------------------------------------------------------------------


def entry(
    status="BOOK", amount="42.00", side="DBIT", *details, ref="LINE-1", undoes=None, booked=None, expected=None, kind=""
):
    codes = tag("Domn", tag("Cd", "PMNT"), tag("Fmly", *(tag(*pair) for pair in kinds(kind)))) if kind else None
    return tag(
        "Ntry",
        money("Amt", amount),
        tag("CdtDbtInd", side),
        tag("RvslInd", undoes),
        tag("Sts", tag("Cd", status)),
        tag("BookgDt", tag("Dt", booked)),
        tag("ValDt", tag("Dt", expected)),
        tag("AcctSvcrRef", ref),
        tag("BkTxCd", codes),
        tag("NtryDtls", *details) if details else None,
    )


def kinds(kind):
    family, _, sub = kind.partition("/")
    return [("Cd", family), *([("SubFmlyCd", sub)] if sub else [])]


def detail(*more, name=None, amount=None, code=None, **refs):
    return tag(
        "TxDtls",
        tag("Refs", *(tag(*pair) for pair in refs.items())),
        money("Amt", amount),
        tag("RltdPties", tag("Cdtr", tag("Pty", tag("Nm", name)))),
        reasons("RtrInf", code),
        *more,
    )


def listed(*entries, hours=1, kind="camt.053", own="S-1"):
    """What a bank lists of an account (camt.052, camt.053, camt.054)."""
    part = {"camt.052": "Rpt", "camt.053": "Stmt", "camt.054": "Ntfctn"}[kind]
    iban = tag("Acct", tag("Id", tag("IBAN", "DE02120300000000202051")))
    return document(kind, header(hours, own), tag(part, tag("Id", own), tag("CreDtTm", at(hours)), iban, *entries))


# --- what it comes to -----------------------------------------------------------------------------------------------


def told(*documents, merchant=""):
    """Every transaction that these messages tell of."""
    events = iso20022.spread(one for text in documents for one in iso20022.read(text, merchant=merchant))
    return gather(events, *LIFECYCLES)


def only(*documents, lifecycle="bank_transfer"):
    """The one transaction of a lifecycle."""
    (found,) = [one for one in told(*documents).transactions if one.lifecycle.name == lifecycle]
    return found


def words(transaction, hours=1):
    return render(look(transaction, at=START + timedelta(hours=hours)), locale="en")


def lines(transaction, hours=10_000):
    return [line.text for line in words(transaction, hours).timeline]


def orders(documents):
    """Every order of arrival, and every message twice."""
    found = [list(one) for one in permutations(documents)] if len(documents) <= 5 else [documents, documents[::-1]]
    return [*found, [*documents, *documents[::-1]]]
