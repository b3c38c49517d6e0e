"""Which mutants some scripts kill, and in what time: every mutant meets only news that comes by it."""

from collections import deque
from collections.abc import Iterable, Iterator

from benchmarks.mutation.lines import noting, parts
from benchmarks.mutation.mutants import Mutant
from benchmarks.mutation.scripts import End, Script
from benchmarks.mutation.trees import Node, Saved, grown, is_other, restored, saved


class Runner:
    """Runs scripts once as they are, notes which parts of the services each step comes by, and then tries mutants."""

    def __init__(self, chosen: Iterable[Script]) -> None:
        self.nodes = grown(chosen)
        self._noted = b""

    def clean(self) -> list[Script]:
        """Run every script with nothing changed; leave out what disagrees even so, which should be nothing."""
        disagreeing, right, read = list[Node](), list[Node](), set[object]()
        with noting() as seen:
            nothing = bytes(seen)
            for node in self.nodes:
                if node.parent is not None and not node.parent.known:
                    continue
                if node.is_like_another():
                    continue
                seen[:] = nothing
                service = node.service()
                if node.end(service, read) is not End.AGREES:
                    disagreeing.append(node)
                    continue
                node.learns(service, bytes(seen))
                right.append(node)
        self.nodes = right
        self._noted = b"".join(node.noted for node in right)
        return [node.script for node in disagreeing]

    def end(self, mutant: Mutant) -> End:
        """
        How the scripts that come by a mutant end: with the first that disagrees, if any does.

        Up to where a script first comes by it, nothing is changed, so it begins there with what the
        service knew. Where it then knows something else than it should, that is followed to the end.
        """
        ends, strayed = {End.AGREES}, set[Node]()
        with mutant.planted():
            for node in self.passing_by(mutant):
                if not strayed.isdisjoint(node.above()):
                    continue
                service = node.service()
                ends.add(node.end(service))
                if End.DISAGREES in ends:
                    return End.DISAGREES
                known = saved(service)
                if is_other(known, node.known):
                    strayed.add(node)
                    ends.add(self._follow(node, known))
                if End.DISAGREES in ends:
                    return End.DISAGREES
        return End.TIRES if End.TIRES in ends else End.AGREES

    def passing_by(self, mutant: Mutant) -> Iterator[Node]:
        """What comes by a mutant, the shortest scripts first."""
        if mutant.of == "sentences":
            # What a sentence was is remembered, so that only the first script came by there.
            yield from self.nodes
            return
        found = parts()
        noted = self._noted[found.of(mutant) :: found.count]
        index = noted.find(1)
        while index >= 0:
            yield self.nodes[index]
            index = noted.find(1, index + 1)

    def _follow(self, node: Node, known: Saved) -> End:
        """What comes of a service that knows something wrong."""
        found = End.AGREES
        todo = deque((child, known) for child in node.children.values() if child.known)
        while todo:
            child, before = todo.popleft()
            service = restored(before)
            end = child.end(service)
            if end is End.DISAGREES:
                return end
            found = End.TIRES if end is End.TIRES else found
            known = saved(service)
            todo.extend((one, known) for one in child.children.values() if one.known)
        return found
