"""Sentences that somebody with access to a catalog might try."""

HOSTILE = {
    "attribute": "{amount.__init__.__globals__[SECRET]}",
    "index": "{amount[0]}",
    "conversion": "{amount!r}",
    "format spec": "{amount:>10}",
    "empty": "{}",
    "number": "{0}",
    "upper case": "{Amount}",
    "unbalanced left": "You paid {amount.",
    "unbalanced right": "You paid amount}.",
    "nested": "{{amount}}",
    "html": "<b>{amount}</b>",
    "entity": "{amount}&nbsp;",
    "newline": "You paid\n{amount}.",
    "null": "You paid\x00 {amount}.",
    "override": "You paid \u202e{amount}.",
    "zero width": "You\u200bpaid {amount}.",
    "soft hyphen": "Pay\u00adment",
}
