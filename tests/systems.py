"""Systems to put beside a lifecycle: one that is right, and what it can get wrong."""

from aboveboard import Transaction, look, record, render
from aboveboard.flows import PURCHASE


class Calm:
    """Keeps what it hears, and lets the library say where that leads."""

    lifecycle = PURCHASE

    def start(self, opening):
        self.transaction = Transaction.opened_by(self.lifecycle, opening)
        self.now = opening.occurred_at

    def deliver(self, event):
        if self.transaction.id not in event.about:
            return None
        outcome = record(self.transaction, event)
        self.transaction = outcome.transaction
        return outcome.verdict

    def tick(self, at):
        self.now = at

    def state(self):
        return self.transaction.state.name

    def money(self):
        return self.transaction.position

    def view(self, locale):
        return render(look(self.transaction, at=self.now), locale=locale)

    def close(self):
        pass


class Wordless(Calm):
    """Says nothing to customers, so that a test of something else is quick."""

    def view(self, locale):
        return None


class Silent(Wordless):
    """Has no opinion on anything."""

    def deliver(self, event):
        super().deliver(event)

    def state(self):
        return None

    money = state


class Slow(Calm):
    """The same, awaited."""

    async def start(self, opening):
        super().start(opening)

    async def deliver(self, event):
        return super().deliver(event)

    async def tick(self, at):
        super().tick(at)

    async def state(self):
        return super().state()

    async def money(self):
        return super().money()

    async def view(self, locale):
        return super().view(locale)

    async def close(self):
        super().close()
