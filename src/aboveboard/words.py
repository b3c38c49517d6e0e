"""HOW WE SAY IT: values become the words of one language, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, overload

from attrs import frozen

from .transaction import Line, Refusal, Standing
from .view import News, View
from .wording import (
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

if TYPE_CHECKING:
    from pathlib import Path

    from .wording.filling import Speaker

T = TypeVar("T")


@frozen
class Sentence:
    """
    One line of the timeline, ready to show.

    Attributes:
        at: When it happened; aware.
        when: The same in words, in the customer's zone.
        text: What happened.
    """

    at: datetime
    when: str
    text: str


@frozen
class Words:
    """
    A view in one language, ready to show.

    Attributes:
        label: A word or two.
        explanation: What is true now.
        next_step: What happens next, and by when.
        money: Where the money is; empty where there is none in it.
        action: What the customer can do; empty where there is nothing.
        last_heard: Who told us something last, and when.
        timeline: What happened, in order.
        notes: What somebody wrote for them.
        locale: The language these words really are in.
        direction: ``"ltr"`` or ``"rtl"``.
    """

    label: str
    explanation: str
    next_step: str
    money: str
    action: str
    last_heard: str
    timeline: tuple[Sentence, ...]
    notes: tuple[str, ...]
    locale: str
    direction: str


@frozen
class RefusalWords:
    """
    A refusal in one language, ready to show.

    Attributes:
        explanation: Why it cannot be done now.
        action: What they can do instead; empty where there is nothing.
        locale: The language these words really are in.
    """

    explanation: str
    action: str
    locale: str


@overload
def render(told: View, *, locale: str, zone: str = "UTC") -> Words: ...
@overload
def render(told: Line, *, locale: str, zone: str = "UTC") -> Sentence: ...
@overload
def render(told: Refusal, *, locale: str, zone: str = "UTC") -> RefusalWords: ...


def render(told: View | Line | Refusal, *, locale: str, zone: str = "UTC") -> Words | Sentence | RefusalWords:
    """
    Put a view, a line of a timeline or a refusal into words.

    All of it comes from one language: the one asked for, or the nearest one
    that has every sentence that is needed, or English.

    Args:
        told: What to say.
        locale: A language tag such as ``"de"`` or ``"es-MX"``.
        zone: The customer's time zone, such as ``"Europe/Berlin"``.

    Raises:
        UnknownLocale: No such language.
        UnknownZone: No such time zone.
        BadMessage: A catalog holds an unsafe sentence; names its key and language.
    """
    if isinstance(told, View):
        view = told
        return _in_one_language(view.catalogs, locale, zone, lambda speaker: _words(view, speaker))
    if isinstance(told, Line):
        line = told
        return _in_one_language(line.catalogs, locale, zone, lambda speaker: _sentence(line, speaker))
    refusal = told
    return _in_one_language(refusal.catalogs, locale, zone, lambda speaker: _refusal(refusal, speaker))


def _in_one_language(catalogs: Path | None, locale: str, zone: str, say: Callable[[Speaker], T]) -> T:
    # Babel's formatters and the catalogs cost more to import than everything else here,
    # and a program that only records never needs them.
    from .wording.filling import in_one_language

    return in_one_language(catalogs, locale, zone, say)


def _words(view: View, speaker: Speaker) -> Words:
    values = _clauses(view)
    conflicting = view.news is News.CONFLICTING
    says = CONFLICT if conflicting else view.says
    explanation = speaker.say(says.explanation, values)
    if view.news is News.CHECKING:
        explanation = speaker.join((explanation, speaker.say(CHECKING, values)))
    return Words(
        label=speaker.say(says.label, values),
        explanation=explanation,
        next_step=speaker.say(_next_step(view, says), values),
        money=_money(view, speaker, values),
        action=speaker.say(says.action, values) if says.action else "",
        last_heard=speaker.say(view.last_heard.message, values | {"heard_on": view.last_heard.at}),
        timeline=tuple(_sentence(line, speaker) for line in view.timeline),
        notes=tuple(speaker.quote(note.text) for note in view.notes),
        locale=speaker.locale,
        direction=speaker.direction,
    )


def _clauses(view: View) -> dict[str, Value]:
    values = dict(view.values)
    values["can_change"] = CAN_CHANGE_UNTIL if view.may_change_until else CAN_CHANGE
    values["nothing_to_do"] = NOTHING_TO_DO
    return values


def _next_step(view: View, says: Says) -> Message:
    if view.final and "can_change" in says.next_step.placeholders:
        return SETTLED_FOR_GOOD
    if view.promise and view.promise.standing is Standing.OVERDUE and says.if_late:
        return says.if_late
    return says.next_step


def _money(view: View, speaker: Speaker, values: dict[str, Value]) -> str:
    if not view.whereabouts:
        return ""
    if view.news is News.CONFLICTING:
        return speaker.say(WHERE_UNKNOWN, {})
    return speaker.join(speaker.say(clause, values | {"part": part}) for clause, part in view.whereabouts)


def _sentence(line: Line, speaker: Speaker) -> Sentence:
    return Sentence(line.at, speaker.moment(line.at), speaker.say(line.message, line.values))


def _refusal(refusal: Refusal, speaker: Speaker) -> RefusalWords:
    return RefusalWords(
        explanation=speaker.say(refusal.message, refusal.values),
        action=speaker.say(refusal.action, refusal.values) if refusal.action else "",
        locale=speaker.locale,
    )
