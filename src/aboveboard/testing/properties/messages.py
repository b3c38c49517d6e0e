"""M: there are words for everything, in every language, with nothing left open."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from ...errors import BadMessage
from ...honesty import structure
from ...honesty.form import differences
from ...lifecycle.drawing import SAMPLE
from ...money import from_minor
from ...transaction import Cause
from ...view import View
from ...wording import CAUSES, DEFAULT_NAMES, PLACEHOLDERS, Kind, Message, Value, problems, shared_messages
from ...words import Words, render
from ..journeys import AMOUNT
from .survey import Survey, is_same
from .visits import Seen, Visit

LARGEST = 10**12
AMOUNTS = ((1, "EUR"), (LARGEST, "EUR"), (1, "JPY"), (LARGEST, "JPY"), (1, "KWD"), (LARGEST, "KWD"))
COUNTS = (0, 1, 2, 5, 11, 100)
A_MOMENT = timedelta.resolution


def _every(survey: Survey) -> tuple[Message, ...]:
    return (*survey.lifecycle.messages(), *shared_messages())


def missing_words(survey: Survey) -> Iterator[Seen]:
    """M1."""
    for message in survey.lifecycle.messages():
        if not all(form.strip() for form in message.forms):
            yield Seen(message.key, "has no words: write some")
    for locale in survey.locales:
        if locale not in survey.spoken:
            yield Seen(survey.lifecycle.name, f"has no words in {locale}: add a catalog, or leave {locale} out")
            continue
        for message in _every(survey):
            if all(message.forms) and not survey.forms(message, locale):
                yield Seen(message.key, f"has no words in {locale} that can be shown: translate it as it reads now")


def strange_placeholders(survey: Survey) -> Iterator[Seen]:
    """M2."""
    for message in survey.lifecycle.messages():
        for form in message.forms:
            yield from (Seen(message.key, problem) for problem in problems(form, survey.lifecycle.names))
    for locale in survey.spoken:
        for one in (*survey.reading(locale).sentences, *survey.shared(locale).sentences):
            yield from (Seen(one.key, str(flaw)) for flaw in differences(one))


def open_words(survey: Survey) -> Iterator[Seen]:
    """M3."""
    for visit in survey.visits:
        for at in dict.fromkeys((visit.now, *_just_late(survey, visit), visit.afterwards)):
            yield from _open_view(survey, visit, at)
    reason = next(iter(survey.lifecycle.reason_messages), "")
    for _, after in survey.by_edge.values():
        few = survey.told(after, currency="JPY", scale=1, names=False, cause=None, reason="")
        many = survey.told(
            after, currency="KWD", scale=LARGEST // AMOUNT, names=True, cause=Cause.MERCHANT, reason=reason
        )
        yield from _open_view(survey, few, few.now)
        yield from _open_view(survey, many, many.now)
    yield from _open_messages(survey)


def _just_late(survey: Survey, visit: Visit) -> tuple[datetime, ...]:
    promise = survey.look(visit).promise
    return (promise.due + A_MOMENT,) if promise else ()


def _open_view(survey: Survey, visit: Visit, at: datetime) -> Iterator[Seen]:
    view = survey.look(visit, at)
    for locale in survey.spoken:
        try:
            words = render(view, locale=locale)
        except BadMessage as error:
            yield Seen(error.key, f"cannot be said in {locale}: {'; '.join(error.problems)}", visit)
            continue
        if not is_same(words.locale, locale):
            what = f"is shown in {words.locale} where {locale} was asked for: translate all of it"
            yield Seen(survey.at(visit.state), what, visit)
        for key, text in _texts(view, words):
            if what := _openness(text):
                yield Seen(key, f"{what} in {locale}", visit)


def _texts(view: View, words: Words) -> Iterator[tuple[str, str]]:
    """Every text of a card, with what to open in order to change it."""
    state = f"{view.lifecycle}.{view.state}"
    for name in ("label", "explanation", "next_step", "money", "last_heard"):
        if view.whereabouts or name != "money":
            yield f"{state}:{name}", getattr(words, name)
    if view.says.action:
        yield f"{state}:action", words.action
    for line, sentence in zip(view.timeline, words.timeline, strict=True):
        yield line.message.key, sentence.text


def _openness(text: str) -> str:
    """What a text leaves open; nothing where it is whole."""
    if not text.strip():
        return "says nothing"
    if set("{}") & set(text):
        return "leaves a placeholder open"
    if "  " in text or "\n" in text or text != text.strip():
        return "leaves a gap where something should be said"
    return ""


def _open_messages(survey: Survey) -> Iterator[Seen]:
    for message in _every(survey):
        for values in _boundaries(survey, message):
            for locale in survey.spoken:
                try:
                    said = survey.say(message, locale, values)
                except BadMessage as error:
                    yield Seen(message.key, f"cannot be said in {locale}: {'; '.join(error.problems)}")
                    continue
                if said is not None and (what := _openness(said)):
                    yield Seen(message.key, f"{what} in {locale}")


def _boundaries(survey: Survey, message: Message) -> Iterator[Mapping[str, Value]]:
    """The smallest and the largest that a message can be filled with, every reason and cause, and nobody's name."""
    lifecycle = survey.lifecycle
    usual = SAMPLE | {"said": lifecycle.says[lifecycle.starts.name].label}
    yield usual | dict.fromkeys(DEFAULT_NAMES)
    money = [name for name in message.placeholders if PLACEHOLDERS.get(name) is Kind.MONEY]
    for minor, currency in AMOUNTS if money else ():
        yield usual | dict.fromkeys(money, from_minor(minor, currency))
    for count in COUNTS if len(message.forms) > 1 else ():
        yield usual | {"count": count}
    for cause in CAUSES.values() if "why" in message.placeholders else ():
        yield usual | {"why": cause} | dict.fromkeys(DEFAULT_NAMES)
    for reason in lifecycle.reason_messages.values() if "reason" in message.placeholders else ():
        yield usual | {"reason": reason}


def twins(survey: Survey) -> Iterator[Seen]:
    """M4."""
    for locale in survey.spoken:
        for flaw in structure.twins(survey.reading(locale)):
            yield Seen(flaw.sentence.key, str(flaw))
