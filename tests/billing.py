"""A small project of somebody else, with a lifecycle of its own, written into a folder."""

import sys
from pathlib import Path

from attrs import frozen

from aboveboard.catalogs import Project, read_project, replace_all, update
from aboveboard.lifecycle import Lifecycle

CONFIGURATION = """\
[tool.aboveboard]
lifecycles = ["billing.flows:SUBSCRIPTION"]
catalogs = "src/billing/locale"
locales = [{locales}]

[tool.ruff]
line-length = 100
"""

WORDS = '''\
"""Sentences that several states say."""

ASK = "If something is wrong, please write to us."
'''

FLOWS = '''\
"""How a subscription is paid."""

from pathlib import Path

from aboveboard import Edge, Lifecycle, State, Wording
from aboveboard.flows.reasons import CARD_EXPIRED
from aboveboard.lifecycle import CONFIRMED, HELD, PAYEE, PAYER, Party, days
from aboveboard.wording import Plural, Reason

from .words import ASK

PLAN_ENDED = Reason("plan_ended", "The plan had ended.")

WAITING = State(
    "waiting",
    says=Wording(
        label="Waiting",
        explanation="{merchant} has asked your bank for {amount}.",
        next_step="We expect to know by {expected_by}. {nothing_to_do}",
        if_late="We expected to know by {expected_by}. {nothing_to_do}",
    ),
    answer_within=days(3, source="our own promise"),
)
FAILED = State(
    "failed",
    says=Wording(
        label="Not paid",
        explanation="The payment of {amount} did not go through. {reason}",
        next_step="It stays unpaid until you try again.",
        action=ASK,
    ),
    open_ended=True,
)
PAID_WORDS = Wording(
    label="Paid",
    explanation="{merchant} has the money.",
    next_step="{can_change} {nothing_to_do}",
)
PAID = State("paid", says=PAID_WORDS, certainty=CONFIRMED, may_change_for=days(30, source="our own terms"))
REFUNDED = State(
    "refunded",
    says=Wording(
        label="Sent back",
        explanation=Plural(one="{returned} was sent back.", other="{returned} was sent back, in {count} parts."),
        next_step="Nothing more happens. {nothing_to_do}",
    ),
    final=True,
)

SUBSCRIPTION = Lifecycle(
    "subscription",
    starts=WAITING,
    opened="{merchant} asked for {amount}.",
    names=("merchant",),
    reasons=(CARD_EXPIRED, PLAN_ENDED),
    catalogs=Path(__file__).parent / "locale",
    money={PAYEE: "{merchant} has {part}, for your subscription."},
    edges=(
        Edge("set_aside", WAITING, WAITING, by=Party.BANK, moves=PAYER >> HELD,
             notice="Your bank set {moved} aside."),
        Edge("pay", WAITING, PAID, moves=(HELD | PAYER) >> PAYEE,
             notice="{merchant} got {moved}."),
        Edge("fail", WAITING, FAILED, by=Party.BANK,
             notice="The payment did not go through. {reason}"),
        Edge("retry", FAILED, WAITING, by=Party.CUSTOMER,
             notice="You tried again, and {merchant} has asked your bank once more."),
        Edge("pay_late", FAILED, PAID, moves=(HELD | PAYER) >> PAYEE, key="pay",
             notice="{merchant} got {moved}."),
        Edge("refund", PAID, REFUNDED, moves=PAYEE >> PAYER,
             notice="{merchant} sent {moved} back."),
    ),
)
'''


@frozen
class Billing:
    """The project, and what its developers and translators do to it."""

    root: Path

    @property
    def project(self) -> Project:
        """Its configuration. Python reads a module once, so what was read before is forgotten."""
        for name in ("billing", "billing.flows", "billing.words"):
            sys.modules.pop(name, None)
        return read_project(self.root / "pyproject.toml")

    @property
    def lifecycle(self) -> Lifecycle:
        """As it stands now."""
        return self.project.load()[0]

    @property
    def flows(self) -> Path:
        """Where the lifecycle is written."""
        return self.root / "src" / "billing" / "flows.py"

    def po(self, locale: str, name: str = "subscription") -> Path:
        """One file of a language."""
        return self.root / "src" / "billing" / "locale" / locale / "LC_MESSAGES" / f"{name}.po"

    def rewrite(self, path: Path, old: str, new: str) -> None:
        """Change some text in a file."""
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    def python(self, old: str, new: str) -> None:
        """A developer changes a sentence."""
        self.rewrite(self.flows, old, new)

    def update(self, *minor: str) -> None:
        """Bring all languages up to date."""
        replace_all(update(self.project, minor).files)

    def translate(self, locale: str, key: str, *strings: str, name: str = "subscription") -> None:
        """A translator saves a sentence, with the editor that they have."""
        import polib

        path = self.po(locale, name)
        catalog = polib.pofile(str(path), wrapwidth=0)
        entry = next(entry for entry in catalog if entry.msgctxt == key)
        if len(strings) > 1:
            entry.msgstr_plural = dict(enumerate(strings))
        else:
            entry.msgstr = strings[0]
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = entry.previous_msgid_plural = None
        catalog.save()

    def translate_all(self, locale: str, mark: str) -> None:
        """Every sentence, as the English with a mark before it."""
        import polib

        for path in self.po(locale).parent.glob("*.po"):
            catalog = polib.pofile(str(path), wrapwidth=0)
            for entry in catalog.untranslated_entries():
                forms = [entry.msgid, *[entry.msgid_plural] * (len(entry.msgstr_plural) - 1)]
                if entry.msgstr_plural:
                    entry.msgstr_plural = {index: f"{mark} {text}" for index, text in enumerate(forms)}
                else:
                    entry.msgstr = f"{mark} {entry.msgid}"
            catalog.save()


def billing(root: Path, *locales: str) -> Billing:
    """Write the project into a folder."""
    package = root / "src" / "billing"
    package.mkdir(parents=True)
    listed = ", ".join(f'"{locale}"' for locale in locales or ("de", "fr"))
    (root / "pyproject.toml").write_text(CONFIGURATION.format(locales=listed), encoding="utf-8")
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "words.py").write_text(WORDS, encoding="utf-8")
    (package / "flows.py").write_text(FLOWS, encoding="utf-8")
    return Billing(root)
