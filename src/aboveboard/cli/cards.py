"""A calm card for one transaction in a terminal."""

from typing import Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Column, Table
from rich.text import Text

from ..transaction import Standing
from ..view import News, View
from ..words import Words

WIDTH = 78


def card(view: View, words: Words, *, width: int = WIDTH) -> RenderableType:
    """Label on the frame; explanation, money, what is next and what to do; then the timeline."""
    right = words.direction == "rtl"
    justify: Literal["left", "right"] = "right" if right else "left"
    paragraphs = [Text(words.explanation, style="bold", justify=justify)]
    paragraphs += [
        Text(part, justify=justify) for part in (words.money, words.next_step, words.action, *words.notes) if part
    ]
    parts: list[RenderableType] = [Padding(paragraph, (0, 0, 1, 0)) for paragraph in paragraphs]
    parts.append(_timeline(words, right))
    parts.append(Padding(Text(words.last_heard, style="dim", justify=justify), (1, 0, 0, 0)))
    return Panel(
        Group(*parts),
        title=Text(f" {words.label} ", style=f"bold {_colour(view)}"),
        title_align="right" if right else "left",
        border_style=_colour(view),
        width=width,
        padding=(1, 2),
    )


def _timeline(words: Words, right: bool) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    when = Column(justify="left" if right else "right", no_wrap=True, style="dim")
    # Folding, because some languages have no spaces to wrap at.
    text = Column(justify="right" if right else "left", overflow="fold", ratio=1)
    table.columns.extend((text, when) if right else (when, text))
    for line in words.timeline:
        cells = (Text(line.when), Text(line.text))
        table.add_row(*(reversed(cells) if right else cells))
    return table


def _colour(view: View) -> str:
    late = view.promise is not None and view.promise.standing is Standing.OVERDUE
    return "yellow" if late or view.news is not News.CLEAR else "cyan"
