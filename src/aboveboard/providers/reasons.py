"""
A code becomes a reason: one shape for the tables of every provider and every scheme.

A code alone often does not decide. So a row may also name the scheme, what failed, what happened to it, and the
provider's own word for the cause; of the rows that fit, the one that names most counts. A code that is not to be told
reads exactly like one that says nothing, because both are the very same `Reason`.

No list of codes is ever complete, so an unknown code is no error: it reads like one that says nothing, too. How many
there were is nothing a table keeps, for that would be a global. `find` says of each whether it is known, and
`unknown_codes` counts them in any events, of today or of a stored year.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import product
from types import MappingProxyType
from typing import Final

from attrs import evolve, field, frozen

from ..errors import BadValue
from ..flows import reasons as plain
from ..wording import Reason


class Silence(Enum):
    """Why a row has no sentence of its own; either reads like the generic reason of what failed."""

    NOTHING = "it says nothing that would help a customer"
    MASKED = "it is not to be told: it hints at fraud or loss, or is not ours to tell"


NOTHING: Final = Silence.NOTHING
MASKED: Final = Silence.MASKED

Answer = Reason | Silence
Line = tuple[str | tuple[str, ...], *tuple[Answer, ...]]

GENERIC: Mapping[str, Reason] = MappingProxyType(
    {
        "payment": plain.NOT_SAID,
        "transfer": plain.NOT_SAID,
        "mandate": plain.NOT_SAID,
        "dispute": plain.NOT_SAID,
        "refund": plain.REFUND_NOT_SAID,
        "payout": plain.PAYOUT_NOT_SAID,
    }
)
"""By what failed: the reason that is true when nothing more can be said."""


@frozen
class Row:
    """
    What one code means.

    Attributes:
        code: The code, as the provider writes it. Empty where the cause alone decides.
        answer: The reason, or why there is none of its own.
        scheme: The scheme whose code it is; empty for any.
        resource: What failed, a key of `GENERIC`; empty for any.
        action: What happened to it, in the provider's word; empty for any.
        cause: Why, in the provider's word; empty for any.
    """

    code: str
    answer: Answer
    scheme: str = ""
    resource: str = ""
    action: str = ""
    cause: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What it names, as it is looked up."""
        return _key(self.code, self.cause, self.action, self.scheme, self.resource)


@frozen
class Found:
    """
    What a lookup came to.

    Attributes:
        reason: What the customer may read.
        is_known: Whether somebody has mapped the code. Count those that are not, and add them.
        is_masked: Whether the code is known and not to be told.
    """

    reason: Reason
    is_known: bool = True
    is_masked: bool = False


@frozen
class Table:
    """
    Every code of one provider or scheme.

    Attributes:
        name: Whose codes they are, e.g. ``"stripe"``.
        rows: In the order of the provider's own page.

    Raises:
        BadValue: Two rows name the same, or one is about something that `GENERIC` does not have.
    """

    name: str
    rows: tuple[Row, ...] = field(repr=False)
    _by_key: Mapping[tuple[str, ...], Row] = field(init=False, repr=False, eq=False)
    _masks: tuple[tuple[bool, ...], ...] = field(init=False, repr=False, eq=False)
    _words: frozenset[str] = field(init=False, repr=False, eq=False)

    @_by_key.default
    def _index(self) -> Mapping[tuple[str, ...], Row]:
        found: dict[tuple[str, ...], Row] = {}
        for row in self.rows:
            if row.resource:
                _generic(row.resource)
            key = row.key
            if key in found:
                raise BadValue(self.name, f"{row} is there twice, see {found[key]}")
            found[key] = row
        return MappingProxyType(found)

    @_masks.default
    def _specific_first(self) -> tuple[tuple[bool, ...], ...]:
        used = {tuple(map(bool, key)) for key in self._by_key}
        # Those that name most first. Of as many, code and cause before the rest.
        return tuple(mask for mask in sorted(product((True, False), repeat=5), key=_broadness) if mask in used)

    @_words.default
    def _mentioned(self) -> frozenset[str]:
        return frozenset(word for key in self._by_key for word in key[:2] if word)

    def best(self, key: tuple[str, ...]) -> Row | None:
        """The row that names most of what was asked, and nothing else."""
        for mask in self._masks:
            asked = tuple(word if counts else "" for word, counts in zip(key, mask, strict=True))
            if tuple(map(bool, asked)) == mask and asked in self._by_key:
                return self._by_key[asked]
        return None

    def mentions(self, code: str) -> bool:
        """Whether any row has this code, or this cause."""
        return _normal(code) in self._words


def find(
    table: Table, code: str, *, scheme: str = "", resource: str = "payment", action: str = "", cause: str = ""
) -> Found:
    """
    Find what a code means.

    Args:
        table: Whose code it is.
        code: The code. Capitals and blanks around it do not matter: services are not careful with them.
        scheme: The scheme, where one provider reports the codes of several.
        resource: What failed, a key of `GENERIC`.
        action: What happened to it, in the provider's word.
        cause: Why, in the provider's word.

    Raises:
        BadValue: Nothing is known of such a `resource`.
    """
    generic = _generic(resource)
    key = _key(code, cause, action, scheme, resource)
    row = table.best(key)
    if row is None:
        # Where nothing was said, there is nothing to learn.
        return Found(generic, is_known=not any(key[:2]))
    if isinstance(row.answer, Reason):
        return Found(row.answer)
    # A cause that says nothing does not make us know a code that nobody has mapped.
    return Found(generic, is_known=row.key[0] == key[0], is_masked=row.answer is MASKED)


def page(
    columns: tuple[str, ...], *lines: Line, scheme: str = "", action: str = "", cause: str = ""
) -> tuple[Row, ...]:
    """
    Write rows as a page, to be held beside the provider's own.

    Args:
        columns: What each answer of a line is about: resources, separated by blanks; empty for any.
        lines: Codes, separated by blanks or as a tuple, and an answer for each column. A
            line with fewer answers means its last one for the columns that remain.
        scheme: The scheme of all of them.
        action: What happened in all of them.
        cause: The cause of all of them.
    """
    return tuple(
        Row(code, answer, scheme, resource, action, cause)
        for codes, *answers in lines
        for code in (codes.split() if isinstance(codes, str) else codes)
        for number, column in enumerate(columns)
        for answer in (answers[min(number, len(answers) - 1)],)
        for resource in column.split() or ("",)
    )


def causes(columns: tuple[str, ...], *lines: Line, scheme: str = "", action: str = "") -> tuple[Row, ...]:
    """Write rows as `page` does, where the first of each line are causes instead of codes."""
    return tuple(evolve(row, code="", cause=row.code) for row in page(columns, *lines, scheme=scheme, action=action))


def borrow(rows: Iterable[Row], *, of: str = "", scheme: str = "", prefix: str = "") -> tuple[Row, ...]:
    """
    Take over the rows of a scheme, as one provider reports them.

    Args:
        rows: The scheme's own.
        of: Only those about this; empty for all.
        scheme: What the provider calls the scheme; empty where it is as the rows say.
        prefix: What it writes before each code.
    """
    return tuple(
        evolve(row, code=prefix + row.code, scheme=scheme or row.scheme) for row in rows if not of or of == row.resource
    )


def _generic(resource: str) -> Reason:
    if resource not in GENERIC:
        raise BadValue("of", f"{resource!r} is nothing that has reasons; there are {', '.join(GENERIC)}")
    return GENERIC[resource]


def _key(code: str, cause: str, action: str, scheme: str, resource: str) -> tuple[str, ...]:
    return _normal(code), _normal(cause), action, scheme, resource


def _normal(word: str) -> str:
    return word.strip().rstrip(".").casefold()


def _broadness(mask: tuple[bool, ...]) -> tuple[object, ...]:
    return -sum(mask), tuple(not counts for counts in mask)
