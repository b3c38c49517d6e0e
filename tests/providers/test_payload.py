import pytest

from aboveboard.errors import BadPayload
from aboveboard.providers.payload import Payload


def payload(value):
    return Payload({"field": value}, "payload")


@pytest.mark.parametrize(
    "figures", ["1e999999999", "1e-5000000", "-1e999999999", "0.001", "NaN", "Infinity", "x", "", None]
)
def test_an_amount_that_cannot_be_said_names_its_place(figures):
    """
    An absurd amount is refused where it stands, never rounded.
    """
    with pytest.raises(BadPayload, match=r"payload\.field"):
        payload(figures).in_figures("field", "EUR")


@pytest.mark.parametrize(("figures", "minor"), [("42.00", "42.00"), (-4.2, "4.20"), ("42", "42.00"), (7, "7.00")])
def test_an_amount_is_read_without_its_sign(figures, minor):
    assert f"{payload(figures).in_figures('field', 'eur').amount:.2f}" == minor


@pytest.mark.parametrize(
    "moment",
    ["2999-12-31T23:59:00-12:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-01:00", "yesterday", "", None],
)
def test_a_moment_that_nobody_lives_to_see_names_its_place(moment):
    """
    We do not promise you anything for the year three thousand.
    """
    with pytest.raises(BadPayload, match=r"payload\.field"):
        payload(moment).instant("field")
