"""What a translator needs to know about a sentence and cannot see in it, told from the machine itself."""

from collections.abc import Iterable, Iterator, Mapping

from ..lifecycle import STAY, Edge, Holder, Lifecycle, Party, State, Window
from ..lifecycle.drawing import SAMPLE
from ..lifecycle.validation import possible_holders
from ..wording import DEFAULT_NAMES, PLACEHOLDERS, Kind, Message
from ..wording.budgets import budget, facet
from ..wording.filling import Speaker, in_one_language
from ..wording.placeholders import MEANINGS, parse

Notes = Mapping[str, tuple[str, ...]]
"""By key: what to tell the translator, one line a fact."""

_SHOWN = {
    "label": "the title of the card, and a badge. A word or two",
    "explanation": "the first sentence of the card: what is true now",
    "next_step": "below the explanation: what happens next, and by when",
    "if_late": "instead of what happens next, once the promised day has passed",
    "action": "last on the card: what the customer can do",
    "notice": "a line of the timeline, and the message sent when it happens: what just happened",
    "sentence": "after another sentence, to say why",
    "clause": "inside or beside other sentences, so it has to stand by itself",
}
_ALONE = {"refusal": "where something that was asked for cannot be done now", "name": "in the place of a name"}
_KINDS = {
    Kind.MONEY: "an amount",
    Kind.DATE: "a day",
    Kind.TIME: "a moment",
    Kind.NAME: "a name",
    Kind.TEXT: "a text",
    Kind.COUNT: "a number",
}
_SURE = {
    "assumed": "we assume it, nobody has told us",
    "reported": "somebody told us, it may turn out otherwise",
    "confirmed": "we are sure",
}
_HOLDERS = {
    Holder.PAYER: "with the customer",
    Holder.HELD: "set aside by their bank",
    Holder.IN_TRANSIT: "on its way",
    Holder.PAYEE: "with whom it was meant for",
    Holder.RETURNING: "on its way back",
    Holder.DISPUTED: "held until a question is decided",
    Holder.UNKNOWN: "nobody knows where",
}
_PARTIES = {
    Party.CUSTOMER: "the customer",
    Party.MERCHANT: "the seller",
    Party.BANK: "a bank",
    Party.PAYMENT_SERVICE: "the payment service",
    Party.US: "we",
}


def notes_for(messages: Iterable[Message], lifecycle: Lifecycle | None) -> Notes:
    """
    What to tell translators, in English.

    Args:
        messages: About which.
        lifecycle: Whose sentences they are; None where they belong to several.
    """
    about = _about(lifecycle) if lifecycle is not None else {}
    return in_one_language(
        None,
        "en",
        "UTC",
        lambda speaker: {message.key: (*about.get(message.key, ()), *_one(message, speaker)) for message in messages},
    )


def _one(message: Message, speaker: Speaker) -> Iterator[str]:
    if message.note:
        yield message.note
    most = budget(message.key)
    shown = _ALONE.get(message.key.partition(".")[0]) or _SHOWN.get(facet(message.key))
    if shown:
        yield f"Shown: {shown}." + (f" At most {most} characters." if most else "")
    for name in dict.fromkeys(name for form in message.forms for name in parse(form)[1::2]):
        yield f"{{{name}}}: {_placeholder(name, speaker)}"


def _placeholder(name: str, speaker: Speaker) -> str:
    kind, meaning = PLACEHOLDERS.get(name, Kind.NAME), MEANINGS.get(name, "")
    if kind is Kind.NAME:
        nobody = f", or “{speaker.say(DEFAULT_NAMES[name], {})}” where nobody told us" if name in DEFAULT_NAMES else ""
        return f"{meaning or 'a name'}, such as “{SAMPLE.get(name)}”{nobody}. Always the subject of its clause."
    sample = SAMPLE.get(name)
    if kind is Kind.TEXT:
        return f"{meaning}: “{speaker.say(sample, SAMPLE)}”" if isinstance(sample, Message) else f"{meaning}."
    if kind is Kind.COUNT:
        return f"{_KINDS[kind]}: {meaning}."
    example = speaker.say(Message("sample:clause", f"{{{name}}}"), SAMPLE)
    return f"{_KINDS[kind]}, such as “{example}”: {meaning}."


def _about(lifecycle: Lifecycle) -> dict[str, tuple[str, ...]]:
    holders = possible_holders(lifecycle) if lifecycle.moves_money else {}
    found: dict[str, tuple[str, ...]] = {lifecycle.opening.key: (f"{lifecycle.name}: it begins.",)}
    for name, says in lifecycle.says.items():
        about = _state(lifecycle, lifecycle.states[name], holders.get(name, set()))
        found |= {message.key: about for message in says.messages()}
    for key, message in lifecycle.notices.items():
        edges = [edge for edge in lifecycle.edges if edge.key == key]
        found[message.key] = tuple(_edges(lifecycle, edges))
    for holder in lifecycle.money:
        found[lifecycle.whereabouts[holder].key] = (f"{lifecycle.name}: a part of the money is {_HOLDERS[holder]}.",)
    if lifecycle.untouched:
        found[lifecycle.untouched_money.key] = (
            f"{lifecycle.name}: nobody but the customer and their bank ever had the money.",
        )
    return found


def _state(lifecycle: Lifecycle, state: State, holders: set[Holder]) -> tuple[str, ...]:
    if state.final:
        time = "Final: nothing changes it any more."
    elif state.answer_within:
        time = f"Not final. We promise to know more within {_time(state.answer_within)}."
    elif state.may_change_for:
        time = f"Not final. It may still change for {_time(state.may_change_for)}."
    else:
        time = "Not final. Nobody can say when it changes."
    lines = [f"{lifecycle.name}, state {state.name}: {_SURE[str(state.certainty)]}. {time}"]
    if holders:
        where = " or ".join(_HOLDERS[holder] for holder in Holder if holder in holders)
        lines.append(f"The money, or a part of it, may be: {where}.")
    return tuple(lines)


def _time(window: Window) -> str:
    return str(window).replace("(s)", "s")


def _edges(lifecycle: Lifecycle, edges: list[Edge]) -> Iterator[str]:
    sources = dict.fromkeys(state.name for edge in edges for state in edge.sources)
    dests = dict.fromkeys("the same state" if edge.dest is STAY else edge.dest.name for edge in edges)
    who = " or ".join(dict.fromkeys(_PARTIES[edge.by] for edge in edges))
    yield f"{lifecycle.name}, from {_listed(sources)} to {_listed(dests)}. Whose doing: {who}."
    moves = dict.fromkeys(str(edge.moves) for edge in edges if edge.moves is not None)
    if moves:
        yield f"Money: {'; '.join(moves)}."
    if any(edge.retracts for edge in edges):
        yield "It takes back something we had told the customer, and has to say what."


def _listed(names: Iterable[str]) -> str:
    return " or ".join(names)
