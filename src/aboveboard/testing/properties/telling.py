"""H, of telling: not as if it were settled, late only once it is, nothing private, and the same when read again."""

import re
from collections.abc import Iterator
from datetime import datetime
from secrets import token_hex

from attrs import evolve

from ...transaction import PrivateNote, Standing, Transaction, annotate, record
from .messages import A_MOMENT
from .survey import Survey
from .visits import Seen, Visit

_SETTLED = re.compile(
    r"\b(?:(?<!to )complete(?! (?:the|it|this|that|your|a)\b)|completed|final(?! (?!now\b|and\b)\w)|finali[sz]ed"
    r"|finished|done|settled|guaranteed|definite(?:ly)?|certainly|for certain|permanent(?:ly)?|irrevocabl[ey]"
    r"|for good(?! \w)|for ever|forever|all set|nothing can change)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:not|no|never|nothing|cannot|\w+n['’]t|before|until|unless|if|once|when|after|soon|whether|may|might|can|could"
    r"|should|expect(?:ed)?|almost|nearly)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[.?!;:]|,? (?:but|and) ")


def early_certainty(survey: Survey) -> Iterator[Seen]:
    """H2, judged on the English."""
    for name, state in survey.lifecycle.states.items():
        for message in () if state.final else survey.lifecycle.says[name].messages():
            for form in message.forms:
                for word in settled_words(form):
                    yield Seen(message.key, f"says {word!r} while it can still change: say what is so for now")


def settled_words(text: str) -> tuple[str, ...]:
    """English words that say that something is over, where nothing before them in their clause takes that back."""
    return tuple(
        found.group().lower()
        for clause in _CLAUSES.split(text)
        for found in _SETTLED.finditer(clause)
        if not _HEDGED.search(clause, 0, found.start())
    )


def wrong_time_to_be_late(survey: Survey) -> Iterator[Seen]:
    """H3."""
    for visit in survey.by_state.values():
        window = visit.state.answer_within
        if window is None:
            continue
        due = window.ends(visit.now)
        late = [_is_late(survey, visit, at) for at in (visit.now, due, due + A_MOMENT)]
        if late[0] or late[1]:
            yield Seen(survey.at(visit.state), "is said to be late before its promise is over: wait for its end", visit)
        if not late[2]:
            what = "is never said to be late: promise an answer for before the time in which it can change is over"
            yield Seen(survey.at(visit.state), what, visit)
        for locale in survey.spoken if late == [False, False, True] else ():
            on_time, overdue = (survey.words(visit, locale, at) for at in (due, due + A_MOMENT))
            if on_time and overdue and on_time.next_step == overdue.next_step:
                what = f"reads the same as next_step in {locale}: say that it is late"
                yield Seen(f"{survey.at(visit.state)}:if_late", what, visit)


def _is_late(survey: Survey, visit: Visit, at: datetime) -> bool:
    promise = survey.look(visit, at).promise
    return promise is not None and promise.standing is Standing.OVERDUE


def leaks(survey: Survey) -> Iterator[Seen]:
    """H4."""
    canary = f"canary-{token_hex(8)}"
    for _, after in survey.by_edge.values():
        marked = after._replace(transaction=_marked(after.transaction, canary))
        for locale in survey.spoken:
            if canary in repr(survey.words(marked, locale)):
                what = f"shows in {locale} what is private: leave out notes, sources, codes and references"
                yield Seen(survey.at(after.state), what, after)


def _marked(transaction: Transaction, canary: str) -> Transaction:
    """The same facts with a mark in everything that customers never see."""
    opening, *events = (
        evolve(entry.event, source=canary, code=canary, reference=f"{canary}-{index}")
        for index, entry in enumerate(transaction.history)
    )
    marked = Transaction.opened_by(transaction.lifecycle, opening)
    for event in events:
        marked = record(marked, event).transaction
    return annotate(marked, PrivateNote(canary, at=transaction.newest.occurred_at, author=canary))


def fickle_views(survey: Survey) -> Iterator[Seen]:
    """H6."""
    for visit in survey.by_state.values():
        for locale in survey.spoken:
            view, words = survey.look(visit), survey.words(visit, locale)
            survey.words(visit, survey.spoken[0], visit.afterwards)
            if (survey.look(visit), survey.words(visit, locale)) != (view, words):
                what = "reads otherwise when it is looked at again: let nothing but time and news change it"
                yield Seen(survey.at(visit.state), what, visit)
