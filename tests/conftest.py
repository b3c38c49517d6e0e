"""Hypothesis without clocks: machines are noisy, laws are not."""

from hypothesis import HealthCheck, settings

_calm = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("quick", max_examples=100, **_calm)
settings.register_profile("thorough", max_examples=2_000, **_calm)
settings.load_profile("quick")
