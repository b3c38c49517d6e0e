import pytest

from aboveboard.flows import LIFECYCLES
from aboveboard.testing import LAWS


@pytest.mark.parametrize("law", LAWS, ids=lambda law: f"{law.number:02}_{law.holds.__name__}")
@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_every_lifecycle_keeps_every_law(lifecycle, law):
    """
    What we promise, we promise for every kind of payment.
    """
    law.prove(lifecycle)
