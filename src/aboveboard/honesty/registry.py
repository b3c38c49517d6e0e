"""Every rule, by what it is about."""

from .budget_rules import BUDGETS
from .form_rules import FORM
from .readability_rules import READABILITY
from .rules import Rule
from .structure_rules import STRUCTURE
from .words_rules import WORDS

GROUPS: dict[str, tuple[Rule, ...]] = {
    "What the machine requires of the words": STRUCTURE,
    "What a sentence may be made of": FORM,
    "What words claim": WORDS,
    "How hard it is to read": READABILITY,
    "Whether there is room for it": BUDGETS,
}
RULES: tuple[Rule, ...] = (*STRUCTURE, *FORM, *WORDS, *READABILITY, *BUDGETS)
