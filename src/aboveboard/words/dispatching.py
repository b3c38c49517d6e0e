"""The same words as one channel carries them: what has no room is left out, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..errors import BadValue
from ..transaction import Line, Refusal
from ..view import View
from ..wording import Message, Value
from ..wording.channels import Channel, ChannelName, Dispatch, Draft, first_that_fits, is_private
from ..wording.filling import Speaker
from ..wording.sms import plain, segments
from .cards import clauses_of, explanation_of, money_of, next_step_of, says_of


def channel_named(name: Channel | ChannelName, told: View | Line | Refusal) -> Channel:
    """
    The channel of that name.

    Raises:
        BadValue: No such channel, or a refusal for one.
    """
    if isinstance(told, Refusal):
        raise BadValue("channel", "a refusal answers somebody who is there; it is not sent anywhere")
    try:
        return Channel(name)
    except ValueError:
        raise BadValue("channel", f"{name!r} is none; there are: {', '.join(one.value for one in Channel)}") from None


def dispatch_of(told: View | Line, speaker: Speaker, channel: Channel, open_title: bool) -> Dispatch:
    """A view, or a line of its timeline, as one channel carries it."""
    title, unsaid = _title(told, speaker, channel, open_title)
    draft = first_that_fits(channel, _drafts(told, speaker, channel), speaker.locale)
    text = plain(draft.text) if channel is Channel.SMS else draft.text
    count = segments(text).count if channel is Channel.SMS else 0
    return Dispatch(channel, title, text, unsaid + draft.left_out, count, speaker.locale, speaker.direction)


def _title(told: View | Line, speaker: Speaker, channel: Channel, open_title: bool) -> tuple[str, tuple[str, ...]]:
    """What stands above the text, and what was not allowed there."""
    if channel not in (Channel.PUSH, Channel.EMAIL) or isinstance(told, Line):
        return "", ()
    label = says_of(told).label
    if channel is Channel.PUSH and is_private(label) and not open_title:
        return "", ("label",)
    return speaker.say(label, clauses_of(told)), ()


def _drafts(told: View | Line, speaker: Speaker, channel: Channel) -> Iterator[Draft]:
    """What could be sent, the fullest first."""
    if isinstance(told, Line):
        yield Draft(speaker.say(told.message, told.values))
        yield Draft(speaker.say(told.message, _briefly(told.values)), ("reason",))
    elif channel is Channel.BADGE:
        yield Draft(speaker.say(says_of(told).label, clauses_of(told)))
    elif channel is Channel.EMAIL:
        yield Draft("\n\n".join(filter(None, _paragraphs(told, speaker))))
    else:
        yield from _shorter_and_shorter(told, speaker, channel)


def _paragraphs(view: View, speaker: Speaker) -> tuple[str, ...]:
    values = clauses_of(view)
    return (
        explanation_of(view, speaker, values),
        money_of(view, speaker, values),
        speaker.say(next_step_of(view, says_of(view)), values),
        _action(view, speaker, values),
    )


def _shorter_and_shorter(view: View, speaker: Speaker, channel: Channel) -> Iterator[Draft]:
    """The last is always short enough: a label, or nothing where that stands above."""
    values = clauses_of(view)
    explanation, brief = (explanation_of(view, speaker, told) for told in (values, _briefly(values)))
    following = speaker.say(next_step_of(view, says_of(view)), values)
    action = _action(view, speaker, values)
    unsaid: tuple[str, ...] = ("action",) if action else ()
    yield Draft(speaker.join((explanation, following, action)))
    yield Draft(speaker.join((explanation, following)), unsaid)
    unsaid += ("reason",) if brief != explanation else ()
    yield Draft(speaker.join((brief, following)), unsaid)
    yield Draft(speaker.join((brief, _change(view, speaker, values))), (*unsaid, "next_step"))
    label = speaker.say(says_of(view).label, values) if channel is Channel.SMS else ""
    yield Draft(label, ("explanation", "next_step", *unsaid))


def _action(view: View, speaker: Speaker, values: Mapping[str, Value]) -> str:
    action = says_of(view).action
    return speaker.say(action, values) if action else ""


def _change(view: View, speaker: Speaker, values: Mapping[str, Value]) -> str:
    """That it can still change is said as long as anything is."""
    clause = values["can_change"]
    says_so = "can_change" in next_step_of(view, says_of(view)).placeholders
    return speaker.say(clause, values) if says_so and isinstance(clause, Message) else ""


def _briefly(values: Mapping[str, Value]) -> dict[str, Value]:
    """The same values, without the sentences that say why."""
    return {**values, "reason": None, "why": None}
