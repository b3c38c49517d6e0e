"""H, of telling: not as if it were settled, late only once it is, nothing private, and the same when read again."""

from collections.abc import Iterator
from datetime import datetime
from secrets import token_hex

from attrs import evolve

from ...honesty import settled_words
from ...transaction import PrivateNote, Standing, Transaction, annotate, record
from .messages import A_MOMENT
from .survey import Survey
from .visits import Seen, Visit


def early_certainty(survey: Survey) -> Iterator[Seen]:
    """H2, judged on the English."""
    for name, state in survey.lifecycle.states.items():
        for message in () if state.final else survey.lifecycle.says[name].messages():
            for form in message.forms:
                for word in settled_words(form):
                    yield Seen(message.key, f"says {word!r} while it can still change: say what is so for now")


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
