"""
Faults that no single disturbance of a short journey need show: each takes a combination.

They were written down before any layer had been run against any of them, and are not changed
afterwards. What the layers miss is listed by name.
"""

import struct
from datetime import date, datetime, timedelta
from types import ModuleType
from typing import Any

from services import bank_debit, card_payment, payout, purchase
from services.service import News, Place, Service


class Faulty(Service):
    """A service with one fault; its docstring says which."""

    of: ModuleType

    def __init__(self) -> None:
        super().__init__(self.of)  # type: ignore[arg-type]
        self.came_late: set[str] = set()
        self.heard: dict[str, datetime] = {}

    def how_often(self, *triggers: str) -> int:
        """How much news of these kinds was taken so far."""
        return sum(done.news.trigger in triggers for done in self.done)

    def note(self, event: Any) -> None:
        """Remember when some news came, and whether it came late."""
        if any(one.at > event.occurred_at for one in self.news):
            self.came_late.add(event.reference)
        self.heard.setdefault(event.reference, self.now)


class ThirdCapture(Faulty):
    """A third part collected takes all that is left, whatever it says."""

    of = card_payment

    def _after(self, place: Place, news: News) -> Place | None:
        if news.trigger == "capture" and self.how_often("capture") >= 2:
            news = news._replace(minor=None)
        return super()._after(place, news)


class SettlesTheLastPart(Faulty):
    """Two parts collected and received in one sum: only the last part arrives."""

    of = card_payment

    def _after(self, place: Place, news: News) -> Place | None:
        parts = [done.news.minor for done in self.done if done.news.trigger == "capture"]
        if news.trigger == "settle" and len(parts) > 1 and news.minor == place.money.get("in_transit"):
            news = news._replace(minor=parts[-1])
        return super()._after(place, news)


class KeepsTheRest(Faulty):
    """Once a part of the rest was released, the time running out no longer releases what remains."""

    of = card_payment

    def _after(self, place: Place, news: News) -> Place | None:
        if news.trigger == "expire" and place.state != "authorised" and self.how_often("release_remainder"):
            return place
        return super()._after(place, news)


class RestatesFromTheFirst(Faulty):
    """An amount changed a second time is reckoned from the first amount."""

    of = card_payment

    def _after(self, place: Place, news: News) -> Place | None:
        if news.trigger in ("open", "adjust") and self.how_often("open", "adjust"):
            place = place._replace(amount=self._in_order()[0].minor or 0)
        return super()._after(place, news)


class LateNewsIsNotMeasured(Faulty):
    """News that came late takes what there is, where it names too much."""

    of = card_payment

    def deliver(self, event: Any) -> str | tuple[str, ...] | None:
        self.note(event)
        return super().deliver(event)

    def _after(self, place: Place, news: News) -> Place | None:
        after = super()._after(place, news)
        if after is None and news.reference in self.came_late:
            return super()._after(place, news._replace(minor=None))
        return after


class StopsLookingAfterARepeat(Faulty):
    """Once anything was repeated, a second and different report of a fact passes for a repetition."""

    of = card_payment
    has_repeated = False

    def deliver(self, event: Any) -> str | tuple[str, ...] | None:
        is_known = any(one.reference == event.reference for one in self.news)
        if is_known and self.has_repeated:
            return "duplicate"
        self.has_repeated = self.has_repeated or is_known
        return super().deliver(event)


class WaitsInOrderOfArrival(Faulty):
    """What waits is tried again in the order in which it came, not in that in which it happened."""

    of = card_payment

    def _try_again(self) -> None:
        self.waiting.sort(key=self.news.index)
        super()._try_again()


class SecondRefundFailing(Faulty):
    """Of two refunds under way the second fails, and both are taken back."""

    of = purchase

    def _after(self, place: Place, news: News) -> Place | None:
        if news.trigger == "fail_refund" and self.how_often("start_refund") > 1:
            news = news._replace(minor=None)
        return super()._after(place, news)


class SecondPartIsTheLast(Faulty):
    """A second part that was refunded is taken for the last one."""

    of = purchase

    def _after(self, place: Place, news: News) -> Place | None:
        after = super()._after(place, news)
        if after and after.state == "partly_refunded" and news.trigger == "refund" and self.how_often("refund"):
            return after._replace(state="refunded")
        return after


class SecondDisputeMovesNothing(Faulty):
    """After the bank changed its decision, a second dispute moves no money."""

    of = purchase

    def _after(self, place: Place, news: News) -> Place | None:
        after = super()._after(place, news)
        if after and news.trigger == "dispute" and self.how_often("win_dispute") and self.how_often("lose_dispute"):
            return after._replace(money=place.money)
        return after


class CorrectionAfterRefund(Faulty):
    """A correction of what is partly refunded already forgets the refund."""

    of = purchase

    def _after(self, place: Place, news: News) -> Place | None:
        after = super()._after(place, news)
        if after and after is not place and news.trigger == "correct" and self.how_often("refund"):
            return after._replace(money={"payee": after.amount})
        return after


class ForgetsIdsAtACorrection(Faulty):
    """After a correction, the id of what came before it is new again."""

    of = payout

    def _read(self, event: Any) -> News:
        news = super()._read(event)
        known = [index for index, one in enumerate(self.news) if one.reference == news.reference]
        corrected = [index for index, one in enumerate(self.news) if one.trigger in ("correct", "adjust")]
        if known and corrected and known[-1] < corrected[-1]:
            return news._replace(reference=f"{news.reference} again")
        return news


class RepeatOfALateOne(Faulty):
    """The id of news that came late is not remembered, so its repetition counts."""

    of = payout

    def deliver(self, event: Any) -> str | tuple[str, ...] | None:
        if not any(one.reference == event.reference for one in self.news):
            self.note(event)
        return super().deliver(event)

    def _read(self, event: Any) -> News:
        news = super()._read(event)
        if news.reference in self.came_late and any(one.reference == news.reference for one in self.news):
            return news._replace(reference=f"{news.reference} again")
        return news


class SecondReturnGoesAstray(Faulty):
    """Money that comes back a second time, after another try, stays on its way."""

    of = payout

    def _after(self, place: Place, news: News) -> Place | None:
        after = super()._after(place, news)
        tried = self.how_often("retry") and self.how_often("return_funds")
        if after and after is not place and news.trigger == "return_funds" and tried:
            back = after.money.get("held", 0)
            others = {holder: part for holder, part in after.money.items() if holder != "held"}
            return after._replace(money={**others, "returning": back})
        return after


class LateOnlyOnce(Faulty):
    """In a state that it has been in before, it never says that we are late."""

    of = payout

    def _is_over(self, day: date) -> bool:
        here = self.place
        has_been_here = any(one.before.state == here.state and one.before.since != here.since for one in self.done)
        return super()._is_over(day) and not has_been_here


class WaitsOnlyADay(Faulty):
    """News that fits nothing for a day is thrown away."""

    of = payout

    def deliver(self, event: Any) -> str | tuple[str, ...] | None:
        self.news = [one for one in self.news if one not in self.waiting or self.now - one.at <= timedelta(days=1)]
        return super().deliver(event)


class LooksBackTwoSteps(Faulty):
    """Whether news is merely late is looked for only among the last two things that happened."""

    of = payout

    def _is_late(self, news: News) -> bool:
        known = self.done
        self.done = known[-2:]
        try:
            return super()._is_late(news)
        finally:
            self.done = known


class WeekendsAreShorter(Faulty):
    """A period in working days that begins on a weekend ends a day too early."""

    of = payout

    def _due(self) -> date | None:
        due = super()._due()
        begins_on_a_weekend = self.place.since.weekday() >= 5 and self.place.state != "unclaimed"
        return due - timedelta(days=1) if due and begins_on_a_weekend else due


class BlockedTwice(Faulty):
    """Let go after it was stopped a second time, it counts as not sent."""

    of = payout

    def _after(self, place: Place, news: News) -> Place | None:
        after = super()._after(place, news)
        if after and after is not place and news.trigger == "unblock" and self.how_often("block") > 1:
            return after._replace(state="created")
        return after


class TimeFromTheFirstVisit(Faulty):
    """The time of a state that is entered again counts from when it was entered first."""

    of = bank_debit

    def _after(self, place: Place, news: News) -> Place | None:
        after = super()._after(place, news)
        if after and after is not place and after.since == news.at:
            for done in self.done:
                if done.before.state == after.state:
                    return after._replace(since=done.before.since)
        return after


class OldNewsRestartsTheTime(Faulty):
    """Being told again what we knew, in other words, begins the time of a state anew."""

    of = bank_debit

    def _take(self, news: News) -> bool:
        taken = super()._take(news)
        if taken and not self.done[-1].is_new:
            self.place = self.place._replace(since=news.at)
        return taken


class SmallFloats(Faulty):
    """Amounts are kept as 32 bit floats."""

    of = bank_debit

    def _read(self, event: Any) -> News:
        news = super()._read(event)
        if news.minor is None:
            return news
        (kept,) = struct.unpack("f", struct.pack("f", news.minor))
        return news._replace(minor=int(kept))


class SortsOverThreePlaces(Faulty):
    """News that comes late moves up three places at most."""

    of = bank_debit

    def _in_order(self) -> list[News]:
        found: list[News] = []
        for news in self.news:
            place = len(found)
            while place > max(1, len(found) - 3) and found[place - 1].key() > news.key():
                place -= 1
            found.insert(place, news)
        return found


class SecondUndoing(Faulty):
    """Undone, collected after all, and undone again: the second time passes for a repetition of the first."""

    of = bank_debit

    def _after(self, place: Place, news: News) -> Place | None:
        undone = news.trigger in ("charge_back", "late_fail")
        if undone and self.how_often("cancel_chargeback") and self.how_often("charge_back", "late_fail"):
            return place
        return super()._after(place, news)


class ForgetsIdsAfterAMonth(Faulty):
    """What comes again more than a month after it came first is new again."""

    of = bank_debit

    def deliver(self, event: Any) -> str | tuple[str, ...] | None:
        self.note(event)
        return super().deliver(event)

    def _read(self, event: Any) -> News:
        news = super()._read(event)
        heard = self.heard.get(news.reference)
        if heard is not None and self.now - heard > timedelta(days=30):
            return news._replace(reference=f"{news.reference} again")
        return news


class LastReportOfALateOneWins(Faulty):
    """Where the first report of a fact came late, a second and different one replaces it."""

    of = bank_debit

    def deliver(self, event: Any) -> str | tuple[str, ...] | None:
        known = [one for one in self.news if one.reference == event.reference]
        if not known:
            self.note(event)
        elif event.reference in self.came_late:
            self.news = [one for one in self.news if one not in known]
        return super().deliver(event)


class TriesOneOfThoseThatWait(Faulty):
    """Of several pieces of news that wait, only one is tried again."""

    of = bank_debit

    def _try_again(self) -> None:
        for index, news in enumerate(self.waiting):
            if self._take(news):
                del self.waiting[index]
                return


class SecondPartPassedOn(Faulty):
    """A second part passed on under its other name takes all that is held."""

    of = bank_debit

    def _after(self, place: Place, news: News) -> Place | None:
        if news.trigger == "release_hold" and self.how_often("pay_out"):
            news = news._replace(minor=None)
        return super()._after(place, news)


FAULTS: tuple[type[Faulty], ...] = tuple(Faulty.__subclasses__())
