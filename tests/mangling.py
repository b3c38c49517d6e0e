"""Payloads with something wrong in them: whatever a provider may send by mistake."""

import copy

from hypothesis import strategies as st

MOST = 3
"""How many things are wrong with one payload, at most."""
texts = st.text(max_size=3) | st.sampled_from(
    [
        "\ud800",
        "NaN",
        "-0",
        "1e99",
        "0001-01-01",
        "2026-03-02 PDT",
        "2999-12-31 23:59:59 PDT",
        "2999-12-31T23:59:59-02:00",
        "9999-12-31T23:59:59Z",
    ]
)
odd = (
    st.none()
    | st.booleans()
    | st.integers(-5, 10**30)
    | st.floats()
    | texts
    | st.sampled_from([[], [None], [{}], [[]], [1, {}], {}, {"a": 1}, {"data": [3]}])
)


@st.composite
def mangled(draw, payloads):
    """One of these payloads, with one thing in it or a few left out or replaced by something odd."""
    broken = copy.deepcopy(draw(st.sampled_from(payloads)))
    for _ in range(draw(st.integers(1, MOST))):
        places = list(_places(broken))
        if not places:
            break
        *way, last = draw(st.sampled_from(places))
        node = broken
        for key in way:
            node = node[key]
        if draw(st.booleans()):
            del node[last]
        else:
            # A copy: what is put in may be changed next.
            node[last] = copy.deepcopy(draw(odd))
    return broken


def _places(node, way=()):
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in inside:
        yield (*way, key)
        yield from _places(child, (*way, key))
