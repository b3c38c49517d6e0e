"""The structural rules, each with its own examples."""

from .facts import Facts, Kind, Toward
from .rules import Rule, each
from .sentences import Sentence
from .structure import (
    twins,
    two_meanings,
    unsaid_actions,
    unsaid_amounts,
    unsaid_causes,
    unsaid_changes,
    unsaid_lateness,
    unsaid_money,
    unsaid_retractions,
    unsaid_times,
)

CHANGES = Facts(may_change=True)
WAITS = Facts(promises=True)
FINAL = Facts(final=True)
ACTS = Facts(acts=True)


def _label(text: str, state: str, facts: Facts) -> Sentence:
    return Sentence(f"example.{state}:label", text, facts)


def _next(text: str, facts: Facts, facet: str = "next_step") -> Sentence:
    return Sentence(f"example.asked:{facet}", text, facts)


def _notice(text: str, key: str, toward: Toward | None = None, corrects: bool = False, back: bool = False) -> Sentence:
    return Sentence(f"example.{key}:notice", text, Facts(Kind.NOTICE, toward=toward, corrects=corrects, retracts=back))


def _clause(text: str, holder: str) -> Sentence:
    return Sentence(f"example.money_{holder}:clause", text, Facts(Kind.MONEY))


SAME_LABEL = Rule(
    code="AB101",
    name="same-label",
    asks="Can every state be told from the others, and what is over from what is not?",
    source="PRIN 2A.5 and FG22/5 ch. 8: what is said can be understood",
    finds=twins,
    bad=((_label("Paid", "collected", CHANGES), _label("Paid!", "settled", FINAL)),),
    good=((_label("Not final yet", "collected", CHANGES), _label("Paid", "settled", FINAL)),),
)
TWO_MEANINGS = Rule(
    code="AB102",
    name="two-meanings",
    asks="Does each sentence stand for money that goes one way, never for both?",
    source="seen in both tools that merge catalogs by similarity: a refund in the words of a charge",
    finds=two_meanings,
    bad=(
        (
            _notice("{moved} was moved.", "refund", Toward.CUSTOMER),
            _notice("{moved} was moved.", "settle", Toward.OTHERS),
        ),
    ),
    good=(
        (
            _notice("{moved} came back to you.", "refund", Toward.CUSTOMER),
            _notice("{moved} was collected.", "settle", Toward.OTHERS),
        ),
    ),
)
CAN_CHANGE = Rule(
    code="AB103",
    name="can-change",
    asks="Does what may still change say so?",
    source="simple.com, pending charges: may differ, disappear, return",
    finds=each(unsaid_changes),
    bad=(_next("Your bank has the rest.", CHANGES),),
    good=(_next("Your bank has the rest. {can_change}", CHANGES),),
)
BY_WHEN = Rule(
    code="AB104",
    name="by-when",
    asks="Does what waits say by when an answer comes?",
    source="polaris.shopify.com, error messages: be specific about dates",
    finds=each(unsaid_times),
    bad=(_next("We expect to know soon.", WAITS),),
    good=(_next("We expect to know by {expected_by}.", WAITS),),
)
LATE = Rule(
    code="AB105",
    name="late",
    asks="Are there other words for after the promised day?",
    source="DESIGN: the words for overdue are compulsory wherever a promise is",
    finds=unsaid_lateness,
    bad=(
        _next("We expect to know by {expected_by}.", WAITS),
        (
            _next("We expect to know by {expected_by}.", WAITS),
            _next("We expect to know by {expected_by}!", WAITS, "if_late"),
        ),
    ),
    good=(
        (
            _next("We expect to know by {expected_by}.", WAITS),
            _next("We expected to know by {expected_by}, and have heard nothing.", WAITS, "if_late"),
        ),
    ),
)
WHERE_MONEY = Rule(
    code="AB106",
    name="where-money",
    asks="Does each part of the money say how much it is and who has it?",
    source="FG22/5 ch. 8: the essentials first",
    finds=unsaid_money,
    bad=(
        _clause("Your bank has it.", "held"),
        (_clause("{part} is on its way.", "in_transit"), _clause("{part} is on its way.", "returning")),
    ),
    good=((_clause("{part} is on its way to {merchant}.", "in_transit"), _clause("You get {part}.", "returning")),),
)
ACTION_OR_NONE = Rule(
    code="AB107",
    name="action-or-none",
    asks="Does the customer learn what they can do, or that there is nothing to do?",
    source="polaris.shopify.com, error messages: say how to go on",
    finds=unsaid_actions,
    bad=(_next("The bank is asked.", Facts()), _next("You can try again. {nothing_to_do}", ACTS)),
    good=(
        _next("The bank is asked. {nothing_to_do}", Facts()),
        (_next("The bank is asked.", ACTS), _next("You can try again.", ACTS, "action")),
    ),
)
WHOSE_FAULT = Rule(
    code="AB108",
    name="whose-fault",
    asks="Does a correction say whose doing it was, and so apologise where the fault is ours and only there?",
    source="polaris.shopify.com, error messages: “we” only when we caused it",
    finds=each(unsaid_causes),
    bad=(_notice("We changed {amount_before} to {amount_after}.", "correct", corrects=True),),
    good=(_notice("We changed {amount_before} to {amount_after}. {why}", "correct", corrects=True),),
)
BOTH_AMOUNTS = Rule(
    code="AB109",
    name="both-amounts",
    asks="Does a correction say what was wrong and what is right?",
    source="12 CFR 1005.11(d)(2): date and amount; the date stands beside every line of the timeline",
    finds=each(unsaid_amounts),
    bad=(_notice("Your balance was adjusted. {why}", "correct", corrects=True),),
    good=(_notice("We changed {amount_before} to {amount_after}. {why}", "correct", corrects=True),),
)
SAYS_IT_CHANGED = Rule(
    code="AB110",
    name="says-it-changed",
    asks="Does news that takes back what we had told read unlike plain news?",
    source="12 CFR 1005.11(c)(2)(iv) and (d)(2): tell when what was given is taken back",
    finds=unsaid_retractions,
    bad=((_notice("It will not be refunded.", "fail"), _notice("It will not be refunded.", "fail_late", back=True)),),
    good=(
        (
            _notice("It will not be refunded.", "fail"),
            _notice("We said it would be refunded. It will not be.", "fail_late", back=True),
        ),
    ),
)

STRUCTURE = (
    SAME_LABEL,
    TWO_MEANINGS,
    CAN_CHANGE,
    BY_WHEN,
    LATE,
    WHERE_MONEY,
    ACTION_OR_NONE,
    WHOSE_FAULT,
    BOTH_AMOUNTS,
    SAYS_IT_CHANGED,
)
