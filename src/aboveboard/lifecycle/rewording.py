"""A lifecycle as it would be with other English, checked like any other."""

from collections.abc import Callable

from attrs import evolve

from ..wording import Message, Plural, Reason, Says, Text, Wording
from .definition import Lifecycle
from .edges import STAY
from .states import State

_FACETS = ("label", "explanation", "next_step", "if_late", "action")


def reworded(lifecycle: Lifecycle, english: Callable[[Message], tuple[str, ...]]) -> Lifecycle:
    """
    The same lifecycle with other English.

    Args:
        lifecycle: Which.
        english: What each of its sentences says instead, one a plural form.

    Raises:
        DefinitionError: With these words it could not be built. Names every fault.
    """
    states = {name: _state(state, lifecycle.says[name], english) for name, state in lifecycle.states.items()}
    edges = tuple(
        evolve(
            edge,
            sources=tuple(states[state.name] for state in edge.sources),
            dest=STAY if edge.dest is STAY else states[edge.dest.name],
            notice=english(lifecycle.notices[edge.key])[0],
        )
        for edge in lifecycle.edges
    )
    return evolve(
        lifecycle,
        starts=states[lifecycle.starts.name],
        edges=edges,
        opened=english(lifecycle.opening)[0],
        money={holder: english(lifecycle.whereabouts[holder])[0] for holder in lifecycle.money},
        untouched=english(lifecycle.untouched_money)[0] if lifecycle.untouched else "",
        reasons=tuple(
            Reason(reason.id, english(lifecycle.reason_messages[reason.id])[0]) for reason in lifecycle.reasons
        ),
    )


def _state(state: State, says: Says, english: Callable[[Message], tuple[str, ...]]) -> State:
    messages = {facet: getattr(says, facet) for facet in _FACETS}
    words = {facet: _text(english(message)) for facet, message in messages.items() if message is not None}
    return evolve(state, says=Wording(**words))


def _text(forms: tuple[str, ...]) -> Text:
    return forms[0] if len(forms) == 1 else Plural(*forms)
