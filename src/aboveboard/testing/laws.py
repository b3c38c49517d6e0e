"""What every lifecycle must keep to, whatever happens. Each law is a property that Hypothesis tries to break."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from moneyed import Money

from ..lifecycle import OPEN, Certainty, Holder, Lifecycle, Restate
from ..lifecycle.machine import Cursor, step
from ..transaction import (
    ClientNote,
    Event,
    NotAllowed,
    PrivateNote,
    Refusal,
    Standing,
    Transaction,
    annotate,
    from_json,
    may,
    promises,
    record,
    request,
    to_json,
)
from ..view import News, look
from ..wording.translations import languages
from ..words import render
from .facts import arrivals, facts, moments, transaction_of
from .journeys import HOUR, START

CANARY = "canary-7f3a"
_LATER = START + 24 * 20 * HOUR


@frozen
class Law:
    """
    One law.

    Attributes:
        number: As the design counts them.
        says: What it promises, as a customer would sign it.
        holds: Asks it once, of a lifecycle and whatever Hypothesis draws; raises AssertionError where it is broken.
    """

    number: int
    says: str
    holds: Callable[[Lifecycle, DataObject], None]

    def prove(self, lifecycle: Lifecycle) -> None:
        """
        Let Hypothesis try to break it, with the settings that are in force.

        Raises:
            AssertionError: It is broken; the facts that break it follow.
        """

        def law(data: DataObject) -> None:
            self.holds(lifecycle, data)

        law.__name__ = law.__qualname__ = f"law_{self.number}_of_{lifecycle.name}"
        given(st.data())(law)()

    def __str__(self) -> str:
        return f"law {self.number}"


def order_does_not_matter(lifecycle: Lifecycle, data: DataObject) -> None:
    """Arrival order and repetition do not change the end."""
    told = data.draw(facts(lifecycle), label="facts")
    one = transaction_of(lifecycle, told)
    other = transaction_of(lifecycle, data.draw(arrivals(told), label="as they arrive"))
    assert other.fold == one.fold
    view = look(one, at=_LATER)
    assert look(other, at=_LATER) == view
    locale = data.draw(st.sampled_from(_languages(lifecycle)))
    assert render(look(other, at=_LATER), locale=locale) == render(view, locale=locale)


def history_only_grows(lifecycle: Lifecycle, data: DataObject) -> None:
    """History only grows; its earlier part stays equal."""
    told = data.draw(facts(lifecycle).flatmap(arrivals), label="facts")
    transaction = Transaction.opened_by(lifecycle, next(fact for fact in told if fact.opens(lifecycle)))
    for fact in told:
        before = transaction
        outcome = record(before, fact)
        transaction = outcome.transaction
        assert transaction.history[: len(before.history)] == before.history
        assert any(entry.event.repeats(fact) for entry in transaction.history), "an event was dropped"
        assert outcome.before is before


def money_is_never_lost(lifecycle: Lifecycle, data: DataObject) -> None:
    """Every coin is somewhere, and nobody owes one."""
    steps = transaction_of(lifecycle, data.draw(facts(lifecycle), label="facts")).steps
    for before, after in pairwise(steps):
        assert sum(after.position) == after.amount
        assert min(after.position) >= 0
        if after.amount != before.amount:
            assert after.way is not None
            assert isinstance(after.way.edge.moves, Restate), "only an edge that says so may change the sum"


def tables_agree_with_transitions(lifecycle: Lifecycle, data: DataObject) -> None:
    """The map is the machine that runs, and there is no back door."""
    state = data.draw(st.sampled_from(list(lifecycle.states)), label="state")
    trigger = data.draw(st.sampled_from(lifecycle.triggers), label="trigger")
    position = tuple(data.draw(st.sampled_from((0, 0, 1, 500, 4200)), label=holder.value) for holder in Holder)
    wanted = data.draw(st.none() | st.sampled_from((0, 1, 500, 4200, 5000)), label="wanted")
    amount = sum(position)
    ways = lifecycle.ways[state].get(trigger, ())
    tried = ((way, way.edge.fits(position, amount, wanted)) for way in ways)
    expected = next(((way.dest.name, *done) for way, done in tried if done is not None), None)
    cursor = Cursor(state, position, amount)
    cursor.wanted = wanted
    assert step(lifecycle, cursor, trigger) is (expected is not None)
    if expected is None:
        assert (cursor.state, cursor.position, cursor.amount) == (state, position, amount)
    else:
        assert (cursor.state, cursor.position, cursor.amount, cursor.moved) == expected
    events = lifecycle.machine().events
    has = {(name, one.dest) for name, event in events.items() for one in event.transitions.get(state, ())}
    assert has == {(name, way.dest.name) for name, ways in lifecycle.ways[state].items() for way in ways}


def every_view_has_words(lifecycle: Lifecycle, data: DataObject) -> None:
    """Every reachable view has words in every shipped language, with nothing left open."""
    told = data.draw(facts(lifecycle), label="facts")
    locale = data.draw(st.sampled_from(_languages(lifecycle)), label="locale")
    at = START + data.draw(moments(), label="hours") * HOUR
    view = look(transaction_of(lifecycle, told), at=at)
    words = render(view, locale=locale, zone="Asia/Tokyo")
    assert words.locale == locale
    said = [words.label, words.explanation, words.next_step, words.last_heard]
    said += [words.money] if view.whereabouts else []
    said += [line.text for line in words.timeline] + [line.when for line in words.timeline]
    for sentence in (*said, words.action):
        assert not set("{}\n") & set(sentence)
        assert "  " not in sentence
        assert sentence == sentence.strip()
    assert all(said)
    assert bool(words.action) == bool(view.says.action and view.news is not News.CONFLICTING)
    amounts = [value for line in view.timeline for value in line.values.values() if isinstance(value, Money)]
    assert all(amounts), "a sentence speaks of no money at all"


def no_view_claims_too_much(lifecycle: Lifecycle, data: DataObject) -> None:
    """No view claims more than its facts support."""
    told = data.draw(facts(lifecycle), label="facts")
    transaction = transaction_of(lifecycle, told)
    view = look(transaction, at=START + data.draw(moments(), label="hours") * HOUR)
    reported = {fact.trigger for fact in told}
    ways = (way for by_trigger in lifecycle.ways.values() for ways in by_trigger.values() for way in ways)
    leads_here = {way.edge.trigger for way in ways if way.dest.name == view.state}
    assert view.state == lifecycle.starts.name or leads_here & reported
    assert view.certainty <= transaction.state.certainty
    assert {one.event.reference for one in transaction.steps} <= {fact.reference for fact in told}
    if view.news is not News.CLEAR:
        assert view.certainty is Certainty.ASSUMED
    if view.news is News.CONFLICTING:
        assert (view.final, view.promise, view.actions) == (False, None, ())


def private_things_stay_private(lifecycle: Lifecycle, data: DataObject) -> None:
    """A private note, code or source never appears in anything a customer sees."""
    told = data.draw(facts(lifecycle), label="facts")
    marked = [_marked(fact) for fact in told if fact.trigger in (OPEN, *lifecycle.triggers)]
    transaction = annotate(transaction_of(lifecycle, marked), PrivateNote(CANARY, at=_LATER, author=CANARY))
    transaction = annotate(transaction, ClientNote("We are on it.", at=_LATER, author=CANARY))
    locale = data.draw(st.sampled_from(_languages(lifecycle)), label="locale")
    view = look(transaction, at=_LATER)
    words = render(view, locale=locale)
    assert "We are on it." in words.notes
    shown = [repr(words), str(words), repr(view.timeline), repr(view.values), repr(evolve(view, notes=()))]
    shown += _refused(transaction, locale)
    assert not [text for text in shown if CANARY in text]


def _marked(fact: Event) -> Event:
    return evolve(fact, code=CANARY, source=CANARY, reference=f"{CANARY}{fact.reference}")


def _refused(transaction: Transaction, locale: str) -> list[str]:
    """Everything that anybody reads who asks for what cannot be done."""
    shown = []
    lifecycle = transaction.lifecycle
    for trigger in sorted(set(lifecycle.triggers) - {OPEN}):
        edges = [edge for edge in lifecycle.edges if edge.trigger == trigger]
        restates = all(isinstance(edge.moves, Restate) for edge in edges)
        amount = transaction.amount * 2 if restates else None
        answer = may(transaction, trigger, at=_LATER, amount=amount)
        if isinstance(answer, Refusal):
            shown.append(repr(render(answer, locale=locale)))
            try:
                request(transaction, trigger, at=_LATER, reference="mine", amount=amount)
            except NotAllowed as refused:
                shown.append(str(refused))
            else:
                raise AssertionError(f"{trigger} was refused, and done all the same")
    return shown


def promises_are_kept_or_said(lifecycle: Lifecycle, data: DataObject) -> None:
    """A promise is open, kept or broken, and a broken one is said."""
    at = START + data.draw(moments(), label="hours") * HOUR
    transaction = transaction_of(lifecycle, data.draw(facts(lifecycle), label="facts"))
    for promise in promises(transaction):
        standing = promise.standing(at)
        if promise.answered_at is None or promise.answered_at > at:
            assert standing in (Standing.ON_TIME, Standing.DUE_SOON, Standing.OVERDUE)
            assert (standing is Standing.OVERDUE) is (at > promise.due)
        else:
            assert standing is (Standing.KEPT if promise.answered_at <= promise.due else Standing.BROKEN)
    view = look(transaction, at=at)
    if view.promise and view.promise.standing is Standing.OVERDUE:
        locale = data.draw(st.sampled_from(_languages(lifecycle)), label="locale")
        calm = render(look(transaction, at=view.promise.due), locale=locale)
        assert render(view, locale=locale).next_step != calm.next_step


def what_is_stored_comes_back(lifecycle: Lifecycle, data: DataObject) -> None:
    """What is stored and read back is equal."""
    told = data.draw(facts(lifecycle).flatmap(arrivals), label="facts")
    told = [evolve(fact, due=_LATER, code="c0de", recorded_at=START) for fact in told]
    transaction = annotate(transaction_of(lifecycle, told), ClientNote("For you. 🫘", at=START, author="Ada"))
    transaction = annotate(transaction, PrivateNote("For us.", at=START))
    stored = to_json(transaction)
    again = from_json(stored, lifecycle)
    assert again == transaction
    assert to_json(again) == stored
    assert look(again, at=_LATER) == look(transaction, at=_LATER)


def _languages(lifecycle: Lifecycle) -> tuple[str, ...]:
    return languages((lifecycle.catalogs,)) if lifecycle.catalogs else ("en",)


LAWS = (
    Law(1, "However late and however often the news comes, we end up telling you the same.", order_does_not_matter),
    Law(2, "We never rewrite what happened; we add to it.", history_only_grows),
    Law(3, "At every moment we can say where all of your money is.", money_is_never_lost),
    Law(4, "The map you see is the machine that runs.", tables_agree_with_transitions),
    Law(5, "Whatever happened, we have a whole sentence for it, in your language.", every_view_has_words),
    Law(6, "If nobody told us, we do not say it.", no_view_claims_too_much),
    Law(7, "What colleagues note among themselves is not for you to stumble over.", private_things_stay_private),
    Law(8, "If we are late, you read it from us first.", promises_are_kept_or_said),
    Law(10, "We remember you exactly as you were.", what_is_stored_comes_back),
)
"""Every law that a lifecycle can be asked to keep, as the design numbers them; the ninth comes with replay."""
