"""A lifecycle as it stands today, in plain texts that can be written down and compared."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from attrs import field, frozen

from ..lifecycle import OPEN, Lifecycle
from ..wording import Message, shared_messages
from ..wording.filling import SHARED
from ..wording.translations import Untranslated, languages, translations
from .rows import EdgeRow, StateRow


@frozen
class Said:
    """
    One sentence in one language.

    Attributes:
        digest: Of its text; what is written down and compared.
        text: As a writer wrote it; empty where only the digest was written down.
    """

    digest: str
    text: str = field(default="", eq=False)


Spoken = Mapping[str, Mapping[str, Said]]
"""Sentences by key and language."""


def _frozen(spoken: Spoken) -> Spoken:
    return MappingProxyType(dict(spoken))


@frozen
class Snapshot:
    """
    A lifecycle as it was agreed: all that customers, stored transactions and calling code rely on.

    Attributes:
        name: Of the lifecycle.
        starts: The state of a transaction just opened.
        starts_with: Who has the money then.
        names: Whom its sentences name.
        reasons: Ids of every reason, by name.
        states: By name.
        edges: One a source and edge, by source, trigger and guard.
        words: Its own sentences; of the shared ones only those that its catalogs say otherwise.
    """

    name: str
    starts: str
    starts_with: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]
    states: tuple[StateRow, ...]
    edges: tuple[EdgeRow, ...]
    words: Spoken = field(converter=_frozen)

    @property
    def stored(self) -> Mapping[str, set[str]]:
        """Every name that a stored event, or a column beside it, may hold."""
        return {
            "triggers": {OPEN, *(row.trigger for row in self.edges)},
            "reasons": set(self.reasons),
            "names": set(self.names),
            "states": {row.name for row in self.states},
        }


def snapshot(lifecycle: Lifecycle) -> Snapshot:
    """
    Write a lifecycle down as it stands today, in every language of its catalogs.

    Raises:
        BadMessage: What a language has must not be shown.
        BadValue: A catalog cannot be read.
    """
    folders = (SHARED,) if lifecycle.catalogs is None else (lifecycle.catalogs, SHARED)
    spoken = _spoken(lifecycle.messages(), folders)
    rows = [EdgeRow.of(edge, source) for edge in lifecycle.edges for source in edge.sources]
    return Snapshot(
        lifecycle.name,
        lifecycle.starts.name,
        lifecycle.starts_with.value,
        tuple(sorted(lifecycle.names)),
        tuple(sorted(lifecycle.reason_messages)),
        tuple(StateRow.of(state) for _, state in sorted(lifecycle.states.items())),
        tuple(sorted(rows, key=lambda row: (row.source, row.trigger, row.when))),
        spoken | _otherwise(_spoken(shared_messages(), folders), shared()),
    )


def shared() -> dict[str, Mapping[str, Said]]:
    """The sentences that all lifecycles share, in every language that ships."""
    return _spoken(shared_messages(), (SHARED,))


def _spoken(messages: Iterable[Message], folders: tuple[Path, ...]) -> dict[str, Mapping[str, Said]]:
    tags = languages(folders)
    return {
        message.key: {tag: said for tag in tags if (said := _said(message, folders, tag)) is not None}
        for message in sorted(messages, key=lambda message: message.key)
    }


def _said(message: Message, folders: tuple[Path, ...], tag: str) -> Said | None:
    speech = translations(folders, tag)
    if speech is None:
        return None
    try:
        forms = speech.forms(message)
    except Untranslated:
        return None
    return Said(sha256("\0".join(forms).encode()).hexdigest()[:12], " / ".join(forms))


def _otherwise(spoken: Spoken, usual: Spoken) -> dict[str, Mapping[str, Said]]:
    """What these say that the usual ones do not."""
    differing = {
        key: {tag: said for tag, said in by_tag.items() if usual[key].get(tag) != said}
        for key, by_tag in spoken.items()
    }
    return {key: by_tag for key, by_tag in differing.items() if by_tag}
