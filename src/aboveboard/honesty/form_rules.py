"""The rules about form, each with its own examples."""

from . import form
from .facts import Facts
from .findings import Severity
from .rules import Rule, each
from .sentences import Sentence

FINAL = Facts(final=True)


def _german(text: str, *english: str, single: bool = False, made_from: tuple[str, ...] = ()) -> Sentence:
    key = "example.refunded:explanation"
    return Sentence(key, text, Facts(), "de", english, made_from, single)


def _in(locale: str, text: str) -> Sentence:
    return Sentence("example.state:explanation", text, locale=locale)


def _label(text: str) -> Sentence:
    return Sentence("example.state:label", text)


BARE_PLACEHOLDER = Rule(
    code="AB201",
    name="bare-placeholder",
    asks="Is every placeholder a bare {name}?",
    source="str.format with {amount.__init__} prints secrets; a catalog is data from outside",
    finds=each(form.braces),
    bad=("You paid {amount.x}.", "You paid {amount!r}.", "You paid {amount."),
    good=("You paid {amount}.",),
)
SAME_PLACEHOLDERS = Rule(
    code="AB202",
    name="same-placeholders",
    asks="Does every language leave the same things open?",
    source="gettext: only a plural form that is for one single number may say the number as a word",
    finds=form.strangers,
    bad=(
        _german("Das Geld ist da.", "{returned} is here."),
        _german("{amount} ist da.", "It is here."),
        _german("Eine Erstattung", "One refund", "{count} refunds"),
    ),
    good=(
        _german("{returned} ist da.", "{returned} is here."),
        _german("Eine Erstattung", "One refund", "{count} refunds", single=True),
    ),
)
NO_DIGITS = Rule(
    code="AB203",
    name="no-digits",
    asks="Does every number come from a placeholder?",
    source="polaris.shopify.com, error messages: the date itself, and not how many days",
    finds=each(form.digits),
    bad=("You will know in 3 days.", "ستعرف خلال ٣ أيام."),
    good=("You will know by {expected_by}.", "Please confirm it with 3-D Secure."),
)
NO_PERCENT = Rule(
    code="AB204",
    name="no-percent",
    asks="Is no percent sign typed by hand?",
    source="gettext takes “3% fee” for a format, and refuses its translation",
    finds=each(form.percents),
    bad=("A fee of % applies.", "٪ رسوم", "％"),
    good=("A fee of {amount} applies.",),
)
CALM = Rule(
    code="AB205",
    name="calm",
    asks="Is the tone calm for as long as it can still change?",
    source="snowguts.com, tone of voice after Monzo; seen in no honest example",
    finds=each(form.excitement),
    bad=("Almost there!", "¡Ya casi está!", "Your refund is on its way \U0001f389"),
    good=("Your refund is on its way.", Sentence("example.paid:explanation", "Paid. Thank you!", FINAL)),
    severity=Severity.WARNING,
)
NOTHING_HIDDEN = Rule(
    code="AB206",
    name="nothing-hidden",
    asks="Is everything in a sentence visible, and plain text?",
    source="Unicode TR 36: direction overrides turn one text into another",
    finds=each(form.hidden),
    bad=(
        "Paid \u202eback",
        "Paid<br>back",
        "Paid\u200bback",
        _in("de", "Bezahlt\u00a0: ja"),
        _in("fr", "Payé\u00a0oui"),
    ),
    good=(
        "Paid back",
        _in("fr", "Payé\u00a0: oui"),
        _in("fr", "Ils écrivent\u00a0: «\u00a0{said}\u00a0»\u202f; et vous\u202f?"),
        _in("fr", "Ils écrivent «\u202f{said}\u202f»."),
        _in("fa", "می\u200cشود"),
    ),
)
NO_LINK = Rule(
    code="AB207",
    name="no-link",
    asks="Is there no link in what may be sent by text message or push?",
    source="a link in a message about a failed payment is what thieves send",
    finds=each(form.links),
    bad=("See https://example.com for more.", "Go to example.com now."),
    good=("Open the app to see more.",),
    severity=Severity.WARNING,
)
NO_CODE = Rule(
    code="AB208",
    name="no-code",
    asks="Is everything a word that a customer knows?",
    source="polaris.shopify.com, error messages: no codes",
    finds=each(form.codes),
    bad=("Your bank said: do_not_honor.", "Your bank said no (R01).", "INSUFFICIENT_FUNDS"),
    good=("Your bank said no.", "Your PIN was missing."),
)
LOCKED_SCREEN = Rule(
    code="AB209",
    name="locked-screen",
    asks="Does a label keep amounts and names to itself?",
    source="it is the title of a push message, which anybody near the phone can read",
    finds=form.open_labels,
    bad=(_label("{amount} to {merchant}"),),
    good=(_label("A payment changed"),),
    severity=Severity.WARNING,
)
WHOLE_LANGUAGE = Rule(
    code="AB210",
    name="whole-language",
    asks="Is a state there whole in a language?",
    source="docs/decisions/06: a card is in one language; a state that is not whole is shown in the next one",
    finds=form.unwhole,
    bad=((_german("Erstattet", "Refunded"), _german("", "{returned} is here.")),),
    good=((_german("Erstattet", "Refunded"), _german("{returned} ist da.", "{returned} is here.")),),
    severity=Severity.WARNING,
)
UP_TO_DATE = Rule(
    code="AB211",
    name="up-to-date",
    asks="Was every translation made from today's English?",
    source="docs/decisions/06: yesterday's meaning is never shown; the state is shown in another language",
    finds=form.outdated,
    bad=(
        _german("{count} Gutschriften", "One refund", "{count} refunds", made_from=("One refund", "{count} credits")),
    ),
    good=(
        _german("{count} Erstattungen", "One refund", "{count} refunds", made_from=("One refund", "{count} refunds")),
    ),
    severity=Severity.WARNING,
)

FORM = (
    BARE_PLACEHOLDER,
    SAME_PLACEHOLDERS,
    NO_DIGITS,
    NO_PERCENT,
    CALM,
    NOTHING_HIDDEN,
    NO_LINK,
    NO_CODE,
    LOCKED_SCREEN,
    WHOLE_LANGUAGE,
    UP_TO_DATE,
)
