"""Values become the words of one language, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast, overload

from ..transaction import Line, Refusal
from ..view import View
from .cards import refusal_of, sentence_of, words_of
from .values import RefusalWords, Sentence, Words

if TYPE_CHECKING:
    from pathlib import Path

    from ..wording.channels import Channel, ChannelName, Dispatch
    from ..wording.filling import Speaker

T = TypeVar("T")


@overload
def render(told: View, *, locale: str, zone: str = "UTC") -> Words: ...
@overload
def render(told: Line, *, locale: str, zone: str = "UTC") -> Sentence: ...
@overload
def render(told: Refusal, *, locale: str, zone: str = "UTC") -> RefusalWords: ...
@overload
def render(
    told: View | Line, *, locale: str, zone: str = "UTC", channel: Channel | ChannelName, open_title: bool = False
) -> Dispatch: ...


def render(
    told: View | Line | Refusal,
    *,
    locale: str,
    zone: str = "UTC",
    channel: Channel | ChannelName | None = None,
    open_title: bool = False,
) -> Words | Sentence | RefusalWords | Dispatch:
    """
    Put a view, a line of a timeline or a refusal into words.

    All of it comes from one language: the one asked for, or the nearest one
    that has every sentence that is needed, or English.

    Args:
        told: What to say.
        locale: A language tag such as ``"de"`` or ``"es-MX"``.
        zone: The customer's time zone, such as ``"Europe/Berlin"``.
        channel: Where a view or a line is read: ``"sms"``, ``"push"``, ``"email"`` or ``"badge"``.
            What has no room there is left out, whole sentences at a time.
        open_title: Whether the title of a push message may say amounts and names, for whoever sees the phone.

    Raises:
        UnknownLocale: No such language.
        UnknownZone: No such time zone.
        BadMessage: A catalog holds an unsafe sentence; names its key and language.
        BadValue: No such channel, or a refusal for one.
    """
    if channel is not None:
        return _dispatched(told, locale, zone, channel, open_title)
    if isinstance(told, View):
        view = told
        return _in_one_language(view.catalogs, locale, zone, lambda speaker: words_of(view, speaker))
    if isinstance(told, Line):
        line = told
        return _in_one_language(line.catalogs, locale, zone, lambda speaker: sentence_of(line, speaker))
    refusal = told
    return _in_one_language(refusal.catalogs, locale, zone, lambda speaker: refusal_of(refusal, speaker))


def _in_one_language(catalogs: Path | None, locale: str, zone: str, say: Callable[[Speaker], T]) -> T:
    # Babel's formatters and the catalogs cost more to import than everything else here,
    # and a program that only records never needs them.
    from ..wording.filling import in_one_language

    return in_one_language(catalogs, locale, zone, say)


def _dispatched(
    told: View | Line | Refusal, locale: str, zone: str, name: Channel | ChannelName, open_title: bool
) -> Dispatch:
    from .dispatching import channel_named, dispatch_of

    channel = channel_named(name, told)
    sent = cast("View | Line", told)
    return _in_one_language(
        told.catalogs, locale, zone, lambda speaker: dispatch_of(sent, speaker, channel, open_title)
    )
