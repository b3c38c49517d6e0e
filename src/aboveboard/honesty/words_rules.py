"""The rules about words, each with its own examples."""

from . import words
from .facts import PLAIN, Facts, Kind
from .findings import Severity
from .rules import Rule
from .sentences import Sentence

FINAL = Facts(final=True)
OURS = Facts(Kind.SHARED, apologises=True)
BACK = Facts(Kind.NOTICE, retracts=True)


def _in(locale: str, text: str, facts: Facts = PLAIN) -> Sentence:
    return Sentence("example.state:explanation", text, facts, locale)


def _notice(text: str, locale: str = "en") -> Sentence:
    return Sentence("example.fail_late:notice", text, BACK, locale)


def _word_rule(**given: object) -> Rule:
    return Rule(severity=Severity.WARNING, **given)  # type: ignore[arg-type]


NOT_DONE_YET = _word_rule(
    code="AB301",
    name="not-done-yet",
    asks="Does nothing say that it is done while it can still change?",
    source="FCA Handbook, PRIN 2A.5.3R",
    finds=words.too_settled,
    bad=(
        "Your payment is complete.",
        _in("de", "Die Zahlung ist abgeschlossen."),
        _in("es", "El pago está completado."),
    ),
    good=("Your payment is not complete.", _in("de", "Abgeschlossen ist das noch nicht."), _in("en", "Done.", FINAL)),
)
NO_BLAME = _word_rule(
    code="AB302",
    name="no-blame",
    asks="Is nobody blamed?",
    source="polaris.shopify.com, error messages: no “invalid”, no blame",
    finds=words.blame,
    bad=("You entered a wrong card.", _in("de", "Ungültige Karte."), _in("fr", "Carte invalide.")),
    good=("The card has expired.", _in("de", "Die Karte ist abgelaufen.")),
)
NO_JARGON = _word_rule(
    code="AB303",
    name="no-jargon",
    asks="Is every word one that people use outside of the trade?",
    source="gov.uk, content design: plain words",
    finds=words.jargon,
    bad=("Authorised, awaiting capture.", _in("es", "Hay un contracargo."), _in("pt", "A captura falhou.")),
    good=("Your bank is still deciding.", _in("de", "Die Lastschrift ist geplant.")),
)
NO_VAGUE_TIME = _word_rule(
    code="AB304",
    name="no-vague-time",
    asks="Is every time a day, or said to be unknown?",
    source="polaris.shopify.com, error messages: specific dates; support.stripe.com, refund statuses",
    finds=words.vague_time,
    bad=("You will have it within a few days.", _in("de", "Das Geld kommt bald."), _in("fr", "D'ici quelques jours.")),
    good=("You will have it by {expected_by}.", _in("es", "No podemos decir cuánto tardará.")),
)
NO_VAGUE_CAUSE = _word_rule(
    code="AB305",
    name="no-vague-cause",
    asks="Does a cause name something?",
    source="polaris.shopify.com, error messages: explain",
    finds=words.vague_cause,
    bad=("Something went wrong.", _in("de", "Ein Fehler ist aufgetreten."), _in("pt", "Algo deu errado.")),
    good=("Your bank did not answer.", "If something goes wrong, ask your bank."),
)
NO_FALSE_CERTAINTY = _word_rule(
    code="AB306",
    name="no-false-certainty",
    asks="Is nothing called certain that nobody knows yet?",
    source="support.stripe.com, refund statuses: “initiated” does not guarantee that it has landed",
    finds=words.too_certain,
    bad=("You will definitely get it.", _in("de", "Sie bekommen es garantiert."), _in("fr", "C'est garanti.")),
    good=("You should get it by {expected_by}.", "We cannot say for certain where it is."),
)
NO_EMPTY_SORRY = _word_rule(
    code="AB307",
    name="no-empty-sorry",
    asks="Does an apology say something?",
    source="polaris.shopify.com, error messages: no over-apology",
    finds=words.empty_sorry,
    bad=(
        "We sincerely regret any inconvenience.",
        _in("de", "Unannehmlichkeiten bedauern wir."),
        _in("es", "Perdona las molestias."),
    ),
    good=("We are sending {amount} again.",),
)
SORRY_FOR_OURS = _word_rule(
    code="AB308",
    name="sorry-for-ours",
    asks="Do we apologise for our own mistakes, once, and for nobody else's?",
    source="polaris.shopify.com, error messages: “we” only when we caused it",
    finds=words.sorry_for_others,
    bad=("Sorry, your bank said no.", _in("en", "We are sorry. We are very sorry.", OURS)),
    good=("Your bank said no.", _in("en", "We took it twice. We are sorry.", OURS)),
)
KNOWN_PARTIES = _word_rule(
    code="AB309",
    name="known-parties",
    asks="Does the customer know everybody who is named?",
    source="simple.com, pending charges: the seller, the bank, and nobody between",
    finds=words.named_parties,
    bad=("Stripe returned the payment.",),
    good=("Your bank returned the payment.",),
)
SAYS_WHAT_WE_SAID = _word_rule(
    code="AB310",
    name="says-what-we-said",
    asks="Does news that takes something back begin with what we had told?",
    source="12 CFR 1005.11(c)(2)(iv): tell when what was given is taken back",
    finds=words.unsaid_before,
    bad=(_notice("The refund did not reach you."), _notice("Die Erstattung kam nicht an.", "de")),
    good=(_notice("We told you that it was on its way. It did not reach you."), _in("en", "It did not reach you.")),
)

WORDS = (
    NOT_DONE_YET,
    NO_BLAME,
    NO_JARGON,
    NO_VAGUE_TIME,
    NO_VAGUE_CAUSE,
    NO_FALSE_CERTAINTY,
    NO_EMPTY_SORRY,
    SORRY_FOR_OURS,
    KNOWN_PARTIES,
    SAYS_WHAT_WE_SAID,
)
