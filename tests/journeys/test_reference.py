from pathlib import Path

from aboveboard.journeys import ROLL_UP

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "journeys.md"


def test_the_table_of_the_page_is_the_one_that_runs():
    rows = [
        f"| {lifecycle} | {state} | {roll.state.name if roll.state else 'as it is'} | "
        f"{roll.weight.name.lower().replace('_', ' ')} |"
        for (lifecycle, state), roll in ROLL_UP.items()
    ]
    assert PAGE.read_text(encoding="utf-8").split("|---|---|---|---|\n")[1] == "\n".join(rows) + "\n"
