"""What word lists find. A list is a hint, so every rule here is a warning."""

from collections.abc import Callable, Iterable, Iterator

from .facts import Kind
from .lists import Hit, Lists, lists
from .rules import Flaw
from .sentences import Reading, Sentence

Finds = Callable[[Reading], Iterable[Flaw]]


def lists_of(reading: Reading) -> Lists:
    """The lists that a reading is held against."""
    return lists(reading.locale.partition("_")[0], reading.settings.lists)


def _open(one: Sentence) -> bool:
    return not one.facts.final and one.facts.kind is not Kind.REASON


def _stands(one: Sentence) -> bool:
    # A notice may well say that something ended: "Your bank has finished checking." What stands may not.
    return _open(one) and one.facts.kind is not Kind.NOTICE


def phrases(name: str, what: str, where: Callable[[Sentence], bool] = lambda _: True) -> Finds:
    """A search for the phrases of one list, in some sentences."""

    def finds(reading: Reading) -> Iterator[Flaw]:
        told = lists_of(reading)
        for one in filter(where, reading.sentences):
            for hit in told.find(name, one.text):
                yield Flaw(one, f"says {hit.phrase!r}{what}", hit.suggestion)

    return finds


too_settled = phrases("settled", " while it can still change", _stands)
too_certain = phrases("certain", ", which nobody knows yet", _open)
blame = phrases("blame", ", which sounds like blame")
jargon = phrases("jargon", ", a word of the trade")
vague_time = phrases("vague_time", ", which is no day")
empty_sorry = phrases("empty_sorry", ", which helps nobody")


def vague_cause(reading: Reading) -> Iterator[Flaw]:
    """A cause that names nothing, where nothing else is said."""
    told = lists_of(reading)
    for one in reading.sentences:
        hits = told.find("vague_cause", one.text)
        if hits and one.text.count(".") < 2:
            yield Flaw(one, f"says {hits[0].phrase!r}, and no cause", hits[0].suggestion)


def sorry_for_others(reading: Reading) -> Iterator[Flaw]:
    """An apology where the fault is somebody else's, or two of them."""
    told = lists_of(reading)
    for one in reading.sentences:
        hits = told.find("sorry", one.text)
        if hits and not one.facts.apologises:
            yield Flaw(one, f"apologises ({hits[0].phrase!r}) whoever is at fault", hits[0].suggestion)
        elif len(hits) > 1:
            yield Flaw(one, "apologises more than once", "once is enough")


def named_parties(reading: Reading) -> Iterator[Flaw]:
    """Companies whom the customer does not know."""
    known = {name.casefold() for name in reading.settings.known}
    told = lists("parties", reading.settings.lists)
    for one in reading.sentences:
        for hit in told.find("parties", one.text):
            # A stripe of paint is no company.
            if hit.phrase[0].isupper() and hit.phrase.casefold() not in known:
                yield Flaw(one, f"names {hit.phrase}, whom customers may not know", hit.suggestion)


def unsaid_before(reading: Reading) -> Iterator[Flaw]:
    """News that takes something back without what we had told."""
    told = lists_of(reading)
    for one in reading.of_kind(Kind.NOTICE):
        if one.facts.retracts and "we_said" in told.by_name and not told.find("we_said", one.text):
            suggestion = told.by_name["we_said"].suggestion
            yield Flaw(one, "takes something back, and not what we had told", suggestion)


def settled_words(text: str, language: str = "en") -> tuple[str, ...]:
    """Words that say that something is over or certain, where nothing in their clause takes that back."""
    told = lists(language)
    hits: tuple[Hit, ...] = (*told.find("settled", text), *told.find("certain", text))
    order = text.casefold()
    return tuple(sorted((hit.phrase.lower() for hit in hits), key=order.find))
