"""Word lists, one file a language: phrases to find, phrases that look alike and are fine, and what takes them back."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from attrs import field, frozen

from ..errors import BadValue

SHIPPED = Path(__file__).parent / "phrases"
KNOWN = ("words", "fine", "hedges", "hedged", "instead", "suggestion")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


@frozen
class Hit:
    """A phrase that was found, as it stands there, and what to say instead."""

    phrase: str
    suggestion: str


@frozen(slots=False)
class WordList:
    """
    Phrases of one kind, in one language. ``*`` stands for the rest of a word, or for any one word.

    Attributes:
        words: What to find.
        fine: Longer phrases in which that is fine.
        hedges: What takes it back, in the same clause.
        hedged: Whether a hedge has to stand ``"before"`` it, or may stand ``"anywhere"``.
        instead: What to say instead, by phrase.
        suggestion: The same for every phrase that has none of its own.
        joins: Words that begin a new clause, such as *but*.
    """

    words: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    hedged: str = "before"
    instead: Mapping[str, str] = field(factory=dict)
    suggestion: str = ""
    joins: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Whether this very word is in it."""
        return bool(self._patterns) and self._searched.fullmatch(word) is not None

    def find(self, text: str) -> Iterator[Hit]:
        """Every phrase that is there, and that nothing takes back."""
        if not self._patterns:
            return
        for clause in self._clauses(_PLACEHOLDER.sub("§", text.translate(_APOSTROPHES))):
            for found in self._searched.finditer(clause):
                phrase = self._patterns[found.lastindex - 1 if found.lastindex else 0]
                if phrase in self.words and not self._is_hedged(clause, found):
                    yield Hit(found.group(), self.instead.get(phrase, self.suggestion))

    def _is_hedged(self, clause: str, found: re.Match[str]) -> bool:
        if not self.hedges:
            return False
        around = clause[: found.start()] + ("" if self.hedged == "before" else f" § {clause[found.end() :]}")
        return self._hedging.search(around) is not None

    def _clauses(self, text: str) -> list[str]:
        joins = "|".join(map(re.escape, self.joins))
        breaks = r"[.?!;:。؟]" + (rf"|,? (?:{joins}) " if joins else "")
        return re.split(breaks, text)

    @cached_property
    def _patterns(self) -> tuple[str, ...]:
        # The longest first, and of two as long the one without a joker: "final now" is found where "final *" is fine.
        both = {*self.words, *self.fine}
        return tuple(sorted(both, key=lambda one: (-len(one.split()), "*" in one, -len(one), one)))

    @cached_property
    def _searched(self) -> re.Pattern[str]:
        return _compiled(self._patterns)

    @cached_property
    def _hedging(self) -> re.Pattern[str]:
        return _compiled(self.hedges)


@lru_cache(maxsize=512)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?<!\\w)({_one(phrase)})(?!\\w)" for phrase in phrases), re.IGNORECASE)


def _one(phrase: str) -> str:
    words = phrase.translate(_APOSTROPHES).split()
    return r"\s+".join(r"\w+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in words)


NONE = WordList()


@frozen
class Lists:
    """
    Every list of one language, and what a reader of it can take.

    Attributes:
        by_name: The lists, e.g. under ``"settled"``.
        words: Of one sentence, at most; 0 where words are no measure.
        characters: The same where they are none.
        lix: Of a whole card, at most; 0 where nobody has measured it.
        everyday: Long words that are no harder to read for that.
    """

    by_name: Mapping[str, WordList] = field(factory=dict)
    words: int = 0
    characters: int = 0
    lix: int = 0
    everyday: WordList = NONE

    def find(self, name: str, text: str) -> tuple[Hit, ...]:
        """What one list finds; nothing where this language has none."""
        found = self.by_name.get(name)
        return tuple(found.find(text)) if found else ()


@lru_cache
def lists(language: str, folder: Path | None = None) -> Lists:
    """
    The lists of a language: those that ship, and after them those of a folder of your own.

    Raises:
        BadValue: A file is not as it should be; names it.
    """
    folders = (SHIPPED,) if folder is None else (SHIPPED, folder)
    tables: dict[str, dict[str, object]] = {}
    for path in (one / f"{language}.toml" for one in folders):
        for name, table in _table(path).items():
            _add(tables.setdefault(name, {}), table, path, name)
    reading = tables.pop("reading", {})
    joins = _strings(tables.pop("clauses", {}).get("joins", ()))
    return Lists(
        MappingProxyType({name: _list(table, joins) for name, table in tables.items()}),
        everyday=WordList(words=_strings(reading.pop("everyday", ()))),
        **{name: value for name, value in reading.items() if isinstance(value, int)},
    )


def _table(path: Path) -> dict[str, dict[str, object]]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadValue(str(path), f"cannot be read: {error}") from None


def _add(table: dict[str, object], more: object, path: Path, name: str) -> None:
    """What is listed grows; what is said once is replaced."""
    if not isinstance(more, dict):
        raise BadValue(f"{path}: {name}", "should be a table, such as [settled]")
    usual = {"reading": ("words", "characters", "lix", "everyday"), "clauses": ("joins",)}.get(name, KNOWN)
    for key, value in more.items():
        if key not in usual:
            raise BadValue(f"{path}: [{name}] {key}", f"is nothing we know; there are: {', '.join(usual)}")
        before = table.get(key)
        if isinstance(before, list) and isinstance(value, list):
            table[key] = [*before, *value]
        elif isinstance(before, dict) and isinstance(value, dict):
            table[key] = {**before, **value}
        else:
            table[key] = value


def _list(table: Mapping[str, object], joins: tuple[str, ...]) -> WordList:
    instead = table.get("instead", {})
    known = {str(word): str(right) for word, right in instead.items()} if isinstance(instead, dict) else {}
    return WordList(
        words=(*_strings(table.get("words", ())), *known),
        fine=_strings(table.get("fine", ())),
        hedges=_strings(table.get("hedges", ())),
        hedged=str(table.get("hedged", "before")),
        instead=MappingProxyType(known),
        suggestion=str(table.get("suggestion", "")),
        joins=joins,
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, Iterable) and not isinstance(value, str) else ()
