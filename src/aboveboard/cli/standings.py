"""How far each language is, as a table and as JSON."""

import json
from collections import Counter
from collections.abc import Iterable

from ..catalogs import Differing, Row, Standing

_GAP = "  "
_MARKED = "filled in, but still marked fuzzy"


def as_json(rows: Iterable[Row]) -> str:
    """For machines: one object a state and language."""
    found = [
        {
            "lifecycle": row.name,
            "part": row.part or None,
            "locale": row.locale,
            "standing": row.standing.value,
            "stale": row.stale,
            "fuzzy": row.fuzzy,
            "missing": row.missing,
        }
        for row in rows
    ]
    return json.dumps({"rows": found}, indent=2)


def as_table(rows: tuple[Row, ...], *, everything: bool, keys: bool) -> str:
    """
    For people: a column a language, a line a lifecycle, and under it a line for each state that is not complete.

    Args:
        rows: What to show.
        everything: Every state.
        keys: Below, every sentence that has something to be done, and what.
    """
    if not rows:
        return "Nothing of this is kept here: it ships with the library."
    locales = list(dict.fromkeys(row.locale for row in rows))
    cells = {(row.name, row.part, row.locale): row for row in rows}
    lines = [["", *locales]]
    for name in dict.fromkeys(row.name for row in rows):
        lines.append(
            [name, *(_together([row for row in rows if (row.name, row.locale) == (name, one)]) for one in locales)]
        )
        for part in dict.fromkeys(row.part for row in rows if row.name == name and row.part):
            found = [cells.get((name, part, locale)) for locale in locales]
            if everything or any(row and row.standing is not Standing.COMPLETE for row in found):
                lines.append([f"  {part}", *(row.standing.value if row else "" for row in found)])
    told = "\n".join(_aligned(lines))
    return "\n".join((told, "", *_keys(rows))) if keys else told


def _together(rows: list[Row]) -> str:
    """All states of one lifecycle in a word."""
    if not rows:
        return "ships"
    done = sum(row.standing is Standing.COMPLETE for row in rows)
    if len(rows) == 1 or done == len(rows):
        return rows[0].standing.value
    return f"{done} of {len(rows)}" if done else "none yet"


def _aligned(lines: list[list[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield _GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _keys(rows: Iterable[Row]) -> Iterable[str]:
    for row in rows:
        for key in row.stale:
            yield f"{row.locale}: {key} is stale{f': {_MARKED}' if key in row.fuzzy else ''}"
        yield from (f"{row.locale}: {key} is {_MARKED}" for key in row.fuzzy if key not in row.stale)
        yield from (f"{row.locale}: {key} is missing" for key in row.missing)


def differing_as_json(found: Iterable[Differing]) -> str:
    """For machines: one object an English sentence and language."""
    said = [
        {
            "locale": one.locale,
            "english": one.english,
            "translations": [{"text": forms, "keys": keys} for forms, keys in one.said],
        }
        for one in found
    ]
    return json.dumps({"differing": said}, indent=2)


def differing_as_text(found: tuple[Differing, ...]) -> str:
    """For people: the English, and under it each translation with its keys."""
    lines = list[str]()
    for one in found:
        lines.append(f"{one.locale}: {_quoted(one.english)}")
        lines += [f"  {_quoted(forms)}: {', '.join(keys)}" for forms, keys in one.said]
    lines.append(_counted(found))
    return "\n".join(lines)


def _counted(found: tuple[Differing, ...]) -> str:
    if not found:
        return "All that is the same in English has one translation in each language."
    counts = Counter(one.locale for one in found)
    told = ", ".join(f"{locale} {count}" for locale, count in counts.items())
    return f"English that is translated in several ways: {told}. Where grammar asks for it, that is as it should be."


def _quoted(forms: tuple[str, ...]) -> str:
    return f"“{' / '.join(forms)}”"
