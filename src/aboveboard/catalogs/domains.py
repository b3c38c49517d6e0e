"""Which sentence belongs into which file: one file a lifecycle, one for reasons, one for what all of them share."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import field, frozen

from ..errors import BadValue
from ..lifecycle import Lifecycle
from ..wording import Message, shared_messages
from ..wording.filling import SHARED
from ..wording.translations import SOURCE
from .configuration import Project

REASONS, COMMON = "reasons", "shared"


@frozen
class Domain:
    """
    One file of sentences, in every language.

    Attributes:
        name: Of the file, without ending.
        folder: Of all languages.
        messages: In reading order.
        locales: The languages to keep it in.
        lifecycle: Whose sentences they are; None for reasons and for what all share.
    """

    name: str
    folder: Path
    messages: tuple[Message, ...] = field(repr=False)
    locales: tuple[str, ...]
    lifecycle: Lifecycle | None = field(default=None, repr=False)

    def po(self, locale: str) -> Path:
        """The file of one language."""
        return self.folder / locale / "LC_MESSAGES" / f"{self.name}.po"

    @property
    def template(self) -> Path:
        """What translators begin from: English as writers have it."""
        return self.folder / f"{self.name}.pot"

    @property
    def raw_template(self) -> Path:
        """What writers of English begin from: English as it is in Python."""
        return self.folder / SOURCE / "LC_MESSAGES" / f"{self.name}.pot"


def domains(project: Project, lifecycles: Iterable[Lifecycle]) -> tuple[Domain, ...]:
    """
    Every file of a project.

    Raises:
        BadValue: Two lifecycles give one reason in different words.
    """
    own, reasons = list[Domain](), dict[str, Message]()
    for lifecycle in lifecycles:
        sentences = lifecycle_messages(lifecycle)
        own.append(Domain(lifecycle.name, project.catalogs, sentences, project.locales, lifecycle))
        for message in lifecycle.reason_messages.values():
            if reasons.setdefault(message.key, message) != message:
                raise BadValue(message.key, f"{lifecycle.name} says it in other words than another lifecycle")
    more = [
        Domain(REASONS, project.catalogs, tuple(reasons.values()), project.locales),
        Domain(COMMON, project.shared or project.catalogs, shared_messages(), _not_shipped(project)),
    ]
    return (*own, *(domain for domain in more if domain.messages and domain.locales))


def lifecycle_messages(lifecycle: Lifecycle) -> tuple[Message, ...]:
    """Every sentence of a lifecycle but its reasons, which several may share."""
    reasons = {message.key for message in lifecycle.reason_messages.values()}
    return tuple(message for message in lifecycle.messages() if message.key not in reasons)


def _not_shipped(project: Project) -> tuple[str, ...]:
    """The languages for which a project keeps the shared sentences itself."""
    if project.shared is not None:
        return project.locales
    ships = {path.parents[1].name for path in SHARED.glob(f"*/LC_MESSAGES/{COMMON}.[mp]o")} | {SOURCE}
    kept = {path.parents[1].name for path in project.catalogs.glob(f"*/LC_MESSAGES/{COMMON}.po")}
    return tuple(locale for locale in project.locales if locale not in ships - kept)


def keys(found: Iterable[Domain]) -> Mapping[str, Domain]:
    """By key: the file that a sentence belongs into."""
    return {message.key: domain for domain in found for message in domain.messages}
