"""What a card says, part by part, in the language of whoever speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..transaction import Line, Refusal, Standing
from ..view import News, View
from ..wording import (
    CAN_CHANGE,
    CAN_CHANGE_UNTIL,
    CHECKING,
    CONFLICT,
    NOTHING_TO_DO,
    SETTLED_FOR_GOOD,
    WHERE_UNKNOWN,
    Message,
    Says,
    Value,
)
from .values import RefusalWords, Sentence, Words

if TYPE_CHECKING:
    from ..wording.filling import Speaker


def words_of(view: View, speaker: Speaker) -> Words:
    """Everything that a view says."""
    values = clauses_of(view)
    says = says_of(view)
    return Words(
        label=speaker.say(says.label, values),
        explanation=explanation_of(view, speaker, values),
        next_step=speaker.say(next_step_of(view, says), values),
        money=money_of(view, speaker, values),
        action=speaker.say(says.action, values) if says.action else "",
        last_heard=speaker.say(view.last_heard.message, values | {"heard_on": view.last_heard.at}),
        timeline=tuple(sentence_of(line, speaker) for line in view.timeline),
        notes=tuple(speaker.quote(note.text) for note in view.notes),
        locale=speaker.locale,
        direction=speaker.direction,
    )


def says_of(view: View) -> Says:
    """The sentences of a view; others where two facts contradict each other."""
    return CONFLICT if view.news is News.CONFLICTING else view.says


def explanation_of(view: View, speaker: Speaker, values: dict[str, Value]) -> str:
    """What is true now."""
    explanation = speaker.say(says_of(view).explanation, values)
    if view.news is News.CHECKING:
        return speaker.join((explanation, speaker.say(CHECKING, values)))
    return explanation


def clauses_of(view: View) -> dict[str, Value]:
    """What fills the sentences of a view, whole clauses among it."""
    values = dict(view.values)
    values["can_change"] = CAN_CHANGE_UNTIL if view.may_change_until else CAN_CHANGE
    values["nothing_to_do"] = NOTHING_TO_DO
    return values


def next_step_of(view: View, says: Says) -> Message:
    """What is said to come next, or to be late, or over."""
    if view.final and "can_change" in says.next_step.placeholders:
        return SETTLED_FOR_GOOD
    if view.promise and view.promise.standing is Standing.OVERDUE and says.if_late:
        return says.if_late
    return says.next_step


def money_of(view: View, speaker: Speaker, values: dict[str, Value]) -> str:
    """Where each part of the money is."""
    if not view.whereabouts:
        return ""
    if view.news is News.CONFLICTING:
        return speaker.say(WHERE_UNKNOWN, {})
    return speaker.join(speaker.say(clause, values | {"part": part}) for clause, part in view.whereabouts)


def sentence_of(line: Line, speaker: Speaker) -> Sentence:
    """One line of a timeline."""
    return Sentence(line.at, speaker.moment(line.at), speaker.say(line.message, line.values))


def refusal_of(refusal: Refusal, speaker: Speaker) -> RefusalWords:
    """Why something cannot be done, and what can."""
    return RefusalWords(
        explanation=speaker.say(refusal.message, refusal.values),
        action=speaker.say(refusal.action, refusal.values) if refusal.action else "",
        locale=speaker.locale,
    )
