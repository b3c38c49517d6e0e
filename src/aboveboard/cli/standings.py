"""How far each language is, as a table and as JSON."""

import json
from collections.abc import Iterable

from ..catalogs import Row, Standing

_GAP = "  "


def as_json(rows: Iterable[Row]) -> str:
    """For machines: one object a state and language."""
    found = [
        {
            "lifecycle": row.name,
            "part": row.part or None,
            "locale": row.locale,
            "standing": row.standing.value,
            "stale": row.stale,
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
        keys: Below, every sentence that is to be translated.
    """
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
        yield from (f"{row.locale}: {key} is stale" for key in row.stale)
        yield from (f"{row.locale}: {key} is missing" for key in row.missing)
