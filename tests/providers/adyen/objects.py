"""Payloads in the shape of Adyen's, as small as they can be and still be read."""

from datetime import timedelta

from facts import START

PAYMENT = "PAY1"


def at(hours):
    return (START + timedelta(hours=hours)).isoformat()


def money(value=4200, currency="EUR"):
    return {"value": value, "currency": currency}


def item(kind, hours=0, success="true", about="", value=4200, id="", method="visa", data=None, **more):
    """One item; `about` is the payment that something was asked for about."""
    found = {
        "eventCode": kind,
        "eventDate": at(hours),
        "success": success,
        "pspReference": id or (f"{kind}1" if about else PAYMENT),
        "merchantAccountCode": "CAFE_ECOM",
        "merchantReference": "order 7",
        "paymentMethod": method,
        "reason": "",
        "amount": money(value),
    }
    if about:
        found["originalReference"] = about
    if data:
        found["additionalData"] = data
    return found | more


def notify(*items):
    return {"live": "false", "notificationItems": [{"NotificationRequestItem": one} for one in items]}


def note(kind, hours=0, success="true", **more):
    """A notification about a payment itself."""
    return notify(item(kind, hours, success, **more))


def asked(kind, hours=0, success="true", **more):
    """A notification about something that was asked for about a payment."""
    return notify(item(kind, hours, success, **({"about": PAYMENT} | more)))


def event(status, hours, number=1, **more):
    """One thing that happened to a transfer."""
    return {
        "id": f"EV{number}",
        "type": "accounting",
        "status": status,
        "bookingDate": at(hours),
    } | more


def tracked(kind, hours, status="", **more):
    data = {"type": kind} | ({"status": status} if status else {}) | more
    return {"id": f"TR{hours}", "type": "tracking", "updateDate": at(hours), "trackingData": data}


def transfer(status="received", hours=0, events=(), kind="updated", **more):
    body = {
        "id": "TF1",
        "status": status,
        "category": "bank",
        "type": "bankTransfer",
        "direction": "outgoing",
        "amount": money(),
        "creationDate": at(hours),
        "counterparty": {"transferInstrumentId": "SE1"},
        "events": list(events),
        "reason": "approved",
    } | more
    return {
        "type": f"balancePlatform.transfer.{kind}",
        "environment": "test",
        "timestamp": at(hours),
        "data": {name: value for name, value in body.items() if value is not None},
    }


def to_bank(status, hours=0, events=(), **more):
    """A transfer of the customer's own to a bank account."""
    holder = {"fullName": "Garage Meyer", "type": "organization"}
    other = {"bankAccount": {"accountHolder": holder, "accountIdentification": {"type": "iban", "iban": "NL00ACME77"}}}
    return transfer(status, hours, events, counterparty=other, **more)


def issued(status, hours=0, events=(), **more):
    """A payment with a card that the platform has issued."""
    shop = {"merchant": {"name": "Bakery", "city": "Utrecht", "mcc": "5462"}}
    more = {"category": "issuedCard", "type": "payment", "counterparty": shop} | more
    return transfer(status, hours, events, **more)


def debited(status, hours=0, events=(), **more):
    """Somebody collects from the customer's account."""
    details = {"dueDate": at(48), "mandateId": "MANDATE1"}
    more = {"type": "bankDirectDebit", "direction": "incoming", "directDebitInformation": details} | more
    return to_bank(status, hours, events, **more)


def incoming(status, hours=0, events=(), **more):
    """Money comes in to the customer's account."""
    return to_bank(status, hours, events, direction="incoming", **more)


def entry(status="booked", hours=0, value=-4200, **more):
    body = {"id": "TX1", "status": status, "amount": money(value), "bookingDate": at(hours), "transfer": {"id": "TF1"}}
    return {"type": "balancePlatform.transaction.created", "timestamp": at(hours), "data": body | more}


def token(kind, hours=0, method="sepadirectdebit"):
    data = {"storedPaymentMethodId": "TOKEN1", "type": method, "shopperReference": "shopper 3"}
    return {"type": f"recurring.token.{kind}", "createdAt": at(hours), "eventId": f"E{hours}", "data": data}


def answer(code, **more):
    return {"resultCode": code, "pspReference": PAYMENT, "amount": money()} | more
