"""A lifecycle drawn as the customer meets it: their words in the boxes and on the arrows."""

from datetime import UTC, datetime

from moneyed import Money

from ..wording import CAN_CHANGE_UNTIL, CAUSES, NAMED, NOTHING_TO_DO, Message, Value
from ..wording.filling import Speaker, in_one_language
from .definition import Lifecycle
from .edges import OPEN, STAY, Way

SAMPLE_DAY = datetime(2026, 6, 12, 12, tzinfo=UTC)
SAMPLE: dict[str, Value] = {
    **dict.fromkeys(("amount", "amount_before", "questioned", "at_most"), Money("42.00", "EUR")),
    **dict.fromkeys(("moved", "part", "returned", "returning", "amount_after"), Money("30.00", "EUR")),
    **dict.fromkeys(("expected_by", "may_change_until", "corrected_on", "heard_on", "happened_at"), SAMPLE_DAY),
    "can_change": CAN_CHANGE_UNTIL,
    "nothing_to_do": NOTHING_TO_DO,
    "named": NAMED,
    "why": CAUSES["us"],
    "reason": None,
    "said": None,
    "count": 1,
    "merchant": "Café Olé",
    "sender": "Nordlicht",
    "recipient": "Ana Ruiz",
}


def mermaid(lifecycle: Lifecycle, *, locale: str = "en", brief: bool = False) -> str:
    """
    A Mermaid state diagram in the customer's words, with sample values.

    Args:
        lifecycle: What to draw.
        locale: The language of the words.
        brief: Only the first way into each state, and what takes something back.
    """

    def draw(speaker: Speaker) -> str:
        lines = ["stateDiagram-v2"]
        for name, says in lifecycle.says.items():
            lines.append(f'    state "{_escape(_say(speaker, says.label))}" as {name}')
        lines.append(f"    [*] --> {lifecycle.starts.name} : {_escape(_say(speaker, lifecycle.opening))}")
        for way in _ways(lifecycle, brief):
            label = _escape(_say(speaker, way.notice))
            lines.append(f"    {way.source.name} --> {way.dest.name} : {label}")
        lines += [f"    {name} --> [*]" for name, state in lifecycle.states.items() if state.final]
        return "\n".join(lines) + "\n"

    return in_one_language(lifecycle.catalogs, locale, "UTC", draw)


def text(lifecycle: Lifecycle, *, locale: str = "en", brief: bool = False) -> str:
    """
    The same as plain text: each state with its words, and under it what can happen next.

    Args:
        lifecycle: What to draw.
        locale: The language of the words.
        brief: Only the first way into each state, and what takes something back.
    """

    def draw(speaker: Speaker) -> str:
        labels = {name: _say(speaker, says.label) for name, says in lifecycle.says.items()}
        ways = _ways(lifecycle, brief)
        blocks = []
        for name, says in lifecycle.says.items():
            lines = [f"{labels[name]}  ({name})", f"    {_say(speaker, says.explanation)}"]
            lines += [
                f"    → {labels[way.dest.name]}: {_say(speaker, way.notice)}"
                if way.dest is not way.source
                else f"    ↺ {_say(speaker, way.notice)}"
                for way in ways
                if way.source.name == name
            ]
            blocks.append("\n".join(lines))
        return "\n\n".join(blocks) + "\n"

    return in_one_language(lifecycle.catalogs, locale, "UTC", draw)


def markdown(lifecycle: Lifecycle, *, locale: str = "en") -> str:
    """
    A reference page: a map, states with their windows and where these come from, edges, and the words of all of it.

    Args:
        lifecycle: What to describe.
        locale: The language of the words.
    """

    def draw(speaker: Speaker) -> str:
        states = ["| state | label | certainty | answer within | may change for |", "|---|---|---|---|---|"]
        edges = ["| trigger | from | to | by | money | says |", "|---|---|---|---|---|---|"]
        opening = _say(speaker, lifecycle.opening)
        edges.append(f"| `{OPEN}` | | {lifecycle.starts.name} | anybody | {_starts_with(lifecycle)} | {opening} |")
        sources, words = list[str](), list[str]()
        for name, state in lifecycle.states.items():
            says = lifecycle.says[name]
            certainty = f"{state.certainty}, final" if state.final else str(state.certainty)
            change = "nobody can say" if state.open_ended else state.may_change_for or ""
            within = state.answer_within or ""
            states.append(f"| `{name}` | {_say(speaker, says.label)} | {certainty} | {within} | {change} |")
            for window in filter(None, (state.answer_within, state.may_change_for)):
                sources.append(f"- `{name}`, {window}: {window.source}")
            words.append(f"### {_say(speaker, says.label)}\n")
            words += [f"- {_say(speaker, message)}" for message in says.messages()[1:]] + [""]
        for edge in lifecycle.edges:
            came_from = ", ".join(state.name for state in edge.sources)
            dest = "(stays)" if edge.dest is STAY else edge.dest.name
            money = " ".join(filter(None, (str(edge.moves or ""), f"when {edge.when}" if edge.when.literals else "")))
            says_ = _say(speaker, lifecycle.notices[edge.key])
            edges.append(f"| `{edge.trigger}` | {came_from} | {dest} | {edge.by.value} | {money} | {says_} |")
        if lifecycle.moves_money:
            words += ["### Where the money is\n"]
            words += [
                f"- `{holder.value}`: {_say(speaker, clause)}" for holder, clause in lifecycle.whereabouts.items()
            ]
            words += [f"- untouched: {_say(speaker, lifecycle.untouched_money)}"]
        drawn = ["```mermaid", mermaid(lifecycle, locale=locale, brief=True) + "```"]
        parts = {
            "Map": drawn,
            "States": states,
            "Where the windows come from": sources,
            "Edges": edges,
            "Words": words,
        }
        body = (f"## {title}\n\n" + "\n".join(lines).strip() for title, lines in parts.items())
        return "\n\n".join((f"# {lifecycle.name}", *body)) + "\n"

    return in_one_language(lifecycle.catalogs, locale, "UTC", draw)


def _starts_with(lifecycle: Lifecycle) -> str:
    return f"all with {lifecycle.starts_with.value}" if lifecycle.moves_money else ""


def _say(speaker: Speaker, message: Message) -> str:
    return speaker.say(message, SAMPLE)


def _ways(lifecycle: Lifecycle, brief: bool) -> list[Way]:
    """Every way in the order of the definition; the same words between the same states only once."""
    found: dict[tuple[str, str, str], Way] = {}
    for edge in lifecycle.edges:
        for source in edge.sources:
            for way in lifecycle.ways[source.name][edge.trigger]:
                if way.edge is edge:
                    found.setdefault((source.name, way.dest.name, way.notice.key), way)
    return _brief(lifecycle, list(found.values())) if brief else list(found.values())


def _brief(lifecycle: Lifecycle, ways: list[Way]) -> list[Way]:
    """The first way into each state that can be walked from the start, and once each what takes something back."""
    reached, kept = {lifecycle.starts.name}, list[Way]()
    while new := next((w for w in ways if w.source.name in reached and w.dest.name not in reached), None):
        reached.add(new.dest.name)
        kept.append(new)
    told = {way.notice.key for way in kept}
    for way in ways:
        if way.edge.retracts and way.dest is not way.source and way.notice.key not in told:
            told.add(way.notice.key)
            kept.append(way)
    return kept


def _escape(words: str) -> str:
    # Mermaid would take these as its own; entity codes are its way to say them.
    return "".join(f"#{ord(c)};" if c in '";:#<>{}' else c for c in words)
