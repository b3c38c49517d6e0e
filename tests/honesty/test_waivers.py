import pytest

from aboveboard.errors import BadValue
from aboveboard.honesty import Finding, Place, Severity, Waiver, configured
from aboveboard.honesty.waivers import waived

SOON = Finding("AB304", Severity.WARNING, "billing.paid:label", "de", "Bald", "says 'Bald'")
HERE = Place("pyproject.toml")


def asked(*waivers, findings=(SOON,)):
    return list(waived(findings, waivers))


@pytest.mark.parametrize("key", ["billing.paid:label", "billing.*", "*:label"])
@pytest.mark.parametrize("locale", ["", "de"])
def test_a_waiver_says_why_a_warning_may_pass(key, locale):
    (one,) = asked(Waiver("AB304", key, "Our bank says so.", locale))
    assert one.waived == "Our bank says so."


@pytest.mark.parametrize(
    ("waiver", "what"),
    [
        (Waiver("AB304", "billing.paid:label", ""), "does not say why"),
        (Waiver("AB103", "billing.paid:label", "because"), "is an error"),
        (Waiver("AB999", "billing.paid:label", "because"), "is no rule"),
    ],
)
def test_a_waiver_that_is_not_in_order_is_an_error(waiver, what):
    """
    An error cannot be waived: a customer would be misled.
    """
    found = asked(waiver)
    assert found[0] == SOON or found[1] == SOON
    (fault,) = [one for one in found if one.code == "AB001"]
    assert fault.severity is Severity.ERROR
    assert what in fault.what


@pytest.mark.parametrize(
    "waiver",
    [Waiver("AB304", "billing.gone:label", "x"), Waiver("AB304", "*", "x", "fr"), Waiver("AB303", "*", "x")],
)
def test_a_waiver_that_nothing_needs_is_said(waiver):
    kept, stale = asked(waiver)
    assert kept.counts
    assert (stale.code, stale.severity) == ("AB001", Severity.WARNING)


def test_the_configuration_says_them_by_code_and_key():
    table = {"AB304": {"billing.paid:label": "x", "billing.*:notice de": " y "}}
    assert configured(table, HERE) == (
        Waiver("AB304", "billing.paid:label", "x", place=HERE),
        Waiver("AB304", "billing.*:notice", "y", "de", HERE),
    )


@pytest.mark.parametrize("found", ["why", ["billing"], {"billing.paid:label": 3}])
def test_another_shape_is_refused(found):
    with pytest.raises(BadValue, match="AB304"):
        configured({"AB304": found}, HERE)
