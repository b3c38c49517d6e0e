"""Three ways to keep a transaction that go wrong when two pieces of news arrive at once, and one that does not."""

from collections.abc import Callable
from typing import Any, NamedTuple

from aboveboard import Lifecycle
from aboveboard.testing import RaceLost, check_race, gate, race_matrix
from services.service import Billing, News, Service


class Store:
    """One row: the news of a transaction, and how often it was saved."""

    def __init__(self) -> None:
        self.row: list[News] = []
        self.version = 0

    def load(self) -> tuple[list[News], int]:
        """What was saved last."""
        gate("load")
        return list(self.row), self.version

    def save(self, row: list[News]) -> None:
        """Save it, whatever is there."""
        gate("save")
        self.row, self.version = row, self.version + 1

    def save_if(self, row: list[News], version: int) -> bool:
        """Save it unless somebody else has saved since; whether it was."""
        gate("save")
        if self.version != version:
            return False
        self.row, self.version = row, version + 1
        return True


class Kept:
    """A service whose news is kept in a store, and loaded for each delivery."""

    def __init__(self, billing: Billing) -> None:
        self.billing = billing
        self.store = Store()

    def start(self, opening: Any) -> None:
        """Open it."""
        self.opening = opening
        service = Service(self.billing)
        service.start(opening)
        self.store.row = service.news

    def loaded(self) -> tuple[Service, int]:
        """The service as it was saved last."""
        row, version = self.store.load()
        service = Service(self.billing)
        service.start(self.opening)
        service.news = row
        service._work_out()
        return service, version

    def deliver(self, event: Any) -> Any:
        """Try again until nobody else has saved in between."""
        while True:
            service, version = self.loaded()
            answer = service.deliver(event)
            if self.store.save_if(service.news, version):
                return answer

    def tick(self, at: Any) -> None:
        """Words are not looked at in a race."""

    def state(self) -> str:
        """Where it stands."""
        return self.loaded()[0].state()

    def money(self) -> dict[str, int]:
        """Who has how much."""
        return self.loaded()[0].money()

    def view(self, locale: str) -> None:
        """Words are not looked at in a race."""

    def close(self) -> None:
        """Nothing is kept."""


class SavesTheWhole(Kept):
    """Loads, decides and saves the whole: whoever saves last wins."""

    def deliver(self, event: Any) -> Any:
        service, _ = self.loaded()
        answer = service.deliver(event)
        self.store.save(service.news)
        return answer


class LooksFirst(Kept):
    """Looks whether it knows the id, and then writes a row of its own: nothing holds the two together."""

    def deliver(self, event: Any) -> Any:
        service, _ = self.loaded()
        answer = service.deliver(event)
        if answer != "duplicate":
            gate("insert")
            self.store.row.append(service._read(event))
        return answer


class SavesWhatItHad(Kept):
    """Notices that somebody else has saved, and then saves what it had worked out before."""

    def deliver(self, event: Any) -> Any:
        service, version = self.loaded()
        answer = service.deliver(event)
        while not self.store.save_if(service.news, version):
            _, version = self.store.load()
        return answer


MUTANTS: tuple[type[Kept], ...] = (SavesTheWhole, LooksFirst, SavesWhatItHad)


class Raced(NamedTuple):
    """How many races were run, and how many were lost."""

    races: int
    lost: int


def raced(lifecycle: Lifecycle, make: Callable[[], Kept], every: int = 1) -> Raced:
    """Run the races of a lifecycle, or every so many of them."""
    chosen = race_matrix(lifecycle)[::every]
    return Raced(len(chosen), sum(_is_lost(race, make) for race in chosen))


def _is_lost(race: Any, make: Callable[[], Kept]) -> bool:
    try:
        check_race(race, make)
    except RaceLost:
        return True
    return False
